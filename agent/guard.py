"""The executor's own gate: what may be done without asking, what must be asked, what is refused.

It stands between decision and desktop, reads the screen for itself, and no policy can talk its way
past it: nothing a model says changes a limit, and text on the screen is data here, never an order.
"""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import assert_never

from agent.actions import (
    Action,
    AskUser,
    Click,
    Drag,
    Finish,
    Hold,
    Move,
    Press,
    Release,
    Scroll,
    Type,
    Wait,
    describe,
    is_input,
    points_of,
)
from agent.control import Control
from agent.geometry import Box, Point, Window
from agent.risk import risky_chord, risky_command, risky_word
from agent.screenshot import Screenshot
from agent.senses import Found, Reader

NEAR = 12  # points around a line of text within which a click is meant for it
DIALOG_SHARE = 0.15  # of the screen; a window smaller than this is taken for a dialog


class Mode(StrEnum):
    """When the person is asked."""

    ASK = "ask"
    RISKY = "risky"
    AUTO = "auto"


@dataclass(frozen=True, slots=True)
class Allowed:
    """Go on."""


@dataclass(frozen=True, slots=True)
class Doubtful:
    """Ask the person first, and tell them why. risky: it is what might come of it that is in doubt."""

    why: str
    risky: bool = True


@dataclass(frozen=True, slots=True)
class Forbidden:
    """Not to be done, whoever says so."""

    why: str


Judgement = Allowed | Doubtful | Forbidden


