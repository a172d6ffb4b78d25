"""Claims about texts that are edited and menus that are named: what is asked, and what is done then."""

from __future__ import annotations

import pytest
from PIL import Image, ImageDraw

from agent.actions import Click, Press, Type
from agent.episode import Observation
from agent.errors import NotShown
from agent.fake import FakeReader
from agent.geometry import Box
from agent.screenshot import Screenshot
from agent.senses import Found
from policies.pocket.acting import act
from policies.pocket.clause import clauses
from policies.pocket.intent import Choose, ClickThe, Do, told
from policies.pocket.seeking import explore
from policies.pocket.undertaking import Discard, Fill, Replace, Strokes
from policies.pocket.view import View

WHITE = Image.new("RGB", (640, 400), "white")
BAR = (("File", 10, 30), ("Edit", 60, 30), ("View", 110, 30), ("Help", 160, 30))
KNOWN: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("turn on line numbers in the View menu", ("do 'open the View menu'", "tick 'line numbers'")),
    ("In the Edit menu choose Preferences", ("do 'open the Edit menu'", "choose 'Preferences'")),
    ("choose Germany from the Country menu", ("choose 'Germany' in 'Country'",)),
    ("go to Edit > Preferences and switch off autosave",
     ("choose 'Edit' >", "choose 'Preferences'", "untick 'autosave'")),
    ("use File > Save As to save a copy named report2.txt",
     ("choose 'File' >", "choose 'Save As'", "type 'report2.txt'", "press enter")),
    ("type Annual report, select all of it, make it bold and center it",
     ("type 'Annual report'", "press ctrl+a", "do 'make it bold'", "do 'center it'")),
    ("select everything and copy it", ("press ctrl+a", "press ctrl+c")),
    ("highlight the first line and delete it", ("keys to line 1", "press delete")),
    ("put the cursor at the end of the document and type Regards",
     ("keys to the end of the text", "type 'Regards'")),
    ("type the date at the end", ("keys to the end of the text", "type 'the date'")),
    ("scroll to the end of the page", ("scroll down to the end",)),
    ("replace all occurrences of foo with bar", ("replace 'foo' by 'bar'",)),
    ("find the word meeting and replace it with call", ("replace 'meeting' by 'call'",)),
    ("undo the last two changes", ("press ctrl+z 2 times",)),
    ("close this tab and open a new one", ("do 'close this tab'", "do 'open a new tab'")),
    ("create a new folder named Photos and open it",
     ("do 'create a new folder'", "type 'Photos'", "press enter", "open at 'Photos folder'")),
    ("add a new contact called Ann Lee with phone number 555 1234",
     ("do 'create a new contact'", "type 'Ann Lee' into 'name'", "type '555 1234' into 'phone number'")),
    ("close the window without saving", ("do 'close the window'", "discard changes")),
    ("quit the program and don't save the changes", ("do 'quit the program'", "discard changes")),
    ("hold shift and press the down arrow 3 times", ("press shift+down 3 times",)),
    ("in B2 type 100 and in B3 type =B2*2", ("type '100' into cell B2", "type '=B2*2' into cell B3")),
    ("go to cell C5 and enter Total", ("go to cell C5", "type 'Total'")),
    ("fill in name with Ann, age with 30 and city with Paris",
     ("type 'Ann' into 'name'", "type '30' into 'age'", "type 'Paris' into 'city'")),
    ("打开视图菜单里的行号", ("do '打开视图菜单'", "choose '行号'")),
    ("在编辑菜单中选择首选项", ("do '打开编辑菜单'", "choose '首选项'")),
    ("在第二行输入你好", ("keys to line 2", "type '你好'")),
    ("查找会议并替换为电话", ("replace '会议' by '电话'",)),
    ("放大两次", ("do '放大'", "do '放大'")),
)  # fmt: skip


def see(*texts: tuple[str, int, int], picture: Image.Image = WHITE, eye=None) -> View:
    found = [Found(Box(left, top, 9 * len(label), 18), label) for label, left, top in texts]
    return View(
        Observation("do it", Screenshot.from_picture(picture), (), ()),
        reader=FakeReader(found),
        eye=lambda: eye,
        emit=lambda event: None,
        after_reading=lambda: None,
    )


@pytest.mark.parametrize(("task", "meant"), KNOWN)
def test_a_sentence_about_a_text_or_a_menu_is_understood(task: str, meant: tuple[str, ...]) -> None:
    assert tuple(told(clause.intent) for clause in clauses(task)) == meant


