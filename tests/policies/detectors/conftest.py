"""A detector of random weights, as small as one can be, and a screen for it."""

from __future__ import annotations

import pytest
import torch
from transformers import RTDetrForObjectDetection

from agent.fake import FakeDesktop
from agent.screenshot import Screenshot
from policies.detectors.model import new


@pytest.fixture(scope="session")
def model() -> RTDetrForObjectDetection:
    with torch.random.fork_rng():
        torch.manual_seed(0)
        return new(width=16, stem=16, deep=16, layers=2, queries=12, repeats=0.5).eval()


@pytest.fixture
def screenshot() -> Screenshot:
    return FakeDesktop().capture()
