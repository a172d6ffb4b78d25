"""Runs that are made up, step by step, on a drawn application: good ones, stuck ones, ones that are done.

The trap: a critic that was shown only hopeless loops takes every repetition for one. Most good runs repeat
themselves for a reason: they scroll on, tick the next box, press "next" again, go back to the menu, wait for
a slow page, miss once and try again. And each kind has a name, so that whole kinds can be held out: what a
critic has to notice at work is none of what it was shown.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from agent.actions import Action, Button, Click, Drag, Press, Scroll, Type, Wait
from agent.episode import Decision, Outcome, Result, Step
from agent.loops import TIMES, is_loop
from agent.screenshot import Screenshot
from agent.sight.changes import differing_px
from policies.critics.application import Application
from policies.critics.features import History

Acts = Iterator[tuple[Action, ...]]
WORDS = "tea rice note 12 monday blue green Anna Paul 2026 street".split()
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


class _Actor:
    """Acts on an application, with some habits that differ from run to run."""

    def __init__(self, dice: random.Random) -> None:
        self.dice = dice
        self.app = Application(dice.randrange(1 << 30))
        self.app.ticking = dice.random() < 0.2
        self.seen: Screenshot | None = None
        self.field = 0
        self.talks = dice.choice(("names", "varies", "silent", "same"))
        self.sure = dice.random() < 0.5

    def click(self, name: str, *, spread: float = 0.3) -> tuple[Action, ...]:
        return (Click(self.app.place(name, self.dice, spread=spread)),)

    def _some(self, kind: str, count: int) -> str:
        return f"{kind} {self.dice.randrange(count)}"

    def good(self, steps: int) -> Acts:
        """Get on, by one way after another."""
        ways = [self.fill, self.browse, self.scroll, self.tick, self.ask, self.keys]
        while steps > 0:
            for acts in self.dice.choice(ways)():
                steps -= 1
                yield acts

    def fill(self) -> Acts:
        self.field = (self.field + 1) % self.app.fields
        text = f"{self.dice.choice(WORDS)} {self.dice.randrange(99)}"
        if self.dice.random() < 0.5:
            yield (*self.click(f"field {self.field}"), Type(text))
        else:
            yield self.click(f"field {self.field}")
            yield (Type(text),)

    def browse(self) -> Acts:
        others = [number for number in range(self.app.pages) if number != self.app.page]
        yield self.click(f"link {self.dice.choice(others)}")
        if self.dice.random() < 0.2:
            self.app.loading = self.dice.randint(1, 3)
            while self.app.loading:
                yield (Wait(self.dice.choice((0.5, 1.0, 2.0)), for_change=True),)

    def scroll(self) -> Acts:
        down = self.dice.choice((3, 5, 8))
        for _ in range(self.dice.randint(1, 4)):
            if self.app.top[self.app.page] < 32 - down:
                yield (Scroll(self.app.place("list", self.dice), down=down),)

    def tick(self) -> Acts:
        free = [n for n in range(self.app.ticks) if (self.app.page, n) not in self.app.ticked]
        for number in free[: self.dice.randint(1, 3)]:
            yield self.click(f"tick {number}")

    def ask(self) -> Acts:
        yield self.click("open")
        while self.app.dialog:
            yield (Press(("enter",)),) if self.dice.random() < 0.3 else self.click("ok")

    def keys(self) -> Acts:
        for _ in range(self.dice.randint(1, 4)):
            yield (Press(("tab",)),)

    # good runs that look like loops

    def types_on(self, steps: int) -> Acts:
        """The same few letters, again and again, and each is to be seen."""
        self.app.focus = (self.app.page, 0)
        text = self.dice.choice(("1", "a", "on ", "\n"))
        key = self.dice.random() < 0.5
        for _ in range(min(steps, 20 // len(text))):
            yield (Press(("plus",)),) if key else (Type(text.strip() or "."),)

    def pages_on(self, steps: int) -> Acts:
        for _ in range(min(steps, self.app.pages - 1)):
            yield self.click("next")

    def counts(self, steps: int) -> Acts:
        for _ in range(min(steps, 12)):
            yield self.click("plus", spread=0.1)

    def scrolls_on(self, steps: int) -> Acts:
        self.app.top[self.app.page] = 0
        for _ in range(min(steps, 14)):
            yield (Scroll(self.app.place("list", self.dice, spread=0.05), down=2),)

    def goes_back(self, steps: int) -> Acts:
        """From the menu to a page, and back, and to the next page."""
        for page in list(range(1, self.app.pages))[: steps // 3 + 1]:
            yield self.click(f"link {page}")
            yield self.click(f"tick {page % self.app.ticks}")
            yield self.click("link 0")

    def looks_up(self, steps: int) -> Acts:
        """What is written into one page is read on another."""
        home = self.app.page
        for _ in range(steps // 3 + 1):
            others = [number for number in range(self.app.pages) if number != home]
            yield self.click(f"link {self.dice.choice(others)}")
            yield self.click(f"link {home}")
            yield from self.fill()

    def waits(self, steps: int) -> Acts:
        yield self.click("next")
        self.app.loading = min(steps, self.dice.randint(3, 9))
        while self.app.loading:
            yield (Wait(1.0, for_change=True),)

    def hiccup(self, steps: int) -> Acts:
        """One or two acts do nothing, then another way is found."""
        for _ in range(max(1, steps // 4)):
            for _ in range(self.dice.randint(1, 2)):
                yield self.click("dead")
            yield from self.fill()
            yield from self.browse()

    # ways of being stuck

    def dead(self) -> Acts:
        at = self.click("dead", spread=0.05)
        while True:
            yield at if self.dice.random() < 0.7 else self.click("dead", spread=0.05)

    def scatter(self) -> Acts:
        while True:
            yield self.click("dead", spread=0.5)

    def two(self) -> Acts:
        one, other = self.dice.sample(range(self.app.pages), 2)
        while True:
            yield self.click(f"link {one}")
            yield self.click(f"link {other}")

    def three(self) -> Acts:
        pages = self.dice.sample(range(self.app.pages), self.dice.choice((3, 4)))
        while True:
            for page in pages:
                yield self.click(f"link {page}")

    def toggles(self) -> Acts:
        name = self._some("tick", self.app.ticks)
        while True:
            yield self.click(name)

    def dialog(self) -> Acts:
        while True:
            yield self.click("open")
            yield self.click("cancel")

    def undoes(self) -> Acts:
        """A letter is typed and taken back."""
        self.app.focus = (self.app.page, 0)
        letter = self.dice.choice("aei1")
        while True:
            yield (Type(letter),)
            yield (Press(("backspace",)),)

    def opens_by_keys(self) -> Acts:
        while True:
            yield (Press(("alt", "f")),)
            yield (Press(("esc",)),)

    def retypes(self) -> Acts:
        text, name = self.dice.choice(WORDS), self._some("field", self.app.fields)
        while True:
            yield (*self.click(name), Press(("ctrl", "a")), Type(text))
            if self.dice.random() < 0.5:
                yield (Press(("ctrl", "a")),)

    def scrolls_end(self) -> Acts:
        self.app.top[self.app.page] = 32
        while True:
            yield (Scroll(self.app.place("list", self.dice), down=self.dice.choice((3, 5))),)

    def up_and_down(self) -> Acts:
        while True:
            yield (Scroll(self.app.place("list", self.dice), down=5),)
            yield (Scroll(self.app.place("list", self.dice), down=-5),)

    def varied(self) -> Acts:
        """The application has hung: one thing after another is tried."""
        self.app.frozen = True
        while True:
            yield self.dice.choice(
                (
                    self.click(self._some("link", self.app.pages)),
                    self.click(self._some("tick", self.app.ticks)),
                    self.click("save"),
                    (Press((self.dice.choice(("enter", "esc", "f5")),)),),
                    (Click(self.app.place("open", self.dice), Button.LEFT, 2),),
                    (Wait(1.0, for_change=True),),
                )
            )

    def clock(self) -> Acts:
        """Nothing works, but a clock lets the screen change all the time."""
        self.app.frozen = self.app.ticking = True
        while True:
            yield self.click(self.dice.choice(("save", "open", "next")))

    def drags(self) -> Acts:
        while True:
            start = self.app.place("list", self.dice)
            yield (Drag((start, self.app.place("dead", self.dice))),)

    # done, and going on

    def saves(self) -> Acts:
        yield self.click("save")

    def again(self) -> Acts:
        while True:
            yield self.click("save", spread=0.2)

    def rests(self) -> Acts:
        while True:
            yield (Wait(self.dice.choice((1.0, 2.0)), for_change=self.dice.random() < 0.5),)

    def looks_around(self) -> Acts:
        while True:
            yield self.click(self._some("link", self.app.pages))
            yield (Scroll(self.app.place("list", self.dice), down=self.dice.choice((-5, 5))),)


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
    actor = _Actor(dice)
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
    actor: _Actor, number: int, act: tuple[Action, ...], *, over: bool, bad: bool
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


def _thought(actor: _Actor, act: Sequence[Action], *, over: bool) -> str:
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
