"""Claims about windows that are a page and little else."""

from __future__ import annotations

import random

import numpy as np
from PySide6.QtWidgets import QApplication

from policies.gym.screen import Screens
from policies.gym.transition import transitions
from policies.gym.writing import Writing


def test_pages_differ_in_look_and_some_are_empty(qapp: QApplication, screens: Screens) -> None:
    windows = [Writing(screens.stock("en"), random.Random(seed)) for seed in range(12)]

    assert len({window.sheet for window in windows}) == len(windows)
    assert {bool(window.page.toPlainText()) for window in windows} == {True, False}
    for window in windows:
        window.deleteLater()


def test_some_windows_show_what_is_typed_before_anybody_has_clicked(
    qapp: QApplication, screens: Screens
) -> None:
    acts = [each for seed in range(20) for each in transitions(qapp, screens, seed, faults=False)]

    typed = [each for each in acts if each.kind == "type" and each.place is None]
    shown = [not np.array_equal(each.before.image, each.after.image) for each in typed]

    assert sum(shown) > len(shown) / 2 > 0
