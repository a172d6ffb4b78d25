"""How a selected text is made to look: larger, in capitals, in a colour, by what a toolbar has for that.

The trap: a list of sizes takes the keyboard, and the selection with it, before it is known what it offers. So
buttons are pressed where there are some, and a list is opened only for the size next to the one it shows.
"""

from __future__ import annotations

import re

from agent.actions import Click
from agent.errors import NotShown
from agent.geometry import Box, Point
from agent.senses import Found
from policies.pocket.deed import Deed, on
from policies.pocket.figure import figures, likeness, matching
from policies.pocket.kind import is_list
from policies.pocket.menus import offered, titles
from policies.pocket.misplaced import is_misplaced
from policies.pocket.place import place
from policies.pocket.view import View
from policies.pocket.written import WORD

_SIZES = "tiny,smallest|small,smaller|normal,medium,regular,default|large,larger,big|huge,largest,extra large"
_STEPS = tuple(tuple(each.split(",")) for each in _SIZES.split("|"))
_SIZE = re.compile(r"(\d{1,3})\s*(?:pt|px|%)?")
_TOUCH = 4.0  # points between a field and the arrow that opens its list
_WORDS = {
    "larger": ("A+", "Larger", "Bigger", "Increase", "放大"),
    "smaller": ("A-", "A−", "Smaller", "Decrease", "缩小"),
    "upper case": ("AA", "ABC", "UPPERCASE", "Upper case", "Uppercase", "大写"),
    "lower case": ("aa", "abc", "lowercase", "Lower case", "Lowercase", "小写"),
}

_OF_LETTERS = frozenset(
    "larger bigger enlarge increase grow zoom in smaller shrink decrease reduce out ctrl shift the text font "
    "fonts size letter letters character characters type view scale by one plus minus".split()
)


def restyle(how: str, view: View, trail: tuple[str, ...]) -> Deed:
    """Return the next step to make what is selected look so. Raises NotShown."""
    if trail and trail[-1].startswith("opened the sizes for "):
        return on(_offered(trail[-1].rpartition(" for ")[2], view))
    if (entry := offered(how, view)) is not None and not _is_of_else(how, entry.label):
        return on(entry)
    for word in _WORDS.get(how, ()):
        exact = [text for text in view.texts if text.label.strip() == word and not view.is_title(text.box)]
        if exact:
            return on(exact[0])
    if how in ("larger", "smaller") and (deed := _sized(how == "larger", view)) is not None:
        return deed
    if (wanted := likeness(how.rstrip("色"))) is not None and wanted.colour:
        return on(_colour(how, view))
    if how in _WORDS:  # 'larger' is no name, nor the larger of two figures
        guessed = view.guess(f"make the text {how}")
        in_menus = how.endswith("case") and bool(titles(view))  # where there are menus, no picture means it
        if guessed is None or in_menus or is_misplaced(guessed, f"make the text {how}", view):
            raise NotShown(f"nothing is seen that makes a text {how}")
        return on(guessed)
    return on(place(view, how, f"make the text {how}"))


def _is_of_else(how: str, label: str) -> bool:
    """Tell whether an entry makes something else than letters larger: 'Increase Indent'."""
    words = WORD.findall(label.lower()) if label.isascii() else []
    return how in ("larger", "smaller") and not all(word in _OF_LETTERS for word in words if len(word) > 1)


def _colour(name: str, view: View) -> Found:
    """Return the patch of a colour, one of a row of such where there is one. Raises NotShown."""
    wanted = likeness(name.rstrip("色"))
    found = matching(wanted, figures(view)) if wanted is not None else []
    if not found:
        return place(view, name, f"make the text {name}")
    high = min(found, key=lambda each: each.box.top)
    return Found(high.box, name, 0.8)


def _sized(larger: bool, view: View) -> Deed | None:
    """Open the list that shows a size, one in numbers before one in words; None where there is none."""
    for box in sorted(view.entries, key=lambda each: not _shown(each, view).isdigit()):
        end = _arrow(box, view)
        wanted = _next(_shown(box, view), larger) if end is not None else ""
        if wanted and end is not None:
            opened = Found(box, f"sizes: {_shown(box, view)}", 0.8)
            return Deed((Click(end),), (opened,), f"opened the sizes for {wanted}")
    return None


def _shown(box: Box, view: View) -> str:
    return view.is_written_in(box).strip(" ▾▼v∨⌄").lower()


def _arrow(box: Box, view: View) -> Point | None:
    """Return where a list is opened, at its end or by the arrow in a frame of its own; None for no list.

    Two such frames are less and more.
    """
    if is_list(view, box):
        return Point(box.right - 0.5 * box.height, box.center.y)
    beside = _narrow_after(box, view)
    if len(beside) != 1 or _narrow_after(beside[0], view) or not is_list(view, beside[0]):
        return None
    return beside[0].center


def _narrow_after(box: Box, view: View) -> list[Box]:
    """Return the frames no wider than a picture that touch the right end of one."""
    level = [each for each in view.frames if abs(each.center.y - box.center.y) < _TOUCH]
    return [each for each in level if abs(each.left - box.right) < _TOUCH and each.width < 1.5 * each.height]


def _next(shown: str, larger: bool) -> str:
    """Return the size after the one that is shown, as words that lists have for it; nothing for no size."""
    number = _SIZE.fullmatch(shown)
    if number is not None:
        return f"above {number[1]}" if larger else f"below {number[1]}"
    at = next((at for at, names in enumerate(_STEPS) if shown in names), None)
    if at is None or not 0 <= at + (1 if larger else -1) < len(_STEPS):
        return ""
    return "/".join(_STEPS[at + (1 if larger else -1)])


def _offered(wanted: str, view: View) -> Found:
    """Return the item of an open list that is the size that is wanted. Raises NotShown."""
    bound = re.fullmatch(r"(above|below) (\d+)", wanted)
    if bound is None:
        for name in wanted.split("/"):
            found = view.saying(name)
            if found:
                return max(found, key=lambda each: each.box.top)
        raise NotShown(f"no size '{wanted}' is offered")
    sizes = [(int(match[1]), text) for text in view.texts if (match := _SIZE.fullmatch(text.label.strip()))]
    limit, up = int(bound[2]), bound[1] == "above"
    fitting = [each for each in sizes if (each[0] > limit if up else each[0] < limit)]
    if not fitting:
        raise NotShown(f"no size {wanted} is offered")
    return (min if up else max)(fitting, key=lambda each: each[0])[1]
