"""From events to gestures: what the hands did, as one would tell it.

A pure function of the events, and versioned (`agent.demonstration.schema.REDUCTION`), so that a recording can
be reduced again by better rules. Each press, release, turn and key belongs to exactly one gesture.

The traps are known from those who fell into them: a click with Ctrl that becomes a plain one, a text 'cv' of
two shortcuts, a double click at the very beginning that becomes two, a scroll there and back that adds up to
nothing, an event lost because another has the same time stamp. The table of the tests holds them all.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import assert_never

from agent.actions import Button
from agent.geometry import Point, Window
from agent.keys import MODIFIERS
from agent.record.draft import Down, Draft, Drafts, use
from agent.record.gesture import (
    Chorded,
    Clicked,
    Dragged,
    Gesture,
    Held,
    Hovered,
    Loosed,
    Scrolled,
)
from agent.record.input import (
    Around,
    Event,
    Gap,
    KeyDown,
    KeyUp,
    Marked,
    Moved,
    Pressed,
    Released,
    Secret,
    Seen,
    Turned,
    Written,
)
from agent.record.path import distance, simplified

DRAG_POINTS = 4.0  # a hand that clicks moves less; the smallest threshold among toolkits is Windows' 4
AGAIN_NS = 500_000_000  # between two presses of a double click
LONG_NS = 500_000_000
SCROLL_NS = 1_000_000_000  # between two turns of one scroll
HOVER_NS = 700_000_000
MAKES_CHORDS = ("ctrl", "alt", "super")  # shift and altgr only choose what is written


def reduce(events: Sequence[Event]) -> tuple[Gesture, ...]:
    """Return the gestures that the events are."""
    return _Reduction(events).gestures()


class _Reduction:
    """Goes through the events once."""

    def __init__(self, events: Sequence[Event]) -> None:
        self._events = events
        self._drafts = Drafts()
        self._modifiers: dict[str, Down] = {}
        self._keys: dict[str, Draft] = {}
        self._buttons: dict[Button, Down] = {}
        self._pointer: Point | None = None
        self._moved_ns = 0
        self._busy_ns = -1  # when something other than a move happened last
        self._changed_ns = -1
        self._active: Window | None = None

    def gestures(self) -> tuple[Gesture, ...]:
        for index, event in enumerate(self._events):
            self._take(index, event)
        self._finish()
        return self._drafts.gestures()

    def _take(self, index: int, event: Event) -> None:
        match event:
            case Moved(at_ns, to):
                self._rested(at_ns)
                self._pointer, self._moved_ns = to, at_ns
                for down in self._buttons.values():
                    down.path.append(to)
            case Pressed():
                self._pressed(index, event)
            case Released():
                self._released(index, event)
            case Turned():
                self._turned(index, event)
            case KeyDown():
                self._busy_ns = event.at_ns
                self._key_down(index, event)
            case KeyUp():
                self._key_up(index, event)
            case Written(at_ns, text):
                self._busy_ns = at_ns
                self._drafts.line(at_ns).write(text)
                self._drafts.belongs(index, at_ns)
            case Secret(at_ns, name):
                self._busy_ns = at_ns
                self._drafts.line(at_ns).hide(name)
                self._drafts.belongs(index, at_ns)
            case Gap() | Marked():
                self._drafts.part()
            case Seen(at_ns):
                self._changed_ns = at_ns
            case Around(_, windows):
                self._looked_around(windows)
            case _:
                assert_never(event)

    # --- the mouse ----------------------------------------------------------------------------------------

    def _pressed(self, index: int, event: Pressed) -> None:
        self._rested(event.at_ns)
        self._drafts.typing = None
        self._busy_ns = event.at_ns
        if event.button in self._buttons:  # its release was never seen
            self._click(event.button, self._buttons.pop(event.button), event.at, event.at_ns)
        self._buttons[event.button] = Down(
            [index], event.at_ns, path=[event.at], holding=dict(self._modifiers)
        )

    def _released(self, index: int, event: Released) -> None:
        self._busy_ns = event.at_ns
        down = self._buttons.pop(event.button, None)
        if down is None:
            self._drafts.begin(Loosed(event.button.value), [index], event.at_ns)
            return
        down.events.append(index)
        self._click(event.button, down, event.at, event.at_ns)

    def _click(self, button: Button, down: Down, at: Point, at_ns: int) -> None:
        """Make a click or a drag of a press and its release."""
        path = [*down.path, at]
        start = path[0]
        holding = tuple(down.holding)
        if max(distance(start, each) for each in path) > DRAG_POINTS:
            draft = self._drafts.begin(
                Dragged(simplified(path), button, holding), down.events, down.at_ns, at_ns
            )
        else:
            long = at_ns - down.at_ns >= LONG_NS
            last = self._drafts.joinable
            before = last.gesture if last else None
            if (
                last is not None
                and isinstance(before, Clicked)
                and not long
                and before.pressed == 0
                and before.count < 3
                and (before.button, before.holding) == (button, holding)
                and distance(before.at, start) <= DRAG_POINTS
                and down.at_ns - last.ended_ns <= AGAIN_NS
            ):
                last.gesture = replace(before, count=before.count + 1)
                last.events += down.events
                last.ended_ns = at_ns
                draft = last
            else:
                pressed = (at_ns - down.at_ns) / 1e9 if long else 0.0
                draft = self._drafts.begin(
                    Clicked(start, button, 1, holding, pressed), down.events, down.at_ns, at_ns
                )
        use(down.holding.values(), draft)
        self._drafts.join_next()

    def _turned(self, index: int, event: Turned) -> None:
        self._rested(event.at_ns)
        self._drafts.typing = None
        self._busy_ns = event.at_ns
        for name in self._modifiers:
            self._hold(name)
        last = self._drafts.joinable
        before = last.gesture if last else None
        if (
            last is not None
            and isinstance(before, Scrolled)
            and distance(before.at, event.at) <= DRAG_POINTS
            and _sign(before.right) == _sign(event.right)
            and _sign(before.down) == _sign(event.down)
            and event.at_ns - last.ended_ns <= SCROLL_NS
        ):
            last.gesture = replace(before, right=before.right + event.right, down=before.down + event.down)
            last.add(index, event.at_ns)
        else:
            self._drafts.begin(Scrolled(event.at, event.right, event.down), [index], event.at_ns)
        self._drafts.join_next()

    def _rested(self, at_ns: int) -> None:
        """Note a hover that ends now: the pointer rested, nothing else was done, and the screen changed."""
        rested = at_ns - self._moved_ns
        quiet = self._busy_ns < self._moved_ns and not self._buttons
        if self._pointer and self._moved_ns and rested >= HOVER_NS and quiet:
            if self._changed_ns > self._moved_ns:
                self._drafts.typing = None
                self._drafts.begin(Hovered(self._pointer, rested / 1e9), [], self._moved_ns, at_ns)
            self._busy_ns = at_ns  # one rest is one hover

    # --- the keys -----------------------------------------------------------------------------------------

    def _key_down(self, index: int, event: KeyDown) -> None:
        if event.key in MODIFIERS:
            down = self._modifiers.setdefault(event.key, Down([], event.at_ns))
            (down.owner.events if down.owner else down.events).append(index)
            return
        mods = tuple(self._modifiers)
        chord = any(name in MAKES_CHORDS for name in mods) and not ("altgr" in mods and event.text)
        if not chord and (event.dead or (event.text and event.text.isprintable())):
            self._drafts.line(event.at_ns).write("" if event.dead else event.text)
            self._drafts.belongs(index, event.at_ns)
        elif not chord and self._drafts.typing and self._edits(event.key, mods):
            self._drafts.belongs(index, event.at_ns)
        else:
            self._chord(index, event, mods)
        owner = self._drafts.last
        assert owner is not None
        self._keys[event.key] = owner
        use(self._modifiers.values(), owner)

    def _edits(self, key: str, mods: tuple[str, ...]) -> bool:
        """Do what an editing key does to the text that is being typed, if that is sure."""
        typing = self._drafts.typing
        assert typing is not None
        assert typing.line is not None
        return set(mods) <= {"shift"} and typing.line.edit(key, marking="shift" in mods)

    def _chord(self, index: int, event: KeyDown, mods: tuple[str, ...]) -> None:
        self._drafts.typing = None
        keys = (*mods, event.key)
        last = self._drafts.last
        if event.repeat and last and isinstance(last.gesture, Chorded) and last.gesture.keys == keys:
            last.gesture = replace(last.gesture, times=last.gesture.times + 1)
            last.add(index, event.at_ns)
            return
        self._drafts.begin(Chorded(keys), [index], event.at_ns)

    def _key_up(self, index: int, event: KeyUp) -> None:
        down = self._modifiers.pop(event.key, None)
        if down is not None:
            if down.owner is None and any(down in each.holding.values() for each in self._buttons.values()):
                down.events.append(index)  # the click that it is held for is not over
            elif down.owner is None:  # pressed and released alone
                self._drafts.typing = None
                self._drafts.begin(Chorded((event.key,)), [*down.events, index], down.at_ns, event.at_ns)
            elif isinstance(down.owner.gesture, Held):
                self._drafts.begin(Loosed(event.key), [index], event.at_ns)
            else:
                down.owner.events.append(index)
            return
        owner = self._keys.pop(event.key, None)
        if owner is not None:
            owner.add(index, event.at_ns)
        else:
            self._drafts.begin(Loosed(event.key), [index], event.at_ns)

    def _hold(self, name: str) -> None:
        """Make a gesture of its own of a modifier that is down over a scroll."""
        down = self._modifiers[name]
        if down.owner is None:
            down.owner = self._drafts.begin(Held(name), down.events, down.at_ns)

    # --- the whole ----------------------------------------------------------------------------------------

    def _looked_around(self, windows: Sequence[Window]) -> None:
        active = next((window for window in windows if window.active), None)
        before, self._active = self._active, active
        if before and active and (before.pid, before.application) != (active.pid, active.application):
            self._drafts.typing = None  # the keys go to another program

    def _finish(self) -> None:
        """Make gestures of what was still down when the recording ended."""
        for button, down in self._buttons.items():
            self._click(button, down, down.path[-1], down.at_ns)
        for name, down in self._modifiers.items():
            if down.owner is None:
                self._drafts.begin(Chorded((name,)), down.events, down.at_ns)


def _sign(notches: int) -> int:
    return (notches > 0) - (notches < 0)