def test_the_keys_to_a_line_go_by_way_of_the_beginning_of_the_text() -> None:
    (clause,) = clauses("move the cursor to the third line")
    assert clause.intent == Strokes((("ctrl", "home"), ("down",), ("down",)), "line 3")
    deed = act(clause.intent, "", see(), ())
    assert [action.keys for action in deed.actions] == [("ctrl", "home"), ("down",), ("down",)]


def test_each_menu_is_looked_into_once_the_likeliest_first_and_help_last() -> None:
    view, trail = see(*BAR), ()
    seen = []
    while (deed := explore(view, "turn on line numbers", trail, True, "turn on line numbers")) is not None:
        if "menu" not in deed.trail:
            break
        seen.append(deed.trail.removeprefix("looked in the menu "))
        trail = (*trail, deed.trail)

    closed = "closed the menu"
    assert seen == ["View", closed, "File", closed, "Edit", closed, "Help", closed]
    assert explore(view, "", ("looked in the menu View",), True, "x").actions == (Press(("esc",)),)


def test_a_page_without_a_bar_of_menus_is_scrolled(eye) -> None:
    deed = explore(see(("File", 10, 30), ("Home", 10, 60), eye=eye), "open the map", (), True, "open the map")
    assert deed.trail == "scrolled down"


def test_a_menu_is_never_taken_for_what_may_be_in_it(eye) -> None:
    view = see(*BAR, eye=eye)
    view.guess = lambda sentence: view.texts[2]  # as the model does for want of anything better
    with pytest.raises(NotShown):
        act(Do("show the line numbers"), "show the line numbers", view, ())
    assert act(ClickThe("View"), "click View", view, ()).actions == (Click(view.texts[2].box.center),)


def test_a_title_that_leads_on_is_clicked_and_an_entry_is_pointed_at() -> None:
    view = see(*BAR, ("Recent", 20, 60))
    assert isinstance(act(Choose("File", leads=True), "", view, ()).actions[0], Click)
    assert not isinstance(act(Choose("Recent", leads=True), "", view, ()).actions[0], Click)


def fields(*boxes: tuple[int, int, int, int]) -> Image.Image:
    picture = Image.new("RGB", (640, 400), (235, 235, 235))
    for box in boxes:
        ImageDraw.Draw(picture).rectangle(box, fill="white", outline=(120, 120, 120))
    return picture


def test_a_text_is_replaced_in_the_fields_for_it_and_by_the_button_for_all() -> None:
    picture = fields((160, 60, 400, 86), (160, 100, 400, 126), (430, 100, 540, 126))
    shown = (("Search for:", 20, 64), ("Replace with:", 20, 104), ("Replace All", 436, 104))
    deed = act(Replace("foo", "bar"), "", see(*shown, picture=picture), ())
    typed = [action.text for action in deed.actions if isinstance(action, Type)]
    tops = [action.at.y for action in deed.actions if isinstance(action, Click)]
    assert typed == ["foo", "bar"]
    assert tops[0] < 90 < tops[1]
    filled = see(*shown, ("foo", 166, 64), ("bar", 166, 104), picture=picture)
    done = act(Replace("foo", "bar"), "", filled, (deed.trail,))
    assert done.targets[0].label == "Replace All"


def test_keys_for_replacing_are_tried_before_menus() -> None:
    assert act(Replace("a", "b"), "", see(*BAR), ()).actions == (Press(("ctrl", "h")),)
    tried = ("pressed ctrl+h", "pressed ctrl+r")
    assert act(Replace("a", "b"), "", see(*BAR), tried).targets[0].label == "Edit"


def test_changes_are_discarded_only_where_that_is_asked() -> None:
    asked = see(("Save changes?", 20, 40), ("Don't Save", 20, 90), ("Cancel", 150, 90), ("Save", 250, 90))
    assert act(Discard(), "", asked, ()).targets[0].label == "Don't Save"
    assert act(Discard(), "", see(("Inbox", 20, 40)), ()).actions == ()


def test_a_cell_is_gone_to_by_its_name_or_found_where_its_heads_meet() -> None:
    named = see(("A1", 10, 40), ("A", 60, 70), ("B", 160, 70), ("2", 10, 120))
    first, *_, last = act(Fill("B2", "100"), "", named, ()).actions
    assert (first.at.y, last) == (49, Press(("enter",)))
    bare = see(("A", 60, 70), ("B", 160, 70), ("1", 10, 95), ("2", 10, 120))
    (click,) = act(Fill("B2"), "", bare, ()).actions
    assert (round(click.at.x), round(click.at.y)) == (164, 129)
    with pytest.raises(NotShown):
        act(Fill("Z9", "1"), "", bare, ())
