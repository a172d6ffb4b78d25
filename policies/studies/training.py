"""Training a small model within a study: stopped at once, and without touching anybody else's dice."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager

import torch
from torch import Tensor, nn

from agent.control import Control


@contextmanager
def seeded(seed: int) -> Iterator[None]:
    """Let torch's dice fall as this seed says, and afterwards as if nothing had been.

    The running policy may be sampling in another thread; it and the study must not share a sequence.
    """
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(seed)
        yield


def descend(
    parameters: Iterable[nn.Parameter],
    loss: Callable[[int], Tensor],
    *,
    steps: int,
    rate: float,
    control: Control,
) -> Iterator[tuple[int, float]]:
    """Take this many steps of Adam down `loss(step)`; yield each step, from 1, with its loss.

    The rate rises over the first tenth and falls in a line to a tenth of it over the rest.
    """
    chosen = [parameter for parameter in parameters if parameter.requires_grad]
    optimizer = torch.optim.Adam(chosen, lr=rate)
    rise = max(1, steps // 10)
    for step in range(1, steps + 1):
        control.go_on_or_stop()
        share = min(step / rise, 1 - 0.9 * (step - rise) / max(1, steps - rise))
        for group in optimizer.param_groups:
            group["lr"] = rate * share
        value = loss(step)
        optimizer.zero_grad()
        value.backward()  # type: ignore[no-untyped-call]
        optimizer.step()
        yield step, value.item()


def descended(
    parameters: Iterable[nn.Parameter],
    loss: Callable[[int], Tensor],
    *,
    steps: int,
    rate: float,
    control: Control,
) -> float:
    """Take all the steps; return the mean loss of the last tenth."""
    losses = [value for _, value in descend(parameters, loss, steps=steps, rate=rate, control=control)]
    last = losses[-max(1, steps // 10) :]
    return sum(last) / len(last)
