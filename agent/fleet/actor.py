"""A worker process on a machine of the cluster, and what it needs to work there.

The trap: what an actor of Ray starts and writes outlives it when it is killed. So the actor itself does
nothing but pass on: the work is done by a process that ends when its input does, and all files are in
that process's own folder.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path

from agent.codec import Json
from agent.fleet.bundle import Packed, pack_folder, unpack
from agent.fleet.crew import WorkerDied
from agent.fleet.process import ProcessWorker
from agent.fleet.quarters import PATIENCE_SECONDS, sweep

Told = tuple[Json, Packed | None]
"""What is told, and with the result of a script the files of its episode."""


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
        try:
            for told in self._worker.work({**order, "folder": str(folder), "settings": settings}):
                episode = told.get("folder") if told.get("kind") == "script" else None
                yield told, pack_folder(Path(str(episode))) if episode else None
        except WorkerDied as error:
            sweep(PATIENCE_SECONDS)
            yield {"kind": "died", "message": str(error)}, None
        finally:
            shutil.rmtree(place, ignore_errors=True)

    def stop(self, reason: str) -> None:
        self._worker.stop(reason)

    def close(self) -> None:
        self._worker.close()
