"""What a step points at, and the screen on which it is replayed: one of both at a time, by two buttons."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QImageReader
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from agent.demonstration.folder import Kept
from agent.demonstration.target import Shown
from agent.geometry import Box
from ui.background import Background
from ui.buttons import tool
from ui.label import rule
from ui.moment import Moment
from ui.picture import stored
from ui.screen_view import ScreenView
from ui.target_view import TargetView
from ui.theme import Colours


class StepViews(QWidget):
    """Shows the target, until a replay has brought a screen to look at."""

    def __init__(self, colours: Colours, background: Background, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.target = TargetView(
            background, empty=self.tr("Choose a step to see what it points at"), stage=colours.stage
        )
        self.live = ScreenView(background, empty=self.tr("The screen that is worked on"), stage=colours.stage)
        self.as_shown = tool(colours, self.tr("Shown"), "demonstration", worded=True, checkable=True)
        self.as_it_is = tool(colours, self.tr("Now"), "work", worded=True, checkable=True)
        self.as_shown.setToolTip(self.tr("As it was shown"))
        self.as_it_is.setToolTip(self.tr("The screen of the replay"))
        self._which = QButtonGroup(self)
        self._which.addButton(self.as_shown, 0)
        self._which.addButton(self.as_it_is, 1)
        self.as_shown.setChecked(True)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.target)
        self._stack.addWidget(self.live)
        self._which.idToggled.connect(self.on_toggled)
        self._choice = QWidget()
        row = QHBoxLayout(self._choice)
        row.setContentsMargins(8, 4, 8, 4)
        row.setSpacing(4)
        row.addWidget(self.as_shown)
        row.addWidget(self.as_it_is)
        row.addStretch(1)
        self._line = rule()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._choice)
        column.addWidget(self._line)
        column.addWidget(self._stack, 1)
        self.forget()

    def forget(self) -> None:
        """There is no replay to look at."""
        self.show_target()
        self._offer(False)

    def show_target(self) -> None:
        self.as_shown.setChecked(True)

    def show_screen(self) -> None:
        """A replay begins: show what it sees."""
        self._offer(True)
        self.as_it_is.setChecked(True)

    def look_at(self, kept: Kept | None, shown: Shown | None) -> None:
        """Show how a target looked when it was shown, with its box; nothing where there is none."""
        if kept is None or shown is None:
            self.target.show_target(None, None)
            return
        file = kept.frame(shown.frame)
        moment = Moment(number=0, area=_area(kept, file), frame=stored(file), look=shown.frame)
        self.target.show_target(moment, Box(*shown.box))

    def on_toggled(self, which: int, on: bool) -> None:
        if on:
            self._stack.setCurrentIndex(which)

    def _offer(self, yes: bool) -> None:
        self._choice.setVisible(yes)
        self._line.setVisible(yes)


def _area(kept: Kept, file: Path) -> Box:
    """Return what a frame shows, in screen points."""
    screen = kept.demonstration.screen
    if screen is not None:
        return Box(*screen.box)
    size = QImageReader(str(file)).size()  # of the file's first bytes
    return Box(0, 0, max(size.width(), 1), max(size.height(), 1))
