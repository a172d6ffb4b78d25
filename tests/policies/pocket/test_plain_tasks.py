"""Claims about plain tasks in programs: closing what was opened, forms that come up, entries of menus."""

from __future__ import annotations

import pytest

from agent.actions import Click, Press, Type, Wait
from agent.episode import Decision, Outcome, Result, Step
from agent.errors import NotShown
from agent.geometry import Box, Window
from agent.senses import Found
from policies.literal.speech import speech_for
from policies.pocket.about import about, is_about
from policies.pocket.acting import act
from policies.pocket.applying import agreeing
from policies.pocket.clause import clauses
from policies.pocket.entering import write
from policies.pocket.filing import put_off
from policies.pocket.halfway import only_listed, unanswered
from policies.pocket.hint import candidate
from policies.pocket.hurdle import cleared
from policies.pocket.intent import Choose, ClickThe, Do, Keys, Leave, Search, Write
from policies.pocket.joining import Clause
from policies.pocket.leaving import is_leaving, leaving
from policies.pocket.meaning import tie
from policies.pocket.menu_order import in_order
from policies.pocket.news import is_hint
from policies.pocket.paging import number_field
from policies.pocket.reconsidering import reconsidered
from policies.pocket.replacing import _stacked
from policies.pocket.searching import search
from policies.pocket.seeking import explore
from policies.pocket.typed import unwritten
from policies.pocket.undertaking import Sort

MAIN = Window("Editor", "app", Box(0, 0, 640, 400), active=True, pid=7)
BEHIND = Window("Editor", "app", Box(0, 0, 640, 400), active=False, pid=7)
WIZARD = Window("Setup Wizard", "app", Box(0, 0, 640, 400), active=True, pid=7)
PREFERENCES = Window("Preferences", "app", Box(100, 60, 300, 300), active=True, pid=7)


def did(reply: str, *actions: object, before: object = None, targets: tuple[Found, ...] = ()) -> Step:
    decision = Decision(actions or (Press(("a",)),), reply=reply, targets=targets)
    return Step(1, before, decision, Outcome(Result.DONE, changed=True))


@pytest.mark.parametrize(
    ("sentence", "windows", "said", "keys"),
    [
        ("close it again", (PREFERENCES, BEHIND), "1: do 'open the preferences'", ("alt", "f4")),
        ("close it again", (MAIN,), "1: do 'open the about dialog'", ("esc",)),
        ("close it", (MAIN,), "1: do 'save'", ("alt", "f4")),
        ("close the preferences window", (MAIN,), "1: do 'save'", ("esc",)),
        ("close the wizard", (WIZARD, BEHIND), "", ("alt", "f4")),
        ("关掉首选项窗口", (PREFERENCES, BEHIND), "1: do '打开首选项'", ("alt", "f4")),
        ("把它关掉", (PREFERENCES, BEHIND), "1: do '打开首选项'", ("alt", "f4")),
        ("close the side pane", (MAIN,), "1: do 'save'", None),
        ("关闭状态栏", (MAIN,), "", None),
    ],
)  # fmt: skip
def test_the_program_is_closed_only_where_that_is_what_was_opened(
    look, sentence, windows, said, keys
) -> None:
    view = look(("File", 10, 10), windows=windows, steps=(did(said),) if said else ())
    assert leaving(sentence, view) == keys
    assert is_leaving(sentence) == (keys is not None)


@pytest.mark.parametrize(
    ("task", "intent"),
    [
        ("search for milk and go to the next match", Keys(("enter",))),
        ("open a new tab and close it again", Do("close the tab")),
        ("search for milk and close the search bar", Keys(("esc",))),
        ("查找 Hello，再关掉查找栏", Keys(("esc",))),
        ("打开首选项，然后关掉首选项窗口", Do("关掉首选项窗口")),
    ],
)
def test_a_clause_goes_on_with_what_was_searched_and_opened(task, intent) -> None:
    assert clauses(task)[-1].intent == intent


@pytest.mark.parametrize("sentence", ["Open the About dialog", "show me the about window", "打开关于对话框"])
def test_the_about_dialog_is_asked_for(sentence) -> None:
    assert is_about(sentence)
    help_, file = Found(Box(90, 0, 40, 20), "Help"), Found(Box(0, 0, 40, 20), "File")
    assert in_order([file, help_], sentence)[0] is help_


