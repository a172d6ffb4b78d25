"""What pages of real programs teach: icons and words with what is said for them."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
import torch

from policies.pocket import page_lesson
from policies.pocket.page_lesson import PageLessons, alike


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(page_lesson, "_HELD", 1)
    for number in range(3):
        asked = [
            [f"bend it {number}", [0, 0, 20, 20], "icon", "en"],
            [f"put it away {number}", [40, 0, 90, 20], "functional", "en"],
            ["the second one", [0, 0, 20, 20], "relational", "en"],
            ["zebra", None, "none", "en"],
        ]
        looks = np.zeros((2, 5), np.float16)
        looks[0] = number + 1
        np.savez(
            tmp_path / f"{number}.npz", boxes=np.array([[2, 2, 18, 18], [42, 2, 88, 18]], np.float32),
            unit=np.float32(1), looks=looks, labels=json.dumps(["", "Store"]), asked=json.dumps(asked),
        )  # fmt: skip
    return tmp_path


def test_icons_come_with_what_is_said_for_them_and_held_pages_teach_nothing(folder: Path) -> None:
    outlines, said = PageLessons([folder]).shown(60, np.random.default_rng(0))
    assert set(said) == {"bend it 1", "bend it 2"}
    assert all(float(row[0]) == int(words[-1]) + 1 for row, words in zip(outlines, said, strict=True))


def test_words_come_with_what_is_said_for_them(folder: Path) -> None:
    asked, texts = PageLessons([folder]).written(20, np.random.default_rng(0))
    assert set(texts) == {"Store"}
    assert set(asked) == {"put it away 1", "put it away 2"}


def test_without_folders_there_is_nothing_to_learn(tmp_path: Path) -> None:
    assert not PageLessons([])
    assert not PageLessons([tmp_path])


def test_sentences_fit_each_others_things_where_they_say_the_same() -> None:
    meant = torch.nn.functional.normalize(torch.tensor([[1.0, 0.0], [0.99, 0.1], [0.0, 1.0], [1.0, -1.0]]))
    fits = alike(meant, ["save", "save it", "open", "Open"])
    assert fits.tolist() == [
        [True, True, False, False], [True, True, False, False],
        [False, False, True, True], [False, False, True, True],
    ]  # fmt: skip
