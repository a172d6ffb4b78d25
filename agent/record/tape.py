"""A recording on the disk: written while it happens, readable after kill -9 at any instant.

    events.jsonl     the header; one event a line, with its number and a checksum; at a clean end a trailer
    frames/          every look at the screen, named by what is on it

The trap is the order, as for an episode: a frame is on the disk before the line that names it. A line that
was torn in half, or rotted, ends what can be read: everything before it is whole, and the recording says that
it was recovered. What is told is on its way to the disk within 0.1 s, and on it within 1 s.
"""

from __future__ import annotations

import hashlib
import json
import os
import threading
import time
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from agent.codec.line import Json
from agent.demonstration.schema import Screen
from agent.errors import StoreError, UnreadableEpisode
from agent.fields import Fields, text
from agent.frames import Frames
from agent.geometry import Box
from agent.record.input import Event, Seen
from agent.record.lines import event_from, event_to_dict
from agent.screenshot import Screenshot

FILE = "events.jsonl"
FRAMES = "frames"
FORMAT = 1
FLUSH_SECONDS = 0.05
SYNC_SECONDS = 0.5


@dataclass(frozen=True, slots=True)
class Header:
    """What was known when the recording began.

    started_at: seconds since 1970. began_ns: the same instant on the monotonic clock of the events.
    """

    task: str
    started_at: float
    began_ns: int
    screen: Screen
    platform: str


@dataclass(frozen=True, slots=True)
class Take:
    """A recording as it was kept. An event's place in `events` is its number.

    complete: it was ended, and is as it was then. recovered: something at its end was torn and left out.
    """

    folder: Path
    header: Header
    events: tuple[Event, ...]
    complete: bool
    recovered: bool

    def frame(self, name: str) -> Screenshot:
        """Read a frame. Raises UnreadablePicture."""
        area = next(
            (event.area for event in self.events if isinstance(event, Seen) and event.frame == name),
            Box(*self.header.screen.box),
        )
        return Frames(self.folder / FRAMES).load(name, area)


class TapeWriter:
    """Writes a recording into a folder, on a thread of its own.

    Raises, when something is told and on `close`:
        StoreError: something could not be written; what was written before stays readable.
    """

    def __init__(self, folder: Path, header: Header) -> None:
        self._folder = folder
        self._frames = Frames(folder / FRAMES)
        self._waiting: list[str] = []
        self._count = 0
        self._lock = threading.Lock()
        self._over = threading.Event()
        self._failure: OSError | None = None
        self._digest = hashlib.blake2b(digest_size=16)
        self._bytes = 0
        try:
            (folder / FRAMES).mkdir(parents=True, exist_ok=True)
            if (folder / FILE).exists():
                raise FileExistsError(f"there is a recording in '{folder}' already")
            draft = folder / f".{FILE}.part"
            self._stream = draft.open("wb")
            self._write([_signed(_header_to_dict(header))])
            self._sync()
            draft.rename(folder / FILE)  # with its header: nobody reads a recording without one
        except OSError as error:
            self._failure = error
            self._raise_failure()
        self._thread = threading.Thread(target=self._write_all, name="recording writer", daemon=True)
        self._thread.start()

    @property
    def folder(self) -> Path:
        return self._folder

    @property
    def size(self) -> int:
        """How many bytes the list of events has so far."""
        return self._bytes

    def append(self, event: Event) -> int:
        """Tell what happened, and return its number. Only puts it in a list. Any thread."""
        self._raise_failure()
        said = event_to_dict(event)
        with self._lock:
            number = self._count
            self._count += 1
            self._waiting.append(_signed({"n": number, **said}))
        return number

    def keep(self, screenshot: Screenshot) -> str:
        """Write a frame, and return its name once it is on the disk. Not on the thread of a hook."""
        self._raise_failure()
        try:
            return self._frames.keep(screenshot)
        except OSError as error:
            self._failure = error
            self._raise_failure()
            raise

    def close(self) -> None:
        """Write what is left, and the trailer. May be called twice."""
        if not self._over.is_set():
            self._over.set()
            self._thread.join()
            self._stream.close()
        self._raise_failure()

    def _write_all(self) -> None:
        synced = time.monotonic()
        while not self._over.wait(FLUSH_SECONDS):
            wrote = self._write_waiting()
            if wrote and time.monotonic() - synced >= SYNC_SECONDS:
                self._guarded(self._sync)
                synced = time.monotonic()
        self._write_waiting()
        end = {"n": self._count, "kind": "end", "events": self._count, "hash": self._digest.hexdigest()}
        self._guarded(lambda: self._write([_signed(end)]))
        self._guarded(self._sync)

    def _write_waiting(self) -> bool:
        with self._lock:
            lines, self._waiting = self._waiting, []
        if lines:
            self._guarded(lambda: self._write(lines))
        return bool(lines)

    def _guarded(self, write: object) -> None:
        """Write, unless something has failed before: after a failure nothing more may follow."""
        assert callable(write)
        if self._failure is None:
            try:
                write()
            except OSError as error:
                self._failure = error

    def _write(self, lines: list[str]) -> None:
        data = "".join(f"{line}\n" for line in lines).encode()
        self._stream.write(data)
        self._stream.flush()
        self._digest.update(data)
        self._bytes += len(data)

    def _sync(self) -> None:
        os.fsync(self._stream.fileno())

    def _raise_failure(self) -> None:
        if self._failure is not None:
            raise StoreError(
                f"cannot keep the recording in '{self._folder}': {self._failure} "
                "(make room there, or choose another folder with --to)"
            ) from self._failure


