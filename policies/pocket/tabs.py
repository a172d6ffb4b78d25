"""The pages that a window is parted into, by tabs in a row or by names at its left; which to look at next.

The trap: what is behind a tab is not on the screen, and whoever presses what only looks like one does harm.
So a name is a page's only among its like, in a row at the top or in a column at the left; the heads of a
table, what can be ticked and what begins with an act are none; and those that mean nothing like the sentence
are left alone, but for the one that it names and, where something is set, the one for settings.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from agent.actions import Click
from agent.geometry import Box
from agent.senses import Found
from agent.sight.line import in_reading_order
from agent.sight.match import find_all
from policies.pocket.deed import Deed, on
from policies.pocket.menus import titles
from policies.pocket.tickbox import tick_of
from policies.pocket.verb import ACTS
from policies.pocket.view import View
from policies.pocket.worded import stems
from policies.pocket.written import CHINESE

LOOKED = "looked at the page "
_MOST, _ALL = 2, 12  # pages that are looked at, and where a sentence says to look through them
_LIKE = 0.4  # of likeness to the sentence, at least
_WORDS, _LETTERS = 3, 6  # of a name, in English and in Chinese
_PIECE = 2  # letters of a word that a reader may have cut from another
_TOP, _LEFT = 0.35, 0.3  # of the window: where rows and columns of pages are
_IN_ROW, _IN_COLUMN = 2, 3  # names, at least
_GAP = 8.0  # lines from one name of a row to the next, at most
_PITCH, _EVEN = 4.0, 1.2  # lines from one of a column to the next, at most; how much farther than the least
_LETTER = 0.6  # of a line's height: as low is no box to be ticked
_BESIDE = 3  # texts, at least
_APART = 1.4  # lines: what stands closer is one text
_SHIFT = 1.5  # lines that what is in a card begins further right
_UNDER = 3.0  # lines: what stands as near below most names of a row makes them heads of a table
_LEAVES = re.compile(
    r"(?:log|sign) ?(?:out|off|in|up)\b|trash|bin\b|exit|quit|退出|登录|注册|注销|回收站", re.I
)
_CHINESE_ACT = re.compile(r"添加|新增|新建|创建|删除|清空|发布|提交|保存|导入|导出|上传|下载|编辑|取消")
_SETTINGS = re.compile(
    r"(?:my |general |all )?(?:preferences|settings|options)|.{0,4}(?:设置|偏好)|我的", re.IGNORECASE
)


def next_page(view: View, sentence: str, trail: Sequence[str], *, sets: bool = False) -> Deed | None:
    """Return the click on the page that is likest to a sentence, of those not looked at; None for none.

    sets: the sentence sets something, which may be on a page for that.
    """
    left = unseen(pages(view), trail, _MOST)
    if not left:
        return None
    alike = view.alike(sentence, [page.label for page in left])
    likeness = [
        like + is_said(page.label, sentence) + (sets and _SETTINGS.fullmatch(page.label.strip()) is not None)
        for page, like in zip(left, alike, strict=True)
    ]
    best = max(range(len(left)), key=lambda at: likeness[at])
    if likeness[best] < _LIKE:
        return None
    return to_page(left[best])


def is_page_said(view: View, sentence: str, trail: Sequence[str]) -> bool:
    """Tell whether a page is shown that a sentence names, and that was not looked at."""
    return any(is_said(page.label, sentence) for page in unseen(pages(view), trail, _MOST))


def is_said(label: str, sentence: str) -> bool:
    """Tell whether a sentence has the whole name of a page, be it said of one: 'Events', 'the event'."""
    name = label.strip()
    if CHINESE.search(name):
        return name in sentence
    return bool(stems(name)) and stems(name) <= stems(sentence)


def each_page(view: View, trail: Sequence[str]) -> Deed | None:
    """Return the click on the next page of all there are; None where each was looked at.

    A row is gone through before a column, and a low row before the head of a site, whose pages are others.
    """
    if (numbered := numbered_tab(view, trail)) is not None:
        return numbered
    known = pages(view) or _counted(view)
    left = unseen(known, trail, _ALL)
    if not left:
        return None

    def row_of(page: Found) -> int:
        return round(page.box.center.y / view.line)

    rows = Counter(map(row_of, known))

    def turn(page: Found) -> tuple[bool, float, float]:
        row = row_of(page)
        alone = rows[row] < _IN_ROW
        return alone, row if alone else -row, page.box.left

    return to_page(min(left, key=turn))


def numbered_tab(view: View, trail: Sequence[str]) -> Deed | None:
    """Return the click on the next of several tabs that are called so; None where there are none."""
    named = [
        match.found for match in find_all("Tab", view.texts) if match.line.label.lower().startswith("tab")
    ]
    tabs = in_reading_order(named)
    for number, tab in enumerate(tabs, start=1):
        label = next(text.label for text in view.texts if tab.box.center in text.box)
        if not any(each == f"looked behind {label}" for each in trail) and (
            number > 1 or len(tabs) == 1 or trail
        ):
            return Deed((Click(tab.box.center),), (tab,), f"looked behind {label}")
    return None


def pages_seen(trail: Sequence[str]) -> list[str]:
    """Return the names of the pages that were gone to, in order."""
    return [each.removeprefix(LOOKED) for each in trail if each.startswith(LOOKED)]


def since_page(trail: Sequence[str]) -> tuple[str, ...]:
    """Return what was tried since a page was gone to last."""
    gone = [at for at, each in enumerate(trail) if each.startswith(LOOKED)]
    return tuple(trail[gone[-1] + 1 :] if gone else trail)


def unseen(known: Sequence[Found], trail: Sequence[str], most: int) -> list[Found]:
    """Return the pages that were not looked at; none where as many were as may be."""
    seen = pages_seen(trail)
    return [page for page in known if page.label not in seen] if len(seen) < most else []


def to_page(page: Found) -> Deed:
    return Deed(on(page).actions, (page,), f"{LOOKED}{page.label}")


def page_names(view: View, *, acts: bool = False) -> list[Found]:
    """Return the texts of the window in front that may be names of pages, wherever they stand.

    acts: those that begin with an act, too, as the page 'Report' does.
    """
    menus = [title.box for title in titles(view)]
    return [
        text
        for text in view.texts
        if text.box.center in view.front
        and is_name(text.label.strip(), acts=acts)
        and not view.is_title(text.box)
        and not any(text.box.center in box for box in (*menus, *view.entries))
        and not _is_ticked(text, view)
    ]


def _is_ticked(text: Found, view: View) -> bool:
    """Tell whether a box or circle belongs to a text, and is no letter of it, as a 'C' may look."""
    box = tick_of(view, text)
    return box is not None and not (box.center in text.box and box.height < _LETTER * text.box.height)


def pages(view: View) -> list[Found]:
    """Return the names of the pages of the window in front, in no order."""
    front, names = view.front, page_names(view)
    found = list[Found]()
    labels = [name.label for name in names]
    for name in names:
        if labels.count(name.label) > 1:  # a word in the cells of a plan
            continue
        if name.box.center.y - front.top < _TOP * front.height:
            row = [each for each in names if abs(each.box.center.y - name.box.center.y) < 0.4 * view.line]
            if len(row) >= _IN_ROW and _is_near(name, row, view.line) and not _are_heads(row, view):
                found.append(name)
                continue
        if name.box.left - front.left < _LEFT * front.width and _is_listed(name, names, view):
            found.append(name)
    return found


def _counted(view: View) -> list[Found]:
    """Return the longest row of numbers one after another, as tabs that have no names."""
    numbers = [text for text in view.texts if text.label.strip().isdigit() and text.box.center in view.front]
    rows = [
        [each for each in numbers if abs(each.box.center.y - first.box.center.y) < 0.4 * view.line]
        for first in numbers
    ]
    counted = [
        row
        for row in (sorted(row, key=lambda each: each.box.left) for row in rows)
        if len(row) >= _IN_ROW
        and all(int(right.label) - int(left.label) == 1 for left, right in pairwise(row))
        and all(right.box.left - left.box.right < _GAP * view.line for left, right in pairwise(row))
    ]
    return max(counted, key=len, default=[])


def is_name(label: str, *, acts: bool = False) -> bool:
    words = re.findall(r"[A-Za-z]+", label)
    if CHINESE.search(label):
        act = _CHINESE_ACT.match(label) is not None
        return 1 < len(label) <= _LETTERS and not act and _LEAVES.search(label) is None
    letters = "".join(words)
    short = (
        len(letters) > (1 if letters.isupper() else _PIECE)
        and len(words) <= _WORDS
        and not label.endswith((":", "…", "."))
    )
    return short and (acts or words[0].lower() not in ACTS) and _LEAVES.search(label) is None


def _is_near(name: Found, row: Sequence[Found], line: float) -> bool:
    return any(
        min(abs(name.box.left - each.box.right), abs(each.box.left - name.box.right)) < _GAP * line
        for each in row
        if each is not name
    )


def _is_listed(name: Found, names: Sequence[Found], view: View) -> bool:
    """Tell whether a name stands in a column with others as far apart, and what they lead to right of it."""
    level = [text for text in view.texts if abs(text.box.left - name.box.left) < 0.5 * view.line]
    column = sorted(level, key=lambda text: text.box.top)
    at = column.index(name)
    for first in range(max(at - _IN_COLUMN + 1, 0), at + 1):
        some = column[first : first + _IN_COLUMN]
        steps = [low.box.center.y - high.box.center.y for high, low in pairwise(some)]
        even = len(some) == _IN_COLUMN and max(steps) < min(_EVEN * min(steps), _PITCH * view.line)
        if even and min(steps) > _APART * view.line and all(each in names for each in some):
            return has_beside(some, view)
    return False


def has_beside(column: Sequence[Found], view: View) -> bool:
    """Tell whether more stands right of a column, and not in its rows, as the rest of a list's rows does."""
    edge = max(name.box.right for name in column) + view.line
    beside = [text for text in view.texts if text.box.left > edge and text.box.center in view.front]
    rows = [
        name
        for name in column
        if any(abs(text.box.center.y - name.box.center.y) < 0.3 * view.line for text in beside)
    ]
    return len(beside) >= _BESIDE and len(rows) < len(column)


def _are_heads(row: Sequence[Found], view: View) -> bool:
    """Tell whether most names of a row have something right below them, as the heads of columns have."""
    under = [any(_is_under(text.box, name.box, view.line) for text in view.texts) for name in row]
    return sum(under) > len(row) / 2


def _is_under(box: Box, head: Box, line: float) -> bool:
    return abs(box.left - head.left) < _SHIFT * line and 0 < box.top - head.bottom < _UNDER * line
