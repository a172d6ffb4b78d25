"""Dates as people say them: 'the 14th of May', '9 July 2026', 'May 3rd', '5月14日'."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

MONTHS = "january february march april may june july august september october november december".split()
_NAMES = "|".join(f"{month}|{month[:3]}" for month in MONTHS)
_SAID = (
    re.compile(rf"(?:the )?(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? (?P<name>{_NAMES})\.?,?(?:"
               rf" (?P<year>\d{{4}}))?", re.IGNORECASE),
    re.compile(rf"(?P<name>{_NAMES})\.? (?:the )?(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?(?:"
               rf" (?P<year>\d{{4}}))?", re.IGNORECASE),
    re.compile(r"(?P<month>\d{1,2})/(?P<day>\d{1,2})/(?P<year>\d{4})"),
    re.compile(r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})"),
    re.compile(r"(?:(?P<year>\d{4})年)?(?P<month>\d{1,2})月(?P<day>\d{1,2})[日号]?"),
    re.compile(r"(?:the )?(?P<day>\d{1,2})(?:st|nd|rd|th)(?: day)?|(?P<tag>\d{1,2})[日号]", re.IGNORECASE),
)  # fmt: skip
_TODAY = re.compile(
    r"(?:today['’]s|the current|current) date|the date of today"
    r"|(?:今天|今日|当天|当前)的?日期",
    re.IGNORECASE,
)
_DATE = re.compile(
    r"(?P<month>\d{1,2})[/.-](?P<day>\d{1,2})[/.-](?P<year>\d{4})"
    r"|(?P<y>\d{4})[-/年](?P<m>\d{1,2})[-/月](?P<d>\d{1,2})日?"
)


@dataclass(frozen=True, slots=True)
class Day:
    """A day; 0 for a month or a year that is not said."""

    year: int
    month: int
    day: int


def day_said(text: str) -> Day | None:
    """Return the day that the text is, and nothing else; None where it is none."""
    for pattern in _SAID:
        match = pattern.fullmatch(text.strip())
        if match is None:
            continue
        said = {name: value for name, value in match.groupdict().items() if value}
        name = said.get("name", "").lower()
        month = next((at for at, each in enumerate(MONTHS, 1) if name and each.startswith(name[:3])), 0)
        found = Day(
            int(said.get("year", 0)), month or int(said.get("month", 0)), int(said.get("day") or said["tag"])
        )
        return found if found.month <= 12 and 1 <= found.day <= 31 else None
    return None


def today_said(text: str) -> str:
    """Return the date of today, as in 2026-05-14, where a text asks for it; nothing where it does not."""
    return date.today().isoformat() if _TODAY.fullmatch(text) else ""


def day_in_figures(text: str) -> Day | None:
    """Return the day that a text has in figures, '03/14/2016' or '2016-03-14'; None where it has none."""
    date = _DATE.search(text)
    if date is None:
        return None
    if date["year"]:
        return Day(int(date["year"]), int(date["month"]), int(date["day"]))
    return Day(int(date["y"]), int(date["m"]), int(date["d"]))
