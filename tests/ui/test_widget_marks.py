"""Claims about the widgets that are drawn over the picture of the screen."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtGui import QColor

from agent import onlook
from agent.control import Control
from agent.episode import Ending, Verdict
from agent.events import Captured, Emit, Ended, Probed, Reading, Started
from agent.fake import FakeDesktop
from agent.geometry import Box, Point
from agent.settings import Settings
from policies.detectors.canvas import CLASSES
from policies.detectors.watched import WIDGETS
from ui.panels.detr import class_words
from ui.widget_marks import LINE, SOURCE, widget_under, widgets_in

ROW, BUTTON = (100.0, 100.0, 300.0, 40.0, 9.0, 0.8), (300.0, 105.0, 60.0, 30.0, 0.0, 0.925)
READING = Reading(SOURCE, (*ROW, *BUTTON), ("widget", "left top width height class score"), shape=(2, 6))


class Looking:
    """A session of one look, in which widgets are found where that is watched."""

    def __init__(self, emit: Emit, control: Control) -> None:
        self._emit, self._control = emit, control

    def run(self, task: str) -> Ending:
        ending = Ending(Verdict.FINISHED)
        self._emit(Started(task, "looking", None, 0.0, (SOURCE,)))
        self._emit(Captured(1, FakeDesktop().capture()))
        if SOURCE in self._control.watched:
            self._emit(Probed(READING))
        self._emit(Ended(ending, {"run": 1.0}))
        return ending


def looked(desk: Callable[..., Any], *, wanted: bool) -> Any:
    settings = Settings(display="virtual", detector_model="a folder of weights")
    here = desk(make=lambda order, emit, control, **hands: Looking(emit, control), settings=settings)
    here.window.work.widgets.setChecked(wanted)
    here.order()
    here.wait_until_idle()
    here.qtbot.waitUntil(lambda: here.window.work.view.moment is not None)
    return here


def drawn(here: Any) -> int:
    """Count the pixels that have the colour of the boxes."""
    image = here.window.work.view.grab().toImage()
    places = ((x, y) for x in range(image.width()) for y in range(image.height()))
    return sum(image.pixelColor(x, y) == QColor(LINE) for x, y in places)


def test_widgets_are_drawn_where_they_are_wanted(desk: Callable[..., Any]) -> None:
    here = looked(desk, wanted=True)

    assert [each.label for each in here.window.work.view.moment.widgets] == ["item", "button"]
    assert drawn(here) > 100
    here.window.work.widgets.setChecked(False)
    assert drawn(here) == 0


def test_nothing_is_looked_for_where_nobody_wants_it(desk: Callable[..., Any]) -> None:
    here = looked(desk, wanted=False)

    assert here.window.docks.watched == frozenset()
    assert here.window.work.view.moment.widgets == ()
    assert drawn(here) == 0


def test_without_weights_the_person_is_told_and_nothing_is_asked_for(
    desk: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(onlook, "registered", lambda settings: onlook.Onlookers())
    here = desk()

    here.window.work.widgets.click()

    assert "no weights" in here.window.status.text()
    assert not here.window.work.widgets.isChecked()
    assert here.window.docks.watched == frozenset()


def test_a_widget_is_told_by_its_word_and_how_sure_that_is() -> None:
    found = widgets_in(READING)

    assert found[1].box == Box(300, 105, 60, 30)
    assert widget_under(Point(310, 110), found) == "button, 92%"
    assert widget_under(Point(150, 110), found) == "item, 80%"
    assert widget_under(Point(10, 10), found) == ""


def test_every_class_has_its_word_and_window_and_detector_mean_the_same_measurement() -> None:
    assert len(class_words()) == len(CLASSES)
    assert SOURCE == WIDGETS
