"""Texts into fields, out of fields, and answers that are worked out from what is written on the screen.

The trap: a field that looks empty shows a hint, and one that shows 'mm/dd/yyyy' takes digits part by
part. What stands in a field is replaced, a mask is filled from its left end.
"""

from __future__ import annotations

import re

from agent.actions import Click, Press, Type, Wait, is_input
from agent.errors import NotShown
from agent.geometry import Point
from agent.senses import Found
from agent.sight.line import in_reading_order
from agent.sight.match import find_all
from policies.pocket.choosing import choose, shown_month
from policies.pocket.course import BACK
from policies.pocket.day import day_said
from policies.pocket.declining import NO
from policies.pocket.declining import bare as declining_word
from policies.pocket.deed import Deed, on, replaced
from policies.pocket.fronting import dialog
from policies.pocket.intent import Answer, Choose, Copy, Matching, Paste, Search, Write
from policies.pocket.keypad import is_calculator, said_sum
from policies.pocket.menus import LOOKED, offered, titles
from policies.pocket.messaging import MESSAGE, message_field
from policies.pocket.name import name_of
from policies.pocket.naming import field, is_any_field
from policies.pocket.place import entry_of, is_list, place
from policies.pocket.reading import value_of
from policies.pocket.reckoning import spelled
from policies.pocket.replacing import is_replacing, replace
from policies.pocket.solving import solution
from policies.pocket.valuing import option, presses
from policies.pocket.view import View

_REQUEST = re.compile(
    r"(?:calculate|compute|work out) (?P<sum>[\d.+\-*/() ]*\d[\d.+\-*/() ]*)", re.IGNORECASE
)
_FILE = re.compile(r"[\w. -]+\.\w{1,5}")
_SAVE_AS, _COMING = re.compile(r"\d+: do '(?:save as|另存为)'"), 1.5  # seconds that its dialog may take
_VALUE = re.compile(r"\d{1,3}(?: ?%| ?pt)?")  # a size: of those a list offers
_TALL = 2.4  # lines: a field this high holds several
_SPELT, _ISO = re.compile(r"y{4}-mm-dd", re.IGNORECASE), re.compile(r"\d{4}-\d\d-\d\d")  # a hint, no mask
_HIDDEN = "•"  # what stands in a field of which nothing can be read
_TIME = re.compile(r"(\d{1,2}):(\d{2})(?::\d{2})?\s*([AaPp])?[Mm]?\.?")


def write(intent: Write, view: View, trail: tuple[str, ...]) -> Deed:
    """Type a text where the keyboard is, into a field, or into each field in turn."""
    if not intent.into and view.tried and not intent.at:
        return _into(entry_of(view, "name"), intent.text, view)  # where the keyboard was it came to nothing
    named = not intent.into and _FILE.fullmatch(intent.text) is not None
    if named and (dialog(view.windows) is not None or (_saves(view) and _is_asking(view))):
        return Deed((Press(("ctrl", "a")), Type(intent.text)))  # the old ending may not be selected
    if named and not trail and _saves(view):
        return Deed((Wait(_COMING, for_change=True),), (), "waited for the dialog")
    if not intent.into:
        held = _held(intent.at, view) if intent.at else None
        return Deed((Type(intent.text),)) if held is None else _into(held, intent.text, view)
    if intent.into and trail and trail[-1].startswith(LOOKED):
        return on(_in_menu(intent, view))
    if intent.every:
        return _in_every(intent, view, trail)
    if trail and trail[-1].startswith("opened"):
        return choose(Choose(intent.text, intent.into), view, trail, intent.text)
    if intent.into == MESSAGE:
        return _into(message_field(view), intent.text, view)
    if day_said(intent.text) is not None and shown_month(view) is not None:
        return choose(Choose(intent.text, intent.into), view, trail, intent.text)
    if is_replacing(trail):
        return replace(intent.into, intent.text, view, trail)
    if (deed := presses(intent, view, trail)) is not None:
        return deed
    entry = entry_of(view, intent.into)
    if (choice := option(intent, entry, view)) is not None:
        return on(choice)
    if _is_of_page(entry, intent.into, view):
        return replace(intent.into, intent.text, view, trail)
    if not _VALUE.fullmatch(intent.text):
        return _into(entry, intent.text, view)
    counted = dialog(view.windows) is not None and view.is_written_in(entry.box).strip().isdigit()
    if is_list(view, entry.box) and not counted:  # the arrows of a number look like those of a list
        return choose(Choose(intent.text, intent.into), view, trail, intent.text)
    if entry.label.startswith("icon") and titles(view):  # in a toolbar, where nothing but Enter ends a number
        return on(entry, Click(entry.box.center, count=3), Type(intent.text), Press(("enter",)))
    return _into(entry, intent.text, view)


def _saves(view: View) -> bool:
    """Tell whether the last act wants to save under a name, for which a dialog has to come up."""
    acts = [step for step in view.history if any(map(is_input, step.decision.actions))]
    return bool(acts) and _SAVE_AS.search(acts[-1].decision.reply) is not None


