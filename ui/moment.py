"""One step as the window shows it, whether it is going on now or was read from an episode."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from agent.episode import Decision, Outcome
from agent.geometry import Box
from agent.senses import Found, Opinion
from ui.picture import Frame


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """What was seen, read, thought, decided, and what came of it, as far as that is known yet.

    frame: gives the picture; None where it is no longer kept.
    widgets: what a detector found, where that was wanted.
    opinions: what critics say of the run after it.
    look: differs between two pictures of the same step (a second look replaces the first).
    area: what the picture shows, in screen points.
    """

    number: int
    area: Box
    frame: Frame | None = None
    look: float | str = 0.0
    texts: tuple[Found, ...] = ()
    widgets: tuple[Found, ...] = ()
    thought: str = ""
    decision: Decision | None = None
    outcome: Outcome | None = None
    opinions: tuple[Opinion, ...] = ()
    seconds: Mapping[str, float] = field(default_factory=lambda: MappingProxyType({}))

    @property
    def picture(self) -> tuple[int, float | str]:
        """Tells two pictures apart without comparing pixels."""
        return self.number, self.look

    @property
    def says(self) -> str:
        """The thought: what was decided on in the end, or what has streamed in so far."""
        return (self.decision.thought if self.decision else "") or self.thought
