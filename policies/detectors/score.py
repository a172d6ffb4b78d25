"""Measures a detector on labelled screens: average precision by size, recall, duplicates, time.

python -m policies.detectors.score --model build/detr --screens build/unseen
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch

from policies.detectors.canvas import CLASSES, HEIGHT, WIDTH, patches
from policies.detectors.detr import LEAST
from policies.detectors.lesson import Screen, plainly, screens
from policies.detectors.model import blinded, loaded
from policies.detectors.precision import SIZES, Judged, duplicates, precision, recall

_CANVAS = np.array([WIDTH, HEIGHT, WIDTH, HEIGHT], float)


@torch.inference_mode()
def judged(model: Any, screen: Screen) -> Judged:
    """Return what is on a screen and what the model finds, in pixels of the canvas."""
    canvas, target = plainly(screen)
    made = model(patches([canvas]))
    chances = made.logits[0].sigmoid().numpy()  # Q x classes
    return Judged(
        target["class_labels"].numpy(),
        _corners(target["boxes"].numpy()),
        chances.argmax(axis=1),
        _corners(made.pred_boxes[0].numpy()),
        chances.max(axis=1),
    )


def _corners(boxes: Any) -> Any:
    middles, sizes = boxes[:, :2].astype(float), boxes[:, 2:].astype(float)
    return np.concatenate([middles - sizes / 2, middles + sizes / 2], axis=1) * _CANVAS


def table(pictures: Sequence[Judged]) -> str:
    """Return the scores as a table."""
    targets = sum(len(picture.classes) for picture in pictures)
    rows = [f"screens {len(pictures)}, widgets {targets}"]
    for name in ("", *SIZES):
        values = [precision(pictures, iou, name) for iou in (0.5, 0.75)]
        rows.append(f"{name or 'all':<8} AP50 {100 * values[0]:5.1f}   AP75 {100 * values[1]:5.1f}")
    for number, kind in enumerate(CLASSES):
        count = sum(int((picture.classes == number).sum()) for picture in pictures)
        if count:
            only = [_of(picture, number) for picture in pictures]
            rows.append(f"  {kind:<18} {count:5d}   AP50 {100 * precision(only, 0.5):5.1f}")
    rows.append(f"recall at {LEAST} of any class {100 * recall(pictures, 0.5, LEAST):.1f} %")
    rows.append(f"found twice {100 * duplicates(pictures, 0.5, LEAST):.2f} for 100 widgets found")
    return "\n".join(rows)


def _of(picture: Judged, kind: int) -> Judged:
    there, found = picture.classes == kind, picture.found_classes == kind
    return Judged(
        picture.classes[there],
        picture.boxes[there],
        picture.found_classes[found],
        picture.found_boxes[found],
        picture.scores[found],
    )


def main() -> None:
    """Print the scores of a model."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", type=Path, required=True)
    parser.add_argument("--screens", type=Path, required=True)
    parser.add_argument("--blind", action="store_true", help="take the queries' view of each other away")
    parser.add_argument("--count", type=int, default=10_000)
    wanted = parser.parse_args()
    torch.set_num_threads(1)
    model = loaded(wanted.model)
    if wanted.blind:
        blinded(model)
    start = time.process_time()
    pictures = [judged(model, screen) for screen in screens(wanted.screens)[: wanted.count]]
    print(table(pictures))
    print(f"{(time.process_time() - start) / max(len(pictures), 1):.2f} s of processor time a screen")


if __name__ == "__main__":
    main()
