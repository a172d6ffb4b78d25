"""Claims about what programs that nobody had tried do otherwise: their menus, notices, fields and numbers."""

from __future__ import annotations

import pytest

from agent.actions import AskUser, Click, Press, Type
from agent.episode import Decision, Outcome, Result, Step
from agent.errors import NotShown
from agent.geometry import Box, Point, Window
from agent.senses import Found
from policies.literal.speech import Speech
from policies.pocket.acting import act
from policies.pocket.answering import answer
from policies.pocket.choosing import choose, lists, tick
from policies.pocket.clause import clauses
from policies.pocket.entering import write
from policies.pocket.hurdle import cleared
from policies.pocket.intent import Answer, Choose, Do, Search, Tick, Write, told
from policies.pocket.menu_order import in_order
from policies.pocket.menus import look_in
from policies.pocket.misplaced import is_misplaced
from policies.pocket.outcome import doubt
from policies.pocket.reconsidering import reconsidered
from policies.pocket.searching import search
from policies.pocket.wording import entry_for

MAIN = Window("Paint", "app", Box(0, 0, 640, 400), active=True, pid=7)
BEHIND = Window("Paint", "app", Box(0, 0, 640, 400), active=False, pid=7)
SMALL = Window("Set up", "app", Box(100, 80, 300, 200), active=True, pid=7)


def did(reply: str, *actions: object, before: object, targets: tuple[Found, ...] = (), changed: bool = True):
    return Step(
        1, before, Decision(actions, reply=reply, targets=targets), Outcome(Result.DONE, changed=changed)
    )


def test_an_entry_of_a_menu_over_a_picture_that_was_tried_is_seen(look, drawn) -> None:
    at = Point(130, 109)
    step = did("1: it", Click(at), before=drawn(), targets=(Found(Box.around(at, 16, 16), "icon: rotate"),))
    over = look(("Rotate Left", 110, 100), ("(L", 122, 100), steps=(step,), tried=(Click(at),))
    assert [text.label for text in over.texts] == ["Rotate Left"]


def test_what_is_called_so_is_the_entry_that_says_its_name() -> None:
    entries = [
        Found(Box(0, 20 * at, 80, 18), label) for at, label in enumerate(("arrow", "flower", "Flower bed"))
    ]
    assert entry_for("open the example called flower", entries) is entries[1]
    assert entry_for("create a file called arrow", entries) is None


def test_the_field_before_a_button_that_says_search_is_searched_in(look, drawn) -> None:
    field, button = (100, 60, 400, 84), (412, 58, 480, 86)
    view = look(("Query", 40, 62), ("Search", 419, 62), now=drawn(field, button, (100, 200, 400, 224)))
    deed = search(Search("house"), view)
    assert deed.actions[0].at in Box.between(*field)


def test_a_menu_of_what_can_be_made_is_looked_into_to_its_last_submenu(look, drawn) -> None:
    bar = (("File", 10, 30), ("New", 60, 30), ("View", 110, 30), ("Help", 160, 30))
    menu = (("Code ▶", 66, 60), ("Group ▶", 66, 85))
    clicked = did("1: [looked in the menu New] on the way to it", Click(Point(70, 39)), before=drawn())
    shown = look(*bar, *menu, now=drawn(ink=(60, 54, 200, 110)), steps=(clicked,))
    trail = ("looked in the menu New",)
    assert look_in(shown, "make a new function", trail).trail == "looked in the menu New > Code"
    assert look_in(shown, "rotate it", trail).trail != "looked in the menu New > Code"


def test_a_sum_whose_result_does_not_show_is_computed_as_a_cell_is(look, drawn) -> None:
    question = "compute 3 times 14"
    bar = (("File", 10, 30), ("Edit", 60, 30), ("View", 110, 30), ("Help", 160, 30))
    typed = (Type("3*14"), Press(("enter",)))
    step = did("1: answer", *typed, before=drawn())
    assert doubt(Answer(question), step, look(("3.14", 200, 100))) == "'42' is not shown"
    assert not doubt(Answer(question), step, look(("42", 200, 120)))
    assert answer(Answer(question), look(*bar, tried=typed)).actions == (Press(("shift", "enter")),)


