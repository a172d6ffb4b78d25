"""Names for the secrets of a recording: 'password', 'pin', 'password2'. A replay asks for them by these.

A field has its name for good; one that asks for the same once more has the same as the field before it.
"""

from __future__ import annotations

import re

from agent.geometry import Box, Window
from agent.record.secrecy import is_repeated

_LINE = 16  # points: two fields nearer to each other than that are one


class Names:
    """The names that were given so far."""

    def __init__(self) -> None:
        self._names: dict[tuple[str, str, int], str] = {}

    def __contains__(self, name: str) -> bool:
        return name in self._names.values()

    def of(self, kind: str, box: Box | None, label: str, window: Window | None) -> str:
        """Return the name of the secret that is typed here, which no other field has."""
        taken = list(self._names.values())
        if is_repeated(label) and taken and re.sub(r"\d+$", "", taken[-1]) == kind:
            return taken[-1]
        top = window.box.top if window else 0.0
        key = (window.application if window else "", kind, round((box.center.y - top) / _LINE) if box else 0)
        if key not in self._names:
            count = sum(re.fullmatch(rf"{kind}\d*", name) is not None for name in set(taken))
            self._names[key] = kind if count == 0 else f"{kind}{count + 1}"
        return self._names[key]
