"""How a demonstration is replayed: values, where, how much help, and how fast."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QWidget

from agent.replay.help import Help
from agent.settings import Settings
from ui.choices import DRY_RUN, choose, chooser, modes, offer_places, places, policies, tick
from ui.label import plain
from ui.replay_bridge import ReplayWish
from ui.script_form import ScriptForm
from ui.stage import shares_display
from ui.theme import Colours

if TYPE_CHECKING:
    from agent.script.schema.parameter import Parameter

SETTLED, SHOWN = "settled", "shown"  # how fast: as the screen allows, or as it was shown


@dataclass(frozen=True, slots=True, kw_only=True)
class ReplayChoice:
    """What is chosen for one demonstration. speed, most_idle: count where the times are kept."""

    display: str
    mode: str
    policy: str
    values: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    app: str = ""
    help: Help = Help.NONE
    pace: str = SETTLED
    speed: float = 1.0
    most_idle: float = 10.0
    teach: bool = True

    def shown_here(self, settings: Settings) -> ReplayChoice:
        """Return the choice with which a step can be shown: on the person's own screen.

        What an earlier replay there has started is there still.
        """
        there = shares_display(settings.changed(display=self.display))
        return replace(
            self,
            display="real",
            mode=settings.mode if self.mode == DRY_RUN else self.mode,
            app="" if there else self.app,
            teach=True,
        )

    def wish(self, folder: Path, settings: Settings, first: str) -> ReplayWish:
        """Return the wish for this demonstration. first: the id of the step to begin at, '' for the first."""
        chosen = settings.changed(
            display=self.display,
            policy=self.policy,
            mode=None if self.mode == DRY_RUN else self.mode,
        )
        return ReplayWish(
            folder=folder,
            settings=chosen,
            params=tuple(f"{name}={value}" for name, value in self.values.items()),
            first=first,
            help=self.help,
            speed=self.speed if self.pace == SHOWN else None,
            most_idle=self.most_idle,
            app=self.app,
            dry_run=self.mode == DRY_RUN,
            teach=self.teach and self.mode != DRY_RUN and shares_display(chosen),
        )


class ReplayOptions(QWidget):
    """The form of a choice."""

    changed = Signal()

    def __init__(self, settings: Settings, colours: Colours, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self._teach = True
        self.form = ScriptForm(colours, tabled=False)
        self.app = QLineEdit(placeholderText=self.tr("Start first (optional), as: mousepad notes.txt"))
        self.app.setAccessibleName(self.tr("Application to start first"))
        self.app.setClearButtonEnabled(True)
        self.place = chooser(self.tr("Where to work"), places(settings.display), settings.display)
        dry = (DRY_RUN, self.tr("Dry run: look, do nothing"))
        self.mode = chooser(self.tr("When to ask you"), [*modes(), dry], settings.mode)
        self.help = chooser(self.tr("What a policy may do"), self._helps(), Help.NONE)
        self.policy = policies(self.tr("Which policy helps"), settings.policy)
        paces = [(SETTLED, self.tr("As fast as the screen settles")), (SHOWN, self.tr("As it was shown"))]
        self.pace = chooser(self.tr("How fast"), paces, SETTLED)
        self.speed = chooser(self.tr("How many times as fast"), self._speeds(), "1")
        self.most_idle = chooser(self.tr("Longest rest"), self._rests(), "10")
        self.teach = tick(self.tr("When it halts, let me show the step"), colours)
        self.teach.clicked.connect(self.on_teach_clicked)
        self._lay_out()
        self.place.currentIndexChanged.connect(self._show_what_counts)
        self.mode.currentIndexChanged.connect(self._show_what_counts)
        self.form.changed.connect(self.changed)
        self.help.currentIndexChanged.connect(self._show_what_counts)
        self.pace.currentIndexChanged.connect(self._show_what_counts)
        self.fill({}, ReplayChoice(display=settings.display, mode=settings.mode, policy=settings.policy))

    def _helps(self) -> list[tuple[str, str]]:
        return [
            (Help.NONE, self.tr("No help: halt where a target is lost")),
            (Help.TARGET, self.tr("A policy may look for a lost target")),
            (Help.STEP, self.tr("A policy may do a step that fails")),
        ]

    def _speeds(self) -> list[tuple[str, str]]:
        return [
            ("0.5", self.tr("At half the speed")),
            ("1", self.tr("At the same speed")),
            ("2", self.tr("Twice as fast")),
            ("4", self.tr("4 times as fast")),
            ("10", self.tr("10 times as fast")),
        ]

    def _rests(self) -> list[tuple[str, str]]:
        return [
            ("1", self.tr("Rests of 1 s at most")),
            ("3", self.tr("Rests of 3 s at most")),
            ("10", self.tr("Rests of 10 s at most")),
            ("86400", self.tr("Rests as long as they were")),
        ]

    def _lay_out(self) -> None:
        self._values = plain(self.tr("Values"))
        rows: list[tuple[QWidget, list[QWidget]]] = [
            (self._values, [self.form]),
            (plain(self.tr("Start first")), [self.app]),
            (plain(self.tr("Where")), [self.place, self.mode]),
            (plain(self.tr("Help")), [self.help, self.policy]),
            (plain(self.tr("Teaching")), [self.teach]),
            (plain(self.tr("How fast")), [self.pace, self.speed, self.most_idle]),
        ]
        grid = QGridLayout(self)
        grid.setContentsMargins(12, 8, 12, 8)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(1, 1)
        for row, (label, fields) in enumerate(rows):
            line = QHBoxLayout()
            line.setSpacing(8)
            for each in fields:
                line.addWidget(each, 1)
            grid.addWidget(label, row, 0)
            grid.addLayout(line, row, 1)

    def fill(self, parameters: Mapping[str, Parameter], choice: ReplayChoice) -> None:
        """Ask for the values of another demonstration, and show what was chosen for it."""
        self.form.fill({})
        self.form.fill(parameters)
        self.form.write(choice.values)
        self.app.setText(choice.app)
        for box, value in (
            (self.place, choice.display),
            (self.mode, choice.mode),
            (self.help, choice.help),
            (self.policy, choice.policy),
            (self.pace, choice.pace),
            (self.speed, f"{choice.speed:g}"),
            (self.most_idle, f"{choice.most_idle:g}"),
        ):
            choose(box, value)
        self._teach = choice.teach
        self.show_parameters(parameters)
        self._show_what_counts()

    def show_parameters(self, parameters: Mapping[str, Parameter]) -> None:
        """The demonstration was edited: ask for these values from now on."""
        self.form.fill(parameters)
        self._values.setVisible(bool(parameters))
        self.form.setVisible(bool(parameters))

    def focus(self) -> None:
        """Give the focus to the first field."""
        next(iter(self.form.editors.values()), self.app).setFocus()

    def show_settings(self, settings: Settings) -> None:
        """Take over changed settings, and what they say about the choosers."""
        self._settings = settings
        offer_places(self.place, settings.display)
        choose(self.mode, settings.mode)
        choose(self.policy, settings.policy)

    @property
    def choice(self) -> ReplayChoice:
        """What is written and chosen now."""
        return ReplayChoice(
            display=self.place.currentData(),
            mode=self.mode.currentData(),
            policy=self.policy.currentData(),
            values=self.form.given,
            app=self.app.text().strip(),
            help=Help(self.help.currentData()),
            pace=self.pace.currentData(),
            speed=float(self.speed.currentData()),
            most_idle=float(self.most_idle.currentData()),
            teach=self._teach,
        )

    def on_teach_clicked(self, wanted: bool) -> None:
        self._teach = wanted

    def _why_no_teaching(self) -> str:
        place = self.place.currentData()
        if self.mode.currentData() == DRY_RUN:
            return self.tr("A dry run halts nowhere (choose another way to be asked)")
        if place and not shares_display(self._settings.changed(display=place)):
            return self.tr("Nobody could show it on a virtual screen (choose this screen)")
        return ""

    def _show_what_counts(self) -> None:
        why_not = self._why_no_teaching()
        self.teach.setEnabled(not why_not)
        self.teach.setChecked(self._teach and not why_not)
        self.teach.setToolTip(why_not or self.tr("You are asked first, and once more before it is kept"))
        self.teach.setAccessibleDescription(why_not)
        self.policy.setVisible(self.help.currentData() != Help.NONE)
        timed = self.pace.currentData() == SHOWN
        self.speed.setVisible(timed)
        self.most_idle.setVisible(timed)
