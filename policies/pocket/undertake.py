"""What each undertaking comes to on the screen as it is now: one step, and whether it is then done."""

from __future__ import annotations

import re
from typing import assert_never

from agent.actions import Click, Drag, Press, Type
from agent.errors import NotShown
from agent.geometry import Point
from agent.senses import Found
from agent.sight.likeness import Grade
from agent.sight.line import in_reading_order, part_of
from agent.sight.match import find_all
from policies.pocket.again import again
from policies.pocket.cell import fill
from policies.pocket.counting import amount, guess, parity, slot, until
from policies.pocket.deed import Deed, on
from policies.pocket.dismissing import discard, dismiss
from policies.pocket.entering import write
from policies.pocket.filtering import only
from policies.pocket.fronting import front
from policies.pocket.hint import is_program
from policies.pocket.intent import Write
from policies.pocket.making import make
from policies.pocket.messaging import MESSAGE, address
from policies.pocket.nth import nth_of
from policies.pocket.paging import to_page
from policies.pocket.passage import block
from policies.pocket.picking import picked
from policies.pocket.place import place
from policies.pocket.quantity import into_cart, several
from policies.pocket.rating import star
from policies.pocket.reading import value_of
from policies.pocket.replacing import replace
from policies.pocket.row import LOSING, anchor, bare, head_of, own, words_for
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
    Rate,
    Replace,
    Restyle,
    Send,
    Slot,
    Sort,
    Strokes,
    TickAll,
    ToPage,
    Undertaking,
    Until,
)
from policies.pocket.view import View

_SENDING = (
    "Send", "Submit", "Post", "Reply", "Publish", "Save", "OK", "Done", "Apply", "Search", "Go",
    "Place order", "Order", "Check out", "Buy", "Find", "Show results", "Show",
    "Look up", "Filter", "发送", "提交", "发布", "回复", "保存", "确定",
    "完成", "搜索",
)  # fmt: skip
_BROWSER = re.compile(
    r"chrom(?:e|ium)|firefox|browser|epiphany|brave|opera|safari|\bedge\b|falkon|浏览器", re.IGNORECASE
)
_ADDRESS = re.compile(
    r"https?://\S+|.*(?:enter|type) (?:an? )?(?:address|URL).*|.*输入(?:网址|地址).*", re.IGNORECASE
)
_END_WORD = re.compile(r"(first|last) word", re.IGNORECASE)
_CLOCK = re.compile(r"\d{1,2}(?::\d{2})?\s?(?:[ap]\.?m\.?)?", re.IGNORECASE)
_WHOLE = ("text", "paragraph", "文字", "文本", "段落")
_LIKE = 0.3  # of likeness: an icon is a paper plane
_PANEL = 48.0  # points at the edge of a screen: a panel, where one click opens
_OF_IT = re.compile(r"\b(?:about|from|by|of|with)\b|关于|发来|发的|的", re.IGNORECASE)
_NTH_OF = re.compile(
    r"(?:the )?(?P<nth>\d+(?:st|nd|rd|th)|first|second|third|fourth|fifth|last) (?:song|track|episode|chapter"
    r"|video|file|photo|lesson|item|part) (?:of|in|from|on) (?:the )?(?P<whole>.+)",
    re.IGNORECASE,
)
_OPENED = "opened it"


def undertake(intent: Undertaking, view: View, trail: tuple[str, ...]) -> Deed | None:
    """Return the next step. Raises NotShown, Ambiguous."""
    match intent:
        case AtRow(act, row):
            return _at_row(act, row, view, trail)
        case Carry(what, into):
            return _carried(what, into, view, trail)
        case TickAll():
            return _all_ticked(intent, view)
        case Mark(text):
            return _marked(text, view)
        case Sort():
            return sort(intent, view, trail)
        case Dismiss():
            return dismiss(view)
        case Dial(digits):
            return _dialled(digits, view)
        case Rate(stars):
            return on(star(stars, view))
        case Send():
            return _sent(view)
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
        case Guess():
            return guess(intent, view, trail)
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


