"""Claims about sentences and programs that nobody had tried: what asks for a name, what is in the way."""

from __future__ import annotations

import pytest

from agent.actions import Click, Press, Type, Wait
from agent.episode import Decision, Outcome, Result, Step
from agent.geometry import Box, Point, Window
from agent.senses import Found
from policies.literal.speech import Speech
from policies.pocket.acting import act
from policies.pocket.clause import clauses
from policies.pocket.declining import declined
from policies.pocket.hurdle import cleared
from policies.pocket.intent import Do, told
from policies.pocket.menus import look_in, offered, titles
from policies.pocket.misplaced import is_misplaced
from policies.pocket.outcome import doubt
from policies.pocket.reconsidering import reconsidered
from policies.pocket.seeking import explore
from policies.pocket.tickbox import tick_of
from policies.pocket.undertaking import Replace
from policies.pocket.wording import entry_for

BAR = (("File", 10, 30), ("Edit", 60, 30), ("View", 110, 30), ("Tools", 160, 30))
OVER = Window("New Folder", "app", Box(150, 90, 340, 220), active=True, pid=7)
OFFER = Window("", "app", Box(150, 90, 340, 220), active=True, pid=7)
WELCOME = Window("Warning", "app", Box(150, 120, 300, 150), active=True, pid=7)
BEHIND = Window("Files", "app", Box(0, 0, 640, 400), pid=7)


@pytest.mark.parametrize(
    ("sentence", "read"),
    [
        ("write 'dentist at nine' for today", ["type 'dentist at nine'"]),
        ("write 'dentist at nine' for tomorrow", ["type 'dentist at nine' into 'tomorrow'"]),
        ('enter "Bob" for the username', ["type 'Bob' into 'username'"]),
        ("type 'one for all'", ["type 'one for all'"]),
    ],
)
def test_what_goes_on_after_a_quotation_is_not_typed(sentence, read) -> None:
    assert [told(clause.intent) for clause in clauses(sentence)] == read


def test_a_name_is_not_typed_where_nothing_that_came_up_asks_for_one(drawn, look) -> None:
    said = clauses("make a new folder called Photos")
    keys = Step(
        1,
        drawn(),
        Decision((Press(("ctrl", "shift", "n")),), reply="1: do 'create a new folder'"),
        Outcome(Result.DONE, changed=True),
    )
    came = drawn(ink=(20, 90, 200, 130))

    def judged(label: str, *windows: Window):
        shown = look((label, 20, 100), now=came, steps=(keys,), windows=windows or (BEHIND,))
        return reconsidered(said, 1, shown, (keys,), Speech())

    assert isinstance(judged("Home").actions[0], Wait)
    assert judged("New Folder") is None
    assert judged("Home", OVER, BEHIND) is None


def test_the_preferences_come_before_menus_that_nothing_speaks_for(look) -> None:
    trail = (
        "looked in the menu View",
        "closed the menu",
        "looked in the menu Edit",
        "closed the menu, and the preferences are in Edit",
    )
    shown = look(*BAR)
    deed = look_in(shown, "show the tree on the right side", trail)
    assert deed.trail == "looked in the menu Edit for the preferences"
    left = (*trail, deed.trail, "opened the preferences", "closed the preferences")
    after = look_in(shown, "show the tree on the right side", left)
    assert after.actions == (Click(shown.texts[0].box.center),)


@pytest.mark.parametrize(
    ("texts", "windows", "pressed"),
    [
        ((("Running as root!", 170, 150), ("OK", 300, 220)), (WELCOME,), "OK"),
        ((("Running as root!", 170, 150), ("OK", 300, 220), ("Quit", 200, 220)), (BEHIND,), None),
    ],
)
def test_a_notice_that_a_program_shows_before_its_own_window_is_agreed_to(
    texts, windows, pressed, look
) -> None:
    said = clauses("hide the toolbar")
    deed = cleared(look(*texts, windows=windows), said, said[0], ())
    assert (deed.targets[0].label if deed else None) == pressed


