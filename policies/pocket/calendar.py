"""A calendar that is shown: its month, its days, and the way to another month.

The trap: beside a calendar stand times and amounts, and '12:00' is no twelfth of May. So a day is a number
that has its neighbours beside it or below, and a month is turned by the arrow in the row of its name.
"""

from __future__ import annotations

import re

from agent.actions import Click, Type
from agent.errors import NotShown
from agent.geometry import Box, Point
from agent.senses import Found
from agent.sight.line import part_of
from policies.pocket.day import MONTHS, Day
from policies.pocket.deed import Deed, on
from policies.pocket.entry import entry_of
from policies.pocket.view import View

_TITLE = re.compile(rf"({'|'.join(MONTHS)})\s*(\d{{4}})?|(\d{{4}})\s*年\s*(\d{{1,2}})\s*月", re.IGNORECASE)
_DAY = re.compile(r"(?<![\d:.,€$£¥])\d{1,2}(?![\d:.,%])")
_TURNS = 24  # months to turn at most
_LATER, _EARLIER = frozenset(">›»→▶►❯⟩＞"), frozenset("<‹«←◀◄❮⟨＜")
_ASIDE = 16.0  # heights of a title from it to its arrows


def day_in(view: View, day: Day) -> Found | None:
    """Return the day of the month that is shown; None where no calendar is."""
    title = shown_month(view)
    days = _days(day.day, view, title[0]) if title else []
    return (days[0] if day.day < 20 else days[-1]) if days else None


def to_day(date: Day, name: str, view: View, trail: tuple[str, ...]) -> Deed:
    """Open the calendar, turn to the month, and click on the day. Raises NotShown.

    name: what the field is called from which it opens.
    """
    year, month, day = date.year, date.month, date.day
    title = shown_month(view)
    if title is None:
        entry = entry_of(view, name or "date")
        if view.is_masked(entry.box):
            left = Point(entry.box.left + 0.5 * entry.box.height, entry.box.center.y)
            return on(entry, Click(left), Type(f"{month:02d}/{day:02d}/{year}"))
        if len(trail) > 1:
            raise NotShown("no calendar opens there")
        return Deed((Click(entry.box.center),), (entry,), "opened the calendar")
    place_of, shown_year, month_shown = title
    year, month = year or shown_year, month or month_shown
    ahead = (year - (shown_year or year)) * 12 + month - month_shown
    if ahead == 0:
        days = _days(day, view, place_of)
        if not days:
            raise NotShown(f"the day {day} is not seen in the calendar")
        return on(days[0] if day < 20 else days[-1])
    if len(trail) >= _TURNS:
        raise NotShown("the calendar does not come to that month")
    turner = _turner(view, place_of, ahead > 0)
    return Deed(
        (Click(turner),),
        (Found(Box.around(turner, 16, 16), "other month", 0.7),),
        f"turned to another month from {month_shown}",
    )


def shown_month(view: View) -> tuple[Found, int, int] | None:
    for text in view.texts:
        match = _TITLE.fullmatch(text.label.strip(" <>‹›«»◀▶oO0°●"))
        if match is None or not (match[1] or match[4]):
            continue
        month = MONTHS.index(match[1].lower()) + 1 if match[1] else int(match[4])
        year = int(match[2] or match[3] or 0)
        if not year:
            beside = [other for other in view.texts if re.fullmatch(r"\d{4}", other.label.strip())
                      and abs(other.box.center.y - text.box.center.y) < text.box.height]  # fmt: skip
            year = int(beside[0].label) if beside else 0
        return text, year, month
    return None


def _cells(view: View, title: Found) -> list[Found]:
    """Return the days below a title: words of lines that hold several are taken apart."""
    cells = []
    for text in view.texts:
        if not 0 < text.box.center.y - title.box.center.y < 14 * title.box.height:
            continue
        cells += [
            Found(part_of(text, match.start(), match.end()), match[0]) for match in _DAY.finditer(text.label)
        ]
    return cells


def _days(day: int, view: View, title: Found) -> list[Found]:
    """Return where a day stands: of several such numbers those that have a neighbour, where one has."""
    cells = _cells(view, title)
    found = [cell for cell in cells if cell.label == str(day)]
    line = title.box.height

    def has_neighbour(cell: Found) -> bool:
        x, y = cell.box.center.x, cell.box.center.y
        return any(
            (abs(each.box.center.y - y) < 0.5 * line and abs(int(each.label) - day) == 1)
            or (abs(each.box.center.x - x) < 0.7 * line and abs(int(each.label) - day) == 7)
            for each in cells
            if each is not cell
        )

    return [cell for cell in found if has_neighbour(cell)] or found


def _turner(view: View, title: Found, later: bool) -> Point:
    """Return where to click for the next month or the one before: its arrow, else that end of the row."""
    at, line = title.box, title.box.height
    level = [text for text in view.texts if abs(text.box.center.y - at.center.y) < 0.6 * line
             and max(text.box.left - at.right, at.left - text.box.right) < _ASIDE * line]  # fmt: skip
    arrows = [text for text in level if text.label.strip() in (_LATER if later else _EARLIER)]
    if arrows:
        return min(arrows, key=lambda text: abs(text.box.center.x - at.center.x)).box.center
    row = [box for box in view.frames if at.center in box and box.width > at.width]
    bar = min(row, key=lambda box: box.width) if row else at.grown(4 * line)
    return Point(bar.right - 0.5 * bar.height if later else bar.left + 0.5 * bar.height, at.center.y)
