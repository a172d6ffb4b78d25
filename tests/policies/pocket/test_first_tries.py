"""Claims from programs that were tried for the first time: places called like acts, what shows only under the
pointer, what goes on with a search."""

from __future__ import annotations

from datetime import date

import pytest

from agent.actions import Button, Click, Drag, Move, Press, Type, Wait
from agent.episode import Decision, Outcome, Result, Step
from agent.errors import NotShown
from agent.geometry import Box, Point, Window
from agent.senses import Found
from policies.pocket.acting import act
from policies.pocket.clause import clauses
from policies.pocket.complaint import not_found
from policies.pocket.context import LOOKED, RESTED, look_under
from policies.pocket.declining import bare, declined
from policies.pocket.exact import unseen
from policies.pocket.intent import Do, DragThe, Matching, Write, told
from policies.pocket.meaning import opposes
from policies.pocket.menus import only_leads, titles
from policies.pocket.outcome import doubt
from policies.pocket.preferences import is_setting
from policies.pocket.row_word import words_for
from policies.pocket.sheet import block
from policies.pocket.undertaking import AtRow, Sort

PROGRAM = Window("Files", "files", Box(0, 0, 640, 400), active=True, pid=7)
PLACES = (("Home", 20, 60), ("Recent", 20, 84), ("Trash", 20, 108), ("Network", 20, 132), ("a.tex", 300, 200))


def test_a_chinese_button_with_its_key_says_no_as_well() -> None:
    assert bare("取消(C)") == "取消"
    assert bare("× Not Now") == "not now"
    assert bare("X Cancel") == "cancel"  # so a picture is read at times


def test_a_licence_is_not_declined_which_would_end_the_program(look) -> None:
    texts = (
        ("Any content you share is your sole responsibility.", 170, 150),
        ("Cancel", 200, 220),
        ("I Agree", 330, 220),
    )
    over = Window("", "app", Box(150, 90, 340, 220), active=True, pid=7)
    behind = Window("Sharing", "app", Box(0, 0, 640, 400), pid=7)
    assert declined(Do("print it"), "print it", look(*texts, windows=(over, behind)), ()) is None


def test_the_menu_file_is_not_named_by_files(look) -> None:
    view = look(("File", 10, 30), ("Edit", 60, 30), ("View", 110, 30))
    assert only_leads(titles(view)[0], "list the files here", view)
    assert not only_leads(titles(view)[0], "open the file menu", view)


@pytest.mark.parametrize(
    ("task", "said"),
    [
        ("find milk, then replace it with tea", ["replace 'milk' by 'tea'"]),
        ("查找 Monday，然后把它改成 Tuesday", ["replace 'Monday' by 'Tuesday'"]),
        ("search for lamps and put them in the cart", ["search for 'lamps'", "add to cart at 'lamps'"]),
        (
            "type Name in A1 and Price in B1, then make them bold",
            [
                "type 'Name' into cell A1",
                "type 'Price' into cell B1",
                "go to cell A1:B1",
                "do 'make them bold'",
            ],
        ),
        (
            "put 5 into A1, 7 into A2 and their average into A3",
            ["type '5' into cell A1", "type '7' into cell A2", "type '=AVERAGE(A1,A2)' into cell A3"],
        ),
        (
            "find the email by Kessia and forward that email to Ema",
            ["scroll to 'email by Kessia'", "forward at 'email by Kessia'", "type 'Ema' into 'to'", "send"],
        ),
        ("select cells A1 to B2 and make them bold", ["go to cell A1:B2", "do 'make them bold'"]),
        ("sort the rows by size, biggest first", ["sort by 'size', falling"]),
        ("sort the rows by age, the youngest ones first", ["sort by 'age, the youngest ones first'"]),
    ],
)
def test_what_goes_on_with_a_search_or_an_order_is_read_with_it(task, said) -> None:
    assert [told(clause.intent) for clause in clauses(task)] == said


