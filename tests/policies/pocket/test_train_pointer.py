"""Claims about training the pointer: it learns, goes on where it stopped, and survives a spoilt page."""

from __future__ import annotations

import json
import os
from pathlib import Path

import numpy as np
import pytest
import torch

os.environ["QT_QPA_PLATFORM"] = "offscreen"  # before Qt is imported: without a display it aborts

from dataclasses import replace

import cv2
from PIL import Image

from agent.geometry import Box
from agent.screenshot import Screenshot
from agent.senses import Found
from policies.gym.element import Rect
from policies.gym.saying import Question
from policies.gym.shots import Page, write_page
from policies.pocket.config import PocketConfig
from policies.pocket.model import PocketModel
from policies.pocket.pointer_page import Pages
from policies.pocket.pointer_plan import Plan
from policies.pocket.processor import PocketProcessor
from policies.pocket.train_pointer import opened, train

WORDS = ("Open", "Save", "Print", "Close", "Name")


def page(seed: int) -> Page:
    """Return a page of words, asked for each of them and for one that is not there."""
    lots = np.random.default_rng(seed)
    picture = np.full((200, 320, 3), 255, np.uint8)
    asked, texts = [Question("click zebra", None, "none", "en")], []
    for row, words in enumerate(lots.permutation(WORDS).tolist()):
        box = Rect(20, 12 + 36 * row, 100, 32 + 36 * row)
        cv2.rectangle(picture, (box.left, box.top), (box.right, box.bottom), (90, 90, 90), 1)
        asked.append(Question(f"click {words.lower()}", box, "text", "en"))
        texts.append(Found(Box.between(box.left, box.top, box.right, box.bottom), words, 1.0))
    screenshot = Screenshot.from_picture(Image.fromarray(picture))
    return Page(screenshot, texts, asked)


@pytest.fixture
def plan(tmp_path: Path) -> Plan:
    torch.manual_seed(0)
    small = PocketConfig(width=32, buckets=512, reading=32, space=32, pointing=32, dropout=0.0)
    PocketModel(small).save_pretrained(tmp_path / "encoders")
    PocketProcessor(buckets=512).save_pretrained(tmp_path / "encoders")
    (tmp_path / "pages").mkdir()
    for seed in range(6):
        write_page(page(seed), tmp_path / "pages" / f"{seed}.npz")
    pages = {tmp_path / "pages": 1.0}
    return Plan(pages, tmp_path / "encoders", tmp_path / "out", held=2, steps=25, rate=3e-3)


def notes(plan: Plan) -> list[dict]:
    return [
        json.loads(line) for line in (plan.out / "pointer.jsonl").read_text(encoding="utf-8").splitlines()
    ]


def test_words_are_pointed_at_after_a_few_steps(plan):
    train(plan)
    assert notes(plan)[-1]["held_out"]["pages"]["text"] >= 0.7


def test_a_training_that_was_stopped_goes_on(plan):
    train(replace(plan, steps=2))
    train(replace(plan, steps=3))
    assert [note["step"] for note in notes(plan)] == [2, 3]


def test_a_page_with_numbers_that_are_none_is_left_out(plan):
    file = next(iter(plan.pages)) / "5.npz"
    with np.load(file) as kept:
        told = dict(kept)
    told["numbers"][0, 0] = np.nan
    np.savez(file, **told)
    model = train(replace(plan, steps=2))
    assert notes(plan)[-1]["pages"] == 5
    assert all(bool(each.isfinite().all()) for each in model.parameters())


def test_pages_of_a_folder_that_counts_thrice_are_learned_from_thrice_as_often(plan, tmp_path):
    (tmp_path / "more").mkdir()
    for seed in range(6):
        write_page(page(seed), tmp_path / "more" / f"{seed}.npz")
    both = replace(plan, pages={**plan.pages, tmp_path / "more": 3.0})
    pages = Pages(both, *opened(both))
    pages.renew()
    lots = np.random.default_rng(0)
    drawn = [id(pages.draw(lots)) for _ in range(4000)]
    counts = sorted(drawn.count(each) for each in set(drawn))
    assert len(counts) == 8  # two of the six pages of each folder are held out
    assert 2.6 < sum(counts[4:]) / sum(counts[:4]) < 3.4


def test_a_plan_is_read_with_how_often_each_folder_counts(tmp_path):
    file = tmp_path / "plan.toml"
    file.write_text(
        'pages = { "a" = 1, "b" = 2 }\nencoders = "c"\nout = "d"\nminutes = 3\n', encoding="utf-8"
    )
    assert Plan.from_file(file).pages == {Path("a"): 1.0, Path("b"): 2.0}
    assert Plan.from_file(Path("policies/pocket/pointer.toml")).pages == {Path("build/shots"): 1.0}
