"""Claims about training: it learns, it goes on where it stopped, and what it saves is what it was."""

from __future__ import annotations

import json
from dataclasses import replace

import numpy as np
import torch

from policies.pocket.hearing import directions
from policies.pocket.model import PocketModel
from policies.pocket.painting import Icons, paint
from policies.pocket.train import Plan, train


def notes(plan: Plan) -> list[dict]:
    return [json.loads(line) for line in (plan.out / "log.jsonl").read_text(encoding="utf-8").splitlines()]


def test_a_sentence_finds_its_icon_after_a_few_steps(plan, taught):
    lots = np.random.default_rng(5)
    squares = [paint(Icons(plan.icons), number, 32, lots) for number in (0, 1, 2)]
    boxes = [(32 * at + 5, 5, 32 * at + 27, 27) for at in range(3)]
    pixels = taught.processor.parts(np.concatenate(squares, axis=1), boxes)
    with torch.no_grad():
        read = directions(taught.model, taught.processor, ["close the file", "打开菜单", "record"])
        likeness = read @ taught.model.look(taught.model.look.outline(pixels)).T
    assert likeness.argmax(dim=1).tolist() == [0, 1, 2]


def test_a_training_that_was_stopped_goes_on(plan):
    train(replace(plan, steps=4))
    before = notes(plan)[-1]["step"]
    train(replace(plan, steps=6))
    assert before == 4
    assert notes(plan)[-1]["step"] == 6


def test_what_is_saved_is_what_was_trained(plan):
    trained = train(replace(plan, steps=2))
    loaded = PocketModel.from_pretrained(plan.out).eval()
    outlines = torch.rand(3, trained.look.outline.count)
    assert torch.equal(trained.look(outlines), loaded.look(outlines))


def test_the_same_seed_trains_the_same_model(plan, tmp_path):
    first = train(replace(plan, steps=3))
    second = train(replace(plan, steps=3, out=tmp_path / "again"))
    assert all(
        torch.equal(one, other) for one, other in zip(first.parameters(), second.parameters(), strict=True)
    )
