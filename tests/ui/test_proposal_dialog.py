from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from agent.demonstration.difference import Line, Mark
from agent.geometry import Point
from agent.teach.fault import FAULTS as MADE
from agent.teach.table import EARLIER, NOW, SAME, Result, Subject, Trial
from agent.teach.teacher import Proposal
from ui import theme
from ui.proposal_dialog import ProposalDialog
from ui.translation import Translation
from ui.trial_words import FAULTS, came_words, subject_words

HERE = Point(12, 34)


def trial(subject: Subject, got: Result = Result.FOUND) -> Trial:
    return Trial(subject, Result.FOUND, got, HERE if got is Result.FOUND else None)


def lines(count: int) -> tuple[Line, ...]:
    return tuple(Line(Mark.NEW, f"line {number}") for number in range(count))


@pytest.fixture
def proposed(qtbot: Any) -> Iterator[Callable[..., ProposalDialog]]:
    made: list[ProposalDialog] = []

    def propose(trials: Sequence[Trial], changes: Sequence[Line]) -> ProposalDialog:
        dialog = ProposalDialog(Proposal("it is Save now", tuple(trials), tuple(changes)), theme.LIGHT)
        made.append(dialog)
        dialog.show()
        qtbot.waitUntil(dialog.isVisible)
        return dialog

    yield propose
    for dialog in made:
        dialog.withdraw()
        dialog.deleteLater()


@pytest.mark.parametrize("count", [1, 4, 8])
def test_the_trials_take_just_the_room_of_their_rows(
    count: int, proposed: Callable[..., ProposalDialog]
) -> None:
    table = proposed([trial(Subject("s2", NOW, SAME))] * count, lines(3)).trials
    assert table.viewport().height() == sum(table.rowHeight(row) for row in range(count))


def test_many_trials_are_scrolled(proposed: Callable[..., ProposalDialog]) -> None:
    table = proposed([trial(Subject("s2", NOW, SAME))] * 30, lines(3)).trials
    assert table.verticalScrollBar().maximum() > 0


@pytest.mark.parametrize("count", [1, 5, 12])
def test_the_changes_are_all_in_sight_and_not_half_of_a_box(
    count: int, proposed: Callable[..., ProposalDialog]
) -> None:
    view = proposed([trial(Subject("s2", NOW, SAME))], lines(count)).changes
    assert view.verticalScrollBar().maximum() == 0
    last = view.blockBoundingGeometry(view.document().lastBlock()).translated(view.contentOffset())
    assert view.viewport().height() - last.bottom() < 2 * view.fontMetrics().lineSpacing()


def test_no_answer_is_the_one_that_enter_gives(proposed: Callable[..., ProposalDialog]) -> None:
    dialog = proposed([trial(Subject("s2", NOW, SAME))], lines(3))
    assert dialog.focusWidget() is dialog.no
    assert dialog.no.isDefault()


def test_every_fault_that_is_made_has_words() -> None:
    assert set(FAULTS) == set(MADE)


def test_a_row_is_in_chinese_but_for_what_is_named(qapp: QApplication) -> None:
    translation = Translation(qapp)
    translation.speak("zh")
    subjects = [Subject("s2", look, fault) for look in (NOW, 1) for fault in (SAME, *FAULTS)]
    subjects += [Subject("s2", NOW, SAME, is_end=True), Subject("s2", NOW), Subject("s2", EARLIER)]
    words = [subject_words(each).replace("s2", "") for each in subjects]
    words += [came_words(trial(Subject("s2", NOW, SAME), each)) for each in Result]
    translation.speak("en")
    assert [each for each in words if any(letter.isascii() and letter.isalpha() for letter in each)] == []


def test_a_row_shows_what_it_names_letter_by_letter(proposed: Callable[..., ProposalDialog]) -> None:
    table = proposed([trial(Subject("<b>s2</b>", NOW, "<i>new</i>"))], lines(3)).trials
    assert "<b>s2</b>" in table.item(0, 0).text()
    assert "<i>new</i>" in table.item(0, 0).text()
    assert table.item(0, 0).data(Qt.ItemDataRole.ToolTipRole) in (None, "")
