from agent.actions import Action, Click, Drag, Type, Wait
from agent.episode import Decision, Outcome, Result, Step
from agent.geometry import Box, Point
from agent.loops import is_loop, same

SCREEN = Box(0, 0, 1280, 800)


def step(action: Action, *, changed: bool = False, answer: str = "") -> Step:
    return Step(1, None, Decision((action,)), Outcome(Result.DONE, changed=changed, answer=answer))


def test_the_same_click_three_times_on_a_dead_screen_is_a_loop() -> None:
    clicks = [step(Click(Point(100 + jitter, 50))) for jitter in (0, 7, 3)]
    assert is_loop(tuple(clicks), SCREEN)
    assert not is_loop(tuple(clicks[:2]), SCREEN)


def test_a_screen_that_changed_is_no_loop() -> None:
    clicks = [step(Click(Point(100, 50)), changed=changed) for changed in (False, True, False)]
    assert not is_loop(tuple(clicks), SCREEN)


def test_different_places_are_no_loop() -> None:
    clicks = [step(Click(Point(100 * way, 50))) for way in (1, 2, 3)]
    assert not is_loop(tuple(clicks), SCREEN)


def test_waiting_is_no_loop() -> None:
    assert not is_loop((step(Wait(1)),) * 3, SCREEN)


def test_a_persons_help_breaks_the_loop() -> None:
    last = step(Click(Point(100, 50)), answer="helped")
    assert not is_loop((step(Click(Point(100, 50))),) * 2 + (last,), SCREEN)


def test_same_looks_at_kind_text_and_path() -> None:
    assert same((Type("a"),), (Type("a"),), SCREEN)
    assert not same((Type("a"),), (Type("b"),), SCREEN)
    path = (Point(0, 0), Point(500, 500))
    assert same((Drag(path),), (Drag((Point(3, 3), Point(505, 495))),), SCREEN)
    assert not same((Drag(path),), (Drag((*path, Point(9, 9))),), SCREEN)
    assert not same((Click(Point(0, 0)),), (Click(Point(0, 0), count=2),), SCREEN)
