"""Claims about what counts as a change on the screen."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agent.geometry import Box
from agent.screenshot import Screenshot
from agent.sight.changes import banded, differing_px, dirty_boxes, moved_from, tiles

CHANCE = np.random.default_rng(5)


def blank(width=200, height=100):
    return np.zeros((height, width, 4), np.uint8)


def shot(image, area=None):
    return Screenshot(image, area or Box(0, 0, image.shape[1], image.shape[0]), 0.0)


def test_equal_pictures_have_no_dirty_tile():
    assert not tiles(blank(), blank()).any()
    assert dirty_boxes(shot(blank()), shot(blank())) == ()


def test_one_pixel_makes_one_tile_dirty():
    after = blank()
    after[40, 70, 1] = 1
    found = tiles(blank(), after, 32)
    assert found.shape == (4, 7)
    assert np.argwhere(found).tolist() == [[1, 2]]


def test_the_unused_fourth_byte_is_no_colour():
    after = blank()
    after[:, :, 3] = 255
    assert differing_px(blank(), after) == 0
    assert not tiles(blank(), after).any()


def test_pictures_of_different_shapes_differ_everywhere():
    assert tiles(blank(10, 10), blank(64, 32), 32).tolist() == [[True, True]]
    assert differing_px(blank(10, 10), blank(64, 32)) == 64 * 32
    assert dirty_boxes(shot(blank(10, 10)), shot(blank(64, 32))) == (Box(0, 0, 64, 32),)


def test_looks_with_bands_differ_where_looks_without_them_do():
    looks = [shot(CHANCE.integers(0, 2, (100, 200, 4), np.uint8) // 2)]
    for top in (5, 40, 70):
        image = looks[-1].image.copy()
        image[top, 60] ^= 1
        looks.append(shot(image))
    image = looks[-1].image.copy()
    image[40, 60] ^= 1  # as it was at first
    looks.append(shot(image))
    followed = [banded(looks[0])]
    for look in looks[1:]:
        followed.append(banded(look, followed[-1], tiles(followed[-1].image, look.image)))
    for before, plain in zip(followed, looks, strict=True):
        for after, other in zip(followed, looks, strict=True):
            assert dirty_boxes(before, after) == dirty_boxes(plain, other)


def test_a_band_that_is_known_is_not_compared():
    one, other = blank(), blank()
    other[40, 60] = 9
    before = banded(shot(one))
    assert dirty_boxes(before, Screenshot(other, before.area, 0.0, before.bands)) == ()


def test_a_moved_area_is_dirty_as_a_whole():
    before, after = shot(blank()), shot(blank(), Box(-200, 0, 200, 100))
    assert dirty_boxes(before, after) == (after.area,)


def test_a_crop_compares_like_a_picture_of_its_own():
    before, after = blank(), blank()
    after[50, 50] = 9
    assert differing_px(before[40:60, 40:60], after[40:60, 40:60]) == 1


def test_dirty_boxes_are_tight_and_in_screen_points():
    before, after = blank(400, 200), blank(400, 200)
    after[20:30, 40:80] = 9
    area = Box(-100, 10, 200, 100)  # two pixels a point
    assert dirty_boxes(shot(before, area), shot(after, area)) == (Box(-80, 20, 20, 5),)


def test_two_far_changes_are_two_boxes():
    after = blank(400, 200)
    after[0:5, 0:5] = 1
    after[190:200, 390:400] = 1
    boxes = dirty_boxes(shot(blank(400, 200)), shot(after))
    assert set(boxes) == {Box(0, 0, 5, 5), Box(390, 190, 10, 10)}


def test_a_picture_without_pixels_has_no_tiles():
    assert tiles(np.zeros((0, 5, 4), np.uint8), np.zeros((0, 5, 4), np.uint8)).size == 0


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 199), st.integers(0, 99)), max_size=12))
def test_every_changed_pixel_is_in_exactly_one_box(spots):
    after = blank()
    for x, y in spots:
        after[y, x] = 7
    boxes = dirty_boxes(shot(blank()), shot(after))
    for x, y in spots:
        assert sum(b.left <= x < b.right and b.top <= y < b.bottom for b in boxes) == 1


@pytest.mark.parametrize("size", [16, 32, 64])
def test_tiles_agree_with_the_obvious_way(size):
    random = np.random.default_rng(3)
    before = random.integers(0, 255, (150, 230, 4), np.uint8)
    after = before.copy()
    for _ in range(5):
        after[random.integers(150), random.integers(230), 0] ^= 1
    expected = [
        [
            bool((before[y : y + size, x : x + size] != after[y : y + size, x : x + size]).any())
            for x in range(0, 230, size)
        ]
        for y in range(0, 150, size)
    ]
    assert tiles(before, after, size).tolist() == expected


def test_in_a_line_that_moved_to_the_left_only_its_end_is_new():
    text = np.random.default_rng(1).integers(0, 255, (18, 330, 4), np.uint8)
    assert moved_from(text[:, :300], text[:, 30:]) == 270


def test_a_line_that_is_another_one_has_not_moved():
    text = np.random.default_rng(1).integers(0, 255, (18, 600, 4), np.uint8)
    assert moved_from(text[:, :300], text[:, 300:]) is None
