"""Adapter, LoRA, prefix and full tuning side by side: what each costs, learns and forgets.

Each adapts the same model to the same new application (see `habit`). Forgetting is how much worse it
becomes at the six it knew; for all but full tuning that can be taken back by taking the part out again.
Latency is what one pass costs beyond the first model's, LoRA's both apart and merged.
"""

from __future__ import annotations

import copy
import time
from collections.abc import Callable, Iterable, Iterator

import torch
from torch import nn

from agent.control import Control
from agent.events import Reading
from agent.study import Progress, Values
from policies.components import adapter, lora
from policies.components.adapter import Adapter, bend
from policies.components.prefix import Prefix
from policies.studies import habit
from policies.studies import prefix as prefix_study
from policies.studies.clock import seconds
from policies.studies.lora import WHERE
from policies.studies.training import descended, seeded

SIGMAS = (0.0, 1e-3, 1e-2, 1e-1, 1.0)


def measure(values: Values, control: Control) -> Iterator[Reading | Progress]:
    seed, steps = values.whole("seed"), values.whole("steps")
    m, r, p = values.whole("bottleneck"), values.whole("rank"), values.whole("length")
    world = habit.World(seed, novelty=values.number("novelty"))
    yield from _births(m, seed)
    yield Progress(0, 5, "training the model that is adapted")
    first = habit.pretrained(world, seed=seed, steps=values.whole("pretraining"), control=control)
    seen, unseen, known = world.new(256), world.new(256), world.known(256)

    def told(label: str, model: habit.Model, learned: Iterable[nn.Parameter]) -> Iterator[Reading]:
        count = sum(parameter.numel() for parameter in learned if parameter.requires_grad)
        yield Reading("adapter.trained", (count,), (), "parameters", label=label)
        with torch.no_grad():
            new, old = float(habit.loss(model, unseen)), float(habit.loss(model, known))
            before = float(habit.loss(first, known))
        yield Reading("adapter.loss", (new,), (), "nats", label=label)
        yield Reading("adapter.forgotten", (old - before,), (), "nats", label=label)

    def cost(label: str, model: habit.Model) -> Reading:
        def one_pass() -> None:
            with torch.no_grad():
                model(unseen[:32, :-1])

        return Reading("adapter.latency", (seconds(one_pass, least=40) * 1000,), (), "ms", label=label)

    def timed(learn: Callable[[], object], label: str) -> Reading:
        return Reading("adapter.training", (_spent(learn),), (), "s", label=label)

    yield cost("none", first)
    yield from told("none", first, ())

    yield Progress(1, 5, "full")
    full = copy.deepcopy(first)
    yield timed(
        lambda: descended(full.parameters(), habit.on(full, seen), steps=steps, rate=5e-3, control=control),
        "full",
    )
    yield from told("full", full, full.parameters())
    yield cost("full", full)

    yield Progress(2, 5, "adapter")
    bent = copy.deepcopy(first)
    with seeded(seed):
        adapter.insert(bent, habit.ENDS, m)
    yield timed(
        lambda: descended(bent.parameters(), habit.on(bent, seen), steps=steps, rate=1e-2, control=control),
        "adapter",
    )
    yield from told("adapter", bent, bent.parameters())
    yield cost("adapter", bent)

    yield Progress(3, 5, "LoRA")
    low = copy.deepcopy(first)
    with seeded(seed):
        lora.insert(low, WHERE, r)
    yield timed(
        lambda: descended(low.parameters(), habit.on(low, seen), steps=steps, rate=5e-3, control=control),
        "LoRA",
    )
    yield from told("LoRA", low, low.parameters())
    yield cost("LoRA", low)
    lora.merge(low)
    yield cost("LoRA, merged", low)

    yield Progress(4, 5, "prefix")
    led = copy.deepcopy(first).requires_grad_(False)
    with seeded(seed):
        prefix = Prefix(p, habit.LAYERS, habit.HEADS, habit.WIDTH // habit.HEADS, width=32)
    yield timed(lambda: prefix_study.tune(led, prefix, seen, steps=steps, control=control), "prefix")
    yield from told("prefix", led, prefix.parameters())
    yield cost("prefix", led)
    yield Progress(5, 5)


def _births(m: int, seed: int) -> Iterator[Reading]:
    """Measure how far an adapter is from the identity at birth, by the size of its weights."""
    for sigma in SIGMAS:
        with seeded(seed):
            moved = bend(Adapter(habit.WIDTH, m, sigma=sigma), torch.randn(256, habit.WIDTH))
        yield Reading("adapter.bend", (moved,), ("sigma",), label="at birth", at=sigma)


def _spent(learn: Callable[[], object]) -> float:
    """Return the processor's seconds of learning once."""
    before = time.thread_time()
    learn()
    return time.thread_time() - before
