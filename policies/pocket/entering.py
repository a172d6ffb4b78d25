"""Texts into fields: where a text is to be typed, and which of the entries that are then offered is taken.

The trap: 'change a to b' names a field, a list, a box of numbers or words on a page, and at times no field at
all. So what was found is looked at first, and what takes no letters is chosen from or replaced instead.
"""

from __future__ import annotations

import re

from agent.actions import Click, Move, Press, Type, Wait, is_input
from agent.errors import NotShown
from agent.senses import Found
from agent.sight.match import find_all
from policies.pocket.calendar import shown_month
from policies.pocket.cell import fill, is_of_sheet
from policies.pocket.choosing import choose
from policies.pocket.day import day_said
from policies.pocket.declining import is_no
from policies.pocket.deed import Deed, on
from policies.pocket.entitling import entitled
from policies.pocket.entry import entry_of
from policies.pocket.filing import AGREED, before_name, name_field, named_field
from policies.pocket.filling_in import fill_in
from policies.pocket.frame import TALL
from policies.pocket.fronting import dialog
from policies.pocket.hint import is_program
from policies.pocket.intent import Choose, Matching, SetTo, Write
from policies.pocket.kind import is_list
from policies.pocket.menus import IN_MAIN, LOOKED, offered, titles
from policies.pocket.messaging import MESSAGE, message_field
from policies.pocket.popup import dropped
from policies.pocket.renaming import anew
from policies.pocket.replacing import IN_MENU, is_replacing, replace
from policies.pocket.row_edit import EDITED, in_row
from policies.pocket.sliding import is_slider, set_to
from policies.pocket.valuing import number_beside, option, presses
from policies.pocket.view import View
from policies.pocket.wording import said_by

_FILE = re.compile(r"[\w. -]+\.[a-zA-Z0-9]{1,10}")
_SAVE_AS, _COMING = re.compile(r"\d+: do '(?:save as|另存为)'"), 1.5  # seconds that its dialog may take
_ASKING = ("set", "change", "edit", "rename")  # what an entry begins with that leads to a field
_ALIGNED, _WRAPPED = 0.5, 2.9  # lines: where the second line of an entry, or its third, is below its first
_WAITED = "waited for the dialog"
_ALONE = 0.7  # how sure the only field that is seen is the one that is named
_LABEL = 2  # words beside the name of a field in its label, at most
_WORDS = re.compile(r"[^\W\d_]{2,}|\d+[ -][^\W\d_]{2,}")
_LEVEL = re.compile(r"(-?\d+(?:\.\d+)?) ?%?")  # of a slider
_VALUE = re.compile(r"\d{1,3}(?: ?%| ?pt)?")  # a size: of those a list offers


