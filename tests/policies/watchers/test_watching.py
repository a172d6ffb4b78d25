"""What a watcher is told of frames, how it is scored, and that each frame costs the same."""

from __future__ import annotations

import time

import cv2
import numpy as np
import pytest
import torch

from agent.fake import FakeDesktop
from agent.geometry import Box, Point
from agent.screenshot import Screenshot
from policies.components.oadtr import OadTR
from policies.watchers.acts import ACTS
from policies.watchers.features import COUNT, NAMES, Glances
from policies.watchers.oadtr import NOW, POINTER, OadTRWatcher, make
from policies.watchers.pointer import find, paint
from policies.watchers.rivals import AHEAD, HEADS, LAYERS, WIDTH
from policies.watchers.score import anticipated, average_precisions, start_delay, stays
from policies.watchers.stream import Hand, stream


def with_pointer(shot: Screenshot, at: tuple[int, int], *, dark: bool = False) -> Screenshot:
    image = shot.image.copy()
    paint(image, at, dark=dark)
    return Screenshot(image, shot.area, 0.0)


@pytest.mark.parametrize("dark", [False, True])
def test_the_pointer_is_found_where_something_has_changed(dark: bool) -> None:
    shot = with_pointer(FakeDesktop().capture(), (300, 200), dark=dark)

    tip = find(shot, [Box(296, 196, 20, 24)])

    assert tip is not None
    assert (tip.x, tip.y) == pytest.approx((300, 200), abs=2)


def test_no_pointer_is_found_where_there_is_none() -> None:
    shot = FakeDesktop().capture()

    assert find(shot, [shot.area, Box(24, 48, 112, 32)]) is None


def test_a_moving_pointer_is_no_other_change() -> None:
    shot, glances = FakeDesktop().capture(), Glances()
    glances.features(with_pointer(shot, (100, 250)))
    glances.features(with_pointer(shot, (200, 260)))

    told = dict(zip(NAMES, glances.features(with_pointer(shot, (320, 270))), strict=True))

    assert told["boxes"] == 0
    assert told["step right"] > 0.5
    assert glances.pointer == Point(320, 270)


def test_a_list_that_is_scrolled_is_shifted() -> None:
    noise = np.random.default_rng(0).integers(0, 255, (400, 300), np.uint8)
    image = np.full((400, 640, 4), 255, np.uint8)
    image[:, 100:400, :3] = cv2.GaussianBlur(noise, (1, 31), 0)[:, :, None]
    later = image.copy()
    later[40:360, 100:400] = image[70:390, 100:400]
    glances = Glances()
    glances.features(Screenshot(image, Box(0, 0, 640, 400), 0.0))

    told = dict(zip(NAMES, glances.features(Screenshot(later, Box(0, 0, 640, 400), 0.1)), strict=True))

    assert told["shift"] < 0, "up"
    assert told["shifted"] > 0.5


def test_average_precision_is_that_of_a_ranking_counted_by_hand() -> None:
    scores = torch.tensor([[0.9, 0.1], [0.8, 0.2], [0.7, 0.3], [0.6, 0.4]])
    truth = torch.tensor([0, 1, 0, 1])

    assert average_precisions(scores, truth) == pytest.approx([5 / 6, 5 / 6])


def test_a_guess_has_half_of_the_calibrated_precision_however_rare_the_act_is() -> None:
    dice = torch.Generator().manual_seed(0)
    scores, truth = torch.rand(20_000, 1, generator=dice), torch.ones(20_000, dtype=torch.long)
    truth[::20] = 0

    assert average_precisions(scores, truth)[0] == pytest.approx(0.05, abs=0.02)
    assert average_precisions(scores, truth, calibrated=True)[0] == pytest.approx(0.5, abs=0.06)


def test_an_act_that_is_never_named_counts_with_its_whole_length() -> None:
    truth = torch.tensor([0, 1, 1, 1, 0, 2, 2, 0])
    named = torch.tensor([0, 0, 1, 1, 0, 0, 0, 0])

    assert start_delay(named, truth, {1, 2}) == (1.5, 0.5)


def test_foretelling_is_compared_with_the_frames_that_came() -> None:
    truth = torch.tensor([0, 1, 1, 0])
    following = torch.zeros(4, 2, 2)
    following[:, :, 1] = 1  # always act 1

    assert anticipated(following, truth) == pytest.approx([2 / 3, 1 / 2])
    assert stays(truth, 2) == pytest.approx([1 / 3, 0.0])


def test_the_same_seed_is_the_same_stream_and_every_act_occurs() -> None:
    one, acts = stream(3, 300)
    other, _ = stream(3, 300)

    assert (one == other).all()
    assert one.shape[1] == COUNT
    assert set(acts.tolist()) == set(range(len(ACTS)))


def test_a_frame_costs_the_same_at_the_end_of_a_long_film() -> None:
    torch.manual_seed(0)
    watcher = OadTRWatcher(OadTR(COUNT, len(ACTS), ahead=AHEAD, d=WIDTH, h=HEADS, layers=LAYERS))
    frames = [frame for frame, _ in Hand(1).frames(90)]
    spent = []

    for frame in frames:
        began = time.thread_time()
        watcher.see(frame)
        spent.append(time.thread_time() - began)

    assert float(np.median(spent[-30:])) < 3 * float(np.median(spent[20:50]))


def test_the_watcher_that_ships_names_what_a_drawn_hand_does() -> None:
    watcher, right, pointed = make(), [], []
    hand = Hand(900_001)

    for frame, act in hand.frames(120):
        readings = watcher.see(frame)
        now = {each.label: each.values[0] for each in readings if each.source == NOW}
        right.append(max(now, key=lambda name: now[name]) == ACTS[act])
        pointed += [each.values for each in readings if each.source == POINTER]

    assert sum(now.values()) == pytest.approx(1, abs=1e-4)
    assert sum(right) / len(right) > 0.6
    assert pointed[-1] == pytest.approx(hand.at, abs=2)
