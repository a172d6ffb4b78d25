"""Films real windows while they are worked: `python -m policies.watchers.filmed --out FOLDER`.

On virtual displays of their own, driven by the project's own desktop: each frame is one small act and one
look, with the pointer drawn where the hand has put it, so what is done in each frame is known for certain.
Kept are the numbers of each frame with its act (`*.npz`), and the film (`*.mp4`). Nothing is learned of them.
"""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import cv2
import numpy as np

from agent.actions import Action, Button, Click, Hold, Move, Press, Release, Scroll, Type
from agent.control import Control
from agent.desktop import Desktop
from agent.errors import DesktopError
from agent.events import Answer
from agent.geometry import Box, Point
from agent.screenshot import Screenshot
from agent.settings import load
from agent.workplace import Workplace
from policies.watchers.acts import ACTS
from policies.watchers.features import Glances
from policies.watchers.pointer import paint

APPLICATIONS = ("mousepad", "galculator", "xterm")
SECONDS = 20  # until a window is there
RATE = 10  # frames a second
Deed = tuple[str, tuple[Action, ...]]  # an act, and what is done for one frame of it


class Hand:
    """Works a window by small acts."""

    def __init__(self, seed: int, application: str, window: Box) -> None:
        self.dice = random.Random(seed)
        self.application = application
        self.window = window
        self.at = window.center

    def deeds(self) -> Iterator[Deed]:
        if self.application != "galculator":
            yield from self._lines(6)
        ways = [
            self._rest,
            self._click,
            self._double,
            self._right,
            self._drag,
            self._scroll,
            self._type,
            self._short,
        ]
        while True:
            yield from self.dice.choice(ways)()

    def _place(self) -> Point:
        room = self.window
        return Point(
            room.left + room.width * self.dice.uniform(0.1, 0.7),
            room.top + room.height * self.dice.uniform(0.3, 0.8),
        )

    def _move(self, to: Point) -> Iterator[Deed]:
        start, count = self.at, self.dice.randint(3, 7)
        for number in range(1, count + 1):
            share = float((1 - np.cos(np.pi * number / count)) / 2)
            self.at = Point(start.x + (to.x - start.x) * share, start.y + (to.y - start.y) * share)
            yield "move", (Move(self.at),)
        for _ in range(self.dice.randint(0, 3)):
            yield "idle", ()

    def _rest(self) -> Iterator[Deed]:
        for _ in range(self.dice.randint(3, 9)):
            yield "idle", ()

    def _click(self) -> Iterator[Deed]:
        yield from self._move(self._place())
        yield "click", (Click(self.at),)
        yield "click", ()

    def _double(self) -> Iterator[Deed]:
        yield from self._move(self._place())
        yield "double click", (Click(self.at, count=2),)
        yield "double click", ()
        yield "double click", ()

    def _right(self) -> Iterator[Deed]:
        yield from self._move(self._place())
        yield "right click", (Click(self.at, Button.RIGHT),)
        yield "right click", ()
        yield "right click", ()
        yield from self._rest()
        yield "shortcut", (Press(("esc",)),)
        yield "shortcut", ()

    def _drag(self) -> Iterator[Deed]:
        yield from self._move(self._place())
        yield "drag", (Hold(Button.LEFT),)
        start = self.at
        across, down = self.dice.uniform(8, 30), self.dice.uniform(0, 14)
        for number in range(1, self.dice.randint(5, 9)):
            self.at = Point(
                min(start.x + across * number, self.window.right - 12),
                min(start.y + down * number, self.window.bottom - 12),
            )
            yield "drag", (Move(self.at),)
        yield "drag", (Release(Button.LEFT),)

    def _scroll(self) -> Iterator[Deed]:
        yield from self._move(self._place())
        way = self.dice.choice((-1, 1))
        for number in range(self.dice.randint(4, 8)):
            yield "scroll", (Scroll(self.at, down=way * (1 if number < 4 else -1)),)

    def _type(self) -> Iterator[Deed]:
        if self.application == "mousepad":
            yield "shortcut", (Press(("ctrl", "end")),)
            yield "shortcut", ()
        letters = "0123456789" if self.application == "galculator" else "abcdefghiklmnoprstuwy  "
        for _ in range(self.dice.randint(6, 14)):
            yield "type", (Type(self.dice.choice(letters)),)

    def _lines(self, count: int) -> Iterator[Deed]:
        for number in range(count):
            words = f"line {number} of {self.dice.randint(100, 999)}"
            text = f"seq {self.dice.randint(8, 30)}" if self.application == "xterm" else words
            for letter in text:
                yield "type", (Type(letter),)
            yield "type", (Press(("enter",)),)

    def _short(self) -> Iterator[Deed]:
        keys = {"mousepad": ("ctrl", "a"), "galculator": ("esc",), "xterm": ("ctrl", "l")}[self.application]
        if self.application == "mousepad":
            keys = self.dice.choice((("ctrl", "a"), ("ctrl", "z"), ("ctrl", "home")))
        yield "shortcut", (Press(keys),)
        yield "shortcut", ()


def film(desktop: Desktop, hand: Hand, frames: int, file: Path) -> None:
    """Do and look, frame by frame, and keep both what was done and what was seen."""
    glances, told, acts = Glances(), [], []
    video: cv2.VideoWriter | None = None
    try:
        for number, (act, actions) in enumerate(hand.deeds()):
            if number == frames:
                break
            for action in actions:
                desktop.perform(action)
            time.sleep(1 / RATE)  # what a program takes to paint, and a person between two frames
            shot = with_pointer(desktop.capture(), hand.at)
            told.append(glances.features(shot))
            acts.append(ACTS.index(act))
            if video is None:
                size = (shot.width_px, shot.height_px)
                video = cv2.VideoWriter(
                    str(file.with_suffix(".mp4")), cv2.VideoWriter.fourcc(*"mp4v"), RATE, size
                )
            video.write(np.ascontiguousarray(shot.image[:, :, :3]))
    finally:
        if video is not None:
            video.release()
        desktop.release()
    np.savez(file.with_suffix(".npz"), features=np.stack(told), acts=np.array(acts))


def with_pointer(shot: Screenshot, at: Point) -> Screenshot:
    """Return the look with the pointer drawn into it, which a capture leaves out."""
    image = shot.image.copy()
    left, top, _, _ = shot.pixels_of(Box(at.x, at.y, 1, 1))
    paint(image, (left, top), dark=True)
    return replace(shot, image=image)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--frames", type=int, default=240)
    parser.add_argument("--rounds", type=int, default=1)
    wish = parser.parse_args()
    wish.out.mkdir(parents=True, exist_ok=True)
    control = Control()
    settings = load().changed(display="virtual:1280x800", mode="auto")
    place = Workplace(settings, control=control, ask=lambda question: Answer(False, absent=True))
    for number in range(wish.rounds):
        for application in APPLICATIONS:
            with closing(place.open_desktop()) as desktop:
                desktop.start(application)
                hand = Hand(number, application, _window(desktop, control))
                film(desktop, hand, wish.frames, wish.out / f"{application}-{number}")
                print(application, number, flush=True)


def _window(desktop: Desktop, control: Control) -> Box:
    """Wait for the application's window. Raises DesktopError."""
    began = time.monotonic()
    while time.monotonic() - began < SECONDS:
        found = [window for window in desktop.windows() if window.active]
        if found:
            control.sleep(0.5)
            return found[0].box
        control.sleep(0.1)
    raise DesktopError(f"no window has come up in {SECONDS} s (start the application by hand, and look)")


if __name__ == "__main__":
    main()