def _is_asking(view: View) -> bool:
    """Tell whether something can be declined, as in a dialog that is larger than its window."""
    return any(declining_word(text.label) in NO for text in view.texts)


def _is_of_page(entry: Found, name: str, view: View) -> bool:
    """Tell whether what was found is no field, but words on the page of a program: all would be overwritten.

    'change Hello to Goodbye' names no field where 'Hello' is written.
    """
    fields = [box for box in view.entries if entry.box.center in box]
    said = find_all(name, view.texts)
    written = any(match.found.box.center in entry.box for match in said)
    page = bool(titles(view)) and dialog(view.windows) is None and not entry.label.startswith("field")
    return page and written and not fields


def _in_menu(intent: Write, view: View) -> Found:
    """Return the value in an open menu: 'Radian', of 'set the angle unit to radian'. Raises NotShown.

    Nothing is typed over an open menu: it looks like a field, too.
    """
    entry = offered(intent.text, view)
    if entry is None:
        raise NotShown(f"'{intent.text}' is not seen")
    return entry


def _held(name: str, view: View) -> Found | None:
    """Return the field on a page that is called so, a page's own terminal; None where none is labelled so."""
    for match in find_all(name, view.texts):
        if match.grade.whole and not view.is_title(match.found.box):
            below = [
                box
                for box in view.frames
                if abs(box.left - match.found.box.left) < 2 * view.line
                and 0 <= box.top - match.found.box.center.y < 3 * view.line
                and box.width > 5 * view.line
                and box.height > _TALL * view.line
            ]  # fmt: skip
            if below:
                return Found(min(below, key=lambda box: box.top), name, match.found.score)
    return None


def _in_every(intent: Write, view: View, trail: tuple[str, ...]) -> Deed:
    """Type into the first field after the one that was written in: a field that is full may look like two."""
    fields = view.entries or view.fields
    if trail:
        right, bottom = map(float, trail[-1].split()[-2:])
        fields = [
            box
            for box in fields
            if box.center.y > bottom or (box.bottom > bottom - 2 and box.left > right + view.line)
        ]
    if not fields:
        raise NotShown("no field to write in is seen")
    box = fields[0]
    deed = _into(Found(box, f"field {len(trail) + 1}", 0.9), intent.text, view)
    more = f"wrote in a field up to {box.right:.0f} {box.bottom:.0f}"
    return deed if len(fields) == 1 else Deed(deed.actions, deed.targets, more)


def _into(entry: Found, text: str, view: View) -> Deed:
    again = any(step.decision.reply.startswith(BACK) for step in view.history)
    present = view.is_written_in(entry.box) or (_HIDDEN if again and view.is_filled(entry.box) else "")
    masked = view.is_masked(entry.box)
    if masked and not (_SPELT.fullmatch(present) and _ISO.fullmatch(text.strip())):
        left = Point(entry.box.left + min(0.12 * entry.box.width, 0.6 * entry.box.height), entry.box.center.y)
        return on(entry, Click(left), Type(_filled(text)))
    if entry.box.height > _TALL * view.line:
        present = ""  # a field of several lines: what is typed is added where the click went
    return on(entry, Click(entry.box.center), *replaced(text, present))


def _filled(text: str) -> str:
    """Return a date or a time as it is typed into a mask, which goes on by itself: letters and digits."""
    time = _TIME.fullmatch(text.strip())
    if time is not None:
        return f"{int(time[1]):02d}{time[2]}" + (f"{time[3]}M".upper() if time[3] else "")
    parts = re.split(r"[/.\-年月日\s]+", text.strip())
    return "".join(part.zfill(2) for part in parts if part)


def matching_entry(intent: Matching, view: View, trail: tuple[str, ...]) -> Deed:
    """Type the beginning, then take the entry that is offered and fits."""
    if not trail and not intent.into and dialog(view.windows) is not None:
        return Deed((Type(intent.start),), (), "typed the beginning")  # its field has the keyboard
    if not trail:
        entry = entry_of(view, intent.into or "text field")
        deed = _into(entry, intent.start, view)
        return Deed(deed.actions, deed.targets, "typed the beginning")
    offered = [
        text
        for text in view.texts
        if text.label.lower().startswith(intent.start.lower())
        and text.label.rstrip(". ").lower().endswith(intent.end.lower())
        and len(text.label) > len(intent.start)
    ]
    if not offered:
        raise NotShown(f"no entry from '{intent.start}' to '{intent.end}' is offered")
    fields = view.history[-1].decision.targets[:1] if view.history else ()
    below = [text for text in offered if not any(text.box.overlap(each.box) for each in fields)]
    return on((below or offered)[0])  # the caret in the field is read as one letter more


