"""Acts of episodes that were kept, with what could have gone wrong with them: real windows to be tried on.

The trap: what was drawn for training has the widgets of one toolkit. A window that comes up here is one of
another program of the same runs, cut out of its picture; a dialog is as much of it as a dialog would cover.
"""

from __future__ import annotations

import random
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from agent.actions import is_input
from agent.episode import Result
from agent.errors import DeixisError
from agent.geometry import Point
from agent.screenshot import Pixels, Screenshot
from agent.sight.changes import differing_px
from agent.store import Record, read
from policies.expectation.lesson import FAULTS, Lessons
from policies.expectation.view import place_of, traces, view
from policies.expectation.words import numbers, words_of

DIALOG = (420, 220)  # pixels, at most
LEAST = 12  # pixels that change, for "nothing happened" to be a fault
FAR = 200  # points from the act to another place


@dataclass(frozen=True, slots=True)
class Act:
    """What was done, in which program and where, and the screens before and after. fault: '' for none."""

    application: str
    fault: str
    words: tuple[str, ...]
    place: Point | None
    before: Screenshot
    after: Screenshot


def lessons_of(folders: Sequence[Path], seed: int = 0) -> Lessons:
    """Return what was done in the episodes in these folders, once more for each fault."""
    records = list(_records(folders))
    windows = {name: picture for record in records for name, picture in _window(record)}
    dice = random.Random(seed)
    return Lessons.joined(
        [
            _lesson(act, number)
            for number, record in enumerate(records)
            for act in _acts(record, windows, dice)
        ]
    )


def _lesson(act: Act, number: int) -> Lessons:
    """Return one act of the record of this number, at once as views: screens are 4 MB each."""
    place, before, after = act.place, act.before, act.after
    return Lessons(
        before=view(before, place)[None],
        after=view(after, place)[None],
        traces=traces(before, after, place)[None],
        words=numbers(act.words)[None],
        place=np.array([(place.x, place.y) if place else (np.nan, np.nan)], np.float32),
        area=np.array([(before.area.width, before.area.height)], np.float32),
        changed=np.array([differing_px(before.image, after.image) / after.image[..., 0].size], np.float32),
        kind=np.array([act.application]),
        fault=np.array([("", *FAULTS).index(act.fault)], np.int64),
        window=np.array([number], np.int64),
    )


def _records(folders: Sequence[Path]) -> Iterator[Record]:
    for folder in folders:
        for file in sorted(folder.rglob("steps.jsonl")):
            try:
                yield read(file.parent)
            except DeixisError:
                continue


def _window(record: Record) -> Iterator[tuple[str, Pixels]]:
    """Yield the program that was worked in, and its window as it was at first."""
    look = record.steps[0].look if record.steps else None
    active = next((each for each in look.windows if each.active), None) if look else None
    if look is not None and active is not None:
        yield active.application, look.screenshot().crop(active.box)


def _acts(record: Record, windows: dict[str, Pixels], dice: random.Random) -> Iterator[Act]:
    """Yield each act, and what could have gone wrong with it."""
    last, places = None, list[Point]()
    looks = [*(entry.look for entry in record.steps), record.last]
    for entry, look, following in zip(record.steps, looks, looks[1:], strict=False):
        actions = entry.step.decision.actions
        last = place_of(actions, last)
        done = entry.step.outcome.result is Result.DONE and any(is_input(action) for action in actions)
        if look is None or following is None or not done:
            continue
        name = next((each.application for each in entry.windows if each.active), "")
        true = Act(name, "", words_of(actions), last, look.screenshot(), following.screenshot())
        yield true
        yield from _gone_wrong(true, windows, places, dice)
        if last is not None:
            places.append(last)


def _gone_wrong(
    true: Act, windows: dict[str, Pixels], places: Sequence[Point], dice: random.Random
) -> Iterator[Act]:
    at, shows = true.place, differing_px(true.before.image, true.after.image) >= LEAST
    if shows:
        yield replace(true, fault="nothing", after=true.before)
    strangers = [picture for other, picture in sorted(windows.items()) if other != true.application]
    if strangers:
        window = dice.choice(strangers)
        dialog = window[: DIALOG[1], : DIALOG[0]]
        yield replace(true, fault="dialog", after=_covered(true.after, dialog, dice))
        yield replace(true, fault="window", after=_covered(true.after, window, dice))
    far = [each for each in places if at is not None and max(abs(each.x - at.x), abs(each.y - at.y)) > FAR]
    if shows and far:
        yield replace(true, fault="elsewhere", place=dice.choice(far))


def _covered(shot: Screenshot, picture: Pixels, dice: random.Random) -> Screenshot:
    """Return a look with a picture somewhere over it."""
    image = shot.image.copy()
    high, wide = (min(one, other) for one, other in zip(picture.shape[:2], image.shape[:2], strict=True))
    top, left = dice.randint(0, image.shape[0] - high), dice.randint(0, image.shape[1] - wide)
    image[top : top + high, left : left + wide] = picture[:high, :wide]
    return replace(shot, image=image, taken_at=time.monotonic(), bands=())