def test_an_offer_in_front_of_all_is_declined_but_not_one_that_came_of_the_run(look) -> None:
    texts = (("Would you like to set it up now?", 170, 150), ("× Not Now", 200, 220), ("Set Up", 330, 220))
    clause = clauses("turn on shuffle")[0]
    shown = look(*texts, windows=(OFFER, BEHIND))
    assert declined(clause.intent, clause.sentence, shown, ()).targets[0].label == "× Not Now"
    acted = Step(1, None, Decision((Press(("f5",)),), reply="1: it"), Outcome(Result.DONE, changed=True))
    assert declined(clause.intent, clause.sentence, shown, (acted,)) is None
    asked = clauses("set it up")[0]
    assert declined(asked.intent, asked.sentence, shown, ()) is None


def test_a_box_on_the_other_side_of_an_edge_is_none_of_the_menu_s(drawn, look) -> None:
    box = (40, 100, 54, 114)
    entry = Found(Box(96, 98, 100, 18), "Message log")
    beside = look(now=drawn(box))
    assert tick_of(beside, entry) is not None
    edged = look(now=drawn(box, (76, 20, 300, 200)))
    assert tick_of(edged, entry) is None


def test_a_menu_that_only_closed_shows_nothing(drawn, look) -> None:
    said = clauses("hide the message log")
    menu = drawn(ink=(110, 55, 220, 150))
    title = Step(
        1,
        drawn(),
        Decision((Click(Point(120, 39)),), reply="1: [looked in the menu View] on the way to it"),
        Outcome(Result.DONE, changed=True),
    )
    entry = Step(
        2,
        menu,
        Decision((Click(Point(130, 90)),), reply="1: do 'hide the message log'"),
        Outcome(Result.DONE, changed=True),
    )
    same = look(*BAR, steps=(title, entry))
    assert isinstance(reconsidered(said, 1, same, (title, entry), Speech()).actions[0], Wait)
    less = look(*BAR, now=drawn(ink=(20, 200, 600, 300)), steps=(title, entry))
    assert reconsidered(said, 1, less, (title, entry), Speech()) is None


def test_a_save_whose_keys_went_to_a_dialog_is_doubted(drawn, look) -> None:
    keys = Step(1, drawn(), Decision((Press(("ctrl", "s")),)), Outcome(Result.DONE, changed=False))
    assert "is in front" in doubt(Do("save"), keys, look(windows=(OFFER, BEHIND)))
    assert doubt(Do("save"), keys, look()) == ""


def test_keys_that_show_no_sign_of_saving_what_was_written_are_doubted_where_a_menu_has_it(
    look, drawn
) -> None:
    wrote = Step(1, drawn(), Decision((Type("milk"),)), Outcome(Result.DONE, changed=True))
    keys = Step(2, drawn(), Decision((Press(("ctrl", "s")),)), Outcome(Result.DONE, changed=False))
    assert "nothing tells" in doubt(Do("save it"), keys, look(*BAR, steps=(wrote, keys)))
    assert doubt(Do("save it"), keys, look(steps=(wrote, keys))) == ""
    click = Step(2, drawn(), Decision((Click(Point(20, 90)),)), Outcome(Result.DONE, changed=False))
    assert doubt(Do("save it"), click, look(*BAR, steps=(wrote, click))) == ""


def test_a_text_that_is_still_there_was_not_replaced(drawn, look) -> None:
    click = Step(1, drawn(), Decision((Click(Point(300, 300)),)), Outcome(Result.DONE, changed=True))
    still_there = look(("the meeting is on Monday", 20, 100))
    assert "still there" in doubt(Replace("Monday", "Friday"), click, still_there)
    assert doubt(Replace("Monday", "Friday"), click, look(("the meeting is on Friday", 20, 100))) == ""


def test_from_file_to_help_all_are_titles_of_menus(look) -> None:
    shown = look(("File", 10, 30), ("Song", 60, 30), ("Control", 110, 30), ("Help", 190, 30))
    assert [title.label for title in titles(shown)] == ["File", "Song", "Control", "Help"]


def test_rows_of_a_list_are_no_sections_where_there_are_menus(look, drawn) -> None:
    rows = drawn((10, 90, 200, 110), (10, 112, 200, 132))
    shown = look(*BAR, ("letters", 20, 91), ("notes", 20, 113), now=rows)
    deed = explore(shown, "show the hidden files", (), False, "show the hidden files")
    assert deed.trail == "looked in the menu View"


def test_what_a_chinese_menu_calls_otherwise_is_found(look) -> None:
    entries = look(("✓侧窗格(S)", 20, 60), ("工具栏(T)", 20, 84)).texts
    assert entry_for("把侧边栏隐藏起来", entries).label == "✓侧窗格(S)"
    assert entry_for("把工具栏藏起来", entries).label == "工具栏(T)"
    assert look_in(look(*BAR), "把工具栏藏起来", ()).targets[0].label == "View"
    assert entry_for("显示工具栏", entries).label == "工具栏(T)"


