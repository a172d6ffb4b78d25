"""Values that are read off the screen: 'the phone number of Ann' in a table, 'the total' beside its label.

The trap: a value has no name of its own. It is where a row and a column meet, or what follows its label.
"""

from __future__ import annotations

import re

from agent.errors import NotShown
from agent.senses import Found
from agent.sight.field import field_for
from agent.sight.likeness import Grade
from agent.sight.match import find_all
from policies.pocket.block import block_of
from policies.pocket.naming import CHINESE_VALUE, thing
from policies.pocket.row import anchor
from policies.pocket.view import View

_OF = re.compile(r"(?P<head>.+?) (?:of|for) (?P<row>.+)", re.IGNORECASE)
_WHOSE = re.compile(r"(?P<row>.+?)['’]s (?P<head>.+)", re.IGNORECASE)
_CHINESE = re.compile(r"(?P<row>.+?)的(?P<head>.+)")
_PLAIN = re.compile(r"\s+(?:number|value|field|code)$", re.IGNORECASE)
_VALUE = re.compile(
    r"(?:(?P<own>value|contents?|figure|entry)|text|number)"
    r" (?:of|for|next to|beside|besides|after|behind|under|below|at)"
    r" (?:the )?(?P<name>.+)|(?P<chinese>.+?)的(?:值|数值|内容)",
    re.IGNORECASE,
)  # of which the rest is the label
_TOLD = re.compile(
    r"(?:the )?(?:\w+ )?(?:value|contents?|number|price|total|cost|sum|amount|date|code|phone|address"
    r"|e-?mail|age)"
    r" (?:of|for|next to|beside)\b.+|"
    r".+['’]s (?:\w+ )?(?:number|price|cost|age|phone|address|e-?mail|code)|.+的" + CHINESE_VALUE,
    re.IGNORECASE,
)
_PRONOUN = re.compile(r"^(?:his|her|their|its|that|the)\s+", re.IGNORECASE)
_FORMS = (
    (re.compile(r"number|phone|tel", re.IGNORECASE), re.compile(r"\+?\(?\d[\d ()-]{4,}\d")),
    (re.compile(r"mail|address", re.IGNORECASE), re.compile(r"[\w.+-]+@[\w.-]+\.\w+")),
    (re.compile(r"price|cost|total", re.IGNORECASE), re.compile(r"[$€£¥]\s?\d[\d,.]*")),
    (re.compile(r"date|day", re.IGNORECASE), re.compile(r"\d{4}-\d\d-\d\d|\d{1,2}/\d{1,2}/\d{4}")),
)
_LEVEL = 0.7  # lines: what is in one row
_CELL = 3.0  # lines: a frame of a label that is no higher is a cell of a table
_BESIDE = 14.0  # lines: a value is no farther from its label


def value_of(what: str, view: View) -> Found:
    """Return the text that is the value of what is named. Raises NotShown."""
    name = _PRONOUN.sub("", thing(what))
    if (block := block_of(name, view)) is not None:
        return block
    valued = _VALUE.fullmatch(name)
    no_column = valued is not None and (valued["own"] or valued["chinese"])
    if valued is not None and no_column and (found := _beside(_named(valued), view)) is not None:
        return found
    for frame in (_WHOSE, _OF, _CHINESE):
        match = frame.fullmatch(name)
        if match is not None and (cell := cell_of(match["head"], match["row"], view)) is not None:
            return cell
    own = _named(valued) if valued is not None else name
    for label in dict.fromkeys((own, name, _PLAIN.sub("", name))):
        if (found := _beside(label, view)) is not None:
            return found
    if _PRONOUN.match(what) is not None and (alone := _of_form(name, view)) is not None:
        return alone
    raise NotShown(f"no value of '{what}' is seen")


def _named(valued: re.Match[str]) -> str:
    return thing(valued["name"] or valued["chinese"])


def is_value(what: str) -> bool:
    """Tell whether words can only mean a value that is shown, and are never typed themselves."""
    return _TOLD.fullmatch(what.strip()) is not None


def cell_of(head: str, row: str, view: View) -> Found | None:
    """Return the text where a column and a row meet; None where either is not seen."""
    try:
        at = anchor(row, view)
    except NotShown:
        return None
    level = [text for text in view.texts if abs(text.box.center.y - at.box.center.y) < _LEVEL * at.box.height]
    for label in dict.fromkeys((thing(head), _PLAIN.sub("", thing(head)))):
        for match in find_all(label, view.texts, least=Grade.CONFUSED_INSIDE):
            top = match.line.box
            if top.bottom > at.box.top:
                continue
            under = [
                text
                for text in level
                if text.box.left < top.right + view.line and text.box.right > top.left - view.line
            ]
            if under:
                return min(under, key=lambda text: abs(text.box.left - top.left))
    return None


def _beside(label: str, view: View) -> Found | None:
    """Return what follows a label on its line, stands right of it, or is in its field."""
    for match in find_all(label, view.texts, least=Grade.CONFUSED_INSIDE):
        line = match.line
        after = line.label.lower().find(match.found.label.lower()) + len(match.found.label)
        rest = line.label[after:].strip(" :：=")
        if rest and (line.label[after:].lstrip()[:1] in ":：=" or any(map(str.isdigit, rest))):
            return Found(line.box, rest, match.found.score)
        right = [
            text
            for text in view.texts
            if abs(text.box.center.y - line.box.center.y) < _LEVEL * line.box.height
            and 0 < text.box.left - line.box.right < _BESIDE * view.line
        ]
        in_cell = any(line.box.center in box and box.height < _CELL * view.line for box in view.frames)
        if right and in_cell and match.grade.whole:
            return min(right, key=lambda text: text.box.left)
        box = field_for(view.screenshot, match.found, view.texts)
        if box is not None and line.box.center not in box and (written := view.is_written_in(box)):
            return Found(box, written, match.found.score)
        if right and line.label.rstrip()[-1:] in ":：":
            return min(right, key=lambda text: text.box.left)
        if right and match.grade.whole:
            return min(right, key=lambda text: text.box.left)
    return None


def _of_form(name: str, view: View) -> Found | None:
    """Return the only text, or end of one, that has the form of what is named: a phone number, a price."""
    for said, form in _FORMS:
        if said.search(name):
            found = [Found(text.box, match[0], text.score)
                     for text in view.texts if (match := form.search(text.label)) is not None]  # fmt: skip
            return found[0] if len(found) == 1 else None
    return None
