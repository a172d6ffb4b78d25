"""Finds policies, desktops and windows by name among the installed packages' entry points.

Nothing is imported until it is chosen: naming the policies must not load torch.
"""

from __future__ import annotations

from importlib.metadata import entry_points
from typing import Any

from rapidfuzz import process

from agent.errors import UnknownName


def names(kind: str) -> tuple[str, ...]:
    """Return the known names of a kind ('policies', 'desktops', 'windows'), sorted."""
    return tuple(sorted({entry.name for entry in entry_points(group=f"deixis.{kind}")}))


def load(kind: str, name: str) -> Any:
    """Import and return what is registered under this name.

    Raises:
        UnknownName: nothing is; the message tells what is known and what comes nearest.
    """
    for entry in entry_points(group=f"deixis.{kind}", name=name):
        return entry.load()
    known = names(kind)
    raise UnknownName(
        f"there is no '{name}' among the {kind}{did_you_mean(name, known)} (known: {', '.join(known)})"
    )


def did_you_mean(name: str, known: tuple[str, ...] | list[str]) -> str:
    """Return ", did you mean 'x'?" for the nearest known name, or nothing where none is near."""
    best = process.extractOne(name, known, score_cutoff=60)
    return f", did you mean '{best[0]}'?" if best else ""