def test_a_number_typed_into_what_was_no_list_has_to_show(look, drawn) -> None:
    step = did("1: it", Type("8"), Press(("enter",)), before=drawn(ink=(10, 10, 200, 200)))
    assert doubt(Write("8", "board"), step, look(("5", 20, 100)))
    assert not doubt(Write("8", "board"), step, look(("8", 20, 100)))


def test_a_text_with_another_number_is_not_meant(look) -> None:
    for label, wrong in (("Offset 00", True), ("Page 20", False), ("Offset", False)):
        found = Found(Box(20, 100, 9 * len(label), 18), label, 0.6)
        view = look((label, 20, 100))
        view.guesses.append(found.score)
        assert is_misplaced(found, f"go to {label.split()[0].lower()} 20", view) == wrong


def test_a_notice_with_one_button_of_any_words_is_put_away_before_the_first_act(look, drawn) -> None:
    said = clauses("look for the key font-name")
    over = Window("", "app", Box(100, 80, 300, 200), active=True, pid=7)
    words = (("Thanks for using this program.", 110, 110), ("Some options may break others.", 110, 140))
    button = ("I'll be careful", 200, 250)
    view = look(*words, button, now=drawn((180, 244, 364, 274)), windows=(over, BEHIND))
    assert cleared(view, said, said[0], ()).targets[0].label == "I'll be careful"
    other = (("Quit", 118, 203), button)
    two = look(*words, *other, now=drawn((180, 244, 364, 274), (106, 198, 170, 226)), windows=(over, BEHIND))
    assert cleared(two, said, said[0], ()) is None


def test_an_empty_head_of_a_table_asks_for_nothing(look, drawn) -> None:
    said = clauses("create a new file")
    alone = Window("Set up", "app", Box(100, 80, 300, 200), active=True, pid=7)
    words = (("Inspect the list below and say which.", 110, 110), ("Name", 116, 143), ("OK", 300, 250))
    head = drawn((110, 140, 200, 164), (201, 140, 390, 164), (280, 244, 340, 274))
    assert cleared(look(*words, now=head, windows=(alone,)), said, said[0], ()).targets[0].label == "OK"
    field = drawn((110, 180, 390, 204), (280, 244, 340, 274))
    assert cleared(look(*words, now=field, windows=(alone,)), said, said[0], ()) is None


def test_a_number_is_written_in_the_field_of_a_slider_and_not_on_it(look, drawn) -> None:
    slider, field = (120, 104, 320, 118), (340, 98, 410, 124)
    view = look(("Speed:", 40, 102), ("75", 344, 102), now=drawn(slider, field))
    deed = write(Write("90", "speed"), view, ())
    assert deed.actions[0].at in Box.between(*field)
    assert deed.actions[-1] == Press(("tab",))


def test_a_number_that_is_not_where_it_was_typed_is_doubted(look, drawn) -> None:
    slider = Found(Box(120, 104, 200, 14), "field Speed")
    step = did(
        "1: it", Click(slider.box.center), Type("90"), before=drawn(ink=(0, 0, 9, 9)), targets=(slider,)
    )
    assert doubt(Write("90", "speed"), step, look(("76", 344, 102)))
    assert not doubt(Write("90", "speed"), step, look(("90", 344, 102)))


def test_a_save_is_doubted_while_the_title_says_that_it_is_not_saved(look, drawn) -> None:
    step = did("1: save", Press(("ctrl", "s")), before=drawn(ink=(0, 0, 300, 300)))
    star = Window("*a.tex - Editor", "app", Box(0, 0, 640, 400), active=False, pid=7)
    assert "not saved" in doubt(Do("save it"), step, look(windows=(SMALL, star)))
    assert not doubt(Do("save it"), step, look(windows=(MAIN,)))


def test_one_sign_in_common_is_no_menu_that_a_sentence_says() -> None:
    bar = [Found(Box(60 * at, 0, 40, 18), label) for at, label in enumerate(("文件", "转到", "编辑"))]
    assert in_order(bar, "把图片向右旋转")[0].label == "编辑"
    assert in_order(bar, "打开转到菜单")[0].label == "转到"


