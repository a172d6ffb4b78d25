"""Claims about programs never seen: what no guess may be, notices, Apply, pages, preferences, other words."""

from __future__ import annotations

import pytest

from agent.actions import Click, Press, Type, Wait
from agent.episode import Decision, Outcome, Result, Step
from agent.errors import NotShown
from agent.geometry import Box, Point, Window
from agent.senses import Found
from policies.literal.speech import Speech
from policies.pocket.acting import act
from policies.pocket.applying import agreeing
from policies.pocket.asking import asked, is_read
from policies.pocket.clause import clauses
from policies.pocket.course import Course
from policies.pocket.hurdle import cleared
from policies.pocket.intent import Do, Write, told
from policies.pocket.looking import further
from policies.pocket.menus import look_in
from policies.pocket.news import is_hint
from policies.pocket.outcome import doubt
from policies.pocket.preferences import look_at_pages
from policies.pocket.replacing import replace
from policies.pocket.seeking import explore
from policies.pocket.translated import translated
from policies.pocket.undertaking import ToPage
from policies.pocket.wording import entry_for

BAR = (("File", 10, 30), ("Edit", 60, 30), ("View", 110, 30), ("Help", 160, 30))
MAIN = Window("Editor", "app", Box(0, 0, 640, 400), active=True, pid=7)
OVER = Window("Options", "app", Box(150, 90, 340, 220), active=True, pid=7)
BEHIND = Window("Editor", "app", Box(0, 0, 640, 400), pid=7)


WORD = Found(Box(60, 200, 30, 18), "the", 0.84)


@pytest.mark.parametrize(
    ("sentence", "texts", "guess"),
    [
        ("split the view vertically", BAR, WORD),
        ("make the window show the ruler no more", (), Found(Box(600, 4, 14, 14), "icon: x", 0.8)),
        ("tell me a joke", (), Found(Box(60, 200, 30, 18), "icon: x", 0.8)),
    ],
)
def test_what_a_sentence_cannot_mean_is_not_clicked_however_sure_the_model_is(
    sentence, texts, guess, guessing, look
) -> None:
    with pytest.raises(NotShown):
        act(Do(sentence), sentence, guessing(look(*texts), guess), ())


@pytest.mark.parametrize(
    ("sentence", "texts", "guess"),
    [
        ("make the window smaller", BAR, Found(Box(600, 4, 14, 14), "icon: x", 0.8)),
        ("stop it", BAR, Found(Box(60, 200, 30, 18), "icon: stop it", 0.8)),
        ("go to the start", (), Found(Box(60, 200, 40, 18), "Home", 0.8)),  # no menus: a page
    ],
)
def test_a_guess_that_it_can_mean_is_clicked(sentence, texts, guess, guessing, look) -> None:
    windows = () if not texts else look().windows
    deed = act(Do(sentence), sentence, guessing(look(*texts, windows=windows), guess), ())
    assert deed.actions == (Click(guess.box.center),)


def test_what_nobody_says_to_a_program_is_asked_about_and_no_menu_is_opened_for_it(look) -> None:
    (clause,) = clauses("tell me a joke")
    assert not is_read(clause)
    assert "don't understand this part" in asked(clause, "it is not seen", look(), Speech())
    waiting = Course(waiting_since=0.0)
    assert further(clause, waiting, look(*BAR), "tell me a joke", NotShown("it is not seen")) is None
    (known,) = clauses("split the view")
    assert further(known, waiting, look(*BAR), "split the view", NotShown("it is not seen")) is not None


def test_saving_under_a_name_that_opens_no_dialog_is_doubted(look, drawn) -> None:
    step = Step(1, drawn(), Decision((Press(("ctrl", "shift", "s")),)), Outcome(Result.DONE, changed=False))
    assert doubt(Do("save as"), step, look(done=())) == "nothing on the screen has changed"
    assert doubt(Do("save it"), step, look(done=())) == ""


def test_the_page_of_a_program_is_no_field_for_a_setting(look, guessing) -> None:
    seen = guessing(look(), None)
    seen.fields = [Box(20, 60, 600, 300)]
    with pytest.raises(NotShown):
        act(Write("Sans 18", "字体"), "", seen, ())
    assert act(Write("hello", "message"), "", seen, ()).targets[0].box == seen.fields[0]


APPLY = ("Apply", 400, 280)


