"""Claims about sentences and programs that nobody had tried: what asks for a name, what is in the way."""

from __future__ import annotations

import pytest

from agent.actions import Click, Press, Wait
from agent.episode import Decision, Outcome, Result, Step
from agent.geometry import Box, Window
from policies.literal.speech import Speech
from policies.pocket.clause import clauses
from policies.pocket.intent import told
from policies.pocket.menus import look_in
from policies.pocket.reconsidering import reconsidered

BAR = (("File", 10, 30), ("Edit", 60, 30), ("View", 110, 30), ("Tools", 160, 30))
OVER = Window("New Folder", "app", Box(150, 90, 340, 220), active=True, pid=7)
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
