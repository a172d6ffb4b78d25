"""The field that a sentence names, to be written in: by its label, its row, its hint, or as the only one.

The trap: the only field that is seen may not be the one that is meant: the page of a program is one, and a
form may have further pages. So it is taken for what is named only where neither is so.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from agent.actions import Click, Type
from agent.errors import NotShown
from agent.geometry import Box
from agent.senses import Found
from agent.sight.field import field_for
from agent.sight.likeness import Grade
from agent.sight.match import Match, find_all
from policies.pocket import past
from policies.pocket.course import BACK, course
from policies.pocket.hint import is_program
from policies.pocket.kind import counted_to
from policies.pocket.name import name_of
from policies.pocket.naming import field, is_any_field
from policies.pocket.row_field import field_in_row
from policies.pocket.synonym import other_buttons, other_fields
from policies.pocket.tabled import is_of_table
from policies.pocket.view import View

_TOUCH = 5.0  # points: cells of a table are no farther apart, and as large as each other
_WORDS = 0.75  # of a guess: words in no field are typed on only where they are surely meant
_SEARCH = re.compile(r"\b(?:search|find|filter|look up)\b|搜索|查找|搜一搜|检索", re.IGNORECASE)
_PAGE = 8.0  # lines: a field this high is what a program is for


def entry_of(view: View, text: str) -> Found:
    """Return the field that is named, or the only or first empty one where any is. Raises NotShown."""
    name = field(text)
    order = name_of(text)
    if is_any_field(name) or (not order.label and order.kind in ("field", "area", "list")):
        found = view.areas if re.search(r"area|多行", name) and view.areas else view.fields
        found = [box for box in found if not _is_cell(box, view)] or found
        if order.ordinal:
            return Found(counted_to(found, order.ordinal, text), text, 0.9)
        empty = [box for box in found if not view.is_written_in(box)]
        if not empty and len(found) > 1:
            found = [box for box in found if not _was_written(box, view)]
        if not found:
            raise NotShown("no field to write in is seen")
        return Found((empty or found)[0], text, 0.9 if len(found) == 1 else 0.7)
    if (in_row := field_in_row(name, view)) is not None:
        return in_row
    labels = [
        match
        for match in find_all(name, view.texts)
        if match.grade.whole or len(match.line.label) < 3 * len(name) + 12
    ]
    colon = [match for match in labels if match.line.label[-1:] in ":："]
    framed = _framed(colon or labels, view)
    heads = [label.box for label, box in framed if is_of_table(box, label, view)]
    named = [(label, box) for label, box in framed if label.box not in heads]
    very = [match.found.box for match in labels if match.grade.whole]
    named = [each for each in named if each[0].box in very] or named  # else a hint with the name in it
    if not named:
        named = [
            (match.found, box)
            for other in other_fields(name)
            for match in find_all(other, view.texts, least=Grade.CONFUSED)
            if match.grade.whole
            and not any(match.found.box.center in button for button in view.buttons)
            and (box := field_for(view.screenshot, match.found, view.texts)) is not None
            and not is_of_table(box, match.found, view)
        ]
    if named:  # the head of a column has a box beside it too, but a full one
        label, box = min(named, key=lambda each: len(named) > 1 and bool(view.is_written_in(each[1])))
        return Found(box, f"field {label.label}", label.score)
    alone = view.fields[0] if len(view.fields) == 1 and not _was_another(view.fields[0], view) else None
    written = alone is not None and view.is_written_in(alone) != ""
    other = alone is not None and (
        _is_page(alone, name, view) or _is_to_search(alone, name, view) or _was_looked_for(view)
    )
    if alone is not None and not (written and goes_on(view)) and not other:
        return Found(alone, f"field {name}", 0.7)
    masked = (
        [box for box in view.fields if re.search(_mask(name), view.is_written_in(box), re.IGNORECASE)]
        if _mask(name)
        else []
    )
    if masked:
        return Found(masked[0], f"field {name}", 0.8)
    guessed = view.guess(text)
    if guessed is None:
        raise NotShown(f"no field '{name}' is seen (fields: {len(view.fields)})")
    if any(guessed.box.center in head or head.center in guessed.box for head in heads):
        raise NotShown(f"no field '{name}' is seen (fields: {len(view.fields)})")
    inside = [box for box in view.fields if guessed.box.center in box]
    words = not inside and not guessed.label.startswith("icon")
    if words and (guessed.score < _WORDS or _leads_in(guessed, view)):
        raise NotShown(f"no field '{name}' is seen (fields: {len(view.fields)})")
    return Found(inside[0] if inside else guessed.box, guessed.label, guessed.score)


def _framed(labels: Sequence[Match], view: View) -> list[tuple[Found, Box]]:
    fields = [(match.found, field_for(view.screenshot, match.found, view.texts)) for match in labels]
    return [(label, box) for label, box in fields if box is not None]


def _leads_in(found: Found, view: View) -> bool:
    """Tell whether words are those of a page that lead to its form, where nothing can be written yet."""
    return not is_program(view) and bool({"Log in", "Sign up"} & {found.label, *other_buttons(found.label)})


def _was_written(box: Box, view: View) -> bool:
    """Tell whether the run itself has typed into a field, for another clause: it is not written over."""
    clause = f"{course(view.history).done + 1}:"
    return any(
        any(isinstance(action, Type) for action in step.decision.actions)
        and any(target.box.overlap(box) is not None for target in step.decision.targets)
        and not step.decision.reply.startswith(clause)
        for step in past.acts(view.history)
    )


def _is_cell(box: Box, view: View) -> bool:
    """Tell whether a box is one of a table's: like boxes touch it on a side and above or below."""
    beside = any(
        abs(other.top - box.top) < _TOUCH
        and abs(other.height - box.height) < _TOUCH
        and min(abs(other.left - box.right), abs(box.left - other.right)) < _TOUCH
        for other in view.frames
    )
    return beside and any(
        abs(other.left - box.left) < _TOUCH
        and abs(other.width - box.width) < _TOUCH
        and min(abs(other.top - box.bottom), abs(box.top - other.bottom)) < _TOUCH
        for other in view.frames
    )


