"""Sentences with their readings, as they are written by hand: the files of the folder `readings`.

A line is a sentence, its clauses with " || " between, each with its kind and with its parts in brackets:
"set: turn the [name:volume] down to [value:30] || row.star: and star [row:it]". The trap: the sentence is
what is left without the signs, and no blank stands between two clauses where one of them is Chinese there.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from zlib import crc32

from policies.pocket.reading_kind import PARTS, Part, Read

_CLAUSE = re.compile(r"\s*([a-z.]+): ?(.*)", re.DOTALL)
_PART = re.compile(r"\[([a-z]+):([^\[\]]+)\]")
_CLOSE = re.compile(r"[,.;:!?，。；：！？、\u3400-\u9fff]")
_HELD = 12  # one in so many is never learned from


@dataclass(frozen=True, slots=True)
class Annotated:
    """A sentence and how it is read."""

    sentence: str
    clauses: tuple[Read, ...]

    @property
    def is_held(self) -> bool:
        """Whether it is only for trying."""
        return crc32(self.sentence.casefold().encode()) % _HELD == 0


def annotated(among: Sequence[str] = ()) -> tuple[Annotated, ...]:
    """Return all sentences of the files, file after file by their names.

    among: names of files without their ends; all where none is given.

    Raises:
        ValueError: a bad line, or a name that no file has.
    """
    found = []
    files = {file.stem: file for file in sorted(Path(__file__).with_name("readings").glob("*.txt"))}
    for name in set(among) - files.keys():
        raise ValueError(f"there are no readings '{name}' (name some of: {', '.join(files)})")
    for file in (files[name] for name in among or files):
        for line in file.read_text(encoding="utf-8").splitlines():
            if line.strip() and not line.startswith("#"):
                try:
                    found.append(parsed(line))
                except ValueError as error:
                    raise ValueError(f"'{file.name}': {error} (mend the line)") from error
    return tuple(found)


def parsed(line: str) -> Annotated:
    """Return a line's sentence and its reading. Raises ValueError where it is none."""
    sentence, clauses = "", list[Read]()
    for piece in line.split(" || "):
        match = _CLAUSE.fullmatch(piece)
        if match is None or match[1] not in PARTS:
            raise ValueError(f"{piece!r} has no kind that is known")
        kind, words = match[1], match[2].rstrip()
        if sentence and words and not (_CLOSE.match(words) or sentence[-1] >= "\u2e80"):
            sentence += " "
        start, at, parts = len(sentence), 0, list[Part]()
        for slot in _PART.finditer(words):
            sentence += words[at : slot.start()]
            parts.append(Part(slot[1], len(sentence), len(sentence) + len(slot[2])))
            sentence += slot[2]
            at = slot.end()
        sentence += words[at:]
        needed, possible = PARTS[kind]
        roles = [part.role for part in parts]
        if set(needed) - set(roles) or set(roles) - {*needed, *possible} or len(set(roles)) < len(roles):
            raise ValueError(f"{piece!r} has the parts {roles}")
        clauses.append(Read(kind, start, len(sentence), tuple(parts)))
    return Annotated(sentence, tuple(clauses))
