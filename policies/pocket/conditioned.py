"""The row that is told by a value in one of its columns: 'the product with stock 0', '库存为0的商品'.

The trap: a 0 stands in prices and dates as well. So the value counts only right below the head that is named,
and where several rows have it nothing is chosen.
"""

from __future__ import annotations

import re

from agent.errors import Ambiguous
from agent.senses import Found
from agent.sight.match import find_all
from policies.pocket.naming import thing
from policies.pocket.view import View

_TOLD = re.compile(
    r".*?\b(?:(?:with|whose|where) (?:the |an? )?(?P<head>[a-z][a-z ]*?)(?: (?:is|of|=))?"
    r" (?P<value>[\d.,%$€£-]+)"
    r"|(?:whose|where) (?:the )?(?P<name>[a-z][a-z ]*?) (?:is|=) (?P<said>[\w -]+))"
    r"|(?P<chinese>[\u3400-\u9fff]{2,6}?)(?:为|是|等于|=)(?P<text>[^的]+)的[\u3400-\u9fff]{1,4}",
    re.IGNORECASE,
)


def told_by_value(row: str, view: View) -> Found | None:
    """Return the value in its column; None where no such column is seen. Raises Ambiguous."""
    match = _TOLD.fullmatch(row.strip())
    if match is None:
        return None
    head = match["head"] or match["name"] or match["chinese"]
    value = thing(match["value"] or match["said"] or match["text"])
    for found in find_all(head, view.texts):
        top = found.line.box
        under = [
            text
            for text in view.texts
            if text.box.top > top.bottom
            and text.box.left < top.right + view.line
            and text.box.right > top.left - view.line
        ]
        held = [text for text in under if text.label.strip().lower() == value.lower()]
        if found.grade.whole and under and len(held) > 1:
            raise Ambiguous(f"'{value}' is shown {len(held)} times (say which)")
        if found.grade.whole and held:
            return held[0]
    return None
