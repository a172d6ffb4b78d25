"""Parts that perceive or judge, and that the loop is handed without knowing how they are made."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from agent.geometry import Box
from agent.screenshot import Screenshot
from agent.settings import Settings


@dataclass(frozen=True, slots=True)
class Found:
    """Something seen on the screen: where it is, what it says or is, and how sure that is (0 to 1)."""

    box: Box
    label: str
    score: float = 1.0


class Detector(Protocol):
    """Finds the widgets on the screen: buttons, fields, boxes to tick, whether words are on them or not."""

    def boxes(self, screenshot: Screenshot) -> Sequence[Found]:
        """Return them, the surest first; the label of each is its class: 'button', 'checkbox checked'."""
        ...


MakeDetector = Callable[[Settings], Detector]
"""What an entry point of the group `deixis.detectors` names."""


class Reader(Protocol):
    """Reads the text on the screen. It may remember the last look and read only what has changed."""

    def read(self, screenshot: Screenshot, within: Box | None = None) -> Sequence[Found]:
        """Return the lines of text, top to bottom, of the whole picture or of a part of it."""
        ...
