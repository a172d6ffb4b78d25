"""Claims about writing coordinates as text, which pointing is compared with."""

from __future__ import annotations

import numpy as np
import pytest
import torch

from policies.pocket.config import PocketConfig
from policies.pocket.coordinates import (
    Speller,
    digits_of,
    found,
    shares_of,
    spelling_loss,
)
from policies.pocket.evidence import COLUMNS_OF_MIDDLE
from policies.pocket.pointer import NUMBERS, SAID, Asked, Pointer, Sight
from policies.pocket.pointer_page import Page

OUTLINE, SPACE = 24, 16
SMALL = PocketConfig(space=SPACE, pointing=32, dropout=0.0)


@pytest.fixture
def page() -> Page:
    """Six marks of a screen of 40 × 20 units, each asked for by its look, and one that means none."""
    torch.manual_seed(0)
    corners = torch.tensor([[2.0, 2], [12, 2], [22, 2], [2, 12], [12, 12], [22, 12]])
    boxes = torch.cat([corners, corners + torch.tensor([6.0, 3.0])], dim=1)
    numbers = torch.zeros(6, NUMBERS)
    numbers[:, list(COLUMNS_OF_MIDDLE)] = (boxes[:, :2] + boxes[:, 2:]) / 2 / torch.tensor([40.0, 20.0]) - 0.5
    looks = torch.nn.functional.normalize(torch.randn(6, SPACE), dim=1)
    sight = Sight(numbers, looks, torch.zeros(6, SPACE), torch.randn(6, OUTLINE), boxes)
    words = torch.zeros(7, 2, 2 * SPACE)
    words[:6, :, SPACE:] = looks[:, None]
    asked = Asked(
        words[:, 0, SPACE:], words, torch.ones(7, 2, dtype=torch.bool), torch.zeros(7, 6, SAID),
        torch.zeros(7, 6, 2),
    )  # fmt: skip
    return Page(sight, asked, torch.eye(7, dtype=torch.bool), ("icon",) * 6 + ("none",))


def test_digits_say_a_place_to_half_a_thousandth():
    shares = torch.from_numpy(np.random.default_rng(0).random((50, 2)).astype(np.float32))
    assert (shares_of(digits_of(shares)) - shares).abs().max() <= 0.0005 + 1e-6
    assert digits_of(torch.tensor([[0.0625, 1.0]])).tolist() == [[0, 6, 2, 9, 9, 9]]


def test_what_it_writes_is_found_in_the_marks_once_it_has_learned_them(page):
    torch.manual_seed(1)
    speller = Speller(SMALL, OUTLINE)
    before, count = found(speller, {"pages": [page]})
    optimizer = torch.optim.Adam(speller.parameters(), lr=3e-3)
    speller.train()
    for _ in range(120):
        optimizer.zero_grad()
        spelling_loss(speller, page.sight, page.asked, page.meant).backward()
        optimizer.step()
    after, _ = found(speller, {"pages": [page]})
    assert count == {"all": 6, "icon": 6}  # what means nothing is not counted
    assert before["all"] < 4 <= after["all"]


def test_digits_are_chosen_one_after_another_as_they_are_learned(page):
    torch.manual_seed(2)
    speller = Speller(SMALL, OUTLINE).eval()
    written = speller.written(page.sight, page.asked)
    marks, told = speller.heard_of(page.sight, page.asked)
    before = torch.cat([torch.full((7, 1), 10), written[:, :-1]], dim=1)
    assert torch.equal(speller.spelled(marks, told, before).argmax(-1), written)


def test_a_pointer_that_points_at_what_is_meant_is_right(page):
    class Sure(Pointer):
        def forward(self, sight: Sight, asked: Asked) -> torch.Tensor:
            return torch.eye(7)

    assert found(Sure(SMALL, OUTLINE), {"pages": [page]})[0] == {"all": 6, "icon": 6}
