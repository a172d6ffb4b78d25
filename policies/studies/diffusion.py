"""Sampling by diffusion where the perfect network is known: steps, fresh noise, guidance.

The data are points on eight spots of a circle, four of each class. For such a mixture of normals ε(x, t)
can be written down, so nothing is trained and every error is the sampler's. The distance is the mean one
from a sample to the nearest of as many true points (and back), of which two true sets have some, too: see
`true`.
"""

from __future__ import annotations

import math
from collections.abc import Iterator

import torch
from torch import Tensor

from agent.control import Control
from agent.events import Reading
from agent.study import Progress, Values
from policies.components.diffusion import Schedule, guided
from policies.studies.training import seeded

SPOTS, SPREAD = 8, 0.1
STEPS = (1, 2, 5, 10, 20, 50, 100)
GUIDANCE = (0.0, 1.0, 2.0, 4.0, 8.0)
ANGLES = torch.arange(SPOTS) * (2 * math.pi / SPOTS)
CENTRES = torch.stack([ANGLES.cos(), ANGLES.sin()], dim=1)  # (SPOTS, 2)
CLASSES = torch.arange(SPOTS) % 2  # (SPOTS,)


def measure(values: Values, control: Control) -> Iterator[Reading | Progress]:
    count, seed = values.whole("samples"), values.whole("seed")
    schedule = Schedule.of()
    total = len(STEPS) + len(GUIDANCE) + 1
    yield from (
        (Reading("diffusion.alpha_bar", (schedule.at(t),), ("time",), at=t)) for t in range(-1, 1000, 50)
    )
    with seeded(seed):
        true, also_true, noise = _true(count), _true(count), torch.randn(count, 2)
    yield Reading("diffusion.distance_of_truth", (distance(true, also_true),))
    for number, steps in enumerate(STEPS):
        yield Progress(number, total, f"{steps} steps")
        for label, eta in (("DDIM, η = 0", 0.0), ("DDPM, η = 1", 1.0)):
            samples = _sample(schedule, noise, steps, eta, seed, control)
            yield Reading("diffusion.distance", (distance(samples, true),), ("steps",), label=label, at=steps)
    yield Progress(len(STEPS), total, "the way from noise to points")
    yield from _way(schedule, noise[:64], values.whole("steps"), control)
    for number, w in enumerate(GUIDANCE, start=len(STEPS) + 1):
        yield Progress(number, total, f"guidance {w:g}")
        samples = _sample(schedule, noise, values.whole("steps"), 0.0, seed, control, w=w)
        nearest = torch.cdist(samples, CENTRES).argmin(dim=1)
        kept = float((CLASSES[nearest] == 0).float().mean())
        yield Reading("diffusion.of_the_class", (100 * kept,), ("guidance",), "%", at=w)
        spread = float((samples - CENTRES[nearest]).norm(dim=1).mean())
        yield Reading("diffusion.from_the_spot", (spread,), ("guidance",), at=w)
        radius = samples.norm(dim=1)
        yield Reading("diffusion.variety", (float(radius.std()),), ("guidance",), "standard deviation", at=w)
    yield Progress(total, total)


def _way(schedule: Schedule, noise: Tensor, steps: int, control: Control) -> Iterator[Reading]:
    """Yield some of the samples on their way from noise to a spot."""
    way = schedule.sample(lambda x, t: epsilon(schedule, x, t), noise, steps=steps)
    every = max(1, steps // 8)
    for step, x in enumerate(way, start=1):
        control.go_on_or_stop()
        if step % every == 0 or step == steps:
            shape = (len(x), 2)
            yield Reading(
                "diffusion.way", x.flatten().tolist(), ("sample", "coordinate"), shape=shape, at=step
            )


def epsilon(schedule: Schedule, x: Tensor, t: int, *, of_class: int | None = None) -> Tensor:
    """Return E[ε | x_t] (B, 2) of the mixture, or of one class of spots: what a perfect network says.

    x_t is a mixture of normals round √ᾱ c with variance v = ᾱ s² + 1 − ᾱ; given the spot, ε is linear in x_t.
    """
    alpha_bar = schedule.at(t)
    centres = CENTRES if of_class is None else CENTRES[of_class == CLASSES]  # (K, 2)
    v = alpha_bar * SPREAD**2 + 1 - alpha_bar
    away = x.unsqueeze(1) - math.sqrt(alpha_bar) * centres  # (B, K, 2)
    belongs = (-away.square().sum(dim=-1) / (2 * v)).softmax(dim=1)  # (B, K)
    return math.sqrt(1 - alpha_bar) / v * (belongs.unsqueeze(-1) * away).sum(dim=1)


def distance(a: Tensor, b: Tensor) -> float:
    """Return the mean distance from each point of one set to the nearest of the other, both ways."""
    between = torch.cdist(a, b)
    return float((between.min(dim=0).values.mean() + between.min(dim=1).values.mean()) / 2)


def _sample(
    schedule: Schedule,
    noise: Tensor,
    steps: int,
    eta: float,
    seed: int,
    control: Control,
    *,
    w: float | None = None,
) -> Tensor:
    """Return samples (B, 2); with w, guided towards class 0."""

    def predict(x: Tensor, t: int) -> Tensor:
        control.go_on_or_stop()
        without = epsilon(schedule, x, t)
        return without if w is None else guided(without, epsilon(schedule, x, t, of_class=0), w)

    with seeded(seed):
        *_, samples = schedule.sample(predict, noise, steps=steps, eta=eta)
    return samples


def _true(count: int) -> Tensor:
    return CENTRES[torch.randint(SPOTS, (count,))] + SPREAD * torch.randn(count, 2)
