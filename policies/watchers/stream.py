"""Streams of frames with what the person does in each: drawn applications, worked by a drawn hand.

The trap: in a made-up stream it is easy to let every act look like itself alone. Here a drag begins like a
click and a double click like two; a menu comes up for a right click and goes by a click; letters appear one
by one and sometimes a caret blinks; a shortcut changes much without a hand; pages change late. And the hand
rests, hesitates, and moves without doing anything.

Ten frames a second, as a recording looks at the screen.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace

import cv2
import numpy as np
from numpy.typing import NDArray

from agent.actions import Click, Drag, Press, Scroll, Type
from agent.geometry import Box, Point
from agent.screenshot import Screenshot
from policies.critics.application import SIZE, Application
from policies.watchers.acts import ACTS
from policies.watchers.features import Glances
from policies.watchers.pointer import paint

RATE = 10  # frames a second
Frame = tuple[Screenshot, int]


class Hand:
    """Works one application, and yields each frame with the number of the act in it."""

    def __init__(self, seed: int) -> None:
        self.dice = random.Random(seed)
        self.app = Application(seed)
        self.dark = self.dice.random() < 0.5
        self.at = (self.dice.randrange(20, SIZE[0] - 20), self.dice.randrange(30, SIZE[1] - 20))
        self.menu: tuple[int, int] | None = None
        self.selected: tuple[int, int, int, int] | None = None
        self.blinks = self.dice.random() < 0.5
        self._count = 0

    def frames(self, most: int) -> Iterator[Frame]:
        ways = (
            self.rest,
            self.click,
            self.click,
            self.double,
            self.right,
            self.drag,
            self.scroll,
            self.type,
            self.short,
        )
        told = 0
        while told < most:
            for frame in self.dice.choice(ways)():
                yield frame
                told += 1

    def rest(self) -> Iterator[Frame]:
        for _ in range(self.dice.randint(3, 12)):
            yield self._frame("idle")

    def _move(self, to: tuple[int, int]) -> Iterator[Frame]:
        start, count = self.at, self.dice.randint(2, 7)
        for number in range(1, count + 1):
            share = (1 - np.cos(np.pi * number / count)) / 2
            self.at = tuple(round(a + (b - a) * share) for a, b in zip(start, to, strict=True))
            yield self._frame("move")
        for _ in range(self.dice.randint(0, 3)):
            yield self._frame("idle")

    def _to(self, name: str) -> tuple[int, int]:
        point = self.app.place(name, self.dice)
        scale = self.app.screen.width / SIZE[0]
        return round(point.x / scale), round(point.y / scale)

    def _point(self) -> Point:
        scale = self.app.screen.width / SIZE[0]
        return Point(self.at[0] * scale, self.at[1] * scale)

    def _name(self) -> str:
        return self.dice.choice(
            (
                f"link {self.dice.randrange(self.app.pages)}",
                f"tick {self.dice.randrange(self.app.ticks)}",
                f"field {self.dice.randrange(self.app.fields)}",
                *("next", "plus", "save"),
            )
        )

    def click(self) -> Iterator[Frame]:
        """Press, let go, and see what comes of it: a frame or two later, where it takes its time."""
        yield from self._move(self._to(self._name()))
        yield self._frame("click", pressed=True)
        self.menu = self.selected = None
        late = self.dice.random() < 0.3
        if not late:
            self.app.perform(Click(self._point()))
        yield self._frame("click")
        if late:
            self.app.perform(Click(self._point()))
            yield self._frame("click")

    def double(self) -> Iterator[Frame]:
        yield from self._move(self._to(self.dice.choice(("list", "dead", f"field {self.app.fields - 1}"))))
        yield self._frame("double click", pressed=True)
        self.menu = None
        yield self._frame("double click")
        yield self._frame("double click", pressed=True)
        x, y = self.at
        self.selected = (x - self.dice.randint(8, 30), y - 7, self.dice.randint(24, 60), 14)
        yield self._frame("double click")

    def right(self) -> Iterator[Frame]:
        yield from self._move(self._to(self.dice.choice(("list", "dead", self._name()))))
        yield self._frame("right click", pressed=True)
        self.menu = self.at
        yield self._frame("right click")
        yield self._frame("right click")
        yield from self.rest()
        if self.dice.random() < 0.7:  # choose from the menu
            yield from self._move((self.menu[0] + 30, self.menu[1] + self.dice.randrange(6, 60)))
            yield self._frame("click", pressed=True)
            self.menu = None
            yield self._frame("click")
        self.menu = None

    def drag(self) -> Iterator[Frame]:
        if self.dice.random() < 0.5:
            start = self._to("slider")
            yield from self._move(start)
            steps = [(start[0] + self.dice.randrange(-4, 12) * n, start[1]) for n in range(1, 7)]
            yield self._frame("drag", pressed=True)
            for to in steps:
                before, self.at = self._point(), to
                self.app.perform(Drag((before, self._point())))
                yield self._frame("drag", pressed=True)
        else:
            start = self._to(self.dice.choice(("list", "dead")))
            yield from self._move(start)
            yield self._frame("drag", pressed=True)
            across, down = self.dice.randrange(4, 16), self.dice.randrange(-4, 9)
            for number in range(1, self.dice.randint(4, 8)):
                self.at = (
                    min(start[0] + across * number, SIZE[0] - 4),
                    min(max(start[1] + down * number, 4), SIZE[1] - 4),
                )
                left, right = sorted((start[0], self.at[0]))
                top, bottom = sorted((start[1], self.at[1]))
                self.selected = (left, top, right - left + 1, max(bottom - top, 12))
                yield self._frame("drag", pressed=True)
        yield self._frame("drag")

    def scroll(self) -> Iterator[Frame]:
        yield from self._move(self._to("list"))
        self.selected = None
        way = self.dice.choice((1, 1, -1)) if self.app.top[self.app.page] > 8 else 1
        for _ in range(self.dice.randint(3, 9)):
            self.app.perform(Scroll(self._point(), down=way * self.dice.randint(1, 3)))
            yield self._frame("scroll")

    def type(self) -> Iterator[Frame]:
        if self.app.focus is None or self.app.focus[0] != self.app.page or self.dice.random() < 0.3:
            yield from self._move(self._to(f"field {self.dice.randrange(self.app.fields)}"))
            self.menu = self.selected = None
            self.app.perform(Click(self._point()))
            yield self._frame("click", pressed=True)
            yield self._frame("click")
        focus = self.app.focus
        if focus is not None and len(self.app.texts.get(focus, "")) > 14:
            self.app.texts[focus] = ""
            yield self._frame("shortcut")
        for _ in range(self.dice.randint(5, 14)):
            if self.dice.random() < 0.85:
                self.app.perform(
                    Type(self.dice.choice("abcdefghiklmnoprstuwy   ") * self.dice.choice((1, 1, 2)))
                )
            yield self._frame("type")

    def short(self) -> Iterator[Frame]:
        """A shortcut: much changes at once, and no hand was there."""
        way = self.dice.randrange(3)
        yield self._frame("shortcut")
        if way == 0:
            self.app.page, self.app.focus = (self.app.page + 1) % self.app.pages, None
        elif way == 1:
            self.selected = (
                self.dice.randrange(90, 150),
                34,
                self.dice.randrange(100, 300),
                self.dice.randrange(60, 200),
            )
        else:
            self.app.dialog = not self.app.dialog
            self.app.perform(Press(("esc",))) if not self.app.dialog else None
        yield self._frame("shortcut")
        yield self._frame("shortcut")
        if self.app.dialog:
            yield from self.rest()
            self.app.perform(Press(("esc",)))
            yield self._frame("shortcut")
            yield self._frame("shortcut")

    def _frame(self, act: str, *, pressed: bool = False) -> Frame:
        image = self.app.look().image
        if self.selected is not None:
            left, top, width, height = self.selected
            part = image[max(0, top) : top + height, max(0, left) : left + width]
            part[:, :, 0] = np.minimum(part[:, :, 0].astype(np.int16) + 70, 255)
            part[:, :, 2] //= 2
        if self.menu is not None:
            x, y = self.menu
            cv2.rectangle(image, (x, y), (x + 70, y + 66), (245, 245, 245), -1)
            cv2.rectangle(image, (x, y), (x + 70, y + 66), (90, 90, 90), 1)
            for line in range(4):
                cv2.line(
                    image, (x + 6, y + 9 + 15 * line), (x + 50 - 6 * line, y + 9 + 15 * line), (40, 40, 40), 3
                )
        if pressed and self.dice.random() < 0.5:
            cv2.rectangle(
                image,
                (self.at[0] - 14, self.at[1] - 6),
                (self.at[0] + 14, self.at[1] + 8),
                (150, 150, 150),
                1,
            )
        self._count += 1
        if self.blinks and self.app.focus is not None and self._count // 5 % 2:
            image[240:254, 200:202] = 0
        paint(image, self.at, dark=self.dark)
        return Screenshot(image, Box(0, 0, *SIZE), self._count / RATE), ACTS.index(act)


def stream(seed: int, length: int) -> tuple[NDArray[np.float32], NDArray[np.int64]]:
    """Return the numbers (N, COUNT) of a stream's frames, and the act (N,) of each."""
    glances, told, acts = Glances(), list[NDArray[np.float32]](), list[int]()
    for frame, act in Hand(seed).frames(length):
        told.append(glances.features(replace(frame)))
        acts.append(act)
    return np.stack(told), np.array(acts)
