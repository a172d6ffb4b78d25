"""What OadTR is compared with: a GRU that carries a state on, the last frames side by side, one frame alone.

Axes: B batch, T frames of the window, F features of a frame, D width, C classes.
"""

from __future__ import annotations

import torch
from torch import Tensor, nn

from policies.components.oadtr import OadTR
from policies.components.recurrent import GRU, Recurrent
from policies.watchers.acts import ACTS
from policies.watchers.features import COUNT

WINDOW, AHEAD = 16, 5  # frames
WIDTH, HEADS, LAYERS = 32, 4, 2
KINDS = ("OadTR", "GRU", "sliding window", "one frame")


class Sequential(nn.Module):
    """A GRU over the window, answering from its last state (B, D)."""

    def __init__(self, d: int) -> None:
        super().__init__()
        self.embed = nn.Linear(COUNT, d)
        self.sequence = Recurrent(GRU(d, d))
        self.now = nn.Linear(d, len(ACTS))

    def forward(self, frames: Tensor) -> tuple[Tensor, Tensor]:
        """Return logits of now (B, C), and none of frames to come (B, 0, C)."""
        now: Tensor = self.now(self.sequence(self.embed(frames))[:, -1])
        return now, now.new_zeros(len(frames), 0, len(ACTS))


class Flat(nn.Module):
    """Two layers over the last `frames` frames side by side (B, frames · F)."""

    def __init__(self, frames: int, d: int) -> None:
        super().__init__()
        self.frames = frames
        self.layers = nn.Sequential(nn.Linear(frames * COUNT, d), nn.ReLU(), nn.Linear(d, len(ACTS)))

    def forward(self, frames: Tensor) -> tuple[Tensor, Tensor]:
        """Return logits of now (B, C), and none of frames to come (B, 0, C)."""
        now: Tensor = self.layers(frames[:, -self.frames :].flatten(1))
        return now, now.new_zeros(len(frames), 0, len(ACTS))


def model(kind: str, seed: int) -> nn.Module:
    """Return a new model of this kind."""
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(seed)
        match kind:
            case "OadTR":
                return OadTR(COUNT, len(ACTS), ahead=AHEAD, d=WIDTH, h=HEADS, layers=LAYERS)
            case "GRU":
                return Sequential(64)  # about as many weights as OadTR's encoder
            case "sliding window":
                return Flat(WINDOW, 64)
            case _:
                return Flat(1, 64)
