"""What one clause of a free sentence asks for: frozen intents, and how each is told in a few words.

The trap: a verb says less than it seems. 'Select' picks an option, a date, a number on a slider or a
path through menus, and 'check' ticks a box or looks at it. So the sentence is read into one of these
types before anything is looked for; what a name in it means is found out on the screen, not here.
"""

from __future__ import annotations

from dataclasses import dataclass

from agent.actions import Button
from policies.pocket.undertaking import Undertaking, told_of


@dataclass(frozen=True, slots=True)
class ClickThe:
    """Click on something named. of: what was found before, beside which it is meant."""

    name: str
    button: Button = Button.LEFT
    count: int = 1
    holding: tuple[str, ...] = ()
    of: str = ""


@dataclass(frozen=True, slots=True)
class Do:
    """Do what a sentence says that names no place: 'go back', 'make the text bold'."""

    sentence: str


@dataclass(frozen=True, slots=True)
class Write:
    """Type a text, where the keyboard is or into a field.

    every: into each such field. at: what has the keyboard, as it is called; a field where one is labelled so.
    """

    text: str
    into: str = ""
    every: bool = False
    at: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """Work out what is asked on the screen, and type it into a field, or click on it where it is offered."""

    question: str
    into: str = ""


@dataclass(frozen=True, slots=True)
class Matching:
    """Type the beginning of an entry into a field that offers entries, and take the one that fits."""

    start: str
    end: str = ""
    into: str = ""


@dataclass(frozen=True, slots=True)
class Choose:
    """Choose an item that is shown, or from a list that opens.

    leads: it opens more items. also: beside those that were chosen before.
    """

    item: str
    among: str = ""
    leads: bool = False
    also: bool = False


@dataclass(frozen=True, slots=True)
class Tick:
    """Make a box ticked, or not ticked, whatever it is now."""

    name: str
    on: bool = True


@dataclass(frozen=True, slots=True)
class SetTo:
    """Bring a slider to a value."""

    value: str
    name: str


@dataclass(frozen=True, slots=True)
class Keys:
    """Press keys together, so many times."""

    keys: tuple[str, ...]
    times: int = 1


@dataclass(frozen=True, slots=True)
class Turn:
    """Turn the wheel. notches: 0 for as far as it goes. over: a thing on the screen."""

    way: str
    notches: int = 3
    over: str = ""


@dataclass(frozen=True, slots=True)
class Seek:
    """Bring something to view that may have to be scrolled to, unfolded or found behind a tab.

    through: it is behind one of the tabs, which are gone through until it is seen.
    """

    name: str
    through: bool = False


@dataclass(frozen=True, slots=True)
class Hover:
    """Bring the pointer over something."""

    name: str


@dataclass(frozen=True, slots=True)
class DragThe:
    """Drag one thing to another, or to a place in its row."""

    name: str
    to: str


@dataclass(frozen=True, slots=True)
class Resize:
    """Make something larger or smaller in width, in height or in both. most: as far as it goes."""

    name: str
    side: str
    larger: bool
    most: bool = False


@dataclass(frozen=True, slots=True)
class Copy:
    """Copy the text of something, into something else where that is said."""

    source: str
    to: str = ""


@dataclass(frozen=True, slots=True)
class Paste:
    """Paste what was copied."""

    into: str = ""


@dataclass(frozen=True, slots=True)
class Search:
    """Search for a text with whatever the screen has for that."""

    text: str


@dataclass(frozen=True, slots=True)
class Pause:
    """Wait for a time."""

    seconds: float


@dataclass(frozen=True, slots=True)
class Await:
    """Wait until something is shown, or is gone."""

    name: str
    gone: bool = False


@dataclass(frozen=True, slots=True)
class Confirm:
    """See whether something is shown, or is not."""

    name: str
    shown: bool = True


@dataclass(frozen=True, slots=True)
class Leave:
    """Do not do what the sentence says."""

    sentence: str


@dataclass(frozen=True, slots=True)
class Where:
    """Do something only where something else is shown now."""

    shown: str
    then: Intent


Intent = (
    ClickThe
    | Do
    | Write
    | Answer
    | Matching
    | Choose
    | Tick
    | SetTo
    | Keys
    | Turn
    | Seek
    | Hover
    | DragThe
    | Resize
    | Copy
    | Paste
    | Search
    | Pause
    | Await
    | Confirm
    | Leave
    | Where
    | Undertaking
)


def told(intent: Intent) -> str:
    """Say in a few words what the intent is, for the record and for tests."""
    match intent:
        case ClickThe(name, button, count, holding, of):
            keys = "".join(f"{key}+" for key in holding)
            side = "" if button is Button.LEFT else f"{button.value}-"
            times = {2: "double-", 3: "triple-"}.get(count, "")
            return f"{keys}{side}{times}click '{name}'" + (f" of '{of}'" if of else "")
        case Do(sentence):
            return f"do '{sentence}'"
        case Write(text, into, every, _):
            return f"type '{text}'" + (f" into {'every ' if every else ''}'{into}'" if into else "")
        case Answer(question, into):
            return f"answer '{question}'" + (f" in '{into}'" if into else "")
        case Matching(start, end, into):
            return f"enter '{start}…{end}'" + (f" into '{into}'" if into else "")
        case Choose(item, among, leads):
            return f"choose '{item}'" + (" >" if leads else "") + (f" in '{among}'" if among else "")
        case Tick(name, on):
            return f"{'tick' if on else 'untick'} '{name}'"
        case SetTo(value, name):
            return f"set '{name}' to {value}"
        case Keys(keys, times):
            return f"press {'+'.join(keys)}" + (f" {times} times" if times > 1 else "")
        case Turn(way, notches, over):
            return f"scroll {way} {notches or 'to the end'}" + (f" in '{over}'" if over else "")
        case Seek(name, through):
            return f"look through the tabs for '{name}'" if through else f"scroll to '{name}'"
        case Hover(name):
            return f"hover over '{name}'"
        case DragThe(name, to):
            return f"drag '{name}' to '{to}'"
        case Resize(name, side, larger, most):
            far = " as far as it goes" if most else ""
            return f"make '{name}' {'larger' if larger else 'smaller'} in {side}{far}"
        case Copy(source, to):
            return f"copy '{source}'" + (f" to '{to}'" if to else "")
        case Paste(into):
            return "paste" + (f" into '{into}'" if into else "")
        case Search(text):
            return f"search for '{text}'"
        case Pause(seconds):
            return f"wait {seconds:g} seconds"
        case Await(name, gone):
            return f"wait for '{name}'" + (" to disappear" if gone else "")
        case Confirm(name, shown):
            return f"see that '{name}' is {'' if shown else 'not '}shown"
        case Leave(sentence):
            return f"leave '{sentence}'"
        case Where(shown, then):
            return f"if '{shown}': {told(then)}"
        case _:
            return told_of(intent)
