"""The episodes that are kept: listing them, reading one back, deleting one. `agent.writer` writes them.

The trap: a run may have been killed at any instant, a disk may have rotted and a person may have put
other things beside the episodes. So a record ends at its last valid line, a broken folder is listed
with what is wrong with it, and nothing that is not an episode is ever deleted.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from agent.codec.event import opinion_from, question_from
from agent.codec.line import Json, parse
from agent.codec.place import box_from, found_from, window_from
from agent.codec.step import decision_from, ending_from, step_from
from agent.episode import Decision, Ending, Step
from agent.errors import StoreError, UnreadableEpisode, UsageError
from agent.events import Question
from agent.fields import Fields, misfit, text
from agent.geometry import Box, Window
from agent.screenshot import Screenshot
from agent.senses import Found, Opinion

FORMAT = 1
FRAME_NAME = re.compile(r"[0-9a-f]{32}")
UNKNOWN = Box(0, 0, 1, 1)


@dataclass(frozen=True, slots=True)
class Header:
    """What was known when the run began. versions: of deixis, python and platform."""

    task: str
    author: str
    policy: str
    started_at: float  # seconds since 1970
    versions: tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Look:
    """One look at the screen: its picture's file, the part of the screen that it shows, what was there."""

    frame: Path
    area: Box
    windows: tuple[Window, ...] = ()

    def screenshot(self) -> Screenshot:
        """Read the picture. Raises UnreadablePicture where it is gone."""
        return replace(Screenshot.from_file(self.frame), area=self.area)


@dataclass(frozen=True, slots=True)
class Entry:
    """One step, with the look on which it was decided, what was read, asked of a person and said of it."""

    step: Step
    look: Look | None
    texts: tuple[Found, ...] = ()
    questions: tuple[Question, ...] = ()
    opinions: tuple[Opinion, ...] = ()

    @property
    def frame(self) -> Path | None:
        return self.look.frame if self.look else None

    @property
    def area(self) -> Box:
        return self.look.area if self.look else UNKNOWN

    @property
    def windows(self) -> tuple[Window, ...]:
        return self.look.windows if self.look else ()


@dataclass(frozen=True, slots=True)
class Record:
    """An episode as it was kept.

    last: the look after the last step.
    broken_off: what had been decided and was being done when the record broke off.
    ending: None while the run goes on, or when it was cut off.
    seconds: how long the run took.
    """

    folder: Path
    header: Header
    steps: tuple[Entry, ...]
    last: Look | None
    broken_off: Decision | None
    ending: Ending | None
    seconds: float | None

    @property
    def cut_off(self) -> bool:
        return self.ending is None


@dataclass(frozen=True, slots=True)
class Summary:
    """One line of the list of episodes. error: why the folder cannot be read, None where it can."""

    folder: Path
    task: str
    policy: str
    started_at: float
    steps: int
    ending: Ending | None
    error: str | None = None


def episodes(runs: Path) -> list[Summary]:
    """Return the episodes in a folder, the newest first, the broken ones with their error."""
    if not runs.is_dir():
        return []
    folders = [folder for folder in runs.iterdir() if folder.is_dir() and not folder.name.startswith(".")]
    return sorted(map(summary, folders), key=lambda each: (each.started_at, each.folder.name), reverse=True)


def summary(folder: Path) -> Summary:
    """Sum one folder up. It never raises: an unreadable one has its error in it."""
    try:
        header = _header(folder)
        end = _end(folder)
        steps = end[2] if end else sum(1 for kind, _ in _lines(folder) if kind == "performed")
    except UnreadableEpisode as error:
        return Summary(folder, folder.name, "", _changed_at(folder), 0, None, str(error))
    return Summary(folder, header.task, header.policy, header.started_at, steps, end[0] if end else None)


