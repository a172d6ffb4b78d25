"""The imagination with its weights, at work on looks at the screen."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from agent.events import Emit, Probed, Reading
from agent.geometry import Point
from agent.screenshot import Pixels, Screenshot
from agent.senses import NOTHING, UNEXPECTED
from policies.expectation.critic import SURPRISE, WHERE
from policies.expectation.limit import Limit, limits_in
from policies.expectation.model import Asked, Expectation
from policies.expectation.surprise import SEED, surprise
from policies.expectation.view import marks, traces, view
from policies.expectation.words import numbers
from policies.threads import one_thread

STEPS = 8  # of DDIM, while somebody looks


@dataclass(frozen=True, slots=True)
class Looked:
    """One act as it was looked at: the views, what was told and came, and how much it surprised.

    real, nothing: the surprise of what came, and that of nothing. where: by place (h × w).
    """

    before: Pixels
    after: Pixels
    asked: Asked
    change: Tensor
    real: float
    nothing: float
    where: Tensor


class Loaded:
    """limits: from how much on something is said, by its word."""

    def __init__(self, model: Expectation, limits: Mapping[str, Limit]) -> None:
        self.model = model.eval()
        self.limits = limits

    @classmethod
    def from_file(cls, file: Path) -> Loaded:
        """Read the weights, and the limits kept with them."""
        model, told = Expectation.load(file)
        return cls(model, limits_in(told))

    @torch.no_grad()
    def look(
        self, before: Screenshot, after: Screenshot, place: Point | None, words: Sequence[str]
    ) -> Looked:
        """Return how much it surprises that `after` has come of an act in these words at a place."""
        views = view(before, place), view(after, place)
        with one_thread():
            z = self.model.encode(torch.from_numpy(np.stack(views)))
            seen, came = z[:1], z[1:]
            asked = Asked(
                seen,
                torch.from_numpy(marks(place, before.area))[None],
                torch.from_numpy(numbers(words))[None],
            )
            differing = torch.from_numpy(traces(before, after, place))[None]
            change = self.model.changed(seen, came, differing)
            found = surprise(self.model, change, asked)
        where = found.where[0]
        return Looked(*views, asked, change, float(found.real), float(found.nothing), where)

    @torch.no_grad()
    def tell(self, looked: Looked, number: int, sources: Collection[str], emit: Emit) -> None:
        """Tell what is watched of it."""
        with one_thread():
            for reading in readings(self.model, looked, steps=STEPS, guidance=1.0, prefix="expects"):
                if reading.source in sources:
                    emit(Probed(reading))
        if WHERE in sources:
            whole = looked.where[: len(looked.where) // 2]  # h / 2 × w: the whole screen
            emit(
                Probed(Reading(WHERE, whole.flatten().tolist(), ("row", "column"), shape=tuple(whole.shape)))
            )
        if SURPRISE in sources:
            values = {
                "real": looked.real,
                "nothing": looked.nothing,
                "limit of what changes": self.limits[UNEXPECTED].value,
                "limit of nothing": self.limits[NOTHING].value,
            }
            for label, value in values.items():
                emit(Probed(Reading(SURPRISE, (value,), ("step",), label=label, at=number, kept=True)))


def readings(
    model: Expectation, looked: Looked, *, steps: int, guidance: float, prefix: str, seed: int = SEED
) -> Iterator[Reading]:
    """Yield the views, the imagined one as it comes out of the noise, and the latents on their way."""
    dice = torch.Generator().manual_seed(seed)
    noise = torch.randn(looked.change.shape, generator=dice)
    way = list(model.imagined(looked.asked, noise, steps=steps, guidance=guidance))
    yield _picture("before", looked.before, f"{prefix}.screens")
    views = [model.came(looked.asked.seen, d)[0].numpy() for d in way]
    grey = np.stack([_grey(each) for each in views])  # steps × 2·DOWN × ACROSS
    yield Reading(
        f"{prefix}.screens",
        grey.ravel().tolist(),
        ("step", "row", "column"),
        shape=grey.shape,
        label="imagined",
    )
    yield _picture("real", looked.after, f"{prefix}.screens")
    latents = torch.cat(way)  # steps × C × h × w
    yield Reading(
        f"{prefix}.latents",
        latents.flatten().tolist(),
        ("step", "channel", "row", "column"),
        shape=tuple(latents.shape),
        label="imagined",
    )
    yield Reading(
        f"{prefix}.latents",
        looked.change.flatten().tolist(),
        ("channel", "row", "column"),
        shape=tuple(looked.change.shape[1:]),
        label="real",
    )


def _picture(label: str, pixels: Pixels, source: str) -> Reading:
    grey = _grey(pixels)
    return Reading(source, grey.ravel().tolist(), ("row", "column"), shape=grey.shape, label=label)


def _grey(pixels: Pixels) -> np.ndarray[tuple[int, int], np.dtype[np.float64]]:
    grey: np.ndarray[tuple[int, int], np.dtype[np.float64]] = pixels.mean(axis=2) / 255
    return grey
