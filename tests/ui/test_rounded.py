"""What a card's corners leave of a picture in it."""

from __future__ import annotations

from PySide6.QtCore import QPointF
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ui.label import card, plain
from ui.rounded import inside_card

CORNER = QPointF(0.5, 0.5)


def test_a_picture_that_fills_its_card_leaves_out_all_four_corners(qtbot: QtBot) -> None:
    picture = QWidget()
    frame = card(picture, margin=1)
    qtbot.addWidget(frame)
    frame.resize(200, 100)
    frame.show()
    path = inside_card(picture)
    right, bottom = picture.width() - 0.5, picture.height() - 0.5
    corners = [CORNER, QPointF(right, 0.5), QPointF(0.5, bottom), QPointF(right, bottom)]
    assert not any(map(path.contains, corners))
    assert path.contains(QPointF(100, 0.5))


def test_a_picture_below_something_else_leaves_out_the_lower_corners_only(qtbot: QtBot) -> None:
    picture = QWidget()
    frame = card(plain("Screen"), picture, margin=1)
    qtbot.addWidget(frame)
    frame.resize(200, 100)
    frame.show()
    path = inside_card(picture)
    assert path.contains(CORNER)
    assert not path.contains(QPointF(0.5, picture.height() - 0.5))


def test_a_picture_in_no_card_has_all_its_corners(qtbot: QtBot) -> None:
    picture = QWidget()
    qtbot.addWidget(picture)
    picture.resize(40, 40)
    assert inside_card(picture).contains(CORNER)
