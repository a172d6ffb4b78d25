"""What icons mean: the table of concepts, and which of them an icon's name tells.

The trap: icon sets call one drawing by a dozen names and style it in twenty ways. Style words are left
out, then a name must be met whole: 'folder' is not 'folder open', and 'arrow left' is no part of 'arrow
left right'.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path

_STYLES = frozenset(
    "outline outlined filled fill solid regular rounded round sharp bold thin light duotone line linear "
    "broken bulk twotone symbolic rtl ltr variant alt small large mini micro sm lg xs baseline two tone o "
    "gtk qt fa md stock icon icons line duotone css gg hover pressed toggled inactive active toggled "
    "unfocused focused".split()
)
_PART = re.compile(r"[a-z]+|\d+")


@dataclass(frozen=True, slots=True)
class Concept:
    """A meaning: the names of its icons, and what is said for it in English and Chinese.

    field: the file of the table that it stands in, 'general' or what kind of work it is of.
    """

    name: str
    field: str
    icons: frozenset[str]
    english: tuple[str, ...]
    chinese: tuple[str, ...]


def concepts() -> tuple[Concept, ...]:
    """Return the table: the files of the folder `concepts`, one after another by their names."""
    return tuple(
        Concept(name, file.stem, frozenset(row["icons"]), tuple(row["en"]), tuple(row["zh"]))
        for file in sorted(Path(__file__).with_name("concepts").glob("*.toml"))
        for name, row in tomllib.loads(file.read_text(encoding="utf-8")).items()
    )


def plain(name: str) -> str:
    """Return an icon's name in words, without those that only tell its style or size."""
    words = _PART.findall(name.lower().replace("_", "-"))
    kept = [word for word in words if word not in _STYLES and (not word.isdigit() or word in ("2", "3"))]
    return " ".join(kept or words)


class Meanings:
    """Which concepts an icon's name tells."""

    def __init__(self, table: tuple[Concept, ...]) -> None:
        self._of: dict[str, list[int]] = {}
        for number, concept in enumerate(table):
            for icon in concept.icons:
                self._of.setdefault(icon, []).append(number)

    def of(self, name: str) -> tuple[int, ...]:
        """Return the numbers of the concepts; none for an icon that is only its name."""
        return tuple(self._of.get(plain(name), ()))
