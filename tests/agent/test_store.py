import json
import shutil
import time
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from agent import store
from agent.actions import Action, Click, Type
from agent.episode import Decision, Ending, Outcome, Result, Step, Verdict
from agent.errors import StoreError, UnreadableEpisode
from agent.events import (
    Asked,
    Captured,
    Decided,
    Ended,
    Event,
    Need,
    Performed,
    Probed,
    Question,
    Read,
    Reading,
    Said,
    Started,
)
from agent.fake import FakeDesktop, FakeReader
from agent.geometry import Box, Point, Window
from agent.readings import read_readings
from agent.redaction import Veil
from agent.screenshot import Screenshot
from agent.secrets import Secrets
from agent.senses import Found
from agent.writer import EpisodeWriter

WINDOW = Window("Note — Editor", "editor", Box(1, 2, 3, 4), True, 77)
TEXT = Found(Box(5, 6, 7, 8), "Save 保存", 0.9)
QUESTION = Question(Need.APPROVAL, "Click it?", Click(Point(80, 64)))


def writer_in(runs: Path, task: str = "click Save") -> EpisodeWriter:
    secrets = Secrets(environment={})
    return EpisodeWriter(runs, task=task, veil=Veil(secrets=secrets, reader=FakeReader([])), secrets=secrets)


def a_run(desktop: FakeDesktop, actions: list[Action], *, started_at: float = 1.5) -> list[Event]:
    """Return the events of a run of these actions."""
    events: list[Event] = [Started("click Save", "scripted", None, started_at)]
    for number, action in enumerate(actions, 1):
        decision = Decision((action,), thought="because", targets=(TEXT,))
        before = desktop.capture()
        desktop.perform(action)
        step = Step(number, before, decision, Outcome(Result.DONE, changed=True), {"look": 0.01})
        events += [Captured(number, before, (WINDOW,)), Read((TEXT,)), Said("be"), Decided(number, decision)]
        events += [Asked(QUESTION), Performed(step)]
    last = Captured(len(actions) + 1, desktop.capture())
    return [*events, last, Ended(Ending(Verdict.FINISHED, "done", True), {"run": 2.5})]


def feed(writer: EpisodeWriter, events: list[Event]) -> None:
    for event in events:
        writer(event)
    writer.close()


def kept(runs: Path, events: list[Event]) -> Path:
    writer = writer_in(runs)
    feed(writer, events)
    return writer.folder


def test_what_was_measured_at_a_step_is_kept_beside_it(tmp_path: Path) -> None:
    events = a_run(FakeDesktop(), ACTIONS)
    second = [place for place, event in enumerate(events) if isinstance(event, Captured)][1]
    measured = Reading("a.curve", (0.5,), label="estimate", at=1, kept=True)
    passing = Reading("a.picture", (0.5,))
    events[second + 1 : second + 1] = [Probed(measured), Probed(passing)]

    folder = kept(tmp_path, events)

    assert [(number, each.source) for number, each in read_readings(folder)] == [(2, "a.curve")]
    assert len(store.read(folder).steps) == 2


ACTIONS: list[Action] = [Click(Point(200, 64)), Type("hello")]


def test_what_was_kept_is_read_back(tmp_path: Path) -> None:
    desktop = FakeDesktop(area=Box(-640, 0, 640, 400))
    events = a_run(desktop, [Click(Point(-440, 64)), Type("hello")])

    record = store.read(kept(tmp_path, events))

    looks = [event.screenshot for event in events if isinstance(event, Captured)]
    steps = [replace(event.step, before=None) for event in events if isinstance(event, Performed)]
    assert [entry.step for entry in record.steps] == steps
    assert [entry.texts for entry in record.steps] == [(TEXT,)] * 2
    assert [entry.windows for entry in record.steps] == [(WINDOW,)] * 2
    assert [entry.questions for entry in record.steps] == [(QUESTION,)] * 2
    assert record.ending == Ending(Verdict.FINISHED, "done", True)
    assert (record.header.task, record.header.policy, record.header.started_at) == (
        "click Save",
        "scripted",
        1.5,
    )
    assert (record.seconds, record.cut_off, record.broken_off) == (2.5, False, None)
    seen = [entry.look for entry in record.steps] + [record.last]
    for look, shown in zip(seen, looks, strict=True):
        assert look is not None
        assert look.area == shown.area
        assert np.array_equal(look.screenshot().rgb, shown.rgb)


def test_a_screen_that_did_not_change_is_kept_once(tmp_path: Path) -> None:
    folder = kept(tmp_path, a_run(FakeDesktop(still=True), [Type("a"), Type("b"), Type("c")]))

    assert len(list((folder / "frames").iterdir())) == 1


