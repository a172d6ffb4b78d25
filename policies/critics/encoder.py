"""What reads a run's history: a transformer, an RNN, an LSTM, a GRU or linear attention, behind one question.

    x_t = W_E features_t,   h = sequence(x_1 … x_t),   p(stuck), p(done) = σ(W_O h_t)

Every step is answered from itself and those before it, so in training a run of T steps is T questions, and at
work a step costs the same however long the run is: a recurrent network and linear attention carry a state on,
the transformer looks at the last WINDOW steps.

The trap: a transformer counts its positions from where its window begins. At work it begins anew with every
step, as in training it begins with the run; so the window is as long as the longest run that it learned from,
and not longer. Linear attention gets no positions, for there are none that it has not outlived.

Axes: B batch, T steps, F features (`features.COUNT`), D width, H heads, K width of a head.
"""

from __future__ import annotations

import torch
from torch import Tensor, nn

from policies.components import linear_attention
from policies.components.recurrent import GRU, LSTM, RNN, Recurrent, State
from policies.components.transformer import Encoder, Layer, MultiHead, positions
from policies.critics.features import COUNT

KINDS = ("transformer", "gru", "lstm", "rnn", "linear")
WINDOW = 40
WIDTH, HEADS, LAYERS = 32, 4, 2
ANSWERS = ("stuck", "done")

Carried = Tensor | State | tuple[linear_attention.State, ...]


class LinearHeads(MultiHead):
    """Heads of causal linear attention, with the same projections."""

    def forward(self, x: Tensor, keys: Tensor | None = None, values: Tensor | None = None) -> Tensor:
        """Return (B, T, D) for x (B, T, D)."""
        q, k, v = self.heads(x)  # each (B, H, T, K)
        heads = linear_attention.chunked(q, k, v)  # (B, H, T, K)
        joined: Tensor = self.W_O(heads.transpose(1, 2).flatten(2))  # (B, T, D)
        return joined

    def advance(
        self, x: Tensor, state: linear_attention.State | None
    ) -> tuple[linear_attention.State, Tensor]:
        """Take one more position x (B, 1, D); return the state and what it attends to (B, 1, D)."""
        q, k, v = (part[:, :, 0] for part in self.heads(x))  # each (B, H, K)
        state, heads = linear_attention.step(state, q, k, v)  # (B, H, K)
        joined: Tensor = self.W_O(heads.flatten(1).unsqueeze(1))  # (B, 1, D)
        return state, joined


class HistoryEncoder(nn.Module):
    """Answers after every step whether the run is stuck, and whether it is done."""

    def __init__(self, kind: str, *, d: int = WIDTH) -> None:
        super().__init__()
        self.kind = kind
        self.embed = nn.Linear(COUNT, d)  # F -> D
        self.sequence = _sequence(kind, d)
        self.norm = nn.LayerNorm(d)
        self.answer = nn.Linear(d, len(ANSWERS))  # D -> 2

    def forward(self, features: Tensor) -> Tensor:
        """Return logits (B, T, 2) for features (B, T, F)."""
        x = self.embed(features)  # (B, T, D)
        logits: Tensor = self.answer(self.norm(self.sequence(x)))
        return logits

    def advance(self, features: Tensor, carried: Carried | None) -> tuple[Carried, Tensor]:
        """Take one more step (F,); return what is carried on, and its logits (2,)."""
        if isinstance(self.sequence, Encoder):
            rows = features[None] if carried is None else torch.cat([_rows(carried), features[None]])
            rows = rows[-WINDOW:]  # (T, F)
            return rows, self(rows[None])[0, -1]
        x = self.embed(features[None])  # (1, D)
        if isinstance(self.sequence, Recurrent):
            state = self.sequence.cell.start(x[None]) if carried is None else carried
            state = self.sequence.cell(x, state)
            return state, self.answer(self.norm(state[0]))[0]
        y, states = x[None], []  # (1, 1, D)
        for number, layer in enumerate(self.sequence.children()):
            assert isinstance(layer, Layer)
            assert isinstance(layer.attend, LinearHeads)
            before = None if carried is None else carried[number]
            state_of, attended = layer.attend.advance(layer.norm_1(y), before)  # type: ignore[arg-type]
            y = y + attended
            y = y + layer.ffn(layer.norm_2(y))
            states.append(state_of)
        return tuple(states), self.answer(self.norm(y))[0, 0]

    def distances(self, features: Tensor) -> Tensor | None:
        """Return how far linear attention is from softmax on what this run asks for (layers, H).

        It is ‖linear − softmax‖ / ‖softmax‖, both causal, of the same Q, K and V over the last WINDOW of the
        steps (T, F); None where nothing attends.
        """
        if not isinstance(self.sequence, Encoder):
            return None
        y = self.embed(features[None, -WINDOW:])  # (1, T, D)
        y, told = y + positions(y.shape[1], y.shape[2]).to(y), []
        for layer in self.sequence.layers:
            assert isinstance(layer, Layer)
            q, k, v = layer.attend.heads(layer.norm_1(y))  # each (1, H, T, K)
            soft = linear_attention.softmax_attention(q, k, v, causal=True)
            gap = linear_attention.chunked(q, k, v) - soft
            told.append(gap.norm(dim=(-2, -1))[0] / soft.norm(dim=(-2, -1))[0])
            y = layer(y)
        return torch.stack(told)

    def attention(self) -> Tensor | None:
        """Return how the last answer attends to the window (layers, H, T); None where nothing attends."""
        if not isinstance(self.sequence, Encoder):
            return None
        layers = [layer for layer in self.sequence.layers if isinstance(layer, Layer)]
        assert all(layer.attend.weights is not None for layer in layers), "no step has been judged yet"
        return torch.stack([layer.attend.weights[0, :, -1] for layer in layers])  # type: ignore[index]


def _sequence(kind: str, d: int) -> nn.Module:
    match kind:
        case "transformer":
            return Encoder(d, HEADS, LAYERS, d_ff=2 * d, causal=True)
        case "gru":
            return Recurrent(GRU(d, d))
        case "lstm":
            return Recurrent(LSTM(d, d, remember=1.0))
        case "rnn":
            return Recurrent(RNN(d, d))
        case "linear":
            layers = [Layer(d, HEADS, 2 * d) for _ in range(LAYERS)]
            for layer in layers:
                layer.attend = LinearHeads(d, HEADS)
            return nn.Sequential(*layers)
        case _:
            raise ValueError(f"'{kind}' is no kind of encoder (choose one of {', '.join(KINDS)})")


def _rows(carried: Carried) -> Tensor:
    assert isinstance(carried, Tensor)
    return carried