def write(intent: Write, view: View, trail: tuple[str, ...]) -> Deed:
    """Type a text where the keyboard is, into a field, or into each field in turn."""
    if not intent.into and view.tried and not intent.at:  # where the keyboard was it came to nothing
        alone = len(view.fields) == 1 and dialog(view.windows) is None
        only = Found(view.fields[0], "field", 0.7) if alone else named_field(view)
        return fill_in(only, intent.text, view)
    named = not intent.into and _FILE.fullmatch(intent.text) is not None
    if named and AGREED not in trail and _saves(view) and (deed := before_name(view)) is not None:
        return deed
    if named and (dialog(view.windows) is not None or (_saves(view) and _is_asking(view))):
        return Deed((Press(("ctrl", "a")), Type(intent.text)))  # the old ending may not be selected
    if named and _WAITED not in trail and _saves(view):
        return Deed((Wait(_COMING, for_change=True),), (), _WAITED)
    if not intent.into and not intent.at and (new := anew(intent.text, view)) is not None:
        return new
    if not intent.into:
        held = _held(intent.at, view) if intent.at else name_field(view)
        return Deed((Type(intent.text),)) if held is None else fill_in(held, intent.text, view)
    if intent.into and trail and trail[-1].startswith((LOOKED, IN_MAIN)):
        return _in_menu(intent, view)
    if intent.every:
        return _in_every(intent, view, trail)
    if trail and trail[-1].startswith("opened"):
        if len(dropped(view)) > 1 and (value := _listed(intent.text, view)) is not None:
            return on(value)
        return choose(Choose(intent.text, intent.into), view, trail, intent.text)
    if is_of_sheet(intent.into, view):
        filled = fill(intent.into, intent.text, view)
        aside = Move(view.front.center)  # the hint of what was clicked would hide the cell
        return Deed((*filled.actions, aside), filled.targets)
    intent, pressed = in_row(intent, view, trail)
    if pressed is not None:
        return pressed
    brought_up = bool(view.tried) or trail[-1:] == (EDITED,)
    if view.card is not None and brought_up and len(said := view.saying(intent.text)) == 1:
        return on(said[0])  # it is one of the choices on a card
    if intent.into == MESSAGE:
        return fill_in(message_field(view), intent.text, view)
    if day_said(intent.text) is not None and shown_month(view) is not None:
        return choose(Choose(intent.text, intent.into), view, trail, intent.text)
    if is_replacing(trail):
        return replace(intent.into, intent.text, view, trail)
    if (deed := presses(intent, view, trail)) is not None:
        return deed
    if (level := _LEVEL.fullmatch(intent.text)) is not None and is_slider(view, intent.into):
        return set_to(SetTo(level[1], intent.into), view, trail)
    if (title := entitled(intent.text, intent.into, view)) is not None:
        return title
    entry = entry_of(view, intent.into)
    if (number := number_beside(intent, entry, view)) is not None:
        return on(number, Click(number.box.center, count=3), Type(intent.text), Press(("tab",)))
    if (choice := option(intent, entry, view)) is not None:
        return on(choice)
    if _is_of_page(entry, intent.into, view) or _is_of_sentence(entry, intent.into, view):
        return replace(intent.into, intent.text, view, trail)
    if not trail and _is_of_words(entry, intent.text, view):
        return choose(Choose(intent.text, intent.into), view, trail, intent.text)
    if not _VALUE.fullmatch(intent.text):
        return fill_in(entry, intent.text, view)
    present = view.is_written_in(entry.box).strip() if dialog(view.windows) is not None else ""
    typed = present.isdigit() or (not present and dialog(view.windows) is not None)
    if is_list(view, entry.box) and not typed:  # the arrows of a number look like those of a list
        return choose(Choose(intent.text, intent.into), view, trail, intent.text)
    if entry.label.startswith("icon") and titles(view):  # in a toolbar, where nothing but Enter ends a number
        return on(entry, Click(entry.box.center, count=3), Type(intent.text), Press(("enter",)))
    deed = fill_in(entry, intent.text, view)
    if not present[:1].isdigit():
        return deed
    return Deed((*deed.actions, Press(("tab",))), deed.targets)  # a number counts when its field is left


def _is_of_words(entry: Found, text: str, view: View) -> bool:
    """Tell whether a field opens a list, and shows a word of it.

    Few in dialogs take letters, and those of pages none but what a keyboard has.
    """
    said = view.is_written_in(entry.box)
    takes_none = dialog(view.windows) is not None or not text.isascii()
    listed = takes_none and entry.label.startswith("field") and _WORDS.match(said) is not None
    return listed and is_list(view, entry.box)


def _listed(text: str, view: View) -> Found | None:
    """Return the one item of an open list that begins with a text: '16-bit PCM', of '16-bit'."""
    said = [each for each in dropped(view) if each.label.strip().lower().startswith(text.lower())]
    return said[0] if len(said) == 1 else None


def _saves(view: View) -> bool:
    """Tell whether the last act wants to save under a name, for which a dialog has to come up."""
    acts = [
        step
        for step in view.history
        if any(map(is_input, step.decision.actions)) and f"[{AGREED}]" not in step.decision.reply
    ]
    return bool(acts) and _SAVE_AS.search(acts[-1].decision.reply) is not None


