"""Claims about the first act of a run beside what is pointed at."""

from __future__ import annotations

from PIL import Image

from agent.evaluate.annotation import Spot
from agent.fake import FakeReader
from agent.geometry import Box
from agent.senses import Found
from policies.pocket.first_act import both


def test_a_place_that_is_named_is_pointed_at_and_acted_at_and_one_that_is_not_there_is_not(tmp_path) -> None:
    file = tmp_path / "one.png"
    Image.new("RGB", (400, 200), "white").save(file)
    names = [Found(Box(20 + 90 * at, 10, 50, 18), name) for at, name in enumerate(("Files", "Tools", "Help"))]
    spots = (
        Spot("a", file, "click Files", ((20, 10, 70, 28),), {"kind": "text"}),
        Spot("b", file, "Click the menu left of Help", ((110, 10, 160, 28),), {"kind": "relational"}),
        Spot("c", file, "click 'Nowhere'", ((0, 0, 400, 200),), {"kind": "text"}),
    )
    pointed, acted = both(spots, FakeReader(names))
    assert pointed == acted == {"all": 2, "text": 1, "relational": 1}
