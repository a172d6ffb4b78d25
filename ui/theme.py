"""Colours and shapes: light, dark, or whichever the system wears.

The trap: a palette alone leaves half of the controls in the platform's own colours, and a style sheet
alone loses the disabled and the focused states. Fusion draws everything from the palette, and a small
sheet (assets/style.qss) rounds it off; both take their colours from here and nowhere else.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication

from agent import assets


@dataclass(frozen=True, slots=True)
class Colours:
    """Every colour of the window, as '#rrggbb'. Text on its ground has a contrast of 4.5 or more."""

    window: str
    surface: str
    raised: str
    hover: str
    border: str
    text: str
    muted: str
    faint: str  # what cannot be used now
    accent: str
    accent_hover: str
    on_accent: str
    selected: str
    good: str
    warn: str
    bad: str
    stage: str  # around the picture of the screen


LIGHT = Colours(
    window="#f4f5f7",
    surface="#ffffff",
    raised="#ffffff",
    hover="#e9ecf1",
    border="#d3d8e0",
    text="#1a1d23",
    muted="#565e6c",
    faint="#9aa1ad",
    accent="#3551cc",
    accent_hover="#2a43b0",
    on_accent="#ffffff",
    selected="#e3e8fb",
    good="#17713a",
    warn="#855600",
    bad="#b3261e",
    stage="#e6e9ee",
)
DARK = Colours(
    window="#15171c",
    surface="#1c1f26",
    raised="#272b34",
    hover="#313640",
    border="#3a404c",
    text="#e9ebef",
    muted="#a6aebb",
    faint="#69717e",
    accent="#94a9ff",
    accent_hover="#b0c0ff",
    on_accent="#10142b",
    selected="#2b3356",
    good="#6fd391",
    warn="#f0b95a",
    bad="#ff8d84",
    stage="#0e1014",
)


def colours_of(app: QApplication, wanted: Literal["system", "light", "dark"]) -> Colours:
    """Return the colours that the setting asks for; those of the system where it says so."""
    if wanted == "system":
        return DARK if app.styleHints().colorScheme() is Qt.ColorScheme.Dark else LIGHT
    return DARK if wanted == "dark" else LIGHT


def apply(app: QApplication, colours: Colours) -> None:
    """Dress the whole application."""
    app.setStyle("Fusion")
    app.setPalette(palette(colours))
    font = QFont(app.font())
    font.setPointSizeF(max(font.pointSizeF(), 10.0))
    app.setFont(font)
    app.setStyleSheet(stylesheet(colours))


def palette(colours: Colours) -> QPalette:
    role = QPalette.ColorRole
    made = QPalette()
    for place, colour in {
        role.Window: colours.window,
        role.WindowText: colours.text,
        role.Base: colours.surface,
        role.AlternateBase: colours.window,
        role.Text: colours.text,
        role.PlaceholderText: colours.muted,
        role.Button: colours.raised,
        role.ButtonText: colours.text,
        role.BrightText: colours.bad,
        role.ToolTipBase: colours.raised,
        role.ToolTipText: colours.text,
        role.Highlight: colours.accent,
        role.HighlightedText: colours.on_accent,
        role.Accent: colours.accent,
        role.Link: colours.accent,
        role.Light: colours.raised,
        role.Mid: colours.border,
        role.Dark: colours.faint,
    }.items():
        made.setColor(place, QColor(colour))
    for place in (role.WindowText, role.Text, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, place, QColor(colours.faint))
    return made


def stylesheet(colours: Colours) -> str:
    """Return the style sheet with every `@name` replaced by the colour of that name."""
    sheet = assets.path("style.qss").read_text(encoding="utf-8")
    check = "check" if colours.on_accent == DARK.on_accent else "check-white"
    drawings = {"chevron": "chevron", "rise": "rise", "cross": "cross", "check": check}
    files = {name: assets.path("icons", f"{icon}.svg").as_posix() for name, icon in drawings.items()}
    names = {**asdict(colours), **files}
    for name in sorted(names, key=len, reverse=True):
        sheet = sheet.replace(f"@{name}", names[name])
    return sheet