def test_a_step_decided_on_a_screen_that_nobody_announced_keeps_that_screen(tmp_path: Path) -> None:
    events = a_run(FakeDesktop(), [Type("a")])
    before = FakeDesktop(labels=["Other"]).capture()
    performed = next(event for event in events if isinstance(event, Performed))
    own = Performed(replace(performed.step, before=before))

    record = store.read(kept(tmp_path, [own if event is performed else event for event in events]))

    look = record.steps[0].look
    assert look is not None
    assert np.array_equal(look.screenshot().rgb, before.rgb)


@pytest.mark.parametrize(
    ("task", "told"),
    [
        ('click "Save As…" then type "a/b"', "_click-save-as-then-type-a-b_"),
        ("点击“保存”", "_点击-保存_"),
        ("../../etc/passwd\0\n", "_etc-passwd_"),
        ("", "_task_"),
        ("\ud800", "_task_"),
        ("x" * 500, f"_{'x' * 40}_"),
        ("字" * 500, f"_{'字' * 13}_"),
    ],
)
def test_a_folder_tells_the_task(tmp_path: Path, task: str, told: str) -> None:
    writer = writer_in(tmp_path, task)

    writer(Started(task, "scripted", None, 1.5))
    writer.close()

    assert told in writer.folder.name
    assert store.read(writer.folder).header.task == task
    assert [path.name for path in tmp_path.iterdir()] == [writer.folder.name]


def test_a_record_with_a_torn_line_ends_before_it(tmp_path: Path) -> None:
    folder = kept(tmp_path, a_run(FakeDesktop(), ACTIONS))
    (folder / "ending.json").unlink()
    lines = (folder / "steps.jsonl").read_bytes()

    steps = set()
    for cut in range(0, len(lines), 97):
        (folder / "steps.jsonl").write_bytes(lines[:cut])
        record = store.read(folder)
        steps.add(len(record.steps))
        assert record.cut_off

    assert steps == {0, 1, 2}


def test_a_run_that_was_killed_while_it_acted_tells_what_it_was_doing(tmp_path: Path) -> None:
    events = a_run(FakeDesktop(), [Type("a")])

    record = store.read(kept(tmp_path, events[:5]))

    assert record.broken_off == Decision((Type("a"),), thought="because", targets=(TEXT,))
    assert (record.cut_off, record.steps) == (True, ())
    assert record.last is not None


@pytest.mark.parametrize(
    "damage",
    [
        b"\xff\xff\n",
        b"{}\n",
        b"[1]\n",
        b"\n",
        b'{"kind": 3}\n',
        b'{"kind": "news"}\n',
        b'{"kind": "read"}\n',
        b'{"kind":"captured","number":1,"frame":"../../x","area":{},"windows":[]}\n',
    ],
)
def test_a_damaged_line_ends_the_record_there(tmp_path: Path, damage: bytes) -> None:
    folder = kept(tmp_path, a_run(FakeDesktop(), ACTIONS))
    whole = (folder / "steps.jsonl").read_bytes()

    (folder / "steps.jsonl").write_bytes(whole + damage + whole)

    assert len(store.read(folder).steps) == 2


@pytest.mark.parametrize(
    ("file", "content", "said"),
    [
        ("header.json", None, "No such file"),
        ("header.json", b"", "no line of JSON"),
        ("header.json", b"[]", "not an object"),
        ("header.json", b'{"format": 99}', r"format 99.*\(update Deixis\)"),
        ("header.json", b'{"format": 1}', "has no field"),
        ("ending.json", b'{"verdict": "won"}', "has no field"),
    ],
)
def test_a_broken_folder_is_listed_with_its_error(
    tmp_path: Path, file: str, content: bytes | None, said: str
) -> None:
    folder = kept(tmp_path, a_run(FakeDesktop(), ACTIONS))
    good = kept(tmp_path, a_run(FakeDesktop(), ACTIONS))
    (folder / file).unlink() if content is None else (folder / file).write_bytes(content)

    listed = {each.folder: each for each in store.episodes(tmp_path)}

    assert listed[good].error is None
    assert listed[folder].error is not None
    with pytest.raises(UnreadableEpisode, match=said):
        store.read(folder)


