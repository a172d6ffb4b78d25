"""What comes of a script's run: each result beside the line it belongs to, and the line that is worked at.

The trap: results name places in the script as it was ordered. The editor shows that one, for it is locked
while the run goes on; so the source is kept from the order, and never read from the editor again.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from ui.script_bridge import ScriptBridge, ScriptOrder
from ui.script_editor import ScriptEditor
from ui.script_results import ScriptResults
from ui.script_track import first_line, line_of, next_line

if TYPE_CHECKING:
    from agent.script.result import ScriptResult, StepResult
    from agent.script.source import Source


class ScriptProgress(QObject):
    """Follows one order at a time, in the results and in the editor."""

    told = Signal(str)

    def __init__(self, editor: ScriptEditor, results: ScriptResults, parent: QObject) -> None:
        super().__init__(parent)
        self._editor = editor
        self._results = results
        self._source: Source | None = None

    def begin(self, order: ScriptOrder, bridge: ScriptBridge) -> None:
        """Show what comes of this order from now on."""
        self._source = order.jobs[0].source
        self._results.begin(several=order.jobs[0].row > 0)
        self._editor.show_running(first_line(self._source))
        bridge.stepped.connect(self.on_stepped)
        bridge.resulted.connect(self.on_resulted)

    def on_stepped(self, step: StepResult) -> None:
        assert self._source is not None
        self._results.add(step, line_of(self._source, step.place))
        good = step.ending.exit_code == 0
        self._editor.show_running(next_line(self._source, step.place, good=good))

    def on_resulted(self, result: ScriptResult) -> None:
        assert self._source is not None
        self._results.end(result)
        self.told.emit(self._results.verdict.text())
        self._editor.show_running(first_line(self._source))  # of the next row, where there is one
