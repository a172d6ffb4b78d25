"""What stands around an act and is none: what it is for, when it is to be done, instead of what.

The trap: such words look like parts of a name, and what is pressed would be 'F11 to go full screen'. Names
may have them as well ('Sign in to continue'), so they are taken off only where a verb of purpose follows.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from policies.pocket.verb import ACTS

_POINTS = re.compile(r"(?:click|press|hit|tap|push|choose|select|pick)\b", re.IGNORECASE)
_PURPOSE = re.compile(
    r"\s+(?:(?:in order|so as) to\b.*|to (?:confirm|go|close|start|save|finish|submit|apply|see|show|leave"
    r"|exit|accept|proceed|cancel|begin|create|get|run|stop|make|bring|toggle|enter|return|move|jump|switch"
    r"|delete|undo|copy|paste|reload|refresh|complete|end|activate|enable|disable)\b.*"
    r"|(?:when|if|as soon as|once) (?:(?:you(?:'re| are)|it|i am|i'm) )?(?:asked|prompted|it asks|asks)\b.*"
    r"|if (?:it|one|a \w+(?: \w+)?) (?:appears|comes up|shows up|pops up|is shown).*)$",
    re.IGNORECASE,
)
_WITHOUT = re.compile(r",?\s+without [a-z]+ing\b.*$", re.IGNORECASE)
_LEAVING = re.compile(r"(?:close|quit|exit|leave)\b|.*\bwithout (?:pressing|hitting)\b", re.IGNORECASE)
_INSTEAD = re.compile(r",?\s+(?:instead of|rather than) .+$|,?\s+instead$", re.IGNORECASE)
_CHOICE = re.compile(
    r"(?:set|change|switch|choose|select|pick|search|use|take|type|enter|look)\b", re.IGNORECASE
)
_BEFORE = re.compile(r"before (?:you |we |i )?(?P<act>[a-z]+)(?P<rest> .+)?", re.IGNORECASE)
_AFTER = re.compile(r"(?:after|once) (?P<act>[a-z]+ing)(?P<rest> .+)?", re.IGNORECASE)
_AND_BEFORE = re.compile(r"(?P<first>.+?),? before (?P<act>[a-z]+ing)(?P<rest> .+)?", re.IGNORECASE)
_AND_AFTER = re.compile(r"(?P<last>.+?),? after (?P<act>[a-z]+ing)(?P<rest> .+)?", re.IGNORECASE)


def without_purpose(sentence: str) -> str:
    """Return a clause without what its act is for, or is done instead of."""
    if _POINTS.match(sentence):
        sentence = _PURPOSE.sub("", sentence)
    if not _LEAVING.match(sentence):
        sentence = _WITHOUT.sub("", sentence)
    return _INSTEAD.sub("", sentence) if _CHOICE.match(sentence) else sentence


def in_time(pieces: Sequence[str]) -> list[str]:
    """Return clauses in the order in which they are to be done: 'before you close it, save the file'."""
    found: list[str] = []
    later = ""
    for piece in pieces:
        if act := _act(_BEFORE.fullmatch(piece.strip())):
            later = act
            continue
        found += _both(piece)
        if later:
            found.append(later)
            later = ""
    return [*found, later] if later else found


def _both(piece: str) -> list[str]:
    """Return both acts of 'save it before quitting', 'print it after saving' or 'after saving', in order."""
    bare = piece.strip()
    for frame, order in ((_AFTER, ("act",)), (_AND_BEFORE, ("first", "act")), (_AND_AFTER, ("act", "last"))):
        match = frame.fullmatch(bare)
        act = _act(match)
        if match is not None and act:
            return [act if part == "act" else match[part] for part in order]
    return [piece]


def _act(match: re.Match[str] | None) -> str:
    """Return the act that a frame found, as it is asked for; nothing where it found none."""
    verb = _verb(match["act"]) if match is not None else ""
    return verb + (match["rest"] or "") if match is not None and verb else ""


def _verb(word: str) -> str:
    """Return the verb of an act that a word is a form of; nothing where it is none."""
    small = word.lower()
    stem = small.removesuffix("ing")
    forms = (small,) if stem == small else (stem, f"{stem}e", stem[:-1])
    return next((each for each in forms if each in ACTS and each != "pay"), "")  # said of when, not asked for
