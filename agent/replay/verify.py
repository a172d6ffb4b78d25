"""Whether a step came about: each thing that it is to bring, looked for once it was done.

The trap is a step called good because nothing spoke against it. What cannot be looked at, as a secret
that was typed, is said to be unknown, and a run with an unknown step is never called verified.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from agent.demonstration.schema import Changed, Expectation, Typed
from agent.geometry import Box
from agent.screenshot import Screenshot
from agent.script.condition import Conditions
from agent.script.look import Look
from agent.secrets import names_in


@dataclass(frozen=True, slots=True)
class Finding:
    """What became of one expectation. so: None where it cannot be told."""

    so: bool | None
    why: str


def judge(
    wanted: Expectation, look: Look, *, before: Screenshot | None, window: Box | None, conditions: Conditions
) -> Finding:
    """Return whether it is so now. before: the screen on which the step was decided."""
    match wanted:
        case Changed(changed=(left, top, width, height)):
            if before is None:  # it was looked at so often meanwhile that the loop has let go of it
                return Finding(False, "the screen did not change where it should")
            if before.image.shape != look.screenshot.image.shape:
                return Finding(None, "there is no earlier picture to compare with")
            corner = window or look.screenshot.area
            part = Box(corner.left + left, corner.top + top, width, height).overlap(look.screenshot.area)
            if part is None:
                return Finding(None, "the part that should change is not on the screen")
            so = not np.array_equal(before.crop(part), look.screenshot.crop(part))
            return Finding(so, f"the screen {'changed' if so else 'did not change'} where it should")
        case Typed(typed=text):
            if names_in(text):
                return Finding(None, "what was typed is a secret")
            so = all(look.shows(line) for line in text.split("\n") if line.strip())
            return Finding(so, f"{text!r} {'is' if so else 'is not'} to be read")
        case _:
            verdict = conditions.judge(wanted, look)
            return Finding(verdict.so, verdict.why)