def test_what_was_chosen_is_applied_before_its_window_is_left(look, guessing) -> None:
    chosen = Click(Point(200, 200))
    seen = guessing(look(APPLY, done=(chosen,)), None)
    first = act(Do("close the window"), "close the window", seen, ())
    assert first.actions == (Click(seen.texts[0].box.center),)
    assert act(Do("close the window"), "", seen, (first.trail,)).actions == (Press(("alt", "f4")),)
    untouched = guessing(look(APPLY), None)
    assert act(Do("close the window"), "", untouched, ()).actions == (Press(("alt", "f4")),)


def test_a_setting_that_was_looked_for_in_the_preferences_is_agreed_to(look, drawn) -> None:
    agree = ("OK", 300, 280)
    reply = "1: [opened the preferences] on the way to turn on line numbers"
    step = Step(
        1, drawn(), Decision((Click(Point(70, 90)),), reply=reply), Outcome(Result.DONE, changed=True)
    )
    seen = look(agree, windows=(OVER, BEHIND), done=(Click(Point(200, 200)),))
    assert agreeing(seen) is None  # somebody asked for that dialog
    sought = look(agree, windows=(OVER, BEHIND), steps=(step,))
    assert agreeing(sought).actions == (Click(sought.texts[0].box.center),)


@pytest.mark.parametrize(("button", "pressed"), [("Cancel", "OK"), ("Help", None)])
def test_settings_that_a_task_says_to_open_are_agreed_to_where_they_can_be_declined(
    button, pressed, look, drawn
) -> None:
    opens = Step(
        1,
        drawn(),
        Decision((Click(Point(70, 90)),), reply="1: do 'open the settings'"),
        Outcome(Result.DONE, changed=True),
    )
    shown = look(("OK", 300, 280), (button, 380, 280), windows=(OVER, BEHIND), steps=(opens,))
    deed = agreeing(shown)
    assert (deed.targets[0].label if deed else None) == pressed


NOTICE = (("The service can not be", 170, 130), ("reached at this time", 170, 154), ("OK", 300, 280))


def test_a_notice_that_can_only_be_agreed_to_is_closed_where_it_is_in_the_way(look) -> None:
    said = clauses("open the preferences")
    seen = look(*NOTICE, windows=(OVER, BEHIND))
    deed = cleared(seen, said, said[0], ())
    assert deed.actions == (Click(seen.texts[2].box.center),)
    later = look(*NOTICE, windows=(OVER, BEHIND), done=(Press(("ctrl", "h")),))
    opened = clauses("open the statistics, then save the file")
    assert cleared(later, opened, opened[1], later.history) is None  # it was asked for
    replaced = clauses("replace milk with tea, then save the file")
    assert cleared(later, replaced, replaced[1], later.history).actions == deed.actions
    assert cleared(later, replaced, None, later.history) is None  # it tells what came of it
    wanted = clauses("press OK")
    assert cleared(seen, wanted, wanted[0], ()) is None


@pytest.mark.parametrize(
    ("sentence", "meant"),
    [
        ("go to the second page", "go to page 2"),
        ("jump to page 12 of the document", "go to page 12"),
        ("跳到第三页", "go to page 3"),
        ("turn the picture to the right", "do 'rotate the picture to the right'"),
        ("run the command date in it", "type 'date'"),
        ("clear the terminal", "do 'clear the terminal'"),
        ("make an empty image that is 200 pixels wide and 100 pixels high", "do 'create a new image'"),
    ],
)
def test_a_sentence_is_understood(sentence: str, meant: str) -> None:
    assert told(clauses(sentence)[0].intent) == meant


def test_a_page_is_gone_to_by_the_field_that_shows_its_number(look, drawn) -> None:
    seen = look(("1", 70, 62), ("of 12", 108, 62), now=drawn((60, 60, 100, 84)))
    deed = act(ToPage(7), "", seen, ())
    assert deed.actions[1:] == (Type("7"), Press(("enter",)))
    assert deed.targets[0].box.center in Box(60, 60, 40, 24)
    assert act(ToPage(1), "", seen, ()).actions == ()  # it is there
    step = Step(1, drawn(), Decision(deed.actions), Outcome(Result.DONE, changed=True))
    assert doubt(ToPage(7), step, seen) == "page 1 is shown, not 7"
    with pytest.raises(NotShown):
        act(ToPage(7), "", look(), ())


