"""What is known of each mark before a sentence is read, and what a sentence says of each mark, as numbers.

Axes: `N` marks, `L` words of a sentence, `F` numbers of a mark. Lengths are in units of a line's height, so
that a screen of twice the size gives the same numbers.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np
import torch
from numpy.typing import NDArray
from rapidfuzz import fuzz
from torch import Tensor, nn

from agent.screenshot import Screenshot
from policies.pocket.mark import Kind, Mark
from policies.pocket.processor import PocketProcessor
from policies.pocket.words import pieces

RANKS = 8  # places in a row or column that are told apart, from either end
LONGEST = 28  # words of a sentence
_ROOM = 12  # pixels around a mark that are looked at with it
COLUMNS_OF_MIDDLE = (3, 4)  # of a mark's numbers: where its middle is, from the screen's, as a share


@dataclass(frozen=True, slots=True)
class MarkFacts:
    """All of one screen.

    numbers: N × F. looks: outlines of marks, 0 for texts, N × O. around: outlines of each with what is around
    it, N × O. boxes: left, top, right, bottom in units, N × 4. unit: pixels of a line's height.
    """

    numbers: Tensor
    looks: Tensor
    around: Tensor
    boxes: Tensor
    labels: list[str]
    unit: float


def facts_of(
    screenshot: Screenshot, marks: Sequence[Mark], processor: PocketProcessor, outline: nn.Module
) -> MarkFacts:
    """Return what is known of the marks of a screen."""
    boxes = np.array([screenshot.pixels_of(mark.box) for mark in marks], np.float32).reshape(-1, 4)
    kinds = np.array([int(mark.kind) for mark in marks], np.int64)
    heights = boxes[kinds == Kind.TEXT, 3] - boxes[kinds == Kind.TEXT, 1]
    unit = float(np.median(heights)) if len(heights) else 16.0 * screenshot.scale
    unit = max(unit, 6.0)
    drawn = np.flatnonzero(kinds != Kind.TEXT)
    count = int(outline.count)  # type: ignore[arg-type]
    looks = torch.zeros(len(marks), count)
    if len(drawn):
        looks[torch.from_numpy(drawn)] = outline(processor.parts(screenshot.rgb, boxes[drawn].tolist()))
    around = torch.zeros(len(marks), count)
    if len(marks):
        around = outline(_surroundings(screenshot, boxes, processor.side))
    numbers = np.concatenate(
        [_own(screenshot, marks, boxes, kinds, unit), _ranks(boxes, kinds, unit)], axis=1
    ) if len(marks) else np.zeros((0, 0), np.float32)  # fmt: skip
    return MarkFacts(
        torch.from_numpy(numbers.astype(np.float32)), looks, around, torch.from_numpy(boxes / unit),
        [mark.label for mark in marks], unit,
    )  # fmt: skip


def _surroundings(screenshot: Screenshot, boxes: NDArray[np.float32], side: int) -> Tensor:
    """Return each mark with some room around it, squeezed into a square: N × 3 × side × side."""
    rgb, room = screenshot.rgb, round(_ROOM * screenshot.scale)
    padded = cv2.copyMakeBorder(rgb, room, room, room, room, cv2.BORDER_REPLICATE)
    cut = np.empty((len(boxes), side, side, 3), np.uint8)
    for place, (left, top, right, bottom) in enumerate(boxes.astype(int).tolist()):
        part = padded[top : max(bottom, top + 1) + 2 * room, left : max(right, left + 1) + 2 * room]
        cut[place] = cv2.resize(part, (side, side), interpolation=cv2.INTER_AREA)
    return torch.from_numpy(cut).permute(0, 3, 1, 2).float() / 255


def _own(
    screenshot: Screenshot,
    marks: Sequence[Mark],
    boxes: NDArray[np.float32],
    kinds: NDArray[np.int64],
    unit: float,
) -> NDArray[np.float32]:
    """Return what each mark is by itself: kind, place, size, colours, and what its text is like."""
    width, height = screenshot.width_px, screenshot.height_px
    left, top, right, bottom = boxes.T
    rgb = screenshot.rgb
    sums = cv2.integral(rgb).astype(np.float64)  # (H + 1) x (W + 1) x 3
    inner = _mean(sums, boxes, 0, width, height)
    outer = _mean(sums, boxes, 6 * screenshot.scale, width, height)
    letters = [sum(letter.isalpha() for letter in mark.label) for mark in marks]
    digits = [sum(letter.isdigit() for letter in mark.label) for mark in marks]
    lengths = np.array([len(mark.label) for mark in marks], np.float32)
    columns = [
        kinds == Kind.TEXT, kinds == Kind.PART, kinds == Kind.FRAME,
        (left + right) / 2 / width - 0.5, (top + bottom) / 2 / height - 0.5,
        np.log1p(np.maximum(right - left, 0) / unit), np.log1p(np.maximum(bottom - top, 0) / unit),
        np.log(np.maximum(right - left, 1) / np.maximum(bottom - top, 1)),
        [mark.score for mark in marks], np.log1p(lengths) / 3, lengths == 1,
        np.array(letters) / np.maximum(lengths, 1), np.array(digits) / np.maximum(lengths, 1),
        *inner.T, *(inner - outer).T, inner.max(axis=1) - inner.min(axis=1),
    ]  # fmt: skip
    return np.stack([np.asarray(column, np.float32) for column in columns], axis=1)


def _mean(
    sums: NDArray[np.float64], boxes: NDArray[np.float32], room: float, width: int, height: int
) -> NDArray[np.float32]:
    """Return the mean colour of each box with some room around it, 0 to 1: N × 3."""
    left = np.clip(boxes[:, 0] - room, 0, width - 1).astype(int)
    top = np.clip(boxes[:, 1] - room, 0, height - 1).astype(int)
    right = np.maximum(np.clip(boxes[:, 2] + room, 0, width).astype(int), left + 1)
    bottom = np.maximum(np.clip(boxes[:, 3] + room, 0, height).astype(int), top + 1)
    total = sums[bottom, right] - sums[top, right] - sums[bottom, left] + sums[top, left]
    area = ((right - left) * (bottom - top))[:, None]
    mean: NDArray[np.float32] = (total / area / 255).astype(np.float32)
    return mean


def _ranks(boxes: NDArray[np.float32], kinds: NDArray[np.int64], unit: float) -> NDArray[np.float32]:
    """Return the place of each mark in its row and in its column, counted from both ends, and their lengths.

    A row are marks of one kind and about one height on a level, a column such that begin at one left or
    share one middle, without a hole of more than a few lines.
    """
    told = np.zeros((len(boxes), 2 * (2 * RANKS + 1)), np.float32)
    for kind in Kind:
        places = np.flatnonzero(kinds == kind)
        for axis, columns in enumerate((_runs(boxes[places], unit, 0), _runs(boxes[places], unit, 1))):
            for run in columns:
                for rank, place in enumerate(run):
                    start = axis * (2 * RANKS + 1)
                    if rank < RANKS:
                        told[places[place], start + rank] = 1
                    if len(run) - 1 - rank < RANKS:
                        told[places[place], start + RANKS + len(run) - 1 - rank] = 1
                    told[places[place], start + 2 * RANKS] = np.log1p(len(run)) / 3
    return told


def _runs(boxes: NDArray[np.float32], unit: float, axis: int) -> list[list[int]]:
    """Return rows (axis 0) or columns (1) of boxes that stand in line, each in order."""
    if not len(boxes):
        return []
    along, across = (0, 1) if axis == 0 else (1, 0)
    middles = (boxes[:, across] + boxes[:, across + 2]) / 2
    starts = boxes[:, across]
    order = np.argsort(boxes[:, along], kind="stable")
    most = (6.0 if axis == 0 else 3.5) * unit
    runs: list[list[int]] = []
    for place in order.tolist():
        for run in reversed(runs):
            last = run[-1]
            gap = boxes[place, along] - boxes[last, along + 2]
            level = abs(middles[place] - middles[last]) < 0.35 * unit
            flush = axis == 1 and abs(starts[place] - starts[last]) < 0.35 * unit
            if -0.2 * unit <= gap <= most and (level or flush):
                run.append(place)
                break
        else:
            runs.append([place])
    return runs


def words_of(sentence: str) -> list[str]:
    """Return the words of a sentence, Chinese ones letter by letter."""
    found: list[str] = []
    for piece in pieces(sentence):
        found += list(piece) if piece[0] >= "\u3400" else [piece]
    return found[:LONGEST] or [""]


def said_of(sentence: str, labels: Sequence[str]) -> tuple[Tensor, Tensor]:
    """Return how each label is said in a sentence: N × 6, and how like each word is to one of it: N × L."""
    words = words_of(sentence)
    place_of: dict[str, list[int]] = {}
    for place, word in enumerate(words):
        place_of.setdefault(word, []).append(place)
    whole = torch.zeros(len(labels), 6)
    each = torch.zeros(len(labels), len(words))
    lower = sentence.lower()
    for number, label in enumerate(labels):
        own = words_of(label) if label else []
        if not own or own == [""]:
            continue
        hit = np.zeros(len(words), np.float32)
        met = 0.0
        for word in own:
            likeness = 0.0
            if word in place_of:
                hit[place_of[word]] = likeness = 1.0
            elif len(word) > 3:
                for other, places in place_of.items():
                    if len(other) > 3 and (ratio := fuzz.ratio(word, other) / 100) > 0.74:
                        hit[places] = np.maximum(hit[places], ratio)
                        likeness = max(likeness, ratio)
            met += likeness
        bare = label.strip(" :：.…").lower()
        run = longest = 0
        for value in hit:
            run = run + 1 if value > 0.7 else 0
            longest = max(longest, run)
        whole[number] = torch.tensor([
            met / len(own), float(hit.sum()) / len(words), longest / len(own) if len(own) else 0,
            float(bool(bare) and bare in lower), float(label in sentence and len(label) > 1),
            fuzz.partial_ratio(bare, lower) / 100 if len(bare) > 2 else 0.0,
        ])  # fmt: skip
        each[number] = torch.from_numpy(hit)
    return whole, each
