"""Our end of a worker process."""

from __future__ import annotations

import contextlib
import json
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from agent.codec.line import Json, parse
from agent.errors import UnreadableEpisode
from agent.fleet.crew import LAST, WorkerDied

CLOSE_SECONDS = 3.0


class ProcessWorker:
    """A worker process on this machine. It ends when this one does, however that comes about."""

    def __init__(self) -> None:
        self._complaints = tempfile.TemporaryFile()  # noqa: SIM115  (closed with the worker)
        self._process = subprocess.Popen(
            [sys.executable, "-P", "-m", "agent.fleet.worker"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._complaints,
            start_new_session=True,  # else Ctrl-C in the terminal would end it in the middle of a key
        )
        self.folder = Path()  # for its temporary files, once it is ready; removed when it ends

    def ready(self) -> None:
        """Wait until it can work. Raises WorkerDied."""
        self.folder = Path(str(next(self._lines())["folder"]))

    def work(self, order: Json) -> Iterator[Json]:
        """Give an order, and yield what is told, until one of `LAST`. Raises WorkerDied."""
        self._send(order)
        for told in self._lines():
            yield told
            if told["kind"] in LAST:
                return

    def stop(self, reason: str) -> None:
        """Have it end what it does, tell the result, and end. Any thread."""
        self._send({"kind": "stop", "reason": reason})

    def kill(self) -> None:
        """End it now. Any thread."""
        self._process.kill()

    def close(self) -> None:
        """End it, in order if it can. May be called twice."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        with contextlib.suppress(OSError):
            self._process.stdin.close()
        try:
            self._process.wait(CLOSE_SECONDS)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._process.stdout.close()
        self._complaints.close()

    def _send(self, what: Json) -> None:
        assert self._process.stdin is not None
        with contextlib.suppress(OSError, ValueError):  # what came of it is told by what is read
            self._process.stdin.write(json.dumps(what).encode() + b"\n")
            self._process.stdin.flush()

    def _lines(self) -> Iterator[Json]:
        assert self._process.stdout is not None
        for raw in self._process.stdout:
            try:
                told = parse(raw)
            except UnreadableEpisode:
                break  # torn in half: it is dead
            assert isinstance(told, dict)
            yield told
        raise WorkerDied(self._how_it_ended())

    def _how_it_ended(self) -> str:
        try:
            code = self._process.wait(CLOSE_SECONDS)
        except subprocess.TimeoutExpired:
            return "it said nothing more"
        if code < 0:
            return f"killed by {signal.Signals(-code).name}"
        self._complaints.seek(0)
        last = self._complaints.read().decode(errors="replace").strip().rpartition("\n")[2]
        return f"ended with {code}" + (f": {last}" if last else "")
