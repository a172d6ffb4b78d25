"""A script made of an episode: what was done once, as steps that can be read, changed and done again.

The trap: an episode holds what the policy did, with all its waiting and at the coordinates of that day. Only
what was really performed becomes a step; where it pointed is named by what was there (`landmark`);
waiting for a target needs no step, because each step waits for its own; but a window that came up in between
is waited for, because keys go to whatever has the focus.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import assert_never

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
from agent.errors import UnreadableEpisode, UnreadablePicture, UsageError
from agent.geometry import Box, Point, Window
from agent.script.landmark import Named, Sight
from agent.script.layout import comment, lines
from agent.script.reading import load
from agent.script.source import Source
from agent.secrets import names_in
from agent.senses import Found, Reader
from agent.sight.ocr import OcrReader
from agent.store import Entry, Record, read

BRACES = "braces"  # the parameter that stands for {{ in a text
MOST_TITLE = 60  # characters of a task that name the script
Made = dict[str, object]


@dataclass
class _Part:
    """Some steps, and from what they come."""

    why: str
    steps: list[Made] = field(default_factory=list)


def script_of(episode: Path, folder: Path) -> Source:
    """Return a script that does again what the episode did. It is kept in the folder, with its pictures.

    Raises:
        UsageError: there is no such episode, nothing was done in it, or no script can say what was.
    """
    return load(script_from(episode, folder / "script.yaml"))


def script_from(episode: Path, to: Path, *, reader: Reader | None = None) -> Path:
    """Write a script that does again what the episode did, with its pictures in a folder beside it.

    Raises:
        UsageError: as `script_of`; or the file is there already, or cannot be written.
    """
    if to.exists():
        raise UsageError(f"'{to}' is there already (choose another name)")
    try:
        record = read(episode)
    except UnreadableEpisode as error:
        raise UsageError(str(error)) from error
    try:
        to.parent.mkdir(parents=True, exist_ok=True)
        parts = list(_Maker(record, to, reader or OcrReader()).parts())
        if not any(part.steps for part in parts):
            raise UsageError(f"nothing was done in '{episode.name}' (choose a run that did something)")
        to.write_text("\n".join(_text(record, _merged(parts))) + "\n", encoding="utf-8")
    except OSError as error:
        raise UsageError(f"cannot write the script '{to}': {error} (choose another file)") from error
    return to


class _Maker:
    """Goes through a record and makes steps of it."""

    def __init__(self, record: Record, to: Path, reader: Reader) -> None:
        self._record = record
        self._to = to
        self._reader = reader
        self._focus: Window | None = None
        self._pictures = 0

    def parts(self) -> Iterator[_Part]:
        for entry in self._record.steps:
            yield from self._focused(entry.windows, entry.step.number)
            part = self._part(entry)
            if part is not None:
                yield part
        if self._record.last is not None:
            yield from self._focused(self._record.last.windows, 0)

    def _part(self, entry: Entry) -> _Part | None:
        step = entry.step
        said = step.decision.thought or ", ".join(name for name in map(_kind, step.decision.actions))
        part = _Part(f"step {step.number}: {said}")
        match step.outcome.result:
            case Result.DONE:
                part.steps = list(self._steps(entry))
            case Result.DRY | Result.STALE:
                return None
            case Result.REFUSED | Result.FAILED:
                part.why += f" ({step.outcome.result.value}: {step.outcome.why}; left out)"
        return part if part.steps or not _only_waits(step.decision.actions) else None

    def _focused(self, windows: Sequence[Window], number: int) -> Iterator[_Part]:
        """Wait for the window that has come to the front, if there is another one than before."""
        active = next((window for window in windows if window.active), None)
        if active is None:
            return
        before, self._focus = self._focus, active
        title = active.title.lstrip("* ")
        same = before is None or (before.pid, before.box) == (active.pid, active.box)
        if same or not title or "{{" in title or names_in(title):
            return
        yield _Part(f"step {number}: it came to the front" if number else "", [{"wait": {"window": title}}])

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
                yield {"type": _safe(text)}
            case Press(pressed):
                yield {"press": _chord(pressed)}
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
        return {"type": _safe(text), "into": {"field": name}} if name else None

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


def _safe(text: str) -> str:
    """Write {{ so that it is typed, and not replaced."""
    return text.replace("{{", f"{{{{ {BRACES} }}}}")


def _chord(pressed: tuple[str, ...]) -> str:
    """Write keys as a script does: the plus sign by its name."""
    return "+".join("plus" if key == "+" and len(pressed) > 1 else key for key in pressed)


def _kind(action: Action) -> str:
    return type(action).__name__.lower()


def _only_waits(actions: Sequence[Action]) -> bool:
    return all(isinstance(action, Wait | Finish) for action in actions)


# --- as a text --------------------------------------------------------------------------------------------


def _merged(parts: Sequence[_Part]) -> list[_Part]:
    """Return the parts with typing that goes on joined, and equal presses and scrolls counted."""
    merged: list[_Part] = []
    for part in parts:
        previous = merged[-1] if merged and merged[-1].steps else None
        steps = list(part.steps)
        while previous is not None and steps:
            joined = _joined(previous.steps[-1], steps[0])
            if joined is None:
                break
            previous.steps[-1] = joined
            del steps[0]
        if part.steps and not steps:
            continue
        merged.append(_Part(part.why, _counted(steps)))
    return merged


def _counted(steps: Sequence[Made]) -> list[Made]:
    counted: list[Made] = []
    for step in steps:
        joined = _joined(counted[-1], step) if counted else None
        if joined is None:
            counted.append(step)
        else:
            counted[-1] = joined
    return counted


def _joined(one: Made, other: Made) -> Made | None:
    """Return two steps as one, where that is the same; None where it is not."""
    match one, other:
        case {"type": str(first)}, {"type": str(second)} if "into" not in other:
            return {**one, "type": first + second}
        case {"press": first}, {"press": second} if first == second:
            return {"press": first, "times": _times(one) + _times(other)}
        case {"wait": first}, {"wait": second} if first == second and isinstance(first, dict):
            return one
        case _:
            return None


def _times(step: Made) -> int:
    times = step.get("times", 1)
    assert isinstance(times, int)
    return times


def _text(record: Record, parts: Sequence[_Part]) -> Iterator[str]:
    steps = [step for part in parts for step in part.steps]
    area = next((entry.area for entry in record.steps if entry.look), None)
    title = " ".join(record.header.task.split()) or record.folder.name
    yield comment(f"Made of the episode {record.folder.name}: read it through, and change what you like.")
    short = title if len(title) <= MOST_TITLE else title[: MOST_TITLE - 1] + "…"
    yield from lines({"deixis": 1, "name": short})
    if short != title:
        yield from lines({"description": title})
    if any("{{" in str(step.get("type", "")) for step in steps):
        yield from lines({"parameters": {BRACES: {"default": "{{", "description": "two braces in a text"}}})
    secrets = [name for step in steps for name in names_in(str(step.get("type", "")))]
    if secrets:
        yield from lines({"secrets": list(dict.fromkeys(secrets))})
    apps = _applications(record)
    if apps:
        yield comment("what was open when it began, and was used:")
        yield from lines({"app": apps[0] if len(apps) == 1 else apps})
    if area is not None:
        yield comment(f"it was done on a screen of {area.width:.0f}x{area.height:.0f}; to have one like it:")
        yield comment(f"display: virtual:{area.width:.0f}x{area.height:.0f}")
    if len(steps) > 25:
        yield from lines({"limits": {"steps": 2 * len(steps)}})
    yield ""
    yield "steps:"
    for part in parts:
        if part.why:
            yield comment(part.why, 2)
        yield from lines(part.steps, 2)


def _applications(record: Record) -> list[str]:
    """Return the programs that were open at first and were worked on, as far as they can be started here."""
    first = next((entry.windows for entry in record.steps if entry.look), ())
    used = {window.application for entry in record.steps for window in _used(entry)}
    names = [window.application.lower() for window in reversed(first) if window.application in used]
    return [name for name in dict.fromkeys(names) if name and shutil.which(name)]


def _used(entry: Entry) -> Iterator[Window]:
    """Yield the windows that a step went to: under the pointer, or with the focus."""
    yield from (window for window in entry.windows if window.active)
    for action in entry.step.decision.actions:
        for point in points_of(action):
            yield from [window for window in entry.windows if point in window.box][:1]
