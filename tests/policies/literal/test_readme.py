"""What the README tells people to say must be understood."""

import re
from pathlib import Path

import pytest

from policies.literal.language import read

README = (Path(__file__).parents[3] / "README.md").read_text(encoding="utf-8")
SENTENCES = [
    *re.findall(r"^deixis run .*?'(.+)'$", README, re.MULTILINE),
    *(
        said
        for row in re.findall(r"^\| [a-z].*? \| (.*`.*) \|$", README, re.MULTILINE)
        for said in re.findall(r"`(.+? .+?)`", row)
    ),
]


def test_there_are_examples():
    assert len(SENTENCES) > 12


@pytest.mark.parametrize("sentence", SENTENCES)
def test_an_example_is_understood(sentence):
    assert read(sentence)
