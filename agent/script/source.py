"""A script as it was written, and where it was found."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from agent.errors import UsageError
from agent.script.schema.script import Script
from agent.script.yaml import Path as Place
from agent.script.yaml import Problem, Tree


@dataclass(frozen=True, slots=True)
class Source:
    """A script without a fault, and where it was found.

    folder: the one that its relative paths start from. text: as it was written.
    """

    script: Script
    folder: Path
    name: str
    text: str
    tree: Tree = field(repr=False)

    def line_of(self, path: Place) -> int:
        """Return the line of a part of the script."""
        return self.tree.mark_of(path)[0]

    def file(self, named: str) -> Path:
        """Return the file that a path in the script means."""
        return self.folder / Path(named).expanduser()

    def fault(self, path: Place, message: str) -> Problem:
        """Return what is wrong with a part of the script, at its place."""
        return Problem(*self.tree.mark_of(path), " ".join(message.split()))


def text_of(file: Path) -> str:
    """Return what a script's file holds. Raises UsageError."""
    try:
        return file.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"cannot read the script '{file}': {error} (give a YAML file in UTF-8)") from None