def test_the_date_of_today_is_typed_as_a_date_unless_it_is_quoted() -> None:
    (*_, typed) = clauses("insert today's date at the end of the file")
    assert told(typed.intent) == f"type '{date.today().isoformat()}'"
    (quoted,) = clauses('type "today\'s date"')
    assert quoted.intent == Write("today's date")


def test_a_setting_may_be_seen_and_highlighted() -> None:
    assert is_setting("see line numbers")
    assert is_setting("highlight the current line")


def test_a_place_called_trash_deletes_nothing(look) -> None:
    view = look(*PLACES, windows=(PROGRAM,))
    assert words_for("delete", view) == []
    assert act(AtRow("delete", "a.tex"), "", view, ("opened it",)).actions == (Press(("delete",)),)
    assert [each.label for each in words_for("delete", look(("Trash", 20, 108), windows=(PROGRAM,)))] == [
        "Trash"
    ]


def test_a_thing_that_is_a_button_is_started_by_it(look) -> None:
    view = look(("1 - Basic course", 100, 100))
    view.buttons = [Box(90, 90, 300, 40)]
    deed = act(AtRow("play", "basic course"), "", view, ())
    assert deed.actions == (Click(deed.targets[0].box.center),)
    assert deed.trail == ""


def test_what_lies_over_a_picture_is_looked_for_before_the_menu_of_the_right_button(look) -> None:
    view = look(windows=(PROGRAM,))
    first = look_under(view, ())
    assert (first.trail, first.actions[1]) == (RESTED, Move(view.front.center))
    second = look_under(view, (first.trail,))
    assert second.actions == (Click(view.front.center, Button.RIGHT),)
    assert look_under(view, (RESTED, LOOKED)) is None


def test_a_page_has_no_menu_of_its_own_there(look) -> None:
    page = Window("Shop - Chromium", "chromium", Box(0, 0, 640, 400), active=True, pid=7)
    assert look_under(look(windows=(page,)), ()) is None


def test_an_order_that_was_typed_into_a_search_orders_nothing(look, drawn) -> None:
    typed = Step(
        1,
        drawn(),
        Decision((Type("size descending"), Press(("enter",))), reply="1: sort by 'size'"),
        Outcome(Result.DONE, changed=True),
    )
    view = look(("size descending", 110, 60), now=drawn(), before=drawn(), steps=(typed,))
    assert doubt(Sort("size"), typed, view) == ""
    view.fields = [Box(100, 55, 200, 30)]
    assert doubt(Sort("size"), typed, view) == "the order was only written in a field"


def test_the_head_that_is_pressed_again_is_the_same_one(look, guessing) -> None:
    one, other = (Found(Box(left, 60, 60, 18), "Memory", 0.9) for left in (40, 300))
    first = act(Sort("memory", falling=True), "", guessing(look(), one), ())
    done = (Click(one.box.center),)
    again = act(Sort("memory", falling=True), "", guessing(look(done=done), one), (first.trail,))
    assert again.actions == done
    with pytest.raises(NotShown):
        act(Sort("memory", falling=True), "", guessing(look(done=done), other), (first.trail,))


def test_a_picture_called_like_the_task_may_still_have_only_shown_a_list(look, drawn) -> None:
    icon = Found(Box(10, 300, 24, 24), "icon: create a new playlist", 0.97)
    step = Step(
        1,
        drawn(),
        Decision((Click(Point(22, 312)),), reply="1: do 'create a new playlist'", targets=(icon,)),
        Outcome(Result.DONE, changed=True),
    )
    lines = tuple((label, 16, 216 + 24 * at) for at, label in enumerate(("New", "Automatic", "Load")))
    view = look(*lines, now=drawn(ink=(10, 210, 120, 300)), before=drawn(), steps=(step,))
    assert doubt(Do("create a new playlist"), step, view).startswith("only a list came up")


