"""Claims about the detector's model at birth, and about its places."""

from __future__ import annotations

from typing import Any

import torch

from agent.screenshot import Screenshot
from policies.detectors.canvas import fitted, patches
from policies.detectors.model import answers, new


def test_to_a_new_model_places_are_not_alike(screenshot: Screenshot) -> None:
    torch.manual_seed(0)
    model = new(width=32, stem=16, deep=16, layers=1, queries=8).train()

    with torch.no_grad():
        logits, _ = answers(model, patches([fitted(screenshot.rgb)[0]]))

    spread = logits[0].std(dim=0).mean()
    assert spread > 0.1, "0.005 with the library's own weights"


def test_places_say_the_same_whether_the_decoder_is_asked_or_not(model: Any, screenshot: Screenshot) -> None:
    pixels = patches([fitted(screenshot.rgb)[0]])

    with torch.no_grad():
        whole = model(pixels)
        logits, corners = answers(model, pixels)

    assert torch.equal(logits, whole.enc_outputs_class)
    assert torch.equal(corners.sigmoid(), whole.enc_outputs_coord_logits.sigmoid())
