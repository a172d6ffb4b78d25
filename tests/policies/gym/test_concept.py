"""Claims about what icons are called and what is said for them."""

from __future__ import annotations

import re

import pytest

from policies.gym.concept import Meanings, concepts, plain
from policies.gym.string import bare, pairs


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("arrow-left-24-filled", "arrow left"),
        ("round-settings", "settings"),
        ("edit-find-symbolic", "edit find"),
        ("magnify_plus_outline", "magnify plus"),
        ("outline", "outline"),
    ],
)
def test_style_and_size_are_no_part_of_a_name(name, words):
    assert plain(name) == words


def test_a_name_is_met_whole():
    table = concepts()
    named = {table[number].name for number in Meanings(table).of("folder-open")}
    assert named == {"open"}
    assert Meanings(table).of("folder-open-with-a-bow") == ()


def test_every_concept_is_said_in_both_languages_and_only_with_known_blanks():
    for concept in concepts():
        assert concept.english
        assert all(re.search("[\u3400-\u9fff]", phrase) for phrase in concept.chinese)
        said = " ".join(concept.english + concept.chinese)
        assert set(re.findall(r"\{(\w+)\}", said)) <= {"thing", "app"}


@pytest.mark.parametrize(
    ("written", "read"),
    [("_Save As…", "Save As"), ("打开(_O)...", "打开"), ("Line &Numbers:", "Line Numbers")],
)
def test_shortcut_marks_and_dots_are_no_words(written, read):
    assert bare(written) == read


def test_a_broken_catalogue_is_passed_over(tmp_path):
    (tmp_path / "broken.mo").write_bytes(b"\xde\x12\x04\x95not a catalogue")
    assert list(pairs(tmp_path)) == []
