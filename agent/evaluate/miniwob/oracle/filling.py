"""How to do the tasks that are done by typing, choosing and dragging."""

from __future__ import annotations

import re
from collections.abc import Iterator

from agent.actions import Action, Click, Drag, Press, Scroll, Type
from agent.evaluate.miniwob.oracle.clicking import SUBMIT, quoted
from agent.evaluate.miniwob.oracle.view import View
from agent.geometry import Point


def text(view: View) -> Iterator[Action]:
    """Type the quoted text into the one field, in upper or lower case where that is asked for."""
    wanted = quoted(view.task)
    if "all upper case" in view.task:
        wanted = wanted.upper()
    elif "all lower case" in view.task:
        wanted = wanted.lower()
    yield from _fill(view, "#tt", wanted)
    yield view.click(SUBMIT)


def password(view: View) -> Iterator[Action]:
    for field in ("#password", "#verify"):
        yield from _fill(view, field, quoted(view.task))
    yield view.click(SUBMIT)


def login(view: View) -> Iterator[Action]:
    """Type name and password; a box that pops up meanwhile is cancelled."""
    name, secret = re.findall(r'"([^"]*)"', view.task)
    for field, wanted in (("#username", name), ("#password", secret)):
        yield view.click(field)
        if view.shows("#popup-cancel"):
            yield view.click("#popup-cancel")
            yield view.click(field)
        yield Type(wanted)
    yield view.click(SUBMIT)


def date(view: View) -> Iterator[Action]:
    (month, day, year) = re.findall(r"(\d+)/(\d+)/(\d+)", view.task)[0]
    yield _first_part(view)
    yield Type(f"{month}{day}{year}")
    yield view.click(SUBMIT)


def time(view: View) -> Iterator[Action]:
    (hour, minute, half) = re.findall(r"(\d+):(\d+)\s*([AP]M)", view.task)[0]
    yield _first_part(view)
    yield Type(f"{int(hour):02}{minute}{half}")
    yield view.click(SUBMIT)


def _first_part(view: View) -> Click:
    """Click where a field of several parts begins."""
    left, top, _, height = view.box("#tt")
    return Click(view.point(left + 8, top + height / 2))


def completion(view: View) -> Iterator[Action]:
    start, *end = re.findall(r'"([^"]*)"', view.task)
    wanted = next(
        item
        for item in view.value("ui_utils.COUNTRIES")
        if item.startswith(start) and item.endswith("".join(end))
    )
    yield from _fill(view, "#tags", wanted)
    yield Press(("tab",))
    yield view.click(SUBMIT)


def sum_(view: View) -> Iterator[Action]:
    (left, sign, right) = re.findall(r"(\d) ([-+x]) (\d)", view.texts("#math-problem")[0])[0]
    a, b = int(left), int(right)
    yield from _fill(view, "#math-answer", str({"+": a + b, "-": a - b, "x": a * b}[sign]))
    yield view.click(SUBMIT)


def last_word(view: View) -> Iterator[Action]:
    words = str(view.value("document.querySelector('#text-area').value")).split()
    yield from _fill(view, "#answer-input", re.sub(r"[^a-zA-Z0-9]", "", words[-1]))
    yield view.click(SUBMIT)


def word(view: View) -> Iterator[Action]:
    place = int(re.findall(r"(\d+)(?:st|nd|rd|th) word", view.task)[0])
    wanted = view.texts("#area p")[0].split()[place - 1]
    yield from _fill(view, "#answer-input", re.sub(r"[^a-zA-Z]", "", wanted))
    yield view.click(SUBMIT)


def captcha(view: View) -> Iterator[Action]:
    yield from _fill(view, "#tt", "".join(view.texts("#captcha span")))
    yield view.click(SUBMIT)


def copy(view: View) -> Iterator[Action]:
    yield view.click("#to-copy")
    yield Press(("ctrl", "a"))
    yield Press(("ctrl", "c"))
    yield view.click("#answer-input")
    yield Press(("ctrl", "v"))
    yield view.click(SUBMIT)


def films(view: View) -> Iterator[Action]:
    """Fill the three fields, whatever their order and layout, and search."""
    genre, name, year = re.findall(r"for (.*) movies directed by (.*) from year (\d+)", view.task)[0]
    view.value(
        "document.querySelectorAll('#area input').forEach(field => { let row = field.parentElement;"
        "while (!row.textContent.trim()) row = row.parentElement;"
        "field.dataset.of = row.textContent.trim().split(' ')[0].replace(/[^A-Za-z]/g, '') })"
    )
    for wanted, labels in ((genre, ("Genre", "Movie")), (name, ("Director",)), (year, ("Year", "Released"))):
        field = ", ".join(f"#area input[data-of={label}]" for label in labels)
        yield from _fill(view, field, wanted)
    yield view.click("#area button, #area .final, #area .ui-submit")


