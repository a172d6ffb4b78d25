"""Looks for faults while a person types, off the GUI thread, and once the typing rests.

The first look imports the language and takes 0.2 s; a later one takes milliseconds.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from ui.background import Background

if TYPE_CHECKING:
    from agent.script.schema.parameter import Parameter
    from agent.script.yaml import Problem

REST_MS = 250


@dataclass(frozen=True, slots=True)
class Findings:
    """What a text is. parameters: None where it has faults, so that nobody knows them."""

    text: str
    problems: tuple[Problem, ...] = ()
    parameters: Mapping[str, Parameter] | None = field(default=None)


class ScriptCheck(QObject):
    """Tells what is wrong with the newest text; what was found in an older one is dropped."""

    checked = Signal(object)  # Findings

    def __init__(self, background: Background, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._background = background
        self._wanted: tuple[str, Path] = ("", Path())
        self._rest = QTimer(self, singleShot=True, interval=REST_MS)
        self._rest.timeout.connect(self.on_rested)

    def look(self, text: str, folder: Path, *, at_once: bool = False) -> None:
        """Look at this text once no other one has come for a while. folder: relative paths start there."""
        self._wanted = (text, folder)
        if at_once:
            self._rest.stop()
            self.on_rested()
        else:
            self._rest.start()

    def close(self) -> None:
        self._rest.stop()

    def on_rested(self) -> None:
        wanted = self._wanted

        def then(findings: Findings) -> None:
            if wanted == self._wanted:
                self.checked.emit(findings)

        self._background.run(lambda: findings_of(*wanted), then, urgent=True)


def findings_of(text: str, folder: Path) -> Findings:
    """Return what is wrong with a text, or the parameters of the script that it is."""
    from agent.script.faults import BadScript
    from agent.script.reading import read

    try:
        return Findings(text, parameters=read(text, folder=folder).script.parameters)
    except BadScript as bad:
        return Findings(text, bad.problems)