@pytest.mark.parametrize(
    "labels", [("About Qt", "About Editor"), ("关于 Editor(A)", "关于 KDE"), ("About", "About Qt")]
)
def test_of_several_entries_about_something_the_one_of_the_program_is_meant(labels) -> None:
    shown = [Found(Box(0, 20 * at, 90, 18), label) for at, label in enumerate(labels)]
    found = about(shown, (MAIN,))
    assert found is not None
    assert not {"Qt", "KDE"} & set(found.label.split())


def test_what_is_only_guessed_to_be_about_the_program_is_not_pressed(look, guessing) -> None:
    view = guessing(look(("Info", 10, 60)), Found(Box(10, 60, 36, 18), "Info", 0.99))
    with pytest.raises(NotShown):
        act(Do("show the About dialog"), "show the About dialog", view, ())


def test_a_name_that_is_shown_is_gone_back_to(look, guessing) -> None:
    view = guessing(look(("Processes", 20, 20), ("Resources", 160, 20)), None)
    deed = act(Do("go back to the processes"), "go back to the processes", view, ())
    assert deed.targets[0].label == "Processes"


def test_what_has_keys_is_not_guessed_at(look, guessing) -> None:
    view = guessing(look(("Search Results", 10, 60)), Found(Box(10, 60, 120, 18), "Search Results", 0.95))
    view.guesses.append(0.95)
    assert act(Do("打开查找栏"), "打开查找栏", view, ()).actions == (Press(("ctrl", "f")),)


def test_open_options_is_no_click_on_an_option(look, guessing) -> None:
    view = guessing(look(("File", 10, 10), ("Edit", 60, 10), ("Tools", 110, 10), ("Help", 170, 10)), None)
    with pytest.raises(NotShown, match="'Open Options' is not seen"):
        act(ClickThe("Options"), "Open Options", view, ())


def test_the_field_of_the_page_needs_no_frame_and_may_be_read_in_three_parts(look) -> None:
    found = number_field(look(("1", 200, 20), ("of", 230, 20), ("3", 260, 20)))
    assert found is not None
    assert found.box.left == 200


FORM = (("Name", 110, 80), ("Server", 110, 130), ("Cancel", 120, 300), ("Save", 250, 300))
FIELDS = ((200, 74, 380, 104), (200, 124, 380, 154))


def test_a_name_goes_into_the_field_that_is_called_so_in_a_form_that_came_up(look, drawn) -> None:
    made = did("1: do 'create a new connection'", before=drawn())
    view = look(
        *FORM, now=drawn(*FIELDS, ink=(110, 80, 150, 98)), windows=(PREFERENCES, BEHIND), steps=(made,)
    )
    deed = write(Write("Office"), view, ())
    assert isinstance(deed.actions[0], Click)
    assert deed.actions[0].at.y < 110


@pytest.mark.parametrize(
    ("last", "left"),
    [(Write("10.0.0.5", "server"), True), (Choose("A", "server"), True), (Do("save it"), False),
     (Write("hello", "body"), False)],
)  # fmt: skip
def test_enter_ends_no_form_in_which_more_is_to_be_filled_in(look, drawn, guessing, last, left) -> None:
    view = look(*FORM, now=drawn(*FIELDS), windows=(PREFERENCES, BEHIND))
    said = [
        Clause("make it", Write("Office")),
        Clause("make it", Keys(("enter",))),
        Clause("then more", last),
    ]
    found = put_off(said, 1, guessing(view, None))
    assert isinstance(found.intent, Leave) == left


def test_a_row_that_came_up_to_be_named_is_no_list_to_choose_from(look, drawn) -> None:
    rows = (("New Network", 60, 120), ("Remove", 460, 120), ("Edit", 460, 146), ("Sort", 460, 172))
    step = did("1: do 'create a network'", Click(Box(460, 90, 20, 20).center), before=drawn())
    now = drawn((450, 110, 600, 204), ink=(60, 118, 540, 190))
    assert only_listed(Do("sort the networks"), step, look(*rows, now=now, steps=(step,)))
    assert not only_listed(Do("create a network"), step, look(*rows, now=now, steps=(step,)))


def test_a_name_in_the_middle_of_another_word_is_not_written(look) -> None:
    step = did("2: type 'MyNet'", Type("MyNet"))
    assert unwritten("MyNet", "", False, step, look(("New NMyNetetwork", 60, 120))).endswith("another word")
    assert not unwritten("MyNet", "", False, step, look(("MyNet", 60, 120)))


