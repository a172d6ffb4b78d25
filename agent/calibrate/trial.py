"""One target pointed at: where it is, what the model named, what was sent on, and where the pointer landed.

Four places, three hops between them, and each hop is somebody's: from the target to what was named it is the
model's, from there to what was sent the conversion's, from there to where it landed the pointer's.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from statistics import fmean

from agent.calibrate import NEAR
from agent.geometry import Box, Point
from agent.policy import Aim

EXACT = 1.5  # points: a pointer stands on whole pixels


class Fault(StrEnum):
    """Whose error it is."""

    NONE = "none"
    ABSTAINED = "abstained"  # the policy pointed nowhere
    SPACE = "space"  # the model counts in other units than it is read in
    MODEL = "model"
    CONVERSION = "conversion"
    SCALE = "scale"  # the pointer lands at a multiple of where it is sent
    POINTER = "pointer"


@dataclass(frozen=True, slots=True)
class Trial:
    """What became of one target. area: the part of the screen that was shown. aim, landed: None for nowhere.

    pixels: width and height of the picture that was taken of it.
    """

    target: Point
    area: Box
    pixels: tuple[int, int]
    aim: Aim | None = None
    landed: Point | None = None

    @property
    def meant(self) -> Point | None:
        """The place that the model named, by the arithmetic of its space alone."""
        return None if self.aim is None else self.read_in(self.aim.bounds)

    def read_in(self, bounds: tuple[float, float]) -> Point:
        """Return the place on the screen of what was named, in a space with these largest x and y."""
        assert self.aim is not None
        x, y = self.aim.named
        return Point(
            self.area.left + x / bounds[0] * self.area.width, self.area.top + y / bounds[1] * self.area.height
        )

    @property
    def model_off(self) -> float | None:
        return None if self.meant is None else apart(self.meant, self.target)

    @property
    def conversion_off(self) -> float | None:
        return None if self.aim is None or self.meant is None else apart(self.meant, self.aim.at)

    @property
    def pointer_off(self) -> float | None:
        return None if self.aim is None or self.landed is None else apart(self.landed, self.aim.at)


@dataclass(frozen=True, slots=True)
class Verdict:
    """What all trials say. model, conversion, pointer: how far each was off at most, in points."""

    fault: Fault
    words: str
    model: float | None
    conversion: float | None
    pointer: float | None

    @property
    def ok(self) -> bool:
        return self.fault is Fault.NONE


def verdict_of(trials: Sequence[Trial], *, near: float = NEAR) -> Verdict:
    """Return whose error it is, in one sentence that ends with the remedy. near: what a model may be off."""
    model, conversion, pointer = (
        max((off for each in trials if (off := getattr(each, name)) is not None), default=None)
        for name in ("model_off", "conversion_off", "pointer_off")
    )
    fault, remedy = _fault(trials, model, conversion, pointer, near)
    parts = (("model", model, near), ("conversion", conversion, EXACT), ("pointer", pointer, EXACT))
    said = "; ".join(f"the {name} is {_far(off, most)}" for name, off, most in parts if off is not None)
    return Verdict(fault, f"{said}{remedy}" if said else remedy.strip(), model, conversion, pointer)


def _fault(
    trials: Sequence[Trial],
    model: float | None,
    conversion: float | None,
    pointer: float | None,
    near: float,
) -> tuple[Fault, str]:
    """Return the first fault on the way back from the pointer, and what to do about it."""
    nowhere = sum(each.aim is None for each in trials)
    if pointer is not None and pointer > EXACT:
        scale = _scale(trials)
        if scale is not None:
            return Fault.SCALE, (
                f": it lands at {scale:.2f} times the place it is sent to "
                "(display scaling: start Deixis at the scale of the screen)"
            )
        return Fault.POINTER, " (another program moves it, or the monitor is another one: set 'monitor')"
    if conversion is not None and conversion > EXACT:
        return Fault.CONVERSION, " (the policy sends on another place than the model named: report this)"
    if model is not None and model > near:
        unit = _other_space(trials, near)
        if unit is not None:
            return Fault.SPACE, f": it counts in {unit}, and is not read so (set 'family' to one that does)"
        return Fault.MODEL, " (give it a larger picture by 'patches', or choose another model)"
    if nowhere:
        each = "any target" if nowhere == len(trials) else f"{nowhere} of {len(trials)} targets"
        return Fault.ABSTAINED, f"{'; ' if model is not None else ''}the policy did not point to {each} " + (
            "(choose another --policy or model)"
        )
    return Fault.NONE, ""


def _other_space(trials: Sequence[Trial], near: float) -> str | None:
    """Return the units in which what was named hits all targets, if there are such."""
    named = [each for each in trials if each.aim is not None]
    for unit in ("thousandths", "parts of one", "pixels of the picture it is sent", "pixels of the screen"):
        if all(apart(each.read_in(_bounds(each, unit)), each.target) <= near for each in named):
            return unit
    return None


def _bounds(trial: Trial, unit: str) -> tuple[float, float]:
    assert trial.aim is not None
    match unit:
        case "thousandths":
            return 1000.0, 1000.0
        case "parts of one":
            return 1.0, 1.0
        case "pixels of the screen":
            return float(trial.pixels[0]), float(trial.pixels[1])
        case _:
            return float(trial.aim.size[0]), float(trial.aim.size[1])


def _scale(trials: Sequence[Trial]) -> float | None:
    """Return the one factor by which the pointer lands off, if there is one; it takes two targets."""
    pairs = [(each.aim.at, each.landed) for each in trials if each.aim and each.landed]
    if len(pairs) < 2:
        return None
    sent, landed = [at.x for at, _ in pairs], [there.x for _, there in pairs]
    spread = [x - fmean(sent) for x in sent]
    if not any(spread):
        return None
    scale = sum(d * x for d, x in zip(spread, landed, strict=True)) / sum(d * d for d in spread)
    fits = all(apart(Point(at.x * scale, at.y * scale), there) <= 2 * EXACT for at, there in pairs)
    return scale if fits and abs(scale - 1) > 0.01 else None


def _far(off: float, most: float) -> str:
    if off <= EXACT:
        return "exact"
    return f"{off:.0f} points off" + (", which hits" if off <= most else "")


def apart(one: Point, other: Point) -> float:
    """Return how far two places are from each other, in points."""
    return math.dist((one.x, one.y), (other.x, other.y))
