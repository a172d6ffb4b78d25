"""Which runs are going on, and how another process stops them.

Every run has a note in a folder of this user; a file of the same name ending in `.stop` beside it ends
the run. A file works where a signal does not: from a script, another log-in, a container, a person in
a hurry. The run looks for it fifty times a second, on a thread that does nothing else.
"""

from __future__ import annotations

import json
import os
import secrets
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from platformdirs import user_state_path

from agent.control import Control

INTERVAL = 0.02  # seconds between two looks for the stop file


@dataclass(frozen=True, slots=True)
class Run:
    """A run that is going on."""

    pid: int
    task: str
    note: Path

    @property
    def stop_file(self) -> Path:
        return self.note.with_suffix(".stop")


def folder() -> Path:
    """Return the folder of the notes, made where it was missing, for this user's eyes only.

    It is below the home folder, and not the one for sockets, whose place differs between a log-in
    session and a cron job: `deixis stop` must find every run, from anywhere.
    """
    place = user_state_path("deixis") / "running"
    place.mkdir(mode=0o700, parents=True, exist_ok=True)
    return place


def runs() -> tuple[Run, ...]:
    """Return the runs that are going on; the notes of processes that died are swept away."""
    alive = []
    for note in sorted(folder().glob("*.run")):
        try:
            known = json.loads(note.read_text(encoding="utf-8"))
            run = Run(int(known["pid"]), str(known["task"]), note)
        except (OSError, ValueError, KeyError, TypeError):
            continue  # being written or removed just now
        if _is_alive(run.pid):
            alive.append(run)
        else:
            note.unlink(missing_ok=True)
            run.stop_file.unlink(missing_ok=True)
    return tuple(alive)


def stop(found: Sequence[Run], patience_seconds: float = 3.0) -> tuple[Run, ...]:
    """Ask these runs to stop, wait for it, and return those that still go on."""
    for run in found:
        run.stop_file.touch()
    deadline = time.monotonic() + patience_seconds
    left = tuple(found)
    while left and time.monotonic() < deadline:
        time.sleep(INTERVAL)
        left = tuple(run for run in left if run.note.exists() and _is_alive(run.pid))
    return left


@contextmanager
def listed(task: str, control: Control, stop_file: Path | None = None) -> Iterator[None]:
    """List a run while it goes on, and stop it when its stop file, or `stop_file`, appears."""
    note = folder() / f"{os.getpid()}-{secrets.token_hex(3)}.run"
    run = Run(os.getpid(), task, note)
    draft = note.with_suffix(".draft")
    draft.write_text(json.dumps({"pid": run.pid, "task": task}), encoding="utf-8")
    draft.replace(note)
    over = threading.Event()
    files = [run.stop_file, *([stop_file] if stop_file else [])]

    def watch() -> None:
        while not over.wait(INTERVAL):
            if any(file.exists() for file in files):
                control.stop("a stop file appeared")
                return

    watcher = threading.Thread(target=watch, name="stop file", daemon=True)
    watcher.start()
    try:
        yield
    finally:
        over.set()
        watcher.join()
        note.unlink(missing_ok=True)
        run.stop_file.unlink(missing_ok=True)


def _is_alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
