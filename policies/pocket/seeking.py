"""Ways to what is not seen: in a menu, down the page and back, behind a tab, under a folder that is closed.

The trap: whoever scrolls on without a bound never gives up, and whoever clicks on things to see what
they hide does harm. So only what merely shows more is tried, each once, and the page is put back where
it was.
"""

from __future__ import annotations

import re
from dataclasses import replace

from agent.actions import Click, Scroll
from agent.errors import NotShown
from agent.geometry import Box, Point
from agent.senses import Found
from agent.sight.line import part_of
from policies.pocket.context import look_under
from policies.pocket.deed import Deed
from policies.pocket.entry import entry_of
from policies.pocket.fold import folds
from policies.pocket.fronting import bar_of, dialog, tool
from policies.pocket.hint import is_program
from policies.pocket.intent import Turn
from policies.pocket.menus import look_in, opened, titles
from policies.pocket.naming import field, is_any_field
from policies.pocket.place import place
from policies.pocket.section import MAKES, to_section
from policies.pocket.tabs import next_page, numbered_tab, since_page
from policies.pocket.view import View

_FRONTED = "brought its window to the front"
_BAR = 8.0  # lines wide, at least: the head of a section
_MOST_PAGES = 12
_NEXT = frozenset(
    ("next", "next page", "older", "more results", "next step", "continue", "下一页", "下页", "下一步")
)
_PAGES = re.compile(r"\bpages?\b|\bresults?\b|\bnext\b|页", re.IGNORECASE)
_PAGER = re.compile(
    r"[<«‹←\s]*(?:(?:first|prev(?:ious)?(?: page)?|back|上一页)[\s|·<>«»‹›]*|\d+[\s|·…]*)+"
    r"(?P<next>next(?: page)?|下一页)[>»›→≥\s\w|]*",
    re.IGNORECASE,
)
_MOST_DOWN = 6  # turns of the wheel by a page, before going back
_FEW_DOWN = 2  # the same, for an act of a program, whose parts are seldom further down
_NOTCHES = 3
_PAGED = "turned to the next page"
_CLOSED = re.compile(r"\[\s?\+\s?[\]1l|](?=.*\w)|[▸►▶](?=.*\w)")
_FAR = 50  # notches: to the end of nearly everything
_TABS = re.compile(r"\btabs?\b|标签|选项卡", re.IGNORECASE)
_TREE = re.compile(r"\btree\b|\bfolders?\b|\bfiles?\b|\bsections?\b|文件夹|目录|树", re.IGNORECASE)


def explore(view: View, task: str, trail: tuple[str, ...], moved: bool, act: str = "") -> Deed | None:
    """Return the next thing to try for what is not seen, or None where all has been tried.

    moved: whether the last try changed what is seen, more than a hint that came up under the pointer.
    act: what is to be done, if a menu may hold it.
    """
    if act and opened(view) is not None and (deed := look_in(view, act, trail)) is not None:
        return deed  # what an open menu covers is not looked at
    if _TABS.search(task) and (deed := numbered_tab(view, trail)) is not None:
        return deed
    program = bool(titles(view)) or dialog(view.windows) is not None
    in_menus = bool(act) and (program or is_program(view))  # a row of a list of files is no section
    made = bool(act) and is_program(view) and MAKES.match(act) is not None  # what is not there yet
    tree = _TREE.search(act if act and is_program(view) else task) is not None and not made
    if not in_menus and tree and (deed := _opened_up(view, trail)) is not None:
        return deed
    if act and (deed := _fronted(view, trail)) is not None:
        return deed
    if act and (deed := to_section(view, act, trail)) is not None:
        return deed
    if _PAGES.search(act if act and titles(view) else task) and (deed := _paged(view, trail)) is not None:
        return deed
    if act and (deed := look_in(view, act, trail)) is not None:
        return deed
    if act and titles(view) and (deed := next_page(view, act, trail)) is not None:
        return deed
    if act and (deed := look_under(view, trail)) is not None:
        return deed
    if in_menus and tree and (deed := _opened_up(view, trail)) is not None:
        return deed
    most = _FEW_DOWN if act and is_program(view) else _MOST_DOWN
    stuck = bool(trail) and trail[-1] == _PAGED and not moved  # it was the last page
    return scrolled(view, trail, moved, most) or (None if stuck else _paged(view, trail))


def onward(view: View, trail: tuple[str, ...]) -> Deed | None:
    """Return the way to a field that is on a further page of a form; None where there is none."""
    return _paged(view, trail)


def turn(intent: Turn, view: View) -> Deed:
    """Turn the wheel over a thing, or over the middle of what can be scrolled."""
    at = _scrollable(view) if not intent.over else _over(intent.over, view)
    notches = intent.notches or _FAR
    right = {"left": -notches, "right": notches}.get(intent.way, 0)
    down = {"up": -notches, "down": notches}.get(intent.way, 0)
    return Deed((Scroll(at, right, down),))


