"""Gestures that may still grow: a click may become a double one, a text go on, a turn be turned further."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from agent.geometry import Point
from agent.record.gesture import Gesture, Typed
from agent.record.typing import Line


@dataclass
class Draft:
    """A gesture that may still grow."""

    gesture: Gesture
    events: list[int]
    began_ns: int
    ended_ns: int
    line: Line | None = None

    def add(self, index: int, at_ns: int) -> None:
        self.events.append(index)
        self.ended_ns = max(self.ended_ns, at_ns)

    def done(self) -> Gesture:
        gesture = self.gesture
        if self.line is not None:
            gesture = Typed(self.line.text)
        return replace(
            gesture, events=tuple(sorted(self.events)), began_ns=self.began_ns, ended_ns=self.ended_ns
        )


@dataclass
class Down:
    """A key or button that is down. owner: the gesture that has used it, which its release belongs to."""

    events: list[int]
    at_ns: int
    owner: Draft | None = None
    path: list[Point] = field(default_factory=list)
    holding: dict[str, Down] = field(default_factory=dict)


class Drafts:
    """All gestures so far, in the order in which they began.

    typing: the text that goes on; None where the next letter begins a new one.
    """

    def __init__(self) -> None:
        self.typing: Draft | None = None
        self._all: list[Draft] = []
        self._joins = False

    @property
    def last(self) -> Draft | None:
        """The gesture that began last."""
        return self._all[-1] if self._all else None

    @property
    def joinable(self) -> Draft | None:
        """The last gesture, if the next click or turn may still belong to it."""
        return self.last if self._joins else None

    def gestures(self) -> tuple[Gesture, ...]:
        """Return what all of them have become."""
        return tuple(draft.done() for draft in self._all)

    def begin(self, gesture: Gesture, events: list[int], began_ns: int, ended_ns: int | None = None) -> Draft:
        """Begin a gesture; a text that was typed is over, unless it is one itself."""
        if not isinstance(gesture, Typed):
            self.typing = None
        self._joins = False
        draft = Draft(gesture, list(events), began_ns, began_ns if ended_ns is None else ended_ns)
        self._all.append(draft)
        return draft

    def join_next(self) -> None:
        """Let the next click or turn belong to the last gesture, if it fits."""
        self._joins = True

    def part(self) -> None:
        """Let nothing that comes belong to what was."""
        self.typing = None
        self._joins = False

    def line(self, at_ns: int) -> Line:
        """Return the text that is being typed, a new one if there is none."""
        if self.typing is None or self.typing.line is None:
            self.typing = self.begin(Typed(""), [], at_ns)
            self.typing.line = Line()
        assert self.typing.line is not None
        return self.typing.line

    def belongs(self, index: int, at_ns: int) -> None:
        """Let an event belong to the text that is being typed."""
        assert self.typing is not None
        self.typing.add(index, at_ns)


def use(modifiers: Iterable[Down], owner: Draft) -> None:
    """Let modifiers that no gesture has used yet belong to this one."""
    for down in modifiers:
        if down.owner is None:
            down.owner = owner
            owner.events += down.events
            owner.began_ns = min(owner.began_ns, down.at_ns)
