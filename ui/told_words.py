"""What becomes of what a person does while a run is paused, in the window's language."""

from __future__ import annotations

from typing import assert_never

from PySide6.QtCore import QCoreApplication

from agent.teach.notice import Notice, Told
from ui.reason_words import reason_words

translate = QCoreApplication.translate


def told_words(told: Told) -> str:
    """Return the notice in words."""
    match told.notice:
        case Notice.BEGAN:
            words = translate("told", "Paused before step {0}: what you do now is kept")
            return words.format(told.step)
        case Notice.KEPT:
            words = translate("told", "What you did before step {0} is kept, {1} steps, in {2}")
            return words.format(told.step, told.count, told.what)
        case Notice.LOST:
            words = translate("told", "What you do before step {0} is not kept: {1}")
            return words.format(told.step, reason_words(told.what))
        case _:
            assert_never(told.notice)