def _over(name: str, view: View) -> Point:
    full = [box for box in view.areas if len(view.inside(box)) > 1] if is_any_field(field(name)) else []
    if full:
        return max(full, key=lambda box: len(view.inside(box))).center
    try:
        return entry_of(view, name).box.center
    except NotShown:
        return place(view, name).box.center


def _fronted(view: View, trail: tuple[str, ...]) -> Deed | None:
    """Bring the window to the front whose menus a window of tools covers; None where none does."""
    behind = tool(view)
    point = bar_of(behind[1], view) if behind is not None and not titles(view) else None
    return None if point is None or _FRONTED in trail else Deed((Click(point),), (), _FRONTED)


def _opened_up(view: View, trail: tuple[str, ...]) -> Deed | None:
    return _unfolded(view, trail) or _expanded(view, trail)


def _unfolded(view: View, trail: tuple[str, ...]) -> Deed | None:
    for box in folds(view.screenshot):
        if view.told_at is None or not box.overlap(view.told_at):
            beside = [
                text
                for text in view.texts
                if abs(text.box.center.y - box.center.y) < text.box.height / 2 and text.box.left > box.left
            ]
            label = min(beside, key=lambda text: text.box.left).label if beside else f"{box.top:.0f}"
            if f"unfolded {label}" not in trail:
                return Deed((Click(box.center),), (Found(box, f"fold of {label}", 0.8),), f"unfolded {label}")
    return _signed(view, trail)


def _signed(view: View, trail: tuple[str, ...]) -> Deed | None:
    """Open the next branch before which a sign is written that it is closed: '[+] Plants'."""
    for text in view.texts:
        sign = _CLOSED.match(text.label)
        if sign is not None and f"unfolded {(name := text.label[sign.end() :].strip())}" not in trail:
            found = replace(text, box=part_of(text, *sign.span()))
            return Deed((Click(found.box.center),), (found,), f"unfolded {name}")
    return None


def _expanded(view: View, trail: tuple[str, ...]) -> Deed | None:
    """Open the next of several bars of one width that stand under each other, each with its head."""
    menus = [title.box.center for title in titles(view)]
    bars = [
        box
        for box in view.frames
        if view.inside(box)
        and not view.is_title(box)
        and box.width > _BAR * view.line
        and len(view.inside(box)[0].label.strip()) > 1  # what is drawn on a bar of tools is no head
        and not any(center in box for center in menus)
    ]
    for box in bars:
        stack = [
            other for other in bars if abs(other.left - box.left) < 3 and abs(other.width - box.width) < 8
        ]
        head = view.inside(box)[0]
        label = head.label.strip(" ▸▾▶▼+-–›>▲")
        if len(stack) > 1 and box.height < 3 * view.line and f"expanded {label}" not in trail:
            return Deed(
                (Click(head.box.center),), (Found(box, f"section {label}", 0.7),), f"expanded {label}"
            )
    return None


def _paged(view: View, trail: tuple[str, ...]) -> Deed | None:
    """Turn to the next page of a list that has more."""
    if sum(each.startswith(_PAGED) for each in trail) >= _MOST_PAGES:
        return None
    for text in view.texts:
        if view.is_title(text.box):
            continue
        if text.label.strip(" ›»>→≥").lower() in _NEXT:
            return Deed((Click(text.box.center),), (text,), _PAGED)
        if (pager := _PAGER.fullmatch(text.label)) is not None:  # read as one line
            at = part_of(text, *pager.span("next"))
            return Deed((Click(at.center),), (replace(text, box=at),), _PAGED)
    return None


def scrolled(view: View, trail: tuple[str, ...], moved: bool, most: int) -> Deed | None:
    """Scroll on while that shows more; go back to the top once, and give up there."""
    trail = since_page(trail)
    if "scrolled back" in trail:
        return None
    down = trail.count("scrolled down")
    if down == 1 and not moved:
        return None  # nothing can be scrolled, and so nothing has to be put back
    if (down and not moved) or down >= most:
        return Deed((Scroll(_scrollable(view), 0, -_FAR),), (), "scrolled back")
    return Deed((Scroll(_scrollable(view), 0, _NOTCHES),), (), "scrolled down")


def _scrollable(view: View) -> Point:
    """Return a point over what can most likely be scrolled: where most of the text is."""
    if not view.texts:
        return view.area.center
    tall = [box for box in view.areas if len(view.inside(box)) > 2]
    if tall:
        return max(tall, key=lambda box: box.area).center
    wide = sorted(view.texts, key=lambda text: text.box.center.y)
    middle = wide[len(wide) // 2]
    return middle.box.center if middle.box.center in view.front else _center(view.front, view.area)


def _center(box: Box, area: Box) -> Point:
    return (box.overlap(area) or area).center
