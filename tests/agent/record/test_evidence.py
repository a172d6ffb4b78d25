"""Claims about the box of a target that was shown."""

from __future__ import annotations

import pytest

from agent.fake import FakeDesktop, FakeReader
from agent.geometry import Box
from agent.record.evidence import SURE, Evidence
from agent.screenshot import Screenshot
from agent.senses import Found

DESKTOP = FakeDesktop()
SAVE = DESKTOP.place_of("Save")
AROUND = Box.around(SAVE, 70, 26)


class Eyes:
    """A detector that finds these, and counts how often it looked."""

    def __init__(self, *found: Found) -> None:
        self.found, self.looks = found, 0

    def boxes(self, screenshot: Screenshot) -> tuple[Found, ...]:
        self.looks += 1
        return self.found


def box_with(eyes: Eyes | None) -> tuple[float, float, float, float]:
    shot = DESKTOP.capture()
    evidence = Evidence("0" * 32, shot, DESKTOP.windows(), FakeReader(DESKTOP.texts), eyes)
    return evidence.target(SAVE).shown[0].box


def sides(box: Box) -> tuple[float, float, float, float]:
    return box.left, box.top, box.width, box.height


def test_the_box_of_a_target_is_that_of_the_smallest_widget_that_was_surely_found_there() -> None:
    row = Found(AROUND.grown(20), "item", SURE + 0.1)

    assert box_with(Eyes(row, Found(AROUND, "button", SURE))) == sides(AROUND)


@pytest.mark.parametrize(
    "found",
    [
        Found(AROUND, "button", SURE - 0.01),
        Found(AROUND, "window", 0.99),
        Found(Box(AROUND.left, AROUND.bottom + 1, 70, 26), "button", 0.99),
    ],
    ids=["not sure", "it holds others", "elsewhere"],
)
def test_else_it_is_what_outlines_tell(found: Found) -> None:
    assert box_with(Eyes(found)) == box_with(None)


def test_a_look_is_searched_for_widgets_once() -> None:
    eyes, shot = Eyes(), DESKTOP.capture()
    evidence = Evidence("0" * 32, shot, DESKTOP.windows(), FakeReader(DESKTOP.texts), eyes)

    evidence.target(SAVE)
    evidence.target(DESKTOP.place_of("Open"))

    assert eyes.looks == 1
