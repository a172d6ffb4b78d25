"""Runs that are made up, step by step, on a drawn application: good ones, stuck ones, ones that are done.

The trap: a critic that was shown only hopeless loops takes every repetition for one. Most good runs repeat
themselves for a reason: they scroll on, tick the next box, press "next" again, go back to the menu, wait for
a slow page, miss once and try again. And each kind has a name, so that whole kinds can be held out: what a
critic has to notice at work is none of what it was shown.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from agent.actions import Action, Wait
from agent.episode import Decision, Outcome, Result, Step
from agent.loops import TIMES, is_loop
from agent.screenshot import Screenshot
from agent.sight.changes import differing_px
from policies.critics.actor import Actor, Acts
from policies.critics.features import History

LONGEST = 40
STUMBLE = 0.06  # of the acts of a run that gets on: stale or failed, or beside the target


@dataclass(frozen=True)
class Rehearsed:
    """One run: its kind, the numbers of its steps (T, COUNT), and from which step it is stuck, or done.

    stuck, done: T or more where it never is. rule: the step at which `agent.loops` calls it a loop, else T.
    """

    kind: str
    features: NDArray[np.float32]
    stuck: int
    done: int
    rule: int


GOOD = ("plain", "pages_on", "counts", "scrolls_on", "goes_back", "looks_up", "waits", "hiccup", "types_on")
STUCK = (
    *("dead", "scatter", "two", "three", "toggles", "dialog", "retypes"),
    *("scrolls_end", "up_and_down", "varied", "clock", "drags", "undoes", "opens_by_keys"),
)
DONE = ("again", "rests", "looks_around")
HELD_OUT = ("counts", "goes_back", "three", "dialog", "scatter", "clock", "looks_around")
"""Kinds that no critic is trained on: it is tried on them."""


def rehearse(kind: str, seed: int) -> Rehearsed:
    """Return a run of this kind; another one for each seed."""
    dice = random.Random(f"{kind} {seed}")
    actor = Actor(dice)
    first = dice.randint(0, 12)
    rest = dice.randint(8, LONGEST - 14)
    acts = list[tuple[Acts, int]]()  # each with how many are taken
    if kind == "plain":
        acts = [(actor.good(99), first + rest)]
    elif kind in GOOD:
        way: Callable[[int], Acts] = getattr(actor, kind)
        acts = [(actor.good(99), first), (way(rest), rest), (actor.good(99), dice.randint(0, 6))]
    elif kind in STUCK:
        acts = [(actor.good(99), first), (getattr(actor, kind)(), rest)]
    else:
        acts = [(actor.good(99), first + 3), (actor.saves(), 1), (getattr(actor, kind)(), rest)]
    history, told, starts = History(), list[NDArray[np.float32]](), list[int]()
    steps: list[Step] = []
    rule: int | None = None
    for part, (way_of, most) in enumerate(acts):
        starts.append(len(told))
        actor.app.dialog, actor.app.loading = False, 0  # what was begun before has been brought to its end
        over = kind in DONE and part >= 1
        for _, act in zip(range(most), way_of, strict=False):
            bad = part > 0 and kind in STUCK
            step, after = _step(actor, len(told) + 1, act, over=over, bad=bad)
            told.append(history.features(step, after))
            steps = [*steps, step][-TIMES:]
            if rule is None and is_loop(tuple(steps), actor.app.screen):
                rule = len(told) - 1
    count = len(told)
    stuck = starts[1] if kind in STUCK else count
    done = starts[2] if kind in DONE else count
    return Rehearsed(kind, np.stack(told), stuck, done, count if rule is None else rule)


def _step(
    actor: Actor, number: int, act: tuple[Action, ...], *, over: bool, bad: bool
) -> tuple[Step, Screenshot]:
    """Do what was decided, as a run would, and return the step with the look after it."""
    dice, app = actor.dice, actor.app
    before = actor.seen if actor.seen is not None and not app.ticking else app.look()
    result = Result.DONE
    if dice.random() < STUMBLE * (2 if bad else 1):
        result = dice.choice((Result.STALE, Result.FAILED))
    else:
        for action in act:
            app.perform(action)
    after = actor.seen = app.look()
    changed = None
    if result is Result.DONE and not (isinstance(act[0], Wait) and not act[0].for_change):
        changed = differing_px(before.image, after.image) > 0
    verified = True if over and dice.random() < 0.2 else None
    sure = dice.uniform(0.3 if bad else 0.6, 1.0) if actor.sure else None
    decision = Decision(act, _thought(actor, act, over=over), confidence=sure)
    return Step(number, before, decision, Outcome(result, changed=changed, verified=verified)), after


def _thought(actor: Actor, act: Sequence[Action], *, over: bool) -> str:
    """Say what a policy of this kind would: about what it does, of itself, or nothing."""
    dice = actor.dice
    if over and dice.random() < 0.5:
        return dice.choice(("The file is saved.", "The task seems to be done.", "已完成", "Finished?"))
    if dice.random() < 0.05:
        return dice.choice(
            ("This part is done, now the next.", "not finished yet", "It has to be saved later")
        )
    match actor.talks:
        case "silent":
            return ""
        case "same":
            return "I click on what is next."
        case "varies":
            return f"step {dice.randrange(10_000)}"
        case _:
            return f"{type(act[0]).__name__} {str(act[-1])[:24]}"
