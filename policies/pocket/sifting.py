"""Fills the field of a form that takes one mark of what is looked for: whose it is, of when, of what kind.

The trap: each form calls its fields otherwise, 'Director', 'Written by', 'Released in', and has them in an
order of its own. So a field is known by any of the words for its kind, beside it or in it, and by what is
left over where no word tells.
"""

from __future__ import annotations

import re

from agent.actions import Click, Press, Type
from agent.errors import NotShown
from agent.geometry import Box, Point
from agent.senses import Found
from agent.sight.field import field_for
from agent.sight.likeness import Grade, fit
from policies.pocket.deed import Deed, on, replaced
from policies.pocket.kind import is_list
from policies.pocket.synonym import MARKS
from policies.pocket.undertaking import Criterion
from policies.pocket.view import View

_OPENED = "opened the list"


def sift(intent: Criterion, view: View, trail: tuple[str, ...]) -> Deed:
    """Type the value into the field of its kind, or take it from the list there. Raises NotShown."""
    entry = _entry(intent.kind, view)
    if trail and trail[-1] == _OPENED:
        return Deed((Type(intent.value), Press(("enter",))), (entry,))
    if is_list(view, entry.box):
        at = Point(entry.box.right - 0.5 * entry.box.height, entry.box.center.y)
        return Deed((Click(at),), (entry,), _OPENED)
    return on(entry, Click(entry.box.center), *replaced(intent.value, view.is_written_in(entry.box)))


def _entry(kind: str, view: View) -> Found:
    named = _named(view)
    own = [found for other, found in named if other == kind]
    if own:
        return own[0]
    taken = [found.box for _, found in named]
    left = [box for box in view.fields if not any(box.center in other for other in taken)]
    empty = [box for box in left if not view.is_written_in(box)]
    if len(empty or left) != 1:
        raise NotShown(f"no field for the {kind} is seen (fields: {len(view.fields)})")
    return Found((empty or left)[0], f"field for the {kind}", 0.6)


def _named(view: View) -> list[tuple[str, Found]]:
    """Return the fields whose kind is told by a word, each once: the word in it, right before or above it."""
    found: list[tuple[str, Found]] = []
    for text in view.texts:
        kind = _kind_of(text.label)
        if not kind or view.is_title(text.box) or text.box in (button for button in view.buttons):
            continue
        inside = [box for box in view.fields if text.box.center in box]
        box = inside[0] if inside else field_for(view.screenshot, text, view.texts)
        if box is not None and not any(_same(box, other.box) for _, other in found):
            found.append((kind, Found(box, f"field {text.label}", text.score)))
    return found


def _kind_of(label: str) -> str:
    """Return which kind of mark a word by a field asks for; nothing where it asks for none."""
    bare = re.sub(
        r"\s*\(.*\)$|^(?:enter|type|choose|select|the|any|e\.g\.)\s+", "", label.strip(" :：*.…"), flags=re.I
    )
    for kind, names in MARKS.items():
        if any((found := fit(name, bare)) is not None and found.grade >= Grade.CONFUSED for name in names):
            return kind
    return ""


def _same(box: Box, other: Box) -> bool:
    return box.center in other or other.center in box
