import json
import random
import threading
from collections.abc import Sequence
from pathlib import Path

import pytest

from agent.errors import UsageError
from agent.events import Reading
from agent.fake import FakeDesktop
from agent.geometry import Point
from agent.record.attend import ACTS, Attendant, Attended
from agent.record.film import spans_of
from agent.record.segment import Segments
from agent.screenshot import Screenshot
from policies.watchers.oadtr import make

FRAME = FakeDesktop().capture()


class Naming:
    """Names acts from a list, one a frame, and foretells that nothing will be done."""

    name = "naming"

    def __init__(self, acts: Sequence[str]) -> None:
        self.acts = list(acts)
        self.pointers: list[Point | None] = []
        self.looks = threading.Semaphore(0)

    def begin(self) -> None:
        pass

    def see(self, frame: Screenshot, pointer: Point | None = None) -> Sequence[Reading]:
        self.pointers.append(pointer)
        act = self.acts.pop(0)
        self.looks.release()
        now = [Reading("naming.now", (float(act == each),), label=each) for each in ("idle", "click")]
        return [*now, Reading("naming.next", (0.2, 0.8, 0.9, 0.1), ("frames ahead", "act"), shape=(2, 2))]


def attend(acts: Sequence[str]) -> tuple[Naming, Attendant, list[Attended]]:
    naming, told = Naming(acts), list[Attended]()
    attendant = Attendant(lambda: naming, told.append)
    for number, _ in enumerate(acts):
        attendant.see(Screenshot(FRAME.image, FRAME.area, number / 10), Point(number, 0))
        assert naming.looks.acquire(timeout=20)
    attendant.close()
    return naming, attendant, told


@pytest.mark.parametrize("seed", range(20))
def test_a_recording_is_cut_as_it_goes_on_as_a_film_is_cut_in_the_end(seed: int) -> None:
    chance = random.Random(seed)
    acts = [chance.choice(("idle", "move", "click", "type")) for _ in range(200)]
    acts = [act for act in acts for _ in range(chance.choice((1, 1, 2, 4)))]
    segments = Segments()
    told = [segments.after(act, number, 1.0) for number, act in enumerate(acts)]
    found = [each for each in told if each is not None] + segments.rest()
    spans = spans_of([(act, None) for act in acts])
    assert [(each.act, each.began_ns, each.ended_ns) for each in found] == [
        (span.act, span.first, span.last) for span in spans
    ]


def test_what_is_done_now_and_next_is_told_with_each_frame_and_acts_are_kept(tmp_path: Path) -> None:
    naming, attendant, told = attend(["idle", "click", "click", "idle", "idle"])
    attendant.keep(tmp_path)
    (act,) = [json.loads(line) for line in (tmp_path / ACTS).read_text().splitlines()]
    assert [each.now for each in told] == ["idle", "click", "click", "idle", "idle"]
    assert {each.coming for each in told} == {"idle"}
    assert (act["act"], act["began_ns"], act["ended_ns"]) == ("click", 100_000_000, 200_000_000)
    assert naming.pointers[1] == Point(1, 0)


def test_a_watcher_that_fails_ends_only_its_watching(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    def broken() -> Naming:
        raise UsageError("it has no weights")

    attendant = Attendant(broken)
    attendant.see(FRAME, None)
    attendant.close()
    attendant.keep(tmp_path)
    assert "watching the recording failed" in caplog.text
    assert (tmp_path / ACTS).read_text() == ""


def test_nobody_waits_for_a_watcher_that_is_slow() -> None:
    going_on, seen = threading.Event(), list[int]()

    class Slow(Naming):
        def see(self, frame: Screenshot, pointer: Point | None = None) -> Sequence[Reading]:
            going_on.wait(20)
            seen.append(round(frame.taken_at))
            return super().see(frame, pointer)

    attendant = Attendant(lambda: Slow(["idle"] * 9))
    for number in range(100):
        attendant.see(Screenshot(FRAME.image, FRAME.area, float(number)), None)
    going_on.set()
    attendant.close()
    assert seen[-1] == 99
    assert len(seen) <= 3


def test_the_watcher_that_ships_takes_a_pointer_that_is_not_in_the_picture() -> None:
    watcher = make()
    watcher.see(FRAME, Point(10, 10))
    told = {each.source: each.values for each in watcher.see(FRAME, Point(300, 200))}
    assert tuple(told["oadtr.pointer"]) == (300, 200)
