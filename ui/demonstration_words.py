"""A demonstration's steps in the person's language: what each does, and what state it is in."""

from __future__ import annotations

from typing import assert_never

from PySide6.QtCore import QCoreApplication

from agent.actions import Button
from agent.demonstration.schema import (
    Agent,
    Changed,
    Check,
    Click,
    Drag,
    Expectation,
    Hold,
    If,
    Move,
    Press,
    Release,
    Scroll,
    Step,
    Type,
    Typed,
    Wait,
    targets_of,
)
from agent.script.schema.wait import Elapsed
from agent.script.title import condition_words
from ui.reason_words import label_words

translate = QCoreApplication.translate


def step_words(step: Step) -> str:
    """Say in a few words what the step does. What a person wrote, or a screen, stays as it is."""
    match step:
        case Click(click=target, button=button, count=count, holding=holding):
            keys = "".join(f"{key}+" for key in holding)
            return keys + _clicks(button, count).format(target=label_words(target.intent))
        case Drag(drag=start, to=end):
            return translate("demonstration", "drag {start} to {end}").format(
                start=label_words(start.intent), end=label_words(end.intent)
            )
        case Move(move=target):
            return translate("demonstration", "point at {target}").format(target=label_words(target.intent))
        case Scroll(scroll=target):
            return translate("demonstration", "scroll at {target}").format(target=label_words(target.intent))
        case Type(type=text):
            return translate("demonstration", "type “{text}”").format(text=text)
        case Press(press=keys, times=times):
            words = translate("demonstration", "press {keys}").format(keys=keys)
            return f"{words} × {times}" if times > 1 else words
        case Hold(hold=what):
            return translate("demonstration", "hold {what}").format(what=what)
        case Release(release=what):
            return translate("demonstration", "release {what}").format(what=what)
        case Wait(wait=Elapsed(seconds=seconds)):
            return translate("demonstration", "wait {seconds} s").format(seconds=f"{seconds:g}")
        case Wait(wait=condition):
            assert not isinstance(condition, Elapsed)
            return translate("demonstration", "wait until {it}").format(it=condition_words(condition))
        case Check(check=condition):
            return translate("demonstration", "check that {it}").format(it=condition_words(condition))
        case Agent(agent=sentence):
            return translate("demonstration", "agent: {task}").format(task=sentence)
        case If(if_=condition):
            return translate("demonstration", "if {it}").format(it=condition_words(condition))
        case _:
            assert_never(step)


def state_words(step: Step) -> str:
    """Say what is particular about a step: switched off, corrected, expected, or a person's note."""
    said = []
    if step.off:
        said.append(translate("demonstration", "Off"))
    if corrected(step):
        said.append(translate("demonstration", "Corrected"))
    if step.expect:
        said.append(translate("demonstration", "To be verified"))
    if step.note:
        said.append(step.note)
    return " · ".join(said)


def corrected(step: Step) -> bool:
    """Tell whether a person showed a target of this step anew."""
    return any(shown.corrected for target in targets_of(step) for shown in target.shown)


def expectation_words(expectation: Expectation) -> str:
    """Say what must be so after a step."""
    match expectation:
        case Changed():
            return translate("demonstration", "something looks different there")
        case Typed(typed=text):
            return translate("demonstration", "“{text}” is to be read there").format(text=text)
        case _:
            return condition_words(expectation)


def _clicks(button: Button, count: int) -> str:
    said = {
        (Button.LEFT, 1): translate("demonstration", "click {target}"),
        (Button.LEFT, 2): translate("demonstration", "double-click {target}"),
        (Button.LEFT, 3): translate("demonstration", "triple-click {target}"),
        (Button.RIGHT, 1): translate("demonstration", "right-click {target}"),
        (Button.MIDDLE, 1): translate("demonstration", "middle-click {target}"),
    }
    many = translate("demonstration", "{count} clicks with the {button} button on {target}")
    return said.get((button, count)) or many.replace("{count}", str(count)).replace("{button}", button.value)
