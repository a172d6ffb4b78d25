"""One lesson: a replay has halted, a person shows the step, and what is learned is tried, offered and kept.

    halt ──> show it ──> corrected ──> tried ──> table and diff ──> yes? ──> saved, and told as samples
              (recorded)     └ nothing learned    └ a wrong place   └ no
                                        the demonstration stays as it was

The trap: to do again what the person has just done. Where they did the step itself, the replay goes on
behind it.
"""

from __future__ import annotations

import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from agent.control import Control
from agent.demonstration.difference import difference
from agent.demonstration.edit import step_of
from agent.demonstration.folder import FRAMES, Kept, save
from agent.demonstration.schema import Step, every_step, targets_of
from agent.desktop import Desktop
from agent.episode import Observation
from agent.errors import NoDesktop, Stopped, StoreError, UnreadablePicture, UsageError
from agent.frames import write_whole
from agent.record.compile import demonstration_of
from agent.record.recording import Recording
from agent.record.tape import Take, read
from agent.replay.locate import Ladder
from agent.replay.verify import judge
from agent.script.condition import Conditions
from agent.script.look import Look
from agent.secrets import Secrets
from agent.senses import Reader
from agent.teach import sample
from agent.teach.album import Album
from agent.teach.aside import without_asides
from agent.teach.correction import Correction, corrected
from agent.teach.evidence import Evidence
from agent.teach.halt import Halt
from agent.teach.table import table
from agent.teach.teacher import Proposal, Teacher
from agent.teach.trial import tried

MOST_SECONDS = 300.0
TICK_SECONDS = 0.2


@dataclass(frozen=True, slots=True)
class Learned:
    """What a lesson has changed. kept: the demonstration as it is now."""

    kept: Kept
    correction: Correction


class Lesson:
    """Lets a person answer a halt on the desktop on which it came about.

    seconds: the most that showing may take.
    """

    def __init__(
        self,
        *,
        reader: Reader,
        control: Control,
        secrets: Secrets,
        teacher: Teacher,
        seconds: float = MOST_SECONDS,
    ) -> None:
        self._reader = reader
        self._control = control
        self._secrets = secrets
        self._teacher = teacher
        self._seconds = seconds

    def answer(self, kept: Kept, halt: Halt, desktop: Desktop) -> Learned | None:
        """Have the step shown, and learn from it; None where nothing is learned, and that was said or wanted.

        Raises Stopped, DesktopError; StoreError where it cannot be kept, and then nothing has changed.
        """
        if not self._teacher.wants(halt):
            return None
        try:
            with tempfile.TemporaryDirectory(prefix=".showing-", dir=kept.folder) as place:
                take = self._shown(kept, halt, desktop, Path(place) / "take")
                self._teacher.say("looking at what was shown …")
                return self._learned(kept, halt, take, desktop)
        except (UsageError, NoDesktop) as error:
            self._teacher.say(f"✗ not learned: {error}")
            return None
        except OSError as error:
            raise StoreError(
                f"cannot keep what is shown in '{kept.folder}': {error} (free some space there)"
            ) from error

    def _shown(self, kept: Kept, halt: Halt, desktop: Desktop, folder: Path) -> Take:
        """Record what the person does, until Esc twice."""
        with self._control.lent() as turn:

            def on_failure(error: Exception) -> None:
                turn.stop(str(error))

            task = kept.demonstration.demonstration
            with (
                Recording(desktop, task=task, folder=folder, on_failure=on_failure) as recording,
                self._teacher.showing(halt),
            ):
                recording.stop(by_keys=self._ended_by_keys(turn))
            self._control.go_on_or_stop()
        return without_asides(read(folder))

    def _ended_by_keys(self, turn: Control) -> bool:
        """Wait for the end of the person's turn; tell whether Esc twice was it."""
        deadline = time.monotonic() + self._seconds
        try:
            while (left := deadline - time.monotonic()) > 0 and not self._teacher.done():
                turn.sleep(min(left, TICK_SECONDS))
        except Stopped:
            return True
        return False

    def _learned(self, kept: Kept, halt: Halt, take: Take, desktop: Desktop) -> Learned | None:
        album = Album(kept, take)
        ladder = Ladder(album.picture, self._reader)
        conditions = Conditions(desktop=desktop, control=self._control, work=kept.folder)
        evidence = Evidence(
            album=album,
            read=self._read,
            locate=ladder.locate,
            judge=lambda wanted, look, scene: judge(wanted, look, scene, conditions),
        )
        shown = demonstration_of(take, reader=self._reader)
        correction = corrected(kept.demonstration, halt, shown, evidence)
        self._teacher.say(f"✎ {correction.words}")
        self._teacher.say("  trying it on what was shown and on faults of that, which takes a moment …")
        trials = tried(correction, evidence)
        if trials.failed:
            for row in table(trials.each):
                self._teacher.say(f"   {row}")
            worst = trials.failed[0]
            where = f" at ({worst.at.x:.0f}, {worst.at.y:.0f})" if worst.at else ""
            why = f": {worst.why}" if worst.why else ""
            self._teacher.say(
                f"✗ not learned: '{worst.name}' was {worst.got}{where} and is to be {worst.wanted}{why} "
                "(show it once more, or change the step on the page of demonstrations)"
            )
            return None
        changes = difference(kept.demonstration, correction.after)
        answer = self._teacher.keeps(Proposal(correction.words, trials.each, changes))
        if not answer.yes:
            said = answer.text or "it was not accepted"
            self._teacher.say(f"✗ not learned: {said}; the demonstration is as it was")
            return None
        return Learned(self._kept(kept, halt, correction, album), correction)

    def _read(self, look: Observation) -> Look:
        return Look(look, reader=self._reader, folder=Path())

    def _kept(self, kept: Kept, halt: Halt, correction: Correction, album: Album) -> Kept:
        """Keep the pictures, then the demonstration that names them, then what it teaches."""
        _keep_pictures(kept.folder, correction, album)
        saved = save(kept.folder, correction.after)
        steps: list[Step] = list(correction.branch.then) if correction.branch else []
        if correction.looks:
            steps.append(step_of(correction.after, correction.step_id))
        samples = sample.samples_of(
            steps,
            why=halt.why,
            task=kept.demonstration.demonstration,
            source=sample.Source.REPLAY,
            time=time.time(),
        )
        sample.add(kept.folder, samples, self._secrets.hide)
        self._teacher.learned(saved)
        return saved


def _keep_pictures(folder: Path, correction: Correction, album: Album) -> None:
    """Copy the pictures that the corrected demonstration names and the folder lacks. Raises StoreError."""
    named = {
        frame
        for step in every_step(correction.after.steps)
        for frame in (step.before, step.after, *(s.frame for t in targets_of(step) for s in t.shown))
        if frame is not None
    }
    try:
        (folder / FRAMES).mkdir(exist_ok=True)
        for frame in sorted(named):
            file = folder / FRAMES / f"{frame}.png"
            source = album.file(frame)
            if not file.exists() and source is not None:
                write_whole(file, source.read_bytes())
    except (OSError, UnreadablePicture) as error:
        raise StoreError(
            f"cannot keep the pictures in '{folder}': {error} (free some space there)"
        ) from error
