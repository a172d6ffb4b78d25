"""Claims about pointing at what a free sentence means, on texts that are given."""

import pytest
from PIL import Image, ImageDraw

from agent.fake import FakeReader
from agent.geometry import Box
from agent.screenshot import Screenshot
from agent.senses import Found
from policies.literal.grounding import ground


def text(label, left, top):
    return Found(Box(left, top, 9 * len(label), 18), label)


TEXTS = [
    text("File", 10, 5),
    text("Bookmarks", 60, 5),
    text("View", 160, 5),
    text("Help", 220, 5),
    text("Open Dialog", 20, 60),
    text("Dialog", 20, 100),
    text("Tasks", 20, 140),
    text("All the tasks that you have not done yet", 20, 180),
    text("Café menu", 20, 220),
    text("下载", 400, 60),
    text("Cancel", 300, 300),
    text("OK", 380, 300),
    text("Name", 20, 342),
    text("Remember me", 60, 380),
]


@pytest.fixture
def screenshot():
    picture = Image.new("RGB", (480, 420), "#f6f5f4")
    draw = ImageDraw.Draw(picture)
    draw.rectangle((120, 338, 320, 364), "#ffffff", "#b0b0b0")
    draw.rectangle((38, 382, 52, 396), "#ffffff", "#808080")
    return Screenshot.from_picture(picture)


@pytest.mark.parametrize(
    ("sentence", "label"),
    [
        ("Open the Bookmarks menu", "Bookmarks"),
        ("click 'Cancel'", "Cancel"),
        ("Open Dialog", "Open Dialog"),
        ("Show my tasks", "Tasks"),
        ("confirm with OK", "OK"),
        ("go to the cafe menu", "Café menu"),
        ("点击“下载”", "下载"),
        ("打开下载菜单", "下载"),
        ("the menu between Bookmarks and Help", "View"),
        ("the menu right of Bookmarks", "View"),
        ("Click the menu left of 'View'", "Bookmarks"),
        ("the button to the left of OK", "Cancel"),
        ("the entry just below Open Dialog", "Dialog"),
    ],
)
def test_a_sentence_points_at_a_text(screenshot, sentence, label):
    assert ground(screenshot, sentence, FakeReader(TEXTS)).label == label


@pytest.mark.parametrize(
    "sentence", ["Delete the current change", "minimise the window", "", "the", "放大图片", "press Enter"]
)
def test_a_sentence_that_nothing_fits_is_abstained_from(screenshot, sentence):
    assert ground(screenshot, sentence, FakeReader(TEXTS)) is None


def test_a_field_is_found_beside_its_name(screenshot):
    found = ground(screenshot, "Click in the field beside 'Name'", FakeReader(TEXTS))
    assert found.box.center in Box(120, 338, 200, 26)


def test_a_check_box_is_found_beside_its_name(screenshot):
    found = ground(screenshot, "the checkbox left of 'Remember me'", FakeReader(TEXTS))
    assert found.box.center in Box(38, 382, 14, 14)


def test_two_equal_texts_halve_the_confidence(screenshot):
    once = ground(screenshot, "go to the Tasks page", FakeReader([text("Tasks", 0, 0)]))
    twice = ground(
        screenshot, "go to the Tasks page", FakeReader([text("Tasks", 0, 0), text("Tasks", 99, 99)])
    )
    assert twice.score == pytest.approx(once.score / 2)


def test_an_empty_screen_is_abstained_from(screenshot):
    assert ground(screenshot, "click Save", FakeReader([])) is None
