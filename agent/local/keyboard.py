"""The keyboard: keys and chords. All of a chord is known before any of it goes down."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from agent.control import Control
from agent.keys import key as canonical
from agent.local.grip import Grip
from agent.local.parts import Layout, Stroke

BETWEEN_SECONDS = 0.003  # from one key to the next of a chord
HOLD_SECONDS = 0.012


class Keyboard:
    """The keyboard of one desktop."""

    def __init__(self, *, grip: Grip, layout: Layout, control: Control) -> None:
        self._grip = grip
        self._layout = layout
        self._control = control

    def strokes(self, names: Iterable[str]) -> tuple[str, ...]:
        """Return the keys to hold down for these names, Shift among them where a character needs it.

        Raises:
            UnknownKey: a name is no key.
            DesktopError: this keyboard lacks it.
        """
        self._layout.refresh()
        keys: list[str] = []
        for name in names:
            stroke = self._layout.stroke_of(canonical(name))
            wanted = (self._layout.stroke_of("shift").key, stroke.key) if stroke.shift else (stroke.key,)
            keys += [key for key in wanted if key not in keys]
        return tuple(keys)

    def press(self, names: tuple[str, ...]) -> None:
        """Press these keys together, in this order, and release them in the opposite one."""
        with self.holding(names):
            self._control.sleep(HOLD_SECONDS)

    @contextmanager
    def holding(self, names: tuple[str, ...]) -> Iterator[None]:
        """Keep keys down meanwhile. What was already held stays held."""
        keys = [key for key in self.strokes(names) if key not in self._grip]
        with self._grip.borrowed():
            for key in keys:
                self._control.go_on_or_stop()
                self._grip.press(key)
                self._control.sleep(BETWEEN_SECONDS)
            yield

    def tap(self, stroke: Stroke) -> None:
        """Strike one key, with Shift where the stroke says so, for typing: short, and not checked."""
        shift = self._layout.stroke_of("shift").key
        with self._grip.borrowed():
            if stroke.shift and shift not in self._grip:
                self._grip.press(shift)
            self._grip.press(stroke.key)
