"""A script inside a script: whose steps are done, with which values, and where outside they are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from agent.script.scope import Value
from agent.script.source import Source
from agent.script.yaml import Path


@dataclass(frozen=True)
class Part:
    """The script that is being worked through, its values, and where in the outermost one it is.

    where: what stands before the places of its steps. depth: how many steps it is inside of.
    """

    source: Source
    values: Mapping[str, Value]
    where: str = ""
    depth: int = 0

    @property
    def deeper(self) -> Part:
        """The same, for what is inside of a step."""
        return replace(self, depth=self.depth + 1)

    def place_of(self, path: Path) -> str:
        """Return where a step is, as 'steps[2].then[0]', counting from 1 as people do."""
        words = ""
        for each in path:
            words += f"[{each + 1}]" if isinstance(each, int) else f".{each}" if words else each
        return self.where + words
