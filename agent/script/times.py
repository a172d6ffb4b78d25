"""When something is to be done again and again, as a person says it or as cron does.

    07:30                     every day at half past seven
    weekdays 07:30            also: weekends, monday, mon,thu
    every 15 minutes          every 2 hours, every hour
    30 7 * * 1-5              the five fields of cron: minute, hour, day, month, day of the week

The trap is cron's days: where both a day of the month and a day of the week are named, either will do; but
a field that begins with a star counts as not named, and then both must fit.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NoReturn

from agent.errors import UsageError
from agent.registry import did_you_mean

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
ALL_MINUTES, ALL_HOURS = frozenset(range(60)), frozenset(range(24))
ALL_DAYS, ALL_MONTHS, ALL_WEEKDAYS = frozenset(range(1, 32)), frozenset(range(1, 13)), frozenset(range(7))
_REMEDY = "write 07:30, weekdays 07:30, every 15 minutes, or five fields of cron"
_CRON_DAYS = ("sun", "mon", "tue", "wed", "thu", "fri", "sat")
_MACROS = {
    "@hourly": "0 * * * *",
    "@daily": "0 0 * * *",
    "@midnight": "0 0 * * *",
    "@weekly": "0 0 * * 0",
    "@monthly": "0 0 1 * *",
    "@yearly": "0 0 1 1 *",
    "@annually": "0 0 1 1 *",
}


@dataclass(frozen=True, slots=True)
class Times:
    """The minutes at which it is done.

    days: of the month, from 1. weekdays: 0 is Monday. either: one of days and weekdays is enough.
    cron: the same as five fields.
    """

    minutes: frozenset[int]
    hours: frozenset[int]
    days: frozenset[int]
    months: frozenset[int]
    weekdays: frozenset[int]
    either: bool
    cron: str

    def in_a_day(self) -> list[int]:
        """Return the minutes of the day at which it is done, from midnight, in order."""
        return [60 * hour + minute for hour in sorted(self.hours) for minute in sorted(self.minutes)]


def times(text: str) -> Times:
    """Return the times that a text means. Raises UsageError."""
    said = " ".join(text.split())
    fields = _MACROS.get(said.lower(), said).split()
    if len(fields) == 5 and ":" not in said:
        return _from_cron(fields, text)
    return _from_cron(_as_cron(said.lower(), text).split(), text)


def _as_cron(said: str, text: str) -> str:
    every = re.fullmatch(r"every (?:(\d{1,4}) )?(minute|hour)s?", said)
    if every:
        return _every(int(every[1] or 1), every[2], text)
    *days, clock = said.removeprefix("every ").removeprefix("day ").split()[-8:] or [""]
    at = re.fullmatch(r"(\d{1,2}):(\d{2})", clock)
    if not at or int(at[1]) > 23 or int(at[2]) > 59:
        _fail(text, f"'{clock}' is no time of the day")
    weekdays = _weekdays(" ".join(day for day in days if day != "at"), text)
    return f"{int(at[2])} {int(at[1])} * * {weekdays}"


def _every(count: int, unit: str, text: str) -> str:
    whole = 60 if unit == "minute" else 24
    if count < 1 or (whole % count and count != whole):
        _fail(text, f"{count} {unit}s do not divide {'an hour' if unit == 'minute' else 'a day'} evenly")
    if unit == "minute":
        return "0 * * * *" if count == 60 else f"*/{count} * * * *" if count > 1 else "* * * * *"
    return "0 0 * * *" if count == 24 else f"0 */{count} * * *" if count > 1 else "0 * * * *"


def _weekdays(said: str, text: str) -> str:
    if said in ("", "daily", "day"):
        return "*"
    if said in ("weekday", "weekdays"):
        return "1-5"
    if said in ("weekend", "weekends"):
        return "0,6"
    numbers = []
    known = [day.lower() for day in WEEKDAYS]
    for word in re.findall(r"[^,\s]+", said.replace(" and ", " ")):
        full = next((day for day in known if word in (day, day + "s", day[:3], day[:4])), None)
        if full is None:
            _fail(text, f"'{word}' is no day of the week{did_you_mean(word, known)}")
        numbers.append((known.index(full) + 1) % 7)
    return ",".join(str(number) for number in sorted(set(numbers)))


def _from_cron(fields: list[str], text: str) -> Times:
    minute, hour, day, month, weekday = fields
    months = tuple(name[:3].lower() for name in MONTHS)
    weekdays = _field(weekday, 0, 7, _CRON_DAYS, 0, text)
    return Times(
        minutes=_field(minute, 0, 59, (), 0, text),
        hours=_field(hour, 0, 23, (), 0, text),
        days=_field(day, 1, 31, (), 1, text),
        months=_field(month, 1, 12, months, 1, text),
        weekdays=frozenset((number - 1) % 7 for number in weekdays),
        either=not day.startswith("*") and not weekday.startswith("*"),
        cron=" ".join(fields),
    )


def _field(
    field: str, least: int, most: int, names: tuple[str, ...], first: int, text: str
) -> frozenset[int]:
    """Return the numbers that a field of cron means. first: the number of the first name."""

    def number(word: str) -> int:
        value = names.index(word.lower()) + first if word.lower() in names else None
        if value is None and word.isascii() and word.isdigit() and len(word) < 4:
            value = int(word)
        if value is None or not least <= value <= most:
            _fail(text, f"'{word}' in '{field}' is no number from {least} to {most}")
        return value

    found: set[int] = set()
    for part in field.split(","):
        span, slash, step = part.partition("/")
        start, dash, end = span.partition("-")
        if slash and (not step.isascii() or not step.isdigit() or not 0 < int(step[:4]) <= most):
            _fail(text, f"'{step}' in '{field}' is no step")
        if span == "*":
            low, high = least, most
        else:
            low = number(start)
            high = number(end) if dash else most if slash else low
        if low > high:
            _fail(text, f"'{span}' runs backwards")
        found.update(range(low, high + 1, int(step) if slash else 1))
    return frozenset(found)


def _fail(text: str, why: str) -> NoReturn:
    raise UsageError(f"cannot read the time '{text}': {why} ({_REMEDY})")
