"""Parts that perceive or judge, and that the loop is handed without knowing how they are made."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from agent.geometry import Box, Point
from agent.screenshot import Screenshot
from agent.settings import Settings

if TYPE_CHECKING:
    from agent.episode import Step
    from agent.events import Emit, Reading

# words of an opinion that are known to everybody
STUCK, DONE = "stuck", "done"  # of the run
NOTHING, UNEXPECTED = "nothing happened", "unexpected change"  # of the step


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


@dataclass(frozen=True, slots=True)
class Opinion:
    """What a critic says: a word (one of those above, or its own), how sure it is (0 to 1), and why."""

    critic: str
    word: str
    confidence: float
    why: str = ""


class Critic(Protocol):
    """Judges a run step by step. It decides nothing: it is heard, and the guard stays the authority."""

    @property
    def name(self) -> str: ...

    def begin(self, task: str) -> None:
        """Forget the last run: another one begins."""
        ...

    def judge(self, step: Step, after: Screenshot, emit: Emit) -> Opinion | None:
        """Return what is to be said of the run after this step; None while there is nothing.

        after: the last look at the screen, which is that before the step where nothing was done.
        """
        ...


MakeCritic = Callable[[str], Critic]
"""What an entry point of the group `deixis.critics` names. It is given what stands behind a name's colon."""


class Watcher(Protocol):
    """Looks at frame after frame, some ten a second, and tells what a person is doing.

    Others read of its Readings: "<its name>.now", one for each act, with the act as label and its probability
    as value; "<its name>.next", for each frame to come the probabilities of the same acts;
    "<its name>.pointer", where the pointer is, in screen points, where that is known.
    """

    @property
    def name(self) -> str: ...

    def begin(self) -> None:
        """Forget what was seen: another recording begins."""
        ...

    def see(self, frame: Screenshot, pointer: Point | None = None) -> Sequence[Reading]:
        """Return what the frame tells, after those before it.

        pointer: where it is, for frames that have none in them; None to look for it in the frame.
        """
        ...


MakeWatcher = Callable[[], Watcher]
"""What an entry point of the group `deixis.watchers` names."""
