from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from agent.errors import UnreadablePicture
from agent.geometry import Box, Point
from agent.screenshot import BAND, GREY, Screenshot


def shot(width_px: int, height_px: int, area: Box) -> Screenshot:
    return Screenshot(np.zeros((height_px, width_px, 4), np.uint8), area, 0.0)


def test_a_pixel_of_a_second_monitor_left_of_the_first_is_at_a_negative_point() -> None:
    left = shot(1920, 1080, Box(-1920, 0, 1920, 1080))
    assert left.point_at(0, 0) == Point(-1920, 0)
    assert left.point_at(1919, 10) == Point(-1, 10)


def test_two_pixels_a_point_are_halved() -> None:
    retina = shot(2560, 1600, Box(0, 0, 1280, 800))
    assert retina.scale == 2
    assert retina.point_at(200, 100) == Point(100, 50)
    assert retina.box_at(0, 0, 20, 10) == Box(0, 0, 10, 5)


@given(
    st.integers(1, 4000),
    st.integers(1, 4000),
    st.integers(-4000, 4000),
    st.sampled_from([1, 1.25, 1.5, 2, 3]),
    st.floats(0, 1),
)
def test_pixels_and_points_convert_both_ways(
    width: int, height: int, origin: int, scale: float, share: float
) -> None:
    width_px, height_px = max(round(width * scale), 1), max(round(height * scale), 1)
    image = np.broadcast_to(np.uint8(0), (height_px, width_px, 4))
    screen = Screenshot(image, Box(origin, -origin, width, height), 0.0)
    left, top = int(share * (width_px - 1)), int(share * (height_px - 1))
    assert screen.pixels_of(screen.box_at(left, top, width_px, height_px)) == (left, top, width_px, height_px)


def test_a_crop_is_cut_at_the_edges_of_the_picture() -> None:
    screen = shot(100, 80, Box(0, 0, 100, 80))
    assert screen.crop(Box(90, 70, 40, 40)).shape == (10, 10, 4)
    assert screen.crop(Box(200, 200, 5, 5)).size == 0


def test_a_picture_survives_the_way_through_a_file(tmp_path: Path) -> None:
    Image.new("RGB", (3, 2), (10, 20, 30)).save(tmp_path / "a.png")
    screen = Screenshot.from_file(tmp_path / "a.png")
    assert screen.rgb[0, 0].tolist() == [10, 20, 30]
    assert screen.image[0, 0].tolist() == [30, 20, 10, 255]
    assert screen.picture.getpixel((1, 1)) == (10, 20, 30)


@pytest.mark.parametrize("content", [None, b"", b"no picture", b"\x89PNG\r\n\x1a\n1234"])
def test_a_file_that_is_no_picture_is_a_clear_error(tmp_path: Path, content: bytes | None) -> None:
    file = tmp_path / "a.png"
    if content is not None:
        file.write_bytes(content)
    with pytest.raises(UnreadablePicture, match=r"a\.png.*\(give a PNG"):
        Screenshot.from_file(file)


def test_only_the_bands_that_are_painted_over_are_no_longer_those_of_the_look() -> None:
    look = replace(shot(64, 3 * BAND, Box(0, 0, 64, 3 * BAND)), bands=("a", "b", "c"))
    painted = look.painted([Box(4, BAND + 4, 10, 10)])
    assert [old is new for old, new in zip(look.bands, painted.bands, strict=True)] == [True, False, True]
    assert (painted.image[BAND + 4, 4] == GREY).all()
    assert not look.image.any()


def test_a_look_on_which_nothing_is_painted_over_is_the_same_one() -> None:
    look = shot(64, 64, Box(0, 0, 64, 64))
    assert look.painted([Box(70, 0, 10, 10)]) is look
