"""Examples from a run that is kept: of its steps, those that were done, if it ended well.

What was refused, failed or stale is not learned, but it stays in what the later steps are shown, as it was.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path

from agent import store
from agent.actions import points_of
from agent.episode import Result, Verdict
from agent.errors import DeixisError
from agent.geometry import Box
from agent.store import Entry
from policies.tuning.example import Course, Example, Turn, Voice
from policies.tuning.sayings import Unsayable

AROUND = 24  # points: the side of what counts as the target where none is known


def is_run(folder: Path) -> bool:
    """Tell whether a folder holds the episode of a run."""
    return (folder / "header.json").is_file()


def course_of(folder: Path, voice: Voice) -> Course:
    """Return what can be learned from a run. Raises UnreadableEpisode."""
    record = store.read(folder)
    task = record.header.task
    ending = record.ending
    if ending is None or ending.verdict is not Verdict.FINISHED or ending.verified is False:
        why = "cut off" if ending is None else str(ending.verdict)
        return Course(task, (), (f"{folder.name}: it was not finished, but {why}",))
    examples: list[Example] = []
    left_out: list[str] = []
    before: tuple[Turn, ...] = ()
    for entry in record.steps:
        try:
            turn = _turn(entry, voice)
        except (Unsayable, DeixisError) as error:
            left_out.append(f"{folder.name}, step {entry.step.number}: {error}")
            continue
        if entry.step.outcome.result is Result.DONE:
            examples.append(Example(task, before, turn))
        before = (*before, turn)
    return Course(task, tuple(examples), tuple(left_out))


def _turn(entry: Entry, voice: Voice) -> Turn:
    decision = entry.step.decision
    if entry.look is None:
        raise Unsayable("there is no picture of it")
    if not decision.actions:
        raise Unsayable("nothing was done")
    places = [point for action in decision.actions for point in points_of(action)]
    known = [found.box for found in decision.targets]
    boxes = tuple(
        next((box for box in known if point in box), Box.around(point, AROUND, AROUND)) for point in places
    )
    reply = voice.reply(decision.thought, decision.actions, entry.look.screenshot())
    return Turn(partial(entry.look.screenshot), reply, decision.actions, boxes, entry.step.outcome)
