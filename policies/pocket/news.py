"""What is new on the screen since an act: whether anything is, and which texts are.

The trap: a slow program answers after the loop has looked for it, and a quick one only moves the caret. So
the screen before the act is compared with the one that is decided on now, and carets do not count.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from agent.actions import Click
from agent.episode import Step
from agent.geometry import Box
from agent.screenshot import Screenshot
from agent.senses import Found
from agent.settle import CARET_TILES, is_caret
from agent.sight.changes import differing, tiles

_SEEN = re.compile(
    r"(?:show|hide|display|rotate|flip|mirror|invert|zoom|split|insert)\b|显示|隐藏|旋转|翻转|反色|放大|缩小|分割|插入",
    re.IGNORECASE,
)
_HINT = 5.0  # lines: a hint, and the button under it that lights up, are no higher
_ASIDE, _OVER = 6.0, 2.0  # lines: so far reaches a button from where the pointer is on it
_WIDE, _HIGH = 4.0, 2.0  # lines: less is a letter that was typed
_DRAWN_ANEW = 0.06  # of a text's pixels: so many differ where another text, or none, was before


def is_seen(sentence: str) -> bool:
    """Tell whether what a sentence asks for shows on the screen, whatever it is done to."""
    return _SEEN.match(sentence) is not None


def is_still(before: Screenshot, now: Screenshot) -> bool:
    """Tell whether two looks differ by no more than a caret."""
    count = int(np.count_nonzero(tiles(before.image, now.image)))
    return count == 0 or (count <= CARET_TILES and is_caret(before.image, now.image))


def lit_only(before: Screenshot, now: Screenshot, step: Step, line: float) -> bool:
    """Tell whether two looks differ by no more than what lights up where a step has clicked.

    line: in points.
    """
    click = step.decision.actions[-1]
    if not isinstance(click, Click):
        return False
    moved = differing(before.image, now.image)  # H x W
    left, top, right, bottom = now.pixels_of(Box.around(click.at, 2 * _ASIDE * line, 2 * _OVER * line))
    moved[top:bottom, left:right] = False
    return not moved.any()


def is_hint(before: Screenshot, now: Screenshot, line: float) -> bool:
    """Tell whether two looks differ by no more than a hint that came up, or went. line: in points."""
    rows = np.flatnonzero(differing(before.image, now.image).any(axis=1))  # H
    return not rows.size or bool(rows[-1] - rows[0] < _HINT * line * now.scale)


def is_typed(before: Screenshot, now: Screenshot, line: float) -> bool:
    """Tell whether two looks differ by no more than a caret or a letter or two. line: in points."""
    moved = differing(before.image, now.image)  # H x W
    rows, columns = np.flatnonzero(moved.any(axis=1)), np.flatnonzero(moved.any(axis=0))
    across, down = _WIDE * line * now.scale, _HIGH * line * now.scale
    return not rows.size or bool(columns[-1] - columns[0] < across and rows[-1] - rows[0] < down)


def fresh(texts: Sequence[Found], before: Screenshot, now: Screenshot) -> list[Found]:
    """Return the texts that were not there before."""
    moved = differing(before.image, now.image)  # H x W
    return [text for text in texts if _share(moved, text.box, now) > _DRAWN_ANEW]


def _share(moved: NDArray[np.bool_], box: Box, now: Screenshot) -> float:
    left, top, right, bottom = now.pixels_of(box)
    part = moved[top:bottom, left:right]
    return float(part.mean()) if part.size else 0.0
