"""Writing an episode down while it happens: a folder that is readable after kill -9 at any instant.

    2026-11-23T19-20-31_click-save_k3f9/
        header.json     what was to be done, by whom, when, with which versions: there from the start
        steps.jsonl     one line for each thing that happened, only ever appended to
        frames/         every screen as a lossless PNG named by its content: equal screens are kept once
        readings.jsonl  what was measured inside, where somebody watched: see `agent.readings`
        ending.json     how it ended; missing while the run goes on, and for ever if it was cut off

The trap is the order. The folder appears under its name only with its header in it; a frame is on the
disk before the line that names it; a last line that was torn in half is not read. And a full disk must
not lose a run silently: the first failure is kept, and raised at the next event and by `close`.
"""

from __future__ import annotations

import os
import platform
import queue
import re
import secrets as randomness
import tempfile
import threading
import time
from collections.abc import Sequence
from dataclasses import replace
from importlib.metadata import version
from pathlib import Path

from agent.codec.event import event_to_dict
from agent.codec.line import Json, line
from agent.codec.place import box_to_dict, window_to_dict
from agent.codec.step import decision_to_dict, ending_to_dict, step_to_dict
from agent.episode import Step
from agent.errors import StoreError
from agent.events import Asked, Captured, Decided, Ended, Event, Judged, Performed, Probed, Read, Started
from agent.frames import Frames, write_whole
from agent.readings import ReadingWriter
from agent.redaction import Veil
from agent.screenshot import Screenshot
from agent.secrets import Secrets
from agent.senses import Found
from agent.store import FORMAT

QUEUE = 16  # events; at 4 MB a frame, the most that waits to be written is 64 MB
NAME_LENGTH = 40


class EpisodeWriter:
    """Writes one run's events into a folder of its own, on a thread of its own.

    Call it with every event, in their order; a call only puts it in a queue, but for `Started`, which
    makes the folder. Everything it writes has passed the veil and had its secrets hidden.

    Raises, when called and on `close`:
        StoreError: something could not be written; what was written before stays readable.
    """

    def __init__(self, runs: Path, *, task: str, veil: Veil, secrets: Secrets) -> None:
        self._folder = runs / _name(secrets.hide(task))
        self._veil = veil
        self._secrets = secrets
        self._frames = Frames(self._folder / "frames")
        self._events: queue.Queue[Event | None] = queue.Queue(QUEUE)
        self._thread: threading.Thread | None = None
        self._failure: OSError | None = None
        self._closed = False
        self._readings = ReadingWriter(self._folder, secrets.hide)
        self._steps = 0
        self._number = 1  # of the step that goes on
        self._last: Screenshot | None = None

    @property
    def folder(self) -> Path:
        """Where the episode is kept, once `Started` has been written."""
        return self._folder

    def __call__(self, event: Event) -> None:
        self._raise_failure()
        if isinstance(event, Started):
            self._begin(event)
        elif self._thread is not None and not self._closed:
            self._events.put(event)

    def close(self) -> None:
        """Wait until everything is written. May be called twice."""
        if self._thread is not None and not self._closed:
            self._closed = True
            self._events.put(None)
            self._thread.join()
        self._raise_failure()

    def _raise_failure(self) -> None:
        if self._failure is not None:
            raise StoreError(
                f"cannot keep the episode in '{self._folder}': {self._failure} "
                "(make room there, or choose another folder with --out)"
            ) from self._failure

    def _begin(self, started: Started) -> None:
        """Make the folder under another name, and rename it once its header is in it."""
        header: Json = {
            "format": FORMAT,
            "task": started.task,
            "author": "agent",
            "policy": started.policy,
            "started_at": started.started_at,
            "deixis": version("deixis"),
            "python": platform.python_version(),
            "platform": platform.platform(),
        }
        try:
            self._folder.parent.mkdir(parents=True, exist_ok=True)
            draft = Path(tempfile.mkdtemp(prefix=".draft-", dir=self._folder.parent))
            (draft / "frames").mkdir()
            (draft / "steps.jsonl").touch()
            write_whole(draft / "header.json", line(header, self._secrets.hide).encode())
            draft.rename(self._folder)
        except OSError as error:
            self._failure = error
            self._raise_failure()
        self._thread = threading.Thread(target=self._write_all, name="episode writer", daemon=True)
        self._thread.start()

    def _write_all(self) -> None:
        """Write until the queue ends. After a failure, empty it, so that nobody waits for room in it."""
        while (event := self._events.get()) is not None:
            if self._failure is None:
                try:
                    self._write(event)
                except OSError as error:
                    self._failure = error

    def _write(self, event: Event) -> None:
        match event:
            case Captured(number, screenshot, windows):
                self._number = number
                there = [window_to_dict(window) for window in windows]
                self._write_look(number, screenshot, there)
            case Read(texts):
                read = Read(self._hidden(texts))
                self._append(event_to_dict(read))
            case Decided(number, decision):
                decision = replace(decision, targets=self._hidden(decision.targets))
                self._append({"kind": "decided", "number": number, "decision": decision_to_dict(decision)})
            case Probed(reading, number):
                self._readings.write(self._number if number is None else number, reading)
            case Asked() | Judged():
                self._append(event_to_dict(event))
            case Performed(step):
                self._write_step(step)
            case Ended(ending, seconds):
                told: Json = {**ending_to_dict(ending), "seconds": dict(seconds), "steps": self._steps}
                write_whole(self._folder / "ending.json", line(told, self._secrets.hide).encode())
            case _:
                pass  # Started is in the header; thoughts are in the decision

    def _write_look(self, number: int, screenshot: Screenshot, windows: list[Json]) -> None:
        self._last = screenshot
        veiled = self._veil(screenshot)
        frame = self._frames.keep(veiled)
        area = box_to_dict(veiled.area)
        self._append({"kind": "captured", "number": number, "frame": frame, "area": area, "windows": windows})

    def _write_step(self, step: Step) -> None:
        if step.before is not None and step.before is not self._last:
            self._write_look(step.number, step.before, [])
        decision = replace(step.decision, targets=self._hidden(step.decision.targets))
        self._append({"kind": "performed", "step": step_to_dict(replace(step, decision=decision))}, sync=True)
        self._steps += 1

    def _append(self, value: Json, *, sync: bool = False) -> None:
        with (self._folder / "steps.jsonl").open("ab") as steps:
            steps.write(line(value, self._secrets.hide).encode() + b"\n")
            if sync:
                steps.flush()
                os.fsync(steps.fileno())

    def _hidden(self, texts: Sequence[Found]) -> tuple[Found, ...]:
        return tuple(replace(found, label=self._veil.label(found.label)) for found in texts)


def _name(task: str) -> str:
    """Return a folder name that sorts by time and tells the task, in any script, on any file system."""
    words = re.sub(r"[\W_]+", "-", task).strip("-").lower()
    while len(words.encode("utf-8", "ignore")) > NAME_LENGTH:
        words = words[:-1]
    kept = words.encode("utf-8", "ignore").decode().strip("-") or "task"
    moment = time.strftime("%Y-%m-%dT%H-%M-%S")
    letters = "".join(randomness.choice("abcdefghijkmnpqrstuvwxyz23456789") for _ in range(4))
    return f"{moment}_{kept}_{letters}"
