"""What a window tells of itself: the truth that a replay, which sees pixels alone, is held against."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from agent.errors import UsageError

IN_VAIN = "in vain"


@dataclass(frozen=True, slots=True)
class State:
    """What is so. boxes: left, top, width, height on the screen. log: what was pressed, each its words."""

    log: tuple[tuple[str, ...], ...] = ()
    values: Mapping[str, str | bool | float | None] = field(default_factory=dict)
    boxes: Mapping[str, tuple[float, float, float, float]] = field(default_factory=dict)
    ready: bool = False

    def is_done(self, wanted: State) -> bool:
        """Tell whether exactly what is wanted was done."""
        return (self.log, self.values) == (wanted.log, wanted.values)

    def is_on_the_way(self, wanted: State) -> bool:
        """Tell whether nothing was pressed but what is wanted, in its order."""
        pressed = tuple(tuple(word for word in words if word != IN_VAIN) for words in self.log)
        return pressed == wanted.log[: len(pressed)]


def read(file: Path) -> State:
    """Read what a window has told; nothing where it has told nothing yet. Raises UsageError."""
    try:
        return TypeAdapter(State).validate_json(file.read_bytes())
    except FileNotFoundError:
        return State()
    except ValidationError as error:
        raise UsageError(f"'{file.name}' is no state of a window: {error} (mend the window)") from None
