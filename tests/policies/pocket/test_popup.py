"""Claims about menus that are open: entries, what leads on, which one is meant; and what is asked back."""

from __future__ import annotations

import pytest
from PIL import Image, ImageDraw

from agent.actions import Action, Click, Move, Press, Wait
from agent.episode import Decision, Observation, Outcome, Result, Step
from agent.fake import FakeReader
from agent.geometry import Box, Point, Window
from agent.screenshot import Screenshot
from agent.senses import Found
from policies.literal.speech import Speech
from policies.pocket.acting import act
from policies.pocket.asking import asked
from policies.pocket.clause import clauses
from policies.pocket.intent import Choose, Do, Tick
from policies.pocket.menus import look_in, offered, only_leads, opened, titles
from policies.pocket.popup import entries, leading
from policies.pocket.view import View
from policies.pocket.wording import entry_for

BAR = (("File", 10, 4), ("Edit", 60, 4), ("View", 110, 4), ("Iools", 160, 4))
MENU = (("Word Wrap", 118, 30), ("Borders", 118, 54), ("Read Only Mode", 118, 78), ("Enlarge Font", 104, 102))
VIEW = Click(Point(125, 12))


def menu() -> Image.Image:
    """A menu below the title View, whose second entry has the mark of one that leads on."""
    picture = Image.new("RGB", (640, 400), "white")
    pen = ImageDraw.Draw(picture)
    pen.rectangle((100, 26, 330, 126), outline=(150, 150, 150))
    pen.polygon([(314, 56), (314, 68), (322, 62)], fill="black")
    return picture


class Unlike:
    """An eye to which nothing is like anything."""

    def alike(self, sentence: str, labels: list[str]) -> list[float]:
        return [0.5 * (sentence == "make it bold") for _ in labels]


def look(
    *texts: tuple[str, int, int], done: tuple[Action, ...] = (), windows: tuple[Window, ...] = ()
) -> View:
    found = [Found(Box(left, top, 9 * len(label), 18), label) for label, left, top in texts]
    history = tuple(Step(1, None, Decision((action,)), Outcome(Result.DONE, changed=True)) for action in done)
    return View(
        Observation("zz", Screenshot.from_picture(menu()), history, windows),
        reader=FakeReader(found),
        eye=Unlike,
        emit=lambda event: None,
        after_reading=lambda: None,
    )


OPEN = look(*BAR, *MENU, done=(VIEW,))


def test_a_title_with_a_letter_misread_is_one_beside_those_that_are_known() -> None:
    assert [title.label for title in titles(look(*BAR))] == ["File", "Edit", "View", "Tools"]


def test_what_is_chosen_in_a_menu_that_covers_its_title_is_clicked() -> None:
    seen = look(("Pen", 40, 40), ("Eraser", 40, 64))
    deed = act(Choose("Eraser"), "choose the eraser", seen, ("looked in the menu Tools",))
    assert deed.actions == (Click(seen.texts[1].box.center),)


def test_to_view_it_is_an_act_and_no_menu() -> None:
    view = look(*BAR)
    assert only_leads(titles(view)[2], "view it", view)
    assert not only_leads(titles(view)[2], "open the View menu", view)


def test_a_panel_is_not_the_menu_that_has_its_name() -> None:
    view = look(*BAR)
    assert only_leads(titles(view)[2], "open the view panel", view)
    assert not only_leads(titles(view)[2], "open the View menu in the menu bar", view)


def test_a_menu_is_open_after_its_title_was_clicked_and_until_something_else_is_done() -> None:
    assert opened(OPEN).label == "View"
    assert opened(look(*BAR, done=(VIEW, Press(("esc",))))) is None
    assert [entry.label for entry in entries(opened(OPEN), OPEN)] == [label for label, *_ in MENU]


def test_an_entry_with_a_mark_at_its_end_leads_on_and_is_pointed_at_not_clicked() -> None:
    assert [entry.label for entry in leading(opened(OPEN), OPEN)] == ["Borders"]
    deed = look_in(OPEN, "turn on line numbers in the View menu", ())
    assert isinstance(deed.actions[0], Move)
    assert deed.trail == "looked in the menu View > Borders"


def test_what_an_entry_leads_to_is_looked_into_where_it_means_the_like() -> None:
    assert (
        look_in(OPEN, "make it bold", ("looked in the menu View",)).trail
        == "looked in the menu View > Borders"
    )
    assert look_in(OPEN, "print it", ("looked in the menu View",)).trail == "looked in the menu File"


def test_the_pointer_opens_the_next_menu_where_one_is_open() -> None:
    trail = ("looked in the menu View", "looked in the menu View > Borders")
    deed = look_in(OPEN, "turn on line numbers", trail)
    assert [type(action) for action in deed.actions] == [Move, Move, Wait]
    assert deed.actions[1].at in deed.targets[0].box
    over = look(*BAR, ("New", 12, 60), ("Quit", 12, 84), done=(VIEW, deed.actions[1]))
    assert opened(over).label == deed.targets[0].label == "File"


