"""Claims about what pages showed whose tasks had been kept aside."""

from __future__ import annotations

import pytest
from PIL import Image, ImageDraw

from agent.actions import Click, Press
from agent.errors import NotShown
from agent.geometry import Box
from agent.screenshot import Screenshot
from agent.senses import Found
from policies.pocket.clause import clauses
from policies.pocket.confirming import agrees, raised
from policies.pocket.filtering import only
from policies.pocket.intent import Search, told
from policies.pocket.row_word import sign_in
from policies.pocket.scene import Scene
from policies.pocket.searching import search
from policies.pocket.sending import send
from policies.pocket.undertaking import Only


def _framed(paper: Image.Image, *boxes: tuple[int, int, int, int]) -> ImageDraw.ImageDraw:
    pen = ImageDraw.Draw(paper)
    for box in boxes:
        pen.rectangle(box, outline=(90, 90, 90))
    return pen


def _text(label: str, left: int, top: int, right: int, bottom: int) -> Found:
    return Found(Box.between(left, top, right, bottom), label, 0.95)


@pytest.mark.parametrize(("button", "last"), [("Go", Click), ("New", Press)])
def test_a_search_is_begun_by_the_button_after_its_field_or_by_enter(seen, paper, button, last) -> None:
    pen = _framed(paper, (93, 90, 310, 115), (316, 89, 358, 115))
    pen.rectangle((317, 90, 357, 114), fill=(230, 230, 230))
    view = seen(paper, _text("Search:", 16, 94, 86, 110), _text(button, 326, 94, 348, 110))
    assert isinstance(search(Search("tomatoes"), view).actions[-1], last)


@pytest.mark.parametrize(("shown", "opens"), [("All departments", True), ("Print the list", False)])
def test_a_list_that_shows_all_is_opened_to_filter_though_it_looks_like_a_button(look, paper, shown, opens):
    pen = _framed(paper, (350, 57, 539, 95))
    pen.polygon((524, 70, 530, 70, 527, 66), fill="black")
    pen.polygon((524, 80, 530, 80, 527, 84), fill="black")
    now = Screenshot.from_picture(paper)
    view = look((shown, 444 - 9 * len(shown) // 2, 67), ("Finance", 40, 208), now=now, windows=())
    assert view.buttons  # it is read as one
    if opens:
        assert only(Only("Finance"), view, ()).actions[0].at.x > 500
    else:
        with pytest.raises(NotShown):
            only(Only("Finance"), view, ())


def test_the_head_of_a_form_sends_nothing_off(look, guessing, monkeypatch) -> None:
    monkeypatch.setattr(Scene, "icons_like", lambda *_: [])
    view = guessing(
        look(("New person", 300, 120), windows=()), Found(Box(300, 120, 90, 16), "New person", 0.9)
    )
    with pytest.raises(NotShown):
        send(view)


@pytest.mark.parametrize(
    ("label", "is_yes"), [("确定", True), ("Yes", True), ("OK", True), ("Cancel", False)]
)
def test_what_answers_a_question_is_told_from_what_refuses(label, is_yes) -> None:
    assert agrees(label) == is_yes


@pytest.mark.parametrize(
    ("sentence", "read"),
    [
        ("Remove Low Tide from the basket", ["if 'basket': click 'basket'", "delete at 'Low Tide'"]),
        ("Show the cheapest books first", ["sort by 'cheapest'"]),
        ("show the cheapest book", ["select at 'cheapest book'"]),
    ],
)
def test_where_and_in_which_order_is_no_part_of_the_name(sentence, read) -> None:
    assert [told(clause.intent) for clause in clauses(sentence)] == read


@pytest.mark.parametrize(
    ("label", "at"), [("Milk ...", 5), ("...", 0), ("76 byt...", -1), ("TeX Docum…", -1), ("⋮", -1)]
)
def test_dots_that_cut_a_word_short_open_no_menu(label, at) -> None:
    assert max(sign_in(label, sign) for sign in ("...", "…")) == at


def test_a_button_that_is_read_twice_at_its_place_is_one_answer(look, drawn) -> None:
    now = drawn((172, 112, 480, 126), (192, 164, 242, 178), (372, 166, 386, 180))
    asked = (
        ("Move file /home/a.txt to trash can?", 170, 110),
        ("Cancel", 190, 162),
        ("Cancel", 192, 166),
        ("OK", 370, 164),
    )
    view = look(*asked, now=now, done=(Press(("delete",)),), windows=())
    question = raised("delete a.txt", view)
    assert question is not None
    assert question.yes.label == "OK"
