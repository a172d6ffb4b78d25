"""Whether a script has done anything to the desktop yet: what breaks off after that is uncertain."""

from __future__ import annotations

from dataclasses import dataclass

from agent.actions import is_input
from agent.episode import Result, Verdict
from agent.events import Event, Performed


@dataclass
class Acted:
    """Notes whether anything was done to the desktop yet."""

    anything: bool = False

    def __call__(self, event: Event) -> None:
        if isinstance(event, Performed) and event.step.outcome.result in (Result.DONE, Result.FAILED):
            self.anything = self.anything or any(map(is_input, event.step.decision.actions))

    @property
    def broken_off(self) -> Verdict:
        return Verdict.UNCERTAIN if self.anything else Verdict.HALTED
