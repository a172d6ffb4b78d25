"""The cheapest, the largest, the newest: which of several things is the first by a value that is written.

The trap: a superlative names no text. So what is written is read as prices, sizes, dates or times, the column
that has the most of a kind is taken, and its least or greatest is meant.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from agent.errors import NotShown
from agent.senses import Found
from policies.pocket.view import View

_MONEY = re.compile(
    r"(?:[$€£¥]|USD|EUR|GBP)\s*(\d[\d,]*(?:\.\d+)?)|(\d[\d,]*(?:\.\d+)?)\s*(?:[$€£¥元]|USD|EUR|GBP)"
)
_SIZE = re.compile(r"(\d[\d,.]*)\s*([KMGT]?)i?(?:B|bytes?)\b", re.IGNORECASE)
_DATE = re.compile(r"(\d{4})-(\d{2})-(\d{2})|(\d{1,2})/(\d{1,2})/(\d{4})")
_SPAN = re.compile(r"(?:(\d+)\s*h(?:rs?|ours?)?)?\s*(?:(\d+)\s*m(?:in(?:utes?)?)?)?", re.IGNORECASE)
_AMOUNT = re.compile(r"(\d[\d,]*(?:\.\d+)?)\s*[A-Za-z%°²³]{1,5}(?:/[a-z])?")
_COUNT = re.compile(r"[-−]?\d[\d,]*(?:\.\d+)?\s*%?")
_POWERS = {"": 0, "k": 1, "m": 2, "g": 3, "t": 4}
_FLUSH = 1.5  # lines of text: how far sides or middles of one column may be apart

Read = Callable[[str], float | None]


def money(text: str) -> float | None:
    match = _MONEY.search(text)
    return float((match[1] or match[2]).replace(",", "")) if match else None


def size(text: str) -> float | None:
    match = _SIZE.search(text)
    return float(match[1].replace(",", "")) * 1000.0 ** _POWERS[match[2].lower()] if match else None


def date(text: str) -> float | None:
    match = _DATE.search(text)
    if match is None:
        return None
    year, month, day = (match[1], match[2], match[3]) if match[1] else (match[6], match[4], match[5])
    return float(int(year) * 372 + int(month) * 31 + int(day))


def span(text: str) -> float | None:
    """Return minutes, of '5 h 05 min'."""
    match = _SPAN.fullmatch(text.strip())
    return 60.0 * int(match[1] or 0) + int(match[2] or 0) if match and (match[1] or match[2]) else None


def count(text: str) -> float | None:
    match = _COUNT.fullmatch(text.strip())
    return float(re.sub(r"[,%\s]", "", match[0]).replace("−", "-")) if match else None


def amount(text: str) -> float | None:
    """Return the number of '31 kg'; what it is counted in is the same in one column."""
    match = _AMOUNT.fullmatch(text.strip())
    return float(match[1].replace(",", "")) if match else None


# What is said, how it is read (the first that is written is taken), the heads of such columns, and whether
# the greatest is meant.
_WORDS: tuple[tuple[str, tuple[Read, ...], str, bool], ...] = (
    (r"cheapest|least expensive|lowest[- ]priced|最便宜", (money, count), "price|cost|价格", False),
    (r"most expensive|priciest|dearest|highest[- ]priced|最贵", (money, count), "price|cost|价格", True),
    (r"heaviest|最重", (amount, size, count), "weight|size|重量|体重|大小", True),
    (r"lightest|最轻", (amount, size, count), "weight|size|重量|体重|大小", False),
    (r"largest|biggest|最大", (size, count), "size|大小", True),
    (r"smallest|最小", (size, count), "size|大小", False),
    (r"newest|latest|most recent|最新", (date,), "date|modified|日期", True),
    (r"oldest|eldest|最旧|最老|年纪最大", (date, count), "age|date|modified|年龄|日期", True),
    (r"earliest|最早", (date,), "date|日期", False),
    (r"youngest|年纪最小", (count,), "age|年龄", False),
    (r"shortest|quickest|fastest|最短|最快", (span, count), "duration|time|length|时长", False),
    (r"longest|slowest|最长|最慢", (span, count), "duration|time|length|时长", True),
    (r"best[- ]rated|highest[- ]rated|top[- ]rated|评分最高", (count,), "rating|score|评分", True),
)
_BY_HEAD = re.compile(
    r"(?:with|having|that has) the (?:(?P<high>highest|greatest|largest|biggest|most)|(?P<low>lowest|least"
    r"|smallest|fewest)) (?P<head>.+)",
    re.IGNORECASE,
)
SUPERLATIVE = re.compile(
    "|".join(
        (
            *(words for words, *_ in _WORDS),
            r"(?:with|having|that has) the (?:high|great|larg|bigg|most|low|least|small|few)",
        )
    ),
    re.IGNORECASE,
)


def ranked(name: str, view: View) -> Found | None:
    """Return the value that the superlative in the name means; None where there is no superlative in it.

    Raises NotShown where such values are not written.
    """
    headed = _BY_HEAD.search(name)
    if headed is not None:
        return _extreme(
            name, (count, money, size, date, span), headed["head"].strip(), bool(headed["high"]), view
        )
    for words, reads, heads, most in _WORDS:
        match = re.search(words, name, re.IGNORECASE)
        if match is not None:
            greatest = most != bool(re.search(r"oldest", match[0], re.IGNORECASE) and not _ages(view))
            return _extreme(name, reads, heads, greatest, view)
    return None


def heads_of(words: str) -> tuple[tuple[str, ...], bool]:
    """Return the heads of columns that a superlative is about, and whether its first is the greatest there.

    No heads where words have none: 'the cheapest products' has.
    """
    for word, _, heads, most in _WORDS:
        if re.search(rf"(?<![a-z])(?:{word})(?![a-z])", words, re.IGNORECASE):
            return tuple(heads.split("|")), most
    return (), False


def _ages(view: View) -> bool:
    """Tell whether ages are shown rather than dates, of which the oldest is the least."""
    return not any(date(text.label) is not None for text in view.texts)


def _extreme(name: str, reads: Sequence[Read], heads: str, most: bool, view: View) -> Found:
    for read in reads:
        valued = [(value, text) for text in view.texts if (value := read(text.label)) is not None]
        column = _column([text for _, text in valued], heads, view, needs_head=read in (count, amount))
        if len(column) > 1:
            values = {id(text): value for value, text in valued}
            best = sorted(column, key=lambda text: values[id(text)], reverse=most)
            return best[0]
    raise NotShown(f"no values are seen by which '{name}' could be told")


def _column(texts: Sequence[Found], heads: str, view: View, *, needs_head: bool) -> list[Found]:
    """Return those of the column under such a head; else of the column that has the most of them."""
    columns = [[other for other in texts if _is_flush(text, other, view.line)] for text in texts]
    for head in view.texts:
        if re.fullmatch(rf"(?:{heads})s?\W*", head.label.strip(), re.IGNORECASE):
            under = [
                text for text in texts if text.box.top > head.box.top and _is_flush(head, text, view.line)
            ]
            if under:
                return under
    return [] if needs_head else max(columns, key=len, default=[])


def _is_flush(one: Found, other: Found, line: float) -> bool:
    """Tell whether two texts are under each other, by their left sides, middles or right sides."""
    a, b = one.box, other.box
    apart = min(abs(a.left - b.left), abs(a.center.x - b.center.x), abs(a.right - b.right))
    return apart < _FLUSH * line
