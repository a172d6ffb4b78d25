"""The choosers of the task bar, and their choices in plain words."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QCheckBox, QComboBox, QSizePolicy

from agent import registry
from agent.settings import parse_display
from ui.theme import Colours

translate = QCoreApplication.translate
DRY_RUN = "dry run"


def chooser(name: str, choices: Sequence[tuple[str, str]], chosen: str) -> QComboBox:
    """Return a combo box of (value, words) pairs, with the value `chosen` on top."""
    box = QComboBox()
    box.setAccessibleName(name)
    box.setToolTip(name)
    box.setMinimumWidth(96)  # rather than the longest choice: the window must fit on a small screen
    box.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
    for value, words in choices:
        box.addItem(words, value)
    choose(box, chosen)
    return box


def tick(words: str, colours: Colours) -> QCheckBox:
    """Return a box to be ticked, with these words beside it."""
    box = QCheckBox(words)
    box.setAccessibleName(words)
    shades = box.palette()
    shades.setColor(QPalette.ColorRole.Window, QColor(colours.faint))  # its frame, lost in the dark else
    box.setPalette(shades)
    return box


def choose(box: QComboBox, value: str) -> None:
    """Put this value on top, the first one where the box has no such value."""
    box.setCurrentIndex(max(box.findData(value), 0))


def policies(name: str, chosen: str) -> QComboBox:
    """Return a chooser of policies with this name."""
    return chooser(name, [(each, each) for each in registry.names("policies")], chosen)


def offer_places(box: QComboBox, display: str) -> None:
    """Fill a chooser of places anew, for the display of changed settings."""
    box.clear()
    for value, words in places(display):
        box.addItem(words, value)
    choose(box, display)


def modes() -> list[tuple[str, str]]:
    """Return the modes with what they mean."""
    return [
        ("ask", translate("choices", "Ask before every action")),
        ("risky", translate("choices", "Ask before risky actions")),
        ("auto", translate("choices", "Never ask")),
    ]


def places(display: str) -> list[tuple[str, str]]:
    """Return where to work: this screen, a virtual one, and the one of the settings if it is another."""
    known = [
        ("real", translate("choices", "On this screen")),
        ("virtual", translate("choices", "On a virtual screen")),
    ]
    if display in dict(known):
        return known
    kind, which = parse_display(display)
    if kind == "virtual" and isinstance(which, tuple):
        words = translate("choices", "On a virtual screen of {width} × {height}")
        return [known[0], (display, words.format(width=which[0], height=which[1]))]
    return [*known, (display, translate("choices", "On display {name}").format(name=display))]
