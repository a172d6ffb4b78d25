"""Three in a row on nine places: who has won, and where to play next.

The trap: the play that never loses seldom wins. Who plays against it errs at times, and so what counts is
how likely a win is against one who plays anywhere half the time, and else wins or hinders if one mark does.
"""

from __future__ import annotations

from functools import cache

EMPTY = "."
_LINES = ((0, 1, 2), (3, 4, 5), (6, 7, 8), (0, 3, 6), (1, 4, 7), (2, 5, 8), (0, 4, 8), (2, 4, 6))
_ERRS = 0.5  # how often the other one plays anywhere


def winner(places: str) -> str:
    """Return the mark that has three in a row; nothing where none has. places: nine marks, row by row."""
    for a, b, c in _LINES:
        if places[a] == places[b] == places[c] != EMPTY:
            return places[a]
    return ""


def best_place(places: str, own: str) -> int:
    """Return where to play for a win at once, or to be likeliest, and then for a loss to be least likely.

    own: the mark that plays next. Raises ValueError where no place is free.
    """
    after = {at: _played(places, at, own) for at in _free(places)}
    return max(after, key=lambda at: (winner(after[at]) == own, _value(after[at], own, own_turn=False)))


def _free(places: str) -> list[int]:
    return [at for at, mark in enumerate(places) if mark == EMPTY]


def _played(places: str, at: int, mark: str) -> str:
    return places[:at] + mark + places[at + 1 :]


@cache
def _value(places: str, own: str, *, own_turn: bool) -> tuple[float, float]:
    """Return how likely a win is, and how likely it is not to lose."""
    won, free = winner(places), _free(places)
    if won or not free:
        return float(won == own), float(won in (own, ""))
    if own_turn:
        return max(_value(_played(places, at, own), own, own_turn=False) for at in free)
    other = "O" if own == "X" else "X"
    telling = [at for mark in (other, own) for at in free if winner(_played(places, at, mark)) == mark]
    values = {at: _value(_played(places, at, other), own, own_turn=True) for at in free}
    meant = values[telling[0]] if telling else None
    mean = tuple(sum(value[each] for value in values.values()) / len(values) for each in (0, 1))
    if meant is None:
        return mean[0], mean[1]
    return _ERRS * mean[0] + (1 - _ERRS) * meant[0], _ERRS * mean[1] + (1 - _ERRS) * meant[1]
