"""The loop that learns: a batch, its loss, a step, and a checkpoint now and then.

The trap: one process that hears Ctrl-C while the others go on, and all of them wait for ever. So whether to
stop is asked of all before each step.
"""

from __future__ import annotations

import math
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import nn

from agent.control import Control
from agent.errors import Stopped, UsageError
from agent.tune import Kept, Progress
from policies.tuning import checkpoint
from policies.tuning.checkpoint import Progressed
from policies.tuning.crew import Crew
from policies.tuning.example import Example
from policies.tuning.loss import Loss
from policies.tuning.schedule import Schedule

LONGEST_GRADIENT = 1.0


@dataclass(kw_only=True)
class Learner:
    """Learns what is put on a model. plan: the name of all that the result depends on."""

    folder: Path
    plan: str
    learned: Sequence[nn.Parameter]
    examples: Sequence[Example]
    schedule: Schedule
    loss: Loss
    crew: Crew
    control: Control
    keep_every: int

    def __post_init__(self) -> None:
        self._optimizer = torch.optim.AdamW(self.learned, lr=self.schedule.rate, weight_decay=0.0)
        self.progressed = checkpoint.resume(self.folder, self.plan, self.learned, self._optimizer)

    def learn(self) -> Iterator[Progress | Kept]:
        """Take all steps that are left. Raises Stopped once the last one is kept, UsageError, StoreError."""
        began, first = time.monotonic(), self.progressed.step
        kept = first
        steps = self.schedule.steps
        for step in range(first, steps):
            if any(self.crew.sum(float(self.control.stopped))):
                if kept < step:
                    self._keep()
                raise Stopped(f"at step {step} of {steps}; the same command goes on from there")
            self.progressed = Progressed(step + 1, self._step(step))
            speed = (step + 1 - first) / max(time.monotonic() - began, 1e-9)
            yield Progress(step + 1, steps, self.progressed.loss, speed, (steps - step - 1) / speed)
            if (step + 1) % self.keep_every == 0 or step + 1 == steps:
                self._keep()
                kept = step + 1
                yield Kept(kept)

    def _step(self, step: int) -> float:
        """Take one step, and return its loss."""
        batch = self.schedule.batch_of(step)
        self._optimizer.zero_grad(set_to_none=True)
        total = 0.0
        for number in batch[self.crew.number :: self.crew.count]:
            cost = self.loss(self.examples[number])
            (cost * self.crew.count / len(batch)).backward()  # type: ignore[no-untyped-call]
            total += cost.item()
        loss = self.crew.sum(total)[0] / len(batch)
        if not math.isfinite(loss):
            raise UsageError(
                f"the loss of step {step + 1} is {loss}: it learned too fast (give a lower --rate, "
                f"and delete this one: deixis adapters --delete {self.folder.name})"
            )
        self.crew.average(self.learned)
        nn.utils.clip_grad_norm_(self.learned, LONGEST_GRADIENT)
        for group in self._optimizer.param_groups:
            group["lr"] = self.schedule.rate_of(step)
        self._optimizer.step()
        return loss

    def _keep(self) -> None:
        if self.crew.first:
            checkpoint.keep(self.folder, self.progressed, self.plan, self.learned, self._optimizer)
        self.crew.wait()
