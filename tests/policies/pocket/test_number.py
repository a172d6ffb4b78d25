"""One reading of numbers for all sentences."""

from __future__ import annotations

import pytest

from policies.pocket.name import name_of
from policies.pocket.number import number_of, place_of


@pytest.mark.parametrize(
    ("said", "number"),
    [
        ("3", 3), ("12", 12), ("Three", 3), ("zero", 0), ("twice", 2), ("三", 3), ("两", 2), ("十", 10),
        ("十二", 12), ("二十", 20), ("二十三", 23), ("零", 0),
        ("", None), ("a", None), ("none", None), ("thirty", None), ("三四", None), ("2.5", None), ("²", None),
    ],
)  # fmt: skip
def test_a_word_or_digits_say_how_many_or_no_number(said: str, number: int | None) -> None:
    assert number_of(said) == number


@pytest.mark.parametrize(
    ("said", "place"),
    [
        ("first", 1), ("Twentieth", 20), ("3rd", 3), ("22nd", 22), ("4", 4), ("第三", 3), ("十一", 11),
        ("两", 2), ("last", None), ("rd", None), ("firsts", None),
    ],
)  # fmt: skip
def test_a_word_or_digits_say_which_one_of_a_row(said: str, place: int | None) -> None:
    assert place_of(said) == place


def test_the_twelfth_is_not_the_last() -> None:
    assert name_of("第十二个选项").ordinal == 12
