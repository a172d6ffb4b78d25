"""Scripts on the machines of a cluster of Ray, each worker with a display of its own.

Scripts travel with the files that they name, episodes come back as they end, secrets are taken from the
environment or the keyring of the machine that works, and never sent. What is lost with a worker is begun once
more elsewhere; what is lost with the whole cluster is told as uncertain, and what had ended by then is kept.
"""

from __future__ import annotations

import contextlib
import importlib.util
import json
import os
import signal
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from agent import running
from agent.codec.line import Json, parse
from agent.control import Control
from agent.episode import Ending, Verdict
from agent.errors import UnreadableEpisode, UsageError
from agent.fleet.bundle import files_of
from agent.fleet.crew import reason_of
from agent.fleet.order import Order, result_from
from agent.fleet.quarters import PATIENCE_SECONDS, sweep
from agent.script.batch import not_begun
from agent.script.job import Job
from agent.script.result import ScriptResult
from agent.settings import Settings

LOOK_SECONDS = 0.02
STOP_SECONDS = 1.9  # for a bridge that was stopped to tell the results
CLOSE_SECONDS = 15.0  # for a bridge that has told all results to leave the cluster in order


def run_on_ray(
    jobs: Sequence[Job],
    settings: Sequence[Settings],
    *,
    address: str,
    workers: int,
    control: Control,
    tell: Callable[[Json], None],
    stop_file: Path | None = None,
    cpus: float = 1.0,
) -> Iterator[ScriptResult]:
    """Yield the result of each job once, as they come.

    address: of the cluster's head as HOST:6379, 'auto' for the one of this machine, or 'local' to start one
        on this machine alone. workers: at most so many at once; 0 for as many as fit. cpus: of a worker.
    tell: is told what happens, as JSON, with the job's place in the list as 'job'.

    Raises:
        UsageError: Ray is missing, the cluster cannot be joined, or the files of a script are too large.
    """
    if importlib.util.find_spec("ray") is None:
        raise UsageError("a cluster needs the package ray, which is missing (pip install 'deixis[fleet]')")
    if address.startswith("ray://"):
        raise UsageError(
            f"'{address}' is a Ray Client's address (run it on a machine of the cluster, with --ray auto)"
        )
    for job in jobs:
        files_of(job.source, job.values)
    orders = [Order(*each) for each in zip(range(len(jobs)), jobs, settings, strict=True)]
    begin: Json = {"kind": "cluster", "address": address, "workers": workers, "cpus": cpus}
    return _results(orders, begin, control, tell, stop_file)


def _results(
    orders: Sequence[Order],
    begin: Json,
    control: Control,
    tell: Callable[[Json], None],
    stop_file: Path | None,
) -> Iterator[ScriptResult]:
    left = {order.number: order for order in orders}
    begun: set[int] = set()
    with running.listed(f"{len(orders)} scripts", control, stop_file), _Bridge(control) as bridge:
        bridge.send(begin, *(order.as_dict() for order in orders), {"kind": "go"})
        for told in bridge.lines():
            if told["kind"] == "refused":
                raise UsageError(str(told["message"]))
            number = int(str(told["job"]))
            if told["kind"] == "script":
                del left[number]
                yield result_from({name: value for name, value in told.items() if name != "job"})
                if not left:
                    break
            else:
                begun.add(number)
                tell(told)
        how = bridge.how_it_ended() if left else ""
    sweep(PATIENCE_SECONDS)
    for number, order in left.items():
        yield not_begun(order.job, _lost(number in begun, how, control))


def _lost(begun: bool, how: str, control: Control) -> Ending:
    """Return how a job has ended whose result will never come."""
    if control.stopped:
        return Ending(Verdict.STOPPED, reason_of(control))
    if begun:
        return Ending(
            Verdict.UNCERTAIN, f"the cluster was lost: {how} (look what was done, then run it again)"
        )
    return Ending(Verdict.HALTED, f"the cluster was lost before this was begun: {how} (run it again)")


class _Bridge:
    """The process that drives the cluster."""

    def __init__(self, control: Control) -> None:
        self._control = control
        self._over = threading.Event()
        self._complaints = tempfile.TemporaryFile()  # noqa: SIM115  (closed with the bridge)
        self._process = subprocess.Popen(
            [sys.executable, "-P", "-m", "agent.fleet.bridge"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._complaints,
            start_new_session=True,  # what a private cluster leaves behind is found by it
        )
        self._watch = threading.Thread(target=self._stop_with_the_run, name="cluster stop")

    def __enter__(self) -> _Bridge:
        self._watch.start()
        return self

    def __exit__(self, *error: object) -> None:
        self._over.set()
        self._watch.join()
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        with contextlib.suppress(OSError):
            self._process.stdin.close()
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._process.wait(CLOSE_SECONDS)
        with contextlib.suppress(OSError):
            os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait()
        self._process.stdout.close()
        self._complaints.close()

    def send(self, *all_of_it: Json) -> None:
        assert self._process.stdin is not None
        with contextlib.suppress(OSError, ValueError):  # what came of it is told by what is read
            for each in all_of_it:
                self._process.stdin.write(json.dumps(each).encode() + b"\n")
            self._process.stdin.flush()

    def lines(self) -> Iterator[Json]:
        """Yield what is told, until the end of it."""
        assert self._process.stdout is not None
        for raw in self._process.stdout:
            try:
                told = parse(raw)
            except UnreadableEpisode:
                return  # torn in half: it is dead
            assert isinstance(told, dict)
            yield told

    def how_it_ended(self) -> str:
        """Return in words how it ended, once there are no more lines."""
        try:
            code = self._process.wait(CLOSE_SECONDS)
        except subprocess.TimeoutExpired:
            return "it said nothing more"
        self._complaints.seek(0)
        said = self._complaints.read().decode(errors="replace")
        if "Failed to connect to GCS" in said:
            return "its head does not answer"
        if code < 0:
            return f"its driver was killed by {signal.Signals(-code).name}"
        return f"its driver ended with {code}: {said.strip().rpartition(chr(10))[2][:200]}"

    def _stop_with_the_run(self) -> None:
        while not self._control.stopped:
            if self._over.wait(LOOK_SECONDS):
                return
        self.send({"kind": "stop", "reason": reason_of(self._control)})
        if not self._over.wait(STOP_SECONDS):
            self._process.kill()
