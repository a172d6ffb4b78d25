"""The mistakes of a reader, made by lot on texts whose words and places are known.

The trap: a pointer that learned from perfect texts trusts them. A reader drops single letters, joins words,
takes one letter for another like it, and reads icons as letters.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence

from agent.geometry import Box
from agent.senses import Found
from policies.gym.browser import Shown, Written

_READ_AS_LETTERS = 0.15  # of the icons
_JUNK = "oOCcDQxXVvLlI-+=<>^·.:：□口日田回三A8SBE山工业"
_CONFUSED = str.maketrans(
    {"l": "I", "I": "l", "O": "0", "0": "O", "o": "0", "i": "l", "S": "5", "a": "o", "g": "q"}
)


def misread(shown: Shown, lots: random.Random) -> Iterator[Found]:
    """Yield what a reader returns of a page: icons read as letters, then the texts with mistakes."""
    for element in shown.elements:
        if (element.meanings or element.role == "checkbox") and lots.random() < _READ_AS_LETTERS:
            box = element.box
            letters = "".join(lots.choice(_JUNK) for _ in range(lots.choice((1, 1, 1, 2))))
            yield Found(
                Box.between(box.left, box.top, box.right, box.bottom), letters, lots.uniform(0.4, 0.99)
            )
    yield from _texts(shown.texts, lots)


def _texts(texts: Sequence[Written], lots: random.Random) -> Iterator[Found]:
    """Yield texts: some missing, some with a letter wrong or a space left out, boxes a little off."""
    for text in texts:
        words, box = text.words, text.box
        if lots.random() < (0.25 if len(words) == 1 else 0.02):
            continue
        score = lots.uniform(0.85, 1.0)
        if lots.random() < 0.05:
            at = lots.randrange(len(words))
            swapped = words[at].translate(_CONFUSED)
            words = words[:at] + (swapped if swapped != words[at] else "") + words[at + 1 :]
            score = lots.uniform(0.6, 0.95)
        if lots.random() < 0.1 and words.isascii():
            words = words.replace(" ", "", 1)
        off = [lots.randint(-2, 2) for _ in range(4)]
        if words.strip():
            yield Found(
                Box.between(box.left + off[0], box.top + off[1], box.right + off[2], box.bottom + off[3]),
                words, score,
            )  # fmt: skip
