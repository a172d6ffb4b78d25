"""What Readings call their axes and units, in the language that is spoken.

The trap: a study or a policy measures in English, for files too, but a window speaks the person's language.
What is not in these lists is shown as it is.
"""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

_AXES = frozenset(
    (
        QT_TRANSLATE_NOOP("spoken", "row"),
        QT_TRANSLATE_NOOP("spoken", "column"),
        QT_TRANSLATE_NOOP("spoken", "query"),
        QT_TRANSLATE_NOOP("spoken", "layer"),
        QT_TRANSLATE_NOOP("spoken", "head"),
        QT_TRANSLATE_NOOP("spoken", "step"),
        QT_TRANSLATE_NOOP("spoken", "frame"),
        QT_TRANSLATE_NOOP("spoken", "frames ahead"),
        QT_TRANSLATE_NOOP("spoken", "act"),
        QT_TRANSLATE_NOOP("spoken", "channel"),
    )
)
_UNITS = frozenset(
    (
        QT_TRANSLATE_NOOP("spoken", "nats"),
        QT_TRANSLATE_NOOP("spoken", "parameters"),
        QT_TRANSLATE_NOOP("spoken", "positions"),
        QT_TRANSLATE_NOOP("spoken", "operations"),
        QT_TRANSLATE_NOOP("spoken", "points"),
        QT_TRANSLATE_NOOP("spoken", "frames"),
        QT_TRANSLATE_NOOP("spoken", "a widget"),
        QT_TRANSLATE_NOOP("spoken", "ms a frame"),
    )
)


def axis_in_words(name: str) -> str:
    """Return the word for an axis that people meet."""
    return _translated(name) if name in _AXES else name


def unit_in_words(unit: str) -> str:
    """Return the word for a unit that is one; signs like % and ms are the same everywhere."""
    return _translated(unit) if unit in _UNITS else unit


def _translated(word: str) -> str:
    return QCoreApplication.translate("spoken", word)


def label_in_words(label: str) -> str:
    """Return a label that names a layer by its number, as 'layer 2', in words; others as they are."""
    kind, _, number = label.rpartition(" ")
    return f"{axis_in_words(kind)} {number}" if kind and number.isdigit() else label
