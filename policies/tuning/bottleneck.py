"""Houlsby's adapters on a model: one after each attention and each feed-forward part, before the skip.

PEFT has none of this kind; the equation is in `policies.components.adapter`. They are hooks, so that the
model stays the object that it was, and several are applied one after the other.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import torch
from safetensors.torch import load_file, save_file
from torch import Tensor, nn

from policies.components.adapter import Adapter
from policies.tuning.method import WEIGHTS, Plan, Prefixed

SIGMA = 1e-3  # of the weights at birth: near the identity


class Behind:
    """One adapter behind a part: that part's hook. strength: how much of what it adds counts.

    told: called with what comes in (T × D) and what was added to it, while somebody watches.
    """

    def __init__(self, adapter: Adapter) -> None:
        self._adapter = adapter
        self.strength = 0.0
        self.told: Callable[[Tensor, Tensor], None] | None = None

    def __call__(self, part: nn.Module, given: Any, out: Any) -> Any:
        if not self.strength:
            return None
        first: Tensor = out[0] if isinstance(out, tuple) else out  # T x D
        added = self.strength * (self._adapter(first.to(self._adapter.down.weight.dtype)) - first)
        if self.told is not None:
            self.told(first, added)
        bent = (first + added).to(first.dtype)
        return (bent, *out[1:]) if isinstance(out, tuple) else bent


def behind(model: nn.Module) -> Iterator[tuple[str, Behind]]:
    """Yield every adapter that stands behind a part of the model, with the name of the part."""
    for name, part in model.named_modules():
        for hook in part._forward_hooks.values():
            if isinstance(hook, Behind):
                yield name, hook


class Bottlenecks:
    """An adapter behind each of these parts, of the plan's rank wide."""

    def __init__(self, parts: Sequence[nn.Module], width: int, plan: Plan, device: torch.device) -> None:
        adapters = [Adapter(width, plan.rank, sigma=SIGMA) for _ in parts]
        self._adapters = nn.ModuleList(adapters).to(device)
        self._hooks = [Behind(adapter) for adapter in adapters]
        for part, hook in zip(parts, self._hooks, strict=True):
            part.register_forward_hook(hook)

    def parameters(self) -> list[nn.Parameter]:
        """Return both matrices and biases of every adapter."""
        return list(self._adapters.parameters())

    def set(self, strength: float) -> None:
        """Set how much of what they add counts; of 0 nothing is computed."""
        for hook in self._hooks:
            hook.strength = strength

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
