"""How a program looks, by lot: style, colours, font, and the size of everything."""

from __future__ import annotations

import random

from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication, QStyleFactory

_SIZES = (8, 9, 9, 10, 10, 11, 12, 13, 15)


def dress(application: QApplication, lots: random.Random, chinese: bool) -> None:
    """Give the application another style, palette and font."""
    application.setStyle(QStyleFactory.create(lots.choice(QStyleFactory.keys())))
    application.setPalette(_palette(lots))
    system = QFontDatabase.WritingSystem.SimplifiedChinese if chinese else QFontDatabase.WritingSystem.Latin
    families = [family for family in QFontDatabase.families(system) if _readable(family)]
    application.setFont(QFont(lots.choice(families or QFontDatabase.families()), lots.choice(_SIZES)))


def accent(lots: random.Random) -> QColor:
    """Return a colour that something is picked out with."""
    return QColor.fromHsv(lots.randrange(360), lots.randint(40, 220), lots.randint(90, 240))


def _readable(family: str) -> bool:
    return not any(word in family.lower() for word in ("symbol", "emoji", "dingbat", "icon", "math", "music"))


def _palette(lots: random.Random) -> QPalette:
    """Return colours that go together: light in two cases of three."""
    light = lots.random() < 0.66
    level = lots.randint(222, 250) if light else lots.randint(28, 62)
    tint = lots.randint(-6, 6)
    ground = QColor(level, level + tint // 2, level + tint)
    base = QColor(255, 255, 255) if light else ground.darker(125)
    ink = _grey(lots.randint(0, 60) if light else lots.randint(200, 255))
    palette = QPalette(ground)
    for role, colour in (
        (QPalette.ColorRole.Window, ground),
        (QPalette.ColorRole.Base, base),
        (QPalette.ColorRole.AlternateBase, base.darker(104)),
        (QPalette.ColorRole.Button, ground.lighter(lots.randint(98, 110))),
        (QPalette.ColorRole.Highlight, accent(lots)),
        (QPalette.ColorRole.WindowText, ink),
        (QPalette.ColorRole.Text, ink),
        (QPalette.ColorRole.ButtonText, ink),
    ):
        palette.setColor(role, colour)
    return palette


def _grey(level: int) -> QColor:
    return QColor(level, level, level)
