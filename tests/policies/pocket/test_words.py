"""Claims about sentences as the model reads them."""

from __future__ import annotations

from policies.pocket.words import MOST, features


def test_a_sentence_is_the_same_features_in_every_process():
    assert features("save", 16384) == [15015, 738, 15670, 1803, 9220]


def test_case_and_marks_do_not_count():
    assert features("Save the File!", 4096) == features("save the file", 4096)


def test_chinese_is_read_by_its_characters():
    shared = set(features("打开菜单", 1 << 20)) & set(features("菜单", 1 << 20))
    assert len(shared) == 3


def test_no_sentence_is_empty_or_endless():
    assert features("", 64) == [0]
    assert len(features("word " * 500, 64)) == MOST