@pytest.mark.parametrize("sentence", ["hide the toolbar", "show the status bar", "隐藏工具栏"])
def test_a_bar_of_a_program_with_menus_is_hidden_by_no_picture(sentence, look, guessing) -> None:
    bar = (("File", 10, 30), ("Edit", 60, 30), ("View", 110, 30), ("Help", 160, 30))
    arrow = Found(Box(120, 100, 12, 12), "icon: hide", 0.97)
    with pytest.raises(NotShown):
        act(Do(sentence), sentence, guessing(look(*bar), arrow), ())
    assert act(Do(sentence), sentence, guessing(look(), arrow), ()).targets == (arrow,)


@pytest.mark.parametrize(("lit", "doubted"), [((100, 80, 160, 100), True), ((100, 80, 500, 300), False)])
def test_what_lights_up_under_the_pointer_is_nothing_that_was_rotated(lit, doubted, look, drawn) -> None:
    said = clauses("rotate the picture to the left")
    menu = did("1: [looked in the menu Edit] on the way to it", Click(Point(70, 39)), before=drawn())
    entry = did("1: do 'rotate it'", Click(Point(130, 90)), before=drawn(ink=(60, 54, 200, 110)))
    view = look(now=drawn(ink=lit), steps=(menu, entry))
    assert (reconsidered(said, 1, view, (menu, entry), Speech()) is not None) == doubted


def test_a_picture_that_is_read_as_a_letter_is_no_button_of_a_welcome(look, drawn) -> None:
    said = clauses("look for the key font-name")
    words = (("Open a path, or go on with one of these.", 106, 110), ("Q", 300, 250))
    view = look(*words, now=drawn((290, 244, 320, 274)), windows=(SMALL,))
    assert cleared(view, said, said[0], ()) is None


def test_the_picture_of_a_start_behind_a_welcome_is_no_other_window(look, drawn) -> None:
    said = clauses("create a new file")
    splash = Window("", "app", Box(120, 90, 200, 100), active=False, pid=7)
    words = (("Inspect the list below and say which.", 110, 110), ("OK", 300, 250))
    view = look(*words, now=drawn((280, 244, 340, 274)), windows=(SMALL, splash))
    assert cleared(view, said, said[0], ()).targets[0].label == "OK"


def test_a_picture_for_searching_comes_before_a_row_that_looks_like_a_field(look, guessing, drawn) -> None:
    glass = Found(Box(560, 20, 16, 16), "icon: search", 0.7)
    row = drawn((20, 100, 500, 124))
    head = guessing(look(("Subfolders", 26, 103), now=row), glass)
    assert search(Search("house"), head).targets == (glass,)
    empty = guessing(look(now=row), glass)
    assert search(Search("house"), empty).targets[0].label == "field"


def test_a_number_to_go_to_is_typed_where_the_program_asks_for_it() -> None:
    read = [told(clause.intent) for clause in clauses("go to offset 20")]
    assert read == ["do 'go to offset'", "type '20' into 'offset'", "press enter"]


def test_a_number_is_typed_into_an_empty_list_of_a_dialog_that_takes_letters(look, drawn) -> None:
    over = Window("Go to", "app", Box(100, 80, 400, 200), active=True, pid=7)
    arrow = drawn((220, 100, 400, 124), ink=(380, 110, 388, 114))
    view = look(("Offset:", 120, 103), now=arrow, windows=(over, BEHIND))
    assert Type("20") in write(Write("20", "offset"), view, ()).actions


def test_a_menu_whose_name_is_read_otherwise_is_not_looked_into_again(look) -> None:
    bar = (("File", 10, 30), ("Djffview", 60, 30), ("Merge", 150, 30), ("Help", 210, 30))
    trail = ("looked in the menu File", "looked in the menu Diffview", "closed the menu")
    assert look_in(look(*bar), "hide the toolbar", trail).targets[0].label == "Merge"


