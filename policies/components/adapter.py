"""Adapter tuning: a small bottleneck after a frozen sub-layer (Houlsby et al. 2019, arXiv 1902.00751).

    adapter(h) = h + f(h W_down + b_down) W_up + b_up        W_down: d × m,  W_up: m × d,  m ≪ d

It stands after the projection that ends a sub-layer (attention's `o_proj`, the feed-forward's `down_proj`)
and before the skip connection. Only adapters are trained: 2md + d + m parameters each, m and d being widths.

The trap is the start: an adapter that is not near the identity at birth undoes the pretraining before the
first step, and training diverges (the paper's section 3.6 finds 10⁻² to be safe). And unlike LoRA it cannot
be merged away: f stands between the two matrices, so every forward pass pays for it.

Axes: ... any leading axes, D model width (d), M bottleneck width (m).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import torch
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812

from policies.components.surgery import linear_layers, put

Activation = Callable[[Tensor], Tensor]


class Adapter(nn.Module):
    """h + f(h W_down) W_up, near the identity at birth.

    sigma: standard deviation of the weights at birth, cut off at two of them; 0 is exactly the identity.
    """

    def __init__(self, d: int, m: int, *, f: Activation = F.gelu, sigma: float = 1e-2) -> None:
        super().__init__()
        if not m > 0:
            raise ValueError(f"the bottleneck is {m} wide, but it needs at least 1 (give 8, say)")
        self.down = nn.Linear(d, m)  # D -> M
        self.up = nn.Linear(m, d)  # M -> D
        self.f = f
        for linear in (self.down, self.up):
            nn.init.zeros_(linear.bias)
            if sigma:
                nn.init.trunc_normal_(linear.weight, std=sigma, a=-2 * sigma, b=2 * sigma)
        if not sigma:  # one of the two must be random, or no gradient ever passes
            nn.init.zeros_(self.up.weight)

    def forward(self, h: Tensor) -> Tensor:
        """Return h (..., D), a little bent."""
        bottleneck: Tensor = self.f(self.down(h))  # (..., M)
        bent: Tensor = h + self.up(bottleneck)  # (..., D)
        return bent


class Adapted(nn.Module):
    """A linear layer that ends a sub-layer, followed by an adapter."""

    def __init__(self, layer: nn.Linear, m: int, *, f: Activation = F.gelu, sigma: float = 1e-2) -> None:
        super().__init__()
        self.layer = layer
        self.adapter = Adapter(layer.out_features, m, f=f, sigma=sigma)
        self.adapter.to(device=layer.weight.device, dtype=layer.weight.dtype)

    def forward(self, x: Tensor) -> Tensor:
        """Return what the layer makes of x, through the adapter."""
        bent: Tensor = self.adapter(self.layer(x))
        return bent


def insert(model: nn.Module, ends: Sequence[str], m: int, *, sigma: float = 1e-2) -> list[Adapter]:
    """Freeze the model, put an adapter after each linear layer whose name ends so, and return them in order.

    ends: last names of the layers, such as "o_proj" and "down_proj".

    Raises:
        ValueError: no linear layer of the model has such a name.
    """
    found = linear_layers(model, ends)
    model.requires_grad_(False)
    adapters = []
    for name, layer in found:
        adapted = Adapted(layer, m, sigma=sigma)
        put(model, name, adapted)
        adapters.append(adapted.adapter)
    return adapters


def remove(model: nn.Module) -> None:
    """Take every adapter out again: the model is then what it was before `insert`, bit for bit."""
    for name, part in list(model.named_modules()):
        if isinstance(part, Adapted):
            put(model, name, part.layer)


@torch.no_grad()
def bend(adapter: Adapter, h: Tensor) -> float:
    """Return how far the adapter moves h (..., D): |adapter(h) − h| / |h|, 0 being the identity."""
    return float((adapter(h) - h).norm() / h.norm())
