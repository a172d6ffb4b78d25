"""Scripts side by side on this machine."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from pathlib import Path

from agent import running
from agent.codec.line import Json
from agent.control import Control
from agent.fleet.crew import Crew
from agent.fleet.order import Order
from agent.fleet.process import ProcessWorker
from agent.fleet.quarters import PATIENCE_SECONDS, sweep
from agent.script.job import Job
from agent.script.result import ScriptResult
from agent.settings import Settings


def run_jobs(
    jobs: Sequence[Job],
    settings: Sequence[Settings],
    *,
    workers: int,
    control: Control,
    tell: Callable[[Json], None],
    stop_file: Path | None = None,
) -> Iterator[ScriptResult]:
    """Yield the result of each job once, as they come. Each runs on a virtual display of its own.

    settings: of each job. tell: is told what happens, as JSON, with the job's place in the list as 'job'; one
        call at a time, but from several threads.
    """
    orders = [Order(*each) for each in zip(range(len(jobs)), jobs, settings, strict=True)]
    crew = Crew(hire=ProcessWorker, seats=workers, control=control, tell=tell)
    try:
        with (
            running.listed(f"{len(orders)} scripts", control, stop_file),
            closing(crew.results(orders)) as results,
        ):
            for _, result in results:
                yield result
    finally:
        sweep(PATIENCE_SECONDS)
