"""The five pages of the window, one above the other, and what reaches all of them.

The trap: a page that is turned to takes the focus to what is worked with there. Not where it is turned to by
the arrow keys of the header: whoever walks along its buttons wants to walk on.
"""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSplitter, QStackedWidget, QWidget

from agent.settings import Settings
from ui.background import Background
from ui.demonstration_page import DemonstrationPage
from ui.library import Library
from ui.memory import Memory
from ui.models_page import ModelsPage
from ui.phase import Phase
from ui.run_buttons import RunButtons
from ui.script_page import ScriptPage
from ui.theme import Colours
from ui.work_page import WorkPage


class Pages(QStackedWidget):
    """Shows one of them at a time, in the order of the header's buttons."""

    told = Signal(str)  # a line for the status bar

    def __init__(
        self,
        settings: Settings,
        colours: Colours,
        background: Background,
        memory: Memory,
        *,
        language: Literal["en", "zh"],
        parent: QWidget | None = None,
    ) -> None:
        """language: the one in which reports are written."""
        super().__init__(parent)
        self.work = WorkPage(settings, colours, background, memory.tasks)
        self.scripts = ScriptPage(settings, colours, background, memory.scripts, language=language)
        self.demonstrations = DemonstrationPage(settings, colours, background)
        self.models = ModelsPage(settings, colours, background)
        self.library = Library(settings.runs, colours, background, language=language)
        for page in (self.work, self.scripts, self.demonstrations, self.models, self.library):
            self.addWidget(page)
        for page in (self.scripts, self.demonstrations, self.models, self.library):
            page.told.connect(self.told)
        for view in (self.scripts.view, self.demonstrations.live):
            self.work.steps.chosen.connect(view.show_moment)

    @property
    def splitters(self) -> list[QSplitter]:
        """Those whose places are remembered, always in this order."""
        scripts, demonstrations = self.scripts, self.demonstrations
        return [
            *(self.work.across, self.work.down, self.library.splitter),
            *(scripts.across, scripts.left, scripts.right),
            *(demonstrations.across, demonstrations.right),
        ]

    @property
    def hands(self) -> tuple[RunButtons, ...]:
        """The buttons of a run, on each page that has them."""
        return (self.work.task.buttons, self.scripts.bar.buttons, self.demonstrations.replay.buttons)

    def buttons(self) -> RunButtons:
        """Return those of the page that is shown."""
        page = self.currentWidget()
        if page is self.demonstrations:
            return self.demonstrations.replay.buttons
        return self.scripts.bar.buttons if page is self.scripts else self.work.task.buttons

    def focus(self) -> None:
        """Give the focus to what is worked with first on the page that is shown."""
        page = self.currentWidget()
        if page is self.scripts:
            self.scripts.editor.setFocus()  # rather than the first of its buttons
        elif page is self.demonstrations:
            self.demonstrations.focus()
        elif page is self.models:
            self.models.focus()

    def show_phase(self, phase: Phase) -> None:
        self.work.task.show_phase(phase)
        self.scripts.show_phase(phase)
        self.demonstrations.show_phase(phase)
        self.models.show_phase(phase)

    def show_settings(self, settings: Settings) -> None:
        """Take over changed settings."""
        self.work.task.show_settings(settings)
        self.scripts.show_settings(settings)
        self.library.show_runs(settings.runs)
        self.demonstrations.show_settings(settings)
        self.models.show_settings(settings)

    def close_down(self) -> None:
        """Look no more, and end what runs beside the window: it closes."""
        self.scripts.close_down()
        self.demonstrations.close_down()
        self.models.close_down()
