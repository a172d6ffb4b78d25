"""Claims about measuring: an icon that is found counts, and a square that shows nothing does not."""

from __future__ import annotations

import json

import numpy as np
import pytest
import torch

from policies.gym.finding import found
from policies.pocket.lesson import Lessons
from policies.pocket.processor import PocketProcessor

MEANINGS = 24


@pytest.fixture
def lessons(tmp_path):
    lots = np.random.default_rng(0)
    np.savez_compressed(
        tmp_path / "icons.npz",
        shapes=lots.integers(0, 256, (MEANINGS, 40, 40), np.uint8),
        painted=np.zeros((0, 40, 40, 4), np.uint8),
        names=np.array([f"icon {number}" for number in range(MEANINGS)]),
        origins=np.array(["kept"] * MEANINGS),
        meanings=np.array([str(number) for number in range(MEANINGS)]),
    )
    said = [{"en": [f"thing {number}"], "zh": [f"物{number}"]} for number in range(MEANINGS)]
    strings = tmp_path / "strings.json"
    strings.write_text(json.dumps({"meanings": said, "pairs": []}), encoding="utf-8")
    return Lessons(tmp_path / "icons.npz", strings, PocketProcessor(side=32, buckets=64), ("kept",))


@pytest.mark.parametrize(("place", "right"), [(0, 5), (1, 0), (29, 0)])
def test_only_the_icon_that_is_meant_counts(lessons, place, right):
    def pointing(pixels, features, starts):
        logits = torch.zeros(1, len(pixels))
        logits[0, place] = 1
        return logits

    processor = PocketProcessor(side=32, buckets=64)
    assert found(pointing, processor, lessons, range(MEANINGS), 5) == right
