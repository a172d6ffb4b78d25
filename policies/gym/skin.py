"""How widgets are drawn, by lot: stylesheets with other edges, corners, grounds and marks.

The trap: a detector that has seen one toolkit finds that toolkit. Qt has two styles without a desktop, so
most of the variety comes from here: flat and raised, round and square, filled and underlined, with marks of
other forms. Some families are held out, to measure what a look never seen costs.
"""

from __future__ import annotations

import random
from dataclasses import dataclass

from PySide6.QtGui import QColor, QPalette

HELD_OUT = ("underlined", "pill")
FAMILIES = ("none", "none", "flat", "outlined", "raised", "soft", *HELD_OUT)


@dataclass(frozen=True, slots=True)
class _Paint:
    """The colours and sizes of one stylesheet."""

    edge: str
    ground: str
    field: str
    accent: str
    on_accent: str
    round_px: int
    room_px: int
    mark_px: int


def skin(family: str, palette: QPalette, lots: random.Random) -> str:
    """Return a stylesheet of this family in colours that go with the palette; nothing for 'none'."""
    paint = _paint(palette, lots)
    match family:
        case "flat":
            return _sheet(paint, f"border: none; background: {paint.ground};", "border: none;")
        case "outlined":
            edge = f"border: {lots.randint(1, 2)}px solid {paint.edge}; background: transparent;"
            return _sheet(paint, edge, f"border: 1px solid {paint.edge};")
        case "raised":
            ramp = f"qlineargradient(x1:0, y1:0, x2:0, y2:1, stop:0 {paint.field}, stop:1 {paint.ground})"
            edge = f"border: 1px solid {paint.edge}; background: {ramp};"
            return _sheet(paint, edge, f"border: 2px inset {paint.edge};")
        case "soft":
            filled = f"border: none; background: {paint.accent}; color: {paint.on_accent};"
            return _sheet(paint, filled, f"border: 1px solid {paint.edge}; background: {paint.field};")
        case "underlined":
            plain = f"border: none; background: transparent; color: {paint.accent}; font-weight: bold;"
            line = f"border: none; border-bottom: 2px solid {paint.edge}; background: transparent;"
            return _sheet(paint, plain, line)
        case "pill":
            filled = f"border: 1px solid {paint.accent}; background: {paint.ground}; border-radius: 11px;"
            return _sheet(paint, filled, f"border: 1px solid {paint.edge}; border-radius: 11px;")
        case _:
            return ""


def _paint(palette: QPalette, lots: random.Random) -> _Paint:
    window, base = palette.window().color(), palette.base().color()
    dark = window.lightness() < 128
    shift = lots.randint(112, 170)
    edge = window.lighter(shift + 40) if dark else window.darker(shift)
    ground = window.lighter(lots.randint(115, 150)) if dark else window.darker(lots.randint(102, 116))
    accent = palette.highlight().color()
    on_accent = QColor("white") if accent.lightness() < 150 else QColor("black")
    return _Paint(
        edge.name(), ground.name(), base.name(), accent.name(), on_accent.name(),
        lots.choice((0, 2, 3, 4, 6, 9)), lots.randint(2, 7), lots.randint(11, 20),
    )  # fmt: skip


def _sheet(paint: _Paint, button: str, field: str) -> str:
    corner = f"border-radius: {paint.round_px}px;"
    room = f"padding: {paint.room_px}px {2 * paint.room_px}px;"
    mark = f"width: {paint.mark_px}px; height: {paint.mark_px}px; border: 1px solid {paint.edge};"
    checked = f"background: {paint.accent}; border: {max(paint.mark_px // 4, 2)}px solid {paint.field};"
    bar = f"background: {paint.ground}; width: {paint.mark_px}px; height: {paint.mark_px}px;"
    return f"""
        QPushButton, QToolButton {{ {corner} {room} {button} }}
        QLineEdit, QTextEdit, QSpinBox, QComboBox {{ {corner} padding: {paint.room_px}px; {field} }}
        QCheckBox::indicator, QRadioButton::indicator {{ {mark} background: {paint.field}; }}
        QCheckBox::indicator {{ border-radius: {min(paint.round_px, 4)}px; }}
        QRadioButton::indicator {{ border-radius: {paint.mark_px // 2}px; }}
        QCheckBox::indicator:checked, QRadioButton::indicator:checked {{ {checked} }}
        QTabBar::tab {{ {room} border-bottom: 2px solid transparent; margin-right: 2px; }}
        QTabBar::tab:selected {{ border-bottom: 2px solid {paint.accent}; background: {paint.ground}; }}
        QSlider::groove:horizontal {{ height: 4px; background: {paint.edge}; border-radius: 2px; }}
        QSlider::handle:horizontal {{ width: {paint.mark_px}px; margin: -6px 0; background: {paint.accent};
            border-radius: {min(paint.round_px, paint.mark_px // 2)}px; }}
        QScrollBar {{ {bar} }}
        QScrollBar::handle {{ background: {paint.edge}; border-radius: {min(paint.round_px, 5)}px;
            min-height: 24px; min-width: 24px; }}
        QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
        QListWidget::item, QTreeWidget::item {{ padding: {paint.room_px // 2}px; }}
    """
