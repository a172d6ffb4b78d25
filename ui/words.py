"""The core's values in the person's language: actions, outcomes, endings.

The core speaks English only. What it counts out (which action, which outcome) is worded here, so that it
can be translated; of what it says in whole sentences (why something failed) those that are known are, by
`ui.reason_words`. In English the words of an action are those of `agent.actions.describe`; a test compares
them.
"""

from __future__ import annotations

from typing import assert_never

from PySide6.QtCore import QCoreApplication

from agent.actions import (
    Action,
    AskUser,
    Button,
    Click,
    Drag,
    Finish,
    Hold,
    Move,
    Press,
    Release,
    Scroll,
    Type,
    Wait,
)
from agent.episode import Decision, Ending, Outcome, Result, Verdict
from agent.geometry import Point
from agent.senses import DONE, NOTHING, STUCK, UNEXPECTED, Opinion
from ui.reason_words import label_words, reason_words

translate = QCoreApplication.translate


def action_words(action: Action) -> str:
    """Say in a few words what the action does. What it types or asks stays as it was written."""
    match action:
        case Click(at, button, count, holding):
            name = _clicks().get((button, count)) or _many_clicks()[button].format(count=count)
            return _held(holding) + translate("words", "{act} at {place}").format(act=name, place=_place(at))
        case Move(at):
            return translate("words", "move to {place}").format(place=_place(at))
        case Drag(path, button, holding):
            return _held(holding) + _drags()[button].format(start=_place(path[0]), end=_place(path[-1]))
        case Scroll(at, right, down):
            return translate("words", "scroll {turns} at {place}").format(
                turns=_turns(right, down), place=_place(at)
            )
        case Type(text):
            return translate("words", "type {text}").format(text=repr(text))
        case Press(keys):
            return translate("words", "press {keys}").format(keys="+".join(keys))
        case Hold(what):
            return translate("words", "hold {what}").format(what=what)
        case Release(what):
            return translate("words", "release {what}").format(what=what)
        case Wait(seconds, True):
            return translate("words", "wait for a change, at most {seconds} s").format(seconds=f"{seconds:g}")
        case Wait(seconds, _):
            return translate("words", "wait {seconds} s").format(seconds=f"{seconds:g}")
        case Finish(message, success, _):
            verb = translate("words", "finish") if success else translate("words", "give up")
            return _because(verb, message)
        case AskUser(question):
            return translate("words", "ask: {question}").format(question=reason_words(question))
        case _:
            assert_never(action)


def decision_words(decision: Decision) -> str:
    """Say what was decided: its actions in their order and what they are meant for, or why there are none."""
    if not decision.actions:
        return decision.thought or translate("words", "nothing to do")
    words = ", ".join(action_words(action) for action in decision.actions)
    labels = ", ".join(label_words(target.label) for target in decision.targets if target.label)
    return f"{words} · {labels}" if labels else words


def outcome_words(outcome: Outcome) -> str:
    """Say what became of a step, and why, in a line."""
    result = _results()[outcome.result]
    if outcome.verified:
        result = translate("words", "Done and verified")
    return _because(result, outcome.why)


def ending_words(ending: Ending) -> str:
    """Say how a run ended, and why, in a line."""
    verdict = _verdicts()[ending.verdict]
    if ending.verified and ending.verdict is Verdict.FINISHED:
        verdict = translate("words", "Finished and verified")
    return _because(verdict, ending.message)


def opinion_words(opinion: Opinion) -> str:
    """Say what a critic says, and how sure it is, in a line. A word that is not known stays as it is."""
    known = {
        STUCK: translate("words", "Seems stuck"),
        DONE: translate("words", "Seems done already"),
        NOTHING: translate("words", "Nothing happened, it seems"),
        UNEXPECTED: translate("words", "Something else changed than was expected"),
    }
    said = known.get(opinion.word, opinion.word)
    return translate("words", "{word} ({sure}, {critic})").format(
        word=said, sure=f"{opinion.confidence:.0%}", critic=opinion.critic
    )


def _because(what: str, why: str) -> str:
    """Say what came, and why where that was told."""
    if not why:
        return what
    return translate("words", "{what}: {why}").format(what=what, why=reason_words(why))


def _held(holding: tuple[str, ...]) -> str:
    return "".join(f"{key}+" for key in holding)


def _turns(right: int, down: int) -> str:
    ways = [
        (down, translate("words", "down {notches}")),
        (-down, translate("words", "up {notches}")),
        (right, translate("words", "right {notches}")),
        (-right, translate("words", "left {notches}")),
    ]
    turns = [way.format(notches=notches) for notches, way in ways if notches > 0]
    return translate("words", " and ").join(turns) or translate("words", "nothing")


def _place(point: Point) -> str:
    return f"({point.x:.0f}, {point.y:.0f})"


def _clicks() -> dict[tuple[Button, int], str]:
    return {
        (Button.LEFT, 1): translate("words", "click"),
        (Button.LEFT, 2): translate("words", "double-click"),
        (Button.LEFT, 3): translate("words", "triple-click"),
        (Button.RIGHT, 1): translate("words", "right click"),
        (Button.RIGHT, 2): translate("words", "right double-click"),
        (Button.RIGHT, 3): translate("words", "right triple-click"),
        (Button.MIDDLE, 1): translate("words", "middle click"),
        (Button.MIDDLE, 2): translate("words", "middle double-click"),
        (Button.MIDDLE, 3): translate("words", "middle triple-click"),
    }


def _many_clicks() -> dict[Button, str]:
    return {
        Button.LEFT: translate("words", "{count} clicks"),
        Button.RIGHT: translate("words", "right {count} clicks"),
        Button.MIDDLE: translate("words", "middle {count} clicks"),
    }


def _drags() -> dict[Button, str]:
    return {
        Button.LEFT: translate("words", "drag from {start} to {end}"),
        Button.RIGHT: translate("words", "right drag from {start} to {end}"),
        Button.MIDDLE: translate("words", "middle drag from {start} to {end}"),
    }


def _results() -> dict[Result, str]:
    return {
        Result.DONE: translate("words", "Done"),
        Result.DRY: translate("words", "Only shown"),
        Result.STALE: translate("words", "Looked again"),
        Result.REFUSED: translate("words", "Refused"),
        Result.FAILED: translate("words", "Failed"),
    }


def _verdicts() -> dict[Verdict, str]:
    return {
        Verdict.FINISHED: translate("words", "Finished"),
        Verdict.FAILED: translate("words", "Failed"),
        Verdict.HALTED: translate("words", "Halted before anything was done"),
        Verdict.UNCERTAIN: translate("words", "Uncertain"),
        Verdict.REFUSED: translate("words", "Refused"),
        Verdict.STOPPED: translate("words", "Stopped"),
    }


ACTS = ("idle", "move", "click", "double click", "right click", "drag", "scroll", "type", "shortcut")
"""What a watcher can name; a test compares them with those of the watchers that are installed."""


def act_word(act: str) -> str:
    """Say what a watcher takes a person to do; what is not known here stays as it is."""
    words = {
        "idle": translate("words", "nothing", "what a person does"),
        "move": translate("words", "moving"),
        "click": translate("words", "click"),
        "double click": translate("words", "double click"),
        "right click": translate("words", "right click"),
        "drag": translate("words", "drag"),
        "scroll": translate("words", "scroll"),
        "type": translate("words", "typing"),
        "shortcut": translate("words", "shortcut"),
    }
    return words.get(act, act)
