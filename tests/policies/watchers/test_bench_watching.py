"""What it costs to watch a recording: a frame of a whole screen, whatever came before it."""

from __future__ import annotations

import time

import numpy as np
import pytest

from agent.geometry import Box, Point
from agent.screenshot import Screenshot
from agent.sight.changes import banded, tiles
from policies.watchers.oadtr import make

pytestmark = pytest.mark.bench
SIZE = (1080, 1920)
FRAMES = 900  # a minute and a half, at ten a second


def test_what_a_watched_frame_costs() -> None:
    watcher, spent = make(), list[float]()
    image = np.full((*SIZE, 4), 255, np.uint8)
    frame = banded(Screenshot(image, Box(0, 0, SIZE[1], SIZE[0]), 0.0))
    for number in range(FRAMES):
        now = frame.image.copy()
        x, y = 20 + number * 9 % 1800, 40 + number // 200 * 20
        now[y : y + 14, x : x + 8, :3] = 0  # a letter
        seen = Screenshot(now, frame.area, number / 10)
        frame = banded(seen, frame, tiles(frame.image, now))
        began = time.thread_time()
        watcher.see(frame, Point(500, 500))
        spent.append(1000 * (time.thread_time() - began))
    early, late = (float(np.median(part)) for part in (spent[100:200], spent[-100:]))
    costs = f"{early:.1f} ms of a core a frame at frame 150, {late:.1f} ms at {FRAMES - 50}"
    print(f"\n{SIZE[1]}x{SIZE[0]}: {costs}")
    assert late < 1.5 * early
