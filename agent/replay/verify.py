"""Whether a step came about: each thing that it is to bring, looked for once it was done.

The trap is a step called good because nothing spoke against it. What cannot be looked at, as a secret
that was typed, is said to be unknown, and a run with an unknown step is never called verified.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from agent.demonstration.schema import Changed, Expectation, Sides, Typed
from agent.geometry import Box
from agent.record.recorder import covered
from agent.screenshot import Screenshot
from agent.script.condition import Conditions
from agent.script.look import Look
from agent.secrets import names_in
from agent.settle import is_caret

OWN_LOOK = 3.0  # points around a target: its frame lights up with it


@dataclass(frozen=True, slots=True)
class Finding:
    """What became of one expectation. so: None where it cannot be told."""

    so: bool | None
    why: str


@dataclass(frozen=True, slots=True)
class Scene:
    """Where a step was done. before: the screen on which it was decided, None once it is forgotten.

    window, was: the box of its window now, and when it was shown. targets: what was clicked, and where it is.
    """

    before: Screenshot | None = None
    window: Box | None = None
    was: Box | None = None
    targets: tuple[Box, ...] = ()


def judge(wanted: Expectation, look: Look, scene: Scene, conditions: Conditions) -> Finding:
    """Return whether it is so now."""
    match wanted:
        case Changed(changed=part):
            return _changed(part, look.screenshot, scene)
        case Typed(typed=text):
            if names_in(text):
                return Finding(None, "what was typed is a secret")
            so = all(look.shows(line) for line in text.split("\n") if line.strip())
            return Finding(so, f"{text!r} {'is' if so else 'is not'} to be read")
        case _:
            verdict = conditions.judge(wanted, look)
            return Finding(verdict.so, verdict.why)


def _changed(part: Sides, now: Screenshot, scene: Scene) -> Finding:
    """Look for a change beside what was clicked: a button looks different under the pointer in any case."""
    if scene.before is None:  # it was looked at so often meanwhile that the loop has let go of it
        return Finding(False, "the screen did not change where it should")
    if scene.before.image.shape != now.image.shape:
        return Finding(None, "there is no earlier picture to compare with")
    within = _now(part, scene.window or now.area, scene.was).overlap(now.area)
    if within is None:
        return Finding(None, "the part that should change is not on the screen")
    own = [box.grown(OWN_LOOK) for box in scene.targets if box.union(within) != box]
    before, after = _without(scene.before, own), _without(now, own)
    so = not is_caret(before.crop(within), after.crop(within))
    return Finding(so, f"the screen {'changed' if so else 'did not change'} where it should")


def _now(part: Sides, window: Box, was: Box | None) -> Box:
    """Return where a part of a window is now; in one of another size, wherever it may have moved to."""
    left, top, width, height = part
    here = Box(window.left + left, window.top + top, width, height)
    if was is None or (abs(was.width - window.width) < 2 and abs(was.height - window.height) < 2):
        return here
    across, down = window.width / was.width, window.height / was.height
    far = Box(here.left + window.width - was.width, here.top + window.height - was.height, width, height)
    scaled = Box(window.left + left * across, window.top + top * down, width * across, height * down)
    whole = here.union(far).union(scaled)
    return whole.overlap(window) or whole


def _without(screenshot: Screenshot, boxes: Sequence[Box]) -> Screenshot:
    return covered(screenshot, boxes) if boxes else screenshot
