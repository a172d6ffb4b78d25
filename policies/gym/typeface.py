"""The fonts of this machine with which texts are drawn, and those families that are only for trying.

The trap: the fonts of a system are mostly the cuts of a few families, and one family may have twenty. Drawn
by file, most letters would be of that one; so a family is drawn first, by the first word of its name at that.
"""

from __future__ import annotations

import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TypeVar
from zlib import crc32

import numpy as np
from PIL import ImageFont

from agent.errors import UsageError

_HELD = 5  # one family in so many
_LATIN = ":lang=de:lang=cs"  # who has these letters is no font of symbols
_NO_TEXT = "Math"

T = TypeVar("T")


@dataclass(frozen=True, slots=True, order=True)
class Typeface:
    """A cut of a family: a file, and its number in there."""

    family: str
    file: str
    number: int

    @property
    def is_held(self) -> bool:
        """Whether it is only for trying; a family is as a whole, or not at all."""
        return crc32(self.family.encode()) % _HELD == 0


def typefaces(*, held: bool) -> dict[str, list[Typeface]]:
    """Return those of this machine that are for trying, or those to learn from, by the family's first word.

    Raises:
        UsageError: there are none, or nothing tells.
    """
    command = ["fc-list", _LATIN, "--format", "%{family[0]}\t%{file}\t%{index}\n"]
    try:
        told = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    except (OSError, subprocess.CalledProcessError) as error:
        raise UsageError(f"cannot list the fonts: {error} (install fontconfig)") from error
    found: dict[str, list[Typeface]] = {}
    for family, file, number in sorted(line.split("\t") for line in told.splitlines()):
        face = Typeface(family, file, int(number))
        if Path(file).suffix in (".ttf", ".otf") and _NO_TEXT not in family and face.is_held is held:
            found.setdefault(family.split()[0], []).append(face)
    if not found:
        raise UsageError("no font with Latin letters is installed (install fonts-dejavu-core or fonts-lato)")
    return found


def draw_typeface(faces: dict[str, list[Typeface]], lots: np.random.Generator) -> Typeface:
    """Return one of them: a first word, a family of it, a cut of that."""
    cuts = _one(list(faces.values()), lots)
    family = _one(sorted({face.family for face in cuts}), lots)
    return _one([face for face in cuts if face.family == family], lots)


@lru_cache(maxsize=400)
def font_of(face: Typeface, size: float) -> ImageFont.FreeTypeFont:
    """Return the font in a size in pixels. Each is a file kept open, so that only some are."""
    return ImageFont.truetype(face.file, size, index=face.number, layout_engine=ImageFont.Layout.BASIC)


def _one(among: Sequence[T], lots: np.random.Generator) -> T:
    return among[int(lots.integers(len(among)))]
