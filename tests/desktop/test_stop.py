from __future__ import annotations

import subprocess
import threading
import time
from collections.abc import Callable
from typing import Any

import pytest

from agent.actions import Button, Click, Drag, Hold, Move, Press, Type, Wait
from agent.control import Control
from agent.errors import Stopped
from agent.geometry import Point
from agent.local.desktop import LocalDesktop

pytestmark = pytest.mark.desktop

LONG = {
    "typing": Type("It goes on and on. " * 200),
    "dragging": Drag((Point(100, 200), *(Point(100 + 900 * (n % 2), 200 + n) for n in range(200)))),
    "waiting": Wait(30),
    "clicking": Click(Point(300, 300), count=500),
}


def _person(desktop: LocalDesktop, *words: str) -> None:
    """Do something on the display as a person would: by another program than ours."""
    subprocess.run(["xdotool", *words], env={"DISPLAY": desktop.name}, check=True)


@pytest.mark.parametrize("name", LONG)
def test_esc_twice_stops_an_action_and_nothing_follows(
    virtual_desktop: LocalDesktop,
    witness: Any,
    control: Control,
    until: Callable[..., None],
    held: Callable[..., Any],
    name: str,
) -> None:
    virtual_desktop.perform(Hold("shift"))
    stopped: list[str] = []

    def work() -> None:
        try:
            virtual_desktop.perform(LONG[name])
        except Stopped as reason:
            stopped.append(str(reason))

    thread = threading.Thread(target=work)
    thread.start()
    if name != "waiting":
        until(lambda: len(witness.events("key", "press", "move")) > 20)
    _person(virtual_desktop, "key", "Escape", "Escape")
    thread.join(5)
    assert stopped == ["double Esc"]
    assert held(virtual_desktop.name) == ([], 0)
    with pytest.raises(Stopped):
        virtual_desktop.perform(Click(Point(10, 10)))


def test_one_esc_or_two_slow_ones_stop_nothing(virtual_desktop: LocalDesktop, control: Control) -> None:
    _person(virtual_desktop, "key", "Escape", "sleep", "0.8", "key", "Escape")
    virtual_desktop.perform(Wait(0.2))
    assert not control.stopped


def test_the_agents_own_esc_does_not_count(
    virtual_desktop: LocalDesktop, witness: Any, control: Control, until: Callable[..., None]
) -> None:
    for _ in range(3):
        virtual_desktop.perform(Press(("esc",)))
    virtual_desktop.perform(Press(("ctrl", "esc")))
    until(lambda: len([event for event in witness.events("key") if event["key"] == 0x01000000]) == 4)
    virtual_desktop.perform(Wait(0.1))
    assert not control.stopped
    _person(virtual_desktop, "key", "Escape", "Escape")
    until(lambda: control.stopped)


def test_a_persons_esc_between_two_of_the_agents_stops_nothing(
    virtual_desktop: LocalDesktop, control: Control
) -> None:
    virtual_desktop.perform(Press(("esc",)))
    _person(virtual_desktop, "key", "Escape")
    virtual_desktop.perform(Press(("esc",)))
    virtual_desktop.perform(Wait(0.1))
    assert not control.stopped


def test_the_pointer_in_the_corner_stops_the_run(
    virtual_desktop: LocalDesktop, control: Control, until: Callable[..., None]
) -> None:
    virtual_desktop.perform(Move(Point(400, 300)))
    _person(virtual_desktop, "mousemove", "0", "0")
    until(lambda: control.stopped)
    with pytest.raises(Stopped, match="pointer in the corner"):
        virtual_desktop.perform(Wait(1))


def test_the_agent_itself_may_go_to_the_corner(
    virtual_desktop: LocalDesktop, control: Control, until: Callable[..., None]
) -> None:
    for _ in range(5):
        virtual_desktop.perform(Move(Point(0, 0)))
        virtual_desktop.perform(Move(Point(50, 50)))
    virtual_desktop.perform(Drag((Point(0, 0), Point(80, 80), Point(0, 0))))
    virtual_desktop.perform(Wait(0.1))
    assert not control.stopped


def test_what_is_held_goes_up_by_itself_when_an_idle_run_is_stopped(
    virtual_desktop: LocalDesktop, control: Control, until: Callable[..., None], held: Callable[..., Any]
) -> None:
    virtual_desktop.perform(Hold("ctrl"))
    virtual_desktop.perform(Hold(Button.LEFT))
    control.stop("the window's button")
    until(lambda: held(virtual_desktop.name) == ([], 0))


def test_a_stop_while_an_application_starts_ends_the_wait(
    virtual_desktop: LocalDesktop, control: Control
) -> None:
    timer = threading.Timer(0.2, control.stop, ("enough",))
    timer.start()
    began = time.monotonic()
    with pytest.raises(Stopped, match="enough"):
        virtual_desktop.start("sleep 30")
    timer.join()
    assert time.monotonic() - began < 15  # seconds; the wait for a window alone would take 20
