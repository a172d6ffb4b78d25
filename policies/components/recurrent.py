"""Recurrent cells: a state carried from step to step (Elman 1990; LSTM, 1997, 2000; GRU, arXiv 1406.1078).

    RNN    h_t = tanh(W x_t + U h_{t−1} + b)
    LSTM   i, f, o = σ(…), g = tanh(…);   c_t = f ⊗ c_{t−1} + i ⊗ g;   h_t = o ⊗ tanh(c_t)
    GRU    r, z = σ(…);   n = tanh(W_n x_t + b_n + r ⊗ (U_n h_{t−1} + c_n));   h_t = (1 − z) ⊗ n + z ⊗ h_{t−1}

What step T owes to step 1 has passed T − 1 times through the same matrix: in the RNN it fades or explodes as
its power (Bengio et al. 1994). The gates add instead of multiplying, so with f near 1 it may stay.

The trap is f at birth: with a bias of 0 it is 1/2, and 2⁻⁵⁰ is left after fifty steps. A bias of 1 or 2 makes
the LSTM remember before it has learned anything (Gers 2000; Jozefowicz 2015).

Axes: B batch, T steps, I input width, D state width (d).
"""

from __future__ import annotations

from collections.abc import Callable

import torch
from torch import Tensor, nn

State = tuple[Tensor, ...]  # h (B, D), and for an LSTM c (B, D)


class Cell(nn.Module):
    """W x + b and U h + c for each gate; `gates` says how many, `forward` what becomes of them."""

    gates: int

    def __init__(self, inputs: int, d: int) -> None:
        super().__init__()
        self.d = d
        self.W = nn.Linear(inputs, self.gates * d)  # I -> gates · D
        self.U = nn.Linear(d, self.gates * d)  # D -> gates · D
        for parameter in self.parameters():  # as torch does it
            nn.init.uniform_(parameter, -(d**-0.5), d**-0.5)

    def start(self, x: Tensor) -> State:
        """Return the state before the first step, for x (B, T, I): zeros."""
        return (x.new_zeros(x.shape[0], self.d),)


class RNN(Cell):
    """h_t = tanh(W x_t + U h_{t−1} + b)."""

    gates = 1

    def forward(self, x: Tensor, state: State) -> State:
        """Return the next state for x (B, I)."""
        return (torch.tanh(self.W(x) + self.U(state[0])),)


class LSTM(Cell):
    """c_t = f ⊗ c_{t−1} + i ⊗ g, h_t = o ⊗ tanh(c_t). remember: what is added to f's bias at birth."""

    gates = 4

    def __init__(self, inputs: int, d: int, *, remember: float = 0.0) -> None:
        super().__init__(inputs, d)
        with torch.no_grad():
            self.W.bias[d : 2 * d] += remember

    def start(self, x: Tensor) -> State:
        """Return h and c before the first step: zeros."""
        zeros = x.new_zeros(x.shape[0], self.d)
        return zeros, zeros

    def forward(self, x: Tensor, state: State) -> State:
        """Return the next h and c for x (B, I)."""
        h, c = state
        i, f, g, o = (self.W(x) + self.U(h)).chunk(4, dim=-1)  # each (B, D)
        c = f.sigmoid() * c + i.sigmoid() * g.tanh()
        return o.sigmoid() * c.tanh(), c


class GRU(Cell):
    """h_t = (1 − z) ⊗ n + z ⊗ h_{t−1}."""

    gates = 3

    def forward(self, x: Tensor, state: State) -> State:
        """Return the next state for x (B, I)."""
        (h,) = state
        r_x, z_x, n_x = self.W(x).chunk(3, dim=-1)  # each (B, D)
        r_h, z_h, n_h = self.U(h).chunk(3, dim=-1)  # each (B, D)
        r, z = (r_x + r_h).sigmoid(), (z_x + z_h).sigmoid()
        n = torch.tanh(n_x + r * n_h)
        return ((1 - z) * n + z * h,)


class Recurrent(nn.Module):
    """A cell carried over the steps of x, one after the other."""

    def __init__(self, cell: Cell) -> None:
        super().__init__()
        self.cell = cell

    def forward(self, x: Tensor) -> Tensor:
        """Return h (B, T, D) at every step of x (B, T, I)."""
        state = self.cell.start(x)
        passed = []
        for t in range(x.shape[1]):
            state = self.cell(x[:, t], state)
            passed.append(state[0])
        return torch.stack(passed, dim=1)


def reach(sequence: Callable[[Tensor], Tensor], x: Tensor) -> Tensor:
    """Return, for each step t (T,), how strongly the last output hangs on it: |∂ h_T / ∂ x_t|.

    sequence: from x (B, T, I) to h (B, T, D). The norm is over one random direction of h_T, and x's width.
    """
    x = x.detach().requires_grad_()
    last = sequence(x)[:, -1]  # (B, D)
    (gradient,) = torch.autograd.grad((last * torch.randn_like(last)).sum(), x)  # (B, T, I)
    norms: Tensor = gradient.norm(dim=-1)  # (B, T)
    return norms.mean(dim=0)
