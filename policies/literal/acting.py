"""What each instruction comes to on the screen as it is now: actions at points, and why.

A field that holds something is emptied first: `type "Bob" into "Name"` means that the name is Bob
afterwards. That is done by selecting everything in it, and only in fields of one line; what is typed into a
field of several lines is added where the click went.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import assert_never

from agent.actions import Action, Click, Drag, Hold, Move, Press, Release, Scroll, Type, Wait
from agent.errors import Ambiguous, NotShown
from agent.geometry import Point
from agent.senses import Found
from agent.sight.likeness import Grade
from policies.literal.instruction import (
    CheckThat,
    ClickOn,
    DragTo,
    HoldDown,
    HoverOver,
    Instruction,
    LetGo,
    PressKeys,
    ScrollBy,
    Target,
    TypeText,
    WaitFor,
    WaitSeconds,
)
from policies.literal.look import Look
from policies.literal.speech import Speech

_CERTAIN = Grade.CONFUSED_INSIDE  # what is checked must really stand there: no letter may be misread


@dataclass(frozen=True, slots=True)
class Done:
    """The actions that carry an instruction out, what they point at, and the thought behind them."""

    actions: tuple[Action, ...]
    targets: tuple[Found, ...] = ()
    thought: str = ""


def act(instruction: Instruction, look: Look, speech: Speech) -> Done | None:
    """Return what carries the instruction out now, or None where something is shown that should be gone.

    Raises:
        NotShown: what it names is not on the screen, or not yet.
        Ambiguous: what it names is there more than once.
    """
    match instruction:
        case ClickOn(target, button, count, holding):
            found = look.place(target)
            click = Click(found.box.center, button, count, holding)
            return _pointing((click,), (found,), instruction, look, speech)
        case HoverOver(target):
            found = look.place(target)
            return _pointing((Move(found.box.center),), (found,), instruction, look, speech)
        case DragTo(source, destination, holding):
            start, end = look.place(source), look.place(destination)
            drag = Drag((start.box.center, end.box.center), holding=holding)
            return _pointing((drag,), (start, end), instruction, look, speech)
        case TypeText(text, into):
            if into is None:
                return Done((Type(text),), (), speech.act(instruction))
            field = look.field(into)
            actions = (Click(field.box.center), *_typed(text, look.written_in(field, into)))
            return _pointing(actions, (field,), instruction, look, speech)
        case PressKeys(keys, times):
            return Done((Press(keys),) * times, (), speech.act(instruction))
        case ScrollBy(right, down, at, window):
            return Done((Scroll(_over(at, window, look), right, down),), (), speech.act(instruction))
        case WaitSeconds(seconds):
            return Done((Wait(seconds),), (), speech.act(instruction))
        case HoldDown(key):
            return Done((Hold(key),), (), speech.act(instruction))
        case LetGo(key):
            return Done((Release(key),), (), speech.act(instruction))
        case WaitFor(target, gone):
            return _looked_for(target, not gone, look, speech)
        case CheckThat(target, shown):
            return _looked_for(target, shown, look, speech)
    assert_never(instruction)


def _pointing(
    actions: tuple[Action, ...],
    targets: tuple[Found, ...],
    instruction: Instruction,
    look: Look,
    speech: Speech,
) -> Done:
    first = targets[0]
    seen = speech.seen(first.label, first.box.center, look.area)
    return Done(actions, targets, speech.because(seen, speech.act(instruction)))


def _typed(text: str, present: str) -> tuple[Action, ...]:
    """Return the actions that make a field hold this text instead of what is in it."""
    if not present:
        return (Type(text),)
    return (Press(("ctrl", "a")), Type(text) if text else Press(("delete",)))


def _over(at: Target | None, window: str, look: Look) -> Point:
    if at is not None:
        return look.scrollable(at)
    return look.window(window).center if window else look.area.center


def _looked_for(target: Target, shown: bool, look: Look, speech: Speech) -> Done | None:
    """Return that the target is shown, or is not, as it should be; None where it is and should not.

    What should be shown must stand there letter by letter; what should be gone must not even nearly.
    """
    text = target.wanted.text
    found: tuple[Found, ...] = ()  # none where it is shown more than once, which is shown, too
    try:
        found = (look.place(target, least=_CERTAIN if shown else Grade.MISREAD_INSIDE),)
    except Ambiguous:
        pass
    except NotShown:
        if shown:
            raise
        return Done((), (), speech.shown(text, False))
    return Done((), found, speech.shown(text, True)) if shown else None
