"""A picture shows the screen that it was taken of, whatever its size."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from agent.demonstration.schema import Screen
from agent.errors import UnreadablePicture
from agent.frames import Frames
from agent.geometry import Box
from agent.replay.gallery import Gallery
from agent.screenshot import Screenshot

SHOWN_ON = Screen(box=(-100, 50, 400, 300), scale=2)
AREAS = {
    "the screen it was shown on": ((800, 600), SHOWN_ON, Box(-100, 50, 400, 300)),
    "that screen, a pixel a point": ((400, 300), SHOWN_ON, Box(-100, 50, 400, 300)),
    "another screen": ((1000, 800), SHOWN_ON, Box(0, 0, 500, 400)),
    "nobody tells which": ((640, 480), None, Box(0, 0, 640, 480)),
}


@pytest.mark.parametrize("case", AREAS)
def test_a_picture_shows_the_screen_of_its_own_size(tmp_path: Path, case: str) -> None:
    size, screen, area = AREAS[case]
    (tmp_path / "frames").mkdir()
    name = Frames(tmp_path / "frames").keep(Screenshot.from_picture(Image.new("RGB", size)))

    assert Gallery(tmp_path, screen).picture(name).area == area


def test_a_picture_that_is_gone_is_told(tmp_path: Path) -> None:
    with pytest.raises(UnreadablePicture):
        Gallery(tmp_path, None).picture("0" * 32)
