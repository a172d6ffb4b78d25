"""Exported scripts: valid in the other language, and every text in them is data."""

from __future__ import annotations

import ast
import json
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from robot.api import get_model
from robot.running import TestSuite as Suite

from agent import assets
from agent.errors import UsageError
from agent.script.export import export
from agent.script.layout import lines
from agent.script.reading import load, read
from agent.script.schema.script import Script
from agent.script.source import Source

HOSTILE = "''' \"\"\" \\ {x} ${secret:a} %{HOME} @{b} a=b #c  two\t\n\rnext… é你 \u00a0 ⏎'); import os #"
SAMPLES = sorted(assets.path("scripts").glob("*.yaml"))


def script_that_types(text: str) -> Source:
    head = {"name": text or "x", "description": text, "secrets": ["a"], "app": "xterm"}
    steps = [{"type": text}, {"click": {"text": text or "x"}, "on_failure": [{"type": text}]}]
    whole = {**head, "parameters": {"p": {"default": text}}, "steps": steps}
    return read("\n".join(lines(whole)), folder=Path("/a b/'c'"), name="it's.yaml")


def literals(tree: ast.AST) -> list[Any]:
    """Return what is handed to `live.step`, in order."""
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
    steps = [call for call in calls if isinstance(call.func, ast.Attribute) and call.func.attr == "step"]
    return [ast.literal_eval(call.args[0]) for call in sorted(steps, key=lambda call: call.lineno)]


def robot_steps(text: str, tmp_path: Path) -> tuple[Suite, list[list[str]]]:
    """Parse a suite with Robot Framework, and return the arguments of its keywords as it unescapes them."""
    from robot.utils import unescape

    file = tmp_path / "suite.robot"
    file.write_text(text, encoding="utf-8")
    suite = Suite.from_model(get_model(file))
    (test,) = suite.tests
    return suite, [[unescape(cell) for cell in keyword.args] for keyword in test.body]


def test_a_hostile_text_is_a_literal_of_python() -> None:
    first, clicked, typed = literals(ast.parse(export(script_that_types(HOSTILE), "python")))
    assert (first["type"], clicked["click"]["text"], typed["type"]) == (HOSTILE, HOSTILE, HOSTILE)


def test_a_hostile_text_is_one_cell_of_robot(tmp_path: Path) -> None:
    _, keywords = robot_steps(export(script_that_types(HOSTILE), "robot"), tmp_path)
    opened, started, *steps = keywords
    assert opened[0] == "/a b/'c'"
    assert json.loads(opened[1])["description"] == HOSTILE
    assert started == []
    assert [json.loads(cell)["type"] for (cell,) in steps[:1]] == [HOSTILE]


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=30).filter(lambda text: "{{" not in text))
def test_any_text_comes_back_out_of_python(text: str) -> None:
    if "${secret:" in text:
        return
    assert literals(ast.parse(export(script_that_types(text), "python")))[0]["type"] == text


@given(st.text(st.sampled_from(" \t\u00a0\u3000\\${}@%&=#|*.ab\n\r\"'"), max_size=20))
def test_any_text_comes_back_out_of_robot(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    text = re.sub(r"\{+", "{", text)
    exported = export(script_that_types(text), "robot")
    _, keywords = robot_steps(exported, tmp_path_factory.mktemp("robot"))
    assert json.loads(keywords[2][0])["type"] == text


@pytest.mark.parametrize("file", SAMPLES, ids=lambda file: file.stem)
def test_nothing_of_a_sample_is_lost(file: Path, tmp_path: Path) -> None:
    source = load(file)
    _, keywords = robot_steps(export(source, "robot"), tmp_path)
    head, steps = json.loads(keywords[0][1]), [json.loads(cell) for (cell,) in keywords[2:]]
    assert Script.model_validate({**head, "steps": steps}) == source.script
    tree = ast.parse(export(source, "python"))
    (assigned,) = [n for n in tree.body if isinstance(n, ast.Assign) and ast.unparse(n.targets[0]) == "HEAD"]
    assert ast.literal_eval(assigned.value) == head
    leaves = {verb for said in literals(tree) for verb in said}
    assert leaves
    assert not leaves & {"if", "for_each", "retry"}  # these are Python's own


def test_the_parameters_are_variables_of_robot(tmp_path: Path) -> None:
    suite, keywords = robot_steps(export(load(assets.path("scripts", "calculator.yaml")), "robot"), tmp_path)
    names = [variable.name for variable in suite.resource.variables]
    assert names == ["${folder}", "${first}", "${second}", "${wanted}"]
    assert keywords[0][2:] == ["folder=${folder}", "first=${first}", "second=${second}", "wanted=${wanted}"]


def test_an_unknown_language_is_an_error_that_names_the_known_ones() -> None:
    with pytest.raises(UsageError, match="did you mean 'python'"):
        export(script_that_types("x"), "pyton")