def _was_another(box: Box, view: View) -> bool:
    """Tell whether a clause is done once more that was done somewhere else: the only field is not its one."""
    if not view.history or BACK not in view.history[-1].decision.reply:
        return bool(view.tried)
    clicks = [
        action.at for step in view.history for action in step.decision.actions if isinstance(action, Click)
    ]
    return bool(clicks) and clicks[-1] not in box


def _is_page(box: Box, name: str, view: View) -> bool:
    """Tell whether the only field is the page of a program that is written on, and no field of that name."""
    return box.height > _PAGE * view.line and not other_fields(name) and bool(view.windows)


def _was_looked_for(view: View) -> bool:
    """Tell whether a page was gone to only to look for a field, which is then known by its name alone."""
    replies = [step.decision.reply for step in past.acts(view.history)]
    clause = replies[-1].partition(":")[0] if replies else ""
    return any(reply.startswith(f"{clause}: [looked at the page ") for reply in replies)


def _is_to_search(box: Box, name: str, view: View) -> bool:
    """Tell whether a field says that it is to search with, and the name says nothing of that."""
    return bool(_SEARCH.search(view.is_written_in(box))) and not _SEARCH.search(name)


def goes_on(view: View) -> bool:
    """Tell whether a form has further pages, on which a field may be that is not seen here."""
    return any(view.saying(word) for word in ("Next", "Continue", "下一步"))


def _mask(name: str) -> str:
    return {"date": r"[md]{2}|y{4}|年", "time": r"--", "日期": r"年|yyyy", "时间": r"--"}.get(
        name.lower(), ""
    )
