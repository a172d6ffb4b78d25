"""Asks the person: may I, please take over, or a question in words. Allowing takes a click or Alt+A."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QWidget

from agent.actions import describe, points_of
from agent.events import Answer, Need, Question
from agent.screenshot import Screenshot
from ui.background import Background
from ui.buttons import push
from ui.label import plain
from ui.question_dialog import QuestionDialog
from ui.question_view import crop_of
from ui.reason_words import reason_words
from ui.screen_view import ScreenView
from ui.theme import Colours
from ui.words import action_words


class ApproveDialog(QuestionDialog):
    """Shows one question of the run."""

    def __init__(
        self,
        question: Question,
        shot: Screenshot | None,
        colours: Colours,
        background: Background,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._question = question
        column = self.column
        heading = self._heading()
        self.setWindowTitle(heading)
        column.addWidget(plain(heading, "title"))
        if question.action is not None:
            column.addWidget(plain(action_words(question.action), "heading"))
        text = _without_action(question)
        if text:
            column.addWidget(plain(text[:2000], "muted"))
        if question.need is Need.APPROVAL and shot is not None:
            column.addWidget(self._view(shot, colours, background))
        self.line = QLineEdit(placeholderText=self.tr("Your answer"))
        self.line.setAccessibleName(self.tr("Your answer"))
        if question.need is not Need.ANSWER:
            self.line.hide()
        column.addWidget(self.line)
        column.addSpacing(4)
        column.addLayout(self._buttons(colours))
        self._place(shot)

    def _heading(self) -> str:
        match self._question.need:
            case Need.APPROVAL:
                return self.tr("May I do this?")
            case Need.HANDOVER:
                return self.tr("Please take over")
            case Need.ANSWER:
                return self.tr("I have a question")

    def _view(self, shot: Screenshot, colours: Colours, background: Background) -> ScreenView:
        view = ScreenView(background, empty="", stage=colours.stage)
        view.setFixedHeight(220)
        view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        view.setAccessibleName(self.tr("The place on the screen"))
        view.show_moment(crop_of(shot, self._question.action))
        return view

    def _buttons(self, colours: Colours) -> QHBoxLayout:
        yes, no = self._choices(colours)
        self.yes, self.no = yes, no
        self.stop = push(colours, self.tr("&Stop the run"), "stop", kind="danger")
        self.stop.clicked.connect(self.on_stop_clicked)
        yes.clicked.connect(lambda: self.answer(Answer(True, self.line.text())))
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.stop)
        row.addStretch(1)
        if no is not None:
            no.clicked.connect(lambda: self.answer(Answer(False)))
            row.addWidget(no)
        row.addWidget(yes)
        for button in (yes, no, self.stop):
            if button is not None:
                button.setAutoDefault(False)
        self._prepare_keys(yes, no)
        return row

    def _prepare_keys(self, yes: QPushButton, no: QPushButton | None) -> None:
        """Give Enter to what does no harm; in the line it sends what was written there."""
        match self._question.need:
            case Need.APPROVAL:
                assert no is not None
                no.setDefault(True)
                no.setFocus()
            case Need.HANDOVER:
                self.setFocus()
            case Need.ANSWER:
                self.line.setFocus()
                self.line.returnPressed.connect(yes.click)

    def _choices(self, colours: Colours) -> tuple[QPushButton, QPushButton | None]:
        """Return the button that lets the run go on and the one that says no, where there is one."""
        match self._question.need:
            case Need.APPROVAL:
                return push(colours, self.tr("&Allow"), "done", kind="primary"), push(
                    colours, self.tr("&Refuse"), "refused"
                )
            case Need.HANDOVER:
                return push(colours, self.tr("I am &done, go on"), "run", kind="primary"), None
            case Need.ANSWER:
                return push(colours, self.tr("&Answer"), "done", kind="primary"), push(
                    colours, self.tr("&No answer"), "refused"
                )

    def _place(self, shot: Screenshot | None) -> None:
        """Stand in a lower corner, away from what the question is about."""
        points = points_of(self._question.action) if self._question.action is not None else ()
        on_the_right = bool(points) and shot is not None and points[0].x > shot.area.center.x
        self.stand(left=on_the_right)


def _without_action(question: Question) -> str:
    """Return the question's text; what it says of the action first is in the heading already."""
    text = question.text
    if question.action is not None:
        text = text.removeprefix(f"{describe(question.action)}: ")
    return reason_words(text)
