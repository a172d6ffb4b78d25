"""What goes on to the file of the events that are decided: all, or in a secret field the harmless ones.

The trap: of a secret's keys not even their number may be told, nor a Shift that belonged to one of its
letters; but a shortcut pressed in its field is none of it. So a modifier waits here for the key that comes.
"""

from __future__ import annotations

from collections.abc import Set

from agent.record.held import MODIFYING, SEPARATING
from agent.record.input import Event, KeyDown, KeyUp, Secret, Written


class Outlet:
    """Takes decided events, and hands out what may be written."""

    def __init__(self) -> None:
        self._ready: list[Event] = []
        self._waiting: list[KeyDown] = []  # modifiers in a secret field that may yet belong to a shortcut
        self._hidden: set[str] = set()  # keys whose coming up is not told
        self._told: set[int] = set()  # the runs whose Secret was told

    def take(self) -> tuple[Event, ...]:
        """Return what may be written since this was asked last."""
        ready, self._ready = tuple(self._ready), []
        return ready

    def let(self, event: Event) -> None:
        """Let an event go as it is."""
        if isinstance(event, KeyUp) and event.key in self._hidden:
            self._hidden.discard(event.key)
            return
        if self._waiting and isinstance(event, KeyDown):
            self._ready += self._waiting  # a shortcut after all
            self._hidden -= {each.key for each in self._waiting}
            self._waiting.clear()
        self._ready.append(event)

    def hide(self, event: Event, run: int, name: str, pressed: Set[str]) -> None:
        """Let an event in a secret field go by without its keys. pressed: the keys that are down."""
        match event:
            case KeyDown(_, key) if key in SEPARATING:
                self.let(event)
            case KeyDown(_, key) if key in MODIFYING:
                if not event.repeat:
                    self._waiting.append(event)
                self._hidden.add(key)
            case KeyDown(_, key, "") if pressed & {"alt", "super"}:
                self.let(event)
            case KeyDown(at_ns, key):
                self._tell(at_ns, run, name)
                self._waiting.clear()
                self._hidden.add(key)
            case Written(at_ns, _):
                self._tell(at_ns, run, name)
            case KeyUp(_, key) if key in self._hidden:
                self._hidden.discard(key)
                self._waiting = [each for each in self._waiting if each.key != key]
            case _:
                self.let(event)

    def _tell(self, at_ns: int, run: int, name: str) -> None:
        if run not in self._told:
            self._told.add(run)
            self._ready.append(Secret(at_ns, name))
