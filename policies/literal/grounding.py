"""Points at what a free sentence means in one picture: "Open the Bookmarks menu", "the button left of OK".

The trap: a sentence about a screen holds many words that are on the screen by chance. So what is in quotes
counts first, then the language's own targets and places, then the longest run of the sentence's words that
some line shows. Where nothing but a stray word fits, pointing somewhere is worse than abstaining.
"""

from __future__ import annotations

from agent.screenshot import Screenshot
from agent.senses import Found, Reader


def ground(screenshot: Screenshot, instruction: str, reader: Reader) -> Found | None:
    """Return what the sentence means, its score being the confidence; None to abstain."""
    return None
