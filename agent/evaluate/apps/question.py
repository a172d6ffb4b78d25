"""Sentences that mean one part of a window, made by rules from what the application tells of it.

Four kinds: visible words; a picture without words, by its name; a relation to something with words; a
function, as its tooltip says it. The trap: what is told is not always drawn. A tool button has a name that
nobody sees, a closed list has items, and a window lies under another. So words count as visible only where
they have room in the box, and a part counts only where its own window is the topmost.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from agent.evaluate.tree import Node
from agent.geometry import Box, Window

MOST_EACH = 5  # of a kind in one picture
LEAST_SIDE = 8.0
MOST_ICON_SIDE = 60.0
LEAST_TOOL = 27.0  # a box to be ticked is smaller than a tool that stays down, and has no picture
MOST_ORDINALS = 2
SHADOW = 60.0  # by which a window may be wider than its frame says
NEAR = 260.0  # points between two parts of one row
ROOM = 4.2  # points that a letter needs at least

NOUNS: Mapping[str, str] = {
    "push button": "button",
    "toggle button": "button",
    "check box": "checkbox",
    "radio button": "option",
    "combo box": "drop-down list",
    "text": "field",
    "entry": "field",
    "spin button": "field",
    "page tab": "tab",
    "menu": "menu",
    "menu item": "menu item",
}
_MENUS = ("menu", "menu item")
_CLOSED = ("combo box", "menu", "menu item")
_BUTTONS = ("push button", "toggle button", "check box")
_SAYINGS: Mapping[str, Sequence[str]] = {
    "menu": ("open the {} menu", "click {}", "打开 {} 菜单"),
    "menu item": ("open the {} menu", "click {}", "打开 {} 菜单"),
    "page tab": ("switch to the {} tab", "click {}", "切换到 {} 标签页"),
    "check box": ("tick {}", "click {}", "勾选 {}"),
    "radio button": ("choose {}", "click {}", "选择 {}"),
}
_SAYING = ("click {}", "press the {} button", "点击 {}")
_ICON_SAYING = ("{}", "click the {} icon", "press {}")
_NAMELESS = ("menu", "button", "radiobutton", "toggle button", "check box", "show")  # of those without names
_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth")
_SHORTCUT = re.compile(r"\s*[\[(][^\])]*(?:Ctrl|Alt|Shift|F\d)[^\])]*[\])]|\.\.\.|…|\s*\.$")


@dataclass(frozen=True, slots=True)
class Question:
    """A sentence, its kind, and the box of what it means, on the screen."""

    kind: str
    lang: str
    instruction: str
    box: Box


@dataclass(frozen=True, slots=True)
class Part:
    """Something in a window that can be clicked or that has words, and the tooltip that belongs to it."""

    node: Node
    box: Box
    name: str
    tip: str

    @property
    def noun(self) -> str:
        return NOUNS.get(self.node.role, "")

    @property
    def is_squarish(self) -> bool:
        """Tell whether it has the shape of a tool button, in which a picture stands for its name."""
        width, height = self.box.width, self.box.height
        return self.node.role in _BUTTONS and max(width, height) <= MOST_ICON_SIDE and width < 1.5 * height

    @property
    def is_worded(self) -> bool:
        """Tell whether its name has room in its box, and is drawn there."""
        has_room = bool(self.name) and self.box.width >= ROOM * len(self.name) + 4
        return has_room and not (self.is_squarish and len(self.name) > 1)

    @property
    def is_icon(self) -> bool:
        big_enough = self.node.role != "check box" or self.box.width >= LEAST_TOOL
        return self.is_squarish and big_enough and len(self.name) > 3 and self.name.lower() not in _NAMELESS


def questions(applications: Sequence[Node], windows: Sequence[Window], screen: Box) -> list[Question]:
    """Return the questions that one picture can be asked, the same for the same picture."""
    parts = [part for app in applications for part in _parts(app, windows, screen)]
    makers: Sequence[Callable[[Sequence[Part]], Iterator[Question]]] = (_text, _icon, _relation, _function)
    found: list[Question] = []
    for make in makers:
        made = sorted(make(parts), key=lambda each: _lot(each.instruction))
        found += made[:MOST_EACH]
    return found


def _parts(app: Node, windows: Sequence[Window], screen: Box) -> Iterator[Part]:
    for frame in app.children:
        if not _is_true(frame, windows):
            continue
        for _, node, tip in described(frame, _CLOSED):
            box = node.box.overlap(screen) if node.box is not None else None
            if box is None or min(box.width, box.height) < LEAST_SIDE or node.box != box:
                continue
            top = next((each for each in windows if box.center in each.box), None)
            if top is None or (frame.name and top.title != frame.name):
                continue
            yield Part(node, box, plain(node.name), plain(tip))


def _is_true(frame: Node, windows: Sequence[Window]) -> bool:
    """Tell whether a window says of itself the size that it has: some count in units of their own."""
    if frame.box is None:
        return False
    own = [window.box for window in windows if not frame.name or window.title == frame.name]
    return any(abs(box.width - frame.box.width) <= SHADOW for box in own)


def described(node: Node, closed: Sequence[str], tip: str = "") -> Iterator[tuple[Node, Node, str]]:
    """Yield all parts below, each with what holds it and what describes it: its own tooltip, or its holder's.

    That of the holder counts where it holds nothing else. closed: roles that are not looked into.
    """
    for child in node.children:
        own = child.description or (tip if len(node.children) == 1 else "")
        yield node, child, own
        if child.role not in closed:
            yield from described(child, closed, own)


def _text(parts: Sequence[Part]) -> Iterator[Question]:
    names = [part.name.casefold() for part in parts if part.name]
    for part in parts:
        if part.noun and part.is_worded and names.count(part.name.casefold()) == 1 and len(part.name) > 1:
            yield _said("text", _SAYINGS.get(part.node.role, _SAYING), part, part.name)


def _icon(parts: Sequence[Part]) -> Iterator[Question]:
    names = [part.name.casefold() for part in parts if part.name]
    for part in parts:
        if part.is_icon and names.count(part.name.casefold()) == 1:
            yield _said("icon", _ICON_SAYING, part, part.name.lower())


def _function(parts: Sequence[Part]) -> Iterator[Question]:
    tips = [part.tip.casefold() for part in parts if part.noun]
    for part in parts:
        tells_more = len(part.tip.split()) >= 3 and part.tip.casefold() != part.name.casefold()
        tells_more &= "<" not in part.tip
        if part.noun and part.node.role in _BUTTONS and tells_more and tips.count(part.tip.casefold()) == 1:
            yield Question("functional", "en", part.tip[0].lower() + part.tip[1:], part.box)


def _relation(parts: Sequence[Part]) -> Iterator[Question]:
    worded = [part for part in parts if part.is_worded and len(part.name) < 30]
    names = [part.name.casefold() for part in parts if part.name]
    anchors = [part for part in worded if names.count(part.name.casefold()) == 1]
    for anchor in anchors:
        right = [part for part in parts if part.noun and _is_right_of(part.box, anchor.box)]
        below = [part for part in parts if part.noun and _is_below(part.box, anchor.box)]
        if right:
            yield from _beside(min(right, key=lambda part: part.box.left), "to the right of", anchor)
        if len(below) == 1 and anchor.node.role not in _MENUS:
            yield from _beside(below[0], "below", anchor)
    yield from _ordinals(parts)


def _beside(part: Part, where: str, anchor: Part) -> Iterator[Question]:
    if part.noun in ("button", "field", "checkbox", "drop-down list"):
        yield Question("relational", "en", f"the {part.noun} {where} {anchor.name}", part.box)


def _ordinals(parts: Sequence[Part]) -> Iterator[Question]:
    """Yield 'the second tab' and 'the third menu', where there is one row of such and no other."""
    for roles, noun in ((("page tab",), "tab"), (("menu", "menu item"), "menu")):
        row = sorted((part for part in parts if part.node.role in roles), key=lambda part: part.box.left)
        if len(row) < 2 or len({part.box.top for part in row}) > 1:
            continue
        counted = list(zip(row, _ORDINALS, strict=False))[1:]
        counted.sort(key=lambda each: _lot(each[0].name))
        for part, ordinal in counted[:MOST_ORDINALS]:
            yield Question("relational", "en", f"the {ordinal} {noun}", part.box)


def _is_right_of(box: Box, anchor: Box) -> bool:
    shared = min(box.bottom, anchor.bottom) - max(box.top, anchor.top)
    gap = box.left - anchor.right
    return shared > 0.6 * min(box.height, anchor.height) and -2 <= gap <= NEAR and box.height <= 60


def _is_below(box: Box, anchor: Box) -> bool:
    shared = min(box.right, anchor.right) - max(box.left, anchor.left)
    gap = box.top - anchor.bottom
    return shared > 0.6 * min(box.width, anchor.width) and -2 <= gap <= 40 and box.height <= 60


def _said(kind: str, sayings: Sequence[str], part: Part, name: str) -> Question:
    saying = sayings[_lot(name) % len(sayings)]
    lang = "zh" if re.search("[\u4e00-\u9fff]", saying) else "en"
    return Question(kind, lang, saying.format(name), part.box)


def plain(text: str) -> str:
    """Return a name without its shortcut and its dots, on one line."""
    return " ".join(_SHORTCUT.sub("", text.partition("\n")[0]).split()).rstrip(":")


def _lot(text: str) -> int:
    return zlib.crc32(text.encode())
