"""A detector of random weights, as small as one can be, and a screen for it."""

from __future__ import annotations

import pytest
import torch
from transformers import RTDetrForObjectDetection

from agent.fake import FakeDesktop
from agent.screenshot import Screenshot
from policies.detectors.canvas import fitted, patches
from policies.detectors.model import new


@pytest.fixture
def model(screenshot: Screenshot) -> RTDetrForObjectDetection:
    """A model with opinions: at birth it knows no statistics and no class, and all places are alike to it."""
    with torch.random.fork_rng():
        torch.manual_seed(0)
        model = new(width=16, stem=16, deep=16, layers=2, queries=12, repeats=0.5)
        for head in (model.model.enc_score_head, *model.model.decoder.class_embed):
            torch.nn.init.normal_(head.weight)
        for layer in model.modules():
            if isinstance(layer, torch.nn.BatchNorm2d):
                layer.momentum = 1.0
        with torch.no_grad():
            model.train()(patches([fitted(screenshot.rgb)[0]]))
    return model.eval()


@pytest.fixture
def screenshot() -> Screenshot:
    return FakeDesktop().capture()
