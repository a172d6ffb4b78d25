"""LoRA by rank: what is learned, of how many parameters, that merging changes nothing, and ΔW's spectrum.

The model, trained on six applications, is adapted to the habit of a seventh (see `habit`). Rank 0 is the
model as it was; `full` trains every weight.
"""

from __future__ import annotations

import copy
from collections.abc import Iterator

import torch

from agent.control import Control
from agent.events import Reading
from agent.study import Progress, Values
from policies.components import lora
from policies.components.surgery import trained
from policies.studies import habit
from policies.studies.training import descended, seeded

WHERE = ("W_Q", "W_V", *habit.ENDS)


def measure(values: Values, control: Control) -> Iterator[Reading | Progress]:
    seed, steps, alpha = values.whole("seed"), values.whole("steps"), values.number("alpha")
    most = min(values.whole("rank"), habit.WIDTH)
    ranks = [r for r in (1, 2, 4, 8, 16, 32) if r < most] + [most]
    world = habit.World(seed, novelty=values.number("novelty"))
    yield Progress(0, len(ranks) + 2, "training the model that is adapted")
    first = habit.pretrained(world, seed=seed, steps=values.whole("pretraining"), control=control)
    seen, unseen = world.new(values.whole("examples")), world.new(256)
    with torch.no_grad():
        yield Reading("lora.loss", (float(habit.loss(first, unseen)),), ("rank",), "nats", label="LoRA", at=0)

    def adapt(model: habit.Model) -> float:
        descended(
            model.parameters(),
            habit.on(model, seen),
            steps=steps,
            rate=5e-3,
            control=control,
        )
        with torch.no_grad():
            return float(habit.loss(model, unseen))

    for number, r in enumerate(ranks, start=1):
        yield Progress(number, len(ranks) + 2, f"rank {r}")
        model = copy.deepcopy(first)
        with seeded(seed):
            updates = lora.insert(model, WHERE, r, alpha=alpha, stabilised=values.flag("stabilised"))
        yield Reading("lora.loss", (adapt(model),), ("rank",), "nats", label="LoRA", at=r)
        share = 100 * trained(model)[0] / trained(first)[1]
        yield Reading("lora.trained", (share,), ("rank",), "%", label="LoRA", at=r)
    for name, update in updates.items():
        yield Reading("lora.spectrum", update.spectrum().tolist(), ("singular value",), label=name)
        yield Reading("lora.share", (100 * update.share(),), (), "%", label=name)
    yield from _strengths(model, unseen)
    with torch.no_grad():
        apart = model(unseen[:, :-1])
        lora.merge(model)
        yield Reading("lora.merged_gap", (float((model(unseen[:, :-1]) - apart).abs().max()),))
    yield Progress(len(ranks) + 1, len(ranks) + 2, "full")
    full = copy.deepcopy(first)
    yield Reading("lora.full", (adapt(full),), (), "nats", label="full")
    yield Progress(len(ranks) + 2, len(ranks) + 2)


@torch.no_grad()
def _strengths(model: habit.Model, unseen: torch.Tensor) -> Iterator[Reading]:
    """Measure what the strength slider does between the model as it was and beyond what was trained."""
    for strength in (0.0, 0.25, 0.5, 0.75, 1.0, 1.5):
        lora.set_strength(model, strength)
        value = float(habit.loss(model, unseen))
        yield Reading("lora.strength", (value,), ("strength",), "nats", label="LoRA", at=strength)
    lora.set_strength(model, 1.0)
