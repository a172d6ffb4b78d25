from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from agent.actions import Click, Drag, Scroll
from agent.episode import Decision
from agent.errors import UnreadablePicture
from agent.geometry import Box, Point
from agent.screenshot import Pixels
from agent.senses import Found
from ui.background import Background
from ui.marks import MARK
from ui.moment import Moment
from ui.screen_view import ScreenView

AREA = Box(-1920, 100, 1280, 800)  # a monitor left of the first one


def picture() -> Pixels:
    return np.full((800, 1280, 4), 90, np.uint8)


MOMENT = Moment(number=1, area=AREA, frame=picture, look=1.0)


@pytest.fixture
def view(qtbot: QtBot, background: Background) -> Iterator[ScreenView]:
    made = ScreenView(background, empty="nothing yet", stage="#ffffff")
    made.resize(640, 500)
    made.show()
    qtbot.waitExposed(made)
    yield made
    made.close()
    made.deleteLater()


def shown(view: ScreenView, qtbot: QtBot, moment: Moment) -> None:
    view.show_moment(moment)
    qtbot.waitUntil(lambda: view.moment == moment)


def drawn(view: ScreenView) -> QImage:
    return view.grab().toImage()


def marked(view: ScreenView) -> list[tuple[int, int]]:
    """Return every pixel that has the colour of a mark."""
    image = drawn(view)
    return [
        (x, y)
        for y in range(image.height())
        for x in range(image.width())
        if image.pixelColor(x, y) == QColor(MARK)
    ]


def test_the_whole_picture_fits_and_keeps_its_shape(view: ScreenView, qtbot: QtBot) -> None:
    shown(view, qtbot, MOMENT)
    assert view.picture_place() == QRectF(0, 50, 640, 400)


def test_a_click_is_drawn_where_it_points(view: ScreenView, qtbot: QtBot) -> None:
    at = Point(AREA.left + 320, AREA.top + 200)  # a quarter across and down
    shown(view, qtbot, replace(MOMENT, decision=Decision((Click(at),))))
    places = marked(view)
    xs, ys = [x for x, _ in places], [y for _, y in places]
    assert ((min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2) == pytest.approx((160, 150), abs=1)


@pytest.mark.parametrize(
    "action",
    [
        Drag((Point(-1800, 200), Point(-1500, 400), Point(-1500, 400))),
        Scroll(Point(-1500, 400), down=3),
        Scroll(Point(-1500, 400)),
        Click(Point(9999, 9999)),
    ],
)
def test_marks_stay_within_the_picture(view: ScreenView, qtbot: QtBot, action: Click) -> None:
    target = Found(Box(-1600, 300, 100, 20), "x")
    shown(view, qtbot, replace(MOMENT, decision=Decision((action,), targets=(target,))))
    assert all(50 <= y < 450 for _, y in marked(view))


def test_what_was_read_is_drawn_only_when_wanted(view: ScreenView, qtbot: QtBot) -> None:
    shown(view, qtbot, replace(MOMENT, texts=(Found(Box(-1800, 300, 200, 40), "word"),)))
    without = drawn(view)
    view.show_texts(True)
    assert drawn(view) != without
    view.show_texts(False)
    assert drawn(view) == without


def test_the_wheel_zooms_about_the_pointer(view: ScreenView, qtbot: QtBot) -> None:
    shown(view, qtbot, MOMENT)
    at = QPointF(160, 150)
    turn = QWheelEvent(
        at,
        view.mapToGlobal(at),
        QPoint(),
        QPoint(0, 480),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(view, turn)
    place = view.picture_place()
    assert place.width() > 640
    assert (at.x() - place.left()) / place.width() == pytest.approx(0.25, abs=0.01)
    assert (at.y() - place.top()) / place.height() == pytest.approx(0.25, abs=0.01)


def test_keys_zoom_and_go_back(view: ScreenView, qtbot: QtBot) -> None:
    shown(view, qtbot, MOMENT)
    for key, wider in ((Qt.Key.Key_Plus, True), (Qt.Key.Key_Minus, False), (Qt.Key.Key_Plus, True)):
        QTest.keyClick(view, key)
        assert (view.picture_place().width() > 640) is wider
    QTest.keyClick(view, Qt.Key.Key_0)
    assert view.picture_place().width() == 640


def test_only_the_newest_of_many_pictures_is_sure_to_be_shown(view: ScreenView, qtbot: QtBot) -> None:
    developed: list[int] = []

    def frame_of(number: int) -> Callable[[], Pixels]:
        def frame() -> Pixels:
            developed.append(number)
            return picture()

        return frame

    moments = [replace(MOMENT, number=n, frame=frame_of(n)) for n in range(50)]
    for moment in moments:
        view.show_moment(moment)
    qtbot.waitUntil(lambda: view.moment == moments[-1])
    assert developed == [0, 49]


def test_a_picture_that_is_gone_says_so(view: ScreenView, qtbot: QtBot) -> None:
    def gone() -> Pixels:
        raise UnreadablePicture("cannot read it (it is gone)")

    before = drawn(view)
    view.show_moment(replace(MOMENT, frame=gone))
    qtbot.waitUntil(lambda: drawn(view) != before)
    assert view.moment is None
    shown(view, qtbot, MOMENT)


def test_a_step_without_a_picture_says_so(view: ScreenView) -> None:
    before = drawn(view)
    view.show_moment(replace(MOMENT, frame=None))
    assert drawn(view) != before
