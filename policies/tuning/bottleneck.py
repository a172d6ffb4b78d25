"""Houlsby's adapters on a model: one after each attention and each feed-forward part, before the skip.

PEFT has none of this kind; the equation is in `policies.components.adapter`. They are hooks, so that the
model stays the object that it was, and several are applied one after the other.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import torch
from safetensors.torch import load_file, save_file
from torch import Tensor, nn

from policies.components.adapter import Adapter
from policies.tuning.method import WEIGHTS, Plan, Prefixed

SIGMA = 1e-3  # of the weights at birth: near the identity


class Bottlenecks:
    """An adapter behind each of these parts, of the plan's rank wide."""

    def __init__(self, parts: Sequence[nn.Module], width: int, plan: Plan, device: torch.device) -> None:
        adapters = [Adapter(width, plan.rank, sigma=SIGMA) for _ in parts]
        self._adapters = nn.ModuleList(adapters).to(device)
        self._strength = 0.0
        for part, adapter in zip(parts, adapters, strict=True):
            part.register_forward_hook(self._hook(adapter))

    def parameters(self) -> list[nn.Parameter]:
        """Return both matrices and biases of every adapter."""
        return list(self._adapters.parameters())

    def set(self, strength: float) -> None:
        """Set how much of what they add counts; of 0 nothing is computed."""
        self._strength = strength

    def prefix(self) -> Prefixed | None:
        """Return nothing."""
        return None

    def save(self, folder: Path) -> None:
        """Write the weights."""
        weights = self._adapters.state_dict().items()
        save_file({name: each.cpu().contiguous() for name, each in weights}, folder / WEIGHTS)

    def load(self, folder: Path) -> None:
        """Read the weights of others of the same form."""
        try:
            self._adapters.load_state_dict(load_file(folder / WEIGHTS))
        except RuntimeError as error:
            raise ValueError("they have another form") from error

    def _hook(self, adapter: Adapter) -> Callable[[nn.Module, Any, Any], Any]:
        def bend(part: nn.Module, given: Any, out: Any) -> Any:
            if not self._strength:
                return None
            first: Tensor = out[0] if isinstance(out, tuple) else out  # T x D
            added = adapter(first.to(adapter.down.weight.dtype)) - first
            bent = (first + self._strength * added).to(first.dtype)
            return (bent, *out[1:]) if isinstance(out, tuple) else bent

        return bend
