"""Corrections as lines: read back as they were, broken ones told, and gone with what they taught."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from agent.geometry import Box, Point
from agent.teach.sample import FILE, Sample, Source, add, read, samples_of, sweep

SAMPLE = Sample("s2", "a" * 32, Point(10.5, 20), Box(1, 2, 30, 40), "not shown", "Save", Source.REPLAY, 1.5)


def test_a_sample_is_read_back_as_it_was(tmp_path: Path) -> None:
    add(tmp_path, [SAMPLE], str)
    add(tmp_path, [SAMPLE], str)

    assert read(tmp_path).each == (SAMPLE, SAMPLE)


def test_a_folder_that_was_taught_nothing_has_none(tmp_path: Path) -> None:
    assert read(tmp_path).each == ()


def test_a_secret_is_written_nowhere(tmp_path: Path) -> None:
    add(tmp_path, [SAMPLE], lambda text: text.replace("Save", "*"))

    assert read(tmp_path).each[0].task == "*"


BROKEN = {
    "no JSON": b"{",
    "no object": b"[]",
    "no point": json.dumps({"step": "s2"}).encode(),
    "a name that leads elsewhere": (
        b'{"step":"s","frame":"../../x","point":{"x":1,"y":1},"box":{"left":1,"top":1,"width":1,"height":1},'
        b'"why":"","task":"","source":"replay","time":1}'
    ),
    "not UTF-8": b"\xff\xfe",
}


@pytest.mark.parametrize("case", BROKEN)
def test_a_broken_line_is_told_and_the_others_are_read(tmp_path: Path, case: str) -> None:
    add(tmp_path, [SAMPLE], str)
    with (tmp_path / FILE).open("ab") as file:
        file.write(BROKEN[case] + b"\n")
    add(tmp_path, [SAMPLE], str)

    found = read(tmp_path)

    assert found.each == (SAMPLE, SAMPLE)
    (fault,) = found.faults
    assert fault.startswith("line 2: ")


def test_a_line_that_was_torn_takes_no_other_with_it(tmp_path: Path) -> None:
    (tmp_path / FILE).write_bytes(b'{"step": "s')

    add(tmp_path, [SAMPLE], str)

    assert read(tmp_path).each == (SAMPLE,)


def test_what_was_taken_back_teaches_no_more(tmp_path: Path, school: Any) -> None:
    taught = samples_of(school.demonstration.steps, why="", task="", source=Source.REPLAY, time=0)
    add(tmp_path, [SAMPLE, *taught], str)
    with (tmp_path / FILE).open("ab") as file:
        file.write(b"{\n")

    assert sweep(tmp_path, school.demonstration) == 1
    assert read(tmp_path).each == taught
    assert len(read(tmp_path).faults) == 1, "what cannot be read is not ours to throw away"


def test_each_place_that_was_pointed_to_is_a_sample(school: Any) -> None:
    (taught,) = samples_of(school.demonstration.steps, why="w", task="t", source=Source.AGENT, time=2)

    assert (taught.step, taught.why, taught.task, taught.source, taught.time) == (
        "s2", "w", "t", Source.AGENT, 2,
    )  # fmt: skip
    assert taught.point in taught.box
