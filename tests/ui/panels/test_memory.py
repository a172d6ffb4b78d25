"""What a run told is kept by step, as far as there is room."""

from __future__ import annotations

from agent.events import Reading
from ui.panels.memory import RunMemory


def told(memory: RunMemory, step: int, source: str, *values: float) -> None:
    memory.captured(step)
    memory.add(Reading(source, values))


def firsts(readings: list[Reading]) -> list[float]:
    return [reading.values[0] for reading in readings]


def test_a_step_is_asked_for_by_itself_or_with_those_before_it() -> None:
    memory = RunMemory()
    for step in (1, 2, 3):
        told(memory, step, "loss", float(step))
    told(memory, 3, "other", 9.0)

    assert firsts(memory.of("loss", 2)) == [2.0]
    assert firsts(memory.of("loss", 2, all_steps=True)) == [1.0, 2.0]
    assert memory.of("loss", 4) == memory.of("unknown", 1) == memory.of("loss", None) == []


def test_what_is_told_late_is_kept_as_of_the_step_that_it_belongs_to() -> None:
    memory = RunMemory()
    memory.captured(1)
    memory.captured(2)
    memory.add(Reading("seen", (1.0,)), 1)
    memory.add(Reading("seen", (2.0,)))

    assert firsts(memory.of("seen", 1)) == [1.0]
    assert firsts(memory.of("seen", 2)) == [2.0]


def test_where_room_is_short_the_oldest_are_let_go() -> None:
    memory = RunMemory(most=5)
    told(memory, 1, "a", 1.0, 1.0)
    told(memory, 1, "b", 2.0, 2.0)
    told(memory, 2, "a", 3.0, 3.0)

    assert memory.of("a", 1) == []
    assert firsts(memory.of("b", 1)) == [2.0]
    assert firsts(memory.of("a", 2, all_steps=True)) == [3.0]
