"""The suite that measures the parts of a run, on real applications: that it measures, not what."""

from __future__ import annotations

import os

import pytest

from agent.control import Control
from agent.errors import Stopped
from agent.evaluate.speed import make
from agent.evaluate.suite import Item, Options
from agent.local.lifeline import MARK
from agent.settings import Settings

pytestmark = pytest.mark.desktop


def options(control: Control | None = None) -> Options:
    return Options(policy="literal", settings=Settings(), control=control or Control())


def test_every_part_of_a_run_is_measured_and_nothing_is_left(marked_processes) -> None:
    suite = make(options())
    try:
        measured = {
            part: suite.attempt(Item(f"{part}/{turn}")).measures
            for part, turn in (("first look", 0), ("capture/mousepad", 0), ("reading/mousepad", 0))
        }
        steps = [suite.attempt(Item(f"step/mousepad/{turn}")) for turn in (0, 2)]
        mark = suite._open[1].environment[MARK]
    finally:
        suite.close()
    (first_look,) = measured["first look"].values()
    assert first_look > 100
    reading = measured["reading/mousepad"]
    assert reading["reading, first"] > reading["reading, a character typed"]
    for step in steps:
        assert step.success is None
        parts = sum(value for name, value in step.measures.items() if name.startswith("step: "))
        assert step.measures["step"] == pytest.approx(parts)
        assert {"step: decide", "step: perform", "step: settle"} <= step.measures.keys()
    assert marked_processes(mark) == []
    assert not os.path.exists(mark)


def test_the_memory_of_a_run_is_that_of_its_process() -> None:
    suite = make(options())
    try:
        (peak,) = suite.attempt(Item("memory/0")).measures.values()
    finally:
        suite.close()
    assert 100 < peak < 4000


def test_a_stop_ends_a_measurement() -> None:
    control = Control()
    control.stop("SIGINT")
    suite = make(options(control))
    try:
        with pytest.raises(Stopped):
            suite.attempt(Item("first look/0"))
    finally:
        suite.close()
