"""Characters that look alike on a screen, so that a text that was misread is still recognised.

The trap: what OCR reads off a screen is nearly the text that stands there. A secret 'Il0ve' that comes
back as 'lIOve', or with a gap in it, is still the secret to every person who reads it.
"""

from __future__ import annotations

import re
import unicodedata

GROUPS = ("o0°", "il1|!", "s5$", "b8", "z2", "g9q", "uv", "c(", "t+", "-–—_~", "'’‘`´", '"“”', ".,·", ":;")
MISREAD_LENGTH = 6  # a shorter value is common in other words: only its exact spelling counts


def folded(text: str) -> str:
    """Return the text with lookalikes made equal, without case, accents' spelling and spaces."""
    plain = "".join(unicodedata.normalize("NFKC", text).casefold().split()).translate(_first_of_group())
    return plain.replace("rn", "m").replace("vv", "w").replace("uu", "w")


def pattern_of(value: str) -> str:
    """Return a regular expression for the value, as it may have been misread where it is long enough."""
    if len(value) < MISREAD_LENGTH:
        return re.escape(value)
    return r"\s*".join(_any_of(character) for character in value if not character.isspace()) or re.escape(
        value
    )


def _any_of(character: str) -> str:
    group = next((group for group in GROUPS if character.casefold() in group), character)
    return f"[{''.join(re.escape(each) for each in dict.fromkeys(group + character))}]"


def _first_of_group() -> dict[int, str]:
    return {ord(each): group[0] for group in GROUPS for each in group}
