"""A lesson as the window goes through it: asked for, shown, tried, and kept or not."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from agent.teach.halt import Halt
from agent.teach.teacher import Proposal
from ui.halt_dialog import HaltDialog
from ui.proposal_dialog import ProposalDialog
from ui.reason_words import reason_words
from ui.stage import Stage
from ui.teach_strip import TeachStrip
from ui.theme import Colours
from ui.window_teacher import WindowTeacher


class Teaching(QObject):
    """Has the person asked, and keeps out of their way while they show a step."""

    asked = Signal(object)  # QuestionDialog: the run waits for its answer
    told = Signal(str)

    def __init__(self, stage: Stage, colours: Colours, *, words_of: Callable[[str], str]) -> None:
        """words_of: what the step of an id does."""
        super().__init__(stage)
        self._stage = stage
        self._colours = colours
        self._words_of = words_of
        self.strip = TeachStrip(colours)

    def begin(self, teacher: WindowTeacher) -> None:
        """Go through the lessons of a replay."""
        teacher.halted.connect(self.on_halted)
        teacher.began.connect(self.on_began)
        teacher.over.connect(self.on_over)
        teacher.told.connect(self.on_told)
        teacher.proposed.connect(self.on_proposed)
        self.strip.done_pressed.connect(teacher.finish)

    def end(self) -> None:
        """The replay is over."""
        self.strip.hide()

    def close(self) -> None:
        """The window closes: the strip goes too."""
        self.strip.close()
        self.strip.deleteLater()

    def on_halted(self, halt: Halt) -> None:
        self.asked.emit(HaltDialog(self._words_of(halt.step_id), halt, self._colours))

    def on_began(self, halt: Halt) -> None:
        self._stage.make_room()
        self.strip.begin(self._words_of(halt.step_id))
        self.told.emit(self.tr("Show the step"))

    def on_over(self) -> None:
        self.strip.hide()
        self._stage.hide_window()

    def on_told(self, line: str) -> None:
        words = reason_words(line)
        self._stage.strip.show_thought(words)
        self.told.emit(words)

    def on_proposed(self, proposal: Proposal) -> None:
        self.asked.emit(ProposalDialog(proposal, self._colours))
