"""A real application of GTK tells, over a real accessibility bus, into what kind of field is typed."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from agent.actions import Press
from agent.local.accessibility import Accessibility
from agent.local.desktop import LocalDesktop
from agent.record.input import KeyDown, Secret
from agent.record.recording import Recording
from agent.record.secrecy import Focused
from agent.record.tape import read

pytestmark = pytest.mark.desktop

FORM = Path(__file__).with_name("fixtures") / "gtk_form.py"


@pytest.fixture
def accessibility(virtual_desktop: LocalDesktop, until: Any) -> Iterator[Accessibility]:
    """What listens on `virtual_desktop`, already listening."""
    accessibility = Accessibility(virtual_desktop.environment)
    until(accessibility.listening.is_set)
    yield accessibility
    accessibility.close()


def show(desktop: LocalDesktop, label: str, kind: str) -> None:
    desktop.start(["env", "NO_AT_BRIDGE=0", sys.executable, str(FORM), label, kind])


def test_a_password_field_says_so_with_its_label_and_its_place(
    virtual_desktop: LocalDesktop, accessibility: Accessibility, until: Any
) -> None:
    show(virtual_desktop, "Word", "masked")
    until(lambda: accessibility.focused() is not None)
    first = accessibility.focused()
    virtual_desktop.perform(Press(("tab",)))
    until(lambda: (now := accessibility.focused()) is not None and now.secret)
    told = accessibility.focused()
    assert first is not None
    assert (first.secret, first.label) == (False, "User")
    assert isinstance(told, Focused)
    assert told.label == "Word"
    window = next(window for window in virtual_desktop.windows() if window.active)
    assert told.box is not None
    assert told.box.center in window.box
    assert first.box is not None
    assert told.box.top > first.box.bottom


def test_a_field_that_shows_its_text_is_a_secret_by_its_label(
    virtual_desktop: LocalDesktop, accessibility: Accessibility, until: Any
) -> None:
    show(virtual_desktop, "PIN", "shown")
    until(lambda: accessibility.focused() is not None)
    virtual_desktop.perform(Press(("tab",)))
    until(lambda: (now := accessibility.focused()) is not None and now.label == "PIN")
    assert (told := accessibility.focused()) is not None
    assert told.secret


def test_a_recording_hides_what_such_a_field_gets_and_goes_on_after_it(
    virtual_desktop: LocalDesktop, hands: Any, until: Any, tmp_path: Path
) -> None:
    with Recording(virtual_desktop, task="", folder=tmp_path / "take") as recording:
        assert isinstance(recording.focus, Accessibility)
        until(recording.focus.listening.is_set)
        show(virtual_desktop, "Word", "masked")
        until(lambda: recording.focus.focused() is not None)
        hands.stroke("", "tab")
        until(lambda: (now := recording.focus.focused()) is not None and now.secret)
        hands.type("Kanari7")
        hands.stroke("", "tab")
        take = read(recording.stop())
    told = [event for event in take.events if isinstance(event, KeyDown | Secret)]
    assert [event.key if isinstance(event, KeyDown) else f"${event.name}" for event in told] == [
        "tab",
        "$password",
        "tab",
    ]


def test_nothing_is_said_of_a_field_whose_program_has_ended(
    virtual_desktop: LocalDesktop, accessibility: Accessibility, until: Any
) -> None:
    show(virtual_desktop, "Word", "masked")
    until(lambda: accessibility.focused() is not None)
    virtual_desktop.perform(Press(("alt", "f4")))
    until(lambda: not virtual_desktop.windows())
    until(lambda: accessibility.focused() is None)


def test_where_no_bus_answers_nothing_is_said_and_nobody_waits(tmp_path: Path) -> None:
    began = time.monotonic()
    accessibility = Accessibility({"DBUS_SESSION_BUS_ADDRESS": f"unix:path={tmp_path / 'none'}"})
    told = accessibility.focused()
    asked = time.monotonic() - began
    accessibility.close()
    assert told is None
    assert asked < 0.1