@pytest.mark.parametrize(
    ("sentence", "shown", "missing"),
    [
        ("schedule it for Thursday at 9:00", "Thu 09:00", ""),
        ("schedule it for Thursday at 9:00", "Fri 09:00", "Thursday"),
        ("schedule it for Thursday at 9:00", "Thursday", "9:00"),
        ("make it 80% wide", "80 %", ""),
        ("make it 80% wide", "8 %", "80%"),
        ("resize the picture to 640", "640 x 480", ""),
        ("resize the picture to 640", "1640", "640"),
        ("rotate it by 90 degrees", "", ""),
        ("go back 10 seconds", "", ""),
        ("周四开会", "星期四", ""),
        ("周四开会", "周五", "周四"),
    ],
)
def test_what_a_sentence_tells_exactly_has_to_be_seen(sentence, shown, missing, look, drawn) -> None:
    pressed = Found(Box(10, 10, 80, 20), "Schedule")
    done = Outcome(Result.DONE, changed=True)
    step = Step(1, drawn(), Decision((Click(pressed.box.center),), targets=(pressed,)), done)
    assert unseen(sentence, step, look((shown, 100, 100))) == missing


def test_a_text_that_was_dragged_and_lies_where_it_was_did_not_go_along(look, drawn) -> None:
    card = Found(Box(20, 60, 90, 18), "Write docs")
    drag = Decision((Drag((card.box.center, Point(400, 200))),), reply="1: drag", targets=(card,))
    step = Step(1, drawn(), drag, Outcome(Result.DONE, changed=True))
    moved = DragThe("write docs", "Done")
    assert doubt(moved, step, look(("Write docs", 20, 60))) == "'write docs' is still where it was"
    assert doubt(moved, step, look(("Write docs", 380, 190))) == ""
    assert doubt(moved, step, look(("Write docs", 20, 60), ("Write docs", 380, 190))) == ""


def test_a_search_in_a_page_says_that_nothing_was_found(look, drawn) -> None:
    now, typed = drawn(ink=(0, 0, 400, 80)), (Type("the cars"),)
    assert (
        not_found(look(("the cars at the harbour there 0/0", 20, 20), now=now, done=typed)) == "it says '0/0'"
    )
    assert not_found(look(("the cars at the harbour there 10/10", 20, 20), now=now, done=typed)) == ""


def test_what_is_offered_below_a_field_is_taken_and_not_what_was_typed_into_it(look, drawn) -> None:
    field = Found(Box(50, 55, 200, 28), "text field")
    typed = Decision(
        (Click(field.box.center), Type("Mor")), reply="1: [typed the beginning]", targets=(field,)
    )
    steps = (Step(1, drawn(), typed, Outcome(Result.DONE, changed=True)),)
    view = look(("Morl", 60, 60), ("Morocco", 60, 92), steps=steps)
    deed = act(Matching("Mor", "", ""), "", view, ("typed the beginning",))
    assert deed.targets[0].label == "Morocco"


@pytest.mark.parametrize(
    ("cells", "together"),
    [(["A1"], "A1"), (["A1", "A2", "A3"], "A1:A3"), (["B2", "A1", "B1", "A2"], "A1:B2"), (["A1", "B2"], ""),
     (["Z1", "AA1"], "Z1:AA1"), (["sum"], "")],
)  # fmt: skip
def test_cells_that_lie_together_have_one_name(cells, together) -> None:
    assert block(cells) == together


def test_the_letter_over_a_column_is_no_picture_of_a_style(look, monkeypatch) -> None:
    heads = tuple((letter, 100 + 40 * at, 100) for at, letter in enumerate("ABCDE"))
    sheet, bar = look(*heads), look(("B", 140, 100), ("I", 180, 100), ("Sans", 40, 100))
    styled = Found(Box(140, 100, 9, 18), "icon: make it bold", 0.96)
    monkeypatch.setattr("policies.pocket.grounding.ground", lambda *_: styled)
    assert sheet.guess("make it bold") is None
    assert bar.guess("make it bold") == styled


def test_a_line_that_was_gone_to_is_deleted_as_a_whole() -> None:
    gone, deleted = clauses("go to line 3 and delete it")
    assert gone.intent.chords == (("ctrl", "home"), ("down",), ("down",), ("shift", "down"))
    assert told(deleted.intent) == "press delete"


