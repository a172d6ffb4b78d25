"""What a person can change of a demonstration. Every function returns a new one; a step is named by its id.

The trap: a step is not alone. A branch that lost its last step cannot be written, a box that was moved
elsewhere no longer holds the words that were read in it, and a landmark is counted from the place itself.
So whatever hangs on a change is changed with it, here, and nowhere else.
"""

from __future__ import annotations

import keyword
import re
from collections.abc import Callable, Collection
from typing import TypeVar

from agent.demonstration.schema import (
    Demonstration,
    Drag,
    Expectation,
    If,
    Step,
    Type,
    Typed,
    every_step,
    targets_of,
    verb_of,
)
from agent.demonstration.target import Landmark, Shown, Sides, Target
from agent.errors import UsageError
from agent.geometry import Box, Point
from agent.script.form import Model
from agent.script.schema.parameter import PlainParameter

Steps = tuple[Step, ...]
M = TypeVar("M", bound=Model)
SAME = 0.5  # of the smaller box: with less in common it is another thing


def step_of(demonstration: Demonstration, which: str) -> Step:
    """Return the step of this name, in a branch or not. Raises UsageError."""
    for step in every_step(demonstration.steps):
        if step.id == which:
            return step
    raise UsageError(f"no step is called '{which}' (it may have been deleted: load the demonstration anew)")


def siblings_of(demonstration: Demonstration, which: str) -> Steps:
    """Return the steps among which this one is: all of them, or those of its branch."""
    step_of(demonstration, which)
    lists = [demonstration.steps, *(s.then for s in every_step(demonstration.steps) if isinstance(s, If))]
    return next(steps for steps in lists if any(step.id == which for step in steps))


def fresh_id(demonstration: Demonstration, verb: str) -> str:
    """Return a name that no step has yet: the verb and a number."""
    taken = {step.id for step in every_step(demonstration.steps)}
    return next(name for name in (f"{verb}-{number}" for number in range(1, 10_000)) if name not in taken)


# --- the list ---------------------------------------------------------------------------------------------


def placed(demonstration: Demonstration, which: str, place: int) -> Demonstration:
    """Put a step at this place among its siblings, counted from 0 without itself."""

    def put(steps: Steps) -> Steps:
        rest = [step for step in steps if step.id != which]
        mine = next(step for step in steps if step.id == which)
        at = min(max(place, 0), len(rest))
        return (*rest[:at], mine, *rest[at:])

    siblings = siblings_of(demonstration, which)
    return _with_steps(demonstration, _on_list(demonstration.steps, siblings, put))


def moved(demonstration: Demonstration, which: str, by: int) -> Demonstration:
    """Move a step down by so many places among its siblings, up where it is negative."""
    place = [step.id for step in siblings_of(demonstration, which)].index(which)
    return placed(demonstration, which, place + by)


def switched(demonstration: Demonstration, ids: Collection[str], *, off: bool) -> Demonstration:
    """Leave steps out of a replay, or take them in again."""
    for each in ids:
        demonstration = _changed(demonstration, each, lambda step: _with(step, off=off))
    return demonstration


def deleted(demonstration: Demonstration, which: str) -> Demonstration:
    """Take a step away; with the last step of a branch the branch goes too."""
    step_of(demonstration, which)
    return _with_steps(demonstration, _replaced(demonstration.steps, which, lambda step: ()))


def inserted(demonstration: Demonstration, step: Step, *, after: str | None = None) -> Demonstration:
    """Put a new step behind another, or before all. Raises UsageError where its id is taken."""
    if any(each.id == step.id for each in every_step(demonstration.steps)):
        raise UsageError(f"two steps would be called '{step.id}' (give the new one another id)")
    if after is None:
        return _with_steps(demonstration, (step, *demonstration.steps))
    step_of(demonstration, after)
    return _with_steps(demonstration, _replaced(demonstration.steps, after, lambda old: (old, step)))


def called(demonstration: Demonstration, task: str) -> Demonstration:
    """Say in another sentence what was shown; a policy is taught by it. Raises UsageError."""
    words = task.strip()
    if not words:
        raise UsageError("the demonstration has no words (say what was shown, as: save the note)")
    return _with(demonstration, demonstration=words)


# --- one step ---------------------------------------------------------------------------------------------


def noted(demonstration: Demonstration, which: str, note: str) -> Demonstration:
    """Write a person's own words on a step."""
    return _changed(demonstration, which, lambda step: _with(step, note=note.strip()))


def expecting(
    demonstration: Demonstration,
    which: str,
    expectations: tuple[Expectation, ...],
) -> Demonstration:
    """Say anew what must be so after a step."""
    return _changed(demonstration, which, lambda step: _with(step, expect=expectations))


def reworded(demonstration: Demonstration, which: str, words: str, *, part: int = 0) -> Demonstration:
    """Say in other words what a step points at. part: 1 for where a drag ends. Raises UsageError."""
    intent = words.strip()
    if not intent:
        raise UsageError("the target has no words (say what is meant, as: the button Save)")
    return _retargeted(demonstration, which, part, lambda target: _with(target, intent=intent))


