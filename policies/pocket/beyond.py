"""The nth of a list that goes on on further pages: 'the fifth result', where each page shows three.

The trap: counting begins anew on each page, and no page says how many came before. So how many were passed is
noted. And the row of pages may be drawn over other texts, where nothing can be read but by looking at the
colour of links alone.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np
from PIL import Image

from agent.geometry import Box
from agent.screenshot import Screenshot
from agent.senses import Found
from agent.sight.line import in_reading_order, part_of
from policies.pocket.deed import Deed, on
from policies.pocket.name import name_of
from policies.pocket.view import View

_PASSED = re.compile(r"passed (\d+) of them")
_ROW = re.compile(r"[<≤«‹←]?\s*(?:(?:\d{1,3}|…|\.\.\.)\s*)*(?P<on>[>≥»›→]|next(?: page)?|下一页)?\W*", re.I)
_BLUE = 50  # of 255 more than the other colours: a link


def counted_on(name: str, view: View, trail: tuple[str, ...]) -> Deed | None:
    """Return the click on the nth link, or on the next page where it is further on.

    None where no nth link is meant, where it is on the first page, and where no next page is seen.
    """
    order = name_of(name)
    if order.ordinal < 1 or order.label or order.kind != "link":
        return None
    passed = sum(int(match[1]) for each in trail if (match := _PASSED.fullmatch(each)))
    blue = in_reading_order(_blue_texts(view))
    links = [text for text in blue if not _is_row(text)]
    left = order.ordinal - passed
    if not links or (not passed and left <= len(links)):
        return None
    if left <= len(links):
        return on(Found(links[left - 1].box, name, 0.9))
    onward = _onward((*view.texts, *blue), view, len(trail) + 2)
    return Deed(on(onward).actions, (onward,), f"passed {len(links)} of them") if onward is not None else None


def _is_row(text: Found) -> bool:
    """Tell whether a text is a row of pages, and no entry of a list."""
    return _ROW.fullmatch(text.label.strip()) is not None


def _onward(texts: Sequence[Found], view: View, page: int) -> Found | None:
    """Return what leads to the next page, or the number of that page; None where neither is seen."""
    for text in texts:
        match = _ROW.fullmatch(text.label.strip())
        if match is None or view.is_title(text.box):
            continue
        if match["on"] and (match["on"].isalpha() or len(text.label) > 1):
            at = part_of(text, match.start("on"), match.end("on"))
            return Found(at, "next page", text.score)
        number = re.search(rf"(?<!\d){page}(?!\d)", text.label)
        if number is not None and re.search(r"\d\D+\d|[<>]", text.label):
            return Found(part_of(text, *number.span()), "next page", text.score)
    return None


def _blue_texts(view: View) -> list[Found]:
    """Return what is written in the colour of links, whatever it stands on."""
    image = view.screenshot.image[:, :, :3].astype(np.int16)
    blue = np.clip(image[:, :, 0] - np.maximum(image[:, :, 1], image[:, :, 2]), 0, 255)  # H x W
    west, north, east, south = view.screenshot.pixels_of(view.front)
    blue = blue[north:south, west:east]
    rows, columns = np.flatnonzero((blue > _BLUE).any(axis=1)), np.flatnonzero((blue > _BLUE).any(axis=0))
    if not len(rows):
        return []
    margin = round(view.line)
    first, start = max(int(rows[0]) - margin, 0), max(int(columns[0]) - margin, 0)
    part = (255 - blue[first : int(rows[-1]) + margin, start : int(columns[-1]) + margin]).astype(np.uint8)
    shot = Screenshot.from_picture(Image.fromarray(np.repeat(part[:, :, None], 3, axis=2)))
    inner = Box(1, 1, part.shape[1] - 2, part.shape[0] - 2)  # a part: the last look stays known
    corner = view.screenshot.point_at(west + start, north + first)
    scale = view.screenshot.scale
    found = []
    for text in view.reader.read(shot, inner):
        for match in re.finditer(r"\S+(?: \S+)*", text.label):
            at = part_of(text, *match.span())
            left, top = corner.x + at.left / scale, corner.y + at.top / scale
            box = Box(left, top, at.width / scale, at.height / scale)
            if not view.is_title(box):
                found.append(Found(box, match[0], text.score))
    return found
