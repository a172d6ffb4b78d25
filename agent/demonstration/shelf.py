"""The demonstrations in a folder, each in one of its own; a broken one is listed with its fault."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from agent.demonstration.folder import FILE, is_demonstration, load
from agent.errors import DeixisError
from agent.script.faults import BadScript


@dataclass(frozen=True, slots=True)
class Summary:
    """One line of the list. error: why it cannot be read, '' where it can. changed_at: seconds since 1970."""

    folder: Path
    task: str
    steps: int
    off: int
    changed_at: float
    error: str = ""


def shelf_beside(runs: Path) -> Path:
    """Return where demonstrations are kept: beside the episodes."""
    return runs.parent / "demonstrations"


def demonstrations(shelf: Path) -> list[Summary]:
    """Return the demonstrations in a folder, the one that was changed last first."""
    if not shelf.is_dir():
        return []
    folders = [each for each in shelf.iterdir() if is_demonstration(each) and not each.name.startswith(".")]
    return sorted(map(summary, folders), key=lambda each: (each.changed_at, each.folder.name), reverse=True)


def summary(folder: Path) -> Summary:
    """Sum one up. It never raises: an unreadable one has its error in it."""
    try:
        changed_at = (folder / FILE).stat().st_mtime
    except OSError:
        changed_at = 0
    try:
        found = load(folder).demonstration
    except BadScript as error:
        return Summary(folder, folder.name, 0, 0, changed_at, f"line {error.problems[0]}")
    except DeixisError as error:
        return Summary(folder, folder.name, 0, 0, changed_at, str(error))
    off = sum(step.off for step in found.steps)
    return Summary(folder, found.demonstration, len(found.steps), off, changed_at)
