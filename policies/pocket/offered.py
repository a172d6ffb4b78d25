"""The very words of the task on the screen, where they are offered to be pressed.

The trap: whoever says 'Show hidden files' finds an entry of that name in a menu, and a form that tells a task
shows its words as well. What came up during the run is no such form, nor what is in the middle of a frame.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from agent.episode import Step
from agent.geometry import Box
from agent.screenshot import Screenshot
from agent.senses import Found
from agent.sight.field import outlines, rectangles
from policies.literal.echo import without_task

_APART = 40  # of 255, between pixels that differ
_NEW = 0.02  # of them: something else stood there
_HIGH = 5.0  # heights of its words, at most, that a button has
_CENTRED = 0.1  # of the room beside the words: less of a difference between left and right
_ROOM = 0.4  # heights beside the words, at least


def told_apart(
    task: str, texts: tuple[Found, ...], now: Screenshot, history: Sequence[Step]
) -> tuple[tuple[Found, ...], Box | None]:
    """Return the texts that do not just tell the task, and where that is told; None where it is not."""
    left, told = without_task(task, texts)
    if told is not None and _is_offered(task, told, texts, now, history):
        return texts, None
    return left, told


def _is_offered(
    task: str, told: Box, texts: Sequence[Found], now: Screenshot, history: Sequence[Step]
) -> bool:
    lines = [text for text in texts if text.box.center in told]
    if len(lines) != 1 or _letters(lines[0].label) != _letters(task):
        return False
    before = next((step.before for step in history if step.before is not None), None)
    if before is not None and before.image.shape == now.image.shape:
        apart = np.abs(before.crop(told)[:, :, :3].astype(np.int16) - now.crop(told)[:, :, :3])
        if float((apart.max(axis=2) > _APART).mean()) > _NEW:
            return True
    return any(_is_around(box, lines[0].box) for box in (*rectangles(now), *outlines(now)))


def _is_around(box: Box, words: Box) -> bool:
    """Tell whether a frame has the words in its middle, and is little higher than they are."""
    left, right = words.left - box.left, box.right - words.right
    if (
        words.center not in box
        or box.height > _HIGH * words.height
        or min(left, right) < _ROOM * words.height
    ):
        return False
    return abs(left - right) <= max(_CENTRED * (left + right), 3.0)


def _letters(text: str) -> str:
    return "".join(letter for letter in text.casefold() if letter.isalnum())