def test_episodes_are_listed_newest_first(tmp_path: Path) -> None:
    folders = [kept(tmp_path, a_run(FakeDesktop(), ACTIONS, started_at=moment)) for moment in (2, 9, 5)]
    (tmp_path / "a note.txt").touch()
    (tmp_path / ".draft-x").mkdir()

    listed = store.episodes(tmp_path)

    assert [each.folder for each in listed] == [folders[1], folders[2], folders[0]]
    assert listed[0] == store.Summary(
        folders[1], "click Save", "scripted", 9, 2, Ending(Verdict.FINISHED, "done", True)
    )


def test_an_episode_that_was_cut_off_is_listed_with_the_steps_it_has(tmp_path: Path) -> None:
    kept(tmp_path, a_run(FakeDesktop(), ACTIONS)[:-2])

    listed = store.episodes(tmp_path)[0]

    assert (listed.steps, listed.ending, listed.error) == (2, None, None)


def test_there_are_no_episodes_where_there_is_no_folder(tmp_path: Path) -> None:
    assert store.episodes(tmp_path / "nowhere") == []


def test_an_episode_can_be_deleted(tmp_path: Path) -> None:
    folder = kept(tmp_path, a_run(FakeDesktop(), ACTIONS))

    store.delete(folder)

    assert list(tmp_path.iterdir()) == []


def test_nothing_but_an_episode_is_deleted(tmp_path: Path) -> None:
    folder = kept(tmp_path / "runs", a_run(FakeDesktop(), ACTIONS))
    link = tmp_path / "link"
    link.symlink_to(folder)

    for other in (tmp_path, tmp_path / "runs", tmp_path / "nowhere", folder / "frames", link):
        with pytest.raises(StoreError, match="nothing was deleted"):
            store.delete(other)

    assert store.read(folder).steps


def test_a_folder_that_cannot_be_made_is_told_at_once(tmp_path: Path) -> None:
    (tmp_path / "runs").write_text("a file")
    writer = writer_in(tmp_path / "runs")

    with pytest.raises(StoreError, match=r"cannot keep the episode .* \(make room .*--out\)"):
        writer(Started("task", "scripted", None, 1.5))


def test_a_failure_while_writing_is_told_at_the_end_and_leaves_what_was_written(tmp_path: Path) -> None:
    events = a_run(FakeDesktop(), ACTIONS)
    writer = writer_in(tmp_path)
    writer(events[0])
    shutil.rmtree(writer.folder / "frames")

    for event in events[1:3]:
        writer(event)

    with pytest.raises(StoreError, match="frames"):
        writer.close()
    with pytest.raises(StoreError, match="frames"):
        writer(events[3])
    assert store.read(writer.folder).steps == ()


def test_a_full_queue_after_a_failure_blocks_nobody(tmp_path: Path) -> None:
    writer = writer_in(tmp_path)
    writer(Started("task", "scripted", None, 1.5))
    shutil.rmtree(writer.folder)
    frame = Captured(1, FakeDesktop().capture())

    with pytest.raises(StoreError):
        feed(writer, [frame] * 1000)

    with pytest.raises(StoreError):
        writer.close()


def test_closing_twice_or_before_anything_began_is_harmless(tmp_path: Path) -> None:
    writer = writer_in(tmp_path)

    writer.close()
    writer.close()

    assert list(tmp_path.iterdir()) == []


def test_the_header_tells_the_versions(tmp_path: Path) -> None:
    folder = kept(tmp_path, a_run(FakeDesktop(), ACTIONS))

    header = json.loads((folder / "header.json").read_text())

    assert header["format"] == store.FORMAT
    assert header["deixis"][0].isdigit()
    assert header["python"].startswith("3.")


@pytest.mark.bench
def test_a_thousand_episodes_are_listed_and_a_step_is_kept_quickly(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    noise = np.random.default_rng(0).integers(0, 255, (800, 1280, 4), np.uint8)
    screen = Screenshot(noise, Box(0, 0, 1280, 800), 0)
    writer = writer_in(tmp_path)
    writer(Started("task", "scripted", None, 0))
    calls = []
    for number in range(16):
        start = time.perf_counter()
        writer(Captured(number, screen))
        calls.append(time.perf_counter() - start)
    writer.close()
    folder = kept(tmp_path, a_run(FakeDesktop(), ACTIONS))
    for copy in range(999):
        shutil.copytree(folder, tmp_path / f"copy-{copy}")

    start = time.perf_counter()
    listed = store.episodes(tmp_path)
    seconds = time.perf_counter() - start

    with capsys.disabled():
        print(f"\n{len(listed)} episodes listed in {seconds * 1e3:.0f} ms")
        print(f"an event takes {sorted(calls)[8] * 1e6:.0f} µs (median), at most {max(calls) * 1e6:.0f} µs")
    assert len(listed) == 1001
