"""Transformer against RNN, LSTM and GRU: what a sequence costs, and what the √d in attention is for.

The recurrent models are torch's fused ones, which is the best that a step after a step can do here; ours
computes the same (tests/policies/components/test_recurrent.py) and would only make the transformer look
good. Each time is one pass forward and back over 8 sequences, on one thread: there the transformer does
more work, T² of it where T is large. What it wins is the chain: how many operations must wait for each
other, which is what remains of the time on a machine that does the others side by side.
"""

from __future__ import annotations

from collections.abc import Iterator

import torch
from torch import Tensor, nn

from agent.control import Control
from agent.errors import BadSetting
from agent.events import Reading
from agent.study import Progress, Values
from policies.components.recurrent import GRU, LSTM, RNN, Recurrent
from policies.components.transformer import Encoder, attention
from policies.studies.clock import chain, seconds, slope
from policies.studies.training import seeded

BATCH, SHORTEST = 8, 16


def measure(values: Values, control: Control) -> Iterator[Reading | Progress]:
    width, heads, seed = values.whole("width"), values.whole("heads"), values.whole("seed")
    if width % heads:
        raise BadSetting(
            f"{heads} heads do not divide a width of {width} (as in --set heads=4 --set width=64)"
        )
    with seeded(seed):
        models: dict[str, nn.Module] = {
            "RNN": nn.RNN(width, width, batch_first=True),
            "LSTM": nn.LSTM(width, width, batch_first=True),
            "GRU": nn.GRU(width, width, batch_first=True),
            "transformer": Encoder(width, heads, 1, causal=True),
        }
    lengths = [SHORTEST]
    while lengths[-1] * 2 <= values.whole("longest"):
        lengths.append(lengths[-1] * 2)
    for number, (name, model) in enumerate(models.items()):
        yield Progress(number, len(models) + 1, name)
        times = []
        for t in lengths:
            control.go_on_or_stop()
            x = torch.randn(BATCH, t, width, generator=torch.Generator().manual_seed(seed))
            times.append(seconds(lambda x=x, model=model: _pass(model, x)))  # type: ignore[misc]
            yield Reading("transformer.time", (times[-1] * 1000,), ("steps",), "ms", label=name, at=t)
        yield Reading("transformer.slope", (slope(lengths, times),), label=name)
    yield from _chains(width, heads, lengths[:4], control)
    yield Progress(len(models), len(models) + 1, "scaling")
    yield from _scaling(seed, control)
    yield Progress(len(models) + 1, len(models) + 1)


def _chains(width: int, heads: int, lengths: list[int], control: Control) -> Iterator[Reading]:
    """Count the steps that must wait for each other: no number of processors makes them fewer."""
    models = {"RNN": Recurrent(RNN(width, width)), "LSTM": Recurrent(LSTM(width, width))}
    models |= {"GRU": Recurrent(GRU(width, width))}
    for name, model in {**models, "transformer": Encoder(width, heads, 1)}.items():
        for t in lengths:
            control.go_on_or_stop()
            longest = chain(model(torch.zeros(1, t, width)))
            yield Reading("transformer.chain", (longest,), ("steps",), "operations", label=name, at=t)


def _pass(model: nn.Module, x: Tensor) -> None:
    model.zero_grad()
    out = model(x)
    (out[0] if isinstance(out, tuple) else out).sum().backward()


def _scaling(seed: int, control: Control) -> Iterator[Reading]:
    """Measure how sharp attention is over 64 random positions, with and without 1/√d: at 1 it can't learn."""
    dice = torch.Generator().manual_seed(seed)
    for d in (4, 16, 64, 256, 1024):
        control.go_on_or_stop()
        q, k, v = (torch.randn(64, d, generator=dice) for _ in range(3))
        for label, scale in (("scaled by 1/√d", None), ("unscaled", 1.0)):
            _, weights = attention(q, k, v, scale=scale)
            largest = float(weights.max(dim=-1).values.mean())
            yield Reading("transformer.largest_weight", (largest,), ("width",), label=label, at=d)
