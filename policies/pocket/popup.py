"""A menu that is open: its entries, and which of them lead on to more.

The trap: an entry that leads on does nothing when it is clicked in one toolkit and something in another. What
it leads to shows when the pointer rests on it, in all of them; so it has to be told from the others, by the
mark at its right end, which is drawn and seldom read.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from agent.geometry import Box
from agent.senses import Found
from policies.pocket import past
from policies.pocket.view import View

_PITCH = 2.4  # lines from one entry to the next, with a line between them
_INDENT = 7.0  # lines: how far right of its title an entry may begin
_LEVEL = 1.8  # lines: entries begin at one place, but for icons that are read as a part of them
_MARK = 1.3  # lines: how wide the mark at the right end is, with its margin
_EDGE = 0.8  # of the rows: so many differ from the ground at the edge of the menu
_COVERED = 0.6  # of the rows, where another menu lies over the others
_ROOM = 2.2  # lines between the last entry of a menu and its edge, at most
_WIDE = 16.0  # lines: how far left of the click a list may begin that is as wide as its button
_FAR = 30.0  # lines: no menu is wider
_DRAWN = 40  # of 255: ink
_ARROWS = ("›", ">", "»", "▶", "▸", "►")


def entries(title: Found, view: View) -> list[Found]:
    """Return the texts that stand below a title as the entries of its menu, from the top."""
    line = view.line
    below = [
        text
        for text in view.texts
        if text.box.top > title.box.bottom - 0.2 * line
        and -0.5 * line <= text.box.left - title.box.left < _INDENT * line
    ]
    return _column(below, title.box.bottom, line)


def led_to(entry: Found, among: Sequence[Found], view: View) -> list[Found]:
    """Return the entries of the menu that an entry leads to, right of it.

    among: the entries of its own menu. Where there is no room, it is on the left, and is not known.
    """
    line = view.line
    edge = _right_edge(list(among), view) or max(each.box.right for each in among)
    beside = [
        text
        for text in view.texts
        if -0.3 * line < text.box.left - edge < _INDENT * line
        and text.box.top > entry.box.top - 1.2 * line
        and text not in among
    ]
    return _column(beside, entry.box.top - line, line)


def _column(texts: Sequence[Found], top: float, line: float) -> list[Found]:
    """Return those that begin at one place and follow each other down from a height."""
    if not texts:
        return []
    lefts = [text.box.left for text in texts]
    left = max(lefts, key=lambda at: sum(abs(at - other) < _LEVEL * line for other in lefts))
    found, bottom = list[Found](), top
    for text in sorted(texts, key=lambda each: each.box.top):
        if abs(text.box.left - left) < _LEVEL * line and text.box.top - bottom < _PITCH * line:
            found.append(text)
            bottom = text.box.bottom
    return found


def dropped(view: View) -> list[Found]:
    """Return the texts that came up in a column at the place that was clicked last: a list, or a menu."""
    at, line = past.clicked(view.history), view.line
    if at is None:
        return []
    near = [
        text
        for text in view.fresh
        if -_WIDE * line < text.box.left - at.x < _INDENT * line and text.box.right > at.x - _WIDE * line
    ]
    for top in (at.y + 0.3 * line, at.y - 0.7 * line):
        below = [text for text in near if text.box.top > top]
        found = _column(below, at.y + 2 * line, line)
        if len(found) > 1 and _ends_below(found, view):
            return found
    above = [text for text in near if text.box.bottom < at.y]
    found = _column(above, min((text.box.top for text in above), default=at.y), line)
    if len(found) > 1 and 0 < at.y - found[-1].box.bottom < _ROOM * line:  # at the lower end of a window
        return found
    return []


def leading(title: Found, view: View) -> list[Found]:
    """Return those entries of an open menu that have a mark at their right end, and no keys."""
    return marked(entries(title, view), view)


def marked(found: list[Found], view: View) -> list[Found]:
    """Return those of the entries of one menu that lead on."""
    if len(found) < 2:
        return []
    edge = _right_edge(found, view)
    return [
        Found(entry.box, entry.label.rstrip("".join(_ARROWS)).rstrip(" .…"), entry.score)
        for entry in found
        if entry.label.rstrip().endswith(_ARROWS) or (edge and _is_marked(entry, edge, view))
    ]


def _right_edge(found: list[Found], view: View) -> float:
    """Return where the menu ends: the first line from top to bottom right of its entries; 0 for none."""
    start = max(entry.box.right for entry in found) + 1
    top, bottom = found[0].box.top, found[-1].box.bottom
    strip = Box(start, top, min(_FAR * view.line, view.area.right - start), bottom - top)
    if strip.width < 2:
        return 0.0
    part = view.screenshot.crop(strip)[:, :, :3].astype(np.int16)  # H x W x 3
    ground = np.median(part[:, : max(2, round(view.line / 2))].reshape(-1, 3), axis=0)
    off = (np.abs(part - ground).max(axis=2) > 6).mean(axis=0)  # W
    columns = np.flatnonzero(off > _EDGE)
    if not len(columns):  # the menu that an entry leads to lies over a part of it
        columns = np.flatnonzero(off > _COVERED)
    return start + float(columns[0]) / view.screenshot.scale if len(columns) else 0.0


def _ends_below(found: list[Found], view: View) -> bool:
    """Tell whether an edge is close below the last entry: a list in a window has room there."""
    left = min(entry.box.left for entry in found)
    right = max(entry.box.right for entry in found)
    strip = Box(left, found[-1].box.bottom + 1, right - left, _ROOM * view.line)
    part = view.screenshot.crop(strip)[:, :, :3].astype(np.int16)  # H x W x 3
    if part.shape[0] < 2:
        return True
    ground = np.median(part[:2].reshape(-1, 3), axis=0)
    off = (np.abs(part - ground).max(axis=2) > 6).mean(axis=1)  # H
    return bool((off > _EDGE).any())


def _is_marked(entry: Found, edge: float, view: View) -> bool:
    """Tell whether something small is drawn at the right end, and nothing is written left of it."""
    line = view.line
    end = Box(edge - _MARK * line, entry.box.top, _MARK * line - 1, entry.box.height)
    if end.left < entry.box.right:
        return False
    between = Box(entry.box.right + 2, entry.box.top, end.left - entry.box.right - 2, entry.box.height)
    return _is_drawn(end, view) and not (between.width > 2 and _is_drawn(between, view))


def _is_drawn(box: Box, view: View) -> bool:
    part = view.screenshot.crop(box)[:, :, :3].astype(np.int16)
    if not part.size:
        return False
    ground = np.median(part.reshape(-1, 3), axis=0)
    return bool((np.abs(part - ground).max(axis=2) > _DRAWN).sum() >= 4)
