"""Pictures that are packed strip by strip."""

from __future__ import annotations

import io
import struct
import zlib

import numpy as np
import pytest
from PIL import Image

from agent.geometry import Box
from agent.prints import Darkroom, Print
from agent.screenshot import BAND, Pixels, Screenshot

CHANCE = np.random.default_rng(3)


def noise(height: int, width: int) -> Pixels:
    return CHANCE.integers(0, 256, (height, width, 4), np.uint8)


def develop(image: Pixels, darkroom: Darkroom | None = None) -> Print:
    shot = Screenshot(image, Box(0, 0, image.shape[1], image.shape[0]), 0.0)
    return (darkroom or Darkroom()).develop(shot)


def shown(png: bytes) -> Pixels:
    """Return what another program makes of a file: height x width x 3, blue first."""
    with Image.open(io.BytesIO(png)) as picture:
        return np.asarray(picture.convert("RGB"))[:, :, ::-1]


@pytest.mark.parametrize("size", [(1, 1), (BAND, 7), (BAND + 1, 640), (100, 3), (3 * BAND - 1, 1280)])
def test_a_print_shows_what_was_on_the_screen(size: tuple[int, int]) -> None:
    image = noise(*size)
    assert (shown(develop(image).png) == image[:, :, :3]).all()


def test_what_was_packed_before_and_after_a_change_is_the_same_file() -> None:
    darkroom = Darkroom()
    before, after = noise(200, 300), noise(200, 300)
    after[:100] = before[:100]
    develop(before, darkroom)
    again, fresh = develop(after, darkroom), develop(after)
    assert (again.name, again.png) == (fresh.name, fresh.png)
    assert (shown(again.png) == after[:, :, :3]).all()


def test_the_sums_in_the_file_are_right() -> None:
    png, place, parts = develop(noise(70, 50)).png, 8, []
    while place < len(png):
        length, kind = struct.unpack_from(">I4s", png, place)
        content = png[place + 8 : place + 8 + length]
        assert struct.unpack_from(">I", png, place + 8 + length)[0] == zlib.crc32(kind + content)
        parts.append(content if kind == b"IDAT" else b"")
        place += 12 + length
    assert len(zlib.decompress(b"".join(parts))) == 70 * (1 + 3 * 50)


def test_the_fourth_byte_names_no_other_picture() -> None:
    image = noise(40, 40)
    other = image.copy()
    other[:, :, 3] ^= 255
    assert develop(image).name == develop(other).name


def test_pictures_that_differ_in_a_pixel_or_in_shape_have_other_names() -> None:
    image = noise(40, 40)
    other = image.copy()
    other[39, 39, 0] ^= 1
    names = {develop(each).name for each in (image, other, image[:39], image.reshape(20, 80, 4))}
    assert len(names) == 4


def test_a_picture_that_was_changed_in_place_is_packed_anew() -> None:
    darkroom, image = Darkroom(), noise(40, 40)
    develop(image, darkroom)
    image[0, 0] ^= 255
    assert (shown(develop(image, darkroom).png) == image[:, :, :3]).all()
