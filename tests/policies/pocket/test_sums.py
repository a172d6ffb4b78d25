"""Claims about sums whose signs and numbers are read one by one, or not at all at first."""

from __future__ import annotations

from collections.abc import Sequence

from PIL import Image

from agent.episode import Observation
from agent.geometry import Box
from agent.screenshot import Screenshot
from agent.senses import Found
from policies.pocket.solving import solution
from policies.pocket.view import View

QUESTION = "solve the math problem"


class Reader:
    """Passes over all but the sign of a sum on the whole screen, and reads it where it is looked at alone."""

    def __init__(self, near: str) -> None:
        self._near = near

    def read(self, screenshot: Screenshot, within: Box | None = None) -> Sequence[Found]:
        if within is not None:
            return [Found(Box(2, 2, 90, 18), self._near)]
        return [Found(Box(300, 200, 18, 7), "-")]


def test_the_signs_of_a_sum_are_put_together(look) -> None:
    view = look(("4", 100, 100), ("-", 130, 100), ("9", 160, 100), ("=", 190, 100))
    assert solution(QUESTION, view) == "-5"


def test_a_sign_that_stands_alone_is_looked_at_closely() -> None:
    def seen(near: str) -> View:
        return View(
            Observation("zz", Screenshot.from_picture(Image.new("RGB", (640, 400), "white")), (), ()),
            reader=Reader(near),
            eye=lambda: None,
            emit=lambda event: None,
            after_reading=lambda: None,
        )

    assert solution(QUESTION, seen("4 - 9 =")) == "-5"
    assert solution(QUESTION, seen("so what")) == ""
