"""What is written of a batch: a page and JUnit XML, whatever scripts and screens say."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from html.parser import HTMLParser
from pathlib import Path

import pytest

from agent.episode import Ending, Verdict
from agent.script.junit import junit
from agent.script.result import ScriptResult, StepResult
from agent.script.summary import page

HOSTILE = "<script>alert('x')</script>&\x00\x1b[31m\ud800 ]]>"


def result(verdict: Verdict, message: str = "", row: int = 0, file: str = "a.yaml") -> ScriptResult:
    ending = Ending(verdict, message)
    step = StepResult("steps[1]", 7, f"click {HOSTILE}", ending, 1.5, depth=9)
    return ScriptResult(
        "Try", file, {"v": HOSTILE}, ending, 2.0, (step,), row, report=Path("/out/e/report.html")
    )


class Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.links: list[str | None] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.links += [value for name, value in attrs if name == "href"]


@pytest.mark.parametrize("language", ["en", "zh"])
def test_nothing_that_was_said_becomes_a_tag_and_links_are_relative(language: str) -> None:
    tags = Tags()
    tags.feed(page([result(Verdict.FAILED, HOSTILE)], Path("/out"), language=language))  # type: ignore[arg-type]
    assert "script" not in tags.tags
    assert tags.links == ["e/report.html"]


def test_junit_counts_failures_and_errors_apart() -> None:
    results = [
        result(Verdict.FINISHED, row=1),
        result(Verdict.FAILED, "a check", row=2),
        result(Verdict.UNCERTAIN, HOSTILE, row=3),
        result(Verdict.STOPPED, file="b.yaml"),
    ]
    suites = ET.fromstring(junit(results))
    assert {name: suites.get(name) for name in ("tests", "failures", "errors")} == {
        "tests": "4",
        "failures": "1",
        "errors": "2",
    }
    assert [suite.get("name") for suite in suites] == ["a.yaml", "b.yaml"]
    names = [case.get("name") for case in suites.iter("testcase")]
    assert names == ["Try [row 1]", "Try [row 2]", "Try [row 3]", "Try"]
    failure = suites.find(".//failure")
    assert failure is not None
    assert (failure.get("message"), failure.text) == (
        "a check",
        f"line 7: click {HOSTILE}".replace("\x00\x1b", "��").replace("\ud800", "�"),
    )