def test_where_pointing_opens_no_menu_the_one_that_is_open_is_closed_in_a_step_of_its_own() -> None:
    at = Move(Point(25, 12))
    late = look(*BAR, *MENU, done=(VIEW, at))
    closing = look_in(
        late,
        "turn on line numbers",
        ("looked in the menu View", "looked in the menu File, and waited for it"),
    )
    assert closing.actions == (Press(("esc",)),)
    again = look_in(
        look(*BAR),
        "turn on line numbers",
        ("looked in the menu View", "looked in the menu File", closing.trail),
    )
    assert again.actions == (Click(again.targets[0].box.center),)
    assert again.trail == "looked in the menu File"


def test_a_menu_that_comes_late_is_waited_for_once() -> None:
    told = "looked in the menu View"
    before = Screenshot.from_picture(menu())
    step = Step(1, before, Decision((VIEW,)), Outcome(Result.DONE, changed=False))
    seen = View(
        Observation("zz", before, (step,), ()),
        reader=FakeReader([Found(Box(left, top, 40, 18), label) for label, left, top in BAR]),
        eye=Unlike,
        emit=lambda event: None,
        after_reading=lambda: None,
    )
    late = look_in(seen, "print it", (told,))
    assert isinstance(late.actions[0], Wait)
    closing = look_in(seen, "print it", (told, late.trail))
    assert closing.actions == (Press(("esc",)),)
    again = look_in(look(*BAR), "hide the toolbar", (told, late.trail, closing.trail))
    assert again.trail == told  # it is pressed once more, and not a third time
    left = look_in(look(*BAR), "hide the toolbar", (told, late.trail, closing.trail, told, closing.trail))
    assert left.trail != told


def test_what_an_entry_leads_to_is_offered_right_of_it() -> None:
    at = Move(Point(150, 63))
    shown = look(*BAR, *MENU, ("Show Line Numbers", 345, 56), ("Show Icons", 345, 80), done=(VIEW, at))
    assert offered("line numbers", shown).label == "Show Line Numbers"
    (target,) = act(Tick("line numbers"), "turn on line numbers", shown, ()).targets
    assert target.box.center in Box(345, 56, 153, 18)


@pytest.mark.parametrize(
    ("sentence", "label"),
    [
        ("make the document read only", "Read Only Mode"),
        ("make the text larger", "Enlarge Font"),
        ("wrap words", "Word Wrap"),
        ("show the borders", ""),  # it leads on
        ("print it", ""),
    ],
)
def test_an_entry_says_what_a_sentence_asks_for_in_other_words(sentence: str, label: str) -> None:
    found = offered(sentence, OPEN)
    assert (found.label if found is not None else "") == label


@pytest.mark.parametrize(
    ("sentence", "labels", "meant"),
    [
        ("hide the status bar", ("Statusbar", "Menubar"), "Statusbar"),
        ("make it all uppercase", ("Transpose", "To Upper Case", "To Lower Case"), "To Upper Case"),
        ("split the view vertically", ("Split Vertical", "Split Horizontal"), "Split Vertical"),
        ("save as", ("Save", "Save As..."), "Save As..."),
        ("rotate it to the right", ("Rotate", "Rotate Right", "Rotate Left"), "Rotate Right"),
        ("zoom", ("Zoom In", "Zoom Out"), ""),
    ],
)
def test_all_that_a_sentence_tells_is_in_the_entry_that_is_meant(sentence, labels, meant) -> None:
    found = entry_for(sentence, [Found(Box(0, 24 * at, 80, 18), label) for at, label in enumerate(labels)])
    assert (found.label if found is not None else "") == meant


def test_who_is_not_understood_is_told_which_part_and_what_could_be_said() -> None:
    (clause,) = clauses("frobnicate the zyzzogeton")
    question = asked(clause, "it is not seen", look(("Save", 20, 60)), Speech())
    assert "don't understand this part: 'frobnicate the zyzzogeton'" in question
    assert "click 'Save'" in question
    (known,) = clauses("rotate the image")
    assert known.intent == Do("rotate the image")
    assert "I can't do 'rotate the image'" in asked(known, "it is not seen", look(), Speech())


def test_a_dialog_that_is_in_the_way_is_told_with_its_words() -> None:
    over = Window("Welcome", "app", Box(100, 100, 300, 100), active=True, pid=7)
    main = Window("Editor", "app", Box(0, 0, 640, 400), pid=7)
    (clause,) = clauses("click Undo")
    seen = look(("Do you agree?", 120, 140), ("Undo", 20, 300), windows=(over, main))
    assert "a dialog is in front, 'Welcome': Do you agree?" in asked(clause, "it is not seen", seen, Speech())
