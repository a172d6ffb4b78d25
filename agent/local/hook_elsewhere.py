"""Hearing the mouse and the keys on Windows and macOS, with pynput. Nobody has run it there yet.

What is missing says so: no list of windows and no layout, and a dead key is only what it writes.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from types import MappingProxyType
from typing import Any

import mss

from agent.actions import Button
from agent.demonstration.schema import Screen
from agent.errors import NoDesktop
from agent.geometry import Point, Window
from agent.keys import ALIASES, NAMED
from agent.record.hook import Buffer
from agent.record.input import Gap, Hand, KeyDown, KeyUp, Moved, Pressed, Released, Turned

_BUTTONS = MappingProxyType({"left": Button.LEFT, "middle": Button.MIDDLE, "right": Button.RIGHT})


class PlainHook:
    """Hears this machine's mouse and keys until it is closed. Raises NoDesktop."""

    def __init__(self) -> None:
        try:
            from pynput import keyboard, mouse  # open the system's keyboard when imported
        except ImportError as reason:
            raise NoDesktop(f"cannot listen to the keys: {reason} (pip install pynput)") from reason
        self._buffer: Buffer[Hand] = Buffer()
        self._down: set[str] = set()
        self._last_ns = 0
        self._listeners = (
            mouse.Listener(on_move=self._on_move, on_click=self._on_click, on_scroll=self._on_scroll),
            keyboard.Listener(on_press=self._on_press, on_release=self._on_release),
        )
        for listener in self._listeners:
            listener.start()

    def drain(self) -> Sequence[Hand | Gap]:
        """Return what has been heard since it was asked last."""
        hands, lost = self._buffer.take()
        if hands:
            self._last_ns = hands[-1].at_ns
        return [*hands, Gap(self._last_ns, lost)] if lost else hands

    def windows(self) -> Sequence[Window]:
        """Nobody tells here."""
        return ()

    def was_drawn(self) -> bool:
        """Nobody tells here."""
        return True

    def screen(self) -> Screen:
        """Return the monitors."""
        with mss.MSS() as looker:
            whole, *monitors = (
                (each["left"], each["top"], each["width"], each["height"]) for each in looker.monitors
            )
        return Screen(box=whole, monitors=tuple(monitors), scale=1.0, keyboard="")

    def deafen(self) -> None:
        """Stop listening."""
        for listener in self._listeners:
            listener.stop()
        for listener in self._listeners:
            listener.join()

    def close(self) -> None:
        """Stop listening. May be called twice."""
        self.deafen()

    def _on_move(self, x: float, y: float) -> None:
        self._buffer.push(Moved(time.monotonic_ns(), Point(x, y)), move=True)

    def _on_click(self, x: float, y: float, button: Any, pressed: bool) -> None:
        if button.name in _BUTTONS:
            event = Pressed if pressed else Released
            self._buffer.push(event(time.monotonic_ns(), Point(x, y), _BUTTONS[button.name]))

    def _on_scroll(self, x: float, y: float, right: int, up: int) -> None:
        self._buffer.push(Turned(time.monotonic_ns(), Point(x, y), right, -up))

    def _on_press(self, key: Any) -> None:
        name, text = _named(key)
        self._buffer.push(KeyDown(time.monotonic_ns(), name, text, repeat=name in self._down))
        self._down.add(name)

    def _on_release(self, key: Any) -> None:
        name, _ = _named(key)
        self._down.discard(name)
        self._buffer.push(KeyUp(time.monotonic_ns(), name))


def _named(key: Any) -> tuple[str, str]:
    """Return a key's name and what it writes."""
    text = getattr(key, "char", None) or ""
    if text:
        return (text.lower(), text) if text.isprintable() else (f"code{getattr(key, 'vk', 0)}", "")
    name = str(getattr(key, "name", "") or "").replace("_", "")
    for each in (name, name[:-1]):
        if each in NAMED or each in ALIASES:
            known = each if each in NAMED else ALIASES[each]
            return known, " " if known == "space" else ""
    return f"code{getattr(key, 'vk', 0)}", ""