class Guard:
    """Judges every action of one run before it is performed."""

    def __init__(
        self,
        *,
        reader: Reader,
        mode: Mode = Mode.RISKY,
        max_steps: int = 50,
        max_seconds: float = 1800,
        actions_per_minute: int = 120,
        only_window: str = "",
        only_region: Box | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._reader = reader
        self._mode = mode
        self._max_steps = max_steps
        self._max_seconds = max_seconds
        self._per_minute = actions_per_minute
        self._only_window = only_window
        self._only_region = only_region
        self._clock = clock
        self._began = clock()
        self._steps = 0
        self._recent: deque[float] = deque()
        self._entered_region = False
        self._outer: Guard | None = None
        self._raise_with = "--max-steps"

    def narrowed(
        self, *, max_steps: int | None = None, only_window: str = "", only_region: Box | None = None
    ) -> Guard:
        """Return a guard for one part of the run: it allows nothing that this one does not.

        What is done under it counts here too. max_steps: of the part; as many as here if none is given.
        """
        inner = Guard(
            reader=self._reader,
            mode=self._mode,
            max_steps=max_steps or self._max_steps,
            max_seconds=self._max_seconds,
            actions_per_minute=self._per_minute,
            only_window=only_window,
            only_region=only_region,
            clock=self._clock,
        )
        inner._outer = self
        inner._raise_with = "the step's max_steps"
        return inner

    def limit_reached(self) -> str | None:
        """Return which limit of the run is used up, or None."""
        reached = self._outer.limit_reached() if self._outer else None
        if reached:
            return reached
        if self._steps >= self._max_steps:
            return f"the limit of {self._max_steps} steps is reached (raise it with {self._raise_with})"
        if self._clock() - self._began >= self._max_seconds:
            return f"the limit of {self._max_seconds:g} seconds is reached (raise it with --max-seconds)"
        return None

    def count_step(self) -> None:
        """Count one step that acted on the desktop."""
        self._steps += 1
        if self._outer:
            self._outer.count_step()

    def pace(self, control: Control) -> None:
        """Wait, if need be, until one more action keeps the rate. Raises Stopped."""
        if self._outer:
            self._outer.pace(control)
            return
        while self._recent and self._clock() - self._recent[0] >= 60:
            self._recent.popleft()
        if len(self._recent) >= self._per_minute:
            control.sleep(60 - (self._clock() - self._recent.popleft()))
        self._recent.append(self._clock())

    def judge(
        self,
        action: Action,
        screenshot: Screenshot,
        windows: tuple[Window, ...] = (),
        targets: tuple[Found, ...] = (),
    ) -> Judgement:
        """Return whether the action may be performed on this screen."""
        if not is_input(action):
            return Allowed()
        outside = self._outside(action, screenshot, windows)
        if outside:
            return Forbidden(outside)
        if points_of(action):
            self._enter()
        if self._mode is Mode.AUTO:
            return Allowed()
        risk = self._risk(action, screenshot, windows, targets)
        if risk:
            return Doubtful(risk)
        return Doubtful("every action is asked for", risky=False) if self._mode is Mode.ASK else Allowed()

    def _outside(self, action: Action, screenshot: Screenshot, windows: tuple[Window, ...]) -> str:
        """Say what of the action lies outside of what is allowed; nothing if all is inside."""
        outside = self._outer._outside(action, screenshot, windows) if self._outer else ""
        if outside:
            return outside
        points = points_of(action)
        for point in points:
            if point not in screenshot.area:
                return f"{describe(action)} is outside the screen, which is {_size(screenshot.area)}"
            if self._only_region and point not in self._only_region:
                return f"{describe(action)} is outside the allowed region (change it with --only-region)"
            if self._only_window and not self._allows(_window_at(point, windows)):
                return (
                    f"{describe(action)} is outside the windows called '{self._only_window}' (--only-window)"
                )
        if points:
            return ""
        if self._only_window and not self._allows(next((w for w in windows if w.active), None)):
            return (
                f"{describe(action)}: the active window is not called '{self._only_window}' (--only-window)"
            )
        if self._only_region and not self._entered_region:
            return f"{describe(action)}: nothing was clicked yet inside the allowed region (--only-region)"
        return ""

    def _enter(self) -> None:
        """Note that something inside every allowed region was clicked."""
        self._entered_region = True
        if self._outer:
            self._outer._enter()

    def _allows(self, window: Window | None) -> bool:
        return window is not None and self._only_window.casefold() in window.title.casefold()

    def _risk(
        self,
        action: Action,
        screenshot: Screenshot,
        windows: tuple[Window, ...],
        targets: tuple[Found, ...],
    ) -> str:
        match action:
            case Click(at=at):
                return self._risk_near((at,), screenshot, targets)
            case Drag(path=path):
                return self._risk_near((path[-1],), screenshot, targets)
            case Type(text):
                command = risky_command(text)
                if command:
                    return f"the text holds the command '{command}'"
                return self._risk_of_enter(screenshot, windows) if "\n" in text else ""
            case Press(keys):
                if risky_chord(keys):
                    return f"{'+'.join(keys)} can close a window, log out or delete for good"
                return self._risk_of_enter(screenshot, windows) if {"enter", "space"} & {*keys} else ""
            case Move() | Scroll() | Hold() | Release() | Wait() | Finish() | AskUser():
                return ""
            case _:
                assert_never(action)

    def _risk_near(
        self, points: tuple[Point, ...], screenshot: Screenshot, targets: tuple[Found, ...]
    ) -> str:
        for point in points:
            around = Box.around(point, 260, 64)
            seen = [*targets, *self._reader.read(screenshot, around)]
            for found in seen:
                word = risky_word(found.label) if point in found.box.grown(NEAR) else None
                if word:
                    return f"'{word}' is written at the target"
        return ""

    def _risk_of_enter(self, screenshot: Screenshot, windows: tuple[Window, ...]) -> str:
        dialog = _dialog(screenshot.area, windows)
        if dialog is None:
            return ""
        for found in self._reader.read(screenshot, dialog.box):
            word = risky_word(found.label)
            if word:
                return f"Enter goes to the dialog '{dialog.title}', where '{word}' is written"
        return ""


def _window_at(point: Point, windows: tuple[Window, ...]) -> Window | None:
    return next((window for window in windows if point in window.box), None)


def _dialog(screen: Box, windows: tuple[Window, ...]) -> Window | None:
    """Return the active window if it is small, or has a bigger one of the same program behind it."""
    active = next((window for window in windows if window.active), None)
    if active is None:
        return None
    bigger = any(
        other.pid == active.pid and other.box.area > active.box.area
        for other in windows
        if other is not active and other.pid is not None
    )
    return active if bigger or active.box.area < DIALOG_SHARE * screen.area else None


def _size(box: Box) -> str:
    return f"{box.width:.0f}x{box.height:.0f} at ({box.left:.0f}, {box.top:.0f})"
