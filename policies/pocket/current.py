"""Which of several names alike is that of the page which is shown now: the one that looks otherwise.

The trap: words in a row are also tools, filters and heads of a table. Those of a navigation have one among
them that stands out, by its colour, its ground or a line under it, and the others are all alike.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from agent.geometry import Box
from agent.screenshot import Screenshot
from agent.senses import Found

_OTHER = 45.0  # of 441: so far apart are two colours
_LINE = 0.6  # of the width under a name: more of it is a line there
_UNDER = 1.3  # heights of the name, how far below it such a line may be
_INKED = 0.03  # of a name's pixels: those farthest from the ground are not blurred


def current(names: Sequence[Found], screenshot: Screenshot) -> Found | None:
    """Return the one name that looks otherwise, by its line, its ground or its ink; None where none does."""
    looks = [_look(screenshot, name.box) for name in names]
    for differ in (_underlined, _on_other_ground, _otherwise_inked):
        for at, look in enumerate(looks):
            rest = looks[:at] + looks[at + 1 :]
            if rest and all(differ(look, other) for other in rest):
                return names[at] if not any(differ(rest[0], other) for other in rest[1:]) else None
    return None


@dataclass(frozen=True, slots=True)
class _Look:
    """ground, ink: colours. underlined: the share of the width under a name that a line has."""

    ground: tuple[float, ...]
    ink: tuple[float, ...]
    underlined: float


def _look(screenshot: Screenshot, box: Box) -> _Look:
    pixels = screenshot.crop(box)[:, :, :3].astype(float).reshape(-1, 3)
    if not len(pixels):
        return _Look((0.0,), (0.0,), 0.0)
    ground = np.median(pixels, axis=0)
    away = np.linalg.norm(pixels - ground, axis=1)
    ink = pixels[away >= np.quantile(away, 1 - _INKED)].mean(axis=0)
    under = screenshot.crop(Box(box.left, box.bottom, box.width, _UNDER * box.height))[:, :, :3].astype(float)
    rows = np.linalg.norm(under - ground, axis=2) > _OTHER if under.size else np.zeros((1, 1))
    return _Look(tuple(ground.tolist()), tuple(ink.tolist()), float(rows.mean(axis=1).max()))


def _underlined(one: _Look, other: _Look) -> bool:
    return abs(one.underlined - other.underlined) > _LINE


def _on_other_ground(one: _Look, other: _Look) -> bool:
    return math.dist(one.ground, other.ground) > _OTHER


def _otherwise_inked(one: _Look, other: _Look) -> bool:
    return math.dist(one.ink, other.ink) > _OTHER
