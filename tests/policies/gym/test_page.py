"""Claims about composed pages: the same each time, without a seed that breaks them, and speakable."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from policies.gym import saying

SAID = tomllib.loads(Path(saying.__file__).with_name("saying.toml").read_text(encoding="utf-8"))


def test_a_seed_writes_the_same_page_again(pages):
    assert pages(3) == pages(3)
    assert pages(3) != pages(4)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_role_of_forty_pages_can_be_spoken_of(pages, language):
    roles = {role for seed in range(40) for role in re.findall(r'data-role="(\w+)"', pages(seed, language))}
    assert {"button", "tool", "field", "tab", "cell", "checkbox"} <= roles
    assert roles <= {*SAID["names"][language], *SAID["words"][language]}


def test_things_of_a_row_are_counted_from_nought_without_a_gap(pages):
    numbered = re.findall(r'data-group="(\w+)" data-place="(\d+)"', pages(3))
    groups: dict[str, list[int]] = {}
    for group, place in numbered:
        groups.setdefault(group, []).append(int(place))
    assert groups
    assert all(places == list(range(len(places))) for places in groups.values())
