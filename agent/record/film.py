"""A draft of a demonstration from a film of a screen: what a watcher makes of it, kept as a recording.

The trap: a film has no keys in it and no buttons, and whoever makes steps of it guesses. So what comes of it
is a draft: clicks, drags and scrolls stand where the pointer was, typed text is what can be read that was not
there before, and of a shortcut it is told when it was, never which. A film has no windows either.
"""

from __future__ import annotations

import platform
import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np

from agent.actions import Button
from agent.demonstration.schema import Screen
from agent.errors import UsageError
from agent.geometry import Box, Point
from agent.record.input import Event, Moved, Pressed, Released, Seen, Turned, Written
from agent.record.segment import NOTHING, SHORTEST
from agent.record.tape import Header, TapeWriter
from agent.screenshot import Screenshot
from agent.senses import Reader, Watcher
from agent.sight.changes import dirty_boxes

RATE = 10.0  # frames a second that are looked at
REST = 2  # frames after an act until what it did is seen


@dataclass(frozen=True)
class Span:
    """Frames of one act, numbered from 0: the first and the last, and where the pointer was in each."""

    act: str
    first: int
    last: int
    path: tuple[Point | None, ...]

    @property
    def at(self) -> Point | None:
        """Where the pointer was when it began."""
        return next((point for point in self.path if point is not None), None)


def draft(video: Path, folder: Path, *, task: str, watcher: Watcher, reader: Reader) -> tuple[Span, ...]:
    """Write the recording that a film seems to show into a folder, and return what was seen in it.

    Raises:
        UsageError: it is no film, or nothing is done in it. StoreError: the recording cannot be kept.
    """
    seen = list(_watched(video, watcher))
    spans = tuple(spans_of(seen))
    if not spans:
        raise UsageError(
            f"nothing is done in '{video.name}' that could be seen (film a task with its pointer)"
        )
    wanted = {frame for span in spans for frame in _around(span, len(seen))}
    looks = {number: look for number, look in enumerate(frames(video)) if number in wanted}
    area = looks[min(looks)].area
    screen = Screen(box=(area.left, area.top, area.width, area.height), scale=1.0, keyboard="")
    began = time.monotonic_ns()
    header = Header(task, time.time(), began, screen, platform.system())
    with closing(TapeWriter(folder, header)) as tape:
        for span in spans:
            before, after = (looks[number] for number in _around(span, len(seen)))
            start, end = (began + round(number * 1e9 / RATE) for number in (span.first, span.last + REST))
            tape.append(Seen(start - 1, tape.keep(before), area))
            for event in _events(span, start, before, after, reader):
                tape.append(event)
            tape.append(Seen(end, tape.keep(after), area))
    return spans


def frames(video: Path) -> Iterator[Screenshot]:
    """Yield RATE looks a second of a film, its pixels taken for points. Raises UsageError."""
    film = cv2.VideoCapture(str(video))
    try:
        rate = film.get(cv2.CAP_PROP_FPS)
        if not film.isOpened() or not rate > 0:
            raise UsageError(f"'{video}' is no film that can be read (give an mp4 of a screen)")
        due = number = 0
        while film.grab():
            if number * RATE >= due * rate:
                due += 1
                whole, picture = film.retrieve()
                if whole:
                    image = np.asarray(cv2.cvtColor(picture, cv2.COLOR_BGR2BGRA), np.uint8)
                    yield Screenshot(image, Box(0, 0, image.shape[1], image.shape[0]), number / rate)
            number += 1
    finally:
        film.release()


def _watched(video: Path, watcher: Watcher) -> Iterator[tuple[str, Point | None]]:
    """Yield the likeliest act of each frame, and where the pointer was."""
    watcher.begin()
    for look in frames(video):
        readings = watcher.see(look)
        now = [each for each in readings if each.source == f"{watcher.name}.now"]
        act = max(now, key=lambda each: each.values[0]).label
        places = [each.values for each in readings if each.source == f"{watcher.name}.pointer"]
        yield act, Point(places[0][0], places[0][1]) if places else None


def spans_of(seen: list[tuple[str, Point | None]]) -> Iterator[Span]:
    """Yield the acts of at least SHORTEST frames; a gap of one frame inside of one is none."""
    acts = [act for act, _ in seen]
    for i in range(1, len(acts) - 1):
        if acts[i] in NOTHING and acts[i - 1] == acts[i + 1]:
            acts[i] = acts[i - 1]
    first = 0
    for i in range(1, len(acts) + 1):
        if i == len(acts) or acts[i] != acts[first]:
            if acts[first] not in NOTHING and i - first >= SHORTEST:
                yield Span(acts[first], first, i - 1, tuple(point for _, point in seen[first:i]))
            first = i


def _around(span: Span, count: int) -> tuple[int, int]:
    """Return the frames before an act and once what it did can be seen."""
    return max(0, span.first - 1), min(count - 1, span.last + REST)


def _events(span: Span, at_ns: int, before: Screenshot, after: Screenshot, reader: Reader) -> Iterator[Event]:
    """Yield what hands may have done, all within the act's time."""
    tenth = 100_000_000
    match span.act:
        case "type":
            text = written(before, after, reader)
            if text:
                yield Written(at_ns, text)
        case "shortcut":
            return  # which one it was is not to be seen
        case _ if span.at is None:
            return
        case "drag":
            path = [point for point in span.path if point is not None]
            yield Pressed(at_ns, path[0], Button.LEFT)
            for number, point in enumerate(path[1:], start=1):
                yield Moved(at_ns + number * tenth, point)
            yield Released(at_ns + len(path) * tenth, path[-1], Button.LEFT)
        case "scroll":
            notches = span.last - span.first + 1
            yield Turned(at_ns, span.at, down=notches if moved_up(before, after) else -notches)
        case act:
            button = Button.RIGHT if act == "right click" else Button.LEFT
            yield Moved(at_ns, span.at)
            for number in range(2 if act == "double click" else 1):
                yield Pressed(at_ns + number * tenth, span.at, button)
                yield Released(at_ns + number * tenth + tenth // 2, span.at, button)


def moved_up(before: Screenshot, after: Screenshot) -> bool:
    """Tell whether what was shown has moved up rather than down: whether it was scrolled down."""
    boxes = dirty_boxes(before, after)
    if not boxes:
        return True
    largest = max(boxes, key=lambda box: box.area)
    one, other = (look.crop(largest)[:, :, :3].mean(axis=(1, 2)) for look in (before, after))  # rows
    most = len(one) // 2

    def apart(by: int) -> float:
        return float(np.abs(one[by:] - other[: len(other) - by]).mean()) if by else np.inf

    def apart_down(by: int) -> float:
        return float(np.abs(one[: len(one) - by] - other[by:]).mean()) if by else np.inf

    up = min(map(apart, range(most)), default=np.inf)
    return up <= min(map(apart_down, range(most)), default=np.inf)


def written(before: Screenshot, after: Screenshot, reader: Reader) -> str:
    """Return what can be read where something has changed, without what stood there before."""
    lines = []
    for box in sorted(dirty_boxes(before, after), key=lambda box: (box.top, box.left)):
        line = Box(box.left - 200, box.top - 4, box.width + 204, box.height + 8).overlap(after.area) or box
        was = " ".join(found.label for found in reader.read(before, line))
        now = " ".join(found.label for found in reader.read(after, line))
        lines.append(now.removeprefix(was).strip())
    return " ".join(line for line in lines if line)
