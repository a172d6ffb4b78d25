"""How far a run is, as far as its buttons care."""

from __future__ import annotations

from enum import Enum, auto


class Phase(Enum):
    """What can be pressed follows from this alone."""

    IDLE = auto()
    RUNNING = auto()
    PAUSED = auto()
    STOPPING = auto()
