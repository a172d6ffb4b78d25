"""A watcher beside a recording: it names what the person does now and what comes next, and cuts it into acts.

The trap: whoever records must not wait for whoever watches, or the next press is told late. So the watcher
works in a thread of its own and gets the newest look; one that came while it was busy is passed over. It
sees looks before secrets are taken out of them, and tells nothing of them but acts. One that fails is not
asked again.
"""

from __future__ import annotations

import json
import logging
import threading
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from agent.errors import StoreError
from agent.events import Reading
from agent.geometry import Point
from agent.record.segment import Segment, Segments
from agent.screenshot import Screenshot
from agent.senses import MakeWatcher, Watcher

ACTS = "acts.jsonl"  # beside the tape


@dataclass(frozen=True, slots=True)
class Attended:
    """What a watcher made of one frame.

    now, sure: the likeliest act and its probability. coming: the likeliest one at the end of the foretold.
    over: the act that has ended, None where none has. frame: its number, from 1.
    """

    watcher: str
    frame: int
    now: str
    sure: float
    coming: str
    over: Segment | None
    readings: Sequence[Reading]


class Attendant:
    """Has a watcher look at a recording until `close`. tell: told of each frame, in the watcher's thread."""

    def __init__(self, make: MakeWatcher, tell: Callable[[Attended], None] = lambda attended: None) -> None:
        self._make = make
        self._tell = tell
        self._awake = threading.Condition()
        self._newest: tuple[Screenshot, Point | None] | None = None
        self._over = False
        self._frame = 0
        self._cut = Segments()
        self.segments: list[Segment] = []
        self._thread = threading.Thread(target=self._attend, name="attendant", daemon=True)
        self._thread.start()

    def see(self, frame: Screenshot, pointer: Point | None) -> None:
        """Hand over the newest look; returns at once, from any thread."""
        with self._awake:
            self._newest = (frame, pointer)
            self._awake.notify()

    def close(self) -> None:
        """End it, once the newest look was seen."""
        with self._awake:
            self._over = True
            self._awake.notify()
        self._thread.join()

    def keep(self, folder: Path, *, since_ns: int = 0) -> None:
        """Write the acts beside the recording. Raises StoreError."""
        acts = [asdict(segment) for segment in self.segments if segment.ended_ns >= since_ns]
        try:
            (folder / ACTS).write_text("".join(f"{json.dumps(act)}\n" for act in acts), encoding="utf-8")
        except OSError as error:
            raise StoreError(f"cannot keep the acts in '{folder}': {error} (free some room)") from error

    def _attend(self) -> None:
        try:
            watcher = self._make()  # seconds, where torch is not loaded yet
            watcher.begin()
            while (look := self._next()) is not None:
                self._see(watcher, *look)
            self.segments += self._cut.rest()
        except Exception:  # what only watches must not end the recording
            logging.getLogger(__name__).exception("watching the recording failed, and is not tried again")

    def _next(self) -> tuple[Screenshot, Point | None] | None:
        """Wait for a look; None at the end."""
        with self._awake:
            while self._newest is None and not self._over:
                self._awake.wait()
            look, self._newest = self._newest, None
            return look

    def _see(self, watcher: Watcher, frame: Screenshot, pointer: Point | None) -> None:
        readings = watcher.see(frame, pointer)
        self._frame += 1
        now = {each.label: each.values[0] for each in readings if each.source == f"{watcher.name}.now"}
        act = max(now, key=lambda each: now[each])
        coming = next((each for each in readings if each.source == f"{watcher.name}.next"), None)
        ahead = act
        if coming is not None:
            last = list(coming.values[-len(now) :])  # acts, at the last of the frames that are foretold
            ahead = list(now)[last.index(max(last))]
        over = self._cut.after(act, round(frame.taken_at * 1e9), now[act])
        if over is not None:
            self.segments.append(over)
        self._tell(Attended(watcher.name, self._frame, act, now[act], ahead, over, readings))
