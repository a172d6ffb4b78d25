"""Corrections as training samples: one line each in `corrections.jsonl`, their pictures in `frames/` by hash.

The trap: a correction that was taken back goes on teaching. So a line counts only as long as the
demonstration beside it names its picture, and `sweep` takes the others away. A line that cannot be read is
skipped and reported.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from agent.codec.line import Json, line, parse
from agent.codec.place import box_from, box_to_dict, point_from, point_to_dict
from agent.demonstration.schema import Demonstration, Step, every_step, targets_of
from agent.errors import StoreError, UnreadableEpisode
from agent.fields import Fields, misfit
from agent.frames import write_whole
from agent.geometry import Box, Point
from agent.record.lines import FRAME

FILE = "corrections.jsonl"
_NAMES = ("step", "frame", "point", "box", "why", "task", "source", "time")


class Source(StrEnum):
    """What was corrected: a replay of a demonstration, or an agent at its task."""

    REPLAY = "replay"
    AGENT = "agent"


@dataclass(frozen=True, slots=True)
class Sample:
    """What a person did instead of what was decided.

    step: of the demonstration its id, of an agent's run its number. frame: the picture on which it was done.
    point, box: where, in screen points. why: what had been decided, and why. task: in a sentence.
    time: seconds since 1970.
    """

    step: str
    frame: str
    point: Point
    box: Box
    why: str
    task: str
    source: Source
    time: float


@dataclass(frozen=True, slots=True)
class Samples:
    """What a file holds. faults: of each line that could not be read, its number and what is wrong."""

    each: tuple[Sample, ...]
    faults: tuple[str, ...] = ()


def samples_of(
    steps: Sequence[Step], *, step: str = "", why: str, task: str, source: Source, time: float
) -> tuple[Sample, ...]:
    """Return what a person's steps teach: one sample for each place that was pointed to last.

    step: what it is of; '' for the id of each.
    """
    return tuple(
        Sample(step or each.id, shown.frame, Point(*shown.at), Box(*shown.box), why, task, source, time)
        for each in steps
        for shown in (target.shown[-1] for target in targets_of(each))
    )


def add(folder: Path, samples: Sequence[Sample], hide: Callable[[str], str]) -> None:
    """Append samples to those of a folder, with their secrets hidden. Raises StoreError."""
    text = "".join(f"{line(_to_dict(each), hide)}\n" for each in samples)
    try:
        with (folder / FILE).open("ab") as out:
            if out.tell() and not _ends_whole(folder / FILE):
                out.write(b"\n")  # a line was torn by a kill
            out.write(text.encode())
            out.flush()
            os.fsync(out.fileno())
    except OSError as error:
        raise StoreError(
            f"cannot keep the correction in '{folder}': {error} (free some space, or choose another folder)"
        ) from error


def read(folder: Path) -> Samples:
    """Return the samples of a folder; none where there are none yet. Raises StoreError."""
    found: list[Sample] = []
    faults: list[str] = []
    for number, raw in enumerate(_lines(folder), start=1):
        try:
            found.append(_from(raw))
        except UnreadableEpisode as error:
            faults.append(f"line {number}: {error}")
    return Samples(tuple(found), tuple(faults))


def sweep(folder: Path, demonstration: Demonstration) -> int:
    """Take away the samples whose picture no target of the demonstration has; return how many.

    Raises StoreError.
    """
    named = {
        shown.frame
        for step in every_step(demonstration.steps)
        for target in targets_of(step)
        for shown in target.shown
    }
    lines = _lines(folder)
    kept = [raw for raw in lines if _frame_of(raw) is None or _frame_of(raw) in named]
    if len(kept) < len(lines):
        try:
            write_whole(folder / FILE, b"".join(raw + b"\n" for raw in kept))
        except OSError as error:
            raise StoreError(f"cannot go back in '{folder}': {error} (check the folder)") from error
    return len(lines) - len(kept)


def _lines(folder: Path) -> list[bytes]:
    try:
        return (folder / FILE).read_bytes().splitlines()
    except FileNotFoundError:
        return []
    except OSError as error:
        raise StoreError(f"cannot read the corrections in '{folder}': {error} (check the folder)") from error


def _ends_whole(file: Path) -> bool:
    with file.open("rb") as stream:
        stream.seek(-1, os.SEEK_END)
        return stream.read() == b"\n"


def _frame_of(raw: bytes) -> str | None:
    try:
        return _from(raw).frame
    except UnreadableEpisode:
        return None


def _to_dict(sample: Sample) -> Json:
    return {
        "step": sample.step,
        "frame": sample.frame,
        "point": point_to_dict(sample.point),
        "box": box_to_dict(sample.box),
        "why": sample.why,
        "task": sample.task,
        "source": sample.source.value,
        "time": sample.time,
    }


def _from(raw: bytes) -> Sample:
    fields = Fields.of(parse(raw), "sample", *_NAMES)
    frame = fields.text("frame")
    if not FRAME.fullmatch(frame):
        raise misfit("sample.frame", "a frame's name", frame)
    return Sample(
        fields.text("step"),
        frame,
        fields.one("point", point_from),
        fields.one("box", box_from),
        fields.text("why"),
        fields.text("task"),
        fields.choice("source", Source),
        fields.number("time"),
    )
