"""Finding linear layers in a model by name, and putting another part in a layer's place.

A model whose attention calls `torch.nn.functional` with its layer's weight (torch's own MultiheadAttention
does) never calls that layer, so a part put there would do nothing: name layers that are called.
"""

from __future__ import annotations

from collections.abc import Sequence

from torch import nn


def linear_layers(model: nn.Module, ends: Sequence[str]) -> list[tuple[str, nn.Linear]]:
    """Return the linear layers whose last name is one of these, with their full names, in the model's order.

    Raises:
        ValueError: there is none; the message tells the names there are.
    """
    linear = {name: part for name, part in model.named_modules() if isinstance(part, nn.Linear)}
    found = [(name, layer) for name, layer in linear.items() if name.rpartition(".")[2] in ends]
    if not found:
        there = ", ".join(sorted({name.rpartition(".")[2] for name in linear}))
        raise ValueError(f"no linear layer is called {' or '.join(ends)} (this model has {there})")
    return found


def put(model: nn.Module, name: str, part: nn.Module) -> None:
    """Put a part where the model has another one of this full name."""
    parent, _, last = name.rpartition(".")
    setattr(model.get_submodule(parent), last, part)


def trained(model: nn.Module) -> tuple[int, int]:
    """Return how many of the model's parameters are trained, and how many it has."""
    sizes = [(p.numel(), p.requires_grad) for p in model.parameters()]
    return sum(size for size, learns in sizes if learns), sum(size for size, _ in sizes)
