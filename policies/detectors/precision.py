"""Average precision of boxes, as COCO has it, by size of the target; and how often one is found twice.

    AP = mean over 101 recalls r of max { precision at recalls ≥ r }, the mean over classes that are there

A box is right where it overlaps a target of its class by the threshold (IoU) that no surer box has taken; any
further box on it is wrong, and a duplicate. The trap is the size: a small target's AP counts only small
targets, but a surer box on a large one must then not count as wrong either, so it is passed over.

Axes: N targets, P predictions of one picture; boxes are left, top, right, bottom in pixels.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
SIZES = {"small": (0.0, 24.0), "medium": (24.0, 48.0), "large": (48.0, float("inf"))}
"""Pixels of the shorter side: a mark or a row of text; a button or a field; panes and windows."""


@dataclass(frozen=True, slots=True)
class Judged:
    """One picture: what is there (N) and what was found (P), with classes, boxes and scores."""

    classes: NDArray[np.int64]
    boxes: Floats  # N x 4
    found_classes: NDArray[np.int64]
    found_boxes: Floats  # P x 4
    scores: Floats


def precision(pictures: Sequence[Judged], iou: float, size: str = "") -> float:
    """Return the mean AP over the classes that are there. size: of the targets; all where it is empty."""
    low, high = SIZES[size] if size else (0.0, float("inf"))
    classes = np.unique(np.concatenate([picture.classes for picture in pictures]))
    each = [_of_class(pictures, int(kind), iou, low, high) for kind in classes]
    known = [value for value in each if value is not None]
    return float(np.mean(known)) if known else float("nan")


def recall(pictures: Sequence[Judged], iou: float, least: float) -> float:
    """Return the share of targets that some box at least so sure finds, whatever class it says."""
    found = count = 0
    for picture in pictures:
        sure = picture.scores >= least
        count += len(picture.boxes)
        if len(picture.boxes) and sure.any():
            found += int((overlaps(picture.boxes, picture.found_boxes[sure]).max(axis=1) >= iou).sum())
    return found / max(count, 1)


def duplicates(pictures: Sequence[Judged], iou: float, least: float) -> float:
    """Return how many boxes beyond one, so sure and of its class, a target that is found has on average."""
    more = found = 0
    for picture in pictures:
        sure = picture.scores >= least
        if not len(picture.boxes) or not sure.any():
            continue
        hits = overlaps(picture.boxes, picture.found_boxes[sure]) >= iou
        hits &= picture.classes[:, None] == picture.found_classes[sure][None]
        nearest = overlaps(picture.boxes, picture.found_boxes[sure]).argmax(axis=0)  # whose box it is most
        hits &= nearest[None] == np.arange(len(picture.boxes))[:, None]
        answers = hits.sum(axis=1)
        found += int((answers > 0).sum())
        more += int(np.maximum(answers - 1, 0).sum())
    return more / max(found, 1)


def overlaps(a: Floats, b: Floats) -> Floats:
    """Return the IoU of every box of a (N × 4) with every one of b (P × 4)."""
    low = np.maximum(a[:, None, :2], b[None, :, :2])
    high = np.minimum(a[:, None, 2:], b[None, :, 2:])
    shared = np.maximum(high - low, 0).prod(axis=2)
    union = _areas(a)[:, None] + _areas(b)[None] - shared
    iou: Floats = shared / np.maximum(union, 1e-9)
    return iou


def _areas(boxes: Floats) -> Floats:
    areas: Floats = np.maximum(boxes[:, 2:] - boxes[:, :2], 0).prod(axis=1)
    return areas


def _of_class(pictures: Sequence[Judged], kind: int, iou: float, low: float, high: float) -> float | None:
    """Return the AP of one class; None where it has no target of this size."""
    scores, rights, count = list[float](), list[bool](), 0
    for picture in pictures:
        boxes = picture.boxes[picture.classes == kind]
        wanted = _within(boxes, low, high)
        count += int(wanted.sum())
        mine = picture.found_classes == kind
        order = np.argsort(-picture.scores[mine], kind="stable")
        found, sure = picture.found_boxes[mine][order], picture.scores[mine][order]
        taken = np.zeros(len(boxes), bool)
        met = overlaps(found, boxes)  # P x N
        for row, score, fits in zip(met, sure, _within(found, low, high), strict=True):
            best = _best(row, taken, wanted, iou)
            if best is None:
                if fits:
                    scores.append(float(score))
                    rights.append(False)
                continue
            taken[best] = True
            if wanted[best]:
                scores.append(float(score))
                rights.append(True)
    if not count:
        return None
    order = np.argsort(-np.array(scores), kind="stable")
    right = np.array(rights, float)[order].cumsum()
    recalls = right / count
    precisions = right / np.arange(1, len(right) + 1)
    best_from = np.maximum.accumulate(precisions[::-1])[::-1]
    places = np.searchsorted(recalls, np.linspace(0, 1, 101))
    return float(np.mean([best_from[place] if place < len(best_from) else 0.0 for place in places]))


def _best(row: Floats, taken: NDArray[np.bool_], wanted: NDArray[np.bool_], iou: float) -> int | None:
    """Return the target that a box takes: one of the wanted size first, then any other; None for none."""
    for among in (wanted, ~wanted):
        open_ = np.where(among & ~taken & (row >= iou), row, -1.0)
        if len(open_) and open_.max() >= iou:
            return int(open_.argmax())
    return None


def _within(boxes: Floats, low: float, high: float) -> NDArray[np.bool_]:
    shorter = (boxes[:, 2:] - boxes[:, :2]).min(axis=1) if len(boxes) else np.zeros(0)
    kept: NDArray[np.bool_] = (shorter >= low) & (shorter < high)
    return kept
