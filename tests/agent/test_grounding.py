import json
from dataclasses import dataclass
from pathlib import Path

import pytest
from PIL import Image

from agent.errors import UnreadablePicture, UsageError
from agent.geometry import Box
from agent.grounding import batch, point
from agent.screenshot import Screenshot
from agent.senses import Found


@dataclass(frozen=True)
class Corner:
    """Points at the left top corner for 'corner', and abstains otherwise."""

    def ground(self, screenshot: Screenshot, instruction: str) -> Found | None:
        return Found(Box(0, 0, 10, 20), "corner", 0.9) if instruction == "corner" else None


@pytest.fixture
def screens(tmp_path: Path) -> Path:
    Image.new("RGB", (40, 30)).save(tmp_path / "a.png")
    return tmp_path


def lines(*items: object) -> str:
    return "".join(json.dumps(item) + "\n" for item in items)


def test_a_point_is_given_in_the_pixels_of_the_picture(screens: Path) -> None:
    pointed = point(Corner(), screens / "a.png", "corner")
    assert (pointed.x, pointed.y, pointed.confidence) == (5, 10, 0.9)


def test_a_batch_answers_every_line_in_order_and_abstains_with_null(screens: Path, tmp_path: Path) -> None:
    items = tmp_path / "items.jsonl"
    items.write_text(
        lines(
            {"id": "1", "screen": "a.png", "instruction": "corner", "boxes": []},
            {"id": "2", "screen": "a.png", "instruction": "nothing"},
        )
    )
    out = tmp_path / "deep" / "out.jsonl"
    assert list(batch(Corner(), items, screens, out)) == [1, 2]
    answers = [json.loads(line) for line in out.read_text().splitlines()]
    assert [(each["id"], each["x"], each["y"]) for each in answers] == [("1", 5, 10), ("2", None, None)]


@pytest.mark.parametrize("line", ["{", "[]", '{"id": 1}', "null", '"text"'])
def test_a_line_that_is_no_item_is_an_error_with_its_number(line: str, screens: Path, tmp_path: Path) -> None:
    items = tmp_path / "items.jsonl"
    items.write_text(lines({"id": "1", "screen": "a.png", "instruction": "corner"}) + line + "\n")
    with pytest.raises(UsageError, match="line 2"):
        list(batch(Corner(), items, screens, tmp_path / "out.jsonl"))
    assert not (tmp_path / "out.jsonl").exists()


def test_a_batch_that_breaks_leaves_no_partial_file(screens: Path, tmp_path: Path) -> None:
    items = tmp_path / "items.jsonl"
    items.write_text(
        lines(
            {"id": "1", "screen": "a.png", "instruction": "corner"},
            {"id": "2", "screen": "gone.png", "instruction": "corner"},
        )
    )
    with pytest.raises(UnreadablePicture):
        list(batch(Corner(), items, screens, tmp_path / "out.jsonl"))
    assert sorted(file.name for file in tmp_path.iterdir()) == ["a.png", "items.jsonl"]
