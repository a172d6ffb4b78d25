"""A drawn application that reacts: pages, ticks, fields, a list, a dialog; for rehearsing runs on it.

The trap: a drawn window in which every act shows is no school for noticing that nothing happens. So this one
has places that do nothing, lists that end, pages that load slowly, and, where it is told so, a clock that
moves by itself or a fault that lets nothing work any more. It is small, a fifth of a real screen's pixels:
what a critic compares is smaller still.
"""

from __future__ import annotations

import random
from collections.abc import Iterator

import cv2
import numpy as np

from agent.actions import Action, Click, Drag, Press, Scroll, Type, Wait
from agent.geometry import Box, Point
from agent.screenshot import Pixels, Screenshot

SIZE = (480, 300)  # pixels
SCALES = (1.5, 2.0, 2.67, 4.0)  # points a pixel: what the screen says that it is
ROWS = 40  # of the list


class Application:
    """One of many: the seed says how it looks and how it is laid out."""

    def __init__(self, seed: int) -> None:
        dice = random.Random(seed)
        scale = dice.choice(SCALES)
        self.screen = Box(0, 0, SIZE[0] * scale, SIZE[1] * scale)
        self._scale = scale
        self._ground, self._ink, self._accent = (
            tuple(dice.randrange(low, high) for _ in range(3))
            for low, high in ((190, 256), (0, 90), (40, 200))
        )
        self._empty: Pixels = np.full((SIZE[1], SIZE[0], 4), (*self._ground, 255), np.uint8)
        self._lengths: dict[str, list[int]] = {}  # of the lines that a place shows
        self._seed = seed
        self.pages = dice.randint(4, 7)
        self.ticks, self.fields = dice.randint(3, 6), dice.randint(2, 4)
        self.page, self.dialog, self.count, self.slider = 0, False, 0, 0.2
        self.ticked: set[tuple[int, int]] = set()
        self.texts: dict[tuple[int, int], str] = {}
        self.focus: tuple[int, int] | None = None
        self.top = [0] * self.pages
        self.loading = 0
        self.saved = False
        self.frozen = False  # nothing works any more
        self.ticking = False  # a clock moves with every look
        self._time = 0
        across, down = dice.random() < 0.5, dice.random() < 0.5  # no place may tell what is there
        self._places = [
            {name: _mirrored(box, across, down) for name, box in self._laid_out(dice)}
            for _ in range(self.pages)
        ]

    def _laid_out(self, dice: random.Random) -> Iterator[tuple[str, tuple[int, int, int, int]]]:
        """Yield what is on a page and where: left, top, width and height in pixels."""
        width = dice.randrange(70, 110)
        for number in range(self.pages):
            yield f"link {number}", (6, 30 + 24 * number, width - 12, 18)
        left = width + dice.randrange(8, 40)
        for number in range(self.ticks):
            yield f"tick {number}", (left, 34 + 20 * number, 14, 14)
        for number in range(self.fields):
            yield f"field {number}", (left, 166 + 26 * number, dice.randrange(100, 160), 18)
        right = left + dice.randrange(170, 190)
        yield "list", (right, 34, SIZE[0] - right - 10, 120)
        yield "slider", (right, 162, 110, 14)
        for number, name in enumerate(("next", "plus", "open", "save")):
            yield name, (right + 56 * (number % 2), 184 + 28 * (number // 2), 48, 20)
        yield "dead", (left + 30, 36, right - left - 40, 60)
        yield "ok", (190, 170, 50, 20)
        yield "cancel", (260, 170, 50, 20)

    def place(self, name: str, dice: random.Random, *, spread: float = 0.3) -> Point:
        """Return a point on what has this name, so far from its middle at most, in shares of its size."""
        left, top, width, height = self._places[self.page][name]
        x = left + width * (0.5 + dice.uniform(-spread, spread))
        y = top + height * (0.5 + dice.uniform(-spread, spread))
        return Point(x * self._scale, y * self._scale)

    def perform(self, action: Action) -> None:
        """Do it, as far as it does anything here."""
        if isinstance(action, Wait):
            self.loading = max(0, self.loading - 1)
        elif not self.frozen and not self.loading:
            match action:
                case Click(at=at):
                    self._click(self._at(at))
                case Drag(path=path):
                    if self._at(path[0]) == "slider" and not self.dialog:
                        left, _, width, _ = self._places[self.page]["slider"]
                        self.slider = min(max((path[-1].x / self._scale - left) / width, 0.0), 1.0)
                case Scroll(at=at, down=down):
                    if self._at(at) == "list" and not self.dialog:
                        self.top[self.page] = min(max(self.top[self.page] + down, 0), ROWS - 8)
                case Type(text=text) if self.focus is not None and not self.dialog:
                    self.texts[self.focus] = (self.texts.get(self.focus, "") + text)[:24]
                case Press(keys=("ctrl", "a")) if self.focus is not None:
                    self.texts[self.focus] = ""
                case Press(keys=("enter" | "esc",)):
                    self.dialog = False
                case Press(keys=("backspace",)) if self.focus is not None and not self.dialog:
                    self.texts[self.focus] = self.texts.get(self.focus, "")[:-1]
                case Press(keys=("alt", "f")):
                    self.dialog = True
                case Press(keys=("plus",)) if not self.dialog:
                    self.count += 1
                case Press(keys=("tab",)):
                    number = self.focus[1] + 1 if self.focus else 0
                    self.focus = (self.page, number % self.fields)

    def _at(self, at: Point) -> str:
        x, y = at.x / self._scale, at.y / self._scale
        for name, (left, top, width, height) in self._places[self.page].items():
            if left <= x < left + width and top <= y < top + height:
                return name
        return ""

    def _click(self, name: str) -> None:
        kind, _, number = name.partition(" ")
        if self.dialog:
            self.dialog = kind not in ("ok", "cancel")
            return
        match kind:
            case "link":
                self.page, self.focus = int(number), None
            case "next":
                self.page, self.focus = (self.page + 1) % self.pages, None
            case "tick":
                self.ticked ^= {(self.page, int(number))}
            case "field":
                self.focus = (self.page, int(number))
            case "plus":
                self.count += 1
            case "open":
                self.dialog = True
            case "save":
                self.saved = True

    def look(self) -> Screenshot:
        """Return what it shows now."""
        self._time += self.ticking
        return Screenshot(self._drawn(), self.screen, 0.0)

    def _drawn(self) -> Pixels:
        width, height = SIZE
        image = self._empty.copy()
        places = self._places[self.page]
        cv2.rectangle(image, (0, 0), (width, 22), self._accent, -1)
        self._write(image, f"Window {self._seed % 97}", 8, 15)
        if self.loading:
            self._write(image, "Loading ...", width // 2 - 30, height // 2)
        else:
            for name, (left, top, wide, high) in places.items():
                self._draw_one(image, name, left, top, wide, high)
        if self.dialog:
            cv2.rectangle(image, (170, 90), (330, 200), self._accent, -1)
            cv2.rectangle(image, (172, 106), (328, 198), (250, 250, 250), -1)
            for name in ("ok", "cancel"):
                left, top, wide, high = places[name]
                cv2.rectangle(image, (left, top), (left + wide, top + high), self._ink, 1)
                self._write(image, name, left + 6, top + 14)
        if self.saved:
            self._write(image, "Saved", 12, height - 8)
        if self.ticking:
            self._write(image, f"{self._time * 37 % 6000:04d}", width - 48, 15)
        return image

    def _draw_one(self, image: Pixels, name: str, left: int, top: int, wide: int, high: int) -> None:
        kind, _, number = name.partition(" ")
        match kind:
            case "link":
                if int(number) == self.page:
                    cv2.rectangle(image, (left, top), (left + wide, top + high), self._accent, -1)
                self._write(image, f"Page {int(number) + 1}", left + 4, top + 13)
            case "tick":
                on = (self.page, int(number)) in self.ticked
                cv2.rectangle(image, (left, top), (left + wide, top + high), self._ink, -1 if on else 1)
            case "field":
                focused = self.focus == (self.page, int(number))
                edge = self._accent if focused else self._ink
                cv2.rectangle(image, (left, top), (left + wide, top + high), edge, 2 if focused else 1)
                self._write(image, self.texts.get((self.page, int(number)), ""), left + 4, top + 13)
            case "list":
                cv2.rectangle(image, (left, top), (left + wide, top + high), self._ink, 1)
                lengths = self._lines(f"list {self.page}", ROWS)[self.top[self.page] :]
                for row, length in enumerate(lengths[:8]):
                    end = left + 6 + length % max(1, wide - 12)
                    cv2.rectangle(
                        image, (left + 6, top + 5 + 15 * row), (end, top + 11 + 15 * row), self._ink, -1
                    )
            case "slider":
                at = left + int(self.slider * wide)
                cv2.line(image, (left, top + high // 2), (left + wide, top + high // 2), self._ink, 1)
                cv2.circle(image, (at, top + high // 2), 6, self._accent, -1)
            case "next" | "plus" | "open" | "save":
                cv2.rectangle(image, (left, top), (left + wide, top + high), self._ink, 1)
                words = f"{self.count}" if kind == "plus" else kind
                self._write(image, words, left + 6, top + 14)
            case "dead":
                for line, length in enumerate(self._lines(f"text {self.page}", 5)):
                    end = left + length % max(1, wide)
                    cv2.line(image, (left, top + 10 * line), (end, top + 10 * line), self._ink, 3)

    def _lines(self, name: str, count: int) -> list[int]:
        """Return how long the lines of a place are, the same each time."""
        if name not in self._lengths:
            dice = random.Random(f"{self._seed} {name}")
            self._lengths[name] = [dice.randrange(20, 400) for _ in range(count)]
        return self._lengths[name]

    def _write(self, image: Pixels, words: str, x: int, y: int) -> None:
        cv2.putText(image, words, (x, y), cv2.FONT_HERSHEY_SIMPLEX, 0.38, self._ink, 1, cv2.LINE_AA)


def _mirrored(box: tuple[int, int, int, int], across: bool, down: bool) -> tuple[int, int, int, int]:
    """Return a place on the other side of the window; the title stays where it is."""
    left, top, width, height = box
    return (
        SIZE[0] - left - width if across else left,
        SIZE[1] + 20 - top - height if down else top,
        width,
        height,
    )