def test_a_field_that_an_entry_of_the_menu_leads_to_is_gone_to(look, drawn) -> None:
    bar = (("File", 10, 40), ("Edit", 60, 40), ("Terminal", 110, 40), ("Help", 200, 40))
    step = did("1: [looked in the menu Terminal] on the way to it", Click(Box(110, 40, 72, 18).center))
    view = look(*bar, ("Set Title...", 116, 66), ("Reset", 116, 92), steps=(step,))
    deed = write(Write("work", "title"), view, ("looked in the menu Terminal",))
    assert deed.targets[0].label == "Set Title..."
    assert deed.trail


def test_what_is_to_be_made_is_looked_for_behind_no_fold(look, drawn) -> None:
    now = drawn(ink=(20, 100, 28, 108))
    view = look(("letters", 40, 96), ("notes", 40, 126), now=now)
    view.scene = _Scene()
    deed = explore(view, "make a folder called Books", ("scrolled down",), False, "make a folder")
    assert deed is None or not deed.trail.startswith(("unfolded", "expanded"))


def test_a_picture_behind_a_dialog_is_not_rested_on(look) -> None:
    over = Window("", "app", Box(100, 100, 200, 100), active=True, pid=7)
    view = look(("I agree", 150, 150), windows=(over, BEHIND))
    view.scene = _Scene(Found(Box(20, 300, 20, 20), "icon: preferences", 0.9))
    assert candidate(view, "open the preferences", ()) is None


def test_a_doubtful_button_of_which_nothing_came_is_doubted(look, drawn) -> None:
    target = Found(Box(60, 300, 100, 24), "Blank comparison", 0.6)
    pressed = did("1: do 'start a comparison'", Click(target.box.center), before=drawn(), targets=(target,))
    again = did("looked once more at what came of it", Wait(1), before=drawn())
    said = (Clause("start a comparison", Do("start a comparison")),)
    now = drawn(ink=(60, 300, 160, 324))
    view = look(("Blank comparison", 60, 300), now=now, steps=(pressed, again))
    assert is_hint(pressed.before, now, view.line)
    decision = reconsidered(said, 1, view, (pressed, again), speech_for("a"))
    assert decision is not None
    assert decision.reply == "back to 1"


@pytest.mark.parametrize(("other", "tied_with"), [(0.83, ("Dual", "Continuous")), (0.7, None)])
def test_two_entries_that_mean_the_same_are_both_told(look, monkeypatch, other, tied_with) -> None:
    view = look(("Dual", 10, 40), ("Continuous", 10, 66))
    likeness = {"Dual": 0.84, "Continuous": other}
    monkeypatch.setattr(view, "alike", lambda sentence, labels: [likeness[label] for label in labels])
    assert tie("show two pages next to each other", view.texts, view) == tied_with


def test_a_wizard_that_making_something_brings_is_what_it_should_bring(look, drawn) -> None:
    clause = Clause("create a new database", Do("create a new database"))
    asks = (("Create a new database", 120, 90), ("General Information", 120, 120), ("Cancel", 120, 300))
    step = did("1: do 'create a new database'", before=drawn())
    now = drawn(ink=(110, 80, 390, 330))
    for last, said in (("Next", ""), ("Delete", "the dialog 'Preferences' has come up and is not answered")):
        view = look(*asks, (last, 300, 300), now=now, windows=(PREFERENCES, BEHIND), steps=(step,))
        assert unanswered(clause, view) == said


def test_what_is_searched_is_typed_where_the_search_was_just_opened(look) -> None:
    step = did("1: do 'open the find bar'", Press(("ctrl", "f")))
    view = look(("Search Results", 60, 300), steps=(step,))
    assert search(Search("Hello"), view).actions == (Type("Hello"), Press(("enter",)))


def test_a_doubtful_guess_is_no_search_in_a_program_with_menus(look, guessing) -> None:
    bar = (("File", 10, 40), ("Edit", 60, 40), ("View", 110, 40), ("Help", 200, 40))
    for score, first in ((0.7, Press(("ctrl", "f"))), (0.99, Click(Box(60, 300, 90, 18).center))):
        found = Found(Box(60, 300, 90, 18), "icon: search", score)
        assert search(Search("Hello"), guessing(look(*bar), found)).actions[0] == first


