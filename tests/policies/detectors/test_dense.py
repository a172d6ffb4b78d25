"""Claims about the loss on every place of the encoder."""

from __future__ import annotations

import torch

from policies.detectors.canvas import CLASSES, HEIGHT, WIDTH
from policies.detectors.dense import dense_loss, owners
from policies.detectors.model import STRIDES, places

BUTTON = torch.tensor([[0.5, 0.5, 60 / WIDTH, 30 / HEIGHT]])
TARGET = {"class_labels": torch.tensor([0]), "boxes": BUTTON}


def test_every_widget_has_a_place_however_small_it_is() -> None:
    mark = torch.tensor([[0.313, 0.777, 8 / WIDTH, 8 / HEIGHT]])

    assert (owners(mark, places()) == 0).sum() >= 1


def test_the_smaller_of_two_widgets_has_the_place_in_the_middle_of_both() -> None:
    window = torch.tensor([[0.5, 0.5, 0.9, 0.9]])
    at = places()
    owner = owners(torch.cat([window, BUTTON]), at)
    fine = at[:, 2] == STRIDES[0]
    middle = (at[fine, :2] - 0.5).abs().sum(dim=1).argmin()

    assert owner[fine][middle] == 1
    assert (owner == 0).any()


def test_right_answers_cost_less_than_none() -> None:
    at = places()
    mine = owners(BUTTON, at) >= 0
    logits = torch.full((1, len(at), len(CLASSES)), -8.0)
    corners = torch.zeros(1, len(at), 4)
    silent = dense_loss(logits, corners, [TARGET])
    logits[0, mine, 0] = 8.0
    corners[0, mine] = BUTTON.logit()

    right = dense_loss(logits, corners, [TARGET])

    assert right < 0.01 < silent


def test_a_screen_without_widgets_teaches_that_nothing_is_there() -> None:
    at = places()
    nothing = {"class_labels": torch.zeros(0, dtype=torch.long), "boxes": torch.zeros(0, 4)}
    logits = torch.zeros(1, len(at), len(CLASSES), requires_grad=True)

    dense_loss(logits, torch.zeros(1, len(at), 4), [nothing]).backward()

    assert logits.grad is not None
    assert (logits.grad > 0).all()
