"""An encoder with its weights, at work: step by step, with what it carries on."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from safetensors import safe_open

from policies.critics.encoder import ANSWERS, WINDOW, Carried, HistoryEncoder
from policies.threads import one_thread


class Loaded:
    """limits: how sure it has to be before anything is said. sure: how sure it is after the last step.

    seconds: of the processor, that the last step took.
    """

    def __init__(self, encoder: HistoryEncoder, limits: Mapping[str, float]) -> None:
        self._encoder = encoder.eval()
        self.limits = limits
        self.begin()

    @classmethod
    def from_file(cls, file: Path) -> Loaded:
        """Read the weights and limits; the file's name is the encoder's kind."""
        encoder = HistoryEncoder(file.stem)
        with safe_open(file, framework="pt") as weights:
            encoder.load_state_dict({name: weights.get_tensor(name) for name in weights.keys()})  # noqa: SIM118
            said = weights.metadata()
        return cls(encoder, {answer: float(said[answer]) for answer in ANSWERS})

    def begin(self) -> None:
        """Another run begins."""
        self._carried: Carried | None = None
        self._steps = 0
        self.seconds = 0.0
        self.sure: dict[str, float] = dict.fromkeys(ANSWERS, 0.0)

    @torch.no_grad()
    def advance(self, row: NDArray[np.float32]) -> dict[str, float]:
        """Take one more step's features (F,), and return how sure each answer is."""
        began = time.thread_time()
        with one_thread():
            self._carried, logits = self._encoder.advance(torch.from_numpy(row), self._carried)
        self.seconds = time.thread_time() - began
        self._steps += 1
        self.sure = dict(zip(ANSWERS, logits.sigmoid().tolist(), strict=True))
        return self.sure

    def catch_up(self, rows: Sequence[NDArray[np.float32]]) -> None:
        """Take the steps of the run that it has not seen."""
        for row in rows[self._steps :]:
            self.advance(row)

    @torch.no_grad()
    def distances(self, rows: Sequence[NDArray[np.float32]]) -> NDArray[np.float32] | None:
        """Return how far linear attention is from this encoder's softmax (layers, H) on a run."""
        with one_thread():
            told = self._encoder.distances(torch.from_numpy(np.stack(rows[-WINDOW:])))
        return None if told is None else told.numpy()

    @torch.no_grad()
    def gap(self, rows: Sequence[NDArray[np.float32]]) -> float:
        """Return how far what was carried on step by step is from the same run answered at once.

        It is the largest difference of how sure that is.
        """
        with one_thread():
            logits = self._encoder(torch.from_numpy(np.stack(rows))[None])[0, -1]
        sure = [self.sure[answer] for answer in ANSWERS]
        at_once: list[float] = logits.sigmoid().tolist()
        return max(abs(a - b) for a, b in zip(at_once, sure, strict=True))

    def attention(self) -> NDArray[np.float32] | None:
        """Return how the last answer attends to the last steps (layers, H, T ≤ WINDOW), where it attends."""
        weights = self._encoder.attention() if self._steps else None
        return None if weights is None else weights[..., -WINDOW:].numpy()
