"""Claims about what is not to be believed: a menu over a page, a dialog that is still open, a dead click."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PIL import Image, ImageDraw

from agent.actions import AskUser, Click, Press, Type, Wait
from agent.episode import Decision, Outcome, Result, Step
from agent.errors import NotShown
from agent.geometry import Box, Point, Window
from agent.screenshot import Screenshot
from agent.senses import Found
from policies.literal.echo import without_task
from policies.literal.speech import Speech
from policies.pocket.acting import act
from policies.pocket.clause import clauses
from policies.pocket.intent import Do, Search, Write, told
from policies.pocket.menus import look_in
from policies.pocket.outcome import UNPRESSED, doubt
from policies.pocket.paging import to_page
from policies.pocket.reconsidering import AGAIN, reconsidered
from policies.pocket.row import own
from policies.pocket.seeking import explore
from policies.pocket.tickbox import tick_of
from policies.pocket.undertaking import AtRow
from policies.pocket.view import View

BAR = (("File", 10, 30), ("Edit", 60, 30), ("View", 110, 30), ("Help", 160, 30))
MAIN = Window("Editor", "app", Box(0, 0, 640, 400), active=True, pid=7)
OVER = Window("Options", "app", Box(150, 90, 340, 220), active=True, pid=7)
BEHIND = Window("Editor", "app", Box(0, 0, 640, 400), pid=7)


def test_fields_that_were_filled_in_are_not_taken_for_the_task_itself() -> None:
    shown = [("Find:", 20, 100), ("eggs", 80, 100), ("Replace:", 20, 124), ("flour", 110, 124)]
    found = [Found(Box(left, top, 9 * len(label), 18), label) for label, left, top in shown]
    assert without_task("find eggs and replace it with flour", found) == (tuple(found), None)


def test_a_menu_that_lies_over_a_page_is_not_typed_into(look, guessing) -> None:
    seen = guessing(look(*BAR), None)
    seen.fields = [Box(60, 60, 100, 90)]
    with pytest.raises(NotShown):
        act(Write("Sans 18", "font"), "", seen, ("looked in the menu Edit",))


def test_a_menu_has_the_value_of_a_setting(drawn, look, guessing) -> None:
    shown = (*BAR, ("Degree", 114, 60), ("Radian", 114, 84))
    seen = guessing(look(*shown, before=drawn(ink=(60, 55, 220, 110)), done=(Click(Point(125, 39)),)), None)
    deed = act(Write("radian", "angle unit"), "", seen, ("looked in the menu View",))
    assert deed.targets[0].label == "Radian"


def test_what_has_no_name_yet_is_saved_where_saving_under_a_name_did_nothing(look, guessing) -> None:
    def tried(title: str) -> View:
        window = Window(title, "app", Box(0, 0, 640, 400), active=True, pid=7)
        return guessing(look(windows=(window,), tried=(Press(("ctrl", "shift", "s")),)), None)

    assert act(Do("save as"), "save as", tried("Untitled 1"), ()).actions == (Press(("ctrl", "s")),)
    with pytest.raises(NotShown):  # it has a name, and would be written over
        act(Do("save as"), "save as", tried("letter.txt"), ())


def test_a_dialog_is_not_closed_to_look_into_the_menus_behind_it(drawn, look) -> None:
    listed = (("Timeout", 200, 150), ("seconds", 200, 174), ("minutes", 200, 198))
    click = Click(Point(220, 140))
    seen = look(*BAR, *listed, before=drawn(ink=(190, 145, 300, 220)), windows=(OVER, BEHIND), done=(click,))
    assert look_in(seen, "delay 8", ()) is None


def test_a_dialog_for_a_file_that_is_still_open_at_the_end_is_asked_about(look, drawn) -> None:
    said = clauses("write hello and save it as a.txt")
    enter = Step(
        1, drawn(), Decision((Press(("enter",)),), reply="4: press enter"), Outcome(Result.DONE, changed=True)
    )
    waited = Step(2, drawn(), Decision((Wait(1),), reply=AGAIN), Outcome(Result.DONE, changed=False))
    saving = Window("Save As", "app", Box(150, 90, 340, 220), active=True, pid=7)
    open_still = look(windows=(saving, BEHIND), steps=(enter, waited))
    judged = reconsidered(said, 4, open_still, (enter, waited), Speech())
    assert isinstance(judged.actions[0], AskUser)
    assert "the dialog 'Save As' is still open" in judged.actions[0].question
    gone = look(steps=(enter, waited))
    assert reconsidered(said, 4, gone, (enter, waited), Speech()) is None


def test_what_was_just_typed_is_selected_before_it_is_made_bold() -> None:
    said = clauses("write Hello there and make it bold")
    assert [told(clause.intent) for clause in said] == [
        "type 'Hello there'",
        "press shift+left 11 times",
        "do 'make it bold'",
    ]


def test_the_line_that_is_added_at_the_end_does_not_begin_with_the_words_the_line() -> None:
    said = clauses("add the line Love, Tom at the end")
    assert told(said[1].intent) == "type 'Love, Tom'"


def test_pages_are_turned_only_for_the_clause_that_speaks_of_pages(look, guessing) -> None:
    seen = guessing(look(*BAR, ("Next", 300, 60)), None)
    task = "open the side pane and jump to page 3"
    assert explore(seen, task, (), True, "open the side pane").trail == "looked in the menu View"


def test_a_page_of_a_list_is_reached_by_its_number_among_others(look) -> None:
    numbers = look(
        ("3 results", 10, 40), ("1", 100, 300), ("2", 130, 300), ("3", 160, 300), ("Next", 190, 300)
    )
    deed = to_page(3, numbers)
    assert [target.box.left for target in deed.targets] == [160]
    with pytest.raises(NotShown):
        to_page(3, look(("3", 100, 300), ("Next", 190, 300)))


@pytest.mark.parametrize("label", ["< Prev Next >", "1 2 3 Next", "上一页 下一页"])
def test_a_pager_that_is_read_as_one_line_is_turned_at_its_next(look, guessing, label) -> None:
    seen = guessing(look((label, 100, 300)), None)
    deed = explore(seen, "find Dan Wood in the pages", (), True)
    assert deed.trail == "turned to the next page"
    assert deed.targets[0].box.center.x > seen.texts[0].box.center.x
    prose = guessing(look(("what comes next", 100, 300)), None)
    assert explore(prose, "find Dan Wood in the pages", (), True).trail != "turned to the next page"


def test_a_click_on_a_named_thing_is_believed_though_nothing_shows(look, drawn) -> None:
    person = Found(Box(100, 60, 80, 18), "Zoe Abel", 0.99)
    step = Step(
        1,
        drawn(),
        Decision((Click(person.box.center),), targets=(person,)),
        Outcome(Result.DONE, changed=False),
    )
    assert doubt(AtRow("select", "oldest person"), step, look(done=())) == ""
    assert doubt(AtRow("delete", "oldest person"), step, look(done=())) != ""


def test_what_one_act_opened_for_the_rest_of_its_sentence_is_not_doubted(look, drawn, monkeypatch) -> None:
    monkeypatch.setattr("policies.pocket.reconsidering.doubt", lambda *_: UNPRESSED)
    said = clauses("rename notes.txt to plan.txt")
    at = next(number for number, clause in enumerate(said, start=1) if told(clause.intent) == "do 'rename'")
    acted = Decision((Click(Point(100, 60)),), reply=f"{at}: do 'rename'")
    step = Step(1, drawn(), acted, Outcome(Result.DONE, changed=True))
    assert reconsidered(said, at, look(), (step,), Speech("en")) is None
    alone = said[at - 1 : at]
    step = replace(step, decision=replace(acted, reply="1: do 'rename'"))
    assert reconsidered(alone, 1, look(), (step,), Speech("en")) is not None


def test_what_was_sent_is_not_saved_once_more() -> None:
    said = clauses("Add Bridge at 3 PM and save")
    assert [told(clause.intent) for clause in said][-1] == "send"


def test_a_ring_that_the_reader_took_into_its_text_is_a_box_to_tick(look) -> None:
    picture = Image.new("RGB", (640, 400), "white")
    pen = ImageDraw.Draw(picture)
    pen.ellipse((100, 100, 114, 114), outline=(110, 110, 110))
    pen.ellipse((100, 160, 110, 170), outline=(0, 0, 0))  # the letter o of a word
    pen.line((113, 160, 113, 176), fill="black")
    now = Screenshot.from_picture(picture)
    seen = look(now=now)
    seen.texts = (Found(Box(96, 93, 100, 29), "Express"), Found(Box(96, 152, 100, 29), "open"))
    seen.line = 29.0
    assert [round(region.box.center.y) for region in seen.ticks] == [108]
    assert tick_of(seen, seen.texts[0]).center.x == pytest.approx(107, abs=1.5)
    assert tick_of(seen, seen.texts[1]) is None


def test_a_click_on_a_mere_text_of_which_nothing_came_is_doubted(drawn, look) -> None:
    heading = Found(Box(200, 60, 40, 18), "New", 0.8)
    step = Step(
        1,
        drawn(),
        Decision((Click(heading.box.center),), targets=(heading,)),
        Outcome(Result.DONE, changed=True),
    )
    hovered = drawn(ink=(300, 100, 360, 130))
    assert "nothing came of it" in doubt(Do("start a new comparison"), step, look(now=hovered))
    opened = drawn(ink=(300, 100, 360, 330))
    assert doubt(Do("start a new comparison"), step, look(now=opened)) == ""
    button = drawn((190, 50, 260, 84), ink=(300, 100, 360, 130))
    assert doubt(Do("start a new comparison"), step, look(now=button)) == ""


def test_a_line_that_the_reader_parts_is_still_what_was_typed(look, drawn) -> None:
    step = Step(1, drawn(), Decision((Type("Love, Tom"),)), Outcome(Result.DONE, changed=True))
    parted = look(("Love,", 20, 100), ("Tom", 90, 100), done=())
    assert doubt(Write("Love, Tom"), step, parted) == ""
    assert doubt(Write("Love, Tom"), step, look(("Love,", 20, 100), done=())) != ""


def test_a_menu_that_is_called_search_is_nothing_to_type_into(look, guessing) -> None:
    bar = (("File", 10, 30), ("Edit", 60, 30), ("Search", 110, 30), ("Help", 180, 30))
    guessed = Found(Box(110, 30, 54, 18), "Search", 0.9)
    deed = act(Search("milk"), "find the word milk", guessing(look(*bar), guessed), ())
    assert deed is not None
    assert deed.actions == (Press(("ctrl", "f")),)


def test_an_icon_that_is_clearly_for_another_act_is_not_pressed_for_this_one(look) -> None:
    bins, arrow = Box(200, 100, 20, 20), Box(240, 100, 20, 20)
    likeness = {"reply": {bins: 0.2, arrow: 0.18}, "delete": {bins: 0.7}}

    class Scene:
        def icons_like(self, sentence: str, least: float) -> list[Found]:
            known = likeness.get(sentence, {})
            return [Found(box, f"icon: {sentence}", like) for box, like in known.items() if like >= least]

    seen = look(("Nell", 20, 100))
    seen.scene = Scene()
    assert own("reply", "mail from Nell", seen).box == arrow
    assert own("delete", "mail from Nell", seen).box == bins
    del likeness["reply"][arrow]
    with pytest.raises(NotShown):
        own("reply", "mail from Nell", seen)


def test_a_program_is_saved_by_its_keys_and_a_page_by_what_it_shows(look, guessing) -> None:
    disk = Found(Box(300, 60, 24, 24), "icon: save the file", 0.99)
    program = guessing(look(*BAR), disk)
    assert act(Do("save the file"), "save the file", program, ()).actions == (Press(("ctrl", "s")),)
    page = guessing(look(("A letter", 40, 60)), disk)
    assert act(Do("save the file"), "save the file", page, ()).targets == (disk,)
    tried = guessing(look(*BAR, tried=(Press(("ctrl", "s")),)), disk)
    assert act(Do("save the file"), "save the file", tried, ()).targets == (disk,)
