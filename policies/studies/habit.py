"""A small language of clicks, on which ways of adapting a model are compared.

Every application has a habit: what a person does next after each of 16 acts, kept to four times in five.
The model is trained on six applications, each named by a control code at the start (as in CTRL). Then comes
one without a code, whose habit is that of the first application but for a share of acts that nobody has
seen.
"""

from __future__ import annotations

from collections.abc import Callable

import torch
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812

from agent.control import Control
from policies.components.transformer import Encoder, Layer
from policies.studies.training import descended, seeded

ACTS, APPLICATIONS, LENGTH, KEPT_TO = 16, 6, 20, 0.8
NOBODY = ACTS + APPLICATIONS  # the token that starts a sequence without naming an application
WIDTH, HEADS, LAYERS, BATCH = 32, 2, 2, 32
ENDS = ("W_O", "2")  # the layers that end a sub-layer: attention's and the feed-forward's


class Model(nn.Module):
    """Acts so far to logits of the next act, by a causal transformer."""

    def __init__(self) -> None:
        super().__init__()
        self.embed = nn.Embedding(NOBODY + 1, WIDTH)
        self.encoder = Encoder(WIDTH, HEADS, LAYERS, causal=True)
        self.predict = nn.Linear(WIDTH, ACTS)

    def forward(self, acts: Tensor) -> Tensor:
        """Return logits (B, T, ACTS) of what follows each of acts (B, T)."""
        logits: Tensor = self.predict(self.encoder(self.embed(acts)))
        return logits

    def layers(self) -> list[Layer]:
        """Return the transformer's layers."""
        return [layer for layer in self.encoder.layers if isinstance(layer, Layer)]


class World:
    """The habits, and sequences that follow them."""

    def __init__(self, seed: int, *, novelty: float) -> None:
        self._dice = torch.Generator().manual_seed(seed)
        habits = [torch.randperm(ACTS, generator=self._dice) for _ in range(APPLICATIONS)]  # act -> next act
        new = habits[0].clone()
        changed = torch.randperm(ACTS, generator=self._dice)[: round(novelty * ACTS)]
        new[changed] = new[changed].roll(1)
        self._habits = torch.stack([*habits, new])  # (APPLICATIONS + 1, ACTS)

    def known(self, count: int) -> Tensor:
        """Return sequences (count, LENGTH + 1) of the six applications, each after its code."""
        which = torch.randint(APPLICATIONS, (count,), generator=self._dice)
        return self._sequences(which, start=ACTS + which)

    def new(self, count: int) -> Tensor:
        """Return sequences (count, LENGTH + 1) of the new application, without a code."""
        which = torch.full((count,), APPLICATIONS)
        return self._sequences(which, start=torch.full((count,), NOBODY))

    def _sequences(self, which: Tensor, *, start: Tensor) -> Tensor:
        acts = [torch.randint(ACTS, which.shape, generator=self._dice)]
        for _ in range(LENGTH - 1):
            habit = self._habits[which, acts[-1]]
            chance = torch.randint(ACTS, which.shape, generator=self._dice)
            keeps = torch.rand(which.shape, generator=self._dice) < KEPT_TO
            acts.append(torch.where(keeps, habit, chance))
        return torch.stack([start, *acts], dim=1)


def loss(model: nn.Module, sequences: Tensor) -> Tensor:
    """Return the mean cross-entropy in nats of every act but the first, which nothing foretells."""
    logits = model(sequences[:, :-1])[:, 1:]
    return F.cross_entropy(logits.flatten(0, 1), sequences[:, 2:].flatten())


def pretrained(world: World, *, seed: int, steps: int, control: Control) -> Model:
    """Return a model that knows the habits of the six applications."""
    with seeded(seed):
        model = Model()
    descended(
        model.parameters(), lambda _: loss(model, world.known(BATCH)), steps=steps, rate=5e-3, control=control
    )
    return model


def on(model: nn.Module, sequences: Tensor) -> Callable[[int], Tensor]:
    """Return the loss of a step of training on these sequences, a batch of them after the other."""

    def of_step(step: int) -> Tensor:
        picked = torch.arange(step * BATCH, (step + 1) * BATCH) % len(sequences)
        return loss(model, sequences[picked])

    return of_step