def read(folder: Path) -> Take:
    """Read a recording, as far as it is whole.

    Raises:
        UnreadableEpisode: there is none, or not even its header is whole.
    """
    try:
        data = (folder / FILE).read_bytes()
    except OSError as error:
        raise UnreadableEpisode(
            f"cannot read the recording '{folder}': {error} (name a folder that `deixis record` made)"
        ) from error
    lines = data.split(b"\n")
    torn = lines.pop() != b""  # what stands after the last line end
    header = _header_from(_checked(lines[0]) if lines else None, folder)
    events: list[Event] = []
    complete = False
    for place, said in enumerate(map(_checked, lines[1:])):
        if said is None or said.get("n") != place or complete:
            torn = True
            break
        if said["kind"] == "end":
            before = data[: data.index(lines[-1])] if lines[-1] else data
            complete = said.get("hash") == hashlib.blake2b(before, digest_size=16).hexdigest()
            torn = torn or not complete
            continue
        try:
            events.append(event_from(said))
        except UnreadableEpisode:
            torn = True
            break
    return Take(folder, header, tuple(_shown(events, folder)), complete and not torn, torn or not complete)


def _shown(events: list[Event], folder: Path) -> Iterator[Event]:
    """Yield the events up to the first look whose frame is gone."""
    for event in events:
        if isinstance(event, Seen) and not Frames(folder / FRAMES).file(event.frame).exists():
            return
        yield event


def _signed(said: Json) -> str:
    body = json.dumps(said, separators=(",", ":"))[:-1]
    return f'{body},"crc":"{zlib.crc32(body.encode()):08x}"}}'


def _checked(line: bytes) -> dict[str, object] | None:
    """Return what a line says, without its checksum; None where that does not fit."""
    body, found, rest = line.rpartition(b',"crc":"')
    if not found or rest != b'%08x"}' % zlib.crc32(body):
        return None
    said = json.loads(body + b"}")
    return said if isinstance(said, dict) else None


def _header_to_dict(header: Header) -> Json:
    return {
        "kind": "recording",
        "format": FORMAT,
        "task": header.task,
        "started_at": header.started_at,
        "began_ns": header.began_ns,
        "screen": header.screen.model_dump(mode="json"),
        "platform": header.platform,
    }


def _header_from(said: dict[str, object] | None, folder: Path) -> Header:
    if said is None or said.get("kind") != "recording":
        raise UnreadableEpisode(f"'{folder}' has no readable header (the recording is damaged: make it anew)")
    if said.get("format") != FORMAT:
        raise UnreadableEpisode(f"'{folder}' is of another version of Deixis (update Deixis)")
    fields = Fields.of(
        said, "header", "kind", "format", "task", "started_at", "began_ns", "screen", "platform"
    )
    try:
        screen = Screen.model_validate(said["screen"])
    except ValueError as error:
        raise UnreadableEpisode(f"'{folder}': {error} (the recording is damaged)") from error
    return Header(
        fields.text("task"),
        fields.number("started_at"),
        fields.whole("began_ns"),
        screen,
        text(said["platform"], "platform"),
    )
