from __future__ import annotations

from pathlib import Path

import numpy as np

from agent.actions import Click, Finish
from agent.episode import Decision, Ending, Outcome, Result, Step, Verdict
from agent.events import Captured, Decided, Ended, Performed, Started
from agent.geometry import Box, Point
from agent.redaction import Veil
from agent.screenshot import Screenshot
from agent.secrets import Secrets
from agent.senses import Found
from agent.sight.ocr import OcrReader
from agent.writer import EpisodeWriter
from policies.tuning.example import Voice
from policies.tuning.source import courses
from policies.ui_tars.prompt import FAMILIES
from policies.ui_tars.resize import PROFILES

VOICE = Voice(FAMILIES["doubao"], PROFILES["doubao"])
AREA = Box(0, 0, 320, 200)
BOX = Box(90, 40, 60, 20)


def kept(runs: Path, verdict: Verdict) -> Path:
    """Keep a run of a click that failed, the click, and the end."""
    secrets = Secrets()
    writer = EpisodeWriter(
        runs, task="Save it", veil=Veil(secrets=secrets, reader=OcrReader()), secrets=secrets
    )
    writer(Started("Save it", "literal", writer.folder, 0.0))
    click = Decision((Click(Point(100, 50)),), "I click.", targets=(Found(BOX, "Save"),))
    deeds = [
        (click, Outcome(Result.FAILED, "it was gone")),
        (click, Outcome(Result.DONE)),
        (Decision((Finish("Saved."),), "Done."), Outcome(Result.DONE)),
    ]
    for number, (decision, outcome) in enumerate(deeds, start=1):
        writer(Captured(number, Screenshot(np.full((200, 320, 4), number, np.uint8), AREA, 0.0), ()))
        writer(Decided(number, decision))
        writer(Performed(Step(number, None, decision, outcome)))
    writer(Ended(Ending(verdict), {}))
    writer.close()
    return writer.folder


def test_what_was_done_in_a_run_that_ended_well_is_learned(tmp_path: Path) -> None:
    (course,) = courses([kept(tmp_path, Verdict.FINISHED)], VOICE)
    assert [each.turn.reply for each in course.examples] == [
        "Thought: I click.\nAction: click(point='<point>312 250</point>')",
        "Thought: Done.\nAction: finished(content='Saved.')",
    ]
    assert course.examples[0].turn.boxes == (BOX,)
    assert [turn.outcome.result for turn in course.examples[1].before] == [Result.FAILED, Result.DONE]


def test_a_run_that_failed_is_not_learned_and_told(tmp_path: Path) -> None:
    (course,) = courses([kept(tmp_path, Verdict.FAILED)], VOICE)
    assert not course.examples
    assert "not finished, but failed" in course.left_out[0]
