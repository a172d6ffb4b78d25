"""What each undertaking comes to on the screen as it is now: one step, and whether it is then done."""

from __future__ import annotations

import re
from typing import assert_never

from agent.actions import Click, Press, Type
from agent.errors import NotShown
from agent.senses import Found
from agent.sight.match import find_all
from policies.pocket.again import again
from policies.pocket.browser import is_browser
from policies.pocket.cell import fill
from policies.pocket.counting import amount, guess, parity, slot, until
from policies.pocket.deed import Deed, on
from policies.pocket.dismissing import discard, dismiss
from policies.pocket.entering import write
from policies.pocket.filtering import only
from policies.pocket.fronting import front
from policies.pocket.intent import Write
from policies.pocket.making import make
from policies.pocket.paging import to_page
from policies.pocket.picking import picked
from policies.pocket.playing import play
from policies.pocket.rating import star
from policies.pocket.reading import is_value, value_of
from policies.pocket.replacing import replace
from policies.pocket.row_act import at_row
from policies.pocket.selecting import selected
from policies.pocket.sending import send
from policies.pocket.shifting import shift
from policies.pocket.sifting import sift
from policies.pocket.sorting import sort
from policies.pocket.styling import restyle
from policies.pocket.switch import right_of, squares
from policies.pocket.tickbox import is_ticked
from policies.pocket.undertaking import (
    Again,
    Amount,
    AtRow,
    Carry,
    Criterion,
    Dial,
    Discard,
    Dismiss,
    Fill,
    Front,
    GoTo,
    Guess,
    Make,
    Mark,
    Only,
    Parity,
    Play,
    Rate,
    Replace,
    Restyle,
    Send,
    Shift,
    Slot,
    Sort,
    Strokes,
    TickAll,
    ToPage,
    Undertaking,
    Until,
)
from policies.pocket.view import View

_ADDRESS = re.compile(
    r"https?://\S+|.*(?:enter|type) (?:an? )?(?:address|URL).*|.*输入(?:网址|地址).*", re.IGNORECASE
)
_PANEL = 48.0  # points at the edge of a screen: a panel, where one click opens


def undertake(intent: Undertaking, view: View, trail: tuple[str, ...]) -> Deed | None:
    """Return the next step. Raises NotShown, Ambiguous."""
    match intent:
        case AtRow(act, row):
            return at_row(act, row, view, trail)
        case Carry(what, into):
            return _carried(what, into, view, trail)
        case TickAll():
            return _all_ticked(intent, view)
        case Mark(text):
            return selected(text, view)
        case Sort():
            return sort(intent, view, trail)
        case Dismiss(what):
            return dismiss(what, view)
        case Dial(digits):
            return _dialled(digits, view)
        case Rate(stars, of):
            return on(star(stars, view, of))
        case Send():
            return send(view)
        case GoTo(address):
            return _gone_to(address, view, trail)
        case Strokes(chords):
            return Deed(tuple(Press(chord) for chord in chords))
        case Replace(old, new):
            return replace(old, new, view, trail)
        case Discard():
            return discard(view)
        case Fill(cell, text):
            return fill(cell, text, view)
        case Amount():
            return amount(intent, view, trail)
        case Shift():
            return shift(intent, view, trail)
        case Guess():
            return guess(intent, view, trail)
        case Play(piece):
            return play(piece, view, trail)
        case Parity():
            return parity(view)
        case Until():
            return until(intent, view)
        case Again():
            return again(intent, view, trail)
        case Slot(time):
            return slot(time, view)
        case Restyle(how):
            return restyle(how, view, trail)
        case Front():
            return front(intent, view, trail)
        case ToPage(number):
            return to_page(number, view)
        case Only():
            return only(intent, view, trail)
        case Make():
            return make(intent, view)
        case Criterion():
            return sift(intent, view, trail)
    assert_never(intent)


def _carried(what: str, into: str, view: View, trail: tuple[str, ...]) -> Deed:
    each = picked(what, view)
    try:
        text = each[0].label if each else value_of(what, view).label
    except NotShown:
        if is_value(what):
            raise
        text = what  # no such thing is seen: these are the very words
    return write(Write(text, into), view, trail)


def _all_ticked(intent: TickAll, view: View) -> Deed:
    """Click on all boxes that are not as they should be."""
    boxes = squares(view)
    if not boxes:
        raise NotShown("no boxes to tick are seen")
    excepted = [match.line.box for name in intent.but for match in find_all(name, view.texts)]
    if intent.but and not excepted:
        raise NotShown(f"'{intent.but[0]}' is not seen")
    wrong = []
    for box in boxes:
        label = right_of(box, view)
        wanted = intent.on != (label is not None and any(label.box.center in each for each in excepted))
        if is_ticked(view, box) != wanted:
            wrong.append(Found(box, f"box {label.label}" if label is not None else "box", 0.9))
    return Deed(tuple(Click(found.box.center) for found in wrong), tuple(wrong))


def _dialled(digits: str, view: View) -> Deed:
    """Click on the keys that are shown, each once for its digit; type where not all are."""
    keys = {
        text.label.strip(): text for text in view.texts if text.label.strip() in frozenset("0123456789*#")
    }
    if not set(digits) <= keys.keys():
        return Deed((Type(digits),))
    return Deed(tuple(Click(keys[digit].box.center) for digit in digits), (keys[digits[0]],))


def _gone_to(address: str, view: View, trail: tuple[str, ...]) -> Deed:
    """Type the address into the browser in front; open a browser first where one is shown."""
    front = next((window for window in view.windows if window.active), None)
    named = front is not None and is_browser(f"{front.title} {front.application}")
    shown = any(
        _ADDRESS.fullmatch(text.label.strip()) for text in view.texts if text.box.top < 0.3 * view.area.bottom
    )
    if named or shown:
        return Deed((Press(("ctrl", "l")), Type(address), Press(("enter",))))
    if not trail:
        for text in view.texts:
            if is_browser(text.label) and len(text.label) < 24 and not view.is_title(text.box):
                edge = min(text.box.top - view.area.top, view.area.bottom - text.box.bottom) < _PANEL
                return Deed((Click(text.box.center, count=1 if edge else 2),), (text,), "opened the browser")
    raise NotShown(f"no browser is seen to go to '{address}' in (open one)")
