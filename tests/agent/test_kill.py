"""A writer that is killed at a random instant must leave an episode that can be read."""

import subprocess
import sys
from pathlib import Path

import pytest

from agent import store

# One process imports once and forks a child for each kill; it has no threads when it forks.
KILLER = """
import os, random, signal, sys, time
from pathlib import Path
from agent.actions import Click, Type
from agent.control import Control
from agent.episode import Decision, Ending, Outcome, Result, Step, Verdict
from agent.events import Captured, Decided, Ended, Performed, Started
from agent.fake import FakeDesktop, FakeReader
from agent.redaction import Veil
from agent.secrets import Secrets
from agent.writer import EpisodeWriter

def work(runs):
    desktop, secrets = FakeDesktop(), Secrets(environment={})
    veil = Veil(secrets=secrets, reader=FakeReader([]))
    while True:
        writer = EpisodeWriter(runs, task="work", veil=veil, secrets=secrets)
        writer(Started("work", "scripted", None, time.time()))
        for number in range(1, 8):
            before, action = desktop.capture(), Click(desktop.place_of("Save"))
            decision = Decision((action, Type("x")), thought="because " * 50)
            writer(Captured(number, before))
            writer(Decided(number, decision))
            desktop.perform(action)
            desktop.perform(Type("x"))
            writer(Performed(Step(number, before, decision, Outcome(Result.DONE))))
        writer(Captured(8, desktop.capture()))
        writer(Ended(Ending(Verdict.FINISHED), {"run": 1.0}))
        writer.close()

runs, count, chance = Path(sys.argv[1]), int(sys.argv[2]), random.Random(int(sys.argv[3]))
for number in range(count):
    child = os.fork()
    if child == 0:
        try:
            work(runs / str(number))
        finally:
            os._exit(1)
    time.sleep(chance.uniform(0, 0.25))
    os.kill(child, signal.SIGKILL)
    assert os.waitpid(child, 0)[1] == signal.SIGKILL
"""


def killed(runs: Path, count: int, seed: int) -> list[store.Record]:
    """Kill a writer at so many instants, and read every episode that there then is."""
    subprocess.run([sys.executable, "-c", KILLER, str(runs), str(count), str(seed)], check=True, timeout=250)
    summaries = [each for folder in runs.iterdir() for each in store.episodes(folder)]
    assert [each.error for each in summaries if each.error] == []
    return [store.read(each.folder) for each in summaries]


def check(records: list[store.Record]) -> None:
    for record in records:
        looks = [entry.look for entry in record.steps] + [record.last]
        for look in filter(None, looks):
            assert look.screenshot().width_px == 640
        assert [entry.step.number for entry in record.steps] == list(range(1, len(record.steps) + 1))
        assert record.cut_off or len(record.steps) == 7


def test_a_writer_that_is_killed_at_any_instant_leaves_readable_episodes(tmp_path: Path) -> None:
    records = killed(tmp_path, 12, seed=1)

    check(records)
    assert any(record.cut_off for record in records)


@pytest.mark.bench
def test_a_hundred_kills_leave_readable_episodes(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    records = killed(tmp_path, 100, seed=2)

    check(records)
    cut = [record for record in records if record.cut_off]
    with capsys.disabled():
        print(f"\n100 kills: {len(records)} episodes read, {len(cut)} of them cut off, 0 unreadable")
    assert len(cut) > 50
