import pytest

from agent.actions import Action, Click, Drag, Finish, Hold, Move, Press, Scroll, Type, Wait
from agent.control import Control
from agent.errors import Stopped
from agent.fake import FakeDesktop, FakeReader
from agent.geometry import Box, Point, Window
from agent.guard import Allowed, Doubtful, Forbidden, Guard, Mode
from agent.senses import Found

MIDDLE = Point(320, 200)


def guard(*texts: Found, mode: Mode = Mode.RISKY, **rest: object) -> Guard:
    return Guard(reader=FakeReader(texts), mode=mode, **rest)  # type: ignore[arg-type]


def label(text: str, at: Point = MIDDLE) -> Found:
    return Found(Box.around(at, 80, 20), text)


@pytest.mark.parametrize("action", [Click(MIDDLE), Drag((Point(5, 5), MIDDLE))])
def test_a_risky_word_at_the_target_is_asked_for(action: Action) -> None:
    verdict = guard(label("Delete all")).judge(action, FakeDesktop().capture())
    assert verdict == Doubtful("'Delete' is written at the target")


def test_a_risky_word_that_the_policy_itself_aims_at_is_asked_for_though_unread() -> None:
    verdict = guard().judge(Click(MIDDLE), FakeDesktop().capture(), targets=(label("Send"),))
    assert isinstance(verdict, Doubtful)


def test_a_risky_word_elsewhere_does_not_matter() -> None:
    verdict = guard(label("Delete", Point(320, 260))).judge(Click(MIDDLE), FakeDesktop().capture())
    assert verdict == Allowed()


@pytest.mark.parametrize("action", [Move(MIDDLE), Scroll(MIDDLE, down=3), Hold("shift"), Wait(1), Finish()])
def test_what_changes_nothing_by_itself_is_not_asked_for(action: Action) -> None:
    assert guard(label("Delete")).judge(action, FakeDesktop().capture()) == Allowed()


@pytest.mark.parametrize(
    "action", [Press(("ctrl", "q")), Press(("alt", "f4")), Type("ls\nrm -rf x\n"), Type("sudo reboot")]
)
def test_chords_that_close_and_commands_that_destroy_are_asked_for(action: Action) -> None:
    assert isinstance(guard().judge(action, FakeDesktop().capture()), Doubtful)


DIALOG = Window("File exists", "editor", Box.around(MIDDLE, 200, 100), active=True, pid=7)
PARENT = Window("notes.txt", "editor", Box(0, 0, 600, 380), pid=7)


@pytest.mark.parametrize("action", [Press(("enter",)), Type("name.txt\n"), Press(("space",))])
def test_enter_in_a_dialog_with_a_risky_word_is_asked_for(action: Action) -> None:
    verdict = guard(label("Overwrite?")).judge(action, FakeDesktop().capture(), (DIALOG, PARENT))
    assert isinstance(verdict, Doubtful)
    assert "File exists" in verdict.why


def test_enter_in_the_main_window_is_no_risk_whatever_the_document_says() -> None:
    main = Window("notes.txt", "editor", Box(0, 0, 600, 380), active=True, pid=7)
    assert guard(label("Delete")).judge(Press(("enter",)), FakeDesktop().capture(), (main,)) == Allowed()


def test_mode_auto_asks_nothing_and_mode_ask_asks_everything() -> None:
    screen = FakeDesktop().capture()
    assert guard(label("Delete"), mode=Mode.AUTO).judge(Click(MIDDLE), screen) == Allowed()
    assert isinstance(guard(mode=Mode.ASK).judge(Click(MIDDLE), screen), Doubtful)
    assert guard(mode=Mode.ASK).judge(Wait(1), screen) == Allowed()


@pytest.mark.parametrize("mode", list(Mode))
def test_outside_the_allowed_region_nothing_is_clicked_in_any_mode(mode: Mode) -> None:
    fence = guard(mode=mode, only_region=Box(0, 0, 100, 100))
    assert isinstance(fence.judge(Click(MIDDLE), FakeDesktop().capture()), Forbidden)
    assert isinstance(fence.judge(Drag((Point(5, 5), MIDDLE)), FakeDesktop().capture()), Forbidden)


