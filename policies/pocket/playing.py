"""Plays three in a row, as tic-tac-toe and noughts and crosses are called, until the game is over.

The trap: a mark is drawn rather than written, and an 'X' that is named is also what closes a window. So the
board is told by its nine alike places, and a nought by the ground that shows in its middle.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

import numpy as np

from agent.actions import Wait
from agent.errors import NotShown
from agent.geometry import Box
from agent.senses import Found
from policies.pocket.board import EMPTY, best_place, winner
from policies.pocket.deed import Deed, on
from policies.pocket.errand import Groups, Intents, Rows
from policies.pocket.region import ground, uneven
from policies.pocket.undertaking import Play
from policies.pocket.view import View

_GAME = r"(?:tic[- ]?tac[- ]?toe|noughts and crosses|x(?:'s|s)? and o(?:'s|s)?|three in a row)"
_AS = (
    r"(?:play(?:ing)? )?(?:as|with|for)(?: the)? ['\"‘“\x00]?"
    r"(?P<{}>[XOxo]|\x00?\d*\x00|noughts?|crosse?s?)['\"’”]?"
)
_PLAYED = re.compile(r"played after (\d) on (-?\d+) (-?\d+) (-?\d+) (-?\d+)")
_WAITED = "waited for the other one"
_WAITS, _WAIT_SECONDS = 8, 0.7
_MARKED = 6.0  # of unevenness: a place with more holds a mark
_SAME = 0.15  # of its side: places differ less in size and stand in line
_INK = 60  # of 255: what differs more from the ground is drawn


def play(piece: str, view: View, trail: tuple[str, ...]) -> Deed:
    """Return the next move, a wait for the other one's, or nothing more where the game is won.

    Raises NotShown where no board is seen, the other one does not move, or the game is over and not won.
    """
    last = next((match for each in reversed(trail) if (match := _PLAYED.fullmatch(each))), None)
    box = Box(*map(float, last.groups()[1:])) if last is not None else _board(view)
    if box is None:
        raise NotShown("no board of nine places is seen")
    across, down = box.width / 3, box.height / 3
    cells = [Box(box.left + across * column, box.top + down * row, across, down)
             for row in range(3) for column in range(3)]  # fmt: skip
    places = "".join(_mark(cell, view) for cell in cells)
    marks = 9 - places.count(EMPTY)
    if winner(places) == piece:
        return Deed(())
    if winner(places) or marks == 9:
        raise NotShown("the game is over and not won")
    if last is not None and marks < int(last[1]) + 2:
        if trail[-_WAITS:].count(_WAITED) == _WAITS:
            raise NotShown("the other one does not move")
        return Deed((Wait(_WAIT_SECONDS, for_change=True),), (), _WAITED)
    cell = cells[best_place(places, piece)]
    at = f"{box.left:.0f} {box.top:.0f} {box.width:.0f} {box.height:.0f}"
    return replace(on(Found(cell, "free place", 0.9)), trail=f"played after {marks} on {at}")


def _board(view: View) -> Box | None:
    """Return the box around three rows of three square places; None where none is seen."""
    squares = [box for box in view.frames if abs(box.width - box.height) < _SAME * box.width]
    for first in squares:
        alike = [box for box in squares if abs(box.width - first.width) < _SAME * first.width]
        lefts, tops = _lines([box.left for box in alike]), _lines([box.top for box in alike])
        pitches = [b - a for line in (lefts, tops) for a, b in pairwise(line)]
        even = bool(pitches) and max(pitches) - min(pitches) < _SAME * first.width
        if len(lefts) == len(tops) == 3 and len(alike) > 4 and even and min(pitches) < 1.5 * first.width:
            gap = pitches[0] - first.width
            inner = Box.between(lefts[0], tops[0], lefts[2] + first.width, tops[2] + first.height)
            return inner.grown(gap / 2)
    return None


def _lines(edges: Sequence[float]) -> list[float]:
    """Return the places of edges, those that are nearly the same once."""
    found: list[float] = []
    for edge in sorted(edges):
        if not found or edge - found[-1] > 8:
            found.append(edge)
    return found


def _mark(cell: Box, view: View) -> str:
    """Return what stands in a place: an 'O' is open in its middle."""
    if uneven(view.screenshot, cell, 0.15) < _MARKED:
        return EMPTY
    side = 0.1 * cell.width
    middle = view.screenshot.crop(Box.around(cell.center, side, side))[:, :, 2::-1].astype(np.int16)
    colour = np.array(ground(view.screenshot, cell))
    return "X" if (np.abs(middle - colour).max(axis=2) > _INK).mean() > 0.5 else "O"


def _playing(groups: Groups) -> Intents:
    said = (groups["before"] or groups["after"] or "x").strip("'\"‘’“” ").lower()
    return (Play("O" if said.startswith(("o", "n", "○", "圈")) else "X"),)


GAMES: Rows = (
    (
        rf"(?:{_AS.format('before')},? )?(?:win|play|finish|complete|start)(?: and win)?"
        rf"(?: (?:a|the|one))?(?: (?:game|round|match))?(?: (?:of|at))? ?{_GAME}(?: and win(?: it)?)?"
        rf"(?: against .+?)?(?:,? {_AS.format('after')})?(?: against .+?)?(?:,? and win(?: it)?)?",
        _playing,
    ),
)
CHINESE_GAMES: Rows = (
    (
        r"(?:你?(?:执|用|下|当|是)(?P<before>[XOxo○圈叉])[，,]?)?(?:请)?(?:玩|下|赢得?|完成)(?:一|1)?[局盘次]?"
        r"(?:游戏)?"
        r"(?:井字棋|三子棋|圈圈叉叉|圈叉)(?:游戏)?(?:[，,]?(?:并|要)?赢(?:下来|了)?)?"
        r"(?:[，,]?(?:执|用)(?P<after>[XOxo○圈叉]))?",
        _playing,
    ),
)
