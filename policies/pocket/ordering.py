"""Sentences that say what shall stand first: 'show the cheapest first', 'the oldest at the top'.

The trap: the same superlative without 'first' means one thing of the list. So a row wants the place, too.
"""

from __future__ import annotations

import re

from policies.pocket.errand import Groups, Intents, Rows
from policies.pocket.intent import Do
from policies.pocket.undertaking import Sort

_MOST = (
    r"(?P<most>cheapest|least expensive|most expensive|priciest|dearest|largest|biggest|smallest|newest"
    r"|latest|most recent|oldest|eldest|earliest|youngest|shortest|longest|best[- ]rated|highest[- ]rated"
    r"|top[- ]rated)"
)
_FIRST = (
    r"(?: [\w-]+){0,2}? (?:comes? |is |are |being )?"
    r"(?:first|at the (?:very )?(?:top|start|front|beginning)|on top)"
)
_ENDS = {
    "cheap": "cheapest", "low": "cheapest", "inexpensive": "cheapest", "expensive": "most expensive",
    "new": "newest", "old": "oldest", "short": "shortest", "long": "longest", "small": "smallest",
    "large": "largest", "big": "largest", "young": "youngest", "early": "earliest",
}  # fmt: skip


def _first(groups: Groups) -> Intents:
    sort = Sort(groups["most"].lower())
    rest = groups.get("rest") or ""
    return (Do(rest), sort) if rest else (sort,)


def _from_to(groups: Groups) -> Intents | None:
    start = re.sub(r"(?:er|est)$", "", groups["start"].lower())
    return (Sort(_ENDS[start]),) if start in _ENDS else None


ORDERINGS: Rows = (
    (
        r"(?:show|list|put|display|sort|order|arrange|see|view|have|get)(?: me)?"
        r"(?: (?:the|all|my|them|it|by|with))*"
        rf"(?: [\w-]+){{0,2}}? (?:the )?{_MOST}{_FIRST}",
        _first,
    ),
    (rf"(?P<rest>(?:show|list|display|see|view|find)\b.+?),? (?:with |and )?the {_MOST}{_FIRST}", _first),
    (
        r"(?:sort|order|arrange|show|list|put)\b(?! by).*? from (?:the )?(?P<start>\w+) to (?:the )?\w+",
        _from_to,
    ),
)
