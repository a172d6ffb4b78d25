"""Has a policy work on a script's desktop, and tells what came of it.

The trap: a step that could not begin after others were done has not left the desktop as it was, and a desktop
that is gone is no failure of the step. So how a run of the loop has ended is read once more here.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from agent.desktop import Desktop
from agent.episode import Ending, Verdict
from agent.errors import DesktopError, UsageError
from agent.guard import Guard
from agent.policy import Policy
from agent.script.acted import Acted
from agent.script.chapters import Chapters
from agent.script.condition import Conditions
from agent.script.deed import Deed, DeedPolicy
from agent.script.part import Part
from agent.script.title import title_of
from agent.workplace import Workplace

FINAL = (Verdict.STOPPED, Verdict.REFUSED)  # after these nothing more is tried
GOOD = Ending(Verdict.FINISHED)


class Performer:
    """Does one thing after the other on an open desktop.

    work: the folder that the script's programs start in. acted: whether anything was done yet.
    """

    def __init__(
        self, place: Workplace, desktop: Desktop, work: Path, chapters: Chapters, acted: Acted
    ) -> None:
        self.place = place
        self.desktop = desktop
        self.work = work
        self.acted = acted
        self.guard = place.guard()
        self.conditions = Conditions(desktop=desktop, control=place.control, work=work)
        self._chapters = chapters
        self._settle = place.settle(desktop)

    def sentence(self, sentence: str, policy: Policy, guard: Guard) -> Ending:
        """Have the policy do what a sentence says, if it understands it."""
        try:
            policy.check(sentence)
        except UsageError as error:
            return Ending(self.not_done, str(error))
        return self.looped(policy, sentence, guard)

    def deed(self, step: Deed, part: Part, *, patience: float, failing: bool = True) -> Ending:
        """Do a step that says exactly what to do. failing: where a program that has ended is a failure."""
        title = title_of(step)
        policy = DeedPolicy(
            step=step,
            title=title,
            patience=patience,
            reader=self.place.reader,
            conditions=self.conditions,
            folder=part.source.folder,
            departed=self.desktop.departed if failing else tuple,
        )
        return self.looped(policy, title, self.guard)

    def looped(self, policy: Policy, task: str, guard: Guard) -> Ending:
        """Run the loop with the policy, and return how it has ended for the script as a whole."""
        before = self.acted.anything
        runner = self.place.runner(
            policy, self.desktop, emit=self._chapters, guard=guard, settle=self._settle
        )
        ending = runner.run(task).ending
        assert ending is not None
        if ending.verdict not in (Verdict.FINISHED, *FINAL):
            trouble = self.trouble()
            if trouble:
                return Ending(self.acted.broken_off, trouble)
        if ending.verdict is Verdict.HALTED and (before or ending.verified is False):
            return replace(ending, verdict=Verdict.FAILED)  # something was done before, or a check has failed
        return ending

    @property
    def not_done(self) -> Verdict:
        """What it means that a step could not even begin."""
        return Verdict.FAILED if self.acted.anything else Verdict.HALTED

    def trouble(self) -> str:
        """Say why the desktop can no longer be seen; nothing where it can."""
        try:
            self.desktop.capture()
        except DesktopError as error:
            return str(error)
        return ""
