"""What a step is called where a person reads of it, as far as possible in the literal language."""

from __future__ import annotations

from typing import assert_never

from agent.script.schema.condition import (
    All,
    AnyOf,
    ClipboardHas,
    CommandEnds,
    Condition,
    Content,
    FileThere,
    HttpAnswers,
    Not,
    TextShown,
    WindowOpen,
)
from agent.script.schema.place import Place
from agent.script.schema.step import (
    Agent,
    Call,
    Check,
    Click,
    Do,
    Drag,
    Fail,
    ForEach,
    Hold,
    If,
    Move,
    Press,
    Release,
    Replay,
    Retry,
    Scroll,
    Step,
    Type,
    Wait,
)
from agent.script.schema.wait import Elapsed

_CLICKS = {1: "click", 2: "double-click", 3: "triple-click"}
_SIDES = {"right_of": "right of", "left_of": "left of", "below": "below", "above": "above"}


def title_of(step: Step) -> str:
    """Return a step's own name, or what it does in a few words."""
    if step.name:
        return step.name
    match step:
        case Click(click=place, button=button, count=count, holding=holding):
            keys = "".join(f"{key}+" for key in holding)
            side = "" if button.value == "left" else f"{button.value} "
            return f"{keys}{side}{_CLICKS[count]} {place_words(place)}"
        case Type(type=text, into=into):
            return f'type "{text}"' + (f" into {place_words(into)}" if into else "")
        case Press(press=chord, times=times):
            return f"press {chord}" + (f" {times} times" if times > 1 else "")
        case Scroll(scroll=way, by=by, at=at):
            return f"scroll {way} {by}" + (f" at {place_words(at)}" if at else "")
        case Drag(drag=start, to=end):
            return f"drag {place_words(start)} to {place_words(end)}"
        case Move(move=place):
            return f"move to {place_words(place)}"
        case Hold(hold=key):
            return f"hold {key}"
        case Release(release=key):
            return f"release {key}"
        case Wait(wait=Elapsed(seconds=seconds)):
            return f"wait {seconds:g} seconds"
        case Wait(wait=condition):
            assert not isinstance(condition, Elapsed)
            return f"wait until {condition_words(condition)}"
        case Do(do=sentence):
            return sentence
        case Agent(agent=sentence):
            return f"agent: {sentence}"
        case Replay(replay=folder):
            return f"replay {folder}"
        case Check(check=condition):
            return f"check that {condition_words(condition)}"
        case If(if_=condition):
            return f"if {condition_words(condition)}"
        case ForEach(for_each=file):
            return f"for each row of {file}"
        case Retry(retry=times):
            return f"try at most {times} times"
        case Call(script=file):
            return f"run {file}"
        case Fail(fail=message):
            return f"fail: {message}"
        case _:
            assert_never(step)


def condition_words(condition: Condition) -> str:
    """Say what must be so."""
    match condition:
        case TextShown(text=seen):
            return f'"{seen.text}" is shown' + (f' in window "{seen.window}"' if seen.window else "")
        case WindowOpen(window=title):
            return f'a window "{title}" is open'
        case FileThere(file=file):
            if not file.exists:
                return f"there is no file {file.path}"
            return f"there is a file {file.path}{_content_words(file)}"
        case CommandEnds(command=command):
            return f"'{' '.join(command.run)}' ends with {command.exit}{_content_words(command)}"
        case ClipboardHas(clipboard=content):
            words = _content_words(content).removeprefix(" that ")
            return f"the clipboard {words or 'is not empty'}"
        case HttpAnswers(http=answer):
            return f"{answer.url} answers {answer.status}{_content_words(answer)}"
        case Not(not_=inner):
            return f"not ({condition_words(inner)})"
        case All(all=parts):
            return " and ".join(f"({condition_words(each)})" for each in parts)
        case AnyOf(any=parts):
            return " or ".join(f"({condition_words(each)})" for each in parts)
        case _:
            assert_never(condition)


def place_words(place: Place) -> str:
    """Say where something is."""
    if place.any is not None:
        return " or ".join(place_words(each) for each in place.any)
    if place.box is not None:
        return f"the box {', '.join(f'{side:g}' for side in place.box)}"
    if place.picture is not None:
        return f"the picture {place.picture}"
    ordinal = f"number {place.nth} of " if place.nth else ""
    words = f'field "{place.field}"' if place.field else f'"{place.text}"'
    side = next(
        (f' {said} "{getattr(place, key)}"' for key, said in _SIDES.items() if getattr(place, key)), ""
    )
    return ordinal + words + side + (f' in window "{place.window}"' if place.window else "")


def _content_words(content: Content) -> str:
    if content.equals is not None:
        return f' that is "{content.equals}"'
    return f' that holds "{content.holds}"' if content.holds is not None else ""
