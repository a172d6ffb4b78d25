"""Claims about hints: what a button without words says of itself is read before a guess is pressed."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PIL import Image, ImageDraw

from agent.actions import Click, Move, Wait
from agent.control import Control
from agent.episode import Decision, Observation, Outcome, Result, Step
from agent.events import nobody
from agent.fake import FakeReader
from agent.geometry import Box, Point, Window
from agent.screenshot import Screenshot
from agent.senses import Found
from policies.pocket.deed import on
from policies.pocket.hinting import heard, resting
from policies.pocket.policy import Pocket

PICTURE = Found(Box(200, 60, 20, 20), "icon: it", 0.7)
REST = "rested on what may be it at 210 70"
BROWSER = Window("Shop", "Chromium", Box(0, 0, 640, 400), active=True)
PROGRAM = Window("Editor", "app", Box(0, -40, 400, 240), active=True)


def rested_on(found, drawn) -> Step:
    acts = (Move(found.box.center), Wait(1))
    return Step(
        1,
        drawn(),
        Decision(acts, reply=f"1: [{REST}] on the way to it", targets=(found,)),
        Outcome(Result.DONE),
    )


def test_a_picture_is_rested_on_before_it_is_pressed_and_only_once(look, guessing) -> None:
    shown = guessing(look(), PICTURE)
    shown.guess("it")
    deed = resting(on(PICTURE), shown, ())
    assert deed.actions[0] == Move(PICTURE.box.center)
    assert deed.trail == REST
    assert resting(on(PICTURE), shown, (REST,)) is None


@pytest.mark.parametrize(
    ("found", "windows"),
    [
        (Found(PICTURE.box, "Bold", 0.7), None),
        (Found(PICTURE.box, PICTURE.label, 0.99), None),
        (PICTURE, (BROWSER,)),
    ],
)
def test_words_a_certain_picture_and_a_page_need_no_hint(found, windows, look, guessing) -> None:
    shown = guessing(look(windows=windows) if windows else look(), found)
    shown.guess("it")
    assert resting(on(found), shown, ()) is None


@pytest.mark.parametrize(
    ("sentence", "like", "pressed"),
    [
        ("make all of it bold", 0.2, False),
        ("make all of it bold", 0.8, True),
        ("add an image", 0.2, True),
    ],
)
def test_what_the_hint_says_is_believed_more_than_the_picture(sentence, like, pressed, look, drawn) -> None:
    came = drawn(ink=(195, 90, 320, 110))
    shown = look(("Add Image", 200, 92), now=came, steps=(rested_on(PICTURE, drawn),))
    shown.likeness = lambda one, others: [like]
    hint, deed = heard(sentence, shown, (REST,))
    assert hint == "Add Image"
    assert (deed is not None) == pressed
    assert deed is None or deed.actions == (Click(Point(210, 70)),)


@pytest.mark.parametrize(("sure", "pressed"), [(0.7, True), (0.3, False)])
def test_without_a_hint_a_guess_counts_as_much_as_before(sure, pressed, look, drawn) -> None:
    shown = look(steps=(rested_on(replace(PICTURE, score=sure), drawn),))
    hint, deed = heard("make it bold", shown, (REST,))
    assert hint == ""
    assert (deed is not None) == pressed


def crosses(*at: int, hint: bool = False) -> Screenshot:
    picture = Image.new("RGB", (400, 200), "white")
    pen = ImageDraw.Draw(picture)
    for left in at:
        pen.line((left, 20, left + 12, 32), "black", 2)
        pen.line((left + 12, 20, left, 32), "black", 2)
    if hint:
        pen.rectangle((250, 60, 350, 80), "black")
    return Screenshot.from_picture(picture)


def test_a_picture_that_is_called_otherwise_is_not_guessed_at_again(eye) -> None:
    words = [Found(Box(10, 10, 80, 20), "Preferences"), Found(Box(10, 60, 100, 20), "Line numbers")]
    policy = Pocket(lambda: eye, reader=FakeReader(words), control=Control(), patience_seconds=5)
    first = policy.decide(Observation("close the file", crosses(350), (), (PROGRAM,)), nobody)
    assert first.actions[0] == Move(first.targets[0].box.center)
    went = Step(1, crosses(350), first, Outcome(Result.DONE, changed=True))
    reader = FakeReader([*words, Found(Box(250, 60, 100, 20), "Multiply")])
    policy = Pocket(lambda: eye, reader=reader, control=Control(), patience_seconds=5)
    after = policy.decide(Observation("close the file", crosses(350, hint=True), (went,), (PROGRAM,)), nobody)
    assert not any(isinstance(action, Click) for action in after.actions)


def test_what_is_known_not_to_be_meant_leaves_the_rest_the_likelier(eye) -> None:
    shown = crosses(100, 350)
    seen = eye.look(shown, [])
    best = eye.point(seen, "close the file")
    other = eye.point(seen, "close the file", without=(best.mark.box.center,))
    assert best.mark.box.center not in other.mark.box
    assert other.sure > eye.shares(seen, ["close the file"])[0][list(seen.marks).index(other.mark)]