def search(view: View) -> Iterator[Action]:
    place = int(re.findall(r"(\d+)(?:st|nd|rd|th)", view.task)[0]) - 1
    yield from _fill(view, "#search-text", quoted(view.task))
    yield view.click("#search")
    if place >= 3:
        yield view.click("#pagination a", str(place // 3 + 1))
    yield view.click(f"#page-content a[data-result='{place}']")


def spinner(view: View) -> Iterator[Action]:
    number = int(re.findall(r"-?\d+", view.task)[0])
    arrow = ".ui-spinner-up" if number > 0 else ".ui-spinner-down"
    for _ in range(abs(number) // 3):
        yield view.click(arrow, count=3)
    if abs(number) % 3:
        yield view.click(arrow, count=abs(number) % 3)
    yield view.click(SUBMIT)


def slider(view: View) -> Iterator[Action]:
    """Drag the handle near the value, then step to it with the arrow keys."""
    number = int(re.findall(r"-?\d+", view.task)[0])
    low, high, way = view.value(
        "['min', 'max', 'orientation'].map(name => $('#slider').slider('option', name))"
    )
    left, top, width, height = view.box("#slider")
    share = (number - low) / (high - low)
    across = way == "horizontal"
    target = (
        (left + share * width, top + height / 2) if across else (left + width / 2, top + (1 - share) * height)
    )
    yield _drag(view.at(".ui-slider-handle"), view.point(*target))
    off = number - int(view.value("$('#slider').slider('value')"))
    for _ in range(abs(off)):
        yield Press(("right" if off > 0 else "left",))
    yield view.click(SUBMIT)


def list_(view: View) -> Iterator[Action]:
    """Open the list, step down to the item and take it: the list is no part of the page."""
    wanted = re.findall(r"Select (.*) from the list", view.task)[0]
    yield view.click("#options")
    yield Type(wanted)
    yield Press(("enter",))
    yield view.click(SUBMIT)


def scroll_list(view: View) -> Iterator[Action]:
    names = re.findall(r"Select (.*) from the scroll list", view.task)[0].split(", ")
    for count, name in enumerate(names):
        while not view.shows("#options option", name):
            left, top, width, height = view.box("#options")
            below = view.box("#options option", name)[1] > top
            yield Scroll(view.point(left + width / 3, top + height / 2), down=1 if below else -1)
        yield Click(view.at("#options option", name), holding=("ctrl",) if count else ())
    yield view.click(SUBMIT)


def day(view: View) -> Iterator[Action]:
    wanted = str(int(re.findall(r"\d+/(\d+)/\d+", view.task)[0]))
    yield view.click("#datepicker")
    yield view.click("#ui-datepicker-div td a", wanted)
    yield view.click(SUBMIT)


def box_into_box(view: View) -> Iterator[Action]:
    small, large = view.box("#draggableSmall"), view.box("#draggableLarge")
    dx = large[0] + large[2] / 2 - small[0] - small[2] / 2
    dy = large[1] + large[3] / 2 - small[1] - small[3] / 2
    yield _by(view, view.at("#draggableSmall"), dx, dy)
    yield view.click(SUBMIT)


def item_to_place(view: View) -> Iterator[Action]:
    names = view.texts("#sortable li")
    index = next(count for count, name in enumerate(names) if view.task.startswith(f"Drag {name} "))
    if "to the top" in view.task:
        target = 0
    elif "to the bottom" in view.task:
        target = len(names) - 1
    elif "by one" in view.task:
        target = index + (1 if "down" in view.task else -1)
    else:
        target = int(re.findall(r"(\d)(?:st|nd|rd|th) position", view.task)[0]) - 1
    here, there = view.box("#sortable li", names[index]), view.box("#sortable li", names[target])
    beyond = 0.3 * there[3] * (1 if target > index else -1)
    yield _by(view, view.at("#sortable li", names[index]), 0, there[1] - here[1] + beyond)


def corner(view: View) -> Iterator[Action]:
    by = 20 if "larger" in view.task else -20
    across, down = (by, 0) if "width" in view.task else (0, by)
    yield _by(view, view.at(".ui-resizable-se"), across, down)
    yield view.click(SUBMIT)


def _fill(view: View, field: str, wanted: str) -> Iterator[Action]:
    yield view.click(field)
    yield Type(wanted)


def _by(view: View, start: Point, dx: float, dy: float) -> Drag:
    """Drag from a place so many CSS pixels across and down."""
    origin, unit = view.point(0, 0), view.point(dx, dy)
    return _drag(start, start.moved(unit.x - origin.x, unit.y - origin.y))


def _drag(start: Point, end: Point) -> Drag:
    """Drag in steps: what is dragged has to notice that it passes others."""
    steps = 8
    return Drag(
        tuple(
            Point(start.x + (end.x - start.x) * step / steps, start.y + (end.y - start.y) * step / steps)
            for step in range(steps + 1)
        )
    )