def copy(intent: Copy, view: View, trail: tuple[str, ...]) -> Deed:
    """Copy what something holds, into something else where that is said."""
    word = re.fullmatch(r"(last|first) word (?:in|of)(?: the)? (.+)", intent.source, re.IGNORECASE)
    if word is not None:
        return _word(word[1].lower() == "last", word[2], intent.to, view, trail)
    try:
        source = _source(intent.source, view, intent.to)
    except NotShown:
        source = None
    if source is None or (intent.to and not trail and not view.is_written_in(source.box)):
        value = value_of(intent.source, view)  # no field that holds it: a text beside its label
        return (
            _into(entry_of(view, intent.to), value.label, view)
            if intent.to
            else on(value, Click(value.box.center, count=3), Press(("ctrl", "c")))
        )
    taken = (Click(source.box.center), Press(("ctrl", "a")), Press(("ctrl", "c")))
    if not intent.to:
        return Deed(taken, (source,))
    if not trail:
        return Deed(taken, (source,), f"copied it at {source.box.center.x:.0f} {source.box.center.y:.0f}")
    x, y = map(float, trail[-1].split()[-2:])
    return _pasted(intent.to, view, Point(x, y))


def _source(name: str, view: View, to: str) -> Found:
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


def _pasted(into: str, view: View, taken: Point | None = None) -> Deed:
    """Paste into a field. taken: where the text comes from, which is never the field that is meant."""
    name = field(into)
    empty = [
        box for box in view.fields if not view.is_written_in(box) and (taken is None or taken not in box)
    ]
    entry = Found(empty[0], into, 0.8) if is_any_field(name) and empty else entry_of(view, into)
    present = view.is_written_in(entry.box)
    select = (Press(("ctrl", "a")),) if present else ()
    return on(entry, Click(entry.box.center), *select, Press(("ctrl", "v")))


def paste(intent: Paste, view: View) -> Deed:
    """Paste where the keyboard is, or into a field."""
    return _pasted(intent.into, view) if intent.into else Deed((Press(("ctrl", "v")),))


def _word(last: bool, area: str, to: str, view: View, trail: tuple[str, ...]) -> Deed:
    """Go to the end of a text, read its last word, and type it elsewhere."""
    source = _source(area, view, to)
    if not trail:
        key = "end" if last else "home"
        return Deed((Click(source.box.center), Press(("ctrl", key))), (source,), f"went to its {key}")
    inside = [text for text in in_reading_order(view.inside(source.box)) if any(map(str.isalnum, text.label))]
    words = " ".join(text.label for text in inside).split()
    if not words:
        raise NotShown(f"nothing can be read in '{area}'")
    word = words[-1] if last else words[0]
    word = word.strip("|│▏▎").rstrip("/」』")
    others = [box for box in view.fields if box != source.box]
    if not to:
        return Deed((), (source,))
    entry = Found(others[0], to, 0.8) if is_any_field(field(to)) and others else entry_of(view, to)
    return _into(entry, word, view)


def search(intent: Search, view: View) -> Deed:
    """Type into what the screen has to search with and press Enter; else open the program's own search."""
    hints = list(find_all("search", view.texts) + find_all("搜索", view.texts))
    for match in hints:
        around = [box for box in view.fields if match.found.box.center in box]
        if around:
            entry = Found(around[0], "search field", 0.9)
            return on(entry, Click(entry.box.center), *replaced(intent.text, ""), Press(("enter",)))
    if len(view.entries) == 1:
        entry = Found(view.entries[0], "field", 0.7)
        return on(
            entry,
            Click(entry.box.center),
            *replaced(intent.text, view.is_written_in(entry.box)),
            Press(("enter",)),
        )
    found = view.guess("search")
    if found is not None and not any(found.box.center in title.box for title in titles(view)):
        return on(found, Click(found.box.center), Type(intent.text), Press(("enter",)))
    return Deed((Press(("ctrl", "f")), Type(intent.text), Press(("enter",))))


def answer(intent: Answer, view: View) -> Deed:
    """Work out what is asked and type it, or click on it where it is offered; let a calculator do a sum.

    Raises NotShown.
    """
    asked = said_sum(intent.question)
    if asked and not intent.into and is_calculator(view):
        lost = Type(asked) in view.tried  # not all that was typed has come
        return Deed(spelled(asked, view) if lost else (Type(asked), Press(("enter",))))
    result = solution(intent.question, view)
    if not result:
        raise NotShown(f"'{intent.question}' cannot be worked out from what is seen")
    if intent.into:
        return _into(entry_of(view, intent.into), result, view)
    offered = [box for box in view.buttons if _bare(view.is_written_in(box)) == result.lower()]
    if offered:
        return on(Found(offered[0], result, 0.8))
    said = _REQUEST.fullmatch(intent.question)
    if said is not None and not find_all(said["sum"], view.texts):  # a program that computes
        return Deed((Type(said["sum"]), Press(("enter",))))
    if view.entries and not view.buttons:
        return _into(Found(view.entries[0], "field", 0.7), result, view)
    return on(place(view, result))


def _bare(text: str) -> str:
    """Return what a button says, a lone stroke being a 1."""
    bare = re.sub(r"[^\w-]", "", text).lower()
    return (
        "1"
        if not bare and text.strip() in ("\\", "|", "/", "!")
        else {"l": "1", "i": "1", "o": "0"}.get(bare, bare)
    )
