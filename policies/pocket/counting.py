"""Numbers on pages: how many of a thing are ordered, odd or even, higher or lower, a price to wait for.

The trap: a plus stands beside every thing in the list, and how often it was pressed shows only in the number
beside it. So the number is read first, and only what is missing is pressed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from agent.actions import Click, Press, Type
from agent.errors import NotShown
from agent.geometry import Box
from agent.senses import Found
from agent.sight.match import find_all
from policies.pocket.deed import Deed, on, replaced
from policies.pocket.entry import entry_of
from policies.pocket.picking import numbers
from policies.pocket.place import place
from policies.pocket.row import anchor
from policies.pocket.stepper import Stepper, stepper
from policies.pocket.undertaking import Amount, Guess, Until
from policies.pocket.view import View

_MORE, _LESS = frozenset("+ ＋ 十 ⊕".split()), frozenset("- − – — 一 ⊖".split())
_AT_ONCE = 30  # presses of one key
_LEVEL = 0.8  # lines: what is in one row
_TRIES = 20
_VALUE = re.compile(r"[$€£¥]?\s*(-?\d[\d,]*(?:\.\d+)?)\s*(?:[$€£¥元%°]|USD|EUR)?[CF]?")
_TIME = re.compile(r"(\d{1,2})(?:[:.](\d{2}))?\s?(?:([ap])\.?m\.?)?", re.IGNORECASE)
_HIGHER = re.compile(r"higher|greater|larger|bigger|more|above|too (?:low|small)|大|高", re.IGNORECASE)
_TOO_LOW = re.compile(r"too (?:low|small)|太(?:小|低)", re.IGNORECASE)
_LOWER = re.compile(r"lower|smaller|less|below|fewer|too (?:high|large|big|great)|小|低", re.IGNORECASE)
_TOO_HIGH = re.compile(r"too (?:high|large|big|great)|太(?:大|高)", re.IGNORECASE)


def amount(intent: Amount, view: View, trail: tuple[str, ...]) -> Deed:
    """Press the plus in the row of a thing until the number beside it is right; else write the number."""
    label = _single(intent.what, view)
    if (found := stepper(label, view)) is not None:
        return stepped(found, intent.number, label, trail)
    level = _level(label.box, view)
    count = next((text for text in level if re.fullmatch(r"\d{1,3}|[oOlI]", text.label.strip())), None)
    present = int(count.label.strip().translate(str.maketrans("oOlI", "0011"))) if count is not None else 0
    off = intent.number - present
    if not off and count is not None:
        return Deed((), (label,))
    signs = _MORE if off > 0 else _LESS
    key = next((text.box for text in level if text.label.strip() in signs), None) or _end(
        label, view, off > 0
    )
    if key is None:
        entry = entry_of(view, f"quantity of {label.label}")
        return on(
            entry, Click(entry.box.center), *replaced(str(intent.number), view.is_written_in(entry.box))
        )
    if len(trail) > 2:
        raise NotShown(f"the number of '{intent.what}' does not come to {intent.number}")
    again = "" if count is None else f"had {present} of it"
    return Deed((Click(key.center),) * min(abs(off), _AT_ONCE), (label, Found(key, "+", 0.8)), again)


def stepped(found: Stepper, number: int, label: Found, trail: tuple[str, ...]) -> Deed:
    """Press the key on one side of a number until it is right. Raises NotShown where it does not come to."""
    off = number - found.value
    if not off:
        return Deed((), (label,))
    if len(trail) > 2:
        raise NotShown(f"the number of '{label.label}' does not come to {number}")
    key = found.more if off > 0 else found.less
    actions = (Click(key.center),) * min(abs(off), _AT_ONCE)
    return Deed(actions, (label, Found(key, "+" if off > 0 else "-", 0.8)), f"had {found.value} of it")


def _single(what: str, view: View) -> Found:
    """Return the text that names a thing, said once or as several: 'salads' of 'Salad'. Raises NotShown."""
    for name in (what, what[:-2] if what.endswith("es") else "", what[:-1] if what.endswith("s") else ""):
        found = [match.line for match in find_all(name, view.texts)] if name else []
        if found:
            return found[0]
    return anchor(what, view)


def _level(at: Box, view: View) -> list[Found]:
    """Return the texts right of a box in its row, from the left."""
    row = [
        text
        for text in view.texts
        if abs(text.box.center.y - at.center.y) < _LEVEL * max(at.height, view.line)
        and text.box.left > at.center.x
    ]
    return sorted(row, key=lambda text: text.box.left)


def _end(label: Found, view: View, more: bool) -> Box | None:
    """Return the small frame right of a label that ends its row, or begins it, where no sign is read."""
    small = [
        box
        for box in view.frames
        if abs(box.center.y - label.box.center.y) < _LEVEL * view.line
        and box.left > label.box.right
        and box.width < 3 * view.line
        and not re.search(r"\w{2}", view.is_written_in(box))
    ]
    small.sort(key=lambda box: box.left)
    return (small[-1] if more else small[0]) if len(small) > 1 else None


def parity(view: View) -> Deed:
    """Click 'odd' or 'even' in the row of each number; else choose it in the list there. Raises NotShown."""
    clicks: list[Found] = []
    for value, number in numbers(view):
        word = ("odd", "奇") if value % 2 else ("even", "偶")
        near = [
            match.found
            for name in word
            for match in find_all(name, view.texts)
            if abs(match.found.box.center.y - number.box.center.y)
            < _LEVEL * max(number.box.height, view.line)
        ]
        if near:
            clicks.append(min(near, key=lambda each: abs(each.box.left - number.box.right)))
    if not clicks:
        raise NotShown("no numbers are seen that have 'odd' and 'even' beside them")
    return Deed(tuple(Click(found.box.center) for found in clicks), tuple(clicks))


def guess(intent: Guess, view: View, trail: tuple[str, ...]) -> Deed:
    """Write the middle of what is left, and send it off; halve what is left by the hint that comes."""
    low, high = intent.low, intent.high
    tries = [int(each.rpartition(" ")[2]) for each in trail if each.startswith("guessed")]
    hints = [bound for each in trail if (bound := re.fullmatch(r"guessed in (-?\d+) to (-?\d+) \S+", each))]
    if hints:
        low, high = int(hints[-1][1]), int(hints[-1][2])
    if tries:
        hint = _hint(view)
        if hint == 0:
            return Deed(())
        low, high = (tries[-1] + 1, high) if hint > 0 else (low, tries[-1] - 1)
    if low > high or len(tries) > _TRIES:
        raise NotShown("the hints leave no number")
    middle = (low + high) // 2
    entry = entry_of(view, "text field")
    sending = _sending(view)
    last = (Click(sending.box.center),) if sending is not None else (Press(("enter",)),)
    actions = (Click(entry.box.center), Press(("ctrl", "a")), Type(str(middle)), *last)
    return Deed(actions, (entry,), f"guessed in {low} to {high} {middle}")


def _hint(view: View) -> int:
    """Return 1 where the number is higher than the guess, −1 where it is lower, 0 where it is right."""
    for text in view.texts:
        label = text.label
        if _TOO_LOW.search(label) or _TOO_HIGH.search(label):
            return 1 if _TOO_LOW.search(label) else -1
        if _HIGHER.search(label) or _LOWER.search(label):
            return 1 if _HIGHER.search(label) else -1
    return 0


def _sending(view: View) -> Found | None:
    for word in ("Submit", "Guess", "OK", "Check", "Try", "提交", "确定"):
        found = [each for each in view.saying(word) if any(each.box.center in box for box in view.buttons)]
        if found:
            return found[0]
    return None


def until(intent: Until, view: View) -> Deed:
    """Return that a value is beyond its limit. Raises NotShown while it is not, or where none is seen."""
    values = [
        float(match[1].replace(",", ""))
        for text in _told(intent.what, view)
        if (match := _VALUE.fullmatch(text.strip()))
    ]
    if not values:
        raise NotShown(f"no value of '{intent.what}' is seen")
    beyond = values[0] < intent.limit if intent.below else values[0] > intent.limit
    if not beyond:
        raise NotShown(f"'{intent.what}' is at {values[0]:g}")
    return Deed(())


def _told(what: str, view: View) -> Sequence[str]:
    """Return what is written behind the name of a value or right of it, then all that is written."""
    found: list[str] = []
    for match in find_all(what, view.texts):
        after = match.line.label.lower().find(match.found.label.lower()) + len(match.found.label)
        found.append(match.line.label[after:].strip(" :：="))
        found += [text.label for text in _level(match.found.box, view)]
    money = [text.label for text in view.texts if re.search(r"[$€£¥]", text.label)]
    return [*found, *money, *(text.label for text in view.texts)]


def _minutes(text: str) -> int | None:
    """Return the minutes of a day that a time is: 900, of '3 pm' and of '15:00'; None where it is none."""
    match = _TIME.fullmatch(text.strip())
    if match is None or not (match[2] or match[3]):
        return None
    hour, half = int(match[1]), (match[3] or "").lower()
    return (hour % 12 + (12 if half == "p" else 0) if half else hour) * 60 + int(match[2] or 0)


def slot(time: str, view: View) -> Deed:
    """Click right of a time, in its row."""
    wanted = _minutes(time)
    same = [text for text in view.texts if wanted is not None and _minutes(text.label) == wanted]
    label = same[0] if len(same) == 1 else place(view, time)
    wide = [
        box
        for box in view.frames
        if box.top < label.box.center.y < box.bottom and box.left > label.box.center.x
        and box.height < 4 * view.line
    ]  # fmt: skip
    target = max(wide, key=lambda box: box.width, default=None)
    if target is None:
        target = Box.around(label.box.center.moved(label.box.width + 5 * view.line, 0), 8, 8)
    return on(Found(target, f"beside {label.label}", label.score))
