"""The table of labels: what stands on buttons and in menus, and how people ask for it in other words.

A file of the folder `labels` is a field of work, a line a label: in English, in Chinese, and the ways of
asking for it in each, with tabs between. One in twelve is never learned from, so that what the others taught
can be measured. The trap: a label may stand in several files; it is learned in all of them or in none.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from zlib import crc32

_HELD = 12  # one in so many
_BETWEEN = "|"


@dataclass(frozen=True, slots=True)
class Label:
    """A label in both languages, the file that it is of, and the ways of asking for it by language."""

    english: str
    chinese: str
    field: str
    ways: dict[str, tuple[str, ...]]

    @property
    def is_held(self) -> bool:
        """Whether it is only for trying."""
        return crc32(self.english.casefold().encode()) % _HELD == 0


def labels() -> tuple[Label, ...]:
    """Return the table, file after file by their names. Raises ValueError: a line has not four fields."""
    found = []
    for file in sorted(Path(__file__).with_name("labels").glob("*.tsv")):
        for line in file.read_text(encoding="utf-8").splitlines():
            english, chinese, *ways = line.split("\t")
            if len(ways) != 2:
                raise ValueError(f"'{file.name}' has a line without four fields: {line!r} (mend it)")
            told = {tongue: _ways(row) for tongue, row in zip(("en", "zh"), ways, strict=True)}
            found.append(Label(english, chinese, file.stem, told))
    return tuple(found)


def learned() -> list[Label]:
    """Return those that are learned from."""
    return [label for label in labels() if not label.is_held]


def _ways(row: str) -> tuple[str, ...]:
    return tuple(way.strip() for way in row.split(_BETWEEN) if way.strip())
