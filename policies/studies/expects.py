"""What the critic `expects` imagines, by steps and guidance, and how well its surprise tells faults.

The acts are drawn ones that ship with the weights, in looks that were not learned from. With a folder, a
pipeline of Stable Diffusion of one's own imagines what the words say instead; it is read from that folder
alone.

The trap: an imagined screen that looks sharp need not be what came. So it is compared with the real one, and
with the simplest guess of all: that nothing changes.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import torch

from agent import assets
from agent.control import Control
from agent.errors import UsageError
from agent.events import Reading
from agent.study import Progress, Values
from policies.expectation.latents import latents
from policies.expectation.lesson import Lessons
from policies.expectation.limit import Limit, limits_in
from policies.expectation.loaded import Looked, readings
from policies.expectation.model import Expectation
from policies.expectation.surprise import surprise
from policies.expectation.trial import measured, table
from policies.studies.own import imagined
from policies.studies.training import seeded

STEPS = (1, 2, 4, 8, 16)
GUIDANCE = (0.0, 0.5, 1.0, 1.5, 2.0, 4.0)
SHOWN = {
    "as the critic": "expects.told_by_surprise",
    "difference, as the critic": "expects.told_by_difference",
    "difference": "expects.told_by_much",
}


def measure(values: Values, control: Control) -> Iterator[Reading | Progress]:
    if values.text("folder"):
        yield from imagined(
            Path(values.text("folder")).expanduser(),
            values.text("words"),
            steps=values.whole("steps"),
            guidance=values.number("guidance"),
            seed=values.whole("seed"),
            control=control,
        )
        return
    total = 2 + len(STEPS) + len(GUIDANCE)
    yield Progress(0, total, "reading the weights")
    model, limits, lessons = _shipped()
    chosen = lessons.only(np.array(_shows(lessons)))
    yield from _one(model, chosen, values)
    yield from _errors(model, chosen, values, control, total)
    control.go_on_or_stop()
    yield Progress(total - 1, total, "acts that went wrong")
    tried = lessons.only(lessons.window < lessons.window[0] + values.whole("windows"))
    for name, row in table(measured(model, tried), tried, limits).items():
        if name in SHOWN:
            yield from (
                Reading(SHOWN[name], (value,), ("",), "%", label=fault) for fault, value in row.items()
            )
    yield Progress(total, total)


def _shipped() -> tuple[Expectation, dict[str, Limit], Lessons]:
    try:
        model, told = Expectation.load(assets.path("expectation", "model.safetensors"))
        return model, limits_in(told), Lessons.load(assets.path("expectation", "unseen.npz"))
    except FileNotFoundError as error:
        raise UsageError(f"the weights of the critic 'expects' are not there: {error}") from error


def _shows(lessons: Lessons) -> list[int]:
    """Return the ordinary acts that show in both pictures of a view, the largest change first."""
    apart = abs(lessons.after.astype(int) - lessons.before).mean(axis=(1, 2, 3))
    return [int(each) for each in (-apart).argsort() if lessons.fault[each] == 0 and apart[each] > 0.5]


def _one(model: Expectation, chosen: Lessons, values: Values) -> Iterator[Reading]:
    """Yield what is imagined of one act."""
    act = values.whole("act") % len(chosen)
    made = latents(model, chosen.only(np.array([act])))
    found = surprise(model, made.change, made.asked)
    looked = Looked(
        chosen.before[act], chosen.after[act], made.asked, made.change,
        float(found.real), float(found.nothing), found.where[0],
    )  # fmt: skip
    steps, guidance = values.whole("steps"), values.number("guidance")
    with torch.no_grad():
        yield from readings(
            model, looked, steps=steps, guidance=guidance, prefix="expects", seed=values.whole("seed")
        )
    for label, value in (("real", looked.real), ("nothing", looked.nothing)):
        yield Reading("expects.of_this", (value,), label=label)


@torch.no_grad()
def _errors(
    model: Expectation, chosen: Lessons, values: Values, control: Control, total: int
) -> Iterator[Reading | Progress]:
    """Yield how far imagined changes are from the real ones, by steps and by guidance."""
    some = chosen.only(np.arange(min(len(chosen), values.whole("acts"))))
    made = latents(model, some)
    asked, change = made.asked, made.change
    with seeded(values.whole("seed")):
        noise = torch.randn_like(change)
    nothing = float(change.square().mean())
    ways = [("expects.error_by_steps", float(steps), 1.0, steps) for steps in STEPS]
    ways += [("expects.error_by_guidance", w, w, values.whole("steps")) for w in GUIDANCE]
    for number, (source, at, w, steps) in enumerate(ways, start=1):
        yield Progress(number, total, f"{steps} steps, guidance {w:g}")
        way = []
        for each in model.imagined(asked, noise, steps=steps, guidance=w):
            control.go_on_or_stop()
            way.append(each)
        error = float((way[-1] - change).square().mean())
        yield Reading(source, (error,), ("",), label="imagined", at=at)
        yield Reading(source, (nothing,), ("",), label="that nothing changes", at=at)
