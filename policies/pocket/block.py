"""Paragraphs, sentences and lines of a text by their number: 'the text of the second paragraph'.

The trap: a reader gives lines. Which of them are one paragraph is told by the gaps between them, and what is
on buttons, in fields or in the title of the window is none of the text.
"""

from __future__ import annotations

import re
from itertools import pairwise

from agent.geometry import Box
from agent.senses import Found
from agent.sight.line import in_reading_order
from policies.pocket.number import ORDER, place_of
from policies.pocket.view import View

_WHICH = re.compile(
    rf"(?:(?:text|contents?|words) (?:of|in|from) )?(?:the )?(?P<order>\d+(?:st|nd|rd|th)"
    rf"|{'|'.join(ORDER)}|last|only) (?P<kind>paragraph|line|block)(?: of (?:the )?(?:text|page))?",
    re.IGNORECASE,
)
_WIDER = 1.2  # times the least step from line to line: a wider one begins a paragraph


def block_of(name: str, view: View) -> Found | None:
    """Return the paragraph or the line of this number; None where no such thing is named or seen."""
    match = _WHICH.fullmatch(name.strip())
    if match is None:
        return None
    lines = [
        text
        for text in in_reading_order(view.texts)
        if not view.is_title(text.box)
        and not any(text.box.center in box for box in (*view.buttons, *view.entries))
        and re.search(r"\w{2}", text.label)
    ]
    blocks = [[line] for line in lines] if match["kind"].lower() == "line" else _joined(lines)
    word = match["order"].lower()
    at = -1 if word == "last" else 0 if word == "only" else (place_of(word) or 0) - 1
    if not blocks or at >= len(blocks):
        return None
    block = blocks[at]
    box = block[0].box
    for line in block[1:]:
        box = box.union(line.box)
    return Found(Box(box.left, box.top, box.width, box.height), " ".join(line.label for line in block), 0.8)


def _joined(lines: list[Found]) -> list[list[Found]]:
    """Return the lines of each paragraph; where all are as far apart, each line is one."""
    steps = [below.box.center.y - line.box.center.y for line, below in pairwise(lines)]
    least = min(steps, default=0.0)
    even = max(steps, default=0.0) < _WIDER * least
    blocks = [lines[:1]]
    for line, step in zip(lines[1:], steps, strict=True):
        if even or step > _WIDER * least:
            blocks.append([line])
        else:
            blocks[-1].append(line)
    return blocks
