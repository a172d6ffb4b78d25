"""X selections: what the clipboard and the middle mouse button are made of.

The trap: X keeps no clipboard. An application *offers* its text and hands it over when another one asks,
so a text is there only as long as its owner lives and answers; and anything large goes piece by piece
(INCR), each after the one before was taken away.
"""

from __future__ import annotations

import time
from collections.abc import Mapping
from typing import Any

from Xlib import X, Xatom
from Xlib.display import Display
from Xlib.protocol import event

PIECE_BYTES = 200_000  # X takes 256 KiB in one request
TEXT_TARGETS = ("UTF8_STRING", "text/plain;charset=utf-8", "text/plain", "STRING", "TEXT")
_HINT = "x-kde-passwordManagerHint"  # asks clipboard managers to keep no copy


def make_window(display: Display) -> Any:
    """Return a window that is never shown, to own and to ask with."""
    return display.screen().root.create_window(
        -1, -1, 1, 1, 0, X.CopyFromParent, X.InputOnly, X.CopyFromParent, event_mask=X.PropertyChangeMask
    )


def owner(display: Display, selection: str) -> int:
    """Return the number of the window that offers this selection, 0 for none."""
    found = display.get_selection_owner(display.get_atom(selection))
    return int(getattr(found, "id", found))


def read(display: Display, window: Any, selection: str, target: str, seconds: float = 1.0) -> bytes | None:
    """Return what the selection's owner hands over for this target, or None where it does not."""
    place = display.get_atom("DEIXIS_SELECTION")
    window.delete_property(place)
    window.convert_selection(display.get_atom(selection), display.get_atom(target), place, X.CurrentTime)
    deadline = time.monotonic() + seconds
    notice = _next(display, X.SelectionNotify, deadline)
    if notice is None or notice.property == X.NONE:
        return None
    found = window.get_property(place, X.AnyPropertyType, 0, 1 << 24)
    if found is None:
        return None
    if found.property_type != display.get_atom("INCR"):
        window.delete_property(place)
        return _bytes(found.value)
    while display.pending_events():  # the notices of the first piece
        display.next_event()
    window.delete_property(place)
    pieces: list[bytes] = []
    while (change := _next(display, X.PropertyNotify, time.monotonic() + seconds)) is not None:
        if change.atom != place or change.state != X.PropertyNewValue:
            continue
        found = window.get_property(place, X.AnyPropertyType, 0, 1 << 24)
        window.delete_property(place)
        display.flush()
        piece = b"" if found is None else _bytes(found.value)
        if not piece:
            return b"".join(pieces)
        pieces.append(piece)
    return None


def targets(display: Display, window: Any, selection: str) -> tuple[str, ...]:
    """Return the names of what the selection's owner can hand over, none where it does not answer."""
    raw = read(display, window, selection, "TARGETS")
    atoms = memoryview(raw or b"").cast("I") if len(raw or b"") % 4 == 0 else ()
    return tuple(display.get_atom_name(atom) for atom in atoms if atom)


class Offer:
    """Contents offered under one or more selections, as long as `serve` is called.

    contents: bytes by target; a text is given under 'UTF8_STRING' and offered under its other names too.
    """

    def __init__(self, display: Display, selections: tuple[str, ...], contents: Mapping[str, bytes]) -> None:
        self._display = display
        self._window = make_window(display)
        self._selections = [display.get_atom(selection) for selection in selections]
        self._contents = {display.get_atom(target): content for target, content in contents.items()}
        if "UTF8_STRING" in contents:
            for target in TEXT_TARGETS:
                self._contents.setdefault(display.get_atom(target), contents["UTF8_STRING"])
        self._targets = display.get_atom("TARGETS")
        # What was put into another window's property and is not yet taken: the rest of it, by place.
        self._under_way: dict[tuple[int, int], tuple[int, bytes, bool]] = {}
        self.delivered = 0
        self.lost = False

    def take(self) -> bool:
        """Become the owner, and tell whether that worked."""
        for selection in self._selections:
            self._window.set_selection_owner(selection, X.CurrentTime)
        owners = [self._display.get_selection_owner(selection) for selection in self._selections]
        return all(getattr(found, "id", found) == self._window.id for found in owners)

    def give_up(self) -> None:
        """Offer nothing any longer."""
        self._window.destroy()
        self._display.flush()

    def serve(self) -> bool:
        """Answer whoever has asked by now, and tell whether anybody had."""
        busy = False
        while self._display.pending_events():
            busy = True
            self.answer(self._display.next_event())
        self._display.flush()
        return busy

    def answer(self, notice: Any) -> None:
        """Deal with one event of the display."""
        match notice.type:
            case X.SelectionRequest if notice.owner.id == self._window.id:
                self._hand_over(notice)
            case X.SelectionClear if notice.window.id == self._window.id:
                self.lost = True
            case X.PropertyNotify if notice.state == X.PropertyDelete:
                self._hand_on(notice.window, notice.atom)

    def _hand_over(self, asked: Any) -> None:
        place = asked.property or asked.target
        window = asked.requestor
        if asked.target == self._targets:
            window.change_property(place, Xatom.ATOM, 32, [self._targets, *self._contents])
        elif asked.target in self._contents:
            content = self._contents[asked.target]
            window.change_attributes(event_mask=X.PropertyChangeMask)
            if len(content) > PIECE_BYTES:
                self._under_way[window.id, place] = (asked.target, content, True)
                window.change_property(place, self._display.get_atom("INCR"), 32, [len(content)])
            else:
                self._under_way[window.id, place] = (asked.target, b"", False)
                window.change_property(place, asked.target, 8, content)
        else:
            place = X.NONE
        reply = event.SelectionNotify(
            time=asked.time,
            requestor=window,
            selection=asked.selection,
            target=asked.target,
            property=place,
        )
        window.send_event(reply)

    def _hand_on(self, window: Any, place: int) -> None:
        """The other side took away what we put there: put the next piece, or nothing to end it."""
        if (window.id, place) not in self._under_way:
            return
        target, rest, more = self._under_way.pop((window.id, place))
        if not more:
            self.delivered += 1
            return
        window.change_property(place, target, 8, rest[:PIECE_BYTES])
        self._under_way[window.id, place] = (target, rest[PIECE_BYTES:], bool(rest))


def text_offer(text: str, secret: bool) -> dict[str, bytes]:
    """Return the contents of an offer of a text; a secret one asks clipboard managers to look away."""
    return {"UTF8_STRING": text.encode()} | ({_HINT: b"secret"} if secret else {})


def _next(display: Display, kind: int, deadline: float) -> Any:
    """Return the next event of this kind, or None at the deadline."""
    while time.monotonic() < deadline:
        while display.pending_events():
            notice = display.next_event()
            if notice.type == kind:
                return notice
        time.sleep(0.002)
    return None


def _bytes(value: Any) -> bytes:
    """Return a property's bytes; Xlib has decoded them where they were valid UTF-8."""
    if isinstance(value, str):
        return value.encode()
    return value if isinstance(value, bytes) else bytes(value.tobytes())
