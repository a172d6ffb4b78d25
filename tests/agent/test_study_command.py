"""`deixis study` as a person and as the window calls it."""

from __future__ import annotations

import csv
import json
import signal
import subprocess
import sys
from pathlib import Path

import pytest

DEIXIS = (sys.executable, "-m", "agent.cli")


def deixis(*words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([*DEIXIS, "study", *words], capture_output=True, text=True, check=False)


def test_without_a_name_the_studies_are_listed_with_what_can_be_turned() -> None:
    said = deixis().stdout

    assert "stochastic" in said
    assert "--set samples=2000" in said


def test_a_study_is_kept_as_lines_and_as_a_table(tmp_path: Path) -> None:
    ran = deixis(
        "stochastic", "--set", "samples=100", "--set", "seeds=2", "--json", "--out", str(tmp_path / "it")
    )
    told = [json.loads(line) for line in ran.stdout.splitlines()]
    readings = [each for each in told if each["kind"] == "probed"]
    with (tmp_path / "it" / "readings.csv").open() as file:
        rows = list(csv.DictReader(file))

    assert ran.returncode == 0
    assert told[0]["kind"] == "began"
    assert told[-1]["kind"] == "ended"
    assert told[-1]["complete"] is True
    assert len(rows) == sum(len(each["values"]) for each in readings) > 100
    assert float(rows[0]["value"]) == readings[0]["values"][0]
    assert json.loads((tmp_path / "it" / "header.json").read_text())["parameters"]["samples"] == 100


def test_ctrl_c_ends_a_study_and_keeps_what_was_measured(tmp_path: Path) -> None:
    long = ["stochastic", "--set", "samples=50000", "--set", "seeds=200", "--json", "--out", str(tmp_path)]
    with subprocess.Popen([*DEIXIS, "study", *long], stdout=subprocess.PIPE, text=True) as running:
        assert running.stdout is not None
        while json.loads(running.stdout.readline())["kind"] != "progress":
            pass
        running.send_signal(signal.SIGINT)
        rest = running.stdout.read().splitlines()

    assert running.returncode == 130
    assert json.loads(rest[-1])["complete"] is False
    assert (tmp_path / "readings.jsonl").read_text().count("\n") > 50


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (("stochastik",), "did you mean 'stochastic'?"),
        (("stochastic", "--set", "samples=ten"), "a whole number of 100 or more"),
        (("stochastic", "--set", "samples"), "write --set NAME=VALUE"),
        (("stochastic", "--set", "rank=1"), "known: samples, noise"),
    ],
)
def test_what_is_not_understood_is_said_in_one_line(words: tuple[str, ...], why: str) -> None:
    ran = deixis(*words)

    assert ran.returncode == 2
    assert why in ran.stderr
    assert ran.stderr.count("\n") == 1
