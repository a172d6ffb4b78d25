"""Finds the controls of windows: three marks side by side at the end of a title, to minimise, maximise and
close.

The trap: a cross alone may close a tab, clear a field or mark an error, and a dash is in every text.
Together and in this order they are found far more surely than each alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import torch
from torch import Tensor

from agent.geometry import Box
from agent.senses import Found
from policies.pocket.eye import Eye

_MEANT = {
    "minimize": ("minimize the window", "iconify the window", "最小化窗口"),
    "maximize": ("maximize the window", "make the window fill the screen", "最大化窗口"),
    "close": ("close the window", "close this window", "关闭窗口"),
}
_LEAST = 0.75  # of likeness between a sentence and what a control is for
_APART = 60.0  # points at most between the middles of two controls
_LEVEL = 5.0  # points at most by which they are not level
_SURE = 0.9  # of three likenesses together, for their row to be that of a window's controls


@dataclass(frozen=True, slots=True)
class Controls:
    """The three controls of one window, by name, and how like them they look together."""

    boxes: dict[str, Box]
    likeness: float


def control_meant(eye: Eye, sentence: Tensor) -> str:
    """Return which control a sentence (D) means, nothing where it means none."""
    best, most = "", _LEAST
    for name, phrases in _MEANT.items():
        likeness = float((eye.read(phrases) @ sentence).max())
        if likeness > most:
            best, most = name, likeness
    return best


def controls(eye: Eye, boxes: Sequence[Box], seen: Tensor) -> list[Controls]:
    """Return the rows of controls among these parts (B × D), the surest first."""
    likeness = torch.stack(
        [(seen @ eye.read(phrases).T).max(1).values for phrases in _MEANT.values()]
    )  # 3 x B
    order = sorted(range(len(boxes)), key=lambda each: boxes[each].center.x)
    found = []
    for first in order:
        for second in _after(first, order, boxes):
            pitch = boxes[second].center.x - boxes[first].center.x
            for third in _after(second, order, boxes):
                if abs(boxes[third].center.x - boxes[second].center.x - pitch) > 0.25 * pitch + 2:
                    continue
                total = float(likeness[0, first] + likeness[1, second] + likeness[2, third])
                if total >= _SURE:
                    row = dict(zip(_MEANT, (boxes[first], boxes[second], boxes[third]), strict=True))
                    found.append(Controls(row, total))
    return sorted(found, key=lambda each: -each.likeness)


def control(name: str, rows: Sequence[Controls]) -> Found | None:
    """Return the control of that name in the surest row."""
    if not rows:
        return None
    return Found(rows[0].boxes[name], f"{name} the window", min(rows[0].likeness / 2, 1.0))


def _after(one: int, order: Sequence[int], boxes: Sequence[Box]) -> list[int]:
    """Return what stands right of one part, near to it and level with it."""
    start = boxes[one].center
    return [
        other
        for other in order
        if 6 < boxes[other].center.x - start.x <= _APART and abs(boxes[other].center.y - start.y) <= _LEVEL
    ]