def _is_asking(view: View) -> bool:
    """Tell whether something can be declined, as in a dialog that is larger than its window."""
    return any(map(is_no, view.texts))


def _is_of_page(entry: Found, name: str, view: View) -> bool:
    """Tell whether what was found is no field, but words on the page of a program: all would be overwritten.

    'change Hello to Goodbye' names no field where 'Hello' is written.
    """
    fields = [box for box in view.entries if entry.box.center in box]
    said = find_all(name, view.texts)
    written = any(match.found.box.center in entry.box for match in said)
    page = bool(titles(view)) and dialog(view.windows) is None and not entry.label.startswith("field")
    return page and written and not fields


def _is_of_sentence(entry: Found, name: str, view: View) -> bool:
    """Tell whether the name of a field is only a word of a longer text that a program shows.

    The only field that is seen may be the line of the text in which the caret is.
    """
    if not is_program(view) or dialog(view.windows) is not None or entry.label.startswith("icon"):
        return False
    matches = find_all(name, view.texts)
    if entry.score > _ALONE and not any(match.found.box.center in entry.box for match in matches):
        return False  # the text is its label
    around = [match.line.label for match in matches]
    return bool(around) and all(len(label.split()) - len(name.split()) > _LABEL for label in around)


def _in_menu(intent: Write, view: View) -> Deed:
    """Press the value in an open menu, 'Radian' of 'set the angle unit to radian', or what asks for it.

    'Set Title…' leads to the field of 'set the title to work'. Nothing is typed over an open menu: it looks
    like a field, too. Raises NotShown.
    """
    if (value := offered(intent.text, view)) is not None:
        return on(value)
    asking = (offered(f"{verb} the {intent.into}", view) for verb in _ASKING)
    entry = next((each for each in asking if each is not None and said_by(intent.into, each.label)), None)
    if entry is None:
        raise NotShown(f"'{intent.text}' is not seen")
    return Deed(on(entry).actions, (entry,), IN_MENU)


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
                and box.height > TALL * view.line
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
    deed = fill_in(Found(box, f"field {len(trail) + 1}", 0.9), intent.text, view)
    more = f"wrote in a field up to {box.right:.0f} {box.bottom:.0f}"
    return deed if len(fields) == 1 else Deed(deed.actions, deed.targets, more)


def matching_entry(intent: Matching, view: View, trail: tuple[str, ...]) -> Deed:
    """Type the beginning, then take the entry that is offered and fits."""
    if not trail and not intent.into and dialog(view.windows) is not None:
        return Deed((Type(intent.start),), (), "typed the beginning")  # its field has the keyboard
    if not trail:
        entry = entry_of(view, intent.into or "text field")
        deed = fill_in(entry, intent.start, view)
        return Deed(deed.actions, deed.targets, "typed the beginning")
    offered = [text for text in view.texts if _fits(text, intent, view)]
    offered.sort(key=lambda text: not _ends(text, intent))
    fields = view.history[-1].decision.targets[:1] if view.history else ()
    below = [text for text in offered if not any(text.box.overlap(each.box) for each in fields)]
    longer = [text for text in offered if len(text.label) > len(intent.start)]
    found = (below if fields else []) or longer  # the caret in the field is read as one letter more
    if not found:
        raise NotShown(f"no entry from '{intent.start}' to '{intent.end}' is offered")
    return on(found[0])


def _fits(text: Found, intent: Matching, view: View) -> bool:
    """Tell whether an entry begins and ends so, be it in a second or third line of it."""
    under = [
        other
        for other in view.texts
        if abs(other.box.left - text.box.left) < _ALIGNED * view.line
        and 0 < other.box.center.y - text.box.center.y < _WRAPPED * view.line
        and not other.label.lower().startswith(intent.start.lower())
    ]
    begins = text.label.lower().startswith(intent.start.lower())
    return begins and any(_ends(each, intent) for each in (text, *under))


def _ends(text: Found, intent: Matching) -> bool:
    return text.label.rstrip(". ").lower().endswith(intent.end.lower())
