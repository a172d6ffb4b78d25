"""Kinds of values that fields and drop-downs hold, and what they are called: the table `value.toml`.

The trap: a drop-down '100%' on a toolbar has no label. People call it by what its value is, 'the zoom level',
and nothing on the screen says so.
"""

from __future__ import annotations

import random
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

_SITES = (
    "acme river globe orbit maple quartz falcon cedar nimbus harbor lumen pixel tundra vertex willow".split()
)
_WORDS = "news blog shop docs help photos report music notes archive wiki mail start index search".split()


@dataclass(frozen=True, slots=True)
class Value:
    """A kind of value. shown, hint, after: texts in it, in it while it is empty, and after it, by language.

    names, said: what it is called, and whole sentences, by language. sign: a concept; empty where none fits.
    """

    name: str
    role: str
    sign: str
    shown: Sequence[str]
    hint: Mapping[str, Sequence[str]]
    after: Mapping[str, Sequence[str]]
    names: Mapping[str, Sequence[str]]
    said: Mapping[str, Sequence[str]]


def values() -> dict[str, Value]:
    """Return the table."""
    table = tomllib.loads(Path(__file__).with_name("value.toml").read_text(encoding="utf-8"))
    return {
        name: Value(
            name, row["role"], row.get("sign", ""), row.get("shown", ()), row.get("hint", {}),
            row.get("after", {}), {"en": row["en"], "zh": row["zh"]}, row.get("said", {}),
        )
        for name, row in table.items()
    }  # fmt: skip


def filled(text: str, lots: random.Random) -> str:
    """Return a text of the table with its blanks filled by lot."""
    blanks = {
        "{n}": str(lots.randint(2, 240)), "{d}": str(lots.randint(10, 28)), "{k}": str(lots.randint(1, 9)),
        "{site}": lots.choice(_SITES), "{word}": lots.choice(_WORDS),
    }  # fmt: skip
    for blank, said in blanks.items():
        text = text.replace(blank, said)
    return text
