"""Intents that take more than one look: at one row of several, a value that is read, all boxes but one.

They are told apart from single acts because each is known by a frame of words, not by its verb.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import assert_never


@dataclass(frozen=True, slots=True)
class AtRow:
    """Do an act at one of several alike things: 'delete the mail from Ann', 'book the cheapest flight'.

    act: as it is written on buttons, or drawn. row: what tells the thing from the others.
    """

    act: str
    row: str


@dataclass(frozen=True, slots=True)
class Carry:
    """Read the value of something on the screen and type it into a field; the words themselves if none is."""

    what: str
    into: str


@dataclass(frozen=True, slots=True)
class TickAll:
    """Make all boxes ticked, or not, but for some. those: their ticks are made the other way."""

    on: bool
    but: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Mark:
    """Select a text that is written, so that the next act is done to it."""

    text: str


@dataclass(frozen=True, slots=True)
class Sort:
    """Put a list in order: by the head of a column, or by what a list of orders offers.

    falling: from the last on.
    """

    by: str
    falling: bool = False


@dataclass(frozen=True, slots=True)
class Only:
    """Show only those of a list that are so. name: what is filtered by; empty where it is not said."""

    value: str
    name: str = ""


@dataclass(frozen=True, slots=True)
class Make:
    """Make a new thing of a kind. where: in which of several places; empty for the only one."""

    kind: str
    where: str = ""


@dataclass(frozen=True, slots=True)
class Dismiss:
    """Close what lies over a page: a popup, a banner, a dialog."""

    what: str


@dataclass(frozen=True, slots=True)
class Dial:
    """Enter digits by keys that are shown; by the keyboard where none are."""

    digits: str


@dataclass(frozen=True, slots=True)
class Rate:
    """Give so many stars. of: the thing in whose row they are; empty for the only one."""

    stars: int
    of: str = ""


@dataclass(frozen=True, slots=True)
class Send:
    """Press what sends off what was written."""


@dataclass(frozen=True, slots=True)
class GoTo:
    """Go to an address in a browser."""

    address: str


@dataclass(frozen=True, slots=True)
class Strokes:
    """Press chords one after another. what: what that comes to, in words."""

    chords: tuple[tuple[str, ...], ...]
    what: str


@dataclass(frozen=True, slots=True)
class Replace:
    """Replace a text by another one, everywhere."""

    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Discard:
    """Say no where it is asked whether changes shall be saved."""


@dataclass(frozen=True, slots=True)
class Fill:
    """Go to a cell of a table, and type into it what there is to type."""

    cell: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class Amount:
    """Have so many of one thing in a list that counts each of them."""

    what: str
    number: int


@dataclass(frozen=True, slots=True)
class Shift:
    """Make a number larger by so much, or smaller where that is below zero."""

    what: str
    by: float


@dataclass(frozen=True, slots=True)
class Guess:
    """Find a number out that is only told to be higher or lower."""

    low: int
    high: int


@dataclass(frozen=True, slots=True)
class Play:
    """Play three in a row, and win. piece: 'X' or 'O'."""

    piece: str


@dataclass(frozen=True, slots=True)
class Parity:
    """Say of each number that is shown whether it is odd or even."""


@dataclass(frozen=True, slots=True)
class Until:
    """Wait until a value that changes is beyond a limit."""

    what: str
    limit: float
    below: bool


@dataclass(frozen=True, slots=True)
class Again:
    """Press something until something else is shown; until it is gone itself where nothing else is said."""

    what: str
    until: str = ""


@dataclass(frozen=True, slots=True)
class Slot:
    """Click on the free place beside a time of a day."""

    time: str


@dataclass(frozen=True, slots=True)
class Restyle:
    """Change how a text that is selected looks: 'larger', 'upper case', a colour."""

    how: str


@dataclass(frozen=True, slots=True)
class Front:
    """Bring a window to the front; the one that is not in front where none is named. closed: close it."""

    window: str
    closed: bool = False


@dataclass(frozen=True, slots=True)
class ToPage:
    """Show a page of a document by its number."""

    number: int


@dataclass(frozen=True, slots=True)
class Criterion:
    """Say of what is looked for what it is like. kind: 'person', 'year', 'genre' or 'title'."""

    kind: str
    value: str


Undertaking = (
    AtRow | Carry | TickAll | Mark | Sort | Dismiss | Dial | Rate | Send | GoTo | Strokes | Replace
    | Discard | Fill | Amount | Guess | Parity | Until | Again | Slot | Restyle | Front | ToPage
    | Criterion | Only | Make | Play | Shift
)  # fmt: skip


def told_of(intent: Undertaking) -> str:
    """Say in a few words what the intent is."""
    match intent:
        case AtRow(act, row):
            return f"{act} at '{row}'"
        case Carry(what, into):
            return f"carry '{what}' into '{into}'"
        case TickAll(on, but):
            return f"{'tick' if on else 'untick'} all" + (f" but {', '.join(but)}" if but else "")
        case Mark(text):
            return f"mark '{text}'"
        case Sort(by, falling):
            return f"sort by '{by}'" + (", falling" if falling else "")
        case Dismiss(what):
            return f"dismiss '{what}'"
        case Dial(digits):
            return f"dial {digits}"
        case Rate(stars, of):
            return f"give {stars} stars" + (f" to '{of}'" if of else "")
        case Send():
            return "send"
        case GoTo(address):
            return f"go to '{address}'"
        case Strokes(_, what):
            return f"keys to {what}"
        case Replace(old, new):
            return f"replace '{old}' by '{new}'"
        case Discard():
            return "discard changes"
        case Fill(cell, text):
            return f"type '{text}' into cell {cell}" if text else f"go to cell {cell}"
        case Amount(what, number):
            return f"have {number} of '{what}'"
        case Shift(what, by):
            return f"change '{what}' by {by:+g}"
        case Guess(low, high):
            return f"guess a number from {low} to {high}"
        case Play(piece):
            return f"win three in a row as {piece}"
        case Parity():
            return "say which numbers are odd or even"
        case Until(what, limit, below):
            return f"wait until '{what}' is {'below' if below else 'above'} {limit:g}"
        case Again(what, until):
            return f"press '{what}' until " + (f"'{until}' is shown" if until else "it is gone")
        case Slot(time):
            return f"click beside '{time}'"
        case Restyle(how):
            return f"make it '{how}'"
        case Front(window, closed):
            return f"{'close' if closed else 'bring to the front'} the window '{window or 'other'}'"
        case ToPage(number):
            return f"go to page {number}"
        case Only(value, name):
            return f"show only '{value}'" + (f" by '{name}'" if name else "")
        case Make(kind, where):
            return f"make a {kind}" + (f" in '{where}'" if where else "")
        case Criterion(kind, value):
            return f"look for the {kind} '{value}'"
    assert_never(intent)