def test_what_is_searched_is_typed_only_where_something_came_up_to_search_in(look, drawn) -> None:
    opened = (did("1: [opened the search] on the way to search", Press(("ctrl", "f")), before=drawn()),)
    typed = (Type("eggs"), Press(("enter",)))
    bar, caret = drawn(ink=(300, 60, 500, 84)), drawn(ink=(300, 60, 303, 78))
    assert search(Search("eggs"), look(now=bar, steps=opened), ("opened the search",)).actions == typed
    document = look(("Bring milk and eggs.", 20, 100), now=caret, steps=opened)
    (wait,) = search(Search("eggs"), document, ("opened the search",)).actions
    assert isinstance(wait, Wait)
    with pytest.raises(NotShown):
        search(Search("eggs"), document, ("opened the search", "opened the search, and waited for it"))


def test_the_word_search_in_a_sentence_is_nothing_to_type_into(look, guessing, drawn) -> None:
    said = ("Please search the house for it", 60, 100)
    guessed = guessing(look(said), Found(Box(123, 100, 54, 18), "search", 0.99))
    page = look(said, now=drawn((20, 20, 620, 380)))
    for view in (guessed, page):
        assert search(Search("eggs"), view).actions == (Press(("ctrl", "f")),)


def test_the_name_that_is_typed_again_goes_into_no_nick_name(look, drawn) -> None:
    form = (("Nick name", 110, 80), ("Cancel", 120, 300))
    view = look(*form, now=drawn(*FIELDS), windows=(PREFERENCES, BEHIND), tried=(Type("MyNet"),))
    with pytest.raises(NotShown):
        write(Write("MyNet"), view, ())


def test_a_form_that_is_larger_than_its_program_is_kept_as_well(look, drawn) -> None:
    small = Window("Editor", "app", Box(0, 0, 200, 100), active=False, pid=7)
    made = did("1: do 'create a new connection'", before=drawn())
    view = look(*FORM, now=drawn(*FIELDS), windows=(PREFERENCES, small), steps=(made,))
    assert agreeing(view).targets[0].label == "Save"
    assert agreeing(look(*FORM, now=drawn(*FIELDS), windows=(PREFERENCES,), steps=(made,))) is None


def test_the_preferences_are_looked_for_in_the_menus_before_a_picture_is_pressed(look, guessing) -> None:
    bar = (("File", 10, 40), ("Edit", 60, 40), ("View", 110, 40), ("Help", 200, 40))
    gear = Found(Box(20, 360, 24, 24), "icon: open the preferences", 0.98)
    view = guessing(look(*bar), gear)
    with pytest.raises(NotShown):
        act(Do("open the preferences"), "open the preferences", view, ())
    assert act(Do("open the preferences"), "open the preferences", view, ("closed the menu",)).targets == (
        gear,
    )


@pytest.mark.parametrize("intent", [ClickThe("Speed"), Choose("Speed")])
def test_what_the_dialog_in_front_has_is_meant_before_what_is_behind_it(look, drawn, intent) -> None:
    view = look(("Speed", 120, 90), ("Speed", 540, 360), now=drawn((530, 354, 620, 384)),
                windows=(PREFERENCES, BEHIND))  # fmt: skip
    assert act(intent, "go to Speed", view, ()).targets[0].box.left == 120


def test_a_field_that_shows_a_word_of_a_list_is_chosen_from(look, drawn, monkeypatch) -> None:
    form = (("Sample format", 110, 130), ("32-bit float", 250, 130))
    windows = (PREFERENCES, BEHIND)
    monkeypatch.setattr("policies.pocket.entering.is_list", lambda view, box: True)
    monkeypatch.setattr("policies.pocket.choosing.is_list", lambda view, box: True)
    shown = look(*form, now=drawn((240, 124, 390, 154)), windows=windows)
    opening = write(Write("16-bit", "sample format"), shown, ())
    assert opening.trail == "opened the list"
    step = did("1: [opened the list] on the way to it", *opening.actions, before=drawn())
    listed = (("16-bit PCM", 246, 160), ("24-bit PCM", 246, 186))
    now = drawn((240, 156, 390, 214), ink=(246, 160, 380, 204))
    deed = write(
        Write("16-bit", "sample format"), look(*listed, now=now, steps=(step,)), ("opened the list",)
    )
    assert deed.targets[0].label == "16-bit PCM"


def test_a_program_is_sorted_by_no_list_that_only_happens_to_be_there(look, drawn, monkeypatch) -> None:
    monkeypatch.setattr("policies.pocket.choosing.is_list", lambda view, box: True)
    view = look(("Home", 250, 60), now=drawn((240, 54, 390, 84)))
    with pytest.raises(NotShown):
        act(Sort("size"), "sort by size", view, ("scrolled down",))


