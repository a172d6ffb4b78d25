"""Questions on message buses: to find the one for accessibility, and to ask an object on it."""

from __future__ import annotations

import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from jeepney import DBusAddress, DBusErrorResponse, Message, Properties, new_method_call
from jeepney.io.blocking import DBusConnection, open_dbus_connection
from jeepney.wrappers import unwrap_msg

from agent.geometry import Box

ANSWER_SECONDS = 1.0  # for a bus or an application to answer in
FAULTS = (OSError, DBusErrorResponse, ValueError, RuntimeError, LookupError, TypeError, StopIteration)
_ACCESSIBLE = "org.a11y.atspi.Accessible"
_SCREEN = 0  # coordinates of the screen

Object = tuple[str, str]  # the name on the bus of an application, and a path in it


def accessibility_address(environment: Mapping[str, str], *, wake: bool = False) -> str:
    """Ask the session's bus where the bus for accessibility is. Raises ValueError or another of FAULTS.

    wake: tell applications that are started from now on that somebody listens.
    """
    session_bus = _session_bus(environment)
    if not session_bus:
        raise ValueError("this desktop has no session bus")
    launcher = DBusAddress("/org/a11y/bus", "org.a11y.Bus", "org.a11y.Bus")
    with open_dbus_connection(session_bus, auth_timeout=ANSWER_SECONDS) as session:
        (address,) = answer(session, new_method_call(launcher, "GetAddress"))
        if wake:
            status = DBusAddress("/org/a11y/bus", "org.a11y.Bus", "org.a11y.Status")
            answer(session, Properties(status).set("IsEnabled", "b", True))
    return str(address)


def call(place: Object, method: str) -> Message:
    """Return the question of this name to an accessible object."""
    return new_method_call(DBusAddress(place[1], place[0], _ACCESSIBLE), method)


def said(bus: DBusConnection, place: Object, name: str, deadline: float | None = None) -> str:
    """Return a property of an accessible object that is a text, such as its Name. Raises one of FAULTS."""
    accessible = DBusAddress(place[1], place[0], _ACCESSIBLE)
    ((_, value),) = answer(bus, Properties(accessible).get(name), deadline)
    return str(value)


def extents(bus: DBusConnection, place: Object, deadline: float | None = None) -> Box | None:
    """Return where an object is on the screen, None where it has no size. Raises one of FAULTS."""
    component = DBusAddress(place[1], place[0], "org.a11y.atspi.Component")
    question = new_method_call(component, "GetExtents", "u", (_SCREEN,))
    ((left, top, width, height),) = answer(bus, question, deadline)
    return Box(left, top, width, height) if width > 0 and height > 0 else None


def answer(bus: DBusConnection, question: Message, deadline: float | None = None) -> Any:
    """Return what is answered. Raises OSError where it takes too long, DBusErrorResponse where it fails."""
    seconds = ANSWER_SECONDS if deadline is None else max(deadline - time.monotonic(), 0)
    return unwrap_msg(bus.send_and_get_reply(question, timeout=seconds))


def _session_bus(environment: Mapping[str, str]) -> str:
    """Return the address of the session's bus, empty where there is none."""
    place = Path(environment.get("XDG_RUNTIME_DIR", "")) / "bus"
    by_place = f"unix:path={place}" if place.is_absolute() and place.exists() else ""
    return environment.get("DBUS_SESSION_BUS_ADDRESS") or by_place
