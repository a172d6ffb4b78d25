"""Shows whose error it is when a click lands beside its target: four places, three hops, one sentence."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, QTemporaryDir
from PySide6.QtGui import QImage
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from agent.settings import Settings
from ui.buttons import push
from ui.calibration_view import KINDS, CalibrationView, Places, Sign
from ui.choices import chooser, places
from ui.command import STOPPED, Command
from ui.label import plain, say
from ui.theme import Colours

OFF = ("model", "conversion", "pointer")


class CalibrateDialog(QDialog):
    """Runs `deixis calibrate` with the policy in use, and draws what comes of it."""

    def __init__(self, settings: Settings, colours: Colours, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Calibrate"))
        self.resize(960, 660)
        self._settings = settings
        self._closing = False
        self._pictures = QTemporaryDir()  # of the person's screen: they go with the dialog
        self.places: list[Places] = []
        self.command = Command(self)
        self.command.told.connect(self.on_told)
        self.command.ended.connect(self.on_ended)
        self.whole = CalibrationView(colours, near=False)
        self.whole.setAccessibleName(self.tr("The screen with all targets"))
        self.near = CalibrationView(colours, near=True)
        self.near.setAccessibleName(self.tr("The chosen target from near by"))
        self.table = self._make_table()
        self.verdict = plain(self._question(), "muted")
        self.place = chooser(self.tr("Where to work"), places(settings.display), settings.display)
        self.begin = push(colours, self.tr("&Begin"), "run", kind="primary")
        self.begin.clicked.connect(self.on_begin_clicked)
        self.stop = push(colours, self.tr("&Stop"), "stop", kind="danger")
        self.stop.clicked.connect(self.command.stop)
        self.stop.hide()
        self.leave = push(colours, self.tr("&Close"))
        self.leave.clicked.connect(self.reject)
        self._lay_out(colours)

    def _question(self) -> str:
        return self.tr(
            "Five targets come up one after the other, and {0} points at them. The pointer moves there; "
            "nothing is clicked."
        ).format(self._settings.policy)

    def _make_table(self) -> QTableWidget:
        heads = [
            *(self.tr("Target"), self.tr("Model's point"), self.tr("Sent"), self.tr("Landed")),
            *(self.tr("Model off"), self.tr("Conversion off"), self.tr("Pointer off")),
        ]
        table = QTableWidget(0, len(heads))
        table.setHorizontalHeaderLabels(heads)
        table.setAccessibleName(self.tr("Targets"))
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setTabKeyNavigation(False)
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.verticalHeader().hide()
        table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        table.horizontalHeader().setStretchLastSection(True)
        table.horizontalHeader().setHighlightSections(False)
        table.currentCellChanged.connect(lambda row, *_: self.on_row_chosen(row))
        table.setMinimumHeight(190)
        return table

    def _lay_out(self, colours: Colours) -> None:
        pictures = QHBoxLayout()
        pictures.setSpacing(12)
        pictures.addWidget(self.whole, 3)
        pictures.addWidget(self.near, 2)
        legend = QHBoxLayout()
        legend.setSpacing(4)
        names = (self.tr("target"), self.tr("model's point"), self.tr("sent"), self.tr("landed"))
        for kind, name in zip(KINDS, names, strict=True):
            words = plain(name, "muted")
            words.setWordWrap(False)
            legend.addWidget(Sign(kind, colours))
            legend.addWidget(words)
            legend.addSpacing(12)
        legend.addStretch(1)
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self.place)
        line.addStretch(1)
        for button in (self.leave, self.stop, self.begin):
            line.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(12)
        column.addWidget(self.verdict)
        column.addLayout(pictures, 1)
        column.addLayout(legend)
        column.addWidget(self.table)
        column.addLayout(line)

    def on_begin_clicked(self) -> None:
        self.places = []
        self.table.setRowCount(0)
        self.on_row_chosen(-1)
        self._show_busy(True)
        self._say(self.tr("Looking…"), "muted")
        settings = self._settings
        words = ["calibrate", "--policy", settings.policy, "--display", str(self.place.currentData())]
        words += ["--monitor", settings.monitor]
        for name, value in (("--model", settings.model), ("--url", settings.url)):
            words += [name, value] if value else []
        self.command.start([*words, "--pictures", self._pictures.path(), "--json"], settings)

    def on_told(self, said: dict[str, Any]) -> None:
        if "verdict" in said:
            self._say(
                ("✓ " if said["ok"] else "✗ ") + self._sentence(said), "good" if said["ok"] else "wrong"
            )
            return
        self.places.append(Places.of(said, QImage(str(said["picture"]))))
        row = self.table.rowCount()
        self.table.insertRow(row)
        named, bounds = said["named"], said["bounds"]
        of = (
            self.tr("{place} of {bounds}").format(
                place=_pair(named), bounds="×".join(f"{most:g}" for most in bounds)
            )
            if named
            else "–"
        )
        cells = [_pair(said["target"]), of, _pair(said["sent"]), _pair(said["landed"])]
        cells += ["–" if said["off"][name] is None else f"{said['off'][name]:.1f}" for name in OFF]
        for column, words in enumerate(cells):
            self.table.setItem(row, column, QTableWidgetItem(words))
        self.table.setCurrentCell(row, 0)

    def _sentence(self, said: dict[str, Any]) -> str:
        """Say the verdict in the person's language; what is not known here is said as the core does."""
        off = {
            name: "–" if said["most_off"][name] is None else f"{said['most_off'][name]:.1f}" for name in OFF
        }
        hops = self.tr(
            "At most off, in points: model {model}, conversion {conversion}, pointer {pointer}."
        ).format(**off)
        whose = {
            "none": self.tr("Every target is hit, and nothing is lost on the way."),
            "model": self.tr(
                "The model points beside it. Give it a larger picture, or choose another model."
            ),
            "space": self.tr("The model counts in other units than it is read in. Choose its family."),
            "conversion": self.tr(
                "The policy sends on another place than the model named. Please report this."
            ),
            "scale": self.tr("The pointer lands elsewhere: display scaling."),
            "pointer": self.tr("The pointer lands elsewhere. Is it the right monitor?"),
            "abstained": self.tr("The policy did not point to every target. Choose another one."),
        }.get(str(said["fault"]), str(said["verdict"]))
        return f"{whose} {hops}"

    def on_row_chosen(self, row: int) -> None:
        for view in (self.whole, self.near):
            view.show_places(self.places, row)

    def on_ended(self, code: int, why: str) -> None:
        self._show_busy(False)
        if self._closing:
            self.reject()
        elif code == STOPPED:
            self._say(self.tr("Stopped"), "muted")
        elif why:
            self._say(why, "wrong")

    def _show_busy(self, busy: bool) -> None:
        self.begin.setVisible(not busy)
        self.stop.setVisible(busy)
        self.place.setEnabled(not busy)

    def _say(self, words: str, kind: str) -> None:
        say(self.verdict, words, kind)

    def reject(self) -> None:
        """Close; what goes on is stopped first."""
        if self.command.busy:
            self._closing = True
            self.command.stop()
            return
        super().reject()

    @property
    def pictures(self) -> Path:
        """The folder of the pictures that were taken."""
        return Path(self._pictures.path())


def _pair(pair: list[float] | None) -> str:
    return f"{pair[0]:.1f}, {pair[1]:.1f}" if pair else "–"
