"""What went to the terminal is no part of what was shown."""

from __future__ import annotations

import os
from pathlib import Path

from agent.actions import Button
from agent.demonstration.schema import Screen
from agent.geometry import Box, Point, Window
from agent.record.gesture import Clicked
from agent.record.input import Around, Event, KeyDown, KeyUp, Pressed, Released
from agent.record.reduce import reduce
from agent.record.tape import Header, Take
from agent.teach.aside import lineage, without_asides

TERMINAL = Window("Terminal", "xterm", Box(0, 0, 100, 100), pid=7)
ORDERS = Window("Orders", "orders", Box(200, 0, 100, 100), pid=8)


def _click(ns: int, x: float) -> list[Event]:
    return [Pressed(ns, Point(x, 50), Button.LEFT), Released(ns + 1, Point(x, 50), Button.LEFT)]


def test_clicks_and_keys_in_the_terminal_are_left_out_and_all_keep_their_places() -> None:
    events: list[Event] = [
        Around(0, (TERMINAL, ORDERS)),
        *_click(10, 250),
        *_click(20, 50),
        Around(30, (Window("Terminal", "xterm", TERMINAL.box, active=True, pid=7), ORDERS)),
        KeyDown(40, "ctrl"),
        KeyDown(41, "z"),
        KeyUp(42, "z"),
        KeyUp(43, "ctrl"),
    ]
    take = Take(Path(), Header("", 0, 0, Screen(box=(0, 0, 300, 100)), ""), tuple(events), True, False)

    kept = without_asides(take, {7})

    (only,) = reduce(kept.events)
    assert isinstance(only, Clicked)
    assert only.at == Point(250, 50)
    assert len(kept.events) == len(events)


def test_a_process_descends_from_itself_and_its_parents() -> None:
    assert {os.getpid(), os.getppid()} <= lineage()
