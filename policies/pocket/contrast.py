"""What the encoders' training makes small: sentences apart from what they mean, and near to what they do not.

Radford and others (2021), "Learning Transferable Visual Models From Natural Language Supervision".
Axes: `N` sentences, `B` parts of screens, `O` outline, `D` directions.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from policies.pocket.lesson import Lessons
from policies.pocket.model import PocketModel
from policies.pocket.page_lesson import PageLessons, alike
from policies.pocket.processor import PocketProcessor
from policies.pocket.teacher_lesson import TeacherLessons


@dataclass(frozen=True, slots=True)
class Contrast:
    """The losses of a model on what is drawn by lot.

    dropped: of the features of sentences in batches, so that none is learned by heart.
    """

    model: PocketModel
    processor: PocketProcessor
    lots: np.random.Generator
    dropped: float = 0.0

    def of_icons(self, lessons: Lessons, outlines: Tensor, chosen: list[int], pairs: int) -> Tensor:
        """Return how badly icons (B × O) are told by what is said for them, and texts by what means them."""
        model = self.model
        said, places, fits = lessons.said(chosen, self.lots)
        asked, texts, same = lessons.read(pairs, self.lots)
        meant, left, right = self._read(said, asked, texts, dropped=self.dropped)
        logits = model.scale * meant @ model.look(outlines).T  # N x B
        fits, same = fits.to(model.device), same.to(model.device)
        pointing = _spread(logits, fits) + _spread(logits[:, places].T, fits[:, places].T)
        return pointing + 0.5 * _both_ways(model.scale * left @ right.T, same)

    def of_pages(self, paged: PageLessons, count: int) -> Tensor:
        """Return how badly the tools and texts of real programs are told by what is said for them."""
        model = self.model
        outlines, said = paged.shown(count, self.lots)
        asked, texts = paged.written(count, self.lots)
        meant, left, right = self._read(said, asked, texts)
        pointing = model.scale * meant @ model.look(outlines.to(model.device)).T
        reading = model.scale * left @ right.T
        return _both_ways(pointing, alike(meant, said)) + 0.5 * _both_ways(reading, alike(left, asked))

    def of_teacher(self, teacher: TeacherLessons, count: int) -> Tensor:
        """Return how far texts are from where the teacher has them."""
        texts, wanted = teacher.drawn(count, self.lots)
        return teacher.loss(self._read(texts)[0], wanted)

    def _read(self, *groups: Sequence[str], dropped: float = 0.0) -> list[Tensor]:
        """Return the directions of sentences by their groups, read without some of their features.

        The first feature of each sentence stays.
        """
        features, starts = self.processor.sentences([each for group in groups for each in group])
        kept = torch.from_numpy(self.lots.random(len(features)) >= dropped)
        kept[starts] = True
        before = functional.pad(kept.long().cumsum(0), (1, 0))
        device = self.model.device
        read = self.model.read(features[kept].to(device), before[starts].to(device))
        return list(torch.split(read, [len(group) for group in groups]))


def _both_ways(logits: Tensor, fits: Tensor) -> Tensor:
    """Return the cross-entropy from sentences to things, and from things to sentences."""
    return _spread(logits, fits) + _spread(logits.T, fits.T)


def _spread(logits: Tensor, fits: Tensor) -> Tensor:
    """Return the cross-entropy to all that fit, in equal parts."""
    wanted = fits.float() / fits.sum(1, keepdim=True)
    return -(wanted * functional.log_softmax(logits, dim=1)).sum(1).mean()