@pytest.mark.parametrize(
    ("sentence", "read"),
    [
        ("按专辑列表浏览我的音乐", ["do '按专辑列表浏览我的音乐'"]),
        ("按显示", ["click '显示'"]),
        ("change every egg to a loaf", ["replace 'egg' by 'a loaf'"]),
        ("go to the page about the connection", ["choose 'connection'"]),
        ("把所有字母变成大写", ["press ctrl+a", "make it 'upper case'"]),
        (
            "add a book called Dune by Frank Herbert",
            ["do 'create a book'", "type 'Dune' into 'title'", "type 'Frank Herbert' into 'author'"],
        ),
    ],
)
def test_more_sentences_are_read(sentence, read) -> None:
    assert [told(clause.intent) for clause in clauses(sentence)] == read


def test_the_menu_that_a_sentence_says_is_looked_into_first(look) -> None:
    shown = look(*BAR, ("Generate", 230, 30))
    assert look_in(shown, "generate a tone", ()).targets[0].label == "Generate"


def test_a_window_that_came_up_is_no_list_that_nothing_was_chosen_from(drawn, look) -> None:
    rows = (("Albums", 40, 60), ("Artists", 40, 84), ("Genres", 40, 108))
    click = Step(
        1,
        drawn(),
        Decision((Click(Point(50, 39)),), targets=(Found(Box(40, 30, 90, 18), "icon: albums", 0.8),)),
        Outcome(Result.DONE, changed=True),
    )
    came = drawn(ink=(36, 58, 120, 130))
    asked = Do("browse my music by its covers")
    assert "only a list" in doubt(asked, click, look(*rows, now=came, steps=(click,), windows=(BEHIND,)))
    window = Window("Albums", "app", Box(30, 56, 380, 240), active=True, pid=7)
    opened = look(("Album List", 50, 58), *rows, now=came, steps=(click,), windows=(window, BEHIND))
    assert doubt(asked, click, opened) == ""


def test_an_entry_is_read_with_the_title_of_its_menu(drawn, look) -> None:
    bar = (*BAR, ("Generate", 230, 30))
    click = Click(Point(260, 39))
    opened = look(
        *bar, ("Noise...", 234, 60), ("Tone...", 234, 84), now=drawn(ink=(230, 55, 330, 110)), done=(click,)
    )
    assert offered("generate a tone of 440 Hz", opened).label == "Generate Tone..."
    assert offered("play a tone", opened) is None


def test_a_number_that_a_dialog_does_not_show_is_not_set(drawn, look) -> None:
    click = Step(1, drawn(), Decision((Click(Point(60, 90)),)), Outcome(Result.DONE, changed=True))
    came = drawn(ink=(160, 100, 480, 300))
    asked = Do("generate a tone of 440 Hz")

    def judged(value: str) -> str:
        texts = (("Frequency", 170, 150), (value, 300, 150), ("Generate", 330, 250))
        return doubt(asked, click, look(*texts, now=came, steps=(click,), windows=(OFFER, BEHIND)))

    assert judged("1000") == "'440' is not shown"
    assert "not pressed yet" in judged("440")


def test_an_entry_that_does_something_else_with_the_thing_is_not_meant(look) -> None:
    entries = look(("New file...", 20, 60), ("Delete files", 20, 84), ("Thumbnails", 20, 108)).texts
    assert entry_for("show the hidden files too", entries) is None
    assert entry_for("show the files", entries) is None
    assert entry_for("remove the files", entries).label == "Delete files"
    assert entry_for("show the hidden files too", look(("Hidden files", 20, 60)).texts) is not None


def test_what_was_opened_is_waited_for_once_before_the_next_clause(drawn, look) -> None:
    said = clauses("open the settings and go to the page Connection")
    click = Step(
        1,
        drawn(),
        Decision((Click(Point(300, 39)),), reply="1: do 'open the settings'"),
        Outcome(Result.DONE, changed=True),
    )
    pressed = look(now=drawn(ink=(290, 30, 310, 50)), steps=(click,))
    waits = reconsidered(said, 1, pressed, (click,), Speech())
    assert isinstance(waits.actions[0], Wait)
    waited = Step(2, drawn(), waits, Outcome(Result.DONE, changed=False))
    assert reconsidered(said, 1, pressed, (click, waited), Speech()) is None
    opened = look(now=drawn(ink=(100, 60, 500, 350)), steps=(click,))
    assert reconsidered(said, 1, opened, (click,), Speech()) is None


