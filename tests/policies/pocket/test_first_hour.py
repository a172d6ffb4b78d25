"""Claims about what a newcomer tries in the first hour in programs that nobody has tried here."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from agent.actions import Click, Move, Press, Type
from agent.episode import Decision, Outcome, Result, Step
from agent.errors import NotShown
from agent.geometry import Box, Window
from agent.senses import Found
from policies.pocket.belonging import opening
from policies.pocket.clause import clauses
from policies.pocket.deed import Deed
from policies.pocket.entering import write
from policies.pocket.entitling import entitled
from policies.pocket.halfway import unanswered
from policies.pocket.intent import Do, Keys, Write
from policies.pocket.joining import Clause
from policies.pocket.menu_order import may_lead
from policies.pocket.menus import look_in
from policies.pocket.misplaced import is_misplaced
from policies.pocket.mistaken_keys import CLOSED_OTHER
from policies.pocket.named_abroad import named_abroad
from policies.pocket.order_entry import is_order, order_entry
from policies.pocket.outcome import doubt
from policies.pocket.paging import number_field
from policies.pocket.styling import restyle
from policies.pocket.undertaking import ToPage
from policies.pocket.wording import entry_for

CLOSED = Deed((Press(("esc",)),), (), CLOSED_OTHER)
DONE = Outcome(Result.DONE, changed=True)
BEHIND = Window("Editor", "app", Box(0, 0, 640, 400), active=False, pid=7)
EDITOR = Window("Editor", "app", Box(0, 0, 640, 400), active=True, pid=7)
PROJECT = Window("New Project", "app", Box(100, 60, 300, 300), active=True, pid=7)


@pytest.mark.parametrize(("label", "is_asked"), [("File name:", True), ("Author:", False)])
def test_what_is_made_only_after_it_has_a_name_is_not_made_yet(look, drawn, label, is_asked) -> None:
    clause = Clause("create a new project", Do("create a new project"))
    step = Step(
        1,
        drawn(),
        Decision((Click(Box(0, 0, 9, 9).center),), reply="1: it"),
        Outcome(Result.DONE, changed=True),
    )
    now = drawn((220, 196, 380, 224), ink=(110, 80, 215, 330))
    texts = (("New Project", 120, 80), (label, 120, 200), ("Save", 120, 260), ("Cancel", 120, 300))
    view = look(*texts, now=now, windows=(PROJECT, BEHIND), steps=(step,))
    assert bool(unanswered(clause, view)) == is_asked


@pytest.mark.parametrize(
    ("sentence", "label"),
    [
        ("查看处理器的信息", "Processors"),
        ("切换到“内存”页", "Memory"),
        ("打开网络设置", "Network"),
        ("删除处理器", None),
        ("查看已删除的文件", None),
        ("show the memory", None),
    ],
)
def test_a_row_of_an_english_program_is_found_by_its_chinese_name(look, sentence, label) -> None:
    rows = ("Processors", "Memory", "Network", "Files", "Deleted")
    view = look(*((row, 20, 40 + 26 * at) for at, row in enumerate(rows)))
    found = named_abroad(sentence, view)
    assert (found and found.label) == label


def test_two_rows_of_the_same_english_name_are_not_told_apart(look) -> None:
    assert named_abroad("查看处理器的信息", look(("Processor", 20, 40), ("CPU", 20, 66))) is None


@pytest.mark.parametrize(
    ("by", "label", "orders"),
    [
        ("size", "By Size", True),
        ("size", "Sort By Size (descending)", True),
        ("size", "Normal Size", False),
        ("size", "Arrange Items", False),
        ("date modified", "Sort by date modified", True),
        ("大小", "按大小(S)", True),
        ("大小", "By Size", True),
        ("大小", "原始大小", False),
        ("大小", "Normal Size", False),
    ],
)
def test_an_entry_orders_a_list_only_where_it_says_nothing_else(by, label, orders) -> None:
    assert is_order(by, label) == orders


def test_the_order_of_a_menu_is_told_from_a_size(look, drawn) -> None:
    step = Step(1, drawn(), Decision((Click(Box(0, 0, 9, 9).center),), reply="1: it"), DONE)
    texts = (("By Name", 20, 40), ("By Size", 20, 66), ("Normal Size", 20, 92))
    view = look(*texts, now=drawn(ink=(15, 38, 130, 112)), steps=(step,))
    entry = order_entry("size", view, falling=False)
    assert entry is not None
    assert entry.label == "By Size"


def test_the_field_that_holds_both_numbers_of_a_page_is_its_own(look, drawn) -> None:
    view = look(("1 / 3", 30, 43), ("100 %", 150, 43), now=drawn((20, 40, 100, 64), (200, 40, 216, 64)))
    field = number_field(view)
    assert field is not None
    assert Box(30, 43, 45, 18).center in field.box


def test_what_was_deleted_while_nothing_changed_is_doubted(look, drawn) -> None:
    pressed = Decision((Press(("delete",)),), reply="1: press delete")
    for changed, doubted in ((False, True), (True, False)):
        step = Step(1, drawn(), pressed, Outcome(Result.DONE, changed=changed))
        now = drawn() if not changed else drawn(ink=(20, 20, 200, 60))
        assert (
            bool(doubt(Keys(("delete",)), step, look(("Hello", 20, 200), now=now, steps=(step,)))) == doubted
        )


def test_the_title_of_a_new_note_is_written_over_its_heading(seen, paper) -> None:
    tab, heading = Found(Box(300, 20, 90, 18), "New Note 1"), Found(Box(20, 90, 160, 30), "New Note 1")
    view = seen(paper, tab, heading, Found(Box(20, 130, 252, 18), "Describe your new note here."))
    deed = entitled("Groceries", "title", view)
    assert deed is not None
    click, typed = deed.actions
    assert isinstance(click, Click)
    assert click.at in heading.box
    assert typed == Type("Groceries")
    assert entitled("Groceries", "author", view) is None


def test_a_name_with_a_long_ending_replaces_the_one_that_is_proposed(look) -> None:
    saving = Step(1, None, Decision((Press(("ctrl", "shift", "s")),), reply="1: do 'save as'"), DONE)
    view = look(("Save", 300, 300), ("Cancel", 220, 300), windows=(PROJECT, BEHIND), steps=(saving,))
    assert write(Write("sums.gnumeric"), view, ()).actions == (Press(("ctrl", "a")), Type("sums.gnumeric"))


@pytest.mark.parametrize(
    ("sentence", "label", "misplaced"),
    [
        ("显示行号", "Lines: 6", True),
        ("show the line numbers", "Lines: 6", True),
        ("显示行号", "行号", False),
    ],
)
def test_a_text_that_tells_how_many_there_are_shows_nothing(
    look, guessing, sentence, label, misplaced
) -> None:
    found = Found(Box(20, 380, 90, 18), label, 0.87)
    view = guessing(look((label, 20, 380)), found)
    view.guess(sentence)
    assert is_misplaced(found, sentence, view) == misplaced


@pytest.mark.parametrize(
    ("sentence", "label"),
    [
        ("打开一个新标签页", "打开标签(T)"),
        ("新建一个文件夹", "创建文件夹(F)..."),
        ("把字放大", "放大(I)"),
        ("把文字调小一点", "缩小(O)"),
        ("删除标签", None),
    ],
)
def test_one_sign_of_a_chinese_sentence_is_not_left_out_as_if_it_were_a_verb(sentence, label) -> None:
    labels = ("打开标签(T)", "创建文件夹(F)...", "复制输入到所有标签页(I)...", "放大(I)", "缩小(O)")
    entry = entry_for(sentence, [Found(Box(20, 20 * at, 90, 18), each) for at, each in enumerate(labels)])
    assert (entry and entry.label) == label


def test_the_menu_of_the_window_is_not_the_main_menu(look) -> None:
    for top, is_main in ((2, False), (40, True)):
        found = Found(Box(4, top, 16, 16), "icon", 0.9)
        view = look(windows=(EDITOR,))
        view.scene = SimpleNamespace(
            icon=lambda _, at=found: SimpleNamespace(found=at, likeness=0.9, share=0.9)
        )
        assert (look_in(view, "show the memory", ()) is not None) == is_main


def test_a_page_is_gone_to_with_spaces_round_its_number() -> None:
    assert [clause.intent for clause in clauses("跳到第 3 页")] == [ToPage(3)]


@pytest.mark.parametrize("label", ["By Modification Date", "Sort by Date Modified", "按修改日期(M)"])
def test_the_day_that_a_file_was_changed_is_its_date(label) -> None:
    assert is_order("日期" if label[0] == "按" else "date", label)
    assert not is_order("size", label)


def test_an_indent_is_not_made_larger_for_a_text(look, drawn) -> None:
    bar = (("File", 10, 40), ("Edit", 60, 40), ("View", 110, 40), ("Help", 200, 40))
    step = Step(1, drawn(), Decision((Click(Box(60, 40, 36, 18).center),), reply="1: it"), DONE)
    for label, is_taken in (("Increase Indent", False), ("Increase Font Size", True)):
        view = look(*bar, ("Undo", 64, 66), (label, 64, 92), steps=(step,), now=drawn(ink=(60, 62, 200, 110)))
        view.guess = lambda sentence: None
        try:
            taken = bool(restyle("larger", view, ("looked in the menu Edit",)).targets)
        except NotShown:
            taken = False
        assert taken == is_taken


@pytest.mark.parametrize(
    ("sentence", "clicks"),
    [
        ("open the folder letters", 2),
        ("open the letters folder", 2),
        ("open a.txt", 2),
        ("打开文件夹 letters", 2),
        ("open the letters", None),
        ("open the folder Help", None),
    ],
)
def test_a_folder_is_opened_by_two_clicks(look, sentence, clicks) -> None:
    bar = (("File", 10, 40), ("Edit", 60, 40), ("View", 110, 40), ("Help", 200, 40))
    deed = opening(sentence, look(*bar, ("letters", 200, 200), ("a.txt", 300, 200)))
    assert (deed and deed.actions[0].count) == clicks


def test_two_pages_side_by_side_are_facing() -> None:
    entry = entry_for("show two pages side by side", [Found(Box(0, 0, 90, 18), "Facing Pages")])
    assert entry is not None
    assert may_lead("View Mode", "show two pages side by side")


def test_a_cell_that_was_heard_as_a_field_is_still_a_cell(look) -> None:
    deed = write(Write("Milk", "A1"), look(("A1", 20, 60), ("A", 60, 90), ("1", 20, 110)), ())
    *_, typed, entered, aside = deed.actions
    assert (typed, entered) == (Type("Milk"), Press(("enter",)))
    assert isinstance(aside, Move)


def test_an_entry_that_does_not_name_the_field_is_not_pressed_to_get_it(look, drawn, monkeypatch) -> None:
    bar = (("File", 10, 40), ("Edit", 60, 40), ("View", 110, 40), ("Help", 200, 40))
    step = Step(1, drawn(), Decision((Click(Box(60, 40, 36, 18).center),), reply="1: it"), DONE)
    for label, is_pressed in (("Set Title...", True), ("Rename Sheet...", False)):
        view = look(*bar, (label, 64, 66), steps=(step,), now=drawn(ink=(60, 62, 200, 86)))
        monkeypatch.setattr(view, "alike", lambda said, labels: [0.95 * ("rename" in said) for _ in labels])
        try:
            pressed = bool(write(Write("work", "title"), view, ("looked in the menu Edit",)).actions)
        except NotShown:
            pressed = False
        assert pressed == is_pressed
