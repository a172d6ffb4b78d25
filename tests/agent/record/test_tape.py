from __future__ import annotations

import time
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from agent.actions import Button
from agent.demonstration.schema import Screen
from agent.errors import StoreError, UnreadableEpisode
from agent.geometry import Box, Point, Window
from agent.record import tape
from agent.record.input import (
    Around,
    Event,
    Gap,
    KeyDown,
    KeyUp,
    Marked,
    Moved,
    Pressed,
    Released,
    Secret,
    Seen,
    Turned,
    Written,
)
from agent.record.tape import Header, TapeWriter, read
from agent.screenshot import Screenshot

HEADER = Header("Save a note", 1.5, 7, Screen(box=(0, 0, 640, 400), keyboard="de"), "Linux")
AREA = Box(0, 0, 64, 40)
EVENTS: tuple[Event, ...] = (
    Moved(1, Point(1.5, 2)),
    Pressed(2, Point(1, 2), Button.LEFT),
    Released(2, Point(1, 2), Button.LEFT),
    Turned(3, Point(1, 2), down=-3),
    KeyDown(4, "shift"),
    KeyDown(5, "a", "Ä\n\"'", repeat=True, dead=True),
    KeyUp(6, "a"),
    Written(7, "你好"),
    Secret(8, "pin"),
    Gap(9, 12),
    Around(10, (Window("Notes", "mousepad", Box(1, 2, 3, 4), active=True, pid=12),)),
    Marked(11, "paused"),
)


def shot(shade: int) -> Screenshot:
    return Screenshot(np.full((40, 64, 4), shade, np.uint8), AREA, 0.0)


def written(folder: Path, events: tuple[Event, ...] = EVENTS) -> Path:
    writer = TapeWriter(folder, HEADER)
    for event in events:
        writer.append(event)
    writer.close()
    return folder


def test_what_is_told_is_read_back_in_its_order(tmp_path: Path) -> None:
    take = read(written(tmp_path / "take"))
    assert (take.events, take.header) == (EVENTS, HEADER)
    assert (take.complete, take.recovered) == (True, False)


def test_frames_are_kept_once_and_before_the_line_that_names_them(tmp_path: Path) -> None:
    writer = TapeWriter(tmp_path / "take", HEADER)
    for shade in (1, 2, 1):
        writer.append(Seen(shade, writer.keep(shot(shade)), AREA))
    writer.close()
    take = read(tmp_path / "take")
    assert len(list((tmp_path / "take" / "frames").iterdir())) == 2
    first = take.events[0]
    assert isinstance(first, Seen)
    assert (take.frame(first.frame).image[:, :, :3] == 1).all()
    assert take.frame(first.frame).area == AREA


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_a_recording_that_ends_anywhere_is_read_up_to_its_last_whole_line(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    folder = written(tmp_path_factory.mktemp("takes") / "take")
    file = folder / tape.FILE
    whole = file.read_bytes()
    first = whole.index(b"\n") + 1
    cut = data.draw(st.integers(first, len(whole) - 1))
    rotten = bytearray(whole)
    rotten[cut] ^= data.draw(st.integers(1, 255))
    for broken in (whole[:cut], bytes(rotten)):
        file.write_bytes(broken)
        take = read(folder)
        whole_lines = whole[:cut].count(b"\n") - 1
        assert take.events == EVENTS[: len(take.events)]
        assert len(take.events) >= min(whole_lines, len(EVENTS))
        assert (take.complete, take.recovered) == (False, True)


def test_a_recording_that_goes_on_can_be_read_within_a_moment(tmp_path: Path) -> None:
    writer = TapeWriter(tmp_path / "take", HEADER)
    writer.append(EVENTS[0])
    deadline = time.monotonic() + 10
    while not read(tmp_path / "take").events and time.monotonic() < deadline:
        pass
    take = read(tmp_path / "take")
    assert (take.events, take.complete, take.recovered) == (EVENTS[:1], False, True)
    writer.close()


def test_a_look_whose_frame_is_gone_ends_what_can_be_read(tmp_path: Path) -> None:
    folder = written(tmp_path / "take", (EVENTS[0], Seen(2, "0" * 32, AREA), EVENTS[1]))
    assert read(folder).events == EVENTS[:1]


def test_no_name_of_a_frame_leads_out_of_the_folder(tmp_path: Path) -> None:
    (tmp_path / "x.png").write_bytes(b"")
    folder = written(tmp_path / "take", (EVENTS[0], Seen(2, "../../x", AREA)))
    assert read(folder).events == EVENTS[:1]


@pytest.mark.parametrize("header", [b"", b"{}\n", b'{"kind":"recording"}\n', b"\x00\xff\n"])
def test_what_has_no_header_is_no_recording(tmp_path: Path, header: bytes) -> None:
    (tmp_path / tape.FILE).write_bytes(header)
    with pytest.raises(UnreadableEpisode, match="no readable header"):
        read(tmp_path)


def test_where_there_is_a_recording_none_is_begun(tmp_path: Path) -> None:
    folder = written(tmp_path / "take")
    with pytest.raises(StoreError, match="choose another folder"):
        TapeWriter(folder, HEADER)
    assert read(folder).complete


def test_an_empty_folder_holds_no_recording(tmp_path: Path) -> None:
    with pytest.raises(UnreadableEpisode, match="deixis record"):
        read(tmp_path)
