"""Panels beside the page: opened, covered, remembered; what they cost, and that they hurt nobody."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import pytest
from PySide6.QtCore import QProcess

from agent.actions import Click
from agent.confidence import CONFIDENCE
from agent.events import Reading
from agent.fake import FakeDesktop
from agent.geometry import Box
from agent.settle import SETTLING
from ui.library import Opened
from ui.moment import Moment
from ui.panels.bars import BarsPicture
from ui.panels.curves import CurvesPicture

SAVE = Click(FakeDesktop().place_of("Save"))
OPEN = Click(FakeDesktop().place_of("Open"))
DONE = QProcess.ProcessState.NotRunning


def curve(here: Any) -> CurvesPicture:
    picture: CurvesPicture = here.window.docks.page("stochastic").live[0][1]
    return picture


def points(here: Any, row: int) -> int:
    """Return how many samples are drawn when this step is looked at."""
    here.window.work.steps.choose(row)
    here.window.docks.page("stochastic").draw()
    return len(curve(here).lines.shown["estimate"].x)


def test_an_open_panel_draws_what_the_run_tells(desk: Callable[..., Any]) -> None:
    here = desk(SAVE, OPEN, SAVE)
    here.window.docks.open("stochastic")

    here.order()
    here.wait_until_idle()
    here.qtbot.waitUntil(lambda: not curve(here).isHidden())

    assert len(curve(here).lines.shown) == 4


def test_an_old_step_shows_what_was_known_then(desk: Callable[..., Any]) -> None:
    here = desk(SAVE, OPEN, SAVE, OPEN)
    here.window.docks.open("stochastic")
    here.order()
    here.wait_until_idle()
    here.qtbot.waitUntil(lambda: not curve(here).isHidden())

    assert (points(here, 1), points(here, 3)) == (1, 3)


def test_a_kept_run_shows_its_insides_while_the_library_is_looked_at(desk: Callable[..., Any]) -> None:
    here = desk()
    docks = here.window.docks
    docks.open("stochastic")
    kept = [(n, Reading(SETTLING, (0.1 * n,), ("sample",), "s", label="estimate", at=n)) for n in (1, 2, 3)]
    docks.on_opened(Opened("pocket", [], kept))
    docks.show_kept_moment(Moment(number=2, area=Box(0, 0, 1, 1)))
    page = docks.page("stochastic")

    here.window.header.library.click()
    page.draw()
    drawn = list(curve(here).lines.shown["estimate"].x)
    here.window.header.show_page(0)
    page.draw()

    assert drawn == [1, 2]
    assert curve(here).isHidden(), "no run has gone on since the window is open"


def test_a_run_that_nobody_looks_into_is_asked_for_nothing(desk: Callable[..., Any]) -> None:
    here = desk(SAVE, OPEN)
    here.window.docks.open("stochastic")
    here.window.docks.on_toggled("stochastic", False)

    here.order()
    here.wait_until_idle()

    assert here.window.docks.watched == frozenset()
    assert here.window.docks._run.of(SETTLING, 99, all_steps=True) == []


def test_a_covered_panel_watches_nothing_until_it_is_in_front(desk: Callable[..., Any]) -> None:
    here = desk()
    docks = here.window.docks
    docks.open("stochastic")
    here.qtbot.waitUntil(lambda: docks.watched == {SETTLING, CONFIDENCE})

    here.window.hide()
    hidden = docks.watched
    here.window.show()

    assert hidden == frozenset()
    here.qtbot.waitUntil(lambda: docks.watched == {SETTLING, CONFIDENCE})


def test_a_panel_that_cannot_draw_says_so_and_the_run_goes_on(
    desk: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(self: CurvesPicture, readings: Sequence[Reading]) -> None:
        if readings:
            raise ZeroDivisionError("nothing to divide by")

    monkeypatch.setattr(CurvesPicture, "draw", fail)
    here = desk(SAVE, OPEN, SAVE)
    here.window.docks.open("stochastic")

    here.order()
    here.wait_until_idle()

    page = here.window.docks.page("stochastic")
    here.qtbot.waitUntil(lambda: "nothing to divide by" in page.wrong.text())
    assert "Finished" in here.window.status.text()


def test_the_gallery_opens_and_closes_what_it_lists(desk: Callable[..., Any]) -> None:
    here = desk()
    docks = here.window.docks
    here.window.header.panels.click()
    box = docks._gallery.boxes["stochastic"]

    box.click()
    opened = list(docks.opened)
    box.click()

    assert opened == ["stochastic"]
    assert docks.opened == []


def test_what_was_open_is_open_again(desk: Callable[..., Any]) -> None:
    first = desk()
    first.window.docks.open("stochastic")
    first.window.close()

    assert desk().window.docks.opened == ["stochastic"]


def test_a_study_is_measured_in_a_process_of_its_own_and_drawn(desk: Callable[..., Any]) -> None:
    here = desk()
    here.window.docks.open("stochastic")
    page = here.window.docks.page("stochastic")
    page.study.form.fields["samples"].setValue(200)
    page.study.form.fields["seeds"].setValue(2)

    page.study.start.click()
    here.qtbot.waitUntil(lambda: page.study.state.text() == "Measured.", timeout=60_000)
    slopes = next(picture for _, picture in page.measured if isinstance(picture, BarsPicture))
    here.qtbot.waitUntil(lambda: len(slopes.rows.shown) == 6)

    assert page.study.start.isEnabled()


def test_a_study_that_is_stopped_keeps_what_it_has(desk: Callable[..., Any]) -> None:
    here = desk()
    here.window.docks.open("stochastic")
    study = here.window.docks.page("stochastic").study
    study.form.fields["seeds"].setValue(200)
    study.form.fields["samples"].setValue(50_000)

    study.start.click()
    here.qtbot.waitUntil(lambda: bool(study.readings), timeout=60_000)
    study.stop.click()
    here.qtbot.waitUntil(lambda: study.state.text().startswith("Stopped"), timeout=60_000)

    assert study.readings


def test_a_window_that_closes_takes_its_study_along(desk: Callable[..., Any]) -> None:
    here = desk()
    here.window.docks.open("stochastic")
    study = here.window.docks.page("stochastic").study
    study.form.fields["samples"].setValue(50_000)
    study.start.click()
    here.qtbot.waitUntil(lambda: study.process.busy)

    here.window.close()

    assert study.process._process.state() is DONE


def test_a_study_that_fails_says_why(desk: Callable[..., Any]) -> None:
    here = desk()
    here.window.docks.open("stochastic")
    study = here.window.docks.page("stochastic").study

    study.process.start("stochastic", {"samples": "none"})
    here.qtbot.waitUntil(lambda: "a whole number" in study.state.text(), timeout=60_000)

    assert study.start.isEnabled()
