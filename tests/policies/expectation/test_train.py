"""Claims about learning to expect: it goes on where it was stopped, and its lessons are what was done."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import torch

from policies.expectation.latents import latents
from policies.expectation.lesson import Lessons
from policies.expectation.model import PLACES, Expectation
from policies.expectation.train import WEIGHTS, Expecting, encoded, measure
from policies.expectation.view import ACROSS, DOWN
from policies.expectation.words import numbers


@pytest.fixture
def lessons() -> Lessons:
    """Three acts in random views, one of which does not show."""
    dice = np.random.default_rng(0)
    before, after = dice.integers(0, 256, (2, 3, 2 * DOWN, ACROSS, 3), dtype=np.uint8)
    traces = dice.random((3, *PLACES)) < 0.2
    after[0], traces[0] = before[0], False
    return Lessons(
        before=before,
        after=after,
        traces=traces,
        words=np.stack([numbers(("click",))] * 3),
        place=np.array([(100, 100), (1200, 700), (np.nan, np.nan)], np.float32),
        area=np.array([(1280, 800)] * 3, np.float32),
        changed=np.array([0, 0.1, 0.2], np.float32),
        kind=np.array(["dead", "tab", "type"]),
        fault=np.zeros(3, np.int64),
        window=np.arange(3),
    )


def test_what_does_not_show_is_no_change(model: Expectation, lessons: Lessons) -> None:
    made = latents(model, lessons)

    assert not made.change[0].any()
    assert (made.change[1:, -1] > 0).numpy().tolist() == lessons.traces[1:].tolist()


def test_a_mirrored_look_has_its_act_and_its_traces_at_the_mirrored_place(
    model: Expectation, lessons: Lessons
) -> None:
    plain, mirrored = latents(model, lessons), latents(model, lessons, other=np.random.default_rng(0))

    assert torch.equal(mirrored.asked.where, plain.asked.where.flip(-1))
    assert torch.equal(mirrored.change[:, -1], plain.change[:, -1].flip(-1))
    assert not torch.equal(mirrored.asked.seen, plain.asked.seen.flip(-1)), "the colours are others, too"


def test_a_training_goes_on_where_it_was_stopped(
    model: Expectation, lessons: Lessons, tmp_path: Path
) -> None:
    made = encoded(model, lessons)
    first = Expecting(model, made, minutes=0.01, rate=1e-3, out=tmp_path)
    first.run()

    longer = first.minutes + 0.01
    again = Expecting(Expectation(model.size), made, minutes=longer, rate=1e-3, out=tmp_path)
    stopped, mean = again.step, again.averaged().unet.state_dict()
    again.run()

    assert 0 < first.step == stopped < again.step
    assert all(torch.equal(each, mean[name]) for name, each in first.averaged().unet.state_dict().items())
    kept = Expectation.load(tmp_path / WEIGHTS)[0].unet.state_dict()
    assert all(torch.equal(each, kept[name]) for name, each in again.averaged().unet.state_dict().items())


def test_changes_are_measured_by_what_changes_where_something_does(
    model: Expectation, lessons: Lessons
) -> None:
    measure(model, lessons)

    made = latents(model, lessons).change
    there = (made[:, -1:] > 0).expand_as(made[:, :-1])
    assert float(made[:, :-1][there].std()) == pytest.approx(1, abs=1e-4)
