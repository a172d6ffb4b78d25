"""Fields that are told by what stands in them: 'the page number field' shows '1 / 17', the zoom '100 %'.

The trap: such a field has no label, and numbers and percents are anywhere. So it counts only where one text
alone is of that form.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from agent.senses import Found
from policies.pocket.neighbour import Measured

_FORMS = (
    (
        re.compile(r"\bpage (?:number|field|box|indicator)|\bcurrent page\b|页码", re.IGNORECASE),
        re.compile(r"(?:第 ?)?\d{1,4} ?页? ?(?:/|of|／|共|,) ?\d{1,4} ?页?", re.IGNORECASE),
    ),
    (
        re.compile(
            r"\bzoom (?:level|factor|percentage|value|field|box|list|drop-?down|combo)|\bscale (?:list|field)"
            r"|缩放(?:比例|级别|倍数|框)|显示比例",
            re.IGNORECASE,
        ),
        re.compile(r"\d{2,4} ?%"),
    ),
)
_DOES = re.compile(r"\b(?:next|previous|last|first|zoom (?:in|out)|fit)\b|放大|缩小|[上下]一", re.IGNORECASE)
_SURE = 0.8  # of confidence


def showing_value(sentence: str, texts: Sequence[Found]) -> Measured | None:
    """Return the one text of the form that is asked for; None where none is, or several are."""
    if _DOES.search(sentence):
        return None
    form = next((form for said, form in _FORMS if said.search(sentence)), None)
    if form is None:
        return None
    found = [text for text in texts if form.fullmatch(text.label.strip())]
    return Measured(found[0].box, found[0].label, _SURE) if len(found) == 1 else None
