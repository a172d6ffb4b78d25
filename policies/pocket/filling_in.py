"""One text into one field: what stands there is replaced, and a mask is filled from its left end.

The trap: a field that looks empty shows a hint, and one that shows 'mm/dd/yyyy' takes digits part by part,
going on by itself; a field of several lines keeps what is in it.
"""

from __future__ import annotations

import re

from agent.actions import Click, Type
from agent.geometry import Point
from agent.senses import Found
from policies.pocket.course import is_set_back
from policies.pocket.day import day_said
from policies.pocket.deed import Deed, on, replaced
from policies.pocket.frame import TALL
from policies.pocket.view import View

_SPELT, _ISO = re.compile(r"y{4}-mm-dd", re.IGNORECASE), re.compile(r"\d{4}-\d\d-\d\d")  # a hint, no mask
_DAY = re.compile(r"\d{1,4}([/.-])\d{1,2}\1\d{1,4}")
_PARTS = re.compile(r"d+|m+|y+", re.IGNORECASE)
_HIDDEN = "•"  # what stands in a field of which nothing can be read
_TIME = re.compile(r"(\d{1,2}):(\d{2})(?::\d{2})?\s*([AaPp])?[Mm]?\.?")


def fill_in(entry: Found, text: str, view: View) -> Deed:
    """Click into a field and make it hold this text; into one of several lines it is added."""
    again = is_set_back(view.history)
    present = view.is_written_in(entry.box) or (_HIDDEN if again and view.is_filled(entry.box) else "")
    masked = view.is_masked(entry.box)
    if masked and not (_SPELT.fullmatch(present) and _ISO.fullmatch(text.strip())):
        return on(entry, Click(_left_end(entry)), Type(_of_mask(text, present) or _filled(text)))
    if entry.box.height > TALL * view.line:
        present = ""  # a field of several lines: what is typed is added where the click went
    at = _left_end(entry) if _DAY.fullmatch(present.strip()) and _DAY.fullmatch(text.strip()) else None
    return on(entry, Click(at or entry.box.center), *replaced(text, present))


def _left_end(entry: Found) -> Point:
    """Return where the first part of a mask is, which may look like any text once it is filled."""
    return Point(entry.box.left + min(0.12 * entry.box.width, 0.6 * entry.box.height), entry.box.center.y)


def _of_mask(text: str, mask: str) -> str:
    """Return a day with a year in the order of the parts of a mask; nothing where it is no such day."""
    day = day_said(text)
    parts = [part[0].lower() for part in _PARTS.findall(mask)]
    if day is None or not day.year or not day.month or sorted(parts) != ["d", "m", "y"]:
        return ""
    told = {"d": f"{day.day:02d}", "m": f"{day.month:02d}", "y": f"{day.year:04d}"}
    return "".join(told[part] for part in parts)


def _filled(text: str) -> str:
    """Return a date or a time as it is typed into a mask, which goes on by itself: letters and digits."""
    time = _TIME.fullmatch(text.strip())
    if time is not None:
        return f"{int(time[1]):02d}{time[2]}" + (f"{time[3]}M".upper() if time[3] else "")
    parts = re.split(r"[/.\-年月日\s]+", text.strip())
    return "".join(part.zfill(2) for part in parts if part)