@pytest.mark.parametrize(
    ("asks", "agreed"), [("Storage Type", True), ("File name:", False), ("The file exists", False)]
)
def test_what_is_asked_before_the_name_of_a_file_is_agreed_to(look, asks, agreed) -> None:
    saved = did("5: do 'save as'", Press(("ctrl", "shift", "s")))
    form = ((asks, 110, 90), ("Cancel", 120, 300), ("OK", 300, 300))
    deed = write(Write("list.ctb"), look(*form, windows=(PREFERENCES, BEHIND), steps=(saved,)), ())
    assert (deed.trail != "") == agreed
    assert isinstance(deed.actions[0], Click) == agreed


def test_the_dialog_for_the_name_is_waited_for_after_what_came_before_it(look) -> None:
    saved = did("5: do 'save as'", Press(("ctrl", "shift", "s")))
    agreed = did("6: [agreed to what comes before the name] on the way to it")
    deed = write(Write("list.ctb"), look(steps=(saved, agreed)), ("agreed to what comes before the name",))
    assert isinstance(deed.actions[0], Wait)


def test_a_menu_that_has_the_preferences_is_not_the_preferences(look, drawn) -> None:
    icon = Found(Box(460, 86, 24, 24), "icon: 打开首选项", 0.94)
    step = did("1: do '打开首选项'", Click(icon.box.center), before=drawn(), targets=(icon,))
    now = drawn((440, 114, 600, 210), ink=(446, 120, 560, 190))
    view = look(("打印", 450, 120), ("首选项", 450, 146), ("关于", 450, 172), now=now, steps=(step,))
    assert only_listed(Do("打开首选项"), step, view)


@pytest.mark.parametrize(("looked", "waits"), [(1, True), (2, True), (3, False)])
def test_what_is_opened_by_its_own_name_is_waited_for_a_little_longer(look, drawn, looked, waits) -> None:
    entry = Found(Box(60, 300, 90, 18), "Preferences", 0.99)
    pressed = did("1: do 'open the preferences'", Click(entry.box.center), before=drawn(), targets=(entry,))
    again = did("looked once more at what came of it", Wait(1), before=drawn())
    said = (Clause("open the preferences", Do("open the preferences")),)
    history = (pressed, *[again] * looked)
    view = look(("File", 10, 40), now=drawn(ink=(60, 300, 160, 324)), steps=history)
    assert (reconsidered(said, 1, view, history, speech_for("a")) is not None) == waits


def test_an_entry_about_cookies_in_an_open_menu_is_nothing_that_came_in_between(look) -> None:
    bar = (("File", 10, 40), ("Edit", 60, 40), ("Tools", 110, 40), ("Help", 200, 40))
    shown = (("Manage cookies...", 116, 66), ("Options...", 116, 92), ("x", 116, 118))
    said = (Clause("open the options", Do("open the options")),)
    step = did("1: [looked in the menu Tools] on the way to it", Click(Box(110, 40, 50, 18).center))
    assert cleared(look(*bar, *shown), said, said[0], ()) is not None
    assert cleared(look(*bar, *shown, steps=(step,)), said, said[0], (step,)) is None


def test_the_field_of_a_number_in_a_dialog_is_left_so_that_it_counts(look, drawn) -> None:
    form = (("Tab width", 110, 130), ("8 - +", 250, 130), ("Close", 120, 300))
    now = drawn((240, 124, 390, 154))
    deed = write(Write("4", "tab width"), look(*form, now=now, windows=(PREFERENCES, BEHIND)), ())
    assert deed.actions[-2:] == (Type("4"), Press(("tab",)))


@pytest.mark.parametrize(("dialog_box", "left"), [((100, 60, 400, 160), 0), ((100, 190, 400, 216), 100)])
def test_the_dialog_that_replaces_is_no_field_to_replace_with(look, drawn, dialog_box, left) -> None:
    top = dialog_box[1]
    now = drawn(dialog_box, (dialog_box[0], top - 40, 400, top - 12))
    view = look(("Replace", 110, top + 4), now=now, windows=(PREFERENCES, BEHIND))
    pair = _stacked(view)
    assert (pair[0].box.left if pair else 0) == pytest.approx(left, abs=2)


class _Scene:
    def __init__(self, *icons: Found) -> None:
        self._icons = list(icons)

    def icon(self, meaning: str) -> None:
        return None

    def icons_like(self, sentence: str, least: float) -> list[Found]:
        return self._icons
