"""How the pointer learns what was shown: the click on each screen, and to mean by all else what it meant.

The trap: five screens teach a model that everything means the button on them. So on each screen sentences
about its other texts are asked as well, and the answer that is wanted is the one that the model gave before.
"""

from __future__ import annotations

import math
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from agent.control import Control
from agent.errors import Stopped, UsageError
from agent.tune import Progress
from policies.pocket.eye import Eye, Seen
from policies.pocket.hearing import asked_of
from policies.pocket.pointer import Asked, Sight

_ELSE = 10  # sentences about other texts of a screen
_KEPT = 0.75  # of the other marks, at a time: so that their places are not learned by heart
_JOLT = 0.08  # of the screen, by which everything is moved at a time
_PLACE = (3, 4)  # columns of `numbers` that tell where on the screen a mark is


@dataclass(frozen=True, slots=True)
class Lesson:
    """One screen. meant: 1 × (N + 1), which marks are; before: by the other sentences, K × (N + 1)."""

    sight: Sight
    asked: Asked
    meant: Tensor
    before: Tensor


@torch.no_grad()
def lesson_of(
    eye: Eye, seen: Seen, sentence: str, meant: Sequence[bool], lots: np.random.Generator
) -> Lesson:
    """Return what is learned from one screen: the sentence first, then others with the answers of now."""
    texts = [label for label in dict.fromkeys(seen.labels) if 1 < len(label) < 40]
    chosen = [f"click {texts[place]}" for place in lots.permutation(len(texts))[:_ELSE]]
    asked = asked_of(eye.model, eye.processor, [sentence, *chosen], seen.labels)
    before = eye.model.point(seen.sight, asked)[1:].softmax(1)
    return Lesson(seen.sight, asked, torch.tensor([*meant, False])[None], before)


def learn(
    eye: Eye,
    lessons: Sequence[Lesson],
    parameters: Sequence[nn.Parameter],
    *,
    steps: int,
    batch: int,
    rate: float,
    seed: int,
    control: Control,
) -> Iterator[Progress]:
    """Take the steps. Raises Stopped, UsageError where it learns too fast."""
    optimizer = torch.optim.AdamW(parameters, lr=rate, weight_decay=0.0)
    lots = np.random.default_rng(seed)
    began = time.monotonic()
    for step in range(steps):
        if control.stopped:
            raise Stopped(f"at step {step} of {steps}")
        for group in optimizer.param_groups:
            group["lr"] = rate * min(1.0, (step + 1) / 10) * (1 - step / steps)
        optimizer.zero_grad(set_to_none=True)
        total = 0.0
        for place in lots.choice(len(lessons), min(batch, len(lessons)), replace=False).tolist():
            cost = _cost(eye, lessons[place], lots) / min(batch, len(lessons))
            cost.backward()  # type: ignore[no-untyped-call]
            total += float(cost.detach())
        if not math.isfinite(total):
            raise UsageError(
                f"the loss of step {step + 1} is {total}: it learned too fast (give a lower --rate)"
            )
        torch.nn.utils.clip_grad_norm_(list(parameters), 1.0)
        optimizer.step()
        speed = (step + 1) / max(time.monotonic() - began, 1e-9)
        yield Progress(step + 1, steps, total, speed, (steps - step - 1) / speed)


def _cost(eye: Eye, lesson: Lesson, lots: np.random.Generator) -> Tensor:
    meant = lesson.meant[0]
    kept = torch.from_numpy(lots.random(len(meant) - 1) < _KEPT) | meant[:-1]
    sight, asked = _moved(lesson.sight, kept, lots), _of(lesson.asked, kept)
    logits = eye.model.point(sight, asked)
    columns = torch.cat([kept, torch.ones(1, dtype=torch.bool)])
    first = logits[0]
    right = first.masked_fill(~meant[columns], -1e4)
    pointing: Tensor = first.logsumexp(0) - right.logsumexp(0)
    if len(logits) == 1:
        return pointing
    before = lesson.before[:, columns]
    before = before / before.sum(1, keepdim=True)
    return pointing + functional.kl_div(logits[1:].log_softmax(1), before, reduction="batchmean")


def _moved(sight: Sight, kept: Tensor, lots: np.random.Generator) -> Sight:
    """Return some of the marks, all moved a little."""
    numbers = sight.numbers[kept].clone()
    for column in _PLACE:
        numbers[:, column] += float(lots.uniform(-_JOLT, _JOLT))
    return Sight(numbers, sight.looks[kept], sight.texts[kept], sight.around[kept], sight.boxes[kept])


def _of(asked: Asked, kept: Tensor) -> Asked:
    return Asked(asked.whole, asked.words, asked.there, asked.said[:, kept], asked.each[:, kept])
