"""The split of the pages, and what may be asked for."""

from __future__ import annotations

import pytest

from agent.errors import UsageError
from agent.evaluate.miniwob.oracle.policy import SOLVERS
from agent.evaluate.miniwob.site import folder_of_pages, tasks_in
from agent.evaluate.miniwob.tasks import (
    GENERALISATION,
    PIX2ACT,
    TRAINING,
    chosen,
    most_actions,
    part_of,
)


def test_no_task_is_both_learned_from_and_used_to_check_what_was_learned():
    assert not TRAINING & GENERALISATION


def test_every_task_of_the_lists_has_a_page_but_for_one_that_is_no_longer_published():
    assert (TRAINING | GENERALISATION | PIX2ACT) - tasks_in(folder_of_pages()) == {"drag-item"}
    assert (len(TRAINING), len(GENERALISATION), len(PIX2ACT)) == (42, 10, 59)


def test_the_oracle_knows_the_open_tasks_and_no_held_out_one():
    assert set(SOLVERS) == TRAINING | GENERALISATION


@pytest.mark.parametrize(
    ("task", "part"),
    [("click-test", "training"), ("find-word", "generalisation"), ("choose-date", "held-out")],
)
def test_each_task_belongs_to_one_part(task: str, part: str):
    assert part_of(task) == part


@pytest.mark.parametrize(("task", "most"), [("click-test", 10), ("use-slider", 30), ("choose-date", 30)])
def test_only_the_long_tasks_get_thirty_actions(task: str, most: int):
    assert most_actions(task) == most


def test_without_a_wish_the_training_tasks_are_run():
    assert set(chosen((), TRAINING | {"choose-date"})) == TRAINING


def test_a_set_and_a_task_can_be_named_together_and_nothing_twice():
    wanted = ("click-test", "training", "choose-date")
    assert sorted(chosen(wanted, TRAINING | {"choose-date"})) == sorted(TRAINING | {"choose-date"})


def test_a_misspelt_task_is_refused_with_the_nearest_name():
    with pytest.raises(UsageError, match="no task 'click-tset', did you mean 'click-test'"):
        chosen(("click-tset",), TRAINING)
