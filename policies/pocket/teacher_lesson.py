"""What a teacher tells the sentence encoder: its own direction of each text, in English and in Chinese.

The teacher has more directions than we have, so a layer that is thrown away afterwards leads from ours to
its own. Tried as well: to tell how likenesses are shared out over the texts of a batch (relational
distillation), which taught nothing about labels that were not learned from. Reimers and Gurevych (2020),
"Making Monolingual Sentence Embeddings Multilingual using Knowledge Distillation".
"""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

_TRANSLATED = 0.4  # of the texts that have a translation are read in it
_WEIGHT = 10.0


class TeacherLessons(nn.Module):
    """Texts with their translations, and the teacher's direction of each. Empty without a file."""

    def __init__(self, file: Path | None, space: int) -> None:
        super().__init__()
        self._texts: list[tuple[str, str]] = []
        wanted = np.zeros((0, 1), np.float32)
        if file is not None:
            with np.load(file) as kept:
                self._texts = json.loads(str(kept["texts"]))
                wanted = kept["directions"].astype(np.float32)
        middle = wanted.mean(axis=0) if len(wanted) else 0  # all of its directions are a little alike
        self._wanted = functional.normalize(torch.from_numpy(wanted - middle), dim=-1)
        self.head = nn.Linear(space, wanted.shape[1])

    def __len__(self) -> int:
        return len(self._texts)

    def drawn(self, count: int, lots: np.random.Generator) -> tuple[list[str], Tensor]:
        """Return so many texts, in either language, and the teacher's directions of them: count × D'."""
        places = lots.integers(len(self), size=count).tolist()
        return [self._read(place, lots) for place in places], self._wanted[places]

    def _read(self, place: int, lots: np.random.Generator) -> str:
        english, chinese = self._texts[place]
        return chinese if chinese and lots.random() < _TRANSLATED else english

    def loss(self, read: Tensor, wanted: Tensor) -> Tensor:
        """Return how far directions (count × D) are from leading to what is wanted."""
        return _WEIGHT * (1 - functional.cosine_similarity(self.head(read), wanted.to(read.device))).mean()
