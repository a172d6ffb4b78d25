"""Claims about drawn windows in use, and about what went wrong in them."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtWidgets import QApplication

from policies.expectation.lesson import FAULTS, Lessons
from policies.gym.screen import Screens
from policies.gym.transition import Transition, kept, transitions


@pytest.fixture
def told(qapp: QApplication, screens: Screens) -> list[Transition]:
    return [each for seed in (1, 2) for each in transitions(qapp, screens, seed, faults=True)]


def test_the_same_seed_is_used_the_same_way(qapp: QApplication, screens: Screens) -> None:
    first, again = (list(transitions(qapp, screens, 3, faults=False)) for _ in range(2))

    assert [each.actions for each in first] == [each.actions for each in again]
    assert all(
        np.array_equal(one.after.image, other.after.image) for one, other in zip(first, again, strict=True)
    )


def test_each_act_begins_where_the_one_before_it_ended(qapp: QApplication, screens: Screens) -> None:
    acts = list(transitions(qapp, screens, 1, faults=False))

    assert all(one.after is other.before for one, other in pairwise(acts))


def test_some_acts_show_and_some_do_not(told: list[Transition]) -> None:
    shown = [not np.array_equal(each.before.image, each.after.image) for each in told if not each.fault]

    assert 0 < sum(shown) < len(shown)


def test_every_act_goes_wrong_in_the_ways_that_it_can(told: list[Transition]) -> None:
    ordinary = [each for each in told if not each.fault]
    wrong = {fault: [each for each in told if each.fault == fault] for fault in FAULTS}

    assert len(wrong["dialog"]) == len(wrong["window"]) == len(ordinary)
    assert all(each.after is each.before for each in wrong["nothing"])
    assert 0 < len(wrong["nothing"]) < len(ordinary)
    by_look = {id(each.after): each for each in ordinary}
    assert all(by_look[id(each.after)].place != each.place for each in wrong["elsewhere"])


def test_a_window_in_use_leaves_nothing_behind(qapp: QApplication, screens: Screens) -> None:
    before = len(QApplication.allWidgets())

    list(transitions(qapp, screens, 4, faults=True))

    assert len(QApplication.allWidgets()) <= before


def test_lessons_are_kept_as_they_are(told: list[Transition], tmp_path: Path) -> None:
    lessons = kept([(1, each) for each in told])

    lessons.save(tmp_path / "it.npz")
    again = Lessons.load(tmp_path / "it.npz")

    assert len(again) == len(told)
    assert np.array_equal(again.before, lessons.before)
    assert np.array_equal(again.place, lessons.place, equal_nan=True)
    assert again.marks().shape == (len(told), 2, 20, 16)
    assert set(again.fault) == set(range(len(FAULTS) + 1))
