"""Faults in scripts: each is found before anything begins, at its line, with the remedy."""

from __future__ import annotations

from pathlib import Path

import pytest

from agent.script.faults import BadScript
from agent.script.reading import examine, load, read
from agent.script.source import Source
from agent.script.table import rows_of
from agent.script.yaml import Problem

HEAD = "name: Try\nparameters:\n  who: Bob\nsecrets: [mail.pin]\nsteps:\n"


def faults(text: str, folder: Path) -> list[Problem]:
    return examine(text, folder=folder)


@pytest.mark.parametrize(
    ("text", "line", "column", "words"),
    [
        ("", 1, 1, "empty"),
        ("- a list", 1, 1, "a script is a mapping"),
        ("name: [", 1, 8, "no YAML"),
        ("name: a\n\tsteps: []", 2, 1, "no YAML"),
        ("name: a\nname: b\nsteps: [{press: a}]", 2, 1, "'name' stands here twice"),
        ("steps: [{press: a}]", 1, 1, "'name' is missing"),
        ("name: a\nsteps: []", 2, 8, "at least 1"),
        ("name: 7\nsteps: [{press: a}]", 1, 7, 'put it in quotes: "7"'),
        ("name: a\nstep: [{press: a}]", 2, 1, "did you mean 'steps'?"),
        ("name: a\nsteps: &all\n- retry: 2\n  steps: *all", 2, 8, "a cycle"),
        ("name: !!python/object:os.system a\nsteps: [{press: a}]", 1, 7, "nothing that a script may hold"),
        (HEAD + "- clik: Save", 6, 3, "'clik' is no step, did you mean 'click'?"),
        (HEAD + "- click: {text: Save, windw: x}", 6, 23, "did you mean 'window'?"),
        (HEAD + "- click: {text: Save, picture: a.png}", 6, 10, "keep one"),
        (HEAD + "- click: Save\n  count: 4", 7, 10, "less than or equal to 3"),
        (HEAD + "- click: {box: [1, 2, 3]}", 6, 16, "'box'"),
        (HEAD + "- click: {text: a, nth: 0}", 6, 10, "nth counts from 1"),
        (HEAD + "- click: {box: [1, 2, 3, 4], nth: 2}", 6, 10, "nth and sides belong to a text"),
        (HEAD + "- type: {{ who }}", 6, 10, 'write: "{{ name }}"'),
        (HEAD + "- type: '{{ whom }}'", 6, 9, "did you mean 'who'?"),
        (HEAD + "- type: '{{ 1 + 1 }}'", 6, 9, "nothing is calculated"),
        (HEAD + "- type: '${secret:mail.pn}'", 6, 9, "did you mean 'mail.pin'?"),
        (HEAD + "- press: ctrl+bogus", 6, 10, "bogus"),
        (HEAD + "- click: a\n  holding: [shfit]", 7, 13, "shfit"),
        (HEAD + "- do: clik Save", 6, 7, "did you mean 'click'?"),
        (HEAD + "- do: type {{ who }}", 6, 7, "straight quotes"),
        (HEAD + "- do: type “{{ who }}”", 6, 7, "straight quotes"),
        (HEAD + "- agent: go\n  policy: litral", 7, 11, "did you mean 'literal'?"),
        (HEAD + "- click: {picture: gone.png}", 6, 20, "'gone.png' is no file"),
        (HEAD + "- replay: gone", 6, 11, "'gone' is no episode"),
        (HEAD + "- for_each: gone.csv\n  steps: [{press: a}]", 6, 13, "gone.csv"),
        (
            HEAD + "- for_each: rows.csv\n  steps: [{type: '{{ row.nme }}'}]",
            7,
            18,
            "did you mean 'row.name'?",
        ),
        (HEAD + "- script: gone.yaml", 6, 11, "gone.yaml"),
        (HEAD + "- script: bad.yaml", 6, 11, "'bad.yaml' has faults"),
        (HEAD + "- script: good.yaml\n  with: {colour: red, word: x}", 7, 18, "no parameter 'colour'"),
        (HEAD + "- script: good.yaml", 6, 3, "needs the parameter 'word'"),
        (HEAD + "- check: {fil: a}", 6, 11, "did you mean 'file'?"),
        (HEAD + "- check: {http: 'ftp://x'}", 6, 17, "pattern"),
        (HEAD + "- check: {command: 'echo \"a'}", 6, 20, "close the quotes"),
        (HEAD + "- wait: soon", 6, 9, "a wait is a mapping"),
        (HEAD + "- if: {text: a}", 6, 3, "'then' is missing"),
        (HEAD + "- press", 6, 3, "a step is a mapping"),
        (HEAD + "- press: a\ndisplay: virtual:9x9", 7, 10, "320x200"),
        (HEAD + "- press: a\napp: {command: a, files: {../b: c}}", 7, 33, "leaves the work folder"),
        (HEAD + "- press: a\nguard: {mode: yolo}", 7, 15, "'auto'"),
        (HEAD.replace("who: Bob", "who: {type: integer, default: x}") + "- press: a", 3, 8, "no integer"),
        (HEAD.replace("who:", "work:") + "- press: a", 3, 9, "a name of Deixis itself"),
    ],
)
def test_a_fault_is_told_at_its_place_with_the_remedy(
    text: str, line: int, column: int, words: str, tmp_path: Path
) -> None:
    (tmp_path / "rows.csv").write_text("name,age\nBob,3\n")
    (tmp_path / "bad.yaml").write_text("name: x\nsteps: [{prss: a}]\n")
    (tmp_path / "good.yaml").write_text(
        "name: x\nparameters:\n  word: {type: text}\nsteps: [{type: '{{ word }}'}]\n"
    )
    found = faults(text, tmp_path)
    assert [problem for problem in found if words in problem.message and problem.line == line], found
    assert (found[0].line, found[0].column) == (line, column)


