"""A film of a screen becomes a draft: what a watcher names is written down where the pointer was."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import cv2
import numpy as np
import pytest

from agent.actions import Button, Click, Type
from agent.errors import UsageError
from agent.events import Reading
from agent.fake import FakeDesktop, FakeReader
from agent.geometry import Box, Point
from agent.record.film import RATE, Span, draft, frames, moved_up, spans_of
from agent.record.input import Pressed, Released, Seen, Written
from agent.record.tape import read
from agent.screenshot import Screenshot
from agent.senses import Found

SAVE = FakeDesktop().place_of("Save")


class Prompter:
    """A watcher that is told what to see in each frame."""

    name = "prompter"

    def __init__(self, acts: Sequence[str], at: Point) -> None:
        self._acts, self._at, self._frame = acts, at, 0

    def begin(self) -> None:
        self._frame = 0

    def see(self, frame: Screenshot, pointer: Point | None = None) -> Sequence[Reading]:
        act = self._acts[self._frame]
        self._frame += 1
        sure = [Reading("prompter.now", (float(each == act),), label=each) for each in {*self._acts}]
        return [*sure, Reading("prompter.pointer", (self._at.x, self._at.y))]


def film(file: Path, looks: Sequence[Screenshot], rate: float = RATE) -> Path:
    video = cv2.VideoWriter(str(file), cv2.VideoWriter.fourcc(*"mp4v"), rate, (640, 400))
    for look in looks:
        video.write(np.ascontiguousarray(look.image[:, :, :3]))
    video.release()
    return file


def clicked(tmp_path: Path) -> tuple[Path, list[str]]:
    """A film in which a button is clicked, then something is typed."""
    desktop = FakeDesktop()
    looks = [desktop.capture()] * 5
    desktop.perform(Click(SAVE))
    looks += [desktop.capture()] * 8
    desktop.perform(Type("tea"))
    looks += [desktop.capture()] * 8
    acts = ["move"] * 5 + ["click"] * 3 + ["idle"] * 5 + ["type"] * 3 + ["idle"] * 5
    return film(tmp_path / "film.mp4", looks), acts


def test_ten_frames_a_second_are_looked_at_whatever_the_film_has(tmp_path: Path) -> None:
    look = FakeDesktop().capture()

    slow = list(frames(film(tmp_path / "slow.mp4", [look] * 10, rate=5)))
    fast = list(frames(film(tmp_path / "fast.mp4", [look] * 60, rate=30)))

    assert (len(slow), len(fast)) == (10, 20)


def test_acts_are_spans_of_frames_and_one_frame_alone_is_a_slip() -> None:
    seen = [(act, None) for act in "idle click click idle drag idle type idle type type move".split()]

    assert [(span.act, span.first, span.last) for span in spans_of(seen)] == [("click", 1, 2), ("type", 6, 9)]


def test_a_click_in_a_film_is_pressed_where_the_pointer_was_between_two_looks(tmp_path: Path) -> None:
    video, acts = clicked(tmp_path)
    reader = FakeReader([Found(Box(30, 112, 60, 32), "tea")])

    spans = draft(video, tmp_path / "take", task="Save it", watcher=Prompter(acts, SAVE), reader=reader)

    take = read(tmp_path / "take")
    kinds = [type(event) for event in take.events]
    pressed = next(event for event in take.events if isinstance(event, Pressed))
    assert take.complete
    assert [span.act for span in spans] == ["click", "type"]
    assert (pressed.at, pressed.button) == (SAVE, Button.LEFT)
    assert kinds.index(Seen) < kinds.index(Pressed) < kinds.index(Released)
    assert [event.at_ns for event in take.events] == sorted(event.at_ns for event in take.events)


def test_typed_text_is_what_can_be_read_that_was_not_there_before(tmp_path: Path) -> None:
    video, acts = clicked(tmp_path)
    here = FakeDesktop()
    texts = iter([[], [Found(here.scene.field_box, "tea")]] + [[]] * 20)

    draft(
        video,
        tmp_path / "take",
        task="Type it",
        watcher=Prompter(acts, SAVE),
        reader=FakeReader(lambda: next(texts)),
    )

    written = [event.text for event in read(tmp_path / "take").events if isinstance(event, Written)]
    assert written == ["tea"]


def test_a_film_in_which_nothing_is_done_makes_no_recording(tmp_path: Path) -> None:
    video = film(tmp_path / "film.mp4", [FakeDesktop().capture()] * 6)

    with pytest.raises(UsageError, match=r"nothing is done in 'film\.mp4'"):
        draft(video, tmp_path / "take", task="", watcher=Prompter(["idle"] * 6, SAVE), reader=FakeReader([]))

    assert not (tmp_path / "take").exists()


def test_what_is_no_film_is_said_so(tmp_path: Path) -> None:
    (tmp_path / "film.mp4").write_bytes(b"no film")

    with pytest.raises(UsageError, match="is no film that can be read"):
        list(frames(tmp_path / "film.mp4"))


def test_a_page_that_has_moved_up_was_scrolled_down() -> None:
    noise = np.repeat(np.random.default_rng(0).integers(0, 255, (200, 1, 1), np.uint8), 300, axis=1)
    image = np.full((200, 300, 4), 255, np.uint8)
    image[:, :, :3] = noise
    up = np.roll(image, -20, axis=0)
    before, after = (Screenshot(each, Box(0, 0, 300, 200), 0.0) for each in (image, up))

    assert moved_up(before, after)
    assert not moved_up(after, before)


def test_a_span_begins_where_the_pointer_was_seen_first() -> None:
    assert Span("click", 0, 2, (None, SAVE, None)).at == SAVE
    assert Span("type", 0, 1, (None, None)).at is None
