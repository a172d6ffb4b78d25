"""Reads what the applications on a desktop tell of their windows, over AT-SPI.

The traps: a closed menu still has all of its items, a table has a cell for every row there might be, and
an application that hangs makes everybody hang who asks. So only what says that it is showing is gone into,
what has very many parts is not gone into, and who does not answer in time is passed over.
"""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from contextlib import suppress

from jeepney import DBusAddress, new_method_call
from jeepney.io.blocking import DBusConnection, open_dbus_connection

from agent.evaluate.tree import Node
from agent.local.bus import (
    ANSWER_SECONDS,
    FAULTS,
    Object,
    accessibility_address,
    answer,
    call,
    extents,
    said,
)

MOST_SECONDS = 20.0  # for everything on a desktop
MOST_CHILDREN = 150
MOST_CHARACTERS = 10_000
ROOT = ("org.a11y.atspi.Registry", "/org/a11y/atspi/accessible/root")
STATES: Mapping[int, str] = {
    4: "checked",
    7: "editable",
    8: "enabled",
    10: "expanded",
    12: "focused",
    20: "pressed",
    23: "selected",
    24: "sensitive",
    25: "showing",
    30: "visible",
}
_HOLD_TEXT = ("text", "entry", "password text", "terminal", "paragraph", "label", "spin button")


def read_applications(environment: Mapping[str, str]) -> Sequence[Node]:
    """Return a node for each application on the desktop of this environment; none where nobody tells.

    Qt's applications tell only where somebody has listened before they are started.
    """
    with suppress(*FAULTS):
        address = accessibility_address(environment, wake=True)
        with open_dbus_connection(address, auth_timeout=ANSWER_SECONDS) as bus:
            walk = _Walk(bus, time.monotonic() + MOST_SECONDS)
            return walk.nodes(ROOT)
    return ()


class _Walk:
    """Goes through the parts of windows with one connection, until its time is over."""

    def __init__(self, bus: DBusConnection, deadline: float) -> None:
        self._bus = bus
        self._deadline = deadline

    def nodes(self, place: Object) -> tuple[Node, ...]:
        """Return the nodes below an object. Raises one of FAULTS."""
        (places,) = answer(self._bus, call(place, "GetChildren"))
        if len(places) > MOST_CHILDREN:
            return ()
        found: list[Node] = []
        for name, path in places:
            with suppress(*FAULTS):
                node = self._node((str(name), str(path)))
                if node is not None:
                    found.append(node)
        return tuple(found)

    def _node(self, place: Object) -> Node | None:
        if time.monotonic() > self._deadline:
            return None
        (role,) = answer(self._bus, call(place, "GetRoleName"))
        ((low, high),) = answer(self._bus, call(place, "GetState"))
        bits = low | high << 32
        states = frozenset(name for bit, name in STATES.items() if bits >> bit & 1)
        if role != "application" and "showing" not in states:
            return None
        name, description, box, text = said(self._bus, place, "Name"), "", None, ""
        with suppress(*FAULTS):
            description = said(self._bus, place, "Description")
        with suppress(*FAULTS):
            box = extents(self._bus, place)
        if role in _HOLD_TEXT:
            with suppress(*FAULTS):
                text = self._text(place)
        return Node(role, name, description, states, box, text, self.nodes(place))

    def _text(self, place: Object) -> str:
        held = DBusAddress(place[1], place[0], "org.a11y.atspi.Text")
        (text,) = answer(self._bus, new_method_call(held, "GetText", "ii", (0, MOST_CHARACTERS)))
        return str(text)
