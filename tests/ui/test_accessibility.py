from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QScrollBar,
    QWidget,
)

from agent.settings import Settings
from ui.settings_dialog import SettingsDialog
from ui.theme import LIGHT

CONTROLS = (QAbstractButton, QAbstractItemView, QAbstractSlider, QComboBox, QLineEdit, QPlainTextEdit)


def is_ours(widget: QWidget) -> bool:
    """Tell whether we made the widget: Qt's own parts have names like 'qt_scrollarea_viewport'."""
    parts = (QScrollBar,)
    inside_combo = isinstance(widget.parentWidget(), QComboBox) or "QComboBox" in type(widget).__name__
    popup = widget.window().windowType() is Qt.WindowType.Popup
    return not (isinstance(widget, parts) or widget.objectName().startswith("qt_") or inside_combo or popup)


def controls(root: QWidget) -> list[QWidget]:
    return [
        widget
        for kind in CONTROLS
        for widget in root.findChildren(kind)
        if is_ours(widget) and not isinstance(widget.parentWidget(), QLineEdit)
    ]


@pytest.fixture
def roots(desk: Callable[..., Any]) -> list[QWidget]:
    window = desk().window
    dialog = SettingsDialog(Settings(), LIGHT, window)
    return [window, dialog]


def test_every_control_has_a_name(roots: list[QWidget]) -> None:
    nameless = [w for root in roots for w in controls(root) if not w.accessibleName()]
    assert nameless == []


def test_no_label_guesses_whether_its_text_is_html(roots: list[QWidget]) -> None:
    labels = [label for root in roots for label in root.findChildren(QLabel) if label.text()]
    assert {label.textFormat() for label in labels} == {Qt.TextFormat.PlainText}


def test_tab_reaches_every_control_that_can_be_used(desk: Callable[..., Any]) -> None:
    window = desk().window
    window.work.task.sentence.setText("try it")
    wanted = {
        widget
        for widget in controls(window)
        if widget.isVisible() and widget.isEnabled() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    }
    reached = set()
    for _ in range(60):
        reached.add(QApplication.focusWidget())
        QTest.keyClick(window, Qt.Key.Key_Tab)
    by_arrow_keys = set(window.header.pages[1:])
    assert wanted - reached == by_arrow_keys


def test_tab_reaches_every_control_of_the_scripts_and_ctrl_tab_leaves_the_editor(
    desk: Callable[..., Any],
) -> None:
    here = desk()
    here.write("steps: [")
    window = here.window
    wanted = {
        widget
        for widget in controls(window)
        if widget.isVisible() and widget.isEnabled() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    }
    reached = set()
    for _ in range(60):
        reached.add(QApplication.focusWidget())
        in_editor = QApplication.focusWidget() is window.scripts.editor
        keys = Qt.KeyboardModifier.ControlModifier if in_editor else Qt.KeyboardModifier.NoModifier
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab, keys)
    assert window.scripts.faults.list in wanted
    assert wanted - reached <= set(window.header.pages)


def test_tab_reaches_every_control_of_the_models(desk: Callable[..., Any]) -> None:
    window = desk().window
    window.header.models.click()
    window.models.server.address.setText("http://localhost:1")
    wanted = {
        widget
        for widget in controls(window)
        if widget.isVisible() and widget.isEnabled() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    }
    reached = set()
    for _ in range(60):
        reached.add(QApplication.focusWidget())
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert window.models.calibrate in wanted
    assert wanted - reached <= set(window.header.pages)


def test_the_arrow_keys_choose_the_page(desk: Callable[..., Any]) -> None:
    window = desk().window
    window.header.run.setFocus()
    QTest.keyClick(window.header.run, Qt.Key.Key_Right)
    assert window.pages.currentWidget() is window.scripts
    QTest.keyClick(window.header.scripts, Qt.Key.Key_Right)
    assert window.pages.currentWidget() is window.demonstrations
    QTest.keyClick(window.header.demonstrations, Qt.Key.Key_Right)
    assert window.pages.currentWidget() is window.models
    QTest.keyClick(window.header.models, Qt.Key.Key_Right)
    assert window.pages.currentWidget() is window.library
    assert window.header.library.hasFocus()


def test_the_keys_are_no_two_buttons_own(desk: Callable[..., Any]) -> None:
    window = desk().window
    for page in (window.work, window.scripts, window.demonstrations, window.models, window.library):
        keys = [b.shortcut().toString() for b in page.findChildren(QAbstractButton)]
        keys += [b.shortcut().toString() for b in window.header.findChildren(QAbstractButton)]
        used = [key for key in keys if key]
        assert len(used) == len(set(used))
