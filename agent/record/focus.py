"""What has the keyboard, as applications tell it themselves, where a platform has a way to ask."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Protocol

from agent.record.secrecy import Focused


class Focus(Protocol):
    """Knows what has the keyboard until it is closed. Any thread; nobody ever waits for it."""

    def focused(self) -> Focused | None:
        """Return what has the keyboard, as far as its application tells; None where nobody knows."""
        ...

    def close(self) -> None:
        """Stop listening. May be called twice."""
        ...


OpenFocus = Callable[[Mapping[str, str]], Focus]
"""Listens on the desktop of this environment. Raises nothing: where nobody tells, nothing is known."""


class NoFocus:
    """Knows nothing."""

    def focused(self) -> Focused | None:
        return None

    def close(self) -> None:
        pass
