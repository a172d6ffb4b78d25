"""Turns a sentence into numbers of features: its words, their neighbours and their parts, hashed.

The trap: Python's own `hash` of a text differs from run to run, so weights trained on it mean nothing
tomorrow.
"""

from __future__ import annotations

import re
import unicodedata
from zlib import crc32

_PIECE = re.compile(r"[\u3400-\u9fff]+|[a-z0-9]+")
MOST = 96  # features of one sentence


def pieces(sentence: str) -> list[str]:
    """Return the runs of letters and digits of a sentence in small letters, Chinese ones by themselves."""
    return _PIECE.findall(unicodedata.normalize("NFKC", sentence).lower())


def features(sentence: str, buckets: int) -> list[int]:
    """Return the numbers of the sentence's features, at least one, each below `buckets`."""
    found: list[str] = []
    before = "^"
    for piece in pieces(sentence):
        if piece[0] >= "\u3400":
            found += [*piece, *(piece[at : at + 2] for at in range(len(piece) - 1))]
        else:
            framed = f"<{piece}>"
            found += [framed, f"{before} {piece}"]
            found += [f"#{framed[at : at + 4]}" for at in range(max(len(framed) - 3, 0))]
        before = piece
    return [crc32(feature.encode()) % buckets for feature in found[:MOST]] or [0]
