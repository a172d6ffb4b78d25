"""Claims about drawn screens whose widgets are named and boxed."""

from __future__ import annotations

import random
from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QCheckBox, QPushButton, QScrollArea, QVBoxLayout, QWidget

from policies.gym.screen import HEIGHT, WIDTH, Screens
from policies.gym.skin import FAMILIES, HELD_OUT, skin
from policies.gym.widget import widgets


@pytest.fixture
def window(qapp: QApplication) -> Iterator[QWidget]:
    window = QWidget()
    window.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
    yield window
    window.close()
    window.deleteLater()


def shown(window: QWidget) -> dict[str, Any]:
    window.show()
    QApplication.processEvents()
    return {f"{each.role} {each.state}".strip(): each.box for each in widgets(window)}


def test_a_ticked_box_is_its_mark_and_words_however_wide_its_column_is(window: QWidget) -> None:
    box = QCheckBox("Wrap lines")
    box.setChecked(True)
    QVBoxLayout(window).addWidget(box)
    window.resize(600, 100)

    found = shown(window)["checkbox checked"]

    assert found.right - found.left == box.sizeHint().width() < 300


def test_what_is_scrolled_away_is_not_there(window: QWidget) -> None:
    pane, inner = QScrollArea(), QWidget()
    column = QVBoxLayout(inner)
    for number in range(40):
        column.addWidget(QPushButton(str(number)))
    pane.setWidget(inner)
    QVBoxLayout(window).addWidget(pane)
    window.resize(300, 200)
    window.show()
    QApplication.processEvents()

    roles = [each.role for each in widgets(window)]

    assert 0 < roles.count("button") < 12
    assert roles.count("scroll bar") == 1


def test_the_same_number_draws_the_same_screen_with_its_widgets_on_it(screens: Screens) -> None:
    first, elements = screens.draw(3)
    again, same = screens.draw(3)

    assert first == again
    assert elements == same
    assert len(elements) > 3
    assert all(
        0 <= e.box.left < e.box.right <= WIDTH and 0 <= e.box.top < e.box.bottom <= HEIGHT for e in elements
    )


def test_windows_that_were_drawn_are_gone(screens: Screens) -> None:
    before = len(QApplication.allWidgets())

    screens.draw(4)

    assert len(QApplication.allWidgets()) <= before


@pytest.mark.parametrize("family", sorted(set(FAMILIES) - {"none"}))
def test_every_look_is_another_stylesheet(family: str, qapp: QApplication) -> None:
    sheets = {name: skin(name, qapp.palette(), random.Random(0)) for name in set(FAMILIES)}

    assert [name for name, sheet in sheets.items() if sheet == sheets[family]] == [family]
    assert set(HELD_OUT) < set(sheets)