def _at_row(act: str, row: str, view: View, trail: tuple[str, ...]) -> Deed:
    """Press what is in the row for it; else open or choose the row, and press it then."""
    if act in ("open", "select") and (each := picked(row, view)):
        return on(each[0])
    if act in ("open", "select"):
        named = anchor(row, view)
        whole = named.label.strip().lower() == bare(row).lower()  # an icon's name, or a row of one text
        found = named if whole else head_of(named, view)
        twice = act == "open" and re.search(r"\b(?:file|folder|document)s?$|文件夹?$", row) is not None
        return on(found, Click(found.box.center, count=2 if twice else 1))
    if act in ("play", "open") and (within := _NTH_OF.fullmatch(row)) is not None:
        return nth_of(within["nth"], within["whole"], view, trail)
    if act == "add to cart" and (counted := several(row)) is not None:
        return into_cart(*counted, view, trail)
    if row.lower() in ("it", "them", "它", "它们"):  # what was chosen before
        return _pressed(act, view)
    if act == MESSAGE:
        return address(row, view, trail)
    if act == "play" and not trail and (button := _is_pressed(row, view)) is not None:
        return on(button)
    if trail:
        return _pressed(act, view)
    try:
        return on(own(act, row, view))
    except NotShown:
        if _CLOCK.fullmatch(bare(row)):
            beside = slot(bare(row), view)
            return Deed(beside.actions, beside.targets, _OPENED)
        found = _named(row, view)
        return Deed((Click(found.box.center),), (found,), _OPENED)


def _is_pressed(row: str, view: View) -> Found | None:
    """Return the name of the thing where it stands on a button, which starts it; None where on none."""
    try:
        named = anchor(row, view)
    except NotShown:
        return None
    return named if any(named.box.center in box for box in view.buttons) else None


def _named(row: str, view: View) -> Found:
    """Return what to click on for a row: its name itself; its head where only something of it is said."""
    named = anchor(row, view)
    own_name = named.label.strip().lower() == bare(row).lower() and _OF_IT.search(row) is None
    return named if own_name else head_of(named, view)


def _pressed(act: str, view: View) -> Deed:
    """Press what the act is called, wherever it is."""
    if act in LOSING and len(found := words_for(act, view)) > 1:
        raise NotShown(f"'{act}' is seen {len(found)} times, and none is that of the thing")
    if act == "delete" and is_program(view) and not words_for(act, view):
        return Deed((Press(("delete",)),))  # the picture of a bin may be that of a place
    try:
        return on(own(act, "first", view))
    except NotShown:
        if act == "delete":
            return Deed((Press(("delete",)),))
        return on(place(view, act, act))


def _carried(what: str, into: str, view: View, trail: tuple[str, ...]) -> Deed:
    each = picked(what, view)
    try:
        text = each[0].label if each else value_of(what, view).label
    except NotShown:
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


def _marked(text: str, view: View) -> Deed:
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


def _dialled(digits: str, view: View) -> Deed:
    """Click on the keys that are shown, each once for its digit; type where not all are."""
    keys = {
        text.label.strip(): text for text in view.texts if text.label.strip() in frozenset("0123456789*#")
    }
    if not set(digits) <= keys.keys():
        return Deed((Type(digits),))
    return Deed(tuple(Click(keys[digit].box.center) for digit in digits), (keys[digits[0]],))


def _sent(view: View) -> Deed:
    """Press the button that sends off, the last such word on the screen."""
    said = [each for word in _SENDING for each in view.saying(word) if not view.is_title(each.box)]
    pressed = [each for each in said if any(each.box.center in box for box in view.buttons)] or said
    if pressed:
        return on(
            max((each for each in pressed if each.label == pressed[0].label), key=lambda each: each.box.top)
        )
    drawn = [icon for icon in view.scene.icons_like("send", _LIKE) if not view.is_title(icon.box)]
    if drawn:
        return on(max(drawn, key=lambda icon: icon.score))
    try:
        return on(place(view, "send", "send"))
    except NotShown:
        acts = [action for step in view.history for action in step.decision.actions]
        if not acts or not isinstance(acts[-1], Type):
            raise
        return Deed((Press(("enter",)),))  # nothing but the key sends what was just typed


def _gone_to(address: str, view: View, trail: tuple[str, ...]) -> Deed:
    """Type the address into the browser in front; open a browser first where one is shown."""
    front = next((window for window in view.windows if window.active), None)
    named = front is not None and _BROWSER.search(f"{front.title} {front.application}") is not None
    shown = any(
        _ADDRESS.fullmatch(text.label.strip()) for text in view.texts if text.box.top < 0.3 * view.area.bottom
    )
    if named or shown:
        return Deed((Press(("ctrl", "l")), Type(address), Press(("enter",))))
    if not trail:
        for text in view.texts:
            if _BROWSER.search(text.label) and len(text.label) < 24 and not view.is_title(text.box):
                edge = min(text.box.top - view.area.top, view.area.bottom - text.box.bottom) < _PANEL
                return Deed((Click(text.box.center, count=1 if edge else 2),), (text,), "opened the browser")
    raise NotShown(f"no browser is seen to go to '{address}' in (open one)")
