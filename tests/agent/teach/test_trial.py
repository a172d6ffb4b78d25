"""A correction is tried on what is kept and on faults made up of it; one wrong place refuses it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from agent.demonstration.edit import shown_again
from agent.geometry import Box, Point
from agent.teach.correction import Correction, Kind, corrected
from agent.teach.fault import FAULTS, Scene
from agent.teach.halt import Halt
from agent.teach.table import Result, Trial, Trials, table
from agent.teach.trial import tried

LOST = Halt("s2", "step 's2': not shown", acted=False)


def _named(trials: Trials, part: str) -> dict[str, Trial]:
    return {each.name.rpartition(": ")[2]: each for each in trials.each if part in each.name}


def test_a_renamed_button_that_was_shown_passes_every_trial(school: Any, drawn: Any) -> None:
    learned = corrected(
        school.demonstration,
        LOST,
        school.shown(school.acted("click", "save", drawn(save="Store"))),
        school.evidence,
    )

    trials = tried(learned, school.evidence)

    assert trials.failed == (), "\n".join(table(trials.each))
    for part in ("shown 1.", "shown now"):
        named = _named(trials, part)
        assert list(named) == ["same", *FAULTS]
        assert named["same"].got is Result.FOUND
        assert named["shift"].got is Result.FOUND
        assert named["pop-up"].got is Result.REFUSED


def test_a_branch_is_tried_where_it_was_shown_and_where_the_step_was(school: Any, drawn: Any) -> None:
    learned = corrected(
        school.demonstration,
        LOST,
        school.shown(school.acted("click", "later", drawn(popup=True), drawn())),
        school.evidence,
    )

    trials = tried(learned, school.evidence)

    assert trials.failed == (), "\n".join(table(trials.each))
    guard = {each.name: each.got for each in trials.each if each.name.startswith("if-1")}
    assert guard == {"if-1, now": Result.FOUND, "if-1, when it was shown": Result.REFUSED}


def test_a_look_that_leads_elsewhere_on_a_kept_picture_refuses_the_correction(
    school: Any, drawn: Any
) -> None:
    clear = school.acted("click", "clear", drawn()).click.shown[0]
    after = shown_again(school.demonstration, "s2", clear)
    wrong = Correction(Kind.LOOK, "s2", school.demonstration, after, "", True, (clear,))

    trials = tried(wrong, school.evidence)

    failed = trials.failed[0]
    assert (failed.name, failed.wanted, failed.got) == ("s2, shown 1.: same", Result.FOUND, Result.ELSEWHERE)
    assert failed.at is not None
    assert failed.at in drawn().boxes["clear"]


def test_a_guard_that_also_held_when_the_step_was_shown_refuses_the_correction(
    school: Any, drawn: Any
) -> None:
    learned = corrected(
        school.demonstration,
        LOST,
        school.shown(school.acted("click", "later", drawn(popup=True), drawn())),
        school.evidence,
    )
    branch = learned.branch.model_copy(  # type: ignore[union-attr]
        update={"if_": learned.branch.if_.model_copy(update={"window": "Orders"})}  # type: ignore[union-attr]
    )

    trials = tried(replace(learned, branch=branch), school.evidence)

    assert "if-1, when it was shown" in [each.name for each in trials.failed]


WANTED = {
    (Result.FOUND, Result.FOUND): True,
    (Result.FOUND, Result.REFUSED): False,
    (Result.REFUSED, Result.FOUND): False,
    (Result.REFUSED, Result.REFUSED): True,
    (Result.EITHER, Result.FOUND): True,
    (Result.EITHER, Result.REFUSED): True,
    (Result.EITHER, Result.ELSEWHERE): False,
}


@pytest.mark.parametrize(("wanted", "got"), WANTED)
def test_a_trial_passes_only_with_what_is_wanted_of_it(wanted: Result, got: Result) -> None:
    assert Trial("x", wanted, got, Point(1, 1)).passed is WANTED[wanted, got]


@pytest.fixture(scope="module")
def scene(drawn: Any) -> Scene:
    look = drawn()
    return Scene(look.observation, look.boxes["save"], "Save")


def test_a_shift_moves_picture_windows_and_truth_together(scene: Scene) -> None:
    moved = FAULTS["shift"](scene)

    assert moved is not None
    assert moved.box == Box(scene.box.left + 40, scene.box.top + 25, scene.box.width, scene.box.height)
    assert np.array_equal(moved.screenshot.crop(moved.box), scene.screenshot.crop(scene.box))
    assert moved.look.windows[0].box.left == scene.look.windows[0].box.left + 40


def test_a_shift_that_would_lose_the_target_goes_the_other_way(scene: Scene, drawn: Any) -> None:
    look = drawn(at=(500, 345))

    moved = FAULTS["shift"](Scene(look.observation, look.boxes["save"], "Save"))

    assert moved is not None
    assert moved.box.top == look.boxes["save"].top - 25


def test_a_scale_draws_all_of_it_a_quarter_larger(scene: Scene) -> None:
    larger = FAULTS["scale"](scene)

    assert larger is not None
    assert (larger.box.width, larger.box.height) == (scene.box.width * 1.25, scene.box.height * 1.25)
    assert larger.look.windows[0].box.width == scene.look.windows[0].box.width * 1.25


def test_a_theme_is_the_same_twice_inverted(scene: Scene) -> None:
    dark = FAULTS["theme"](scene)

    assert dark is not None
    assert dark.screenshot.image[0, 0, 0] == 255 - scene.screenshot.image[0, 0, 0]
    twice = FAULTS["theme"](dark)
    assert twice is not None
    assert np.array_equal(twice.screenshot.image, scene.screenshot.image)


def test_other_words_are_written_on_the_target_and_nowhere_else(scene: Scene, reader: Any) -> None:
    other = FAULTS["rename"](scene)

    assert other is not None
    assert [each.label for each in reader.read(other.screenshot, scene.box)] == ["Zebra"]
    changed = (other.screenshot.image != scene.screenshot.image).any(axis=2)
    left, top, right, bottom = scene.screenshot.pixels_of(scene.box)
    assert changed[top:bottom, left:right].sum() == changed.sum()


def test_what_has_no_words_is_not_renamed(scene: Scene) -> None:
    assert FAULTS["rename"](replace(scene, words="")) is None


def test_a_decoy_leaves_the_target_alone_and_says_the_same(scene: Scene, reader: Any) -> None:
    doubled = FAULTS["decoy"](scene)

    assert doubled is not None
    assert np.array_equal(doubled.screenshot.crop(scene.box), scene.screenshot.crop(scene.box))
    texts = [each.label for each in reader.read(doubled.screenshot, scene.look.windows[0].box)]
    assert texts.count("Save") == 2


def test_a_pop_up_covers_the_target_and_is_a_window(scene: Scene) -> None:
    covered = FAULTS["pop-up"](scene)

    assert covered is not None
    top = covered.look.windows[0]
    assert scene.box.overlap(top.box) == scene.box
    assert (top.active, covered.look.windows[1].active) == (True, False)


def test_no_fault_changes_the_picture_that_it_was_given(scene: Scene) -> None:
    before = scene.screenshot.image.copy()

    for make in FAULTS.values():
        make(scene)

    assert np.array_equal(scene.screenshot.image, before)
