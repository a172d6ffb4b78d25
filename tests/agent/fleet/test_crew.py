"""The crew with workers that only pretend: what becomes of jobs when workers die, fail to start or hang."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from agent.codec.line import Json
from agent.control import Control
from agent.episode import Ending, Verdict
from agent.fleet.crew import Crew, WorkerDied
from agent.fleet.order import Order
from agent.script.batch import not_begun
from agent.script.job import Job
from agent.script.reading import read
from agent.script.result import ScriptResult
from agent.settings import Settings


@dataclass
class Pretender:
    """A worker that does what it was told to do with the order of each number, and finishes the others."""

    deeds: dict[int, Callable[[Pretender], None]]
    starts: bool = True
    killed: threading.Event = field(default_factory=threading.Event)
    reason: str = ""
    closed: int = 0

    def ready(self) -> None:
        if not self.starts:
            raise WorkerDied("no Xvfb")

    def work(self, order: Json) -> Iterator[Json]:
        number = int(str(order["number"]))
        yield {"kind": "begun"}
        verdict, message = Verdict.FINISHED, "done"
        if number in self.deeds:
            self.deeds[number](self)
            if self.killed.is_set():
                verdict, message = Verdict.STOPPED, self.reason
        done = not_begun(orders(number + 1)[-1].job, Ending(verdict, message))
        yield done.as_dict()

    def stop(self, reason: str) -> None:
        self.reason = reason
        self.killed.set()

    def kill(self) -> None:
        self.killed.set()

    def close(self) -> None:
        self.closed += 1


def orders(count: int) -> list[Order]:
    settings = Settings.model_validate({})
    return [
        Order(number, Job(read(f"name: n{number}\nsteps: [{{press: a}}]", folder=Path("/")), {}), settings)
        for number in range(count)
    ]


def die(worker: Pretender) -> None:
    raise WorkerDied("killed by SIGKILL")


def hang(worker: Pretender) -> None:
    assert worker.killed.wait(20)


@dataclass
class Hall:
    """Hires pretenders, and keeps them and what was told."""

    deeds: Sequence[dict[int, Callable[[Pretender], None]]] = ()
    starts: Sequence[bool] = ()
    hired: list[Pretender] = field(default_factory=list)
    told: list[Json] = field(default_factory=list)
    control: Control = field(default_factory=Control)

    def hire(self) -> Pretender:
        number = len(self.hired)
        deeds = self.deeds[number] if number < len(self.deeds) else {}
        starts = self.starts[number] if number < len(self.starts) else True
        self.hired.append(Pretender(deeds, starts))
        return self.hired[-1]

    def crew(self, seats: int = 1) -> Crew:
        return Crew(hire=self.hire, seats=seats, control=self.control, tell=self.told.append)

    def work(self, count: int, seats: int = 1) -> list[ScriptResult]:
        results = [result for _, result in self.crew(seats).results(orders(count))]
        assert sorted(result.name for result in results) == [f"n{number}" for number in range(count)]
        assert all(worker.closed for worker in self.hired)
        return sorted(results, key=lambda result: result.name)


def test_every_job_is_done_once_and_workers_are_kept() -> None:
    hall = Hall()
    results = hall.work(9, seats=3)
    assert {result.ending.verdict for result in results} == {Verdict.FINISHED}
    assert len(hall.hired) <= 3
    assert sorted(int(str(told["job"])) for told in hall.told) == list(range(9))


def test_there_are_no_more_workers_than_jobs() -> None:
    hall = Hall()
    hall.work(2, seats=8)
    assert len(hall.hired) <= 2


def test_the_job_of_a_dead_worker_is_begun_once_more_and_that_is_said() -> None:
    hall = Hall(deeds=[{1: die}])
    results = hall.work(3)
    assert [result.attempts for result in results] == [1, 2, 1]
    assert results[1].ending.verdict is Verdict.FINISHED
    assert results[1].ending.message == "done (begun again, its first worker died: killed by SIGKILL)"
    assert {"kind": "worker_died", "job": 1, "message": "killed by SIGKILL"} in hall.told


def test_a_job_that_ends_two_workers_is_not_begun_a_third_time() -> None:
    hall = Hall(deeds=[{1: die}, {1: die}])
    results = hall.work(3)
    assert [result.ending.verdict for result in results] == [
        Verdict.FINISHED,
        Verdict.UNCERTAIN,
        Verdict.FINISHED,
    ]
    assert results[1].attempts == 2
    assert len(hall.hired) == 3


def test_a_worker_that_does_not_start_costs_no_job_its_second_try() -> None:
    hall = Hall(deeds=[{}, {}, {0: die}], starts=[False, False, True, False, True])
    (result,) = hall.work(1)
    assert (result.ending.verdict, result.attempts) == (Verdict.FINISHED, 2)


def test_where_no_worker_starts_nothing_was_begun() -> None:
    hall = Hall(starts=[False] * 9)
    results = hall.work(3)
    assert {result.ending.verdict for result in results} == {Verdict.HALTED}
    assert "no worker could be started: no Xvfb" in results[0].ending.message
    assert len(hall.hired) == 3


def test_where_no_worker_starts_any_more_what_was_begun_is_uncertain() -> None:
    hall = Hall(deeds=[{0: die}], starts=[True, False, False, False])
    results = hall.work(2)
    assert [result.ending.verdict for result in results] == [Verdict.UNCERTAIN, Verdict.HALTED]


def test_a_stop_reaches_who_works_and_keeps_the_others_from_beginning() -> None:
    hall = Hall(deeds=[{0: hang}])

    def tell(told: Json) -> None:
        hall.control.stop("enough")

    crew = Crew(hire=hall.hire, seats=1, control=hall.control, tell=tell)
    results = [result for _, result in crew.results(orders(3))]
    assert [result.ending.verdict for result in results] == [Verdict.STOPPED] * 3
    assert results[0].ending.message == "enough"
    assert results[2].ending.message == "enough"
    assert len(hall.hired) == 1


def test_results_that_nobody_waits_for_end_the_workers() -> None:
    hall = Hall(deeds=[{1: hang}])
    results = hall.crew().results(orders(2))
    assert next(results)[1].name == "n0"
    results.close()
    assert [worker.closed for worker in hall.hired] == [1]


def test_a_fault_of_whoever_is_told_is_not_swallowed() -> None:
    def tell(told: Json) -> None:
        raise BrokenPipeError("nobody reads")

    hall = Hall()
    crew = Crew(hire=hall.hire, seats=2, control=hall.control, tell=tell)
    with pytest.raises(BrokenPipeError):
        list(crew.results(orders(4)))
    assert all(worker.closed for worker in hall.hired)
