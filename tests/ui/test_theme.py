from __future__ import annotations

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QSlider
from pytestqt.qtbot import QtBot

from ui.choices import chooser
from ui.theme import DARK, LIGHT, Colours, apply, stylesheet

GROUNDS = ("window", "surface", "raised", "hover", "selected")


def luminance(colour: str) -> float:
    """Return the relative luminance of WCAG 2.2."""
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in QColor(colour).getRgbF()[:3]
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("ink", ["text", "muted", "accent", "good", "warn", "bad"])
def test_text_can_be_read_on_every_ground(colours: Colours, ink: str, ground: str) -> None:
    assert contrast(getattr(colours, ink), getattr(colours, ground)) >= 4.5


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_the_main_button_can_be_read(colours: Colours) -> None:
    assert contrast(colours.on_accent, colours.accent) >= 4.5
    assert contrast(colours.on_accent, colours.accent_hover) >= 4.5


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_the_empty_screen_can_be_read(colours: Colours) -> None:
    assert contrast(colours.muted, colours.stage) >= 4.5


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_every_name_in_the_style_sheet_is_a_colour(colours: Colours) -> None:
    assert "@" not in stylesheet(colours)


def test_the_luminance_is_that_of_the_standard() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


def test_a_chooser_as_narrow_as_it_gets_shows_a_short_word_whole(qapp: QApplication, qtbot: QtBot) -> None:
    apply(qapp, LIGHT)
    box = chooser("What decides", [("pocket", "pocket")], "pocket")
    qtbot.addWidget(box)
    box.show()
    words = QRect(0, 0, 9 + box.fontMetrics().horizontalAdvance("pocket"), box.height())
    box.resize(400, box.height())
    whole = box.grab(words).toImage()
    box.resize(box.minimumWidth(), box.height())
    assert box.grab(words).toImage() == whole


def test_the_handle_of_a_slider_is_not_cut_off(qapp: QApplication, qtbot: QtBot) -> None:
    apply(qapp, LIGHT)
    slider = QSlider(Qt.Orientation.Horizontal)
    qtbot.addWidget(slider)
    slider.ensurePolished()
    assert slider.sizeHint().height() >= 18
