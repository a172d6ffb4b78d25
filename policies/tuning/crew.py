"""The processes that learn together, one or many, as `accelerate launch` started them.

Only the gradients of what is learned go from one to another, as one row of numbers: that works for all ways
to teach alike, and the weights of the model never travel. Each process starts from the same seed and takes
the same steps, so they stay equal without being compared.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import torch
from torch import nn


class Crew:
    """This process and the others. count: how many there are. number: of this one, from 0."""

    def __init__(self) -> None:
        from accelerate import Accelerator

        self._accelerator: Any = Accelerator()
        self.count: int = self._accelerator.num_processes
        self.number: int = self._accelerator.process_index
        self.first = self.number == 0

    @property
    def device(self) -> str:
        """Return where this process's model is to be."""
        return str(self._accelerator.device)

    def average(self, learned: Sequence[nn.Parameter]) -> None:
        """Make every gradient the mean of all processes'; one that is missing counts as nothing."""
        if self.count == 1:
            return
        row = torch.cat([(torch.zeros_like(p) if p.grad is None else p.grad).flatten() for p in learned])
        row = self._accelerator.reduce(row, "mean")
        for parameter, part in zip(learned, row.split([p.numel() for p in learned]), strict=True):
            parameter.grad = part.view_as(parameter)

    def sum(self, *values: float) -> list[float]:
        """Return each value summed over all processes."""
        if self.count == 1:
            return list(values)
        row = torch.tensor(values, device=self._accelerator.device)
        summed: list[float] = self._accelerator.reduce(row, "sum").tolist()
        return summed

    def wait(self) -> None:
        """Wait until all are here."""
        self._accelerator.wait_for_everyone()

    def close(self) -> None:
        """Leave the others in order."""
        self._accelerator.end_training()
