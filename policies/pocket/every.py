"""What is done to every one of several: 'follow all my reports', 'close both warnings'.

The trap: each has the same button, and what was found for the sentence is only the first. So as long as
another looks like it, that one is pressed, too; where not one fewer is left, nothing came of it. Which of
them are meant by more than their kind, 'all that are open', is not known here.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import cv2
import numpy as np

from agent.actions import Click
from agent.episode import Step
from agent.errors import Ambiguous
from agent.geometry import Box
from agent.screenshot import Screenshot
from agent.senses import Found
from agent.sight.line import in_reading_order
from policies.pocket import past
from policies.pocket.confirming import is_meant, raised
from policies.pocket.deed import Deed, on
from policies.pocket.hint import is_program
from policies.pocket.menus import titles
from policies.pocket.view import View

_PRESSED = "pressed one of "
_WORDS = r"\b(?:all|every|each|both)\b|所有|全部|每[个条张]|都"
_EVERY = re.compile(_WORDS, re.IGNORECASE)
_KIND = re.compile(
    r"\b(?:all|every|each|both)(?: of)?(?: (?:the|my|our|your|these|those))?(?P<kind>(?: [a-z-]+){1,3})$"
    r"|(?:所有|全部|每[个条张])的?(?P<chinese>[^的]{1,6})$",
    re.IGNORECASE,
)
_CRITERION = re.compile(
    r"\b(?:that|which|who|whose|with|without|in|of|by|from|on|at|for|to|as|under|about|over|except|but)\b",
    re.IGNORECASE,
)
_SAME = 0.93  # of the correlation of two pictures
_MOST = 30


def is_every(name: str) -> bool:
    """Tell whether a name means all of a kind, and nothing tells them from others of it."""
    match = _KIND.search(name.strip(" .!"))
    return match is not None and _CRITERION.search(match["kind"] or "") is None


def are_told_apart(act: str, row: str, sentence: str) -> bool:
    """Tell whether a sentence goes on after 'every machine', and so means some of them: 'that is off'."""
    if not is_every(row):
        return False
    _, said, tail = sentence.lower().partition(row.lower())
    tail = tail.strip(" .!。！")
    return not is_every(sentence) if not said else bool(tail) and tail not in act.lower()


def one_of(deed: Deed | None, sentence: str, view: View) -> Deed | None:
    """Return the deed as the first of several, where others like what it presses are seen on a page."""
    if deed is None or deed.trail or len(deed.actions) != 1 or len(deed.targets) != 1:
        return deed
    target = deed.targets[0]
    if not is_every(sentence) or _EVERY.search(_said(target)) or not _is_pressed(deed.actions, target):
        return deed
    if is_program(view) or titles(view):
        return deed
    seen = _like(target, view.screenshot, view)
    if "both" in sentence.lower() and len(seen) > 2:
        raise Ambiguous(f"'{sentence}': {len(seen)} are seen")
    return Deed(deed.actions, deed.targets, f"{_PRESSED}{len(seen)}") if len(seen) > 1 else deed


def next_of(sentence: str, view: View, trail: Sequence[str]) -> Deed | None:
    """Return the press of the next one, nothing where none is left; None where it is not done one by one.

    Raises Ambiguous where as many are left as before.
    """
    first = _first(view) if trail and trail[-1].startswith(_PRESSED) else None
    if first is None or first.before is None or len(trail) > _MOST:
        return None
    if (asks := raised(sentence, view)) is not None and is_meant(asks, sentence):
        return Deed(on(asks.yes).actions, (asks.yes,), trail[-1])
    target = first.decision.targets[0]
    left = _like(target, view.screenshot, view, first.before)
    if not left:
        return Deed(())
    if len(left) >= int(trail[-1].removeprefix(_PRESSED)):
        raise Ambiguous(f"'{_said(target) or sentence}' is still seen {len(left)} times")
    return Deed(on(left[0]).actions, (left[0],), f"{_PRESSED}{len(left)}")


def others_left(sentence: str, step: Step, view: View) -> str:
    """Say that others like what was pressed are left, where a sentence speaks of more than one of them."""
    if _EVERY.search(sentence) is None or len(step.decision.targets) != 1 or step.before is None:
        return ""
    target = step.decision.targets[0]
    if is_program(view) or _EVERY.search(_said(target)) or not _is_pressed(step.decision.actions, target):
        return ""
    if len(_like(target, step.before, view, step.before)) < 2:
        return ""
    left = _like(target, view.screenshot, view, step.before)
    return f"others like it are left ({len(left)})" if left else ""


def _is_pressed(actions: Sequence[object], target: Found) -> bool:
    return len(actions) == 1 and actions[0] == Click(target.box.center)


def _said(target: Found) -> str:
    return "" if target.label.startswith("icon") else target.label.strip()


def _first(view: View) -> Step | None:
    """Return the step that pressed the first of those that are done now."""
    steps = list[Step]()
    for step in reversed(past.acts(view.history)):
        if f"[{_PRESSED}" not in step.decision.reply:
            break
        steps.append(step)
    return steps[-1] if steps else None


def _like(target: Found, on_screen: Screenshot, view: View, drawn: Screenshot | None = None) -> list[Found]:
    """Return what looks or reads like a target, in reading order. drawn: where the target was seen."""
    said = _said(target)
    if said and on_screen is view.screenshot:
        same = [text for text in view.texts if text.label.strip() == said and not view.is_title(text.box)]
        return in_reading_order(same)
    pattern = (drawn or on_screen).crop(target.box)[:, :, :3]
    if pattern.size == 0 or float(np.ptp(pattern)) == 0:
        return []
    picture = np.ascontiguousarray(on_screen.image[:, :, :3])
    likeness = cv2.matchTemplate(picture, np.ascontiguousarray(pattern), cv2.TM_CCOEFF_NORMED)
    found = list[Found]()
    for y, x in sorted(
        zip(*np.where(likeness > _SAME), strict=True), key=lambda at: -float(likeness[at[0], at[1]])
    ):
        top_left = on_screen.point_at(float(x), float(y))
        box = Box(top_left.x, top_left.y, target.box.width, target.box.height)
        if not view.is_title(box) and not any(box.overlap(each.box) for each in found):
            found.append(Found(box, target.label, target.score))
        if len(found) >= _MOST:
            break
    return in_reading_order(found)
