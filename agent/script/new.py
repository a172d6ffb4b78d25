"""A script made of an episode: what was done once, as a text that can be read, changed and done again."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path

from agent.actions import (
    points_of,
)
from agent.errors import UnreadableEpisode, UsageError
from agent.geometry import Window
from agent.script.braces import PARAMETER
from agent.script.layout import comment, lines
from agent.script.maker import Made, Maker, Passage
from agent.script.reading import load
from agent.script.source import Source
from agent.secrets import names_in
from agent.senses import Reader
from agent.sight.ocr import OcrReader
from agent.store import Entry, Record, read

MOST_TITLE = 60  # characters of a task that name the script


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
        parts = list(Maker(record, to, reader or OcrReader()).passages())
        if not any(part.steps for part in parts):
            raise UsageError(f"nothing was done in '{episode.name}' (choose a run that did something)")
        to.write_text("\n".join(_text(record, _merged(parts))) + "\n", encoding="utf-8")
    except OSError as error:
        raise UsageError(f"cannot write the script '{to}': {error} (choose another file)") from error
    return to


def _merged(parts: Sequence[Passage]) -> list[Passage]:
    """Return the parts with typing that goes on joined, and equal presses and scrolls counted."""
    merged: list[Passage] = []
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
        merged.append(Passage(part.why, _counted(steps)))
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


def _text(record: Record, parts: Sequence[Passage]) -> Iterator[str]:
    steps = [step for part in parts for step in part.steps]
    area = next((entry.area for entry in record.steps if entry.look), None)
    title = " ".join(record.header.task.split()) or record.folder.name
    yield comment(f"Made of the episode {record.folder.name}: read it through, and change what you like.")
    short = title if len(title) <= MOST_TITLE else title[: MOST_TITLE - 1] + "…"
    yield from lines({"deixis": 1, "name": short})
    if short != title:
        yield from lines({"description": title})
    if any("{{" in str(step.get("type", "")) for step in steps):
        yield from lines({"parameters": PARAMETER})
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
