"""Tunes the pointer from demonstrations: read, learn, score, keep. Minutes on two cores."""

from __future__ import annotations

import importlib.util
import math
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import numpy as np

from agent import adapter
from agent.adapter import CARD, Card, Score
from agent.control import Control
from agent.errors import Stopped, StoreError, UsageError
from agent.evaluate.annotation import Spot, read_spots
from agent.geometry import Box, Point
from agent.screenshot import Screenshot
from agent.sight.ocr import OcrReader
from agent.tune import Ended, Event, Order, Scored, Scoring, Started
from policies.pocket.eye import Eye
from policies.pocket.grounding import ground
from policies.pocket.learning import Lesson, learn, lesson_of
from policies.pocket.shown import Showing, showings
from policies.pocket.taught import FAMILY, SENTENCES, attach
from policies.pocket.weights import folder_of
from policies.tuning import general
from policies.tuning.example import Voice
from policies.tuning.method import Attached, Plan
from policies.tuning.source import courses
from policies.tuning.source import split as split_courses
from policies.ui_tars.base import base_hash
from policies.ui_tars.policy import family_of

RATES = {"lora": 2e-3, "prefix": 5e-2, "adapter": 2e-3}
STEPS_AN_EPOCH = 30  # an epoch of a handful of screens would be two or three steps


@dataclass(frozen=True, slots=True)
class Trial:
    """A picture, a sentence, and what tells whether a point of the screen is right."""

    picture: Callable[[], Screenshot]
    sentence: str
    holds: Callable[[Point], bool]


def tune(order: Order, control: Control) -> Iterator[Event]:
    """Teach the pointer, and keep what it learned. Raises UsageError, StoreError."""
    folder = order.folder
    if importlib.util.find_spec("peft") is None:
        raise UsageError("tuning needs the package peft, which is missing (pip install 'deixis[tune]')")
    if (folder / CARD).is_file():
        raise UsageError(
            f"there is an adapter '{folder.name}' already "
            f"(choose another --out, or delete it: deixis adapters --delete {folder.name})"
        )
    try:
        yield from _Tuning(order, control).run()
    except Stopped as stop:
        yield Ended("stopped", f"{stop}; nothing was kept", str(folder), "")


