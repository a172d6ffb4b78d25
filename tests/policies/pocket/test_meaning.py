"""Claims about what a label means that has none of a sentence's words, by the model that ships."""

from __future__ import annotations

import pytest

from agent.actions import Click
from agent.geometry import Box, Point
from agent.senses import Found
from policies.pocket.meaning import is_another, meant, opposes
from policies.pocket.menus import offered

BAR = (("File", 10, 30), ("Edit", 60, 30), ("Colors", 110, 30), ("Help", 190, 30))


def listed(*labels: str) -> list[Found]:
    return [Found(Box(100, 50 + 24 * at, 9 * len(label), 18), label) for at, label in enumerate(labels)]


@pytest.fixture
def seeing(look, eye):
    def made(*texts, **more):
        view = look(*texts, **more)
        view._eye = lambda: eye
        return view

    return made


@pytest.mark.parametrize(
    ("sentence", "labels", "best"),
    [
        ("turn the picture into black and white", "Invert|Desaturate|Curves…|Auto", "Desaturate"),
        ("flip the picture upside down", "Undo|Flip Horizontally|Flip Vertically|Crop", "Flip Vertically"),
        ("use the whole screen", "Toolbar|Zoom In|Full Screen|Reload", "Full Screen"),
        ("number the lines", "Toolbar|Zoom In|Line Numbers|Reload", "Line Numbers"),
        ("put the two files the other way round", "New comparison|Save|Close|About", None),
        ("add a new layer", "New|Open…|Save|Close", None),
        ("把回收站清空", "Undo|Cut|Paste|Delete", None),
        ("save the playlist", "Play|Playlist|Clear playlist|Repeat", None),
        (
            "make the sheet's text bold",
            "Toggle BOLD|Toggle ITALIC|Reset styles",
            "Toggle BOLD",
        ),
        ("make the sheet's text red", "Toggle BOLD|Toggle ITALIC|Reset styles", None),
        ("turn the picture to the left", "Rotate to the right|Crop|Save", None),
    ],
)
def test_an_entry_is_known_by_what_it_means_and_nothing_is_that_is_only_the_likest(
    sentence, labels, best, seeing
) -> None:
    found = meant(sentence, listed(*labels.split("|")), seeing())
    assert (found.label if found else None) == best


def test_an_open_menu_offers_what_says_the_same_in_other_words(seeing, drawn) -> None:
    shown = (*BAR, ("Invert", 114, 60), ("Desaturate", 114, 84), ("Threshold", 114, 108))
    click = (Click(Point(130, 39)),)
    view = seeing(*shown, before=drawn(ink=(105, 55, 260, 140)), done=click)
    assert offered("turn the picture into black and white", view).label == "Desaturate"


@pytest.mark.parametrize(
    ("sentence", "hint", "other"),
    [
        ("flip the picture upside down", "Rotate the image 90 degrees to the right", True),
        ("rotate the image to the left", "Undo", True),
        ("rotate the image to the left", "Rotate the image 90 degrees to the right", True),
        ("rename", "切换位置栏", True),
        ("rename", "Rename the selected file", False),
        ("get rid of the page", "Remove", False),
        ("go to my home folder", "Home", False),
        ("zoom in", "Zoom Out", True),
    ],
)
def test_a_hint_of_something_else_is_known(sentence, hint, other, seeing) -> None:
    assert is_another(sentence, hint, seeing()) == other


def test_opposites_are_no_synonyms() -> None:
    assert opposes("rotate it to the left", "Rotate Clockwise")
    assert not opposes("rotate it to the left", "Rotate Counterclockwise")
    assert not opposes("change from left to right", "Left")
