"""Claims about what programs take otherwise than it was meant: keys, ticked boxes, their first pages."""

from __future__ import annotations

import pytest

from agent.actions import Click, Press, Type
from agent.episode import Decision, Outcome, Result, Step
from agent.geometry import Box, Window
from agent.senses import Found
from policies.pocket.acting import act
from policies.pocket.clause import clauses
from policies.pocket.hurdle import CLEARED, cleared
from policies.pocket.intent import Do
from policies.pocket.menus import titles
from policies.pocket.outcome import doubt
from policies.pocket.preferences import is_setting
from policies.pocket.replacing import is_left_over
from policies.pocket.wording import entry_for

MAIN = Window("Editor", "app", Box(0, 0, 640, 400), active=True, pid=7)
BEHIND = Window("Editor", "app", Box(0, 0, 640, 400), active=False, pid=7)
PREFERENCES = Window("Preferences", "app", Box(100, 60, 300, 300), active=True, pid=7)
WIZARD = Window("Set up", "app", Box(100, 80, 300, 260), active=True, pid=7)
NEXT, CANCEL = (180, 296, 260, 324), (280, 296, 370, 324)


def did(reply: str, *actions: object, before: object, targets: tuple[Found, ...] = (), changed: bool = True):
    return Step(
        1, before, Decision(actions, reply=reply, targets=targets), Outcome(Result.DONE, changed=changed)
    )


@pytest.mark.parametrize(
    ("ink", "said"),
    [((20, 40, 50, 54), "nothing on the screen has changed"), ((0, 30, 300, 54), "")],
    ids=["letters", "a bar of tabs"],
)
def test_keys_that_only_typed_letters_opened_no_tab(ink, said, look, drawn) -> None:
    step = did("1: it", Press(("ctrl", "t")), before=drawn())
    assert doubt(Do("open a second tab"), step, look(("x", 400, 300), now=drawn(ink=ink))) == said


def test_a_box_of_the_preferences_that_is_ticked_already_is_left_so(look, guessing, drawn) -> None:
    box = (120, 100, 134, 114)
    ticked = drawn(box, ink=(126, 106, 128, 108))
    for now, sentence, clicks in (
        (ticked, "wrap lines", 0),
        (drawn(box), "wrap lines", 1),
        (ticked, "stop to wrap lines", 1),
    ):
        view = look(("Wrap lines", 142, 98), now=now, windows=(PREFERENCES, BEHIND))
        guessed = guessing(view, Found(Box(142, 98, 90, 18), "Wrap lines", 0.95))
        deed = act(Do(sentence), sentence, guessed, ())
        assert deed is not None
        assert len(deed.actions) == clicks


def test_rare_titles_make_a_bar_of_menus_under_the_title_of_a_window_and_nowhere_else(look) -> None:
    words = ("gPod", "Podcasts", "Episodes", "Extras", "View")
    lefts = (8, 62, 152, 242, 314)
    shown = [[(word, left, top) for word, left in zip(words, lefts, strict=True)] for top in (30, 200)]
    assert [title.label for title in titles(look(*shown[0]))] == list(words)
    assert titles(look(*shown[1])) == []


def test_the_pages_that_a_program_shows_first_of_all_are_gone_through(look, drawn) -> None:
    said = clauses("create a folder named taxes")
    page = (("Welcome to Files.", 120, 110), ("Please click Next to set it up.", 120, 150))
    buttons = (("Next >", 192, 301), ("Cancel", 298, 301))
    view = look(*page, *buttons, now=drawn(NEXT, CANCEL), windows=(WIZARD,))
    deed = cleared(view, said, said[0], ())
    assert deed is not None
    assert deed.targets[0].label == "Next >"
    vain = (did(CLEARED, Click(deed.targets[0].box.center), before=drawn(), changed=False),)
    assert (
        cleared(
            look(*page, *buttons, now=drawn(NEXT, CANCEL), windows=(WIZARD,), steps=vain), said, said[0], vain
        )
        is None
    )
    mail = (("Add an account for the mail", 120, 110), ("Please fill in your name here.", 120, 150))
    assert (
        cleared(look(*mail, *buttons, now=drawn(NEXT, CANCEL), windows=(WIZARD,)), said, said[0], ()) is None
    )


def test_help_beside_ok_is_no_other_answer_to_a_notice(look, drawn) -> None:
    said = clauses("create a folder named taxes")
    notice = ("Make sure to install new tools", 120, 150)
    for other, pressed in (("Help", "OK"), ("Quit", None)):
        buttons = (("OK", 210, 301), (other, 300, 301))
        deed = cleared(look(notice, *buttons, now=drawn(NEXT, CANCEL), windows=(WIZARD,)), said, said[0], ())
        assert (deed.targets[0].label if deed else None) == pressed


def test_a_text_that_is_replaced_may_still_stand_where_the_run_wrote_it(look, drawn) -> None:
    find = Found(Box(200, 100, 200, 24), "field find")
    step = did("1: [filled in both fields] on the way", Type("Monday"), before=drawn(), targets=(find,))
    assert not is_left_over("Monday", "Friday", look(("Monday", 206, 103), steps=(step,)))
    assert is_left_over("Monday", "Friday", look(("Monday", 206, 103), ("on Monday", 20, 300), steps=(step,)))


def test_how_a_thing_is_made_is_an_entry_of_the_menu_that_knows_of_it() -> None:
    entries = [Found(Box(0, 20 * at, 80, 18), label) for at, label in enumerate(("Easy", "Hard", "Custom"))]
    assert entry_for("make the game hard", entries) is entries[1]
    assert entry_for("start the game", entries) is None


def test_what_a_window_may_be_told_to_have_is_a_setting() -> None:
    assert is_setting("put line numbers on the left")
    assert not is_setting("put the milk on the list")
