"""Claims about the detector's model at birth, and about its places."""

from __future__ import annotations

import math
from typing import Any

import torch

from agent.screenshot import Screenshot
from policies.detectors.canvas import fitted, patches
from policies.detectors.model import Steps, answers, new, places


def test_to_a_new_model_places_are_not_alike(screenshot: Screenshot) -> None:
    torch.manual_seed(0)
    model = new(width=32, stem=16, deep=16, layers=1, queries=8).train()

    held = list[torch.Tensor]()
    model.model.enc_output.register_forward_hook(lambda module, given, made: held.append(made[0]))
    with torch.no_grad():
        answers(model, patches([fitted(screenshot.rgb)[0]]))

    spread = held[0].std(dim=0).mean()
    assert spread > 0.3, "0.0001 with the library's own weights"


def test_a_box_is_told_in_steps_of_its_place_wherever_on_the_screen_that_is() -> None:
    head = Steps(4)
    torch.nn.init.zeros_(head.layers[-1].weight)
    with torch.no_grad():
        head.layers[-1].bias.copy_(torch.tensor([0.5, -0.5, 1.0, 0.0]))
    at = places(640, 416)
    picture = torch.tensor([640, 416])

    told = head(torch.zeros(1, len(at), 4), 640, 416).sigmoid()[0]

    inside = (at[:, :2] > 0.1).all(dim=1) & (at[:, :2] < 0.9).all(dim=1)
    moved = (told[inside, :2] - at[inside, :2]) * picture / at[inside, 2:]
    sides = told[inside, 2:] * picture / at[inside, 2:]
    torch.testing.assert_close(moved, torch.tensor([[0.5, -0.5]]).expand_as(moved), atol=1e-3, rtol=0)
    torch.testing.assert_close(sides, torch.tensor([[math.e, 1.0]]).expand_as(sides), atol=1e-3, rtol=1e-3)


def test_places_say_the_same_whether_the_decoder_is_asked_or_not(model: Any, screenshot: Screenshot) -> None:
    pixels = patches([fitted(screenshot.rgb)[0]])

    with torch.no_grad():
        whole = model(pixels)
        logits, corners = answers(model, pixels)

    assert torch.equal(logits, whole.enc_outputs_class)
    assert torch.equal(corners.sigmoid(), whole.enc_outputs_coord_logits.sigmoid())
