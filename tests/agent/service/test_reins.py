from __future__ import annotations

import pytest

from agent.errors import Stopped
from agent.service.reins import Reins


def test_after_a_halt_the_next_call_goes_on() -> None:
    reins = Reins()
    reins.halt("the client asked for it")
    assert reins.stopped
    reins.take_up()
    reins.go_on_or_stop()


def test_after_a_persons_stop_nothing_is_taken_up_until_it_is_allowed() -> None:
    reins = Reins()
    reins.stop("double Esc")
    with pytest.raises(Stopped, match="double Esc"):
        reins.take_up()
    reins.allow()
    reins.take_up()
    reins.go_on_or_stop()


def test_a_persons_stop_holds_even_where_the_client_stopped_before() -> None:
    reins = Reins()
    reins.halt("the client asked for it")
    reins.stop("double Esc")
    assert reins.stopped_by_a_person == "double Esc"
    with pytest.raises(Stopped):
        reins.take_up()


def test_the_end_is_for_good() -> None:
    reins = Reins()
    reins.end("the client has gone")
    reins.allow()
    with pytest.raises(Stopped, match="closing"):
        reins.take_up()


def test_every_stop_wakes_who_waits_for_one() -> None:
    reins, woken = Reins(), []
    reins.when_stopped(lambda: woken.append(True))
    reins.halt("once")
    reins.take_up()
    reins.halt("twice")
    assert woken == [True, True]
