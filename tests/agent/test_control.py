import threading

import pytest

from agent.control import Control
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
    assert came == ["stopped: enough"]


def test_stop_wakes_a_paused_run() -> None:
    control = Control()
    control.pause()
    thread, came = in_thread(control.checkpoint)
    control.stop("enough")
    thread.join(5)
    assert came == ["stopped: enough"]


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
    assert came == ["stopped: test"]


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