def retargeted(
    demonstration: Demonstration,
    which: str,
    box: Box,
    *,
    part: int = 0,
    look: int = -1,
) -> Demonstration:
    """Move what a step points at, on the picture on which it was shown. Raises UsageError.

    look: which of the times that it was shown. The place keeps its part of the box: what was clicked in the
    middle stays in the middle. Words that were read in the box go when it is another thing now.
    """
    if box.width < 1 or box.height < 1:
        raise UsageError(f"a box of {box.width:g} × {box.height:g} points holds nothing (draw a larger one)")

    def change(target: Target) -> Target:
        shown = list(target.shown)
        shown[look] = _moved_shown(shown[look], box)
        return _with(target, shown=tuple(shown))

    return _retargeted(demonstration, which, part, change)


def shown_again(demonstration: Demonstration, which: str, shown: Shown, *, part: int = 0) -> Demonstration:
    """Add how the target of a step looks as well. It counts before the others. Raises UsageError."""
    return _retargeted(demonstration, which, part, lambda target: _with(target, shown=(*target.shown, shown)))


def parametrised(demonstration: Demonstration, which: str, name: str) -> Demonstration:
    """Make a value of the text that a step types; what was typed is what it is when none is given.

    Raises UsageError: the step types nothing, it is a value already, or the name cannot be one.
    """
    step = step_of(demonstration, which)
    if not isinstance(step, Type):
        raise UsageError(f"step '{which}' types nothing (choose a step that types)")
    if "{{" in step.type or "${" in step.type:
        raise UsageError(f"step '{which}' has a value in its text already (change it in the text)")
    if not re.fullmatch(r"[A-Za-z_]\w*", name, re.ASCII) or keyword.iskeyword(name):
        raise UsageError(f"'{name}' cannot name a value (use letters, digits and _, as: file_name)")
    known = demonstration.parameters.get(name)
    if known is not None and known.default != step.type:
        raise UsageError(
            f"there is a value '{name}' already, which is {known.default!r} (choose another name)"
        )
    parameter = known or PlainParameter(default=step.type)
    value = f"{{{{ {name} }}}}"
    expect = tuple(
        Typed(typed=value) if isinstance(each, Typed) and each.typed == step.type else each
        for each in step.expect
    )
    changed = _changed(demonstration, which, lambda each: _with(each, type=value, expect=expect))
    return _with(changed, parameters={**changed.parameters, name: parameter})


def name_for(words: str) -> str:
    """Return a name for a value from the words of a field: 'File name:' is file_name; '' where none fits."""
    name = re.sub(r"\W+", "_", words.strip().casefold(), flags=re.ASCII).strip("_")[:32]
    return f"_{name}" if name[:1].isdigit() else name


def label_before(demonstration: Demonstration, which: str) -> str:
    """Return the words of the field that a step types into: those of the last target before it."""
    label = ""
    for step in every_step(demonstration.steps):
        if step.id == which:
            return label
        for target in targets_of(step):
            shown = target.shown[-1]
            label = shown.label or shown.text or label
    return ""


# --- how it is done ---------------------------------------------------------------------------------------


def _retargeted(
    demonstration: Demonstration,
    which: str,
    part: int,
    change: Callable[[Target], Target],
) -> Demonstration:
    step = step_of(demonstration, which)
    if part >= len(targets_of(step)):
        raise UsageError(f"step '{which}' points at nothing (choose a click, a drag, a move or a scroll)")
    name = "to" if isinstance(step, Drag) and part else verb_of(step)
    target = targets_of(step)[part]
    return _changed(demonstration, which, lambda each: _with(each, **{name: change(target)}))


def _moved_shown(shown: Shown, box: Box) -> Shown:
    old = Box(*shown.box)
    across = (shown.at[0] - old.left) / old.width if old.width else 0.5
    down = (shown.at[1] - old.top) / old.height if old.height else 0.5
    if not (0 <= across <= 1 and 0 <= down <= 1):
        across, down = 0.5, 0.5
    at = Point(box.left + across * box.width, box.top + down * box.height)
    dx, dy = at.x - shown.at[0], at.y - shown.at[1]
    common = old.overlap(box)
    same = common is not None and common.area >= SAME * min(old.area, box.area)
    sides: Sides = (box.left, box.top, box.width, box.height)
    return _with(
        shown,
        at=(at.x, at.y),
        box=sides,
        text=shown.text if same else "",
        label=shown.label if same else "",
        landmarks=tuple(
            Landmark(text=mark.text, dx=mark.dx + dx, dy=mark.dy + dy) for mark in shown.landmarks
        ),
    )


def _changed(demonstration: Demonstration, which: str, change: Callable[[Step], Step]) -> Demonstration:
    step_of(demonstration, which)
    return _with_steps(demonstration, _replaced(demonstration.steps, which, lambda step: (change(step),)))


def _replaced(steps: Steps, which: str, change: Callable[[Step], Steps]) -> Steps:
    made: list[Step] = []
    for step in steps:
        if step.id == which:
            made.extend(change(step))
        elif isinstance(step, If):
            then = _replaced(step.then, which, change)
            if then:
                made.append(_with(step, then=then))
        else:
            made.append(step)
    return tuple(made)


def _on_list(steps: Steps, wanted: Steps, change: Callable[[Steps], Steps]) -> Steps:
    if steps is wanted:
        return change(steps)
    return tuple(
        _with(step, then=_on_list(step.then, wanted, change)) if isinstance(step, If) else step
        for step in steps
    )


def _with_steps(demonstration: Demonstration, steps: Steps) -> Demonstration:
    return _with(demonstration, steps=steps)


def _with(model: M, **values: object) -> M:
    return model.model_copy(update=values)