class _Tuning:
    """One order, being carried out."""

    def __init__(self, order: Order, control: Control) -> None:
        self._order, self._control = order, control
        self._base = folder_of(order.settings)
        self._eye, self._reader = Eye.from_folder(self._base), OcrReader()
        self._lots = np.random.default_rng(order.seed)
        self._learned, self._held, self._left_out = _read(order)
        switches = (*(("rslora",) if order.rslora else ()), *(("dora",) if order.dora else ()))
        self._plan = Plan(order.method, order.rank, switches)
        self._put: Attached = attach(self._eye.model, self._plan, "taught", seed=order.seed)

    def run(self) -> Iterator[Event]:
        order, put = self._order, self._put
        steps = order.epochs * STEPS_AN_EPOCH
        yield Started(
            order.folder.name, str(order.folder), str(self._base), order.method, order.rank,
            sum(each.numel() for each in put.parameters()), len(self._learned), len(self._held),
            tuple(self._left_out), steps, 0,
        )  # fmt: skip
        put.set(0)
        lessons = [self._lesson(each) for each in self._learned]
        put.set(1)
        loss = 0.0
        for progress in learn(
            self._eye, lessons, put.parameters(), steps=steps, batch=order.batch,
            rate=order.rate or RATES[order.method], seed=order.seed, control=self._control,
        ):  # fmt: skip
            loss = progress.loss
            yield progress
        scores: dict[str, Score] = {}
        for scored in self._score():
            if isinstance(scored, Scored):
                scores[scored.on] = Score(base=scored.base, tuned=scored.tuned, count=scored.count)
            yield scored
        card = self._card(steps, loss, scores)
        self._keep(card)
        name = order.folder.name
        yield Ended(
            "finished", f"'{name}' is kept; switch it on: deixis adapters --on {name}",
            str(order.folder), card.objection,
        )  # fmt: skip

    def _lesson(self, showing: Showing) -> Lesson:
        self._control.go_on_or_stop()
        screenshot = showing.picture()
        seen = self._eye.look(screenshot, self._reader.read(screenshot))
        meant = [mark.box.center in showing.box for mark in seen.marks]
        if not any(meant):
            near = min(range(len(meant)), key=lambda place: _far(seen.marks[place].box, showing.box))
            meant[near] = True
        return lesson_of(self._eye, seen, showing.sentence, meant, self._lots)

    def _score(self) -> Iterator[Scoring | Scored]:
        """Try base and tuned on what was learned, on what was held out, and on the general set."""
        yield from self._compare("seen", [_shown(each) for each in self._learned])
        yield from self._compare("held-out", [_shown(each) for each in self._held])
        with tempfile.TemporaryDirectory(prefix="deixis-general-") as drawn:
            yield from self._compare("general", _drawn(self._order.general or general.draw(Path(drawn))))

    def _compare(self, on: str, trials: Sequence[Trial]) -> Iterator[Scoring | Scored]:
        if not trials:
            return
        right = [0, 0]
        for done, trial in enumerate(trials, start=1):
            self._control.go_on_or_stop()
            screenshot = trial.picture()
            for tuned in (0, 1):
                self._put.set(tuned)
                found = ground(screenshot, trial.sentence, self._reader, self._eye)
                right[tuned] += found is not None and trial.holds(found.box.center)
            yield Scoring(on, done, len(trials))
        base, tuned_ = (100 * each / len(trials) for each in right)
        yield Scored(on, base, tuned_, len(trials))

    def _card(self, steps: int, loss: float, scores: dict[str, Score]) -> Card:
        return Card(
            method=self._plan.method,
            rank=self._plan.rank,
            switches=self._plan.switches,
            base=str(self._base),
            base_hash=base_hash(str(self._base)),
            family=FAMILY,
            prompt_hash=SENTENCES,
            examples=len(self._learned),
            steps=steps,
            loss=loss,
            scores=scores,
            made_at=time.time(),
        )

    def _keep(self, card: Card) -> None:
        """Write the weights, then the card, without which they are not an adapter. Raises StoreError."""
        folder = self._order.folder
        try:
            folder.mkdir(parents=True, exist_ok=True)
            self._put.save(folder)
        except OSError as error:
            raise StoreError(f"cannot keep the adapter '{folder}': {error} (free some space)") from error
        adapter.write(folder, card)


def _read(order: Order) -> tuple[list[Showing], list[Showing], list[str]]:
    """Return what is learned, what is held out, and why the rest is not learned."""
    found = courses(order.sources, Voice(*family_of("", order.settings)))
    held_out = {example.task for example in split_courses(found, order.held_out)[1]}
    learned, left_out = showings([each for each in found if each.task not in held_out])
    held, more = showings([each for each in found if each.task in held_out])
    if not learned:
        why = (left_out or ["no click was shown (give a demonstration with a click)"])[0]
        raise UsageError(f"there is nothing to learn: {why}")
    return learned, held, [*left_out, *more]


def _far(box: Box, other: Box) -> float:
    return math.dist((box.center.x, box.center.y), (other.center.x, other.center.y))


def _shown(showing: Showing) -> Trial:
    return Trial(showing.picture, showing.sentence, lambda point: point in showing.box)


def _drawn(folder: Path) -> list[Trial]:
    """Return the items of a set. Raises UsageError."""
    return [_spotted(spot) for spot in read_spots(folder).spots]


def _spotted(spot: Spot) -> Trial:
    picture = partial(Screenshot.from_file, spot.picture)
    return Trial(picture, spot.instruction, lambda point: spot.holds(point.x, point.y))
