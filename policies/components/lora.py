"""LoRA: a weight's update as a product of two thin matrices (Hu et al. 2021, arXiv 2106.09685).

    h = W₀ x + ΔW x,     ΔW = s · B A,     B: d_out × r,  A: r × d_in,  r ≪ d
    s = α / r,  or α / √r with rank stabilisation (Kalajdzievski 2023, arXiv 2312.03732)

A is random and B is zero at birth, so that training starts from the model as it was. ΔW is a matrix like W₀:
once added to it the layer costs what it cost before, which no adapter or prefix can say.

The trap is the scale: with α / r a larger rank gets a smaller step and learns no more than a small one;
α / √r mends it. Another is undoing a merge by subtraction, which leaves rounding behind: here W₀
stays as it is, and the merged layer is a new one.

Axes: ... any leading axes, I width going in (d_in), O width coming out (d_out), R rank (r).
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import torch
from torch import Tensor, nn

from policies.components.surgery import linear_layers, put


class LoRA(nn.Module):
    """A frozen linear layer W₀ with its update s · B A.

    strength: a factor on the update, for a slider: 0 is the model as it was, 1 as it was trained.
    """

    def __init__(self, layer: nn.Linear, r: int, *, alpha: float = 16, stabilised: bool = False) -> None:
        super().__init__()
        d_in, d_out = layer.in_features, layer.out_features
        if not 0 < r <= min(d_in, d_out):
            raise ValueError(f"the rank is {r}, but a {d_out} × {d_in} matrix has 1 to {min(d_in, d_out)}")
        self.layer = layer.requires_grad_(False)
        self.A = nn.Parameter(layer.weight.new_empty(r, d_in))  # (R, I)
        self.B = nn.Parameter(layer.weight.new_zeros(d_out, r))  # (O, R)
        nn.init.kaiming_uniform_(self.A, a=math.sqrt(5))
        self.s = alpha / (math.sqrt(r) if stabilised else r)
        self.strength = 1.0

    def forward(self, x: Tensor) -> Tensor:
        """Return W₀ x + s B A x for x (..., I), as (..., O)."""
        low = x @ self.A.T  # (..., R)
        h: Tensor = self.layer(x) + self.strength * self.s * (low @ self.B.T)  # (..., O)
        return h

    def delta(self) -> Tensor:
        """Return ΔW (O, I) at the present strength."""
        return self.strength * self.s * (self.B @ self.A)

    @torch.no_grad()
    def merged(self) -> nn.Linear:
        """Return a plain layer that computes the same: W₀ + ΔW."""
        plain = nn.Linear(
            self.layer.in_features, self.layer.out_features, bias=self.layer.bias is not None, device="meta"
        )
        plain.weight = nn.Parameter(self.layer.weight + self.delta(), requires_grad=False)
        if self.layer.bias is not None:
            plain.bias = self.layer.bias
        return plain

    @torch.no_grad()
    def spectrum(self) -> Tensor:
        """Return the singular values (R,) of ΔW, largest first, without ever forming ΔW.

        With B = Q_b R_b and Aᵀ = Q_a R_a they are those of the r × r matrix R_b R_aᵀ.
        """
        upper_b = torch.linalg.qr(self.B.float()).R  # (R, R)
        upper_a = torch.linalg.qr(self.A.T.float()).R  # (R, R)
        values: Tensor = torch.linalg.svdvals(upper_b @ upper_a.T)
        return abs(self.strength * self.s) * values

    @torch.no_grad()
    def share(self) -> float:
        """Return |ΔW| / |W₀| (Frobenius): how much of the layer the update is."""
        return float(self.spectrum().norm() / self.layer.weight.float().norm())


def insert(
    model: nn.Module, ends: Sequence[str], r: int, *, alpha: float = 16, stabilised: bool = False
) -> dict[str, LoRA]:
    """Freeze the model, give each linear layer whose last name is in `ends` an update; return them by name.

    Raises:
        ValueError: no linear layer of the model has such a name, or the rank does not fit one.
    """
    updates = {
        name: LoRA(layer, r, alpha=alpha, stabilised=stabilised) for name, layer in linear_layers(model, ends)
    }
    model.requires_grad_(False)
    for name, update in updates.items():
        update.A.requires_grad_(True)
        update.B.requires_grad_(True)
        put(model, name, update)
    return updates


def merge(model: nn.Module) -> None:
    """Put the merged layer in the place of every update: the same function, at the first model's cost."""
    for name, part in list(model.named_modules()):
        if isinstance(part, LoRA):
            put(model, name, part.merged())


def set_strength(model: nn.Module, strength: float) -> None:
    """Let every update of the model act this strongly: 0 not at all, 1 as trained."""
    for part in model.modules():
        if isinstance(part, LoRA):
            part.strength = strength
