"""An example as any trainer takes it: texts and pictures, these in the size that the model takes.

The trap: every trainer resizes pictures once more, to a limit of its own, and leaves the numbers in the text
as they are. So the pictures are written in the very size in which the numbers count, below the limit that is
written beside them; then resizing changes nothing, whoever does it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from agent.frames import name_of
from agent.geometry import Box, Point
from agent.screenshot import Screenshot
from policies.tuning.example import Example, Voice
from policies.ui_tars.policy import view_of_size
from policies.ui_tars.prompt import messages
from policies.ui_tars.resize import View, view_of

Keep = Callable[[str, NDArray[np.uint8]], None]
"""Gets each picture with its name, maybe again and again: height x width x 3 in red, green, blue."""


@dataclass(frozen=True, slots=True)
class Image:
    """A picture, by its name."""

    name: str


@dataclass(frozen=True, slots=True)
class Said:
    """One turn. learned: whether this is what the model is to say."""

    role: str
    parts: tuple[str | Image, ...]
    learned: bool = False


@dataclass(frozen=True, slots=True)
class Conversation:
    """An example as it is written. view: of its last picture. captured: that picture's own size in pixels.

    boxes: of the targets, in the units of the view.
    """

    task: str
    number: int
    turns: tuple[Said, ...]
    view: View
    captured: tuple[int, int]
    boxes: tuple[tuple[int, int, int, int], ...]

    @property
    def images(self) -> tuple[Image, ...]:
        return tuple(part for turn in self.turns for part in turn.parts if isinstance(part, Image))


def conversation_of(
    example: Example, voice: Voice, keep: Keep, *, language: str, screenshots: int, hide: Callable[[str], str]
) -> Conversation:
    """Return an example as it is written; its pictures go to `keep`. Raises UnreadablePicture, PolicyError.

    hide: takes secrets out of a text.
    """
    seen = example.observation(screenshots)

    def written(part: str | Screenshot) -> str | Image:
        if isinstance(part, str):
            return hide(part)
        pixels, _ = view_of(part, voice.profile)
        name = name_of(pixels)
        keep(name, pixels)
        return Image(name)

    asked = messages(seen, voice.family, language=language, screenshots=screenshots)
    turns = [Said(turn.role, tuple(written(part) for part in turn.parts)) for turn in asked]
    turns.append(Said("assistant", (hide(example.turn.reply),), learned=True))
    view = view_of_size(seen.screenshot, voice.profile)
    return Conversation(
        hide(example.task),
        len(example.before) + 1,
        tuple(turns),
        view,
        (seen.screenshot.width_px, seen.screenshot.height_px),
        tuple(_counted(box, view) for box in example.turn.boxes),
    )


def _counted(box: Box, view: View) -> tuple[int, int, int, int]:
    left, top = view.named(Point(box.left, box.top))
    right, bottom = view.named(Point(box.right, box.bottom))
    return left, top, right, bottom