@pytest.mark.parametrize(
    ("task", "said"),
    [
        (
            "make the first line bigger and underline it",
            ["keys to line 1", "make it 'larger'", "do 'underline it'"],
        ),
        ("select line 2 and make it smaller", ["keys to line 2", "do 'make the text smaller'"]),
        ("make the title bigger", ["do 'make the title bigger'"]),
        ("make the window bigger", ["make 'window' larger in size"]),
    ],
)
def test_letters_are_made_larger_by_no_corner(task, said) -> None:
    assert [told(clause.intent) for clause in clauses(task)] == said


@pytest.mark.parametrize(
    ("sentence", "label", "other"),
    [
        ("save as", "Save", True),
        ("save it as a.png", "Save", True),
        ("save as", "Save As...", False),
        ("save it", "Save", False),
        ("save", "Save As...", True),
        ("另存为", "保存", True),
        ("保存", "另存为...", True),
        ("保存", "保存(S)", False),
    ],
)
def test_to_save_under_another_name_is_not_to_save(sentence, label, other) -> None:
    assert opposes(sentence, label) == other


@pytest.mark.parametrize(
    ("task", "said"),
    [
        (
            "jump to the end and type see you soon",
            ["keys to the end of the text", "type 'see you soon'"],
        ),
        ("convert everything to capital letters", ["press ctrl+a", "do 'convert to uppercase'"]),
        ("15% of 260 plus 7", ["answer 'calculate 15% of 260 plus 7'"]),
        ("12 x 7", None),
    ],
)
def test_what_is_written_after_a_way_and_bare_sums_are_read(task, said) -> None:
    found = [told(clause.intent) for clause in clauses(task)]
    assert found == said if said is not None else "answer" not in found[0]


def test_the_dialog_for_a_name_is_waited_for_once(look, drawn) -> None:
    keys = Decision((Press(("ctrl", "shift", "s")),), reply="2: do 'save as'")
    steps = (Step(1, drawn(), keys, Outcome(Result.DONE, changed=True)),)
    early = act(Write("a.txt"), "", look(steps=steps), ())
    assert isinstance(early.actions[0], Wait)
    assert act(Write("a.txt"), "", look(steps=steps), (early.trail,)).actions == (Type("a.txt"),)
    assert act(Write("a.txt"), "", look(), ()).actions == (Type("a.txt"),)


def test_an_act_of_a_menu_that_leaves_all_as_it_was_is_doubted(look, drawn) -> None:
    plain, menu, changed = drawn(), drawn(ink=(10, 40, 200, 200)), drawn(ink=(300, 200, 600, 380))
    looked = Decision((Click(Point(60, 39)),), reply="1: [looked in the menu Edit] on the way to sort it")
    chosen = Decision((Click(Point(60, 90)),), reply="1: do 'sort it'")
    done = Outcome(Result.DONE, changed=True)
    steps = (Step(1, plain, looked, done), Step(2, menu, chosen, done))
    nothing = "a menu came and went, and nothing else"
    assert doubt(Do("sort it"), steps[1], look(now=plain, before=menu, steps=steps)) == nothing
    assert doubt(Do("sort it"), steps[1], look(now=changed, before=menu, steps=steps)) != nothing
    assert doubt(Do("turn on the sound"), steps[1], look(now=plain, before=menu, steps=steps)) != nothing


def test_a_name_is_typed_over_the_whole_one_in_a_dialog_larger_than_its_window(look, drawn) -> None:
    keys = Decision((Press(("ctrl", "shift", "s")),), reply="2: do 'save as'")
    again = Decision((Wait(2.5),), reply="looked once more at what came of it")
    done = Outcome(Result.DONE, changed=True)
    steps = (Step(1, drawn(), keys, done), Step(2, drawn(), again, done))
    deed = act(Write("a.txt"), "", look(("Name:", 40, 200), ("Cancel", 300, 220), steps=steps), ())
    assert deed.actions == (Press(("ctrl", "a")), Type("a.txt"))
