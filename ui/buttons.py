"""Buttons, made alike: an icon that fades with its button, a name for screen readers, a shortcut told."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QPushButton, QToolButton

from ui.icon import icon
from ui.theme import Colours


def push(colours: Colours, text: str, symbol: str = "", *, kind: str = "", keys: str = "") -> QPushButton:
    """Return a push button. kind: '', 'primary' or 'danger'. keys: a shortcut, as 'Ctrl+Return'."""
    button = QPushButton(text)
    if kind:
        button.setProperty("kind", kind)
    if symbol:
        shade = {"primary": colours.on_accent, "danger": colours.bad}.get(kind, colours.text)
        button.setIcon(icon(symbol, shade, colours.faint))
        button.setIconSize(QSize(18, 18))
    _finish(button, text, keys)
    return button


def tool(
    colours: Colours, text: str, symbol: str, *, keys: str = "", worded: bool = False, checkable: bool = False
) -> QToolButton:
    """Return a flat button that is an icon. worded: with its text beside it."""
    button = QToolButton()
    button.setText(text)
    button.setCheckable(checkable)
    button.setIcon(icon(symbol, colours.text, colours.faint))
    button.setIconSize(QSize(18, 18))
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    if worded:
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    _finish(button, text, keys)
    return button


def _finish(button: QPushButton | QToolButton, text: str, keys: str) -> None:
    name = text.replace("&", "")
    button.setAccessibleName(name)
    button.setToolTip(name)
    if keys:
        shown = QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
        button.setToolTip(f"{name} ({shown})")
        button.setShortcut(QKeySequence(keys))
