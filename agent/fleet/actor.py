"""A worker process on a machine of the cluster, and what it needs to work there.

The trap: what an actor of Ray starts and writes outlives it when it is killed. So the actor itself does
nothing but pass on: the work is done by a process that ends when its input does, and all files are in
that process's own folder.
"""

from __future__ import annotations

import contextlib
import queue
import shutil
import tempfile
import threading
import time
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path

from agent.codec.line import Json
from agent.fleet.bundle import Packed, pack_folder, unpack
from agent.fleet.crew import LAST, WorkerDied
from agent.fleet.process import ProcessWorker
from agent.fleet.quarters import PATIENCE_SECONDS, sweep

GATHER_SECONDS = 0.2  # what is told within it is passed on at once: for the driver each passing on is work

Told = tuple[list[Json], Packed | None]
"""What is told, in order; where its last is the result of a script, with the files of its episode."""


class Station:
    """Passes orders on to a worker process beside it. One order at a time; `stop` from another thread."""

    def __init__(self) -> None:
        self._worker = ProcessWorker()

    def ready(self) -> str:
        """Wait until the worker can work, and return the version of Deixis here. Raises WorkerDied."""
        self._worker.ready()
        return version("deixis")

    def work(self, order: Json, files: Packed) -> Iterator[Told]:
        """Lay the files out, and yield what is told until the result, or {"kind": "died"}."""
        place = Path(tempfile.mkdtemp(prefix="order-", dir=self._worker.folder))
        settings = order["settings"]
        assert isinstance(settings, dict)
        here = Path(str(order["folder"]))
        folder = place / "files" / here.relative_to(here.anchor)
        folder.mkdir(parents=True)
        unpack(files, place / "files")
        settings = {**settings, "runs": str(place / "runs")}
        told: queue.SimpleQueue[Json] = queue.SimpleQueue()
        work = self._worker.work({**order, "folder": str(folder), "settings": settings})
        reading = threading.Thread(target=_read, args=(work, told), name="worker")
        reading.start()
        try:
            last: Json = {}
            while last.get("kind") not in (*LAST, "died"):
                lines = _gathered(told)
                last = lines[-1]
                episode = last.get("folder") if last["kind"] == "script" else None
                yield lines, pack_folder(Path(str(episode))) if episode else None
        finally:
            reading.join()
            shutil.rmtree(place, ignore_errors=True)

    def stop(self, reason: str) -> None:
        self._worker.stop(reason)

    def close(self) -> None:
        self._worker.close()


def _read(work: Iterator[Json], told: queue.SimpleQueue[Json]) -> None:
    try:
        for each in work:
            told.put(each)
    except WorkerDied as error:
        sweep(PATIENCE_SECONDS)
        told.put({"kind": "died", "message": str(error)})


def _gathered(told: queue.SimpleQueue[Json]) -> list[Json]:
    """Return what is told next, with what comes soon after; nothing comes after the last."""
    lines = [told.get()]
    deadline = time.monotonic() + GATHER_SECONDS
    with contextlib.suppress(queue.Empty):
        while lines[-1]["kind"] not in (*LAST, "died"):
            lines.append(told.get(timeout=max(0.0, deadline - time.monotonic())))
    return lines
