"""A process that stands between a run of scripts and a cluster of Ray.

    stdin     {"kind": "cluster", …}, orders, {"kind": "go"}, {"kind": "stop", "reason": …}
    stdout    what the crew tells, each result as {"kind": "script", …, "job": …}, or {"kind": "refused", …}

The trap: a driver of Ray that loses its cluster ends its own process, from C++, with all that was known in
it. So the driver is this process, and whoever started it knows by the end of its output that it is gone.
"""

from __future__ import annotations

import contextlib
import math
import os
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from importlib import import_module
from importlib.metadata import version
from pathlib import Path
from typing import Any

from agent.codec.line import Json
from agent.control import Control
from agent.errors import DeixisError, UsageError
from agent.fleet.actor import Station
from agent.fleet.bundle import Packed, files_of, pack, unpack
from agent.fleet.crew import LAST, Crew, WorkerDied
from agent.fleet.order import Order, order_from
from agent.fleet.pipe import Pipe
from agent.fleet.quarters import quarters

LOCAL = "local"
HIRE_SECONDS = 60.0  # for the cluster to have room for a worker
CLOSE_SECONDS = 5.0
STORE_BYTES = 200_000_000  # of shared memory for a cluster on this machine alone
RAY_SETTINGS = {
    "RAY_USAGE_STATS_ENABLED": "0",  # else Ray reports to its makers
    "RAY_gcs_rpc_server_reconnect_timeout_s": "15",  # then a lost head is lost; Ray's own is 60
    "RAY_DEDUP_LOGS": "0",
}


class Cluster:
    """A cluster of Ray that this process drives."""

    def __init__(self, ray: Any, cpus: float) -> None:
        self._ray = ray
        self._cpus = cpus
        self._sent: dict[tuple[Path, ...], Any] = {}
        self._lock = threading.Lock()

    @property
    def room(self) -> int:
        """How many workers fit on it, at least 1: it may grow."""
        return max(1, int(self._ray.cluster_resources().get("CPU", 0) / self._cpus))

    def hire(self, orders: Mapping[int, Order]) -> ActorWorker:
        """Start a worker, wherever there is room."""
        station = self._ray.remote(num_cpus=self._cpus, max_restarts=0, max_concurrency=2)(Station)
        return ActorWorker(self, self._ray, station.remote(), orders)

    def sent(self, order: Order) -> Any:
        """Return a reference to the files of an order; files that many jobs name are sent once."""
        files = files_of(order.job.source, order.job.values)
        with self._lock:
            if files not in self._sent:
                self._sent[files] = self._ray.put(pack(files))
            return self._sent[files]


class ActorWorker:
    """A worker on some machine of the cluster."""

    def __init__(self, cluster: Cluster, ray: Any, actor: Any, orders: Mapping[int, Order]) -> None:
        self._cluster = cluster
        self._ray = ray
        self._actor = actor
        self._orders = orders

    def ready(self) -> None:
        """Wait until it can work. Raises WorkerDied."""
        errors = self._ray.exceptions
        try:
            there = self._ray.get(self._actor.ready.remote(), timeout=HIRE_SECONDS)
        except errors.GetTimeoutError:
            raise WorkerDied(f"the cluster had no room for a worker within {HIRE_SECONDS:g} s") from None
        except errors.RayError as error:
            raise WorkerDied(_first_line(error)) from None
        if there != version("deixis"):
            raise WorkerDied(f"a machine has Deixis {there}, not {version('deixis')} (install the same)")

    def work(self, order: Json) -> Iterator[Json]:
        """Give an order, and yield what is told, until one of `LAST`; its episode is then here."""
        known = self._orders[int(str(order["number"]))]
        try:
            stream = self._actor.work.options(num_returns="streaming").remote(
                order, self._cluster.sent(known)
            )
            for reference in stream:
                lines, episode = self._ray.get(reference)
                for told in lines:
                    if told["kind"] == "died":
                        raise WorkerDied(told["message"])
                    last = told["kind"] in LAST
                    yield _kept(told, episode, known.settings.runs) if last and episode else told
                    if last:
                        return
        except self._ray.exceptions.RayError as error:
            raise WorkerDied(_first_line(error)) from None
        raise WorkerDied("it said nothing more")

    def stop(self, reason: str) -> None:
        self._actor.stop.remote(reason)

    def kill(self) -> None:
        self._ray.kill(self._actor)

    def close(self) -> None:
        """End the worker process, then the actor. It would also end by itself when the actor is gone."""
        with contextlib.suppress(self._ray.exceptions.RayError):
            self._ray.get(self._actor.close.remote(), timeout=CLOSE_SECONDS)
        self.kill()


