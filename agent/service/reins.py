"""The control of a desktop on which one call comes after the other.

A stopped run stays stopped, but a server goes on; so there are three ways to stop here. The client's own
`halt` ends what goes on now. A person's `stop` (Esc Esc, the corner, a stop file) holds until a person
allows the agent to go on: else the agent's next call, a second later, would just take up the mouse again.
`end` is for good.
"""

from __future__ import annotations

from agent.control import Control
from agent.errors import Stopped


class Reins(Control):
    """A control that can be taken up again after a stop."""

    def __init__(self) -> None:
        super().__init__()
        self._person = ""
        self._over = False

    @property
    def stopped_by_a_person(self) -> str:
        """How a person stopped the last run, empty where none did or has allowed to go on since."""
        return self._person

    def stop(self, reason: str) -> None:
        """Stop, for a person: nothing is taken up again before `allow`."""
        with self._condition:
            self._person = self._person or reason
        super().stop(reason)

    def halt(self, reason: str) -> None:
        """Stop what goes on now; the next call may take up the reins again."""
        super().stop(reason)

    def end(self, reason: str) -> None:
        """Stop for good."""
        with self._condition:
            self._over = True
        super().stop(reason)

    def allow(self) -> None:
        """Let the agent go on, because a person said so."""
        with self._condition:
            self._person = ""

    def take_up(self) -> None:
        """Begin a run. Raises Stopped where a person, or the end, holds it back."""
        with self._condition:
            if self._over:
                raise Stopped("the server is closing (start it again)")
            if self._person:
                raise Stopped(f"stopped by the person: {self._person} (ask them to let it go on)")
            self._stopped_by, self._paused = None, False