def test_a_word_on_the_page_of_a_program_is_replaced_and_the_page_not_written_over(look, guessing) -> None:
    change = clauses("change Hello to Goodbye")[0].intent
    page = (*BAR, ("Hello", 30, 90), ("world", 30, 114))
    deed = act(change, "", guessing(look(*page), Found(Box(30, 90, 45, 18), "Hello", 0.99)), ())
    assert deed.actions == (Press(("ctrl", "h")),)
    on_a_web_page = guessing(look(*page[4:]), Found(Box(30, 90, 45, 18), "Hello", 0.99))
    assert Type("Goodbye") in act(change, "", on_a_web_page, ()).actions


def test_a_message_that_tells_what_went_wrong_is_neither_cleared_away_nor_passed_over(drawn, look) -> None:
    said = clauses("find the word eggs")
    acted = Step(
        1,
        drawn(),
        Decision((Type("eggs"), Press(("enter",))), reply="1: search for 'eggs'"),
        Outcome(Result.DONE, changed=True),
    )

    def shown(words: str):
        texts = ((words, 170, 150), ("OK", 300, 220))
        return look(*texts, now=drawn(ink=(160, 100, 480, 300)), steps=(acted,), windows=(OFFER, BEHIND))

    judged = reconsidered(said, 1, shown("The text was not found."), (acted,), Speech())
    assert "not found" in judged.actions[0].question
    assert reconsidered(said, 1, shown("eggs was found once."), (acted,), Speech()) is None
    more = clauses("find the word eggs and make the text bold")
    assert cleared(shown("The text was not found."), more, more[1], (acted,)) is None
    assert cleared(shown("The eggs were found once."), more, more[1], (acted,)) is not None


def test_a_button_whose_words_make_something_else_is_not_pressed(look, guessing) -> None:
    icon = Found(Box(20, 60, 18, 18), "icon: create a new folder", 0.85)
    shown = guessing(look(*BAR, ("New Feed...", 42, 60)), icon)
    shown.guess("")
    assert is_misplaced(icon, "create a new folder", shown)
    assert not is_misplaced(icon, "create a new feed", shown)


def test_who_only_says_what_not_to_show_wants_it_hidden() -> None:
    assert [told(clause.intent) for clause in clauses("don't show line numbers")] == [
        "do 'hide line numbers'"
    ]
    more = clauses("open the menu but don't show line numbers")
    assert told(more[-1].intent) == "do 'hide line numbers'"


def test_a_title_that_a_chinese_sentence_says_is_not_taken_for_something_else(look, guessing) -> None:
    title = Found(Box(20, 30, 36, 18), "File", 0.9)
    shown = guessing(look(*BAR), title)
    shown.guess("")
    shown.alike = lambda sentence, labels: [0.1] * len(labels)
    assert not is_misplaced(title, "打开 File 菜单", shown)
    assert is_misplaced(title, "把图片反过来", shown)


def test_a_mail_without_a_text_and_a_number_beyond_the_words_are_read(look) -> None:
    assert [told(clause.intent) for clause in clauses("write an email to Bob")][1] == "type 'Bob' into 'to'"
    assert clauses("要二十个青团")


def test_two_flat_fields_below_each_other_are_those_to_find_and_to_replace(look, drawn) -> None:
    view = look(("Replace", 260, 142), ("Replace", 500, 142), ("Replace All", 600, 142))
    view.frames = [Box(252, 96, 221, 30), Box(250, 136, 225, 38)]
    filled = act(Replace("eggs", "butter"), "", view, ())
    assert [target.box for target in filled.targets] == [view.frames[0], view.frames[1]]
    step = Step(
        1, drawn(), Decision(filled.actions, targets=filled.targets), Outcome(Result.DONE, changed=True)
    )
    now = look(("eggs", 260, 100), ("butter", 260, 142), ("Replace All", 600, 142), steps=(step,))
    now.frames = []
    assert act(Replace("eggs", "butter"), "", now, (filled.trail,)).targets[0].label == "Replace All"