def test_nothing_is_typed_before_something_inside_the_region_was_clicked() -> None:
    fence = guard(mode=Mode.AUTO, only_region=Box(0, 0, 100, 100))
    screen = FakeDesktop().capture()
    assert isinstance(fence.judge(Type("x"), screen), Forbidden)
    assert fence.judge(Click(Point(50, 50)), screen) == Allowed()
    assert fence.judge(Type("x"), screen) == Allowed()


def test_outside_the_allowed_window_nothing_is_clicked_or_typed() -> None:
    fence = guard(mode=Mode.AUTO, only_window="NOTES")
    screen = FakeDesktop().capture()
    other = Window("Terminal", "xterm", Box(300, 180, 100, 100), active=True)
    assert fence.judge(Click(Point(20, 20)), screen, (other, PARENT)) == Allowed()
    assert isinstance(fence.judge(Click(MIDDLE), screen, (other, PARENT)), Forbidden)
    assert isinstance(fence.judge(Type("x"), screen, (other, PARENT)), Forbidden)
    assert isinstance(fence.judge(Press(("enter",)), screen, ()), Forbidden)


def test_off_the_screen_nothing_is_clicked() -> None:
    verdict = guard(mode=Mode.AUTO).judge(Click(Point(640, 10)), FakeDesktop().capture())
    assert isinstance(verdict, Forbidden)


def test_the_limit_of_steps_is_reached_by_steps() -> None:
    limited = guard(max_steps=2)
    assert limited.limit_reached() is None
    limited.count_step()
    limited.count_step()
    assert "2 steps" in (limited.limit_reached() or "")


def test_the_limit_of_seconds_is_reached_by_the_clock() -> None:
    now = [0.0]
    limited = guard(max_seconds=10, clock=lambda: now[0])
    assert limited.limit_reached() is None
    now[0] = 10.0
    assert "10 seconds" in (limited.limit_reached() or "")


def test_the_rate_of_actions_is_kept_by_waiting() -> None:
    now = [0.0]
    waits: list[float] = []

    class Hurried(Control):
        def sleep(self, seconds: float) -> None:
            waits.append(seconds)
            now[0] += seconds

    paced = guard(actions_per_minute=3, clock=lambda: now[0])
    for _ in range(4):
        paced.pace(Hurried())
        now[0] += 1
    assert waits == [57.0]


def test_a_stop_ends_the_wait_for_the_rate() -> None:
    control = Control()
    paced = guard(actions_per_minute=1)
    paced.pace(control)
    control.stop("test")
    with pytest.raises(Stopped):
        paced.pace(control)


def test_a_part_of_a_run_is_allowed_nothing_that_the_run_is_not() -> None:
    run = guard(mode=Mode.AUTO, only_window="notes", only_region=Box(0, 0, 300, 300))
    screen = FakeDesktop().capture()
    windows = (Window("Notes", "mousepad", Box(0, 0, 640, 400), active=True),)
    wider = run.narrowed(only_window="", only_region=Box(0, 0, 640, 400))
    assert isinstance(wider.judge(Click(MIDDLE), screen, windows), Forbidden)
    assert isinstance(wider.judge(Click(Point(9, 9)), screen, ()), Forbidden)
    assert wider.judge(Click(Point(9, 9)), screen, windows) == Allowed()
    narrower = run.narrowed(only_window="save", only_region=Box(0, 0, 50, 50))
    assert isinstance(narrower.judge(Click(Point(9, 9)), screen, windows), Forbidden)
    assert isinstance(run.narrowed(only_region=Box(0, 0, 5, 5)).judge(Click(Point(9, 9)), screen), Forbidden)
    assert run.judge(Type("x"), screen, windows) == Allowed()  # the click in the part counts for the run


def test_what_a_part_of_a_run_does_counts_for_the_run() -> None:
    now = [0.0]
    run = guard(max_steps=3, max_seconds=10, actions_per_minute=1, clock=lambda: now[0])
    part = run.narrowed(max_steps=2)
    part.count_step()
    part.count_step()
    assert "2 steps" in (part.limit_reached() or "")
    assert run.limit_reached() is None
    run.narrowed().count_step()
    assert "3 steps" in (run.limit_reached() or "")
    assert "3 steps" in (run.narrowed(max_steps=9).limit_reached() or "")
    control = Control()
    part.pace(control)
    control.stop("test")
    with pytest.raises(Stopped):
        run.pace(control)
