"""What there is to learn from drawn scenes: words asked for, the patches in their middle, and letters.

The trap: a word may stand in a scene twice, or in two scenes of a batch. Each place where it stands is right,
or the network learns to tell apart what is the same.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor
from torch.nn import functional

from policies.gym.text_pointer import LONGEST, STRIDE, TextPointer, code_of, codes_of
from policies.gym.text_scene import Scene, Word

_WORDS = 3  # of a query, at most
_LEAST = 8  # pixels that a query's place is wide, for a patch to be in it
_ROW = 4.0  # pixels from the middle of a line within which a patch spells it
_BLANK = 0.2  # what a place without a letter weighs: most are such
_UNKNOWN = -100  # no letter is asked for there

Span = tuple[Word, ...]


@dataclass(frozen=True, slots=True)
class Lesson:
    """A batch: pictures (B, H, W), queries (Q, L), shares of patches (Q, B · N), letters (B, N, 2)."""

    grey: Tensor
    codes: Tensor
    shares: Tensor
    letters: Tensor


def spans(scene: Scene) -> dict[str, list[Span]]:
    """Return what can be asked for in a scene, up to three words of a text, and all places of each."""
    found: dict[str, list[Span]] = {}
    for first in range(len(scene.words)):
        for count in range(1, _WORDS + 1):
            span = scene.words[first : first + count]
            if len(span) < count or span[-1].row != span[0].row:
                break
            text = " ".join(word.text for word in span)
            if len(text) <= LONGEST and span[-1].edges[-1] - span[0].edges[0] >= _LEAST:
                found.setdefault(text, []).append(span)
    return found


def box_of(span: Span) -> tuple[float, float, float, float]:
    """Return left, top, right and bottom of words that follow each other."""
    return span[0].edges[0], span[0].top, span[-1].edges[-1], span[0].bottom


def lesson_of(scenes: Sequence[Scene], queries: int, lots: np.random.Generator) -> Lesson:
    """Ask for some texts of each scene: half of them single words."""
    known = [spans(scene) for scene in scenes]
    asked: list[str] = []
    for texts in known:
        single = sorted(text for text in texts if " " not in text)
        others = sorted(text for text in texts if " " in text)
        half = max(queries // 2, queries - len(others))
        asked += lots.permutation(single)[:half].tolist() + lots.permutation(others)[: queries // 2].tolist()
    asked = sorted(set(asked))
    rows, columns = (-(-side // STRIDE) for side in scenes[0].pixels.shape[:2])
    shares = np.zeros((len(asked), len(scenes), rows * columns), np.float32)
    for row, text in enumerate(asked):
        for number, texts in enumerate(known):
            for span in texts.get(text, ()):
                shares[row, number] += _middle(box_of(span), rows, columns)
    flat = torch.from_numpy(shares.reshape(len(asked), -1))
    return Lesson(
        grey_of([scene.pixels for scene in scenes]),
        codes_of(asked),
        flat / flat.sum(1, keepdim=True).clamp(min=1e-6),
        torch.from_numpy(np.stack([_letters(scene, rows, columns) for scene in scenes])),
    )


def grey_of(pictures: Sequence[NDArray[np.uint8]]) -> Tensor:
    """Return pictures H × W × 3, red first, as they are looked at: (B, H, W) of 0 to 1."""
    weights = np.array([0.299, 0.587, 0.114], np.float32) / 255
    return torch.from_numpy(np.stack([picture[..., :3].astype(np.float32) @ weights for picture in pictures]))


def losses(model: TextPointer, lesson: Lesson) -> tuple[Tensor, Tensor, Tensor]:
    """Return how far off it is in which patch a text means, which text a patch shows, which letters."""
    seen = model.look(lesson.grey).flatten(1, 2)  # (B, N, D)
    said = model.read(lesson.codes)
    logits = model.point(seen, said).flatten(1).float()  # (Q, B · N)
    where = -(lesson.shares * logits.log_softmax(1)).sum(1).mean()
    shown = lesson.shares.sum(0) > 0
    among = lesson.shares[:, shown]
    weight = among.sum(0)
    which = -((among / weight) * logits[:, shown].log_softmax(0)).sum(0)
    return where, (which * weight).sum() / weight.sum(), spelling(model, seen, lesson)


def spelling(model: TextPointer, seen: Tensor, lesson: Lesson) -> Tensor:
    """Return how far off the letters are which patches (B, N, D) spell."""
    spelled = model.spelled(seen).float().flatten(0, 2)
    weights = torch.ones(spelled.shape[1])
    weights[0] = _BLANK
    return functional.cross_entropy(spelled, lesson.letters.flatten(), weights, ignore_index=_UNKNOWN)


def _middle(box: tuple[float, float, float, float], rows: int, columns: int) -> NDArray[np.float32]:
    """Return how near each patch (N) in a box is to its middle; the nearest where none is in it."""
    left, top, right, bottom = box
    x, y = (np.arange(count) * STRIDE + STRIDE / 2 for count in (columns, rows))
    far_x = (x - (left + right) / 2) / max(right - left, STRIDE)
    far_y = (y - (top + bottom) / 2) / max(bottom - top, STRIDE)
    far = np.maximum(np.abs(far_y)[:, None], np.abs(far_x)[None])
    near = np.exp(-4 * (far_y[:, None] ** 2 + far_x[None] ** 2)) * (far <= max(0.5, float(far.min())))
    share: NDArray[np.float32] = (near / near.sum()).astype(np.float32).ravel()
    return share


def _letters(scene: Scene, rows: int, columns: int) -> NDArray[np.int64]:
    """Return the codes (N, 2) of what the halves of each patch show; unknown beside the middle of a line."""
    codes = np.zeros((rows, columns, 2), np.int64)
    y = np.arange(rows) * STRIDE + STRIDE / 2
    x = (np.arange(columns)[:, None] * STRIDE + np.array([STRIDE / 4, 3 * STRIDE / 4])).ravel()
    for word in scene.words:
        middle = (word.top + word.bottom) / 2
        there = (x >= word.edges[0]) & (x < word.edges[-1])
        near = np.abs(y - middle) <= max((word.bottom - word.top) / 2, _ROW) + STRIDE / 2
        on = np.abs(y - middle) <= _ROW
        line = codes.reshape(rows, -1)
        line[np.ix_(near & ~on, there)] = _UNKNOWN
        which = np.searchsorted(np.array(word.edges), x[there], side="right") - 1
        said = np.array([code_of(letter) for letter in word.text] + [0])[which.clip(0, len(word.text) - 1)]
        line[np.ix_(on, there)] = said
    return codes.reshape(-1, 2)
