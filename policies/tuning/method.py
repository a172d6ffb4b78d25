"""The ways to teach a frozen model, behind one face: put on, set to a strength, saved and loaded."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol, assert_never

import torch
from torch import Tensor, nn

from agent.adapter import Method

WEIGHTS = "adapter_model.safetensors"
Prefixed = tuple[tuple[Tensor, Tensor], ...]  # for each layer its keys and values, 1 x H x P x D


@dataclass(frozen=True, slots=True)
class Plan:
    """What is put on a model. switches: of LoRA: rslora, dora."""

    method: Method
    rank: int
    switches: tuple[str, ...] = ()


class Attached(Protocol):
    """What was put on a model. It does nothing until its strength is set."""

    def parameters(self) -> list[nn.Parameter]:
        """Return what is learned, always in the same order."""
        ...

    def set(self, strength: float) -> None:
        """Set how much it counts: 1 as it was tuned, 0 not at all. Raises UsageError."""
        ...

    def prefix(self) -> Prefixed | None:
        """Return what stands before everything that the model reads; None where nothing does."""
        ...

    def save(self, folder: Path) -> None:
        """Write the weights, in PEFT's format where PEFT has one. Raises OSError."""
        ...

    def load(self, folder: Path) -> None:
        """Read them. Raises OSError, ValueError where they do not fit."""
        ...


def attach(model: Any, plan: Plan, *, key: str, seed: int = 0) -> Attached:
    """Put something new on a model, which is frozen by it. key: its own among those of the model."""
    from policies.tuning.bottleneck import Bottlenecks
    from policies.tuning.lora import Lora
    from policies.tuning.prefix import Prefix

    for parameter in model.parameters():
        parameter.requires_grad_(False)
    with torch.random.fork_rng():
        torch.manual_seed(seed)
        match plan.method:
            case "lora":
                return Lora(model, plan, key)
            case "prefix":
                return Prefix(model, plan)
            case "adapter":
                width = model.config.get_text_config().hidden_size
                parts = [part for layer in layers_of(model) for part in (layer.self_attn, layer.mlp)]
                return Bottlenecks(parts, width, plan, model.device)
            case _:
                assert_never(plan.method)


def layers_of(model: Any) -> Iterable[Any]:
    """Return the layers that read and write: not those that see."""
    layers: Iterable[Any] = model.model.language_model.layers
    return layers
