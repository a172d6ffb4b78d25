"""Claims about what the shipped model takes a sentence to mean, on screens with words and crosses."""

from __future__ import annotations

import pytest
from PIL import Image, ImageDraw

from agent.fake import FakeReader
from agent.geometry import Box
from agent.screenshot import Screenshot
from agent.senses import Found
from policies.pocket.grounding import ground
from policies.pocket.part import parts

FILES = Found(Box(20, 10, 50, 18), "Files")
HARD = Found(Box(20, 90, 50, 18), "Hard")
LEFT, RIGHT = Box(118, 58, 18, 18), Box(348, 58, 18, 18)


def screen(*crosses: Box) -> Screenshot:
    picture = Image.new("RGB", (400, 200), "white")
    pen = ImageDraw.Draw(picture)
    for box in crosses:
        left, top, right, bottom = box.left + 3, box.top + 3, box.right - 4, box.bottom - 4
        pen.line((left, top, right, bottom), "black", 2)
        pen.line((right, top, left, bottom), "black", 2)
    return Screenshot.from_picture(picture)


def meant(sentence, eye, *crosses, texts=(FILES, HARD)) -> Found | None:
    return ground(screen(*crosses), sentence, FakeReader(list(texts)), eye)


def test_a_word_on_the_screen_does_not_hide_the_icon_that_does_it(eye):
    found = meant("close the file", eye, RIGHT)
    assert found is not None
    assert found.box.center in RIGHT


def test_a_name_on_the_screen_is_meant_whatever_is_done_with_it(eye):
    assert meant("start a Hard game", eye, RIGHT).label == "Hard"


def test_quoted_words_are_never_an_icon(eye):
    assert meant("click 'close'", eye, RIGHT) is None


@pytest.mark.parametrize(("side", "box"), [("left", LEFT), ("right", RIGHT)])
def test_a_half_of_the_screen_tells_two_icons_apart(eye, side, box):
    assert meant(f"close the file in the {side} pane", eye, LEFT, RIGHT).box.center in box


class Watched:
    """An eye that sees nothing and remembers in which part it was asked to look."""

    def __init__(self) -> None:
        self.sides: list[Box | None] = []

    def look(self, screenshot, texts):
        return None

    def point(self, seen, sentence, side=None, without=()):
        self.sides.append(side)


@pytest.mark.parametrize("sentence", ["hide the left panel", "show the bottom pane", "隐藏左侧面板"])
def test_what_hides_a_pane_may_stand_anywhere(sentence):
    watched = Watched()
    assert meant(sentence, watched) is None
    assert watched.sides == [None]


def crossed_out(sentence: str, eye, left: int, width: int) -> bool:
    """Tell whether the cross of Account is meant, of three below each other, with texts from `left` on."""
    crosses = [Box(348, top, 18, 18) for top in (8, 58, 108)]
    labels = [
        Found(Box(left, cross.top, width, 18), label)
        for cross, label in zip(crosses, ("Profile", "Account", "Security"), strict=True)
    ]
    return meant(sentence, eye, *crosses, texts=labels).box.center in crosses[1]


@pytest.mark.parametrize(
    "sentence", ["close in the Account card", "the cross right of Account", "close in the row of Account"]
)
def test_an_icon_is_told_by_the_text_beside_it(eye, sentence):
    assert crossed_out(sentence, eye, 40, 80)


@pytest.mark.parametrize("sentence", ["the cross right of 'Account'", "“Account”右边的叉"])
def test_a_quoted_name_is_only_what_its_neighbour_is_told_by(eye, sentence):
    assert crossed_out(sentence, eye, 280, 56)


def test_a_whole_name_with_a_capital_is_meant_before_a_word_like_another_text(eye):
    puzzle = Found(Box(200, 120, 60, 18), "puzzle")
    assert meant("Start a Hard puzzle", eye, texts=[FILES, HARD, puzzle]).label == "Hard"


def test_nothing_is_pointed_at_on_an_empty_screen(eye):
    assert meant("close the file", eye, texts=[]) is None


def test_the_controls_of_a_window_are_found_together(eye):
    picture = Image.new("RGB", (400, 200), "white")
    pen = ImageDraw.Draw(picture)
    pen.line((300, 30, 310, 30), "black", 2)
    pen.rectangle((330, 21, 340, 31), outline="black", width=2)
    pen.line((360, 21, 370, 31), "black", 2)
    pen.line((370, 21, 360, 31), "black", 2)
    shot = Screenshot.from_picture(picture)
    sentences = ("minimise the window", "make the window fill the screen", "关闭窗口")
    found = [ground(shot, sentence, FakeReader([]), eye) for sentence in sentences]
    assert [each.box.center.x for each in found] == pytest.approx([305, 335, 365], abs=2)


def test_icons_that_nearly_touch_the_frame_of_their_window_are_parts_of_their_own():
    picture = Image.new("RGB", (200, 100), "white")
    pen = ImageDraw.Draw(picture)
    pen.rectangle((150, 10, 199, 60), outline="grey")
    for left in (154, 168, 182):
        pen.rectangle((left, 14, left + 8, 22), outline="black")
    found = parts(Screenshot.from_picture(picture), [])
    assert sorted(round(box.center.x) for box in found if box.width < 12) == pytest.approx(
        [158.5, 172.5, 186.5], abs=1
    )


def test_words_are_no_parts_and_marks_are():
    found = parts(screen(LEFT, RIGHT), [Found(LEFT.grown(4), "word")])
    assert [RIGHT.overlap(box) is not None for box in found] == [True]


def test_a_name_that_is_nowhere_is_no_other_menu(eye):
    menus = [
        Found(Box(20 + 60 * at, 10, 40, 16), name) for at, name in enumerate(("File", "Edit", "View", "Help"))
    ]
    assert meant("the Quux menu", eye, texts=menus) is None
    assert meant("the View menu", eye, texts=menus).label == "View"
