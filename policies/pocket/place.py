"""Where on the screen something is that a free sentence names.

The trap: the words of a name are only one way to say what is meant. 'The second link', 'the text
field', 'a large red circle' and 'the star of Alice' name a kind, an order, a look or a neighbour. Each
is tried where the name has it, the words as they are written first, and the model is asked last, for
what only it can know.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TypeVar

from agent.errors import Ambiguous, NotShown
from agent.geometry import Box
from agent.senses import Found
from agent.sight.field import checkbox_for, field_for
from agent.sight.likeness import Grade
from agent.sight.line import in_reading_order
from agent.sight.match import Match, find_all, nearest
from policies.pocket.beside import CROSS, at_coordinates, in_row_of
from policies.pocket.figure import figures, likeness, matching
from policies.pocket.keypad import sign_key
from policies.pocket.name import Name, name_of
from policies.pocket.naming import field, is_any_field, quoted, signs, thing
from policies.pocket.region import are_parted, ink, uneven
from policies.pocket.synonym import other_buttons, other_fields
from policies.pocket.view import View
from policies.pocket.worded import worded

T = TypeVar("T")
_PAGE = 8.0  # lines: a field this high is what a program is for


def place(view: View, text: str, sentence: str = "", of: str = "") -> Found:
    """Return where the thing is that is named. Raises NotShown, Ambiguous.

    sentence: all that was said, for the model. of: what was found before, beside which it is meant.
    """
    name = name_of(text)
    if of and (found := in_row_of(view, name, of)) is not None:
        return found
    if (found := at_coordinates(view, text)) is not None:
        return found
    if not name.label:
        return _of_kind(view, name)
    look = likeness(thing(text)) if not quoted(text) else None
    if look is not None and (look.colour or look.size or look.form) and not find_all(thing(text), view.texts):
        fitting = matching(look, figures(view))
        if fitting:
            return Found(fitting[0].box, text, 0.9 if len(fitting) == 1 else 0.7)
    if (button := _same_button(view, name)) is not None:
        return button
    for label in dict.fromkeys((thing(text), name.label)):
        matches = find_all(label, view.texts)
        if label == name.label or matches:
            matches = _named(view, matches, name)
        if matches:
            return _chosen(matches, name, text)
    if not name.ordinal and text != sentence and (said := worded(name.label, view)) is not None:
        return said
    if look is not None and (fitting := matching(look, figures(view))):
        return Found(fitting[0].box, text, 0.7)
    if (key := sign_key(view, signs(name.label))) is not None:
        return key
    if name.label.lower() in CROSS:
        icon = view.scene.icon("close")
        if icon is not None and icon.likeness > 0.3:
            return Found(icon.found.box, "close", max(icon.share, 0.5))
    later = name.label[:1].isupper() and _goes_on(view)  # a name that is on a further page of the form
    guessed = None if later else view.guess(sentence or text)
    if guessed is None:
        near = ", ".join(f"'{label}'" for label in nearest(name.label, view.texts))
        raise NotShown(f"'{text}' is not seen (nearest: {near})" if near else f"'{text}' is not seen")
    return guessed


def _same_button(view: View, name: Name) -> Found | None:
    """Return the one button that says the same in other words, where nothing says it in these."""
    if name.kind not in ("", "button") or name.ordinal:
        return None
    others = other_buttons(name.label)
    if not others or any(match.grade.whole for match in find_all(name.label, view.texts)):
        return None
    found = [
        each
        for word in others
        for each in view.saying(word)
        if any(each.box.center in box for box in view.buttons)
    ]
    return found[0] if len(found) == 1 else None


def is_shown(view: View, text: str) -> bool:
    """Tell whether something of that name is on the screen, as far as it can be read."""
    return bool(find_all(name_of(text).label or thing(text), view.texts, least=Grade.CONFUSED_INSIDE))


def tick_of(view: View, label: Found) -> Box | None:
    """Return the small box or circle that belongs to a label, left of it or right of it."""
    level = [
        region.box
        for region in view.ticks
        if abs(region.box.center.y - label.box.center.y) < 0.7 * label.box.height
    ]
    touching = -0.5 * label.box.height  # a reader may take the box into the text, in part or whole
    left = [box for box in level if touching - box.width <= label.box.left - box.right < 3 * label.box.height]
    right = [box for box in level if -4 <= box.left - label.box.right < 3 * label.box.height]
    left = [box for box in left if not are_parted(view.screenshot, box, label.box)]
    if left or right:
        return max(left, key=lambda box: box.right) if left else min(right, key=lambda box: box.left)
    found = checkbox_for(view.screenshot, label)
    return None if found is None or are_parted(view.screenshot, found, label.box) else found


def entry_of(view: View, text: str) -> Found:
    """Return the field that is named, or the only or first empty one where any is. Raises NotShown."""
    name = field(text)
    order = name_of(text)
    if is_any_field(name) or (not order.label and order.kind in ("field", "area", "list")):
        found = view.areas if re.search(r"area|多行", name) and view.areas else view.fields
        if order.ordinal:
            return Found(_at(found, order.ordinal, text), text, 0.9)
        empty = [box for box in found if not view.is_written_in(box)]
        if not found:
            raise NotShown("no field to write in is seen")
        return Found((empty or found)[0], text, 0.9 if len(found) == 1 else 0.7)
    if (row := re.fullmatch(r"(.+?) (?:of|for) (?:the )?(.+)", name, re.IGNORECASE)) is not None:
        at = find_all(row[2], view.texts)
        level = [box for box in view.frames if at and box.top < at[0].found.box.center.y < box.bottom
                 and box.width < 0.4 * view.area.width]  # fmt: skip
        beside = [match for match in find_all(row[1], view.texts) if at and abs(
            match.found.box.center.y - at[0].found.box.center.y) < view.line]  # fmt: skip
        after = [box for box in level if beside and box.left > beside[0].found.box.right - 4]
        if after:
            return Found(min(after, key=lambda box: box.left), f"field {name}", 0.85)
    labels = [
        match
        for match in find_all(name, view.texts)
        if match.grade.whole or len(match.line.label) < 3 * len(name) + 12
    ]
    colon = [match for match in labels if match.line.label[-1:] in ":："]
    named = [
        (match.found, box)
        for match in colon or labels
        if (box := field_for(view.screenshot, match.found, view.texts)) is not None
    ]
    if not named:
        named = [
            (match.found, box)
            for other in other_fields(name)
            for match in find_all(other, view.texts, least=Grade.CONFUSED)
            if match.grade.whole
            and not any(match.found.box.center in button for button in view.buttons)
            and (box := field_for(view.screenshot, match.found, view.texts)) is not None
        ]
    if named:  # the head of a column has a box beside it too, but a full one
        label, box = min(named, key=lambda each: len(named) > 1 and bool(view.is_written_in(each[1])))
        return Found(box, f"field {label.label}", label.score)
    alone = view.fields[0] if len(view.fields) == 1 else None
    written = alone is not None and view.is_written_in(alone) != ""
    if alone is not None and not (written and _goes_on(view)) and not _is_page(alone, name, view):
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
    inside = [box for box in view.fields if guessed.box.center in box]
    return Found(inside[0] if inside else guessed.box, guessed.label, guessed.score)


def _is_page(box: Box, name: str, view: View) -> bool:
    """Tell whether the only field is the page of a program that is written on, and no field of that name."""
    return box.height > _PAGE * view.line and not other_fields(name) and bool(view.windows)


def _goes_on(view: View) -> bool:
    """Tell whether a form has further pages, on which a field may be that is not seen here."""
    return any(view.saying(word) for word in ("Next", "Continue", "下一步"))


def _mask(name: str) -> str:
    return {"date": r"[md]{2}|y{4}|年", "time": r"--", "日期": r"年|yyyy", "时间": r"--"}.get(
        name.lower(), ""
    )


def _named(view: View, matches: Sequence[Match], name: Name) -> list[Match]:
    """Return those of the best that are of the kind that is named; all of them where none is."""
    if not matches:
        return []
    best = [match for match in matches if match.grade == matches[0].grade]
    of_kind = [match for match in matches if _is_kind(view, match, name.kind)] if name.kind else []
    if name.kind in ("link", "button") and of_kind:
        top = max(match.grade for match in of_kind)
        return [match for match in of_kind if match.grade == top]
    if name.ordinal:
        return best
    if len(best) > 1:
        pressed = [match for match in best if any(match.found.box.center in box for box in view.buttons)]
        return pressed if len(pressed) == 1 else best
    return best


def _is_kind(view: View, match: Match, kind: str) -> bool:
    if kind == "button":
        return any(match.found.box.center in box for box in view.buttons)
    if kind == "link":
        return _is_link(view, match.found.box)
    return False


def _is_link(view: View, box: Box) -> bool:
    """Tell whether a text is blue, or violet where it was followed before."""
    (red, green, blue), strength = ink(view.screenshot, box)
    return strength > 60 and blue > red + 50 and blue > green + 50


def _chosen(matches: Sequence[Match], name: Name, text: str) -> Found:
    if name.ordinal:
        ordered = in_reading_order([match.found for match in matches])
        return _at(ordered, name.ordinal, text)
    if (
        len(matches) > 1
        and len({match.line.label for match in matches}) == 1
        and matches[0].grade.whole
        and len(matches) < 3
    ):
        return matches[0].found if name.kind == "button" else _unclear(matches, text)
    return matches[0].found if len(matches) == 1 else _unclear(matches, text)


def _unclear(matches: Sequence[Match], text: str) -> Found:
    points = [match.found.box.center for match in matches[:4]]
    listed = ", ".join(f"({point.x:.0f}, {point.y:.0f})" for point in points)
    raise Ambiguous(
        f"'{text}' is shown {len(matches)} times: {listed} (say which: the second …, … in a window)"
    )


def _of_kind(view: View, name: Name) -> Found:
    """Return a thing of which only the kind is said: the only one, or the one that is counted to."""
    every = _all_of(view, name.kind)
    found = [box for box in every if not view.is_title(box)] or every
    if not found:
        raise NotShown(f"no {name.kind or 'thing'} of that kind is seen")
    if name.ordinal:
        return Found(_at(found, name.ordinal, name.kind), name.kind, 0.9)
    if len(found) > 1 and name.kind in ("field", "area"):
        empty = [box for box in found if not view.is_written_in(box)]
        return Found((empty or found)[0], name.kind, 0.6)
    return Found(found[0], name.kind, 0.9 if len(found) == 1 else 0.55)


def _all_of(view: View, kind: str) -> list[Box]:
    """Return all things of a kind, in reading order."""
    match kind:
        case "button":
            return view.buttons
        case "field":
            return view.entries or view.fields
        case "area":
            return view.areas or [box for box in view.fields if has_grip(view, box)] or view.fields
        case "checkbox":
            return [region.box for region in view.ticks if region.is_square]
        case "radio":
            return [region.box for region in view.ticks if region.is_round]
        case "link":
            return [text.box for text in in_reading_order(view.texts) if _is_link(view, text.box)]
        case "list":
            return [box for box in view.entries if is_list(view, box)]
        case "item":
            bars = [
                box
                for box in view.frames
                if view.inside(box) and box.width > 5 * view.line and not view.is_title(box)
            ]
            return bars or [text.box for text in in_reading_order(view.texts)]
        case _:
            return []


def is_list(view: View, box: Box) -> bool:
    """Tell whether a field has a mark at its right end that opens a list."""
    end = Box(box.right - 1.1 * box.height, box.top, 1.0 * box.height, box.height)
    texts = [text for text in view.inside(end) if len(text.label) > 1]
    return not texts and uneven(view.screenshot, end, 0.15) > 12


def has_grip(view: View, box: Box) -> bool:
    """Tell whether the lower right corner of a field is marked, to be dragged by."""
    return uneven(view.screenshot, Box(box.right - 16, box.bottom - 16, 14, 14), 0.0) > 15


def _at(found: Sequence[T], ordinal: int, text: str) -> T:
    index = ordinal - 1 if ordinal > 0 else ordinal
    if not -len(found) <= index < len(found):
        raise NotShown(f"'{text}' is seen {len(found)} times, not {abs(ordinal)}")
    return found[index]
