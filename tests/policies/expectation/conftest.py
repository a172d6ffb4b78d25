"""A small imagination of random weights, and an act for it."""

from __future__ import annotations

import pytest
import torch

from policies.expectation.model import PLACES, Asked, Expectation, Size

SMALL = Size(latent=4, picture=8, change=(8, 16), word=8)


@pytest.fixture
def model() -> Expectation:
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(0)
        return Expectation(SMALL).eval()


@pytest.fixture
def asked() -> Asked:
    dice = torch.Generator().manual_seed(1)
    where = torch.zeros(1, 2, *PLACES)
    where[:, 0, 3, 4] = 1
    return Asked(
        torch.randn(1, SMALL.latent, *PLACES, generator=dice), where, torch.tensor([[5, 9, 0, 0, 0, 0]])
    )


@pytest.fixture
def noise() -> torch.Tensor:
    return torch.randn(1, SMALL.latent + 1, *PLACES, generator=torch.Generator().manual_seed(2))
