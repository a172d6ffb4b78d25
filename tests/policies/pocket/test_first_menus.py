"""Claims about the keys, menus and entries that a newcomer's tasks lead to."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PIL import Image, ImageDraw

from agent.actions import Click, Press, Type
from agent.episode import Decision, Outcome, Result, Step
from agent.errors import NotShown
from agent.geometry import Box, Window
from agent.screenshot import Screenshot
from agent.senses import Found
from policies.pocket import sorting
from policies.pocket.acting import act
from policies.pocket.clause import clauses
from policies.pocket.context import look_under
from policies.pocket.deed import Deed
from policies.pocket.intent import Do, Resize, Write
from policies.pocket.joining import Clause
from policies.pocket.mistaken_keys import CLOSED_OTHER, once_more, saves_else
from policies.pocket.paging import end_page
from policies.pocket.popup import marked
from policies.pocket.shortcut import shortcut
from policies.pocket.sorting import sort
from policies.pocket.styling import restyle
from policies.pocket.undertaking import Restyle, Sort
from policies.pocket.wording import empty_of, entry_for

CLOSED = Deed((Press(("esc",)),), (), CLOSED_OTHER)
DONE = Outcome(Result.DONE, changed=True)
BEHIND = Window("Editor", "app", Box(0, 0, 640, 400), active=False, pid=7)
EDITOR = Window("Editor", "app", Box(0, 0, 640, 400), active=True, pid=7)
PROJECT = Window("New Project", "app", Box(100, 60, 300, 300), active=True, pid=7)


@pytest.mark.parametrize(
    ("title", "saves_it"),
    [("Save Layer Files", False), ("Save As", True), ("Save Image", True), ("Save selection as", False)],
)
def test_keys_that_save_something_else_in_this_program_are_taken_back(look, title, saves_it) -> None:
    save_as = Press(("ctrl", "shift", "s"))
    step = Step(1, None, Decision((save_as,), reply="1: do 'save as'"), DONE)
    said = (Clause("save it as copy.png", Do("save as")), Clause("save it as copy.png", Write("copy.png")))
    larger = replace(PROJECT, title=title, box=Box(0, 0, 640, 420))  # than the window of the program
    view = look(windows=(larger, BEHIND), steps=(step,), tried=(save_as,))
    assert bool(saves_else(said, 1, step, view)) != saves_it
    assert (once_more(("ctrl", "shift", "s"), "save as", view, ()) == CLOSED) != saves_it


def test_what_the_keys_do_not_save_is_looked_for_in_the_menus(look) -> None:
    with pytest.raises(NotShown):
        once_more(("ctrl", "shift", "s"), "save as", look(), (CLOSED_OTHER,))
    looked = (CLOSED_OTHER, "looked in the menu File")
    assert once_more(("ctrl", "shift", "s"), "save as", look(), looked) is None


@pytest.mark.parametrize(
    ("sentence", "kinds", "label"),
    [
        ("create a new document", "Create Document", "Empty File"),
        ("新建一个文档", "创建文档(D)", "空文件(E)"),
        ("create a new text file", "Create New...", "Empty File"),
        ("open the document", "Create Document", None),
        ("create a new folder", "Create Document", None),
    ],
)
def test_of_several_kinds_the_empty_one_is_made(sentence, kinds, label) -> None:
    under = Found(Box(0, 0, 90, 18), kinds)
    offered = [
        Found(Box(0, 0, 90, 18), each) for each in ("No templates installed", "Empty File", "空文件(E)")
    ]
    own = [each for each in offered if each.label.isascii() == kinds.isascii()]
    found = empty_of(under, own, sentence)
    assert (found and found.label) == label


def test_a_bar_is_closed_by_its_entry_not_by_a_picture_that_closes(look, guessing) -> None:
    entry = entry_for("关闭侧边栏", [Found(Box(0, 0, 90, 18), "显示侧边栏(S)")])
    assert entry is not None
    bar = (("文件(F)", 10, 40), ("编辑(E)", 80, 40), ("查看(V)", 150, 40), ("帮助(H)", 220, 40))
    view = guessing(look(*bar), Found(Box(300, 60, 20, 20), "icon: 关闭侧边栏", 0.99))
    with pytest.raises(NotShown):
        act(Do("关闭侧边栏"), "关闭侧边栏", view, ())


@pytest.mark.parametrize("sentence", ["放大页面", "把图片放大一点", "zoom in a bit", "放大"])
def test_zooming_has_keys_however_it_is_said(sentence) -> None:
    assert shortcut(sentence) == ("ctrl", "+")


def test_an_order_that_is_chosen_already_is_not_chosen_anew(look, drawn, monkeypatch) -> None:
    bar = (("File", 10, 40), ("Edit", 60, 40), ("View", 110, 40), ("Help", 200, 40))
    step = Step(1, drawn(), Decision((Click(Box(110, 40, 36, 18).center),), reply="1: it"), DONE)
    now = drawn((112, 68, 126, 82), (112, 94, 126, 108), ink=(116, 72, 119, 78))
    view = look(*bar, ("By Name", 140, 66), ("By Size", 140, 92), now=now, steps=(step,))
    trail = ("looked in the menu View",)
    entries = {text.label: text for text in view.texts}
    monkeypatch.setattr(sorting, "order_entry", lambda by, *_, **__: entries[f"By {by.title()}"])
    assert sort(Sort("name"), view, trail).actions == (Press(("esc",)), Press(("esc",)))
    assert isinstance(sort(Sort("size"), view, trail).actions[0], Click)


def test_what_has_no_edge_is_made_larger_by_the_menus(look, drawn) -> None:
    bar = (("File", 10, 40), ("Edit", 60, 40), ("View", 110, 40), ("Help", 200, 40))
    step = Step(1, drawn(), Decision((Click(Box(110, 40, 36, 18).center),), reply="1: it"), DONE)
    view = look(
        *bar, ("Reload", 114, 66), ("Zoom In", 114, 92), steps=(step,), now=drawn(ink=(110, 62, 220, 110))
    )
    sentence = "make the icons bigger"
    deed = act(Resize("icons", "size", True), sentence, view, ("looked in the menu View",))
    assert [target.label for target in deed.targets] == ["Zoom In"]


@pytest.mark.parametrize(
    ("sentence", "page"),
    [
        ("go to the last page", "3"),
        ("跳到最后一页", "3"),
        ("jump to the first page", "1"),
        ("go to the page", None),
    ],
)
def test_the_last_page_is_the_one_that_is_told_beside_the_field(look, drawn, sentence, page) -> None:
    view = look(("Page", 20, 360), ("2", 70, 360), ("of 3", 110, 360), now=drawn((64, 356, 100, 380)))
    deed = end_page(sentence, view)
    assert (deed and deed.actions[1]) == (page and Type(page))


@pytest.mark.parametrize(
    ("label", "is_looked_at"), [("Pencil options", False), ("铅笔", False), ("Plain", True)]
)
def test_the_right_button_draws_nothing_on_a_canvas(look, label, is_looked_at) -> None:
    view = look((label, 20, 360), ("File", 10, 40), windows=(EDITOR,))
    assert (look_under(view, ()) is not None) == is_looked_at


def test_a_line_is_made_larger_as_a_text_is() -> None:
    assert clauses("make the first line bigger")[-1].intent == Restyle("larger")


def test_a_line_is_gone_to_with_spaces_round_its_number() -> None:
    assert clauses("跳到第 3 行")[0].intent == clauses("跳到第3行")[0].intent


def test_an_entry_that_leads_on_is_told_though_its_menu_lies_over_the_edge(look) -> None:
    picture = Image.new("RGB", (640, 400), "white")
    pen = ImageDraw.Draw(picture)
    pen.rectangle((10, 60, 200, 260), fill="white", outline="black")
    pen.polygon(((188, 74), (194, 79), (188, 84)), fill="black")
    pen.rectangle((200, 66, 300, 106), fill="white")
    menu = [("Create Document", 20, 70), ("Open", 20, 100), ("Properties", 20, 130), ("Close", 20, 160)]
    view = look(*menu, ("Quit", 20, 190), ("Empty File", 210, 70), now=Screenshot.from_picture(picture))
    assert [entry.label for entry in marked(list(view.texts[:5]), view)] == ["Create Document"]


@pytest.mark.parametrize(("frames", "is_opened"), [(1, True), (2, False)])
def test_the_list_of_sizes_may_have_its_arrow_beside_it(look, drawn, frames, is_opened) -> None:
    arrows = ((270, 196, 300, 224), (302, 196, 332, 224))[:frames]  # two are less and more
    now = drawn((220, 196, 268, 224), *arrows, ink=(281, 208, 288, 214))
    view = look(("12", 226, 201), now=now)
    view.guess = lambda sentence: None
    if is_opened:
        assert restyle("larger", view, ()).trail == "opened the sizes for above 12"
    else:
        with pytest.raises(NotShown):
            restyle("larger", view, ())
