"""The person at whom a replay halts: what they are asked, and what they are told.

The trap: one way of teaching for the terminal and another for the window, which drift apart. A lesson knows
nobody but this.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from typing import Protocol

from agent.demonstration.difference import Line
from agent.demonstration.folder import Kept
from agent.events import Answer, Ask, Asked, Emit, Need, Question
from agent.teach.halt import Halt
from agent.teach.table import Trial, table


@dataclass(frozen=True, slots=True)
class Proposal:
    """A correction that stood every trial, to be kept or not.

    words: what would be learned. trials: each try. changes: of the demonstration's text.
    """

    words: str
    trials: tuple[Trial, ...]
    changes: tuple[Line, ...]


class Teacher(Protocol):
    """Is called in the run's thread; what asks waits, and raises Stopped where the run is stopped."""

    def wants(self, halt: Halt) -> bool:
        """Ask whether they want to show the step."""
        ...

    def showing(self, halt: Halt) -> AbstractContextManager[object]:
        """Return what is to be entered while they show it."""
        ...

    def done(self) -> bool:
        """Tell whether they have said that they have shown it, in another way than by Esc twice."""
        ...

    def say(self, line: str) -> None:
        """Show them a line."""
        ...

    def keeps(self, proposal: Proposal) -> Answer:
        """Ask whether the correction is to be kept."""
        ...

    def learned(self, kept: Kept) -> None:
        """Tell them that it is. kept: the demonstration as it is now."""
        ...


class ByLines:
    """A person who reads lines, as in a terminal: they asked to teach already, so they are not asked again.

    say: shows a line. over: whether they have said that they are done. emit: is told of the question first.
    """

    def __init__(
        self,
        *,
        ask: Ask,
        emit: Emit = lambda event: None,
        say: Callable[[str], None] = lambda line: None,
        over: Callable[[], bool] = lambda: False,
    ) -> None:
        self._ask, self._emit, self._over = ask, emit, over
        self.say = say

    def wants(self, halt: Halt) -> bool:
        return True

    def showing(self, halt: Halt) -> AbstractContextManager[object]:
        self._over()  # what was said before this turn does not end it
        self.say(f"✋ {halt.why}")
        self.say("   show it now, with your own hands; end with Esc Esc, or with Enter in the terminal")
        return nullcontext()

    def done(self) -> bool:
        return self._over()

    def keeps(self, proposal: Proposal) -> Answer:
        for row in table(proposal.trials):
            self.say(f"   {row}")
        for each in proposal.changes:
            self.say(f"   {each.mark.value} {each.text}")
        question = Question(Need.APPROVAL, "Keep this correction?")
        self._emit(Asked(question))
        return self._ask(question)

    def learned(self, kept: Kept) -> None:
        self.say(f"✓ learned; take it back with: deixis teach --undo {kept.folder}")
