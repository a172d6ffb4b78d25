"""Examples from a demonstration, or from what a person showed an agent: the same kind of folder.

A correction counts as long as the demonstration names its picture: it is one more look of a target there,
and so one more example, with the same history. Steps of branches are left out: whether they come depends.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

from agent import actions, keys
from agent.actions import Action, Button, Finish
from agent.demonstration import folder as shelf
from agent.demonstration import schema
from agent.demonstration.schema import Step, targets_of, verb_of
from agent.demonstration.target import Shown
from agent.errors import DeixisError
from agent.geometry import Box, Point
from agent.replay.gallery import Gallery
from agent.replay.help import sentence_of
from agent.replay.part import values_of
from agent.script.schema.wait import Elapsed
from agent.script.scope import fill, filled
from agent.teach import sample
from policies.tuning.example import Course, Example, Picture, Turn, Voice
from policies.tuning.sayings import Unsayable

WAIT = 5.0  # seconds: what `wait()` means


def course_of(folder: Path, voice: Voice) -> Course:
    """Return what can be learned from a demonstration. Raises UsageError, BadScript."""
    shown = shelf.load(folder).demonstration
    values = values_of(shown, ())
    gallery = Gallery(folder, shown.screen)
    task = fill(shown.demonstration, values)
    examples: list[Example] = []
    left_out = [f"{folder.name}: {fault}" for fault in sample.read(folder).faults]
    before: tuple[Turn, ...] = ()
    last: Step | None = None
    for written in shown.steps:
        if written.off:
            continue
        step = filled(written, values)
        try:
            looks = [_turn(step, shown_, gallery, voice) for shown_ in _looks(step)]
        except (Unsayable, DeixisError) as error:
            left_out.append(f"{folder.name}, step {step.id}: {error}")
            continue
        examples += (Example(task, before, turn) for turn in looks)
        before = (*before, looks[0])
        last = step
    if last is not None and last.after is not None:
        try:
            examples.append(Example(task, before, _end(gallery, last.after, voice)))
        except DeixisError as error:
            left_out.append(f"{folder.name}, the end: {error}")
    return Course(task, tuple(examples), tuple(left_out))


def _looks(step: Step) -> list[tuple[Shown, ...]]:
    """Return how the targets of a step looked, each time that they were shown; nothing, for a key, once."""
    targets = targets_of(step)
    if len(targets) == 1:
        return [(shown,) for shown in targets[0].shown]
    return [tuple(target.shown[0] for target in targets)]


def _turn(step: Step, looks: tuple[Shown, ...], gallery: Gallery, voice: Voice) -> Turn:
    frame = looks[0].frame if looks else step.before
    if frame is None:
        raise Unsayable("there is no picture of it")
    if any(look.frame != frame for look in looks):
        raise Unsayable("its places are on two pictures")
    done = tuple(_actions(step, [Point(*look.at) for look in looks]))
    picture: Picture = partial(gallery.picture, frame)
    return Turn(
        picture, voice.reply(_thought(step), done, picture()), done, tuple(Box(*look.box) for look in looks)
    )


def _end(gallery: Gallery, frame: str, voice: Voice) -> Turn:
    picture: Picture = partial(gallery.picture, frame)
    done = (Finish(),)
    return Turn(picture, voice.reply("The task is done.", done, picture()), done)


def _actions(step: Step, at: list[Point]) -> Iterator[Action]:
    match step:
        case schema.Click(button=button, pressed=seconds) if seconds:
            yield actions.Move(at[0])
            yield actions.Hold(button)
            yield actions.Wait(seconds)
            yield actions.Release(button)
        case schema.Click(button=button, count=count, holding=holding):
            yield actions.Click(at[0], button, count, tuple(keys.key(each) for each in holding))
        case schema.Drag(button=button, holding=holding):
            yield actions.Drag((at[0], at[1]), button, tuple(keys.key(each) for each in holding))
        case schema.Move():
            yield actions.Move(at[0])
        case schema.Scroll(right=right, down=down):
            yield actions.Scroll(at[0], right, down)
        case schema.Type(type=text):
            yield actions.Type(text)
        case schema.Press(press=chord, times=times):
            yield from (actions.Press(keys.chord(chord)) for _ in range(times))
        case schema.Hold(hold=what):
            yield actions.Hold(_held(what))
        case schema.Release(release=what):
            yield actions.Release(_held(what))
        case schema.Wait(wait=Elapsed(seconds=seconds)):
            yield actions.Wait(seconds)
        case schema.Wait():
            yield actions.Wait(WAIT)
        case _:
            raise Unsayable(f"'{verb_of(step)}' is nothing that a model does")


def _held(what: str) -> str | Button:
    return Button(what) if what in list(Button) else keys.key(what)


def _thought(step: Step) -> str:
    """Say what is done and to which element, in a sentence; first what a person noted."""
    match step:
        case schema.Type(type=text):
            said = f'type "{text}"'
        case schema.Press(press=chord):
            said = f"press {chord}"
        case _:
            said = sentence_of(step).strip()
    said = f"{said[:1].upper()}{said[1:]}."
    return f"{step.note} {said}" if step.note else said
