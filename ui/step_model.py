"""The steps of a run as a table that Qt can show: one row a moment, the newest last."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QImage

from agent.episode import Decision, Step
from agent.events import Captured
from agent.senses import Found, Opinion
from ui.background import Background
from ui.moment import Moment
from ui.picture import Frame, fitted, packed
from ui.words import decision_words, opinion_words, outcome_words

Index = QModelIndex | QPersistentModelIndex
MOMENT = Qt.ItemDataRole.UserRole
THUMBNAIL = Qt.ItemDataRole.UserRole + 1
THUMBNAIL_SIZE = QSize(192, 120)  # pixels: 96 x 60 on a display that draws two a point
FRAMES_KEPT = 1000  # of the newest steps; 0.2 MB each at 1280x800


class StepModel(QAbstractListModel):
    """Grows with the events of a run, or is filled at once from a stored episode."""

    changed = Signal(int)  # a row whose moment is another now

    def __init__(self, background: Background, parent: Any = None) -> None:
        super().__init__(parent)
        self._background = background
        self._moments: list[Moment] = []
        self._thumbnails: dict[tuple[int, float | str], QImage] = {}
        self._over = True

    @property
    def over(self) -> bool:
        """Whether nothing is going to be added: an open last row has no decision to come."""
        return self._over

    def moment(self, row: int) -> Moment:
        return self._moments[row]

    def fill(self, moments: list[Moment]) -> None:
        """Show these instead."""
        self.beginResetModel()
        self._moments, self._thumbnails, self._over = list(moments), {}, True
        self.endResetModel()
        for moment in moments:
            if moment.frame is not None:
                self._make_thumbnail(moment, moment.frame)

    def begin(self) -> None:
        """A run starts: forget the last one."""
        self.fill([])
        self._over = False

    def captured(self, event: Captured) -> None:
        """A look at the screen begins a step, or is the second look of the one that is open."""
        shot = event.screenshot
        moment = Moment(number=event.number, area=shot.area, frame=lambda: shot.image, look=shot.taken_at)
        if self._moments and self._moments[-1].number == event.number:
            self._replace(len(self._moments) - 1, moment)
        else:
            row = len(self._moments)
            self.beginInsertRows(QModelIndex(), row, row)
            self._moments.append(moment)
            self.endInsertRows()
            if row >= FRAMES_KEPT:
                self._replace(row - FRAMES_KEPT, replace(self._moments[row - FRAMES_KEPT], frame=None))
        self._pack(moment)

    def read(self, texts: tuple[Found, ...]) -> None:
        self._amend(texts=texts)

    def found(self, widgets: tuple[Found, ...], number: int | None) -> None:
        """Widgets were found on the screen of a step; None is the one that goes on."""
        for row in range(len(self._moments) - 1, -1, -1):  # it is nearly always the last one
            if number in (None, self._moments[row].number):
                self._replace(row, replace(self._moments[row], widgets=widgets))
                return

    def said(self, text: str) -> None:
        if self._moments:
            self._amend(thought=self._moments[-1].thought + text)

    def decided(self, decision: Decision) -> None:
        self._amend(decision=decision)

    def judged(self, opinion: Opinion) -> None:
        if self._moments:
            self._amend(opinions=(*self._moments[-1].opinions, opinion))

    def performed(self, step: Step) -> None:
        self._amend(decision=step.decision, outcome=step.outcome, seconds=step.seconds)

    def end(self) -> None:
        """The run is over: what is open stays open."""
        self._over = True
        if self._moments:
            self._replace(len(self._moments) - 1, self._moments[-1])

    def _amend(self, **values: Any) -> None:
        if self._moments:
            self._replace(len(self._moments) - 1, replace(self._moments[-1], **values))

    def _replace(self, row: int, moment: Moment) -> None:
        self._moments[row] = moment
        self.dataChanged.emit(self.index(row), self.index(row))
        self.changed.emit(row)

    def _pack(self, moment: Moment) -> None:
        """Make the thumbnail and keep the picture in a tenth of the memory."""
        frame = moment.frame
        assert frame is not None

        def job() -> tuple[QImage, Frame]:
            pixels = frame()
            return fitted(pixels, THUMBNAIL_SIZE), packed(pixels)

        def then(made: tuple[QImage, Frame]) -> None:
            self._thumbnails[moment.picture] = made[0]
            row = self._row_of(moment)
            if row is not None and self._moments[row].frame is not None:
                self._replace(row, replace(self._moments[row], frame=made[1]))

        self._background.run(job, then)

    def _make_thumbnail(self, moment: Moment, frame: Frame) -> None:
        def then(image: QImage) -> None:
            self._thumbnails[moment.picture] = image
            row = self._row_of(moment)
            if row is not None:
                self.dataChanged.emit(self.index(row), self.index(row))

        self._background.run(lambda: fitted(frame(), THUMBNAIL_SIZE), then, lambda error: None)

    def _row_of(self, moment: Moment) -> int | None:
        """Return where this picture's step is now, None where the list has moved on."""
        for row in range(len(self._moments) - 1, -1, -1):
            if self._moments[row].picture == moment.picture:
                return row
        return None

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._moments)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        moment = self._moments[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.AccessibleTextRole:
                what = decision_words(moment.decision) if moment.decision else ""
                became = outcome_words(moment.outcome) if moment.outcome else ""
                said = ", ".join(map(opinion_words, moment.opinions))
                return ". ".join(part for part in (str(moment.number), what, became, said) if part)
            case _ if role == MOMENT:
                return moment
            case _ if role == THUMBNAIL:
                return self._thumbnails.get(moment.picture)
            case _:
                return None
