"""One panel: its words, the views of the running agent, its study, and the way out to a file.

The trap: a reading a millisecond, each painted, would take the window's thread from the person. What is told
is only noted, and painted ten times a second at most, and the seldomer the longer that took, Qt's part of it
included; only views that show something else are painted; a page that nobody sees does not even note it.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from agent.errors import StoreError
from agent.events import Reading
from agent.screenshot import Pixels
from agent.study import Study
from ui.buttons import tool
from ui.label import plain, rule
from ui.moment import Moment
from ui.panels.drawing import picture_of
from ui.panels.export import save_picture, save_table
from ui.panels.heat import HeatPicture
from ui.panels.ink import Ink
from ui.panels.memory import RunMemory
from ui.panels.panel import Panel, View, sources
from ui.panels.picture import Picture
from ui.panels.plot import Plot
from ui.panels.reply import ReplyPicture
from ui.panels.study_pane import StudyPane

BEAT_MS = 100  # between two paintings at the least
REST = 32  # times as long as a painting took is waited before the next: a twentieth would be 19 times


class PanelPage(QScrollArea):
    """Shows a panel at the chosen step. looked_at: whether somebody can see it now."""

    looked_at = Signal(bool)

    def __init__(self, panel: Panel, study: Study | None, memory: RunMemory, ink: Ink) -> None:
        super().__init__()
        self.panel = panel
        self._memory = memory
        self._moment: Moment | None = None
        self._ground = ink.colours.window
        self._drawn: object = None
        self._shown: dict[Picture, tuple[object, list[Reading]]] = {}
        self._beat = QTimer(self, singleShot=True, interval=BEAT_MS)
        self._beat.timeout.connect(self.on_beat)
        self._painted = 0.0  # seconds of the processor, until the last beat
        self.live = [(view, picture_of(view, ink)) for view in panel.live]
        self.measured = [(view, picture_of(view, ink)) for view in panel.study]
        self.title = plain(panel.title, "title")  # on paper only: a dock has one already
        self.title.hide()
        self._buttons = list[QWidget]()
        self.empty = plain(kind="muted")
        self.wrong = plain(kind="wrong")
        self.study = StudyPane(study, panel, ink) if study is not None else None
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(panel.title)
        self._lay_out(ink)
        self._plots: list[Plot] = self.content.findChildren(Plot)
        if self.study is not None:
            self.study.changed.connect(self.touch)
        self.draw()

    def _lay_out(self, ink: Ink) -> None:
        page = self.content = QWidget()
        page.setObjectName("page")
        column = QVBoxLayout(page)
        column.setContentsMargins(12, 8, 12, 12)
        column.setSpacing(10)
        column.addWidget(self.title)
        column.addLayout(self._head(ink))
        equation = plain(self.panel.equation)
        equation.setObjectName("equation")
        equation.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column.addWidget(equation)
        column.addWidget(plain(self.panel.text))
        column.addWidget(plain(self.panel.source, "muted"))
        column.addWidget(self.wrong)
        if self.live:
            column.addWidget(rule())
            column.addWidget(plain(self.tr("In the running agent"), "heading"))
            column.addWidget(self.empty)
        for _, picture in self.live:
            column.addWidget(picture)
        if self.study is not None:
            column.addWidget(rule())
            column.addWidget(self.study)
        for _, picture in self.measured:
            column.addWidget(picture)
        column.addStretch(1)
        self.setWidget(page)

    def _head(self, ink: Ink) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addWidget(plain(self.panel.line, "muted"), 1)
        picture = tool(ink.colours, self.tr("Save as a picture"), "picture")
        table = tool(ink.colours, self.tr("Save as a table"), "table")
        picture.clicked.connect(lambda: self._ask(".png", self.save_picture))
        table.clicked.connect(lambda: self._ask(".csv", self.save_table))
        for button in (picture, table):
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
            self._buttons.append(button)
        return row

    def use(self, memory: RunMemory) -> None:
        """Show what this memory holds from now on."""
        if memory is not self._memory:
            self._memory, self._drawn = memory, None
            self.touch()

    def show_moment(self, moment: Moment | None) -> None:
        """Show this step's insides, and soon, where it is another one."""
        if (self._moment and self._moment.number) != (moment and moment.number):
            self._beat.setInterval(BEAT_MS)
        self._moment = moment
        self.touch()

    def touch(self) -> None:
        """There may be something new: paint it soon, if somebody looks."""
        if self.isVisible() and not self._beat.isActive():
            self._beat.start()

    def on_beat(self) -> None:
        """Paint, and wait the longer before the next time the more that takes.

        What is drawn now, Qt paints later: what that took the last time is counted.
        """
        painted = sum(plot.seconds for plot in self._plots)
        before = time.thread_time()
        self.draw()
        took = time.thread_time() - before + painted - self._painted
        self._painted = painted
        self._beat.setInterval(max(BEAT_MS, round(REST * 1000 * took)))

    def readings(self) -> list[Reading]:
        """Return all that is on show."""
        of_run = [each for view, _ in self.live for each in self._of_run(view)]
        return of_run + (self.study.readings if self.study is not None else [])

    def draw(self) -> None:
        """Paint what is new."""
        state = (self._memory.revision, self._moment, self.study.revision if self.study else 0)
        if state == self._drawn:
            return
        self._drawn = state
        self.wrong.setText("")
        for view, picture in self.live:
            self._draw(view, picture, self._of_run(view))
        for view, picture in self.measured:
            wanted = sources(view)
            told = self.study.readings if self.study else []
            self._draw(view, picture, [each for each in told if each.source in wanted])
        self.empty.setText(self._why_empty())
        self.wrong.setVisible(bool(self.wrong.text()))
        self.empty.setVisible(bool(self.empty.text()))

    def _draw(self, view: View, picture: Picture, readings: list[Reading]) -> None:
        """Draw one view, if it shows something else now.

        What is wrong with a reading is said here and goes no further.
        """
        ground = self._ground_of(picture)
        if picture in self._shown and _same(self._shown[picture], (ground, readings)):
            return
        self._shown.pop(picture, None)
        try:
            if isinstance(picture, ReplyPicture):
                picture.show_moment(self._moment)
                picture.setVisible(self._moment is not None and self._moment.decision is not None)
            else:
                if isinstance(picture, HeatPicture) and readings:
                    picture.show_screen(self._screen())
                picture.draw(readings)
                picture.setVisible(bool(readings))
        except Exception as error:  # a panel's fault must not become the window's or the run's
            picture.hide()
            self.wrong.setText(self.tr("'{0}' cannot be drawn: {1}").format(view.title, error))
        else:
            self._shown[picture] = (ground, readings)

    def _ground_of(self, picture: Picture) -> object:
        """Return what a view shows of the chosen step besides Readings."""
        if isinstance(picture, HeatPicture):
            return self._moment.picture if self._moment else None
        return self._moment if isinstance(picture, ReplyPicture) else None

    def _screen(self) -> Pixels | None:
        """Return the screen of the chosen step, None where it is not kept."""
        frame = self._moment.frame if self._moment else None
        return None if frame is None else frame()

    def _of_run(self, view: View) -> list[Reading]:
        step = self._moment.number if self._moment else None
        all_steps = getattr(view, "all_steps", False)
        return [
            reading
            for source in sources(view)
            for reading in self._memory.of(source, step, all_steps=all_steps)
        ]

    def _why_empty(self) -> str:
        """Say why the running agent shows nothing here, or nothing where it does."""
        if not self.live or any(not picture.isHidden() for _, picture in self.live):
            return ""
        if not self._memory.policy:
            return self._with_needs(self.tr("Waiting for a run."))
        if not self.panel.probes & self._memory.probes:
            nothing = self.tr("The policy '{0}' has nothing of this in it.")
            return self._with_needs(nothing.format(self._memory.policy))
        if self._moment is None:
            return self.tr("Waiting for the first step.")
        missed = self.tr(
            "Nothing was measured at step {0}: this panel was not open then, or the run was faster."
        )
        return self._with_needs(missed.format(self._moment.number))

    def _with_needs(self, why: str) -> str:
        needs = self.panel.needs
        return self.tr("{0} {1}", "two sentences").format(why, needs) if needs else why

    def save_picture(self, file: Path) -> None:
        """Write the panel with its title, and without its buttons. Raises StoreError."""
        for part, shown in ((self.title, True), *((button, False) for button in self._buttons)):
            part.setVisible(shown)
        try:
            save_picture(self.content, file, ground=self._ground)
        finally:
            for part, shown in ((self.title, False), *((button, True) for button in self._buttons)):
                part.setVisible(shown)

    def save_table(self, file: Path) -> None:
        """Raises StoreError."""
        save_table(self.readings(), file)

    def _ask(self, suffix: str, save: Callable[[Path], None]) -> None:
        dialog = QFileDialog(self, self.tr("Save the panel"), str(Path.home() / f"{self.panel.name}{suffix}"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(suffix)
        dialog.setNameFilters([f"*{suffix}"])
        dialog.fileSelected.connect(lambda file: self._save(Path(file), save))
        dialog.open()

    def _save(self, file: Path, save: Callable[[Path], None]) -> None:
        try:
            save(file)
        except StoreError as error:
            self.wrong.setText(str(error))
            self.wrong.show()

    def close_down(self) -> None:
        self._beat.stop()
        if self.study is not None:
            self.study.close_down()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.touch()
        self.looked_at.emit(True)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._beat.stop()
        self.looked_at.emit(False)


def _same(one: tuple[object, list[Reading]], other: tuple[object, list[Reading]]) -> bool:
    """Tell whether two views show the same: Readings are never changed, so each is known by being itself."""
    alike = one[0] == other[0] and len(one[1]) == len(other[1])
    return alike and all(mine is theirs for mine, theirs in zip(one[1], other[1], strict=True))
