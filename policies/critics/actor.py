"""Hands on a drawn application: ways of getting on, of being stuck, and of going on when all is done.

The trap: a good way that repeats itself differs from a stuck one by what it shows alone. So both act on the
same application, by the same habits, and only what they are after tells them apart.
"""

from __future__ import annotations

import random
from collections.abc import Iterator

from agent.actions import Action, Button, Click, Drag, Press, Scroll, Type, Wait
from agent.screenshot import Screenshot
from policies.critics.application import Application

Acts = Iterator[tuple[Action, ...]]
WORDS = "tea rice note 12 monday blue green Anna Paul 2026 street".split()


class Actor:
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
