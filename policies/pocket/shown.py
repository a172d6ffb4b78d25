"""What a person showed, as the pointer learns it: a screen, a sentence, and the box that it means there.

The trap: a demonstration has one sentence for many clicks. A click can be learned only with the clause that
asks for it; so a task is learned from where it has as many clauses as acts, and left out, with the reason,
where it has not.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from agent.actions import Finish, Move, Type, Wait, points_of
from agent.errors import DeixisError
from agent.geometry import Box
from policies.pocket.clause import clauses
from policies.tuning.example import Course, Picture, Turn

_AROUND = 24.0  # points: the side of what counts as the target where none is known


@dataclass(frozen=True, slots=True)
class Showing:
    """One click that was shown: the picture, what was asked for, and where it is."""

    task: str
    sentence: str
    picture: Picture
    box: Box


def showings(courses: Sequence[Course]) -> tuple[list[Showing], list[str]]:
    """Return what can be learned from, and a line for each task that cannot."""
    found: list[Showing] = []
    left_out = [line for course in courses for line in course.left_out]
    for course in courses:
        turns = [each.turn for each in course.examples if not _is_end(each.turn)]
        acts = _acts(turns)
        try:
            said = [clause.sentence for clause in clauses(course.task)]
        except DeixisError as error:
            left_out.append(
                f"'{course.task}' does not say what is clicked: {error} "
                "(name it by one clause for each click, joined by 'and' or commas)"
            )
            continue
        if len(said) != len(acts):  # a pointer that rested on its way to a click is no act to be named
            acts = [act for act in acts if not all(isinstance(action, Move | Wait) for action in act.actions)]
        if len(said) != len(acts):
            left_out.append(
                f"'{course.task}' says {len(said)} acts, and {len(acts)} were shown "
                "(name it by one clause for each click, joined by 'and' or commas)"
            )
            continue
        found += [
            Showing(course.task, sentence, turn.picture, _box(turn))
            for sentence, turn in zip(said, acts, strict=True)
            if any(points_of(action) for action in turn.actions)
        ]
    return found, left_out


def _acts(turns: Sequence[Turn]) -> list[Turn]:
    """Return the acts of a task: typing that follows a click into a field belongs to that click."""
    acts: list[Turn] = []
    for turn in turns:
        typed = all(isinstance(action, Type | Wait) for action in turn.actions)
        if typed and acts and any(points_of(action) for action in acts[-1].actions):
            continue
        if all(isinstance(action, Wait) for action in turn.actions):
            continue
        acts.append(turn)
    return acts


def _is_end(turn: Turn) -> bool:
    return any(isinstance(action, Finish) for action in turn.actions)


def _box(turn: Turn) -> Box:
    if turn.boxes:
        return turn.boxes[0]
    point = next(point for action in turn.actions for point in points_of(action))
    return Box.around(point, _AROUND, _AROUND)