def read(folder: Path) -> Record:
    """Read an episode, up to its last whole line.

    Raises:
        UnreadableEpisode: there is no episode in this folder, or one of an unknown format.
    """
    header, end = _header(folder), _end(folder)
    entries = list[Entry]()
    look: Look | None = None
    texts: tuple[Found, ...] = ()
    questions: tuple[Question, ...] = ()
    opinions: tuple[Opinion, ...] = ()
    decision: Decision | None = None
    try:
        for kind, line in _lines(folder):
            match kind:
                case "captured":
                    look = _look(folder, line)
                    texts, questions, opinions, decision = (), (), (), None
                case "read":
                    texts = Fields.of(line, "line", "kind", "texts").each("texts", found_from)
                case "decided":
                    fields = Fields.of(line, "line", "kind", "number", "decision")
                    decision = fields.one("decision", decision_from)
                case "asked":
                    fields = Fields.of(line, "line", "kind", "question")
                    questions += (fields.one("question", question_from),)
                case "judged":
                    fields = Fields.of(line, "line", "kind", "number", "opinion")
                    opinions += (fields.one("opinion", opinion_from),)
                case "performed":
                    step = Fields.of(line, "line", "kind", "step").one("step", step_from)
                    look = look or (entries[-1].look if entries else None)
                    entries.append(Entry(step, look, texts, questions, opinions))
                    look, texts, questions, opinions, decision = None, (), (), (), None
                case _:
                    break  # from another version: what follows may mean anything
    except UnreadableEpisode:
        pass  # the record ends before the first line that does not fit
    return Record(
        folder=folder,
        header=header,
        steps=tuple(entries),
        last=look,
        broken_off=None if end else decision,
        ending=end[0] if end else None,
        seconds=end[1] if end else None,
    )


def named(name: str, runs: Path) -> Path:
    """Return the folder of the episode that is named by its path, by its name, or not at all: the newest.

    Raises:
        UsageError: there is no episode yet.
    """
    if name:
        return Path(name) if Path(name).is_dir() else runs / name
    newest = next(iter(episodes(runs)), None)
    if newest is None:
        raise UsageError(f"there is no episode in '{runs}' yet (make one with: deixis run \"...\")")
    return newest.folder


def delete(folder: Path) -> None:
    """Delete an episode's folder, and nothing that is none.

    Raises:
        StoreError: it holds no episode, is a link, or could not be removed.
    """
    if folder.is_symlink() or not (folder / "header.json").is_file() or not (folder / "frames").is_dir():
        raise StoreError(f"'{folder}' is no episode's folder (nothing was deleted; choose one from the list)")
    try:
        shutil.rmtree(folder)
    except OSError as error:
        raise StoreError(f"cannot delete '{folder}': {error} (delete it by hand)") from error


def _header(folder: Path) -> Header:
    value = parse(_bytes(folder / "header.json"))
    if not isinstance(value, dict):
        raise misfit("header", "an object", value)
    if value.get("format") != FORMAT:
        raise UnreadableEpisode(
            f"'{folder.name}' has the format {value.get('format')!r}, and this Deixis reads {FORMAT} "
            "(update Deixis)"
        )
    names = ("format", "task", "author", "policy", "started_at", "deixis", "python", "platform")
    fields = Fields.of(value, "header", *names)
    return Header(
        fields.text("task"),
        fields.text("author"),
        fields.text("policy"),
        fields.number("started_at"),
        (fields.text("deixis"), fields.text("python"), fields.text("platform")),
    )


def _end(folder: Path) -> tuple[Ending, float | None, int] | None:
    """Return how the run ended, how long it took and in how many steps; None where it did not."""
    file = folder / "ending.json"
    if not file.exists():
        return None
    value = parse(_bytes(file))
    fields = Fields.of(value, "ending", "verdict", "message", "verified", "seconds", "steps")
    ending = {name: fields.values[name] for name in ("verdict", "message", "verified")}
    seconds = fields.numbers_by_name("seconds").get("run")
    return ending_from(ending), seconds, fields.whole("steps")


def _lines(folder: Path) -> Iterator[tuple[str, Json]]:
    """Give the whole lines of the record, each with its kind, up to the first that is damaged."""
    try:
        steps = (folder / "steps.jsonl").open("rb")
    except OSError:
        return
    with steps:
        for raw in steps:
            if not raw.endswith(b"\n"):
                return  # torn by a kill
            try:
                value = parse(raw)
            except UnreadableEpisode:
                return
            if not isinstance(value, dict) or not isinstance(value.get("kind"), str):
                return
            yield value["kind"], value


def _look(folder: Path, line: Json) -> Look:
    fields = Fields.of(line, "line", "kind", "number", "frame", "area", "windows")
    name = fields.one("frame", text)
    if not FRAME_NAME.fullmatch(name):
        raise misfit("line.frame", "a frame's name", name)
    file = folder / "frames" / f"{name}.png"
    return Look(file, fields.one("area", box_from), fields.each("windows", window_from))


def _bytes(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        reason = error.strerror or str(error)
        raise UnreadableEpisode(
            f"cannot read '{file.name}' in '{file.parent}': {reason} (choose an episode's folder)"
        ) from error


def _changed_at(folder: Path) -> float:
    try:
        return folder.stat().st_mtime
    except OSError:
        return 0
