"""Prefix-tuning: by length, with and without the reparametrising MLP, from few examples, and where it acts.

The same adaptation as LoRA's (see `habit`). A prefix can call up what the model knows, as a control code
does; with `novelty` turned up there is less to call up, and it falls behind.
"""

from __future__ import annotations

import copy
from collections.abc import Iterator

import torch
from torch import Tensor

from agent.control import Control
from agent.events import Reading
from agent.study import Progress, Values
from policies.components.prefix import Prefix
from policies.studies import habit
from policies.studies.training import descended, seeded

RATE = 2e-2
FEW = (4, 16, 64, 256)


def measure(values: Values, control: Control) -> Iterator[Reading | Progress]:
    seed, steps, longest = values.whole("seed"), values.whole("steps"), values.whole("length")
    lengths = [p for p in (1, 2, 4, 8, 16, 32) if p < longest] + [longest]
    total = 2 * len(lengths) + 2 * len(FEW) + 1
    world = habit.World(seed, novelty=values.number("novelty"))
    yield Progress(0, total, "training the model that is adapted")
    model = habit.pretrained(world, seed=seed, steps=values.whole("pretraining"), control=control)
    model.requires_grad_(False)
    seen, unseen = world.new(max(FEW)), world.new(256)
    yield Reading("prefix.loss", (_loss(model, unseen),), ("length",), "nats", label="none", at=0)
    done = 0
    for p in lengths:
        for label, width in (("with MLP", 32), ("without MLP", None)):
            done += 1
            yield Progress(done, total, f"{p} positions {label}")
            with seeded(seed):
                prefix = Prefix(p, habit.LAYERS, habit.HEADS, habit.WIDTH // habit.HEADS, width=width)
            tune(model, prefix, seen, steps=steps, control=control)
            put(model, prefix.settled())
            yield Reading("prefix.loss", (_loss(model, unseen),), ("length",), "nats", label=label, at=p)
            if label == "with MLP":
                kept = sum(parameter.numel() for parameter in prefix.settled().parameters())
                yield Reading("prefix.kept", (kept,), ("length",), "parameters", at=p)
                mass = _mass(model, p)
    for number, heads in enumerate(mass):
        yield Reading("prefix.mass", heads.tolist(), ("head",), label=f"layer {number + 1}")
    take_off(model)
    for count in FEW:
        done += 1
        yield Progress(done, total, f"{count} examples")
        with seeded(seed):
            prefix = Prefix(longest, habit.LAYERS, habit.HEADS, habit.WIDTH // habit.HEADS, width=32)
        tune(model, prefix, seen[:count], steps=steps, control=control)
        yield Reading("prefix.few", (_loss(model, unseen),), ("examples",), "nats", label="prefix", at=count)
        take_off(model)
        done += 1
        full = copy.deepcopy(model).requires_grad_(True)
        descended(full.parameters(), habit.on(full, seen[:count]), steps=steps, rate=5e-3, control=control)
        yield Reading("prefix.few", (_loss(full, unseen),), ("examples",), "nats", label="full", at=count)
    yield Progress(total, total)


def put(model: habit.Model, prefix: Prefix) -> None:
    """Let each layer of the model attend to its part of the prefix."""
    for layer, pair in zip(model.layers(), prefix(), strict=True):
        layer.attend.prefix = pair


def take_off(model: habit.Model) -> None:
    """Let the model be without a prefix."""
    for layer in model.layers():
        layer.attend.prefix = None


def tune(model: habit.Model, prefix: Prefix, seen: Tensor, *, steps: int, control: Control) -> None:
    """Train the prefix on these sequences; it stays on the model."""
    batch = habit.on(model, seen)

    def loss(step: int) -> Tensor:
        put(model, prefix)
        return batch(step)

    descended(prefix.parameters(), loss, steps=steps, rate=RATE, control=control)
    with torch.no_grad():
        put(model, prefix)


@torch.no_grad()
def _mass(model: habit.Model, p: int) -> list[Tensor]:
    """Return by layer the share of attention (H,) that the last pass gave to the prefix."""
    shares = []
    for layer in model.layers():
        assert layer.attend.weights is not None
        shares.append(layer.attend.weights[..., :p].sum(dim=-1).mean(dim=(0, 2)))
    return shares


@torch.no_grad()
def _loss(model: habit.Model, sequences: Tensor) -> float:
    return float(habit.loss(model, sequences))
