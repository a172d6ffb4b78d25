"""Draws windows in use, act by act, for an imagination to learn from.

    python -m policies.gym.transition --iconify FOLDER --acts 5000 --out build/used.npz python -m
    policies.gym.transition --iconify FOLDER --acts 600 --seed 9 --held-out --faults --out build/unseen.npz

The same seeds give the same transitions, on a machine with the same fonts and versions. With --held-out,
only looks are drawn that are otherwise never used. With --faults, each act is kept once more for everything
that could have gone wrong with it: see `FAULTS`.
"""

from __future__ import annotations

import argparse
import os
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from PySide6.QtCore import QPoint
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication

from agent.actions import Action
from agent.geometry import Point
from agent.screenshot import Screenshot
from agent.sight.changes import differing_px
from policies.expectation.lesson import FAULTS, Lessons
from policies.expectation.view import place_of, traces, view
from policies.expectation.words import numbers, words_of
from policies.gym.screen import HEIGHT, WIDTH, Screens, screens_of
from policies.gym.use import InUse, pictured

ACTS = 16  # in one window, at most
FAR = 200  # points from the act to another place, where it is said to have been there
LEAST = 12  # pixels that change, for "nothing happened" to be a fault


@dataclass(frozen=True, slots=True)
class Transition:
    """What was done, where, and the screen before and after. kind: of act. fault: of FAULTS, '' for none."""

    kind: str
    actions: Sequence[Action]
    place: Point | None
    before: Screenshot
    after: Screenshot
    fault: str = ""


def transitions(
    application: QApplication, screens: Screens, seed: int, *, faults: bool
) -> Iterator[Transition]:
    """Yield what is done in one window, until it is closed."""
    window = InUse(application, screens, seed)
    try:
        strangers = [window.stranger(dialog=dialog) for dialog in (True, False)] if faults else []
        before, last = window.look(), None
        places: list[Point] = []
        for _ in range(ACTS):
            kind, actions = window.act()
            last = place_of(actions, last)
            true = Transition(kind, actions, last, before, window.look())
            yield true
            if faults:
                yield from _gone_wrong(true, strangers, places, window)
            if last is not None:
                places.append(last)
            before = true.after
            if window.over:
                break
    finally:
        window.close()


def _gone_wrong(
    true: Transition, strangers: Sequence[QImage], places: Sequence[Point], window: InUse
) -> Iterator[Transition]:
    """Yield the same act with everything that could have gone wrong."""
    kind, actions, place, before, after = true.kind, true.actions, true.place, true.before, true.after
    shows = differing_px(before.image, after.image) >= LEAST
    if shows:
        yield Transition(kind, actions, place, before, before, "nothing")
    for fault, image in zip(("dialog", "window"), strangers, strict=True):
        x = window.lots.randint(0, max(WIDTH - image.width(), 1))
        y = window.lots.randint(0, max(HEIGHT - image.height(), 1))
        yield Transition(kind, actions, place, before, _covered(after, image, QPoint(x, y)), fault)
    far = [
        each
        for each in places
        if place is not None and max(abs(each.x - place.x), abs(each.y - place.y)) > FAR
    ]
    if shows and far:
        yield Transition(kind, actions, window.lots.choice(far), before, after, "elsewhere")


def _covered(shot: Screenshot, image: QImage, at: QPoint) -> Screenshot:
    """Return a look with a picture over it."""
    whole = QImage(shot.image.tobytes(), shot.width_px, shot.height_px, QImage.Format.Format_RGB32)
    painter = QPainter(whole)
    painter.drawImage(at, image)
    painter.end()
    return pictured(whole)


def kept(told: Sequence[tuple[int, Transition]]) -> Lessons:
    """Return transitions, each with the number of its window, as they are learned from."""
    nowhere = (np.nan, np.nan)
    return Lessons(
        before=np.stack([view(each.before, each.place) for _, each in told]),
        after=np.stack([view(each.after, each.place) for _, each in told]),
        traces=np.stack([traces(each.before, each.after, each.place) for _, each in told]),
        words=np.stack([numbers(words_of(each.actions)) for _, each in told]),
        place=np.array(
            [nowhere if each.place is None else (each.place.x, each.place.y) for _, each in told], np.float32
        ),
        area=np.array([(each.after.area.width, each.after.area.height) for _, each in told], np.float32),
        changed=np.array(
            [
                differing_px(each.before.image, each.after.image) / each.after.image[..., 0].size
                for _, each in told
            ],
            np.float32,
        ),
        kind=np.array([each.kind for _, each in told]),
        fault=np.array([("", *FAULTS).index(each.fault) for _, each in told], np.int64),
        window=np.array([number for number, _ in told], np.int64),
    )


def main() -> None:
    """Draw what the arguments say."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--iconify", type=Path, required=True)
    parser.add_argument("--acts", type=int, default=400)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--held-out", action="store_true", help="only looks that are otherwise never drawn")
    parser.add_argument("--faults", action="store_true", help="each act once more for each fault")
    parser.add_argument("--out", type=Path, required=True)
    wanted = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QApplication([])
    screens = screens_of(application, wanted.iconify, held_out=wanted.held_out)
    parts: list[Lessons] = []
    acts, number, began = 0, wanted.seed * 100_000, time.process_time()
    while acts < wanted.acts:
        told = [(number, each) for each in transitions(application, screens, number, faults=wanted.faults)]
        parts.append(kept(told))  # at once: whole screens are 4 MB each
        acts += sum(not each.fault for _, each in told)
        number += 1
    lessons = Lessons.joined(parts)
    lessons.save(wanted.out)
    spent = time.process_time() - began
    print(f"{wanted.out}: {len(parts)} windows, {acts} acts, {len(lessons)} transitions, {spent:.0f} s")


if __name__ == "__main__":
    main()
