import threading
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from agent.control import DOUBLE_ESC, Control
from agent.errors import Stopped


def in_thread(work: object) -> tuple[threading.Thread, list[str]]:
    came: list[str] = []

    def run() -> None:
        try:
            work()  # type: ignore[operator]
            came.append("went on")
        except Stopped as stop:
            came.append(str(stop))

    thread = threading.Thread(target=run)
    thread.start()
    return thread, came


def test_stop_wakes_a_waiting_run_at_once() -> None:
    control = Control()
    thread, came = in_thread(lambda: control.sleep(3600))
    control.stop("enough")
    thread.join(5)
    assert came == ["enough"]


def test_stop_wakes_a_paused_run() -> None:
    control = Control()
    control.pause()
    thread, came = in_thread(control.checkpoint)
    control.stop("enough")
    thread.join(5)
    assert came == ["enough"]


def test_a_paused_run_goes_on_when_resumed() -> None:
    control = Control()
    control.pause()
    thread, came = in_thread(control.checkpoint)
    control.resume()
    thread.join(5)
    assert came == ["went on"]


def test_a_step_lets_one_checkpoint_through_and_no_more() -> None:
    control = Control()
    control.pause()
    control.step()
    control.checkpoint()
    thread, came = in_thread(control.checkpoint)
    thread.join(0.05)
    assert thread.is_alive()
    control.stop("test")
    thread.join(5)
    assert came == ["test"]


def test_the_first_reason_is_kept_and_a_stopped_run_stays_stopped() -> None:
    control = Control()
    control.stop("first")
    control.stop("second")
    control.resume()
    with pytest.raises(Stopped, match="first"):
        control.go_on_or_stop()
    with pytest.raises(Stopped, match="first"):
        control.checkpoint()


def test_callbacks_run_when_stopped_and_also_when_they_come_too_late() -> None:
    control = Control()
    called: list[str] = []
    control.when_stopped(lambda: called.append("before"))
    control.stop("test")
    control.when_stopped(lambda: called.append("after"))
    assert called == ["before", "after"]


def test_esc_twice_ends_the_turn_of_the_person_and_not_the_run() -> None:
    control = Control()
    with control.lent() as turn:
        control.stop(DOUBLE_ESC)
        assert (turn.stopped, control.stopped) == (True, False)
    control.stop(DOUBLE_ESC)
    assert control.stopped


@pytest.mark.parametrize("reason", ["SIGTERM", "a stop file appeared", "pointer in the corner"])
def test_any_other_stop_ends_the_run_and_the_turn_of_the_person(reason: str) -> None:
    control = Control()
    with control.lent() as turn:
        control.stop(reason)
        assert (turn.stopped, control.stopped) == (True, True)


def test_a_run_that_is_stopped_already_lends_a_turn_that_is_over() -> None:
    control = Control()
    control.stop("enough")
    with control.lent() as turn:
        assert turn.stopped


def test_what_surrounds_a_pause_begins_and_ends_in_the_waiting_thread() -> None:
    control, told, entered = Control(), list[str](), threading.Event()

    @contextmanager
    def during() -> Iterator[None]:
        told.append(f"begins in {threading.current_thread().name}")
        entered.set()
        yield
        told.append("ends")

    control.while_paused(during)
    control.checkpoint()
    control.pause()
    thread, came = in_thread(control.checkpoint)
    assert entered.wait(5)
    control.resume()
    thread.join(5)
    assert told == [f"begins in {thread.name}", "ends"]
    assert came == ["went on"]
