"""Text that is selected: a word, some words, the first or the last of a field, or all of what is written.

The trap: a double click takes one word, and several need a drag that ends a little behind the last letter;
what is written in a field is selected by keys, for a drag would end at its edge.
"""

from __future__ import annotations

import re

from agent.actions import Click, Drag, Press
from agent.errors import NotShown
from agent.geometry import Point
from agent.senses import Found
from agent.sight.likeness import Grade
from agent.sight.line import in_reading_order, part_of
from agent.sight.match import find_all
from policies.pocket.deed import Deed, on
from policies.pocket.passage import block
from policies.pocket.view import View

_END_WORD = re.compile(r"(first|last) word", re.IGNORECASE)
_WHOLE = ("text", "paragraph", "文字", "文本", "段落")


def selected(text: str, view: View) -> Deed:
    """Double-click on a word; drag over several; all of a text where no words are said."""
    if text.lower() in _WHOLE:
        lines = block(view)
        area = next((box for box in view.areas if lines[0].box.center in box), None)
        if area is not None:
            return on(Found(area, "text", 0.8), Click(area.center), Press(("ctrl", "a")))
        first, final = lines[0].box, lines[-1].box
        begin, end = Point(first.left - 1, first.center.y), Point(final.right + 3, final.center.y)
        return on(lines[0], Drag((begin, first.center, final.center, end)))
    ends = _END_WORD.fullmatch(text)
    if ends is not None:
        word = _end_word(ends[1].lower() == "last", view)
        return on(word, Click(word.box.center, count=2))
    matches = find_all(text, view.texts, least=Grade.CONFUSED_INSIDE)
    if not matches:
        raise NotShown(f"'{text}' is not seen")
    found = matches[0].found
    if " " not in text.strip():
        return on(found, Click(found.box.center, count=2))
    start = Point(found.box.left, found.box.center.y)
    return on(found, Drag((start, found.box.center, Point(found.box.right + 1, found.box.center.y))))


def _end_word(last: bool, view: View) -> Found:
    """Return the first or the last word in the largest field that is written in. Raises NotShown."""
    fields = [
        box for box in view.frames if len(view.is_written_in(box).split()) > 2 and not view.is_title(box)
    ]
    if not fields:
        raise NotShown("no field with a text in it is seen")
    lines = in_reading_order(view.inside(max(fields, key=lambda box: box.area)))
    line = lines[-1 if last else 0]
    found = list(re.finditer(r"[\w'’-]+", line.label))
    match = found[-1 if last else 0] if found else None
    if match is None:
        raise NotShown("no word is seen there")
    return Found(part_of(line, match.start(), match.end()), match[0], 0.8)
