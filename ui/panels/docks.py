"""The panels of a window: which are open, what they watch, and what they are shown.

The trap: a probe costs even where nobody looks. So the run is told, whenever a panel is shown or covered,
just which sources somebody can see; and drawing is loaded with the first panel that opens.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QDockWidget, QMainWindow

from agent import registry
from agent.control import Control
from agent.errors import UnknownName
from agent.events import Captured, Event, Probed, Started
from agent.geometry import Box
from agent.study import Study
from agent.study import load as load_study
from ui.bridge import Bridge
from ui.memory import Memory
from ui.moment import Moment
from ui.panels.gallery import Gallery
from ui.panels.ink import Ink
from ui.panels.memory import RunMemory
from ui.panels.panel import MakePanel, Panel
from ui.step_list import StepList
from ui.theme import Colours
from ui.widget_marks import SOURCE

if TYPE_CHECKING:
    from agent.record.attend import Attended
    from ui.library import Opened
    from ui.panels.page import PanelPage

WIDTH = 420  # points, of the docks at first


class Docks(QObject):
    """Opens and closes panels beside the page, and hands them what a run tells."""

    def __init__(self, window: QMainWindow, colours: Colours, memory: Memory, *, steps: StepList) -> None:
        super().__init__(window)
        self._window = window
        self._colours = colours
        self._store = memory
        self._run = RunMemory()
        self._kept = RunMemory()  # of the run that the library shows
        self._kept_moment: Moment | None = None
        self._looks_back = False
        self._control: Control | None = None
        self._widgets = False  # whether they are wanted over the picture of the screen
        self._moment: Moment | None = None
        self._gallery: Gallery | None = None
        self._docks: dict[str, QDockWidget] = {}
        self._pages: dict[str, PanelPage] = {}
        steps.chosen.connect(self.show_moment)
        names, state = memory.panels
        for name in names:
            if name in registry.names("panels"):
                self.open(name)
        if state is not None:
            window.restoreState(state)

    def page(self, name: str) -> PanelPage:
        """Return the page of a panel that is open."""
        return self._pages[name]

    @property
    def opened(self) -> list[str]:
        """The panels that are open, covered by others or not."""
        return [name for name, dock in self._docks.items() if not dock.isHidden() or dock.isVisible()]

    @property
    def watched(self) -> frozenset[str]:
        """The sources that somebody can see now."""
        pages = [page for page in self._pages.values() if page.isVisible()]
        seen = frozenset(source for page in pages for source in page.panel.probes)
        return seen | {SOURCE} if self._widgets else seen

    def open(self, name: str) -> None:
        """Open a panel, or bring it to the front."""
        dock = self._docks.get(name) or self._made(name)
        dock.show()
        dock.raise_()

    def _made(self, name: str) -> QDockWidget:
        from ui.panels.page import PanelPage  # with the drawing library: some tenths of a second

        panel = made(name)
        page = PanelPage(panel, _study_of(panel), self._shown, Ink(self._colours))
        dock = QDockWidget(panel.title, self._window)
        dock.setObjectName(f"panel {name}")
        features = QDockWidget.DockWidgetFeature
        dock.setFeatures(features.DockWidgetClosable | features.DockWidgetMovable)
        dock.setAllowedAreas(Qt.DockWidgetArea.LeftDockWidgetArea | Qt.DockWidgetArea.RightDockWidgetArea)
        dock.setWidget(page)
        beside = next((each for each in self._docks.values() if not each.isHidden()), None)
        self._window.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, dock)
        if beside is not None:
            self._window.tabifyDockWidget(beside, dock)
        else:
            self._window.resizeDocks([dock], [WIDTH], Qt.Orientation.Horizontal)
        self._docks[name], self._pages[name] = dock, page
        page.show_moment(self._kept_moment if self._looks_back else self._moment)
        page.looked_at.connect(self.on_looked_at)
        dock.toggleViewAction().toggled.connect(lambda on: self._show_open(name, on))
        return dock

    def _show_open(self, name: str, is_open: bool) -> None:
        if self._gallery is not None:
            self._gallery.show_open(name, is_open)

    def show_gallery(self) -> None:
        """Show all panels there are, with those that are open ticked."""
        if self._gallery is None:
            self._gallery = Gallery(map(made, registry.names("panels")), self._window)
            self._gallery.toggled.connect(self.on_toggled)
        for name in self._gallery.boxes:
            self._gallery.show_open(name, name in self.opened)
        self._gallery.show()
        self._gallery.raise_()
        self._gallery.activateWindow()

    def on_toggled(self, name: str, on: bool) -> None:
        if on:
            self.open(name)
        elif name in self._docks:
            self._docks[name].close()

    def begin(self, bridge: Bridge) -> None:
        """A run begins: hear what it tells, and tell it what is watched."""
        self._control = bridge.control
        bridge.occurred.connect(self.on_event)
        self.on_looked_at()

    def on_looked_at(self) -> None:
        if self._control is not None:
            self._control.watch(self.watched)

    def on_widgets_wanted(self, yes: bool) -> None:
        """Have widgets found on each screen from now on, or no longer."""
        self._widgets = yes
        self.on_looked_at()

    def on_event(self, event: Event) -> None:
        match event:
            case Started(policy=policy, probes=probes):
                self._run.begin(policy, probes)
            case Captured(number=number):
                self._run.captured(number)
            case Probed(reading, number):
                self._run.add(reading, number)
            case _:
                return
        for page in self._pages.values():
            page.touch()

    def on_attended(self, attended: Attended) -> None:
        """Show what a watcher makes of a frame of a recording: each frame is a step of its own."""
        if attended.frame == 1:
            self._run.begin(attended.watcher, {reading.source for reading in attended.readings})
        self._run.captured(attended.frame)
        for reading in attended.readings:
            self._run.add(reading)
        self.show_moment(Moment(number=attended.frame, area=Box(0, 0, 0, 0)))

    def show_moment(self, moment: Moment | None) -> None:
        """Show this step of the run that goes on, or was the last one."""
        self._moment = moment
        if not self._looks_back:
            self._show(moment)

    def on_opened(self, opened: Opened) -> None:
        """The library shows a run: take what was measured in it."""
        every = frozenset().union(*(made(name).probes for name in registry.names("panels")))
        self._kept.begin(opened.policy, every)  # which of them could be watched then was not kept
        for number, reading in opened.readings:
            self._kept.captured(number)
            self._kept.add(reading)

    def show_kept_moment(self, moment: Moment | None) -> None:
        """Show this step of the run that the library shows, while it is looked at."""
        self._kept_moment = moment
        if self._looks_back:
            self._show(moment)

    def look_back(self, on: bool) -> None:
        """Show the run of the library from now on, or the one that goes on."""
        self._looks_back = on
        for page in self._pages.values():
            page.use(self._shown)
        self._show(self._kept_moment if on else self._moment)

    @property
    def _shown(self) -> RunMemory:
        return self._kept if self._looks_back else self._run

    def _show(self, moment: Moment | None) -> None:
        for page in self._pages.values():
            page.show_moment(moment)

    def close(self) -> None:
        """Remember what is open, and end what is being measured."""
        self._store.keep_panels(self.opened, self._window.saveState())
        for page in self._pages.values():
            page.close_down()
        if self._gallery is not None:
            self._gallery.close()


def made(name: str) -> Panel:
    """Return the panel of this name, in the language that is spoken now. Raises UnknownName."""
    make: MakePanel = registry.load("panels", name)
    return make()


def _study_of(panel: Panel) -> Study | None:
    """Return the study of the panel's name, None where there is none."""
    try:
        return load_study(panel.name)
    except UnknownName:
        return None
