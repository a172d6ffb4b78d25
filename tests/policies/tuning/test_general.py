from __future__ import annotations

from pathlib import Path

from PIL import Image

from agent.evaluate.annotation import read_spots
from policies.tuning.general import draw


def test_the_general_set_is_the_same_everywhere_and_each_item_is_inside_its_picture(tmp_path: Path) -> None:
    one, other = read_spots(draw(tmp_path / "one", items=20)), read_spots(draw(tmp_path / "other", items=20))
    assert one.digest == other.digest
    assert len(one.spots) == 20
    for spot in one.spots:
        left, top, right, bottom = spot.edges[0]
        with Image.open(spot.picture) as picture:
            assert 0 <= left < right < picture.width
            assert 0 <= top < bottom < picture.height
            colours = picture.crop((int(left), int(top), int(right), int(bottom))).getcolors(1 << 16)
        assert colours is not None
        assert len(colours) > 1, f"nothing is drawn at {spot.instruction}"
