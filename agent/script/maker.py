"""Steps of a script, made of what an episode did.

The trap: an episode holds what the policy did, with all its waiting and at the coordinates of that day. Only
what was really performed becomes a step; where it pointed is named by what was there (`landmark`);
waiting for a target needs no step, because each step waits for its own; but a window that came up in between
is waited for, because keys go to whatever has the focus.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import assert_never

from agent import keys
from agent.actions import (
    Action,
    AskUser,
    Button,
    Click,
    Drag,
    Finish,
    Hold,
    Move,
    Press,
    Release,
    Scroll,
    Type,
    Wait,
    points_of,
)
from agent.episode import Result
from agent.errors import UnreadablePicture, UsageError
from agent.geometry import Box, Point, Window
from agent.script.braces import escaped
from agent.script.landmark import Named, Sight
from agent.secrets import names_in
from agent.senses import Found, Reader
from agent.store import Entry, Record

Made = dict[str, object]


@dataclass
class Passage:
    """Some steps, and from what they come."""

    why: str
    steps: list[Made] = field(default_factory=list)


class Maker:
    """Goes through a record and makes steps of it."""

    def __init__(self, record: Record, to: Path, reader: Reader) -> None:
        self._record = record
        self._to = to
        self._reader = reader
        self._focus: Window | None = None
        self._pictures = 0

    def passages(self) -> Iterator[Passage]:
        """Yield what each step of the record comes to."""
        for entry in self._record.steps:
            yield from self._focused(entry.windows, entry.step.number)
            part = self._part(entry)
            if part is not None:
                yield part
        if self._record.last is not None:
            yield from self._focused(self._record.last.windows, 0)

    def _part(self, entry: Entry) -> Passage | None:
        step = entry.step
        said = step.decision.thought or ", ".join(name for name in map(_kind, step.decision.actions))
        part = Passage(f"step {step.number}: {said}")
        match step.outcome.result:
            case Result.DONE:
                part.steps = list(self._steps(entry))
            case Result.DRY | Result.STALE:
                return None
            case Result.REFUSED | Result.FAILED:
                part.why += f" ({step.outcome.result.value}: {step.outcome.why}; left out)"
        return part if part.steps or not _only_waits(step.decision.actions) else None

    def _focused(self, windows: Sequence[Window], number: int) -> Iterator[Passage]:
        """Wait for the window that has come to the front, if there is another one than before."""
        active = next((window for window in windows if window.active), None)
        if active is None:
            return
        before, self._focus = self._focus, active
        title = active.title.lstrip("* ")
        same = before is None or (before.pid, before.box) == (active.pid, active.box)
        if same or not title or "{{" in title or names_in(title):
            return
        yield Passage(f"step {number}: it came to the front" if number else "", [{"wait": {"window": title}}])

    def _steps(self, entry: Entry) -> Iterator[Made]:
        actions, targets = list(entry.step.decision.actions), list(entry.step.decision.targets)
        if not actions and targets:
            yield from _seen(targets[0])
        sight = self._sight(entry) if any(map(points_of, actions)) else None
        while actions:
            into = self._typed_into(actions, sight)
            if into is not None:
                yield into
                del actions[: 3 if isinstance(actions[1], Press) else 2]
                continue
            yield from self._step(actions.pop(0), entry, sight, targets)

    def _step(
        self, action: Action, entry: Entry, sight: Sight | None, targets: Sequence[Found]
    ) -> Iterator[Made]:
        match action:
            case Click(at, button, count, holding):
                step: Made = {"click": self._place(at, sight, targets, entry)}
                step |= {"button": button.value} if button is not Button.LEFT else {}
                step |= {"count": count} if count > 1 else {}
                yield step | ({"holding": list(holding)} if holding else {})
            case Move(at):
                yield {"move": self._place(at, sight, targets, entry)}
            case Drag(path, button, holding):
                if button is not Button.LEFT:
                    raise _unsayable(entry, f"a drag with the {button.value} button")
                ends = [self._place(point, sight, targets, entry) for point in (path[0], path[-1])]
                yield {"drag": ends[0], "to": ends[1]} | ({"holding": list(holding)} if holding else {})
            case Scroll(at, right, down):
                middle = at == entry.area.center
                where: Made = {} if middle else {"at": self._place(at, sight, targets, entry)}
                for way, by in (("up", -down), ("down", down), ("left", -right), ("right", right)):
                    if by > 0:
                        yield {"scroll": way, "by": by, **where}
            case Type(text):
                yield {"type": escaped(text)}
            case Press(pressed):
                yield {"press": keys.written(pressed)}
            case Hold(what) | Release(what):
                if isinstance(what, Button):
                    raise _unsayable(entry, f"holding the {what.value} button of the mouse")
                yield {"hold" if isinstance(action, Hold) else "release": what}
            case Wait(seconds, for_change):
                if not for_change and seconds > 0:
                    yield {"wait": round(seconds, 2)}
            case Finish() | AskUser():
                return
            case _:
                assert_never(action)

    def _typed_into(self, actions: Sequence[Action], sight: Sight | None) -> Made | None:
        """Return the one step for: click into a field, select what is in it, type."""
        match actions:
            case [Click(at, Button.LEFT, 1, ()), Type(text), *_]:
                pass
            case [Click(at, Button.LEFT, 1, ()), Press(("ctrl", "a")), Type(text), *_]:
                pass
            case _:
                return None
        name = sight.field(at) if sight else ""
        return {"type": escaped(text), "into": {"field": name}} if name else None

    def _sight(self, entry: Entry) -> Sight | None:
        """Return what was seen before the step; None where the picture is gone."""
        if entry.look is None:
            return None
        try:
            return Sight(entry.look.screenshot(), entry.windows, entry.texts, self._reader)
        except UnreadablePicture:
            return None

    def _place(self, point: Point, sight: Sight | None, targets: Sequence[Found], entry: Entry) -> Named:
        if sight is None:
            box = Box.around(point, 24, 16)
            return {"box": [round(side) for side in (box.left, box.top, box.width, box.height)]}
        self._pictures += 1
        name = f"{self._to.stem}-pictures/step-{entry.step.number}-{self._pictures}.png"
        target = next((target for target in targets if point in target.box), None)
        places = sight.places(point, target, self._to.parent / name, name)
        return places[0] if len(places) == 1 else {"any": places}


def _seen(target: Found) -> Iterator[Made]:
    """Yield a wait for what a step only looked for."""
    if target.label.strip() and "{{" not in target.label and not names_in(target.label):
        yield {"wait": {"text": target.label}}


def _unsayable(entry: Entry, what: str) -> UsageError:
    return UsageError(f"step {entry.step.number} is {what}, which no script can say (choose another episode)")


def _kind(action: Action) -> str:
    return type(action).__name__.lower()


def _only_waits(actions: Sequence[Action]) -> bool:
    return all(isinstance(action, Wait | Finish) for action in actions)
