"""Claims about the nth of a list that goes on on further pages, whose row of pages lies over other texts."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from PIL import Image, ImageDraw

from agent.actions import Click
from agent.episode import Observation
from agent.errors import NotShown
from agent.geometry import Box
from agent.screenshot import Screenshot
from agent.senses import Found
from policies.pocket.acting import act
from policies.pocket.intent import ClickThe
from policies.pocket.view import View

BLUE = (0, 0, 238)
LEFT, TOP, LINE = 40, 40, 18  # of the first link; the part that is blue begins one line before it
LINKS = [Found(Box(LEFT, TOP + 60 * at, 60, 18), label) for at, label in enumerate(("Enola", "Kasie", "Dan"))]
OVER = Found(Box(LEFT, 200, 160, 18), "Etiam felgiat3≥")


class Reader:
    """Reads the row of pages only where nothing but the colour of links is looked at."""

    def __init__(self, row: str) -> None:
        self._row = row

    def read(self, screenshot: Screenshot, within: Box | None = None) -> Sequence[Found]:
        if within is None:
            return [*LINKS, OVER]
        moved = [Found(Box(LINE, each.box.top + LINE - TOP, 60, 18), each.label) for each in LINKS]
        row = Found(Box(100, 200 + LINE - TOP, 15 * len(self._row), 18), self._row)
        return [*moved, *([row] if self._row else [])]


def page(row: str) -> View:
    picture = Image.new("RGB", (640, 400), "white")
    pen = ImageDraw.Draw(picture)
    for box in (*(each.box for each in LINKS), Box(122, 200, 60, 18)):
        for column in range(round(box.left), round(box.right), 4):
            pen.line((column, box.top, column, box.bottom - 1), fill=BLUE)
    return View(
        Observation("zz", Screenshot.from_picture(picture), (), ()),
        reader=Reader(row),
        eye=lambda: None,
        emit=lambda event: None,
        after_reading=lambda: None,
    )


def pressed(name: str, row: str, trail: tuple[str, ...]) -> tuple[str, str]:
    deed = act(ClickThe(name), name, page(row), trail)
    (click,) = deed.actions
    assert isinstance(click, Click)
    label = next((each.label for each in LINKS if click.at in each.box), deed.targets[0].label)
    return label, deed.trail


@pytest.mark.parametrize(
    ("name", "row", "trail", "label", "note"),
    [
        ("2nd search result", "23≥", (), "Kasie", ""),
        ("5th search result", "23≥", (), "next page", "passed 3 of them"),
        ("5th search result", "1 2 3", (), "next page", "passed 3 of them"),
        ("5th search result", "<1 3 >", ("passed 3 of them",), "Kasie", ""),
        ("9th search result", "<1 3 >", ("passed 3 of them",), "next page", "passed 3 of them"),
        ("9th search result", "<1 2", ("passed 3 of them", "passed 3 of them"), "Dan", ""),
    ],
)
def test_results_are_counted_on_over_pages(name, row, trail, label, note) -> None:
    assert pressed(name, row, trail) == (label, note)


def test_where_no_further_page_is_seen_the_number_is_not_there() -> None:
    with pytest.raises(NotShown):
        act(ClickThe("5th search result"), "", page(""), ())
