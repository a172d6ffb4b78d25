"""An act in words, and the words as numbers: what the imagination is told besides the place.

The trap: a vocabulary of what was typed in training knows nothing that people type. A text is told by its
length, keys by their names, and any other word shares one of a few hundred numbers with others.
"""

from __future__ import annotations

import zlib
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from agent.actions import (
    Action,
    AskUser,
    Button,
    Click,
    Drag,
    Finish,
    Hold,
    Move,
    Press,
    Release,
    Scroll,
    Type,
    Wait,
)

MOST = 6  # words; what comes after is not heard
BUCKETS = 256  # numbers for words; 0 is no word
LENGTHS = ((1, "letter"), (4, "few"), (12, "word"), (40, "line"))


def words_of(actions: Sequence[Action]) -> tuple[str, ...]:
    """Return what is done, in words without places: ('click',), ('press', 'ctrl', 'a')."""
    return tuple(word for action in actions for word in _words(action))[:MOST]


def numbers(words: Sequence[str]) -> NDArray[np.int64]:
    """Return (MOST,) numbers of these words, 0 where there are no more."""
    made = np.zeros(MOST, np.int64)
    for place, word in enumerate(words[:MOST]):
        made[place] = 1 + zlib.crc32(word.lower().encode()) % (BUCKETS - 1)
    return made


def _words(action: Action) -> tuple[str, ...]:
    match action:
        case Click(button=button, count=count, holding=holding):
            side = () if button is Button.LEFT else (button.value,)
            return (*holding, *side, "double click" if count > 1 else "click")
        case Drag():
            return ("drag",)
        case Scroll(right=right, down=down):
            ways = ((down > 0, "down"), (down < 0, "up"), (right > 0, "right"), (right < 0, "left"))
            return ("scroll", *(way for turned, way in ways if turned))
        case Type(text):
            size = next((name for most, name in LENGTHS if len(text) <= most), "long")
            return ("type", size, *(("enter",) if "\n" in text else ()))
        case Press(keys):
            return ("press", *keys)
        case Hold(what) | Release(what):
            return ("hold" if isinstance(action, Hold) else "release", str(what))
        case Move():
            return ("move",)
        case Wait():
            return ("wait",)
        case Finish() | AskUser():
            return ()
