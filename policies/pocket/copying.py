"""Texts that go from one place of the screen to another: copied, pasted, or a word read off a text.

The trap: what is copied from may be a text beside its label and no field at all, and what is pasted into must
never be the field that it comes from.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

import numpy as np

from agent.actions import Click, Press, Scroll
from agent.errors import NotShown
from agent.geometry import Box, Point
from agent.senses import Found
from agent.sight.line import in_reading_order
from policies.pocket.deed import Deed, on
from policies.pocket.entry import entry_of
from policies.pocket.filling_in import fill_in
from policies.pocket.intent import Copy, Paste
from policies.pocket.magnifying import MARGIN, close_looks
from policies.pocket.name import name_of
from policies.pocket.naming import field, is_any_field
from policies.pocket.reading import value_of
from policies.pocket.view import View

_LETTERS = 8.0  # lines before a word in which letters of it may stand that were lost
_GAP = 0.9  # of a letter's width: a wider one parts words
_INK = 60  # of 255: what differs more from the ground is drawn
_AGREED = 3  # looks
_CARET = 3.0  # points: as wide is a caret, at most


def copy(intent: Copy, view: View, trail: tuple[str, ...]) -> Deed:
    """Copy what something holds, into something else where that is said."""
    word = re.fullmatch(r"(last|first) word (?:in|of)(?: the)? (.+)", intent.source, re.IGNORECASE)
    if word is not None:
        return _word(word[1].lower() == "last", word[2], intent.to, view, trail)
    try:
        source = _source(intent.source, view)
    except NotShown:
        source = None
    if source is None or (intent.to and not trail and not view.is_written_in(source.box)):
        value = value_of(intent.source, view)  # no field that holds it: a text beside its label
        return (
            fill_in(entry_of(view, intent.to), value.label, view)
            if intent.to
            else on(value, Click(value.box.center, count=3), Press(("ctrl", "c")))
        )
    taken = (Click(source.box.center), Press(("ctrl", "a")), Press(("ctrl", "c")))
    if not intent.to:
        return Deed(taken, (source,))
    if not trail:
        at, box = source.box.center, source.box
        kept = f"copied it at {at.x:.0f} {at.y:.0f} within {box.width:.0f} {box.height:.0f}"
        return Deed(taken, (source,), kept)
    x, y, width, height = (float(number) for number in re.findall(r"\d+", trail[-1]))
    return _pasted(intent.to, view, Box.around(Point(x, y), width, height))


def _source(name: str, view: View) -> Found:
    """Return the field to copy from: a tall one where a text area is meant, a full one before others."""
    order = name_of(name)
    if is_any_field(field(name)) or (not order.label and order.kind in ("field", "area")):
        tall = view.areas if order.kind == "area" or "area" in name else []
        full = [box for box in (tall or view.fields) if view.is_written_in(box)]
        if order.ordinal:
            return entry_of(view, name)
        if full:
            return Found(full[0], name, 0.9 if len(full) == 1 else 0.6)
    return entry_of(view, name)


def _pasted(into: str, view: View, taken: Box | None = None) -> Deed:
    """Paste into a field. taken: where the text comes from, of which what is not selected is no field."""
    name = field(into)
    empty = [
        box
        for box in view.fields
        if not view.is_written_in(box) and (taken is None or box.center not in taken)
    ]
    entry = Found(empty[0], into, 0.8) if is_any_field(name) and empty else entry_of(view, into)
    present = view.is_written_in(entry.box)
    select = (Press(("ctrl", "a")),) if present else ()
    return on(entry, Click(entry.box.center), *select, Press(("ctrl", "v")))


def paste(intent: Paste, view: View) -> Deed:
    """Paste where the keyboard is, or into a field."""
    return _pasted(intent.into, view) if intent.into else Deed((Press(("ctrl", "v")),))


def _looked_at(inside: Sequence[Found], last: bool, view: View) -> str:
    """Return the last word, or the first, as looks at it alone have it; nothing where they do not agree.

    A letter that stands far from its neighbours, as in a text of even widths, or whose foot is cut off may be
    lost, but none is seen that is not there: of what several looks agree on the longest is taken.
    """
    text = inside[-1 if last else 0]
    box, room = _with_its_ink(text, max(text.box.left - _LETTERS * view.line, inside[0].box.left - 2), view)
    box = _before_caret(box, view) if last else box
    wide = Box.between(box.left - 1.1 * room, box.top, box.right, box.bottom)
    looks = [
        " ".join(each.label for each in look).split()
        for part in (box, wide)
        for look in close_looks(part, view)
    ]
    read = Counter(look[-1 if last else 0] for look in looks if look)
    return max((word for word, times in read.items() if times >= _AGREED), key=len, default="")


def _with_its_ink(text: Found, first: float, view: View) -> tuple[Box, float]:
    """Return the box of a word with the letters before it that no gap parts from it, and how wide a gap is.

    first: where the word may begin.
    """
    strip = Box.between(first, text.box.top + 1, text.box.right, text.box.bottom - 1)
    part = view.screenshot.crop(strip)[:, :, :3].astype(np.int16)  # H x W x 3
    gap = _GAP * text.box.width / max(len(text.label), 1)
    if not part.size:
        return text.box, gap
    drawn = (np.abs(part - np.median(part.reshape(-1, 3), axis=0)).max(axis=2) > _INK).any(axis=0)  # W
    start = round((text.box.left - first) * view.screenshot.scale)
    for column in reversed(np.flatnonzero(drawn[: start + 1]).tolist()):
        if start - column > gap * view.screenshot.scale:
            break
        start = column
    left = first + start / view.screenshot.scale
    return Box.between(left, text.box.top, text.box.right, text.box.bottom), gap


def _before_caret(box: Box, view: View) -> Box:
    """Return the box of a line without the caret at its end, which is read as a 1 in a close look."""
    part = view.screenshot.crop(box.grown(-1))[:, :, :3].astype(np.int16)  # H x W x 3
    if not part.size:
        return box
    drawn = np.abs(part - np.median(part.reshape(-1, 3), axis=0)).max(axis=2) > _INK  # H x W
    columns = np.flatnonzero(drawn.any(axis=0)).tolist()
    start = columns[-1] if columns else 0
    while start and drawn[:, start - 1].any():
        start -= 1
    before = drawn[:, :start] & ~drawn[:, :start].all(axis=0)  # without the border of the field
    stroke, letters = (np.flatnonzero(each.any(axis=1)) for each in (drawn[:, start:], before))
    scale = view.screenshot.scale
    thin = bool(columns) and columns[-1] - start < _CARET * scale
    if not thin or not letters.size or stroke[0] >= letters[0] or stroke[-1] <= letters[-1]:
        return box
    return Box.between(box.left, box.top, box.left + 1 + start / scale - MARGIN * box.height, box.bottom)


def _word(last: bool, area: str, to: str, view: View, trail: tuple[str, ...]) -> Deed:
    """Go to the end of a text, read its last word, and type it elsewhere."""
    source = _source(area, view)
    if not trail:
        key = "end" if last else "home"
        on_to = (Scroll(source.box.center, down=1),) if last else ()  # below the feet of its letters
        return Deed((Click(source.box.center), Press(("ctrl", key)), *on_to), (source,), f"went to its {key}")
    inside = [text for text in in_reading_order(view.inside(source.box)) if any(map(str.isalnum, text.label))]
    words = " ".join(text.label for text in inside).split()
    if not words:
        raise NotShown(f"nothing can be read in '{area}'")
    word = _looked_at(inside, last, view) or (words[-1] if last else words[0])
    word = word.strip("|│▏▎").rstrip("/」』")
    others = [box for box in view.fields if box != source.box]
    if not to:
        return Deed((), (source,))
    entry = Found(others[0], to, 0.8) if is_any_field(field(to)) and others else entry_of(view, to)
    return fill_in(entry, word, view)
