import json
from dataclasses import dataclass
from pathlib import Path

import pytest
from PIL import Image

from agent.errors import NotShown, TaskNotUnderstood, UsageError
from agent.evaluate.annotation import read_screenspot_v2
from agent.evaluate.figures import confidence
from agent.evaluate.spots import Spots, make_screenspot_pro, make_screenspot_v2, make_spots
from agent.geometry import Box
from agent.screenshot import Screenshot
from agent.senses import Found


@dataclass(frozen=True)
class Told:
    """Points where the instruction says: 'x y', and does for other words what they name."""

    def ground(self, screenshot: Screenshot, instruction: str) -> Found | None:
        match instruction:
            case "abstain":
                return None
            case "miss":
                raise NotShown("nothing like it is shown")
            case "wonder":
                raise TaskNotUnderstood("what is 'wonder'?")
        x, y = map(float, instruction.split())
        return Found(Box(x - 1, y - 1, 2, 2), "here", 0.8)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A set in the format of ScreenSpot-v2, of one picture with a box from 10, 20 to 15, 26."""
    (tmp_path / "screenspotv2_image").mkdir()
    Image.new("RGB", (80, 60)).save(tmp_path / "screenspotv2_image" / "pc.png")
    entries = [
        {
            "img_filename": "pc.png",
            "bbox": [10, 20, 5, 6],
            "instruction": instruction,
            "data_type": "text",
            "data_source": "linux",
        }
        for instruction in ("12 22", "15 26", "16 22", "abstain", "miss", "wonder")
    ]
    (tmp_path / "screenspot_desktop_v2.json").write_text(json.dumps(entries))
    return tmp_path


def test_a_point_is_right_inside_the_box_and_everything_else_says_why(folder: Path) -> None:
    suite = Spots("screenspot-v2", read_screenspot_v2(folder), Told())
    found = [suite.attempt(item) for item in suite.items()]
    assert [each.success for each in found] == [True, True, False, False, False, False]
    assert [each.why.partition("”: ")[2] for each in found] == [
        "",
        "",
        "it pointed at 'here' (16, 22)",
        "it abstained",
        "nothing like it is shown",
        "what is 'wonder'?",
    ]
    assert found[2].measures == {"x": 16, "y": 22, "confidence": 0.8}
    assert found[3].measures == {"x": None, "y": None, "confidence": None}


def test_the_published_sets_are_suites_that_literal_can_try(folder: Path, options) -> None:
    suite = make_screenspot_v2(options(data=folder, tasks=("desktop",)))
    item = suite.items()[0]
    assert suite.name == "screenspot-v2"
    assert item.groups["kind"] == "text"
    assert suite.attempt(item).success is False
    assert suite.facts()["data"]


@pytest.mark.parametrize("make", [make_spots, make_screenspot_v2, make_screenspot_pro])
def test_a_set_needs_a_folder(make, options) -> None:
    with pytest.raises(UsageError, match="--data"):
        make(options())


def test_confidence_is_judged_over_the_answers_and_not_where_the_policy_abstained(folder: Path) -> None:
    suite = Spots("screenspot-v2", read_screenspot_v2(folder), Told())
    sure = confidence([suite.attempt(item) for item in suite.items()])
    assert (sure.answers, sure.acted, sure.right) == (3, 3, 2)
    assert sure.error == pytest.approx(0.8 - 2 / 3)
    assert confidence([]) is None
