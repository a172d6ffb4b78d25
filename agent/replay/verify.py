"""Whether a step came about: each thing that it is to bring, looked for once it was done.

The trap is a step called good because nothing spoke against it. What cannot be looked at, as a secret
that was typed, is said to be unknown, and a run with an unknown step is never called verified.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from agent.demonstration.schema import Changed, Expectation, Typed
from agent.demonstration.target import Sides
from agent.geometry import Box, Point
from agent.screenshot import Screenshot
from agent.script.condition import Conditions
from agent.script.look import Look
from agent.secrets import names_in
from agent.settle import is_caret
from agent.sight.changes import dirty_boxes
from agent.sight.match import find_all

MOVED = 2.0  # points: less is nothing
ALIKE = 2.5  # times as wide or high
NEAR_MARK = 24.0  # points between a part that changes and a text that belongs to it
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
    moved: how far the first of them is from where it was in its window. marks: texts that were around it, and
    the middle of each in the window then.
    """

    before: Screenshot | None = None
    window: Box | None = None
    was: Box | None = None
    targets: tuple[Box, ...] = ()
    moved: tuple[float, float] = (0.0, 0.0)
    marks: tuple[tuple[str, Point], ...] = ()


def judge(wanted: Expectation, look: Look, scene: Scene, conditions: Conditions) -> Finding:
    """Return whether it is so now."""
    match wanted:
        case Changed(changed=part):
            return _changed(part, look, scene)
        case Typed(typed=text):
            if names_in(text):
                return Finding(None, "what was typed is a secret")
            so = all(look.shows(line) for line in text.split("\n") if line.strip())
            return Finding(so, f"{text!r} {'is' if so else 'is not'} to be read")
        case _:
            verdict = conditions.judge(wanted, look)
            return Finding(verdict.so, verdict.why)


def _changed(part: Sides, look: Look, scene: Scene) -> Finding:
    """Look for a change beside what was clicked: a button looks different under the pointer in any case."""
    now = look.screenshot
    if scene.before is None:  # it was looked at so often meanwhile that the loop has let go of it
        return Finding(False, "the screen did not change where it should")
    if scene.before.image.shape != now.image.shape:
        return Finding(None, "there is no earlier picture to compare with")
    within = _now(part, scene.window or now.area, scene).overlap(now.area)
    if within is None:
        return Finding(None, "the part that should change is not on the screen")
    own = [box.grown(OWN_LOOK) for box in scene.targets if box.union(within) != box]
    before, after = _without(scene.before, own), _without(now, own)

    def differs(place: Box) -> bool:
        return not is_caret(before.crop(place), after.crop(place))

    so = (
        differs(within)
        or (_is_laid_out_anew(scene) and _alike_changed(before, after, part, scene.window or now.area))
        or any(map(differs, _beside_marks(part, look, scene)))
    )
    return Finding(so, f"the screen {'changed' if so else 'did not change'} where it should")


def _beside_marks(part: Sides, look: Look, scene: Scene) -> Iterator[Box]:
    """Yield where a part is that has moved with a text in it or close to it, as with a row of a form."""
    window, (left, top, width, height) = scene.window, part
    if window is None:
        return
    near = Box(left, top, width, height).grown(NEAR_MARK)
    texts = [text for text in look.texts if text.box.center in window]
    for text, then in scene.marks:
        found = [each.found for each in find_all(text, texts) if each.grade.whole] if then in near else []
        if len(found) != 1:
            continue
        at = found[0].box.center
        across, down = at.x - window.left - then.x, at.y - window.top - then.y
        here = Box(window.left + left + across, window.top + top + down, width, height)
        place = here.overlap(look.screenshot.area)
        if place is not None and max(abs(across), abs(down)) >= MOVED:
            yield place


def _is_laid_out_anew(scene: Scene) -> bool:
    """Tell whether things may be elsewhere in the window than they were."""
    was, now = scene.was, scene.window
    resized = was is not None and now is not None and _size_differs(was, now)
    return resized or max(map(abs, scene.moved)) >= MOVED


def _alike_changed(before: Screenshot, after: Screenshot, part: Sides, window: Box) -> bool:
    """Tell whether something of about this size changed anywhere in the window."""
    _, _, width, height = part
    changed = [box for box in dirty_boxes(before, after) if box.overlap(window)]
    return any(
        1 / ALIKE <= box.width / width <= ALIKE and 1 / ALIKE <= box.height / height <= ALIKE
        for box in changed
    )


def _size_differs(one: Box, other: Box) -> bool:
    return max(abs(one.width - other.width), abs(one.height - other.height)) >= MOVED


def _now(part: Sides, window: Box, scene: Scene) -> Box:
    """Return where a part of a window is now: wherever it may have moved to with the target or a new size."""
    left, top, width, height = part
    whole = here = Box(window.left + left, window.top + top, width, height)
    if max(map(abs, scene.moved)) >= MOVED:
        whole = whole.union(Box(here.left + scene.moved[0], here.top + scene.moved[1], width, height))
    was = scene.was
    if was is not None and _size_differs(was, window):
        across, down = window.width / was.width, window.height / was.height
        far = Box(here.left + window.width - was.width, here.top + window.height - was.height, width, height)
        scaled = Box(window.left + left * across, window.top + top * down, width * across, height * down)
        whole = whole.union(far).union(scaled)
    return whole.overlap(window) or whole


def _without(screenshot: Screenshot, boxes: Sequence[Box]) -> Screenshot:
    return screenshot.painted(boxes)
