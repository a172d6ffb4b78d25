"""Claims about composed pages: the same each time, without a seed that breaks them, and speakable."""

from __future__ import annotations

import random
import re
import tomllib
from dataclasses import replace
from pathlib import Path

import pytest

from policies.gym import saying
from policies.gym.markup import Supply
from policies.gym.part import Parts
from policies.gym.value import values

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


def test_sixty_pages_have_what_is_asked_for_by_value_verb_start_sort_and_enclosure(pages):
    drawn = "".join(pages(seed) for seed in range(60))
    for told in ("value", "done_to", "starts", "sort", "within"):
        assert f"data-{told}=" in drawn, told
    assert 'data-role="sign"' in drawn
    assert 'data-within="dialog|' in drawn


def test_every_kind_of_value_can_be_drawn_and_asked_for_in_both_languages():
    for value in values().values():
        assert value.shown or value.hint
        assert value.role in SAID["valued"]["en"]
        assert value.role in SAID["valued"]["zh"]
        assert all(value.names[language] for language in ("en", "zh"))


def test_a_page_of_a_family_has_most_of_its_icons_from_it(icons):
    family = {number: [replace(shown[0], origin="family")] for number, shown in icons.items()}
    supply = Supply("en", ["Open"], ["Anna"], icons, {"family": family})
    parts = next(made for seed in range(20) if (made := Parts(supply, {}, random.Random(seed))).family)
    origins = [parts.drawing().origin for _ in range(100)]
    assert origins.count("family") > 70
    assert "tests" in origins
