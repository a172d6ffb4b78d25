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

from jeepney import DBusAddress, MatchRule, Message, new_method_call
from jeepney.bus_messages import message_bus
from jeepney.io.blocking import DBusConnection, open_dbus_connection
from jeepney.low_level import HeaderFields

from agent.local.bus import ANSWER_SECONDS, FAULTS, Object, accessibility_address, answer, call, extents, said
from agent.record.secrecy import Focused, secret_in

BEAT_SECONDS = 0.5  # between looks whether it is closed
PASSWORD_TEXT, TEXT, ENTRY = 40, 61, 79  # roles of AT-SPI
LABELLED_BY = 2  # a relation
_EVENTS = ("org.a11y.atspi.Event.Object", "org.a11y.atspi.Event.Window")


class Accessibility:
    """Listens to the accessibility bus of a desktop until it is closed. Where there is none, says nothing."""

    def __init__(self, environment: Mapping[str, str]) -> None:
        self._environment = environment
        self._closing = threading.Event()
        self.listening = threading.Event()  # from now on changes are heard
        self._now: tuple[Object, Focused] | None = None
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
            suppress(*FAULTS),
            open_dbus_connection(
                accessibility_address(self._environment), auth_timeout=ANSWER_SECONDS
            ) as bus,
        ):
            self._hear(bus)
        self._now = None  # nobody tells any more

    def _hear(self, bus: DBusConnection) -> None:
        heard: deque[Message] = deque(maxlen=256)
        rules = [MatchRule(type="signal", interface=name) for name in _EVENTS]
        rules.append(MatchRule(type="signal", interface="org.freedesktop.DBus", member="NameOwnerChanged"))
        registry = DBusAddress(
            "/org/a11y/atspi/registry", "org.a11y.atspi.Registry", "org.a11y.atspi.Registry"
        )
        for rule in rules:
            bus.filter(rule, queue=heard)
            answer(bus, message_bus.AddMatch(rule))
        for event in ("object:state-changed:focused", "window:deactivate"):
            answer(bus, new_method_call(registry, "RegisterEvent", "s", (event,)))
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

    def _asked(self, bus: DBusConnection, place: Object) -> tuple[Object, Focused] | None:
        """Ask a field what it is; None where it does not answer."""
        deadline = time.monotonic() + ANSWER_SECONDS
        try:
            (role,) = answer(bus, call(place, "GetRole"), deadline)
        except FAULTS:
            return None
        label, box = "", None
        with suppress(*FAULTS):
            label = _label(bus, place, deadline)
        with suppress(*FAULTS):
            box = extents(bus, place, deadline)
        secret = role == PASSWORD_TEXT or (role in (TEXT, ENTRY) and secret_in(label) is not None)
        return place, Focused(secret, label, box)


def _label(bus: DBusConnection, place: Object, deadline: float) -> str:
    """Return what a field is called: by itself, or by the label that says it is for it."""
    if name := said(bus, place, "Name", deadline):
        return name
    (relations,) = answer(bus, call(place, "GetRelationSet"), deadline)
    labels = [each for kind, places in relations if kind == LABELLED_BY for each in places]
    return " ".join(said(bus, each, "Name", deadline) for each in labels)