def test_every_fault_of_a_script_is_told_at_once(tmp_path: Path) -> None:
    found = faults(HEAD + "- press: ctrl+bogus\n- type: '{{ whom }}'\n- do: fly\n", tmp_path)
    assert [problem.line for problem in found] == [6, 7, 8]


def test_aliases_that_repeat_a_billion_times_are_refused(tmp_path: Path) -> None:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 10)]
    (problem,) = faults("\n".join(lines), tmp_path)
    assert "parts" in problem.message


def test_scripts_that_run_each_other_are_a_cycle(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("name: a\nsteps: [{script: b.yaml}]\n")
    (tmp_path / "b.yaml").write_text("name: b\nsteps: [{script: a.yaml}]\n")
    with pytest.raises(BadScript, match="cycle"):
        load(tmp_path / "a.yaml")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "no header"),
        ("a,,b\n1,2,3\n", "no header"),
        ("a,a\n1,2\n", "twice"),
        ("a,b\n1\n", "line 2"),
        ('a,b\n"1,2\n', "cannot read"),
    ],
)
def test_a_table_that_does_not_fit_together_is_refused(text: str, words: str, tmp_path: Path) -> None:
    file = tmp_path / "rows.csv"
    file.write_text(text)
    with pytest.raises(Exception, match=words):
        rows_of(file)


def test_words_like_no_and_on_are_words(tmp_path: Path) -> None:
    source = read("name: no\nsteps: [{click: on}, {type: 'yes'}]\n", folder=tmp_path)
    assert source.script.name == "no"


def test_a_value_that_is_put_into_a_command_stays_one_word(tmp_path: Path) -> None:
    source = read(
        "name: a\napp: 'mousepad \"{{ work }}/my notes.txt\"'\nsteps: [{press: a}]\n", folder=tmp_path
    )
    assert source.script.app[0].command == ("mousepad", "{{work}}/my notes.txt")


def test_each_step_knows_its_line(tmp_path: Path) -> None:
    source: Source = read(HEAD + "- press: a\n- if: {text: x}\n  then:\n  - press: b\n", folder=tmp_path)
    assert source.line_of(("steps", 0)) == 6
    assert source.line_of(("steps", 1, "then", 0)) == 9