def test_preferences_are_looked_into_after_all_menus_and_page_by_page(drawn, look) -> None:
    edit = Click(Point(78, 39))
    came = drawn(ink=(60, 55, 220, 110))
    has = look(*BAR, ("Undo", 62, 60), ("Preferences…", 62, 84), before=came, done=(edit,))
    closing = look_in(has, "turn on line numbers", ("looked in the menu Edit",))
    assert closing.actions == (Press(("esc",)),)
    assert look_in(has, "print it", ("looked in the menu Edit",)).trail == "looked in the menu File"
    looked = tuple(f"looked in the menu {title}" for title, *_ in BAR)
    again = look_in(look(*BAR), "turn on line numbers", (*looked, closing.trail))
    assert again.actions == (Click(look(*BAR).texts[1].box.center),)
    opened = look_in(has, "turn on line numbers", (*looked, closing.trail, again.trail))
    assert opened.targets[0].label == "Preferences…"
    late = look_in(look(*BAR), "turn on line numbers", (opened.trail,))
    assert isinstance(late.actions[0], Wait)
    names = (("Fonts", 160, 130), ("Editor", 160, 154), ("Keys", 160, 178))
    dialog = look(*BAR, *names, windows=(OVER, BEHIND))
    page = look_in(dialog, "show line numbers in the editor", (opened.trail,))
    assert page.targets[0].label == "Editor"
    trail = (opened.trail, *(f"looked at the page {name}" for name, *_ in names))
    assert look_at_pages(dialog, "turn on line numbers", trail).actions == (Press(("esc",)),)


def test_a_bar_of_menus_or_tools_is_no_section_to_unfold(eye, drawn, look, guessing) -> None:
    seen = guessing(look(*BAR, ("*", 30, 64), now=drawn((4, 24, 300, 52), (4, 56, 300, 84))), None)
    deed = explore(seen, "show the files as a list", (), True, "show the files as a list")
    assert deed.trail == "looked in the menu View"


def test_a_hint_under_the_pointer_is_nothing_that_was_scrolled_to(drawn) -> None:
    assert is_hint(drawn(), drawn(ink=(60, 100, 200, 130)), 18)
    assert not is_hint(drawn(), drawn(ink=(60, 100, 200, 300)), 18)


def test_the_title_and_the_buttons_of_a_dialog_are_no_labels_of_its_fields(drawn, look) -> None:
    dialog = Window("Replace", "app", Box(150, 90, 340, 220), active=True, pid=7)
    shown = (
        ("Replace", 300, 92),
        ("Find what:", 170, 130),
        ("Replaçe with:", 170, 170),
        ("Replace", 330, 230),
    )
    frames = drawn((300, 125, 480, 152), (300, 165, 480, 192), (320, 225, 410, 252))
    deed = replace("milk", "tea", look(*shown, now=frames, windows=(dialog, BEHIND)), ())
    assert [round(found.box.center.y) for found in deed.targets] == [139, 179]


@pytest.mark.parametrize(
    ("sentence", "labels", "meant"),
    [
        ("切换到科学模式", ("Basic Mode", "Scientific Mode"), "Scientific Mode"),
        ("显示状态栏", ("Toolbar", "Statusbar"), "Statusbar"),
        ("显示状态栏", ("工具栏", "状态栏"), "状态栏"),
        ("create a new page", ("New Window", "New Page…"), "New Page…"),
        ("open a second tab", ("New Window", "New Tab"), "New Tab"),
        ("open a second tab", ("Close Tab", "Open Tab"), "Open Tab"),
        ("create a new folder", ("Folder Properties", "Rename…"), ""),
        ("create a new folder", ("Open Folder", "Close Folder"), ""),
        ("rotate the picture upside down", ("Flip (upside down)", "Rotate Left"), "Flip (upside down)"),
        ("mirror the picture", ("Flip Vertically", "Flip Horizontally"), "Flip Horizontally"),
        ("show the files as a detailed list", ("Icon View", "Detailed List View"), "Detailed List View"),
    ],
)
def test_an_entry_is_told_in_other_words_or_another_language(sentence, labels, meant) -> None:
    found = entry_for(sentence, [Found(Box(0, 24 * at, 80, 18), label) for at, label in enumerate(labels)])
    assert (found.label if found is not None else "") == meant


def test_of_a_chinese_sentence_the_words_of_menus_are_translated_the_longest_first() -> None:
    assert translated("打开自动换行") == "open word wrap"
    assert translated("讲个笑话") == ""
