"""What a value may do where it lands: nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agent.control import Control
from agent.errors import UsageError
from agent.registry import load as loaded
from agent.script.job import jobs_for, jobs_of
from agent.script.reading import read
from agent.script.scope import fill, filled
from agent.settings import Settings
from agent.sight.ocr import OcrReader


def test_a_value_is_put_in_once_and_never_read_again() -> None:
    assert fill("{{ a }} {{b}}", {"a": "{{ b }}", "b": 7}) == "{{ b }} 7"


def test_true_and_numbers_are_written_as_in_the_script() -> None:
    assert fill("{{ a }} {{ b }} {{ c }}", {"a": True, "b": 1.5, "c": 3}) == "true 1.5 3"


def test_a_value_never_becomes_a_secret() -> None:
    with pytest.raises(UsageError, match="secret"):
        fill("{{ a }}", {"a": "${secret:mail.pin}"})


@given(st.text())
@settings(max_examples=300)
def test_a_value_cannot_leave_the_quotes_of_a_sentence(value: str) -> None:
    source = read("name: a\nparameters: {v: x}\nsteps: [{do: 'type \"{{ v }}\"'}]\n", folder=Path())
    (step,) = source.script.steps
    if "${secret:" in value:
        return
    sentence = filled(step, {"v": value}).do  # type: ignore[union-attr]
    literal = loaded("policies", "literal")(OcrReader(), Control(), Settings.model_validate({}))
    from policies.literal.language import read as understood

    literal.check(sentence)
    (instruction,) = understood(sentence)
    assert instruction.text == value  # type: ignore[union-attr]


SCRIPT = """\
name: Try
parameters:
  who: {type: text}
  count: 3
  size: 1.5
  loud: false
  colour: {default: red, choices: [red, blue]}
steps: [{press: a}]
"""


def values(tmp_path: Path, *params: str) -> dict[str, object]:
    file = tmp_path / "s.yaml"
    file.write_text(SCRIPT)
    (job,) = jobs_for([file], params)
    return dict(job.values)


def test_parameters_are_read_as_their_types(tmp_path: Path) -> None:
    assert values(tmp_path, "who=Bob=Bill", "count=5", "loud=yes", "size=2") == {
        "who": "Bob=Bill",
        "count": 5,
        "size": 2.0,
        "loud": True,
        "colour": "red",
    }


@pytest.mark.parametrize(
    ("params", "words"),
    [
        ([], "--param who="),
        (["who"], "NAME=VALUE"),
        (["whom=x"], "did you mean 'who'?"),
        (["who=x", "count=many"], "is no integer"),
        (["who=x", "loud=perhaps"], "is no boolean"),
        (["who=x", "colour=green"], "choose one of: red, blue"),
        (["who=${secret:x}"], "secret"),
    ],
)
def test_a_parameter_that_does_not_fit_is_told(params: list[str], words: str, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=words):
        values(tmp_path, *params)


def test_there_is_one_run_for_each_row(tmp_path: Path) -> None:
    (tmp_path / "rows.csv").write_text("who,count\nAnn,1\nBob,2\n")
    source = read(SCRIPT, folder=tmp_path)
    jobs = jobs_of([source], {"loud": "true"}, tmp_path / "rows.csv")
    assert [(job.row, job.values["who"], job.values["count"], job.values["loud"]) for job in jobs] == [
        (1, "Ann", 1, True),
        (2, "Bob", 2, True),
    ]


def test_a_wrong_column_is_told_with_the_nearest(tmp_path: Path) -> None:
    (tmp_path / "rows.csv").write_text("who,cuont\nAnn,1\n")
    with pytest.raises(UsageError, match=r"no script has a parameter 'cuont', did you mean 'count'\?"):
        jobs_of([read(SCRIPT, folder=tmp_path)], {}, tmp_path / "rows.csv")
