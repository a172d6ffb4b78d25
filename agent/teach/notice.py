"""What a person is told of what they do while a run is paused. Light, for the window imports it at once."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import assert_never


class Notice(StrEnum):
    """What a person is told: that what they do from now on is kept, that it was, or that it is not."""

    BEGAN = "began"
    KEPT = "kept"
    LOST = "lost"


@dataclass(frozen=True, slots=True)
class Told:
    """A notice.

    step: before which the run waits. count: of the steps that were kept. what: where they are, or why not.
    """

    notice: Notice
    step: int
    count: int = 0
    what: str = ""

    def __str__(self) -> str:
        match self.notice:
            case Notice.BEGAN:
                return f"❚❚ paused before step {self.step}: what you do now is kept"
            case Notice.KEPT:
                return f"✓ kept {self.count} steps of yours in {self.what}"
            case Notice.LOST:
                return f"✗ what you do before step {self.step} is not kept: {self.what}"
            case _:
                assert_never(self.notice)