def _kept(told: Json, episode: Packed, runs: Path) -> Json:
    """Lay an episode out among the runs here, and return the result with its place."""
    there = Path(str(told["folder"]))
    here = runs / there.name
    number = 1
    while here.exists():
        number += 1
        here = runs / f"{there.name}-{number}"
    here.mkdir(parents=True)
    unpack(episode, here)
    report = told["report"] and str(here / Path(str(told["report"])).relative_to(there))
    return {**told, "folder": str(here), "report": report}


def _first_line(error: Exception) -> str:
    error = getattr(error, "cause", None) or error  # what was raised in the actor
    lines = str(error).strip().splitlines()
    return f"{type(error).__name__}: {lines[0].strip() if lines else ''}"


@contextmanager
def connected(address: str, workers: int, cpus: float) -> Iterator[Cluster]:
    """Join the cluster at an address, or start one on this machine alone. Raises UsageError."""
    for name, value in RAY_SETTINGS.items():
        os.environ.setdefault(name, value)
    ray: Any = import_module("ray")

    quiet: dict[str, Any] = {"log_to_driver": False, "logging_level": "ERROR"}
    with quarters() as folder:
        try:
            if address == LOCAL:
                size = {
                    "num_cpus": math.ceil(workers * cpus) or os.cpu_count(),
                    "object_store_memory": STORE_BYTES,
                }
                ray.init(**quiet, **size, include_dashboard=False, _temp_dir=str(folder / "r"))
            else:
                ray.init(address=address, **quiet)
        except (OSError, RuntimeError, ValueError) as error:
            raise UsageError(
                f"cannot join cluster '{address}': {_first_line(error)} (start it with: ray start --head)"
            ) from error
        try:
            yield Cluster(ray, cpus)
        finally:
            ray.shutdown()


def work(pipe: Pipe, control: Control) -> None:
    """Take the orders, have them carried out, and tell the results."""
    asked = pipe.read()
    cluster = next(asked)
    orders: dict[int, Order] = {}
    for each in asked:
        if each["kind"] == "go":
            break
        order = order_from(each)
        orders[order.number] = order
    else:
        return  # whoever gave them is gone

    def listen() -> None:
        for each in asked:
            control.stop(str(each.get("reason")))
        control.stop("whoever gave the orders is gone")

    threading.Thread(target=listen, name="orders", daemon=True).start()
    workers, cpus = int(str(cluster["workers"])), float(str(cluster["cpus"]))
    with connected(str(cluster["address"]), workers, cpus) as there:
        crew = Crew(
            hire=lambda: there.hire(orders),
            seats=min(workers or there.room, there.room),
            control=control,
            tell=pipe.tell,
        )
        for order, result in crew.results(list(orders.values())):
            pipe.tell({**result.as_dict(), "job": order.number})


def main() -> None:
    control = Control()
    pipe = Pipe(lambda: control.stop("whoever gave the orders is gone"))
    try:
        work(pipe, control)
    except DeixisError as error:
        pipe.tell({"kind": "refused", "message": str(error)})
    pipe.leave()


if __name__ == "__main__":
    main()