def test_all_things_of_a_kind_are_select_all_in_a_menu(look, drawn) -> None:
    bar = (("File", 10, 30), ("Edit", 60, 30), ("View", 110, 30), ("Help", 160, 30))
    menu = (("Load Files From a Text", 66, 60), ("Select All", 66, 85))
    clicked = did("1: [looked in the menu Edit] on the way to it", Click(Point(70, 39)), before=drawn())
    shown = look(*bar, *menu, now=drawn(ink=(60, 54, 290, 110)), steps=(clicked,))
    deed = choose(Choose("all the files"), shown, ("looked in the menu Edit",), "select all the files")
    assert deed.targets[0].label == "Select All"


def test_a_dialog_that_came_for_the_preferences_is_no_list_of_them(look, drawn) -> None:
    over = Window("Preferences", "app", Box(100, 80, 400, 200), active=True, pid=7)
    at = Click(Point(126, 80))
    words = (("Preferences", 120, 96), ("Application", 120, 118), ("Language", 120, 140))
    step = did("1: do 'open the preferences'", at, before=drawn())
    came = drawn(ink=(100, 94, 500, 162))
    view = look(*words, now=came, windows=(over, BEHIND), steps=(step,))
    assert not doubt(Do("open the preferences"), step, view)
    assert doubt(Do("open the preferences"), step, look(*words, now=came, windows=(MAIN,), steps=(step,)))


def test_the_box_of_the_next_column_is_not_that_of_a_ticked_one(look, drawn) -> None:
    boxes = [(left, top, left + 14, top + 14) for left in (100, 220) for top in (60, 82, 104)]
    boxes.remove((100, 82, 114, 96))
    words = [(f"SHA{at}", left + 19, top - 2) for at, (left, top, _, _) in enumerate(boxes)]
    view = look(*words, ("MD5", 119, 80), now=drawn(*boxes, ink=(103, 87, 109, 92)))
    ticked = tick(Tick("MD5", on=False), view, "untick MD5")
    assert ticked.actions[0].at.x < 119


def test_an_option_that_is_named_with_its_kind_is_chosen_without_it(look) -> None:
    shown = look(("Size", 20, 60), ("Small", 120, 60), ("Large", 220, 60))
    deed = choose(Choose("small size"), shown, (), "choose the small size")
    assert deed.targets[0].label == "Small"
    both = look(("Small size", 120, 60), ("Small", 220, 60))
    assert choose(Choose("small size"), both, (), "choose the small size").targets[0].label == "Small size"


def test_a_frame_without_words_in_a_program_is_no_list_to_be_opened(look, drawn) -> None:
    arrow = drawn((100, 100, 260, 124), ink=(240, 110, 248, 114))
    page = Window("Shop - Chromium", "chromium", Box(0, 0, 640, 400), active=True, pid=7)
    assert lists(Choose("small"), look(("x", 400, 300), now=arrow, windows=(page,)))
    assert lists(Choose("small"), look(("x", 400, 300), now=arrow, windows=(MAIN,))) == []
    assert lists(Choose("small"), look(("Large", 106, 103), now=arrow, windows=(MAIN,)))


def test_a_chinese_button_with_its_key_in_brackets_agrees_to_a_notice(look, drawn) -> None:
    said = clauses("新建一个音乐光盘")
    words = (("No drive was found on this machine.", 110, 110), ("Quit", 118, 203), ("关闭(C)", 300, 250))
    view = look(*words, now=drawn((280, 244, 370, 274)), windows=(SMALL,))
    assert cleared(view, said, said[0], ()).targets[0].label == "关闭(C)"


def test_what_a_status_bar_says_of_a_failure_is_told_to_the_person(look, drawn) -> None:
    said = clauses("look up cat")
    step = did("1: search for 'cat'", Type("cat"), Press(("enter",)), before=drawn())
    foot = drawn(ink=(10, 376, 300, 398))
    view = look(("cat", 20, 60), ("Could not connect to server.", 12, 380), now=foot, steps=(step,))
    assert isinstance(reconsidered(said, 1, view, (step,), Speech()).actions[0], AskUser)
    page = look(("cat", 20, 60), ("Could not connect to server.", 12, 200), now=foot, steps=(step,))
    assert reconsidered(said, 1, page, (step,), Speech()) is None
