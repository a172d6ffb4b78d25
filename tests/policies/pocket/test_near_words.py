"""Claims about words that are nearly those that are meant, and words of which a letter was lost."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from PIL import Image, ImageDraw

from agent.actions import Click, Move, Press, Scroll, Type, Wait
from agent.episode import Decision, Observation, Outcome, Result, Step
from agent.errors import NotShown
from agent.fake import FakeReader
from agent.geometry import Box, Point
from agent.screenshot import Screenshot
from agent.senses import Found
from policies.pocket.acting import act
from policies.pocket.intent import Choose, Copy, Matching
from policies.pocket.typed import unwritten
from policies.pocket.view import View

PATH = "select Deeyn > Jamima > Corissa"


def looked(picture: Image.Image, reader) -> View:
    return View(
        Observation("zz", Screenshot.from_picture(picture), (), ()),
        reader=reader,
        eye=lambda: None,
        emit=lambda event: None,
        after_reading=lambda: None,
    )


def done(*actions, drawn) -> Step:
    return Step(1, drawn(), Decision(actions, reply="1: it"), Outcome(Result.DONE, changed=True))


def test_an_entry_of_a_path_waits_for_its_menu_before_another_one_like_it_is_taken(look, guessing, drawn):
    like = Found(Box(100, 100, 40, 18), "Cori", 0.9)
    shown = (("Deeyn", 20, 100), ("Cori", 100, 100))
    pointed = done(Move(Point(30, 109)), drawn=drawn)
    with pytest.raises(NotShown):
        act(Choose("Corissa"), PATH, guessing(look(*shown, steps=(pointed,)), like), ())
    waited = done(Wait(0.4), drawn=drawn)
    deed = act(Choose("Corissa"), PATH, guessing(look(*shown, steps=(pointed, waited)), like), ())
    assert deed.actions == (Click(like.box.center),)


@pytest.mark.parametrize(("shown", "believed"), [("•", True), ("x", False)])
def test_a_text_that_is_hidden_by_dots_is_believed_however_the_dots_are_read(look, drawn, shown, believed):
    typed = done(Click(Point(110, 109)), Type("EQxW9"), drawn=drawn)
    view = look(*((shown, 100 + 16 * at, 100) for at in range(5)), steps=(typed,))
    assert (unwritten("EQxW9", "text fields", False, typed, view) == "") is believed


@pytest.mark.parametrize(
    ("shown", "believed"), [("07/28/", True), ("07/28/2014", True), ("mm/dd/yyyy", False), ("12/11/", False)]
)
def test_a_date_whose_selected_year_is_not_read_is_believed_by_its_beginning(look, drawn, shown, believed):
    typed = done(Click(Point(110, 109)), Type("07282014"), drawn=drawn)
    view = look((shown, 100, 100), steps=(typed,))
    assert (unwritten("07/28/2014", "date", False, typed, view) == "") is believed


class Reader:
    """Loses the first letter of the last word, unless that word is looked at alone."""

    def read(self, screenshot: Screenshot, within: Box | None = None) -> Sequence[Found]:
        if screenshot.area.width < 400:
            return [Found(Box(2, 2, 60, 18), "porta.")]
        return [Found(Box(60, 40, 50, 18), "lacus"), Found(Box(140, 40, 40, 18), "orta.")]


def test_the_last_word_of_a_text_is_looked_at_alone_before_it_is_typed():
    picture = Image.new("RGB", (640, 400), (235, 235, 235))
    pen = ImageDraw.Draw(picture)
    pen.rectangle((50, 30, 300, 150), fill="white", outline=(120, 120, 120))
    pen.rectangle((50, 180, 300, 210), fill="white", outline=(120, 120, 120))
    for column in (*range(60, 108, 4), *range(130, 178, 4)):  # the second one with the letter that was lost
        pen.line((column, 43, column, 55), fill="black")
    view = looked(picture, Reader())
    deed = act(Copy("last word in the text area", "text field"), "", view, ("went to its end",))
    assert [action.text for action in deed.actions if isinstance(action, Type)] == ["porta."]


class Close:
    """Reads a stroke behind the word as a 1 wherever it is still in the picture."""

    def read(self, screenshot: Screenshot, within: Box | None = None) -> Sequence[Found]:
        if within is None:
            return [Found(Box(60, 40, 50, 20), "lacus"), Found(Box(60, 70, 70, 30), "ac.")]
        dark = (screenshot.image[:, :, :3] < 100).all(axis=2).sum(axis=0)  # W
        caret = dark.max() > 0.25 * screenshot.height_px
        return [Found(Box(2, 2, 60, 18), "ac.1" if caret else "ac.")]


def test_the_caret_behind_the_last_word_is_no_figure():
    picture = Image.new("RGB", (640, 400), (235, 235, 235))
    pen = ImageDraw.Draw(picture)
    pen.rectangle((50, 30, 300, 150), fill="white", outline=(120, 120, 120))
    pen.rectangle((50, 180, 300, 210), fill="white", outline=(120, 120, 120))
    for column in range(62, 110, 6):
        pen.line((column, 80, column, 90), fill="black")
    pen.line((114, 72, 114, 97), fill="black", width=2)
    view = looked(picture, Close())
    deed = act(Copy("last word in the text area", "text field"), "", view, ("went to its end",))
    assert [action.text for action in deed.actions if isinstance(action, Type)] == ["ac."]


def test_the_last_line_of_a_text_is_brought_above_the_edge_that_cuts_off_its_feet():
    picture = Image.new("RGB", (640, 400), (235, 235, 235))
    pen = ImageDraw.Draw(picture)
    pen.rectangle((50, 30, 300, 150), fill="white", outline=(120, 120, 120))
    view = looked(picture, Close())
    deed = act(Copy("last word in the text area", "text field"), "", view, ())
    assert deed.actions[1:] == (Press(("ctrl", "end")), Scroll(Point(175.5, 90.5), down=1))


def test_what_was_copied_is_not_pasted_into_what_is_left_white_of_the_selected_text():
    picture = Image.new("RGB", (640, 400), "white")
    pen = ImageDraw.Draw(picture)
    pen.rectangle((50, 30, 300, 150), outline="black", width=3)
    pen.rectangle((50, 180, 300, 220), outline=(120, 120, 120))
    selected = picture.copy()
    ImageDraw.Draw(selected).rectangle((54, 34, 200, 146), fill=(60, 120, 220))

    def view(shown: Image.Image) -> View:
        return looked(shown, FakeReader([Found(Box(60, 40, 120, 30), "lacus porta")]))

    copied = act(Copy("textarea below", "textbox"), "", view(picture), ())
    pasted = act(Copy("textarea below", "textbox"), "", view(selected), (copied.trail,))
    assert isinstance(pasted.actions[0], Click)
    assert pasted.actions[0].at.y > 180


def test_an_entry_that_is_offered_may_have_lines_or_be_what_was_typed(look, drawn):
    field = Found(Box(50, 55, 200, 28), "text field")
    typed = Decision(
        (Click(field.box.center), Type("Iran")), reply="1: [typed the beginning]", targets=(field,)
    )
    steps = (Step(1, drawn(), typed, Outcome(Result.DONE, changed=True)),)
    trail = ("typed the beginning",)
    same = look(("Iran", 60, 60), ("Iran", 60, 92), steps=steps)
    assert act(Matching("Iran", "Iran"), "", same, trail).targets[0].box.top > 83
    wrapped = look(("Ce", 60, 60), ("Central African", 60, 92), ("Republic", 60, 112), steps=steps)
    assert act(Matching("Ce", "lic"), "", wrapped, trail).targets[0].label == "Central African"
    lines = (("Northern", 60, 92), ("Mariana", 60, 112), ("Islands", 60, 132))
    longer = look(("No", 60, 60), *lines, steps=steps)
    assert act(Matching("No", "nds"), "", longer, trail).targets[0].label == "Northern"
