"""How long a look takes, the first one and the next ones, beside RapidOCR as it comes."""

from __future__ import annotations

import statistics
import time
from dataclasses import replace

import numpy as np
import pytest

from agent.sight.ocr import OcrReader

pytestmark = [pytest.mark.bench, pytest.mark.timeout(600)]

WORDS = "File Edit Search View Document Help Open recent files and folders in the list below".split()


def scene(page, status):
    """A screen of 1280 x 800 with a menu, two columns of text and a panel of 200 x 100 that changes."""
    drawn = replace(page, size=(1280, 800))
    for index, word in enumerate(WORDS[:6]):
        drawn = drawn.text((20 + 90 * index, 8), word)
    for row in range(26):
        drawn = drawn.text((20, 40 + 28 * row), " ".join(WORDS[row % 7 : row % 7 + 8]), 13)
    for row in range(8):
        drawn = drawn.button((900, 300 + 50 * row, 1000, 332 + 50 * row), WORDS[row]).box(
            (1020, 300 + 50 * row, 1240, 330 + 50 * row)
        )
    return (
        drawn.box((1000, 60, 1199, 159)).text((1012, 72), status).text((1012, 110), f"{status} again").shown()
    )


def milliseconds(act, times):
    spent = []
    for turn in range(times):
        start = time.perf_counter()
        act(turn)
        spent.append(1000 * (time.perf_counter() - start))
    return statistics.median(spent)


def test_a_look(page, capsys):
    from rapidocr import RapidOCR

    plain = RapidOCR(params={"Global.log_level": "critical"})
    first = scene(page, "Status: turn 0")
    picture = np.ascontiguousarray(first.image[:, :, :3])
    plain(picture)
    full = milliseconds(lambda _: plain(picture), 3)
    readers = [OcrReader() for _ in range(3)]
    for each in readers:
        each.warm()
    first_look = milliseconds(lambda turn: readers[turn].read(first), 3)
    turns = [scene(page, f"Status: turn {turn}") for turn in range(1, 8)]
    changed = milliseconds(lambda turn: readers[0].read(turns[turn]), 7)
    same = milliseconds(lambda _: readers[0].read(turns[-1]), 7)
    with capsys.disabled():
        print(f"\nOCR at 1280x800, {len(readers[0].read(turns[-1]))} texts, medians:")
        print(f"  RapidOCR as it comes     {full:7.0f} ms")
        print(f"  first look               {first_look:7.0f} ms  {first_look / full:.2f} of that")
        print(f"  changed 200x100 region   {changed:7.0f} ms  {changed / full:.3f}")
        print(f"  nothing changed          {same:7.1f} ms  {same / full:.5f}")
    assert same < changed < first_look
