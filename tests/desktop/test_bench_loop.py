"""How much time the loop itself takes, besides the policy's thinking and the screen's settling."""

from __future__ import annotations

import itertools
import statistics
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from agent.actions import Click, Move
from agent.control import Control
from agent.episode import Decision, Verdict
from agent.events import Answer, Captured, Event, Performed
from agent.fake import ScriptedPolicy
from agent.geometry import Point
from agent.guard import Guard
from agent.redaction import Veil
from agent.runner import Runner
from agent.secrets import Secrets
from agent.settle import Settle
from agent.sight.ocr import OcrReader
from agent.writer import EpisodeWriter

STEPS = 60


@pytest.mark.desktop
@pytest.mark.bench
@pytest.mark.timeout(300)
def test_bench_loop_overhead(open_desktop: Callable[..., Any], tmp_path: Path) -> None:
    control, reader, secrets = Control(), OcrReader(), Secrets()
    desktop = open_desktop(control)
    desktop.start("mousepad")
    looks: list[float] = []
    steps: list[dict[str, float]] = []
    writer = EpisodeWriter(
        tmp_path, task="bench", veil=Veil(secrets=secrets, reader=OcrReader()), secrets=secrets
    )

    def emit(event: Event) -> None:
        writer(event)
        match event:
            case Captured():
                looks.append(time.monotonic())
            case Performed(step):
                steps.append(dict(step.seconds))
            case _:
                pass

    places = [Point(80 + 9 * turn, 120 + 5 * turn) for turn in range(STEPS)]
    decisions = [Decision((Click(place) if turn % 2 else Move(place),)) for turn, place in enumerate(places)]

    class Reading(ScriptedPolicy):
        """Reads the screen as a policy would, so that the guard finds it read."""

        def decide(self, observation: Any, emit: Any) -> Decision:
            reader.read(observation.screenshot)
            return super().decide(observation, emit)

    episode = Runner(
        Reading(decisions),
        desktop,
        emit=emit,
        control=control,
        guard=Guard(reader=reader, max_steps=STEPS + 1, actions_per_minute=6000),
        settle=Settle(capture=desktop.capture, control=control, cap_seconds=3),
        ask=lambda question: Answer(True),
        folder=writer.folder,
    ).run("bench")
    writer.close()
    assert episode.ending is not None
    assert episode.ending.verdict is Verdict.FINISHED
    whole = [after - before for before, after in itertools.pairwise(looks)]
    besides = [
        1000 * (took - parts.get("decide", 0) - parts.get("settle", 0))
        for took, parts in zip(whole, steps, strict=False)
    ][:STEPS]
    print(f"\nloop overhead a step at 1280x800 on Xvfb, {len(besides)} steps")
    print(
        f"  p50 {statistics.median(besides):.1f} ms, p95 {sorted(besides)[int(0.95 * len(besides))]:.1f} ms"
    )
    for part in ("look", "guard", "perform", "settle", "decide"):
        spent = [1000 * parts[part] for parts in steps[:STEPS] if part in parts]
        print(f"  {part:<8} p50 {statistics.median(spent):6.1f} ms")
