"""What the README tells people to say must be understood."""

import re
from pathlib import Path

import pytest

from policies.literal.language import read
from policies.pocket.clause import clauses

README = (Path(__file__).parents[3] / "README.md").read_text(encoding="utf-8")
RUNS = re.findall(r"^deixis run .*?'(.+)'$", README, re.MULTILINE)
ROWS = [
    said
    for row in re.findall(r"^\| [a-z].*? \| (.*`.*) \|$", README, re.MULTILINE)
    for said in re.findall(r"`(.+? .+?)`", row)
]


def test_there_are_examples():
    assert len(RUNS) > 2
    assert len(ROWS) > 10


@pytest.mark.parametrize("sentence", ROWS)
def test_an_example_in_quotes_is_understood_to_the_letter(sentence):
    assert read(sentence)


@pytest.mark.parametrize("sentence", RUNS)
def test_a_run_is_understood(sentence):
    assert clauses(sentence)
