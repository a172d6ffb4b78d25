"""Which field has the keyboard, and whether it is for a password, as applications tell through AT-SPI.

The traps: whoever asks an application waits for it, and one that hangs makes everybody hang who asks. So a
thread of its own listens to what changes and asks once for each field, and who wants to know gets what is
known by now. And an application that ends, or whose window is left, does not always take its word back.
"""

from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from jeepney import DBusAddress, DBusErrorResponse, MatchRule, Message, Properties, new_method_call
from jeepney.bus_messages import message_bus
from jeepney.io.blocking import DBusConnection, open_dbus_connection
from jeepney.low_level import HeaderFields
from jeepney.wrappers import unwrap_msg

from agent.geometry import Box
from agent.record.secrecy import Focused, secret_in

ANSWER_SECONDS = 1.0  # for a bus or an application to answer in
BEAT_SECONDS = 0.5  # between looks whether it is closed
PASSWORD_TEXT, TEXT, ENTRY = 40, 61, 79  # roles of AT-SPI
LABELLED_BY = 2  # a relation
_SCREEN = 0  # coordinates of the screen
_EVENTS = ("org.a11y.atspi.Event.Object", "org.a11y.atspi.Event.Window")
_ACCESSIBLE = "org.a11y.atspi.Accessible"
_FAULTS = (OSError, DBusErrorResponse, ValueError, RuntimeError, LookupError, TypeError, StopIteration)

_Object = tuple[str, str]  # the name on the bus of an application, and a path in it


class Accessibility:
    """Listens to the accessibility bus of a desktop until it is closed. Where there is none, says nothing."""

    def __init__(self, environment: Mapping[str, str]) -> None:
        self._bus = _session_bus(environment)
        self._closing = threading.Event()
        self.listening = threading.Event()  # from now on changes are heard
        self._now: tuple[_Object, Focused] | None = None
        self._thread = threading.Thread(target=self._listen, name="accessibility", daemon=True)
        self._thread.start()

    def focused(self) -> Focused | None:
        """Return what has the keyboard, as its application told; None where nobody did. Waits for nothing."""
        now = self._now
        return now[1] if now is not None else None

    def close(self) -> None:
        self._closing.set()
        self._thread.join()

    def _listen(self) -> None:
        with (
            suppress(*_FAULTS),
            open_dbus_connection(self._address(), auth_timeout=ANSWER_SECONDS) as bus,
        ):
            self._hear(bus)
        self._now = None  # nobody tells any more

    def _address(self) -> str:
        """Ask the session's bus where the bus for accessibility is."""
        if not self._bus:
            raise ValueError("this desktop has no session bus")
        launcher = DBusAddress("/org/a11y/bus", "org.a11y.Bus", "org.a11y.Bus")
        with open_dbus_connection(self._bus, auth_timeout=ANSWER_SECONDS) as session:
            (address,) = _answer(session, new_method_call(launcher, "GetAddress"))
        return str(address)

    def _hear(self, bus: DBusConnection) -> None:
        heard: deque[Message] = deque(maxlen=256)
        rules = [MatchRule(type="signal", interface=name) for name in _EVENTS]
        rules.append(MatchRule(type="signal", interface="org.freedesktop.DBus", member="NameOwnerChanged"))
        registry = DBusAddress(
            "/org/a11y/atspi/registry", "org.a11y.atspi.Registry", "org.a11y.atspi.Registry"
        )
        for rule in rules:
            bus.filter(rule, queue=heard)
            _answer(bus, message_bus.AddMatch(rule))
        for event in ("object:state-changed:focused", "window:deactivate"):
            _answer(bus, new_method_call(registry, "RegisterEvent", "s", (event,)))
        self.listening.set()
        while not self._closing.is_set():
            with suppress(TimeoutError):
                self._take(bus, bus.recv_until_filtered(heard, timeout=BEAT_SECONDS))

    def _take(self, bus: DBusConnection, message: Message) -> None:
        fields, body = message.header.fields, message.body
        sender, path = str(fields.get(HeaderFields.sender)), str(fields.get(HeaderFields.path))
        member = fields.get(HeaderFields.member)
        if member == "StateChanged" and body[0] == "focused":
            if body[1]:
                self._now = None
                self._now = self._asked(bus, (sender, path))
            elif self._now is not None and self._now[0] == (sender, path):
                self._now = None
        elif member == "Deactivate" or (member == "NameOwnerChanged" and not body[2]):
            left = sender if member == "Deactivate" else body[0]
            if self._now is not None and self._now[0][0] == left:
                self._now = None

    def _asked(self, bus: DBusConnection, place: _Object) -> tuple[_Object, Focused] | None:
        """Ask a field what it is; None where it does not answer."""
        deadline = time.monotonic() + ANSWER_SECONDS
        try:
            (role,) = _answer(bus, _call(place, "GetRole"), deadline)
        except _FAULTS:
            return None
        label, box = "", None
        with suppress(*_FAULTS):
            label = _label(bus, place, deadline)
        with suppress(*_FAULTS):
            component = DBusAddress(place[1], place[0], "org.a11y.atspi.Component")
            call = new_method_call(component, "GetExtents", "u", (_SCREEN,))
            ((left, top, width, height),) = _answer(bus, call, deadline)
            box = Box(left, top, width, height) if width > 0 and height > 0 else None
        secret = role == PASSWORD_TEXT or (role in (TEXT, ENTRY) and secret_in(label) is not None)
        return place, Focused(secret, label, box)


def _session_bus(environment: Mapping[str, str]) -> str:
    """Return the address of the session's bus, empty where there is none."""
    place = Path(environment.get("XDG_RUNTIME_DIR", "")) / "bus"
    by_place = f"unix:path={place}" if place.is_absolute() and place.exists() else ""
    return environment.get("DBUS_SESSION_BUS_ADDRESS") or by_place


def _label(bus: DBusConnection, place: _Object, deadline: float) -> str:
    """Return what a field is called: by itself, or by the label that says it is for it."""
    if name := _name(bus, place, deadline):
        return name
    (relations,) = _answer(bus, _call(place, "GetRelationSet"), deadline)
    labels = [each for kind, places in relations if kind == LABELLED_BY for each in places]
    return " ".join(_name(bus, each, deadline) for each in labels)


def _name(bus: DBusConnection, place: _Object, deadline: float) -> str:
    accessible = DBusAddress(place[1], place[0], _ACCESSIBLE)
    ((_, name),) = _answer(bus, Properties(accessible).get("Name"), deadline)
    return str(name)


def _call(place: _Object, method: str) -> Message:
    return new_method_call(DBusAddress(place[1], place[0], _ACCESSIBLE), method)


def _answer(bus: DBusConnection, call: Message, deadline: float | None = None) -> Any:
    """Return what is answered. Raises OSError where it takes too long, DBusErrorResponse where it fails."""
    seconds = ANSWER_SECONDS if deadline is None else max(deadline - time.monotonic(), 0)
    return unwrap_msg(bus.send_and_get_reply(call, timeout=seconds))
