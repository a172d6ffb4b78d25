"""The watcher `oadtr`: OadTR over what changes on the screen, without events and without a carried state.

The trap: a frame that is seen late is worth nothing to whoever waits for it. So one frame costs a comparison
and one pass over the last WINDOW frames, however long the film is; nothing is looked back for.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from safetensors.torch import load_file

from agent import assets
from agent.errors import UsageError
from agent.events import Reading
from agent.geometry import Point
from agent.screenshot import Screenshot
from policies.components.oadtr import OadTR
from policies.threads import one_thread
from policies.watchers.acts import ACTS
from policies.watchers.features import COUNT, Glances
from policies.watchers.rivals import AHEAD, HEADS, LAYERS, WIDTH, WINDOW

NOW, NEXT, SEEN, POINTER = "oadtr.now", "oadtr.next", "oadtr.resemblance", "oadtr.pointer"


def make() -> OadTRWatcher:
    """Return the watcher with the weights that ship. Raises UsageError where there are none."""
    try:
        return OadTRWatcher.from_file(assets.path("watchers", "oadtr.safetensors"))
    except FileNotFoundError as error:
        raise UsageError(f"the watcher 'oadtr' has no weights: {error}") from error


class OadTRWatcher:
    """Names the act of each frame, and those of the AHEAD frames to come."""

    name = "oadtr"

    def __init__(self, network: OadTR) -> None:
        self._network = network.eval()
        self.begin()

    @classmethod
    def from_file(cls, file: Path) -> OadTRWatcher:
        network = OadTR(COUNT, len(ACTS), ahead=AHEAD, d=WIDTH, h=HEADS, layers=LAYERS)
        network.load_state_dict(load_file(file))
        return cls(network)

    def begin(self) -> None:
        """Forget what was seen."""
        self._glances = Glances()
        self._rows: list[NDArray[np.float32]] = [np.zeros(COUNT, np.float32)] * WINDOW
        self._frames = 0

    @torch.no_grad()
    def see(self, frame: Screenshot, pointer: Point | None = None) -> Sequence[Reading]:
        """Return the probability of each act now and next, what the answer looked at, and the pointer."""
        self._rows = [*self._rows[1:], self._glances.features(frame, pointer)]
        self._frames += 1
        with one_thread():
            now, following = self._network(torch.from_numpy(np.stack(self._rows))[None])  # (1, C), (1, P, C)
        told = [
            Reading(NOW, (sure,), label=act, at=self._frames)
            for act, sure in zip(ACTS, now[0].softmax(dim=-1).tolist(), strict=True)
        ]
        coming = following[0].softmax(dim=-1)  # (P, C)
        told.append(
            Reading(NEXT, coming.flatten().tolist(), ("frames ahead", "act"), shape=(AHEAD, len(ACTS)))
        )
        told.append(Reading(SEEN, self._network.resemblance()[0].tolist(), ("frame",)))
        seen = self._glances.pointer
        if seen is not None:
            told.append(Reading(POINTER, (seen.x, seen.y), ("side",), "points"))
        return told
