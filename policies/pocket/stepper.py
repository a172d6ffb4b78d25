"""A number between a minus and a plus: where it is for a thing, in its row or below it in its card.

The trap: signs that stand alone are seldom read, and may be round. So the number is looked for first, and
the small things left and right of it, read or drawn, are its keys.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

import numpy as np

from agent.geometry import Box
from agent.senses import Found
from policies.pocket.view import View

_NUMBER = re.compile(r"(?P<sign>[-−])?(?P<number>\d{1,3}|[oOlI])\s?(?:°\s?[CF]?|%)?")
_MORE, _LESS = frozenset("+ ＋ 十 ⊕".split()), frozenset("- − – — 一 ⊖".split())
_READ = str.maketrans("oOlI", "0011")
_LEVEL = 0.8  # lines: what is in one row
_BELOW = 7.0  # lines: a card is no higher
_ASIDE = 8.0  # lines from the middle of a name to the number below it
_KEY = 3.0  # lines: a key is no larger
_EDGE = 0.15  # of a key's side: its border
_INK = 60  # of 255: what is drawn on its ground
_AS_HIGH = 0.6  # of its width: a plus
_APART = 7.0  # lines between a number and its keys


@dataclass(frozen=True, slots=True)
class Stepper:
    """A number and its two keys."""

    number: Found
    value: int
    less: Box
    more: Box


def stepper(label: Found, view: View) -> Stepper | None:
    """Return the number that belongs to a name and has a key on either side; None where there is none."""
    return next((found for text in _numbers(label, view) if (found := around(text, view)) is not None), None)


def around(text: Found, view: View) -> Stepper | None:
    """Return the number that a text is, with the keys on either side of it; None where there are none."""
    match = _NUMBER.fullmatch(text.label.strip())
    keys = _keys(text, view) if match is not None else None
    if match is None or keys is None:
        return None
    value = int(match["number"].translate(_READ))
    return Stepper(text, -value if match["sign"] else value, *keys)


def _numbers(label: Found, view: View) -> list[Found]:
    """Return the numbers in the row of a name, then those below it, the nearest first."""
    found = [text for text in view.texts if _NUMBER.fullmatch(text.label.strip())]
    at, line = label.box, view.line
    row = [
        text
        for text in found
        if abs(text.box.center.y - at.center.y) < _LEVEL * line and text.box.left > at.right
    ]
    below = [
        text
        for text in found
        if _LEVEL * line <= text.box.center.y - at.center.y < _BELOW * line
        and abs(text.box.center.x - at.center.x) < _ASIDE * line
    ]
    return [
        *sorted(row, key=lambda text: text.box.left),
        *sorted(
            below, key=lambda text: (text.box.center.y - at.center.y) + abs(text.box.center.x - at.center.x)
        ),
    ]


def _keys(number: Found, view: View) -> tuple[Box, Box] | None:
    """Return the boxes of the minus and the plus beside a number, the nearest on either side."""
    signs = [text.box for text in view.texts if text.label.strip() in _MORE | _LESS]
    drawn = [*view.frames, *(region.box for region in view.regions)]
    level = [
        box
        for box in (*signs, *drawn)
        if abs(box.center.y - number.box.center.y) < _LEVEL * view.line
        and 0.3 * view.line < max(box.width, box.height) < _KEY * view.line
        and not any(each.isalnum() for each in view.is_written_in(box))
    ]
    left = [box for box in level if 0 <= number.box.left - box.center.x < _APART * view.line]
    right = [box for box in level if 0 <= box.center.x - number.box.right < _APART * view.line]
    if not left or not right:
        return None
    first, last = max(left, key=lambda box: box.center.x), min(right, key=lambda box: box.center.x)
    turned = _is_plus(first, view) and not _is_plus(last, view)
    return (last, first) if turned else (first, last)


def _is_plus(box: Box, view: View) -> bool:
    """Tell whether what is drawn in a key is as high as a plus, which a minus is not."""
    part = view.screenshot.crop(box)[:, :, :3].astype(np.int16)  # H x W x 3
    height, width = part.shape[:2]
    down, aside = int(_EDGE * height), int(_EDGE * width)
    inner = part[down : height - down, aside : width - aside]
    if not inner.size:
        return False
    drawn = np.abs(inner - np.median(inner, axis=(0, 1))).max(axis=2) > _INK  # H x W
    rows, columns = drawn.any(axis=1).sum(), drawn.any(axis=0).sum()
    return bool(rows > _AS_HIGH * columns > 0)
