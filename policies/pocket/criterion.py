"""Sentences that look for works by several marks at once: 'search for drama films by Ann Lee from 1999'.

The trap: all of it may be typed into one field to search with, and where a form has a field for each mark
nothing comes of that. So each mark is told by its kind, and which field is of that kind the screen tells.
"""

from __future__ import annotations

import re

from policies.pocket.errand import Groups, Intents, Rows
from policies.pocket.naming import literal, quoted, thing
from policies.pocket.undertaking import Criterion, Send

_LEAD = (
    r"(?:search(?: for)?|show(?: me)?|find(?: me)?|look(?:ing)? for|look up|i(?:['’]m| am) looking for|list"
    r"|get(?: me)?|give me|display|fetch|browse(?: for)?|(?:can you )?recommend(?: me)?|i(?:['’]d| would)"
    r" like to see)"
)
_THING = (
    r"(?:movies?|films?|motion pictures?|books?|novels?|stor(?:y|ies)|recipes?|dish(?:es)?|albums?|records?"
    r"|songs?|tracks?|games?|shows?|series|paintings?|pictures?|photos?|poems?|plays?|papers?|articles?"
    r"|magazines?"
    r"|podcasts?|videos?|comics?|titles?|works?)"
)
_YEAR = r"(?:1[5-9]|20)\d\d"
_WHO = r"(?:director|author|writer|artist|band|cook|chef|singer|musician|painter|film ?maker|composer)"
_MADE = (
    r"(?:directed|written|made|performed|composed|cooked|painted|played|sung|recorded|produced|published"
    r"|created|authored|drawn|shot|released|printed|filmed|issued|dated)"
)
_LINK = r"(?:\s|^|[,:;])\s*(?:(?:and|but|that|which|who) )*(?:(?:was|were|is|are|came out|has|have) )?"
_BY = (
    rf"(?:(?:{_MADE} )?by(?: the {_WHO})?|(?:whose|with(?: the)?|from the|by the|the)? ?{_WHO}(?: is|"
    rf" being|:)?)"
)
_IN = (
    rf"(?:(?:{_MADE} )?(?:back )?(?:from|in|of|for|out in|dated|around)?(?: the)?(?: ?(?:release"
    rf" )?year(?: of|:)?)?)"
)
_HEAD = r"(?:genre|category|style|type|kind)"
_CALLED = r"(?:called|titled|named|with the title)"
_END = (
    rf"(?=\s*$|\s*[,:;]|{_LINK}(?:(?:{_BY}|{_CALLED}) |{_IN} ?{_YEAR}\b|(?:in|of|from|with|under) (?:the )?"
    rf"(?:\S+ )?{_HEAD}\b))"
)
_MARKS = tuple(
    (kind, re.compile(pattern, re.IGNORECASE))
    for kind, pattern in (
        ("year", rf"{_LINK}{_IN} ?(?P<value>{_YEAR})\b"),
        ("person", rf"{_LINK}{_BY} (?P<value>[^,:;]+?){_END}"),
        ("title", rf"{_LINK}{_CALLED} (?P<value>[^,:;]+?){_END}"),
        (
            "genre",
            rf"{_LINK}(?:in|of|from|with|under)?(?: the)? ?{_HEAD}(?: of| is|:)? (?P<value>[^,:;]+?){_END}",
        ),
        ("genre", rf"{_LINK}(?:in|of|from|under) the (?P<value>[^,:;]+?) (?:{_HEAD}|section){_END}"),
        ("genre", rf"\s*[,:;]\s*(?:and )?(?P<value>[A-Za-z][\w '’/&-]{{1,24}}?){_END}"),
    )
)
_ASKED = re.compile(rf"(?P<front>.*?)\b{_THING}\b(?P<tail>.*)", re.IGNORECASE)
_ARTICLE = re.compile(r"^(?:(?:some|any|all|an?|the|every|good|new|old)\s+)+", re.IGNORECASE)
_PLAIN = re.compile(r"[\w'’ &/-]{2,30}")


def criteria(said: str) -> list[Criterion]:
    """Return the marks that the words name, two at least; none where they do not fit wholly."""
    asked = _ASKED.fullmatch(said.strip(" .!?"))
    if asked is None:
        return []
    found: list[Criterion] = []
    front = _ARTICLE.sub("", asked["front"].strip(" ,"))
    year = re.search(rf"\b{_YEAR}\b", front)
    if year is not None:
        found.append(Criterion("year", year[0]))
        front = " ".join((front[: year.start()] + front[year.end() :]).split()).strip(" ,")
    if quoted(front) or (front and _PLAIN.fullmatch(front)):
        found.append(Criterion("genre", thing(front)))
    elif front:
        return []
    tail = asked["tail"]
    while tail.strip(" ,:;."):
        taken = next(
            ((kind, match) for kind, mark in _MARKS if (match := mark.match(tail)) is not None), None
        )
        if taken is None or any(taken[0] == other.kind for other in found):
            return []
        kind, match = taken
        found.append(Criterion(kind, literal(match["value"])))
        tail = tail[match.end() :]
    return found if len(found) > 1 else []


def _looked_for(groups: Groups) -> Intents | None:
    marks = criteria(groups["rest"])
    return (*marks, Send()) if marks else None


CRITERIA: Rows = ((rf"{_LEAD} (?P<rest>.+)", _looked_for),)
