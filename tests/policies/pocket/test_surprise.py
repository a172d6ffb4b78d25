"""Claims about what comes up over a page unannounced: when it is answered, how, and when it is left alone."""

from __future__ import annotations

import pytest
from PIL import Image, ImageChops, ImageDraw, ImageEnhance

from agent.actions import Click, Type
from agent.episode import Decision, Observation, Outcome, Result, Step
from agent.fake import FakeReader
from agent.geometry import Box, Point, Window
from agent.screenshot import Screenshot
from agent.senses import Found
from policies.pocket.clause import clauses
from policies.pocket.hurdle import cleared
from policies.pocket.intent import told
from policies.pocket.surprise import is_new
from policies.pocket.view import View

FORM = (("Username", 20, 40), ("Password", 20, 100))
POPUP = (("We have changed our terms.", 120, 60), ("Accept", 140, 110), ("Cancel", 260, 110))
LOGIN = 'Log in with the username "max" and the password "t5w".'


def drawn(*texts: tuple[str, int, int], dark: bool = False) -> Image.Image:
    picture = Image.new("RGB", (640, 400), "white")
    draw = ImageDraw.Draw(picture)
    for label, left, top in texts:
        draw.text((left + 2, top + 2), label * 2, fill="black")
    return ImageEnhance.Brightness(picture).enhance(0.6) if dark else picture


def answered(
    task: str, at: int, *texts: tuple[str, int, int], wrote: bool = True, windows: tuple[Window, ...] = ()
) -> str | None:
    """Return what is pressed where these texts came up over the form while it was filled."""
    before = Screenshot.from_picture(drawn(*FORM))
    act = Type("max") if wrote else Click(Point(30, 50))
    step = Step(1, before, Decision((act,), "", "1: it"), Outcome(Result.DONE))
    found = [Found(Box(left, top, 9 * len(label), 18), label) for label, left, top in (*FORM, *texts)]
    view = View(
        Observation(task, Screenshot.from_picture(drawn(*FORM, *texts)), (step,), windows),
        reader=FakeReader(found),
        eye=lambda: None,  # type: ignore[arg-type, return-value]
        emit=lambda event: None,
        after_reading=lambda: None,
    )
    said = clauses(task)
    deed = cleared(view, said, said[at] if at < len(said) else None, (step,))
    return deed.targets[0].label if deed is not None else None


@pytest.mark.parametrize(
    ("more", "pressed"),
    [
        ("", "Cancel"),
        (" If a popup appears, press Accept.", "Accept"),
        (" Should a pop-up appear, answer accept.", "Accept"),
        (" When a message comes up, dismiss it.", "Cancel"),
    ],
)
def test_what_comes_up_while_a_form_is_filled_is_answered_as_the_task_says_or_refused(
    more: str, pressed: str
) -> None:
    assert answered(LOGIN + more, 1, *POPUP) == pressed


def test_what_comes_up_after_a_press_is_left_alone_unless_the_press_logs_in() -> None:
    assert answered('press "Delete"', 1, *POPUP, wrote=False) is None
    assert answered(LOGIN, 3, *POPUP, wrote=False) == "Cancel"


def test_the_own_dialog_of_a_program_that_comes_late_is_not_cancelled() -> None:
    over = Window("New entry", "app", Box(100, 40, 400, 120), active=True, pid=7)
    main = Window("Editor", "app", Box(0, 0, 640, 400), pid=7)
    assert answered(LOGIN, 1, *POPUP, windows=(over, main)) is None
    assert answered(LOGIN + " If a popup appears, press Accept.", 1, *POPUP, windows=(over, main)) == "Accept"


def test_what_was_there_before_or_has_no_button_is_no_surprise() -> None:
    assert answered(LOGIN, 1) is None
    assert answered(LOGIN, 1, ("A hint on what to write here", 120, 60)) is None


def test_what_only_grew_dark_is_not_new() -> None:
    light, dark = Screenshot.from_picture(drawn(*FORM)), Screenshot.from_picture(drawn(*FORM, dark=True))
    over = Screenshot.from_picture(drawn(*FORM, *POPUP, dark=True))
    assert not is_new(Box(20, 40, 100, 18), light, dark)
    assert is_new(Box(120, 60, 200, 18), light, over)


@pytest.mark.parametrize(
    ("task", "steps"),
    [
        ("press Login, and if a dialog appears choose No", ["click 'Login'", "if 'dialog': choose 'No'"]),
        ("Should a pop-up appear, answer OK.", ["if 'pop-up': click 'OK'"]),
        ('If a popup appears, answer with "No"', ["if 'popup': click 'No'"]),
    ],
)
def test_what_is_to_be_done_in_a_case_is_told_from_the_case(task: str, steps: list[str]) -> None:
    assert [told(clause.intent) for clause in clauses(task)] == steps


def test_what_was_selected_looks_like_its_negative_and_is_not_new() -> None:
    before = Screenshot.from_picture(drawn(*FORM))
    selected = Screenshot.from_picture(ImageChops.invert(drawn(*FORM)))
    assert not is_new(Box(20, 40, 72, 18), before, selected)
