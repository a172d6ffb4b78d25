"""What an X display tells of by itself: that something was drawn, that windows changed, or the keys.

The trap: asked ten times a second, a display costs more than what it has to tell. So it is asked to tell; but
what a compositor puts on the screen past the server it may never hear of, so that whoever is told of nothing
has to look for himself now and then.
"""

from __future__ import annotations

from collections.abc import Iterable

from Xlib import X
from Xlib.display import Display
from Xlib.protocol import rq

_ROOT = X.PropertyChangeMask | X.SubstructureNotifyMask
_WINDOW = X.PropertyChangeMask | X.StructureNotifyMask
_TELLING = (
    *("_NET_CLIENT_LIST_STACKING", "_NET_CLIENT_LIST", "_NET_ACTIVE_WINDOW"),
    *("_NET_WM_NAME", "WM_NAME", "WM_CLASS", "_NET_WM_PID", "_NET_FRAME_EXTENTS"),
)
_DAMAGE = "DAMAGE"
_ONCE = 3  # the level of damage that is told of once, until it is taken back


class News:
    """Hears one connection's events, all of them. Not safe for threads.

    drawn, windows, keys: whether there is news of these; whoever has looked sets it back. At first all is so.
    """

    def __init__(self, display: Display) -> None:
        self.drawn = self.windows = self.keys = True
        self._display = display
        self._watched: set[int] = set()
        self._telling = {display.intern_atom(name) for name in _TELLING}
        self._damage, self._opcode, self._damaged = 0, 0, -1
        root = display.screen().root
        root.change_attributes(event_mask=_ROOT)
        extension = display.query_extension(_DAMAGE)
        if extension is not None and extension.present:
            self._opcode, self._damaged = extension.major_opcode, extension.first_event
            self._damage = display.display.allocate_resource_id()
            inner = display.display
            _Version(display=inner, opcode=self._opcode, major=1, minor=1)
            _Create(display=inner, opcode=self._opcode, damage=self._damage, drawable=root.id, level=_ONCE)
        display.sync()

    def hear(self) -> None:
        """Take in what has been told until now."""
        while self._display.pending_events():
            event = self._display.next_event()
            match event.type:
                case self._damaged:
                    self.drawn = True
                case X.MappingNotify:
                    self.keys = True
                case X.PropertyNotify:
                    self.windows = self.windows or event.atom in self._telling
                case _:
                    self.windows = True

    def was_drawn(self) -> bool:
        """Tell whether anything was drawn since this was asked last; always where nobody says."""
        if not self._damage:
            return True
        self._display.sync()  # what was drawn before this has been told now
        self.hear()
        if not self.drawn:
            return False
        self.drawn = False
        _Subtract(display=self._display.display, opcode=self._opcode, damage=self._damage)
        self._display.flush()
        return True

    def watch(self, windows: Iterable[int]) -> None:
        """Have these windows tell of themselves, and no others."""
        numbers = set(windows)
        for number in numbers - self._watched:
            self._display.create_resource_object("window", number).change_attributes(event_mask=_WINDOW)
        self._watched = numbers


class _Version(rq.ReplyRequest):  # type: ignore[misc]  # Xlib has no types
    _request = rq.Struct(
        rq.Card8("opcode"), rq.Opcode(0), rq.RequestLength(), rq.Card32("major"), rq.Card32("minor")
    )
    _reply = rq.Struct(
        *(rq.ReplyCode(), rq.Pad(1), rq.Card16("sequence_number"), rq.ReplyLength()),
        *(rq.Card32("major"), rq.Card32("minor"), rq.Pad(16)),
    )


class _Create(rq.Request):  # type: ignore[misc]
    _request = rq.Struct(
        *(rq.Card8("opcode"), rq.Opcode(1), rq.RequestLength()),
        *(rq.Card32("damage"), rq.Card32("drawable"), rq.Card8("level"), rq.Pad(3)),
    )


class _Subtract(rq.Request):  # type: ignore[misc]
    _request = rq.Struct(
        *(rq.Card8("opcode"), rq.Opcode(3), rq.RequestLength()),
        *(rq.Card32("damage"), rq.Pad(8)),  # all of it, and nobody wants to know what it was
    )
