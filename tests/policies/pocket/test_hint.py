"""Claims about the hint that a program shows of a picture, before the picture is pressed."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PIL import Image, ImageDraw

from agent.actions import Click, Move, Wait
from agent.episode import Decision, Outcome, Result, Step
from agent.errors import NotShown
from agent.geometry import Box, Window
from agent.screenshot import Screenshot
from agent.senses import Found
from policies.pocket.deed import on
from policies.pocket.hint import believed, candidate, heard, is_program, others, rest_on, without

ICON = Found(Box(300, 30, 24, 24), "icon: rotate it", 0.86)
PAGE = Window("Shop - Chromium", "chromium", Box(0, 0, 640, 400), active=True, pid=7)
TOLD = "rotate the image to the left"


@pytest.fixture
def rested(look, drawn, eye):
    """Return what is seen after a rest on the picture, with a hint below it or without one."""

    def seen(*texts, found: Found = ICON):
        deed = rest_on(on(found), look(), ())
        came = drawn(ink=(250, 60, 460, 90)) if texts else drawn()
        decision = Decision(deed.actions, reply="1: [rest] on the way to it", targets=deed.targets)
        view = look(*texts, now=came, steps=(Step(1, drawn(), decision, Outcome(Result.DONE)),))
        view._eye = lambda: eye
        return view, (deed.trail,)

    return seen


def test_a_guess_at_a_picture_of_a_program_is_rested_on_first_and_once(look) -> None:
    deed = rest_on(on(ICON), look(), ())
    assert [type(action) for action in deed.actions] == [Move, Move, Wait]
    assert rest_on(on(ICON), look(), (deed.trail,)) is None
    assert rest_on(on(ICON), look(windows=(PAGE,)), ()) is None
    assert rest_on(on(Found(ICON.box, "Rotate", 0.86)), look(), ()) is None
    assert without(("scrolled down", deed.trail)) == ("scrolled down",)


def test_a_picture_whose_hint_tells_of_something_else_is_not_pressed(rested) -> None:
    view, trail = rested(("Undo", 270, 66))
    deed = heard(view, TOLD, trail)
    assert not any(isinstance(action, Click) for action in deed.actions)
    assert others((*trail, deed.trail)) == (ICON.box.center,)


def test_a_hint_that_means_what_was_said_makes_a_doubtful_guess_sure(rested) -> None:
    view, trail = rested(("Rotate left", 270, 66), found=Found(ICON.box, ICON.label, 0.34))
    deed = heard(view, TOLD, trail)
    assert deed.actions == (Click(ICON.box.center),)
    assert deed.targets[0].score > 0.9


@pytest.mark.parametrize("hints", [(), (("Rotation", 270, 66),)])
def test_a_doubtful_picture_that_no_hint_speaks_for_is_not_pressed_but_may_be_asked_about(
    hints, rested
) -> None:
    doubtful = Found(ICON.box, ICON.label, 0.57)
    view, trail = rested(*hints, found=doubtful)
    silent = heard(view, TOLD, trail)
    assert not any(isinstance(action, Click) for action in silent.actions)
    with pytest.raises(NotShown):
        believed(on(doubtful), (*trail, silent.trail), view)
    assert others((*trail, silent.trail)) == ()
    assert believed(on(Found(Box(20, 30, 24, 24), ICON.label, 0.57)), (silent.trail,), view) is not None


def test_what_a_hint_says_is_no_button_but_its_picture_is(rested) -> None:
    view, trail = rested(("Undo", 270, 66), ("Rotate left", 500, 300))
    trail = (*trail, heard(view, TOLD, trail).trail)
    (said, button) = view.texts
    assert believed(on(said), trail, view).actions == (Click(ICON.box.center),)
    assert believed(on(button), trail, view) == on(button)


def test_a_picture_without_a_hint_is_as_sure_as_before(rested) -> None:
    view, trail = rested()
    deed = heard(view, TOLD, trail)
    assert (deed.actions, deed.targets) == ((Click(ICON.box.center),), (ICON,))


def test_the_likeliest_pictures_are_asked_in_turn_what_they_are(look) -> None:
    class Drawn:
        def icons_like(self, sentence: str, least: float) -> list[Found]:
            return [Found(Box(20, 30, 24, 24), "icon: it", 0.21), Found(ICON.box, "icon: it", 0.4)]

    view = look()
    view.scene = Drawn()
    first = candidate(view, TOLD, ())
    assert first.targets[0].box == ICON.box
    assert candidate(view, TOLD, (first.trail,)).targets[0].box == Box(20, 30, 24, 24)


def test_a_clock_that_goes_on_beside_a_hint_is_no_part_of_it(rested) -> None:
    view, trail = rested(("Rotate left", 270, 66), ("18:41:06", 420, 66), found=replace(ICON, score=0.3))
    assert heard(view, TOLD, trail).targets[0].score > 0.9


@pytest.mark.parametrize(
    ("hints", "pressed"),
    [((("Rotate left", 270, 66),), True), ((("Crop the image", 270, 66),), False), ((), False)],
)
def test_a_picture_that_was_only_asked_what_it_is_is_pressed_for_its_hint_alone(
    hints, pressed, rested
) -> None:
    view, trail = rested(*hints, found=Found(ICON.box, ICON.label, 0.0))
    assert (Click(ICON.box.center) in heard(view, TOLD, trail).actions) == pressed


@pytest.mark.parametrize(("title", "found"), [("DB Browser", True), ("Shop - Chromium", False)])
def test_a_program_may_be_called_a_browser_and_be_none_of_the_web(title, found, look) -> None:
    named = Window(title, title.rpartition(" - ")[2].lower(), Box(0, 0, 640, 400), active=True, pid=7)
    assert is_program(look(windows=(named,))) == found


def test_keys_at_the_end_of_a_hint_and_buttons_of_the_window_tell_nothing(rested, look) -> None:
    view, trail = rested(("Rotate left (Ctrl+R)", 270, 66), found=Found(ICON.box, ICON.label, 0.34))
    assert heard(view, TOLD, trail).targets[0].score > 0.9
    assert rest_on(on(Found(Box(600, 4, 16, 16), ICON.label, 0.6)), look(), ()) is None


def crosses(*at: int) -> Screenshot:
    picture = Image.new("RGB", (400, 200), "white")
    pen = ImageDraw.Draw(picture)
    for left in at:
        pen.line((left, 20, left + 12, 32), "black", 2)
        pen.line((left + 12, 20, left, 32), "black", 2)
    return Screenshot.from_picture(picture)


def test_what_is_known_to_be_something_else_leaves_the_rest_the_likelier(eye) -> None:
    shown = crosses(100, 350)
    seen = eye.look(shown, [])
    best = eye.point(seen, "close the file")
    other = eye.point(seen, "close the file", without=(best.mark.box.center,))
    assert best.mark.box.center not in other.mark.box
    assert other.sure > eye.shares(seen, ["close the file"])[0][list(seen.marks).index(other.mark)]
