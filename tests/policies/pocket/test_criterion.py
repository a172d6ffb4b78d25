"""Claims about works that are looked for by several marks: what a sentence says, and which field takes it."""

from __future__ import annotations

import pytest
from PIL import Image, ImageDraw

from agent.actions import Click, Press, Type
from agent.episode import Observation
from agent.errors import NotShown
from agent.fake import FakeReader
from agent.geometry import Box, Point
from agent.screenshot import Screenshot
from agent.senses import Found
from policies.pocket.acting import act
from policies.pocket.clause import clauses
from policies.pocket.criterion import criteria
from policies.pocket.intent import Write, told
from policies.pocket.synonym import other_buttons, other_fields
from policies.pocket.undertaking import Criterion, Send
from policies.pocket.view import View


@pytest.mark.parametrize(
    ("said", "marks"),
    [
        ("action movies directed by Ann Lee from year 2005", "genre action, person Ann Lee, year 2005"),
        ("drama films by Ann Lee, 1999", "genre drama, person Ann Lee, year 1999"),
        ("a 1996 history novel by Odd Varga", "year 1996, genre history, person Odd Varga"),
        ("albums by Lars Holm: rock, 1982", "person Lars Holm, genre rock, year 1982"),
        ("dishes by Rosa Quill in the category Dessert from the year 2002",
         "person Rosa Quill, genre Dessert, year 2002"),
        ("movies from 1999 whose director is Ann Lee", "year 1999, person Ann Lee"),
        ("songs in the rock genre by The Odds", "genre rock, person The Odds"),
        ("comedies by Ann Lee", ""), ("the file report.txt", ""), ("films by Ann", ""),
        ("books about boats in the cellar", ""),
    ],
)  # fmt: skip
def test_a_work_is_known_by_its_marks_where_the_words_fit_wholly(said: str, marks: str) -> None:
    assert ", ".join(f"{mark.kind} {mark.value}" for mark in criteria(said)) == marks


def test_a_form_is_filled_by_marks_and_sent_off() -> None:
    steps = [told(each.intent) for each in clauses("Show me jazz records by Uma Ferro from 1996.")]
    assert steps == ["look for the genre 'jazz'", "look for the person 'Uma Ferro'",
                     "look for the year '1996'", "send"]  # fmt: skip


def form(
    *labels: str, heading: str = "Search", button: str = "Find", in_it: bool = False, framed: bool = False
) -> View:
    """Return a form with a field under, or around, each label, a heading and a button; in a frame or not."""
    picture = Image.new("RGB", (640, 480), "white")
    draw = ImageDraw.Draw(picture)
    if framed:
        draw.rectangle((10, 30, 300, 470), outline="black")
    texts = [Found(Box(20, 8, 9 * len(heading), 18), heading)]
    for at, label in enumerate(labels):
        top = 40 + 80 * at
        draw.rectangle((20, top + 24, 220, top + 50), outline="black")
        texts.append(Found(Box(26 if in_it else 20, top + (28 if in_it else 2), 9 * len(label), 18), label))
    draw.rectangle((20, 400, 100, 430), outline="black", fill=(220, 220, 220))
    texts.append(Found(Box(60 - 4.5 * len(button), 406, 9 * len(button), 18), button))
    return View(
        Observation("do it", Screenshot.from_picture(picture), (), ()),
        reader=FakeReader([text for text in texts if text.label]),
        eye=lambda: None,  # type: ignore[arg-type, return-value]
        emit=lambda event: None,
        after_reading=lambda: None,
    )


def row_of(view: View, kind: str) -> int:
    """Return into which field of the form a mark of this kind is typed, the first being 0."""
    deed = act(Criterion(kind, "it"), "", view, ())
    click, typed = deed.actions[0], deed.actions[-1]
    assert isinstance(click, Click)
    assert typed == Type("it")
    return round((click.at.y - 77) / 80)


@pytest.mark.parametrize("in_it", [False, True])
def test_each_mark_goes_into_the_field_of_its_kind_whatever_it_is_called(in_it: bool) -> None:
    view = form("Released in", "Filmmaker", "Category", in_it=in_it)
    assert [row_of(view, kind) for kind in ("genre", "person", "year")] == [2, 1, 0]


def test_a_field_without_a_word_takes_what_is_left_over() -> None:
    assert row_of(form("Year", "", "Genre"), "person") == 1


def test_a_mark_for_which_there_are_two_fields_left_is_asked_about() -> None:
    with pytest.raises(NotShown, match="no field for the person"):
        row_of(form("Year", "", ""), "person")


def test_a_list_that_was_opened_is_typed_into() -> None:
    deed = act(Criterion("genre", "Jazz"), "", form("Genre", "Year"), ("opened the list",))
    assert deed.actions == (Type("Jazz"), Press(("enter",)))


def test_a_button_is_pressed_before_a_heading_with_such_a_word() -> None:
    (click,) = act(Send(), "", form("Year", heading="Search", button="Find"), ()).actions
    assert click == Click(Point(60, 415))


def test_fields_and_buttons_have_other_names_but_no_other_acts() -> None:
    assert "Passphrase" in other_fields("password")
    assert "Sign in" in other_buttons("log in")
    assert "OK" in other_buttons("login")
    assert not other_buttons("OK")
    assert not other_buttons("close")
    assert not other_buttons("save")


def test_a_button_is_no_other_name_of_a_field() -> None:
    view = form("Login name", "Passphrase", heading="Welcome", button="Log in", framed=True)
    deed = act(Write("mia", "user"), "", view, ())
    click = deed.actions[0]
    assert isinstance(click, Click)
    assert round((click.at.y - 77) / 80) == 0
