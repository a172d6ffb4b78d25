"""What the detector learns from: drawn screens, each shown otherwise every time.

The trap: what is cut by the edge of a canvas is half a widget. It stays a target while most of it can be
seen, as the part that can; beyond, it is none, and nothing is said against finding it.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np
import torch
from numpy.typing import NDArray
from PIL import Image
from torch import Tensor

from agent.screenshot import Pixels
from policies.detectors.canvas import CLASSES, GREY, HEIGHT, WIDTH, fitted

SEEN = 0.6  # of a widget that must be on the canvas
Corners = NDArray[np.float32]  # N x 4: left, top, right, bottom in pixels
Lots = np.random.Generator


@dataclass(frozen=True, slots=True)
class Screen:
    """A screen and its widgets: classes (N) and boxes in pixels (N × 4)."""

    file: Path
    classes: NDArray[np.int64]
    boxes: Corners

    @property
    def rgb(self) -> Pixels:
        with Image.open(self.file) as picture:
            return np.asarray(picture.convert("RGB"))


def screens(folder: Path) -> list[Screen]:
    """Return the labelled screens of a folder, in the order in which they were drawn."""
    found = []
    for line in (folder / "widgets.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        kept = [each for each in row["widgets"] if each["class"] in CLASSES]
        classes = np.array([CLASSES.index(each["class"]) for each in kept], np.int64)
        boxes = np.array([each["box"] for each in kept], np.float32).reshape(-1, 4)
        found.append(Screen(folder / "screens" / row["screen"], classes, boxes))
    return found


def plainly(screen: Screen) -> tuple[Pixels, dict[str, Tensor]]:
    """Return a screen on its canvas as it is, with its target."""
    canvas, scale = fitted(screen.rgb)
    return canvas, target(screen.classes, screen.boxes * scale)


def varied(
    screen: Screen, lots: Lots, size: tuple[int, int] = (WIDTH, HEIGHT)
) -> tuple[Pixels, dict[str, Tensor]]:
    """Return a screen on its canvas, moved, sized and coloured by lot, with its target.

    size: of the part of the canvas that is shown, width and height in pixels; which part is drawn by lot.
    """
    canvas, scale = fitted(screen.rgb)
    factor = float(lots.uniform(0.75, 1.3)) if lots.random() < 0.6 else 1.0
    middle = _middle(screen, lots) * scale * factor  # of a widget that is to be seen
    x, y = (
        round(_between(lots, shown - side * factor, place, shown))
        for shown, side, place in zip(size, (WIDTH, HEIGHT), middle.tolist(), strict=True)
    )
    matrix = np.array([[factor, 0, x], [0, factor, y]], np.float32)
    how = cv2.INTER_AREA if factor < 1 else cv2.INTER_LINEAR
    moved = cv2.warpAffine(canvas, matrix, size, flags=how, borderValue=(GREY, GREY, GREY))
    boxes = screen.boxes * (scale * factor) + np.array([x, y, x, y], np.float32)
    return _recoloured(np.asarray(moved, np.uint8), lots), target(screen.classes, boxes, size)


def _middle(screen: Screen, lots: Lots) -> NDArray[np.float32]:
    """Return the middle of one of the widgets: a class is drawn by lot, lest only buttons be looked at."""
    kind = lots.choice(np.unique(screen.classes))
    left, top, right, bottom = lots.choice(screen.boxes[screen.classes == kind])
    return np.array([(left + right) / 2, (top + bottom) / 2], np.float32)


def _between(lots: Lots, room: float, place: float, shown: int) -> float:
    """Return by how much to move a side, so that it fills what is shown, and a place on it is seen."""
    if room >= 0:
        return float(lots.uniform(0, room))
    least, most = max(room, -place), min(0.0, shown - place)
    return float(lots.uniform(min(least, most), most))


def target(
    classes: NDArray[np.int64], boxes: Corners, size: tuple[int, int] = (WIDTH, HEIGHT)
) -> dict[str, Tensor]:
    """Return what the library's loss takes: classes, and boxes as shares of the picture, middle and size."""
    whole = np.maximum(boxes[:, 2:] - boxes[:, :2], 0).prod(axis=1)
    cut = boxes.clip(0, np.array([*size, *size], np.float32))
    sizes = np.maximum(cut[:, 2:] - cut[:, :2], 0)
    kept = sizes.prod(axis=1) > SEEN * whole
    middles = (cut[kept, 2:] + cut[kept, :2]) / 2
    shares = np.concatenate([middles, sizes[kept]], axis=1) / np.array([*size, *size])
    return {
        "class_labels": torch.from_numpy(classes[kept]),
        "boxes": torch.from_numpy(shares.astype(np.float32)).reshape(-1, 4),
    }


def _recoloured(canvas: Pixels, lots: Lots) -> Pixels:
    if lots.random() < 0.15:
        canvas = 255 - canvas
    if lots.random() < 0.15:
        canvas = canvas[:, :, lots.permutation(3)]
    if lots.random() < 0.5:
        levels = np.arange(256) * lots.uniform(0.7, 1.1) + lots.uniform(-20, 20)
        canvas = levels.clip(0, 255).astype(np.uint8)[canvas]
    return canvas
