"""What Readings call their axes and units, in the language that is spoken.

The trap: a study or a policy measures in English, for files too, but a window speaks the person's language.
What is not in these lists is shown as it is.
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

translate = QCoreApplication.translate


def axis_in_words(name: str) -> str:
    """Return the word for an axis that people meet."""
    words = {
        "row": translate("spoken", "row"),
        "column": translate("spoken", "column"),
        "query": translate("spoken", "query"),
        "layer": translate("spoken", "layer"),
        "head": translate("spoken", "head"),
        "step": translate("spoken", "step"),
        "frame": translate("spoken", "frame"),
        "frames ahead": translate("spoken", "frames ahead"),
        "act": translate("spoken", "act"),
        "channel": translate("spoken", "channel"),
    }
    return words.get(name, name)


def unit_in_words(unit: str) -> str:
    """Return the word for a unit that is one; signs like % and ms are the same everywhere."""
    words = {
        "nats": translate("spoken", "nats"),
        "parameters": translate("spoken", "parameters"),
        "positions": translate("spoken", "positions"),
        "operations": translate("spoken", "operations"),
        "points": translate("spoken", "points"),
        "frames": translate("spoken", "frames"),
        "a widget": translate("spoken", "a widget"),
        "ms a frame": translate("spoken", "ms a frame"),
    }
    return words.get(unit, unit)


def label_in_words(label: str) -> str:
    """Return a label that names a layer by its number, as 'layer 2', in words; others as they are."""
    kind, _, number = label.rpartition(" ")
    return f"{axis_in_words(kind)} {number}" if kind and number.isdigit() else label
