import json
from pathlib import Path

import pytest
from PIL import Image

from agent.errors import UsageError
from agent.evaluate.annotation import Spot, read_screenspot_pro, read_screenspot_v2, read_spots

ITEM = {
    "id": "a",
    "screen": "one.png",
    "instruction": "Save",
    "boxes": [[10, 20, 30, 40], [50, 20, 70, 40]],
    "kind": "text",
    "lang": "en",
    "toolkit": "Qt",
    "app": "paint",
}


def picture(file: Path) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    Image.new("RGB", (80, 60)).save(file)


@pytest.fixture
def write(tmp_path):
    """Write lines of `items.jsonl` beside one screen."""

    def write(*entries: object) -> Path:
        picture(tmp_path / "screens" / "one.png")
        told = (entry if isinstance(entry, str) else json.dumps(entry) for entry in entries)
        (tmp_path / "items.jsonl").write_text("\n".join(told) + "\n")
        return tmp_path

    return write


def test_an_item_of_ours_is_read_with_its_groups(write) -> None:
    (spot,) = read_spots(write(ITEM)).spots
    assert (spot.id, spot.instruction) == ("a", "Save")
    assert spot.edges == ((10, 20, 30, 40), (50, 20, 70, 40))
    assert spot.groups == {"kind": "text", "lang": "en", "toolkit": "Qt", "app": "paint"}


@pytest.mark.parametrize(
    ("x", "y", "ours", "closed"),
    [
        (10, 20, True, True),
        (29.99, 39.99, True, True),
        (30, 30, False, True),
        (20, 40, False, True),
        (9.99, 30, False, False),
        (20, 19.99, False, False),
        (60, 30, True, True),
        (40, 30, False, False),
    ],
)
def test_a_point_is_right_in_any_box_the_edges_as_the_set_counts_them(x, y, ours, closed) -> None:
    edges = ((10, 20, 30, 40), (50, 20, 70, 40))
    assert Spot("a", Path(), "Save", edges, {}).holds(x, y) is ours
    assert Spot("a", Path(), "Save", edges, {}, closed=True).holds(x, y) is closed


@pytest.mark.parametrize(
    ("entry", "message"),
    [
        ("{", "line 2"),
        ("[]", "line 2: it is no object"),
        ({**ITEM, "id": 7}, "line 2: 'id' is 7"),
        ({**ITEM, "id": "b", "boxes": []}, "line 2: it has no boxes"),
        ({**ITEM, "id": "b", "boxes": [[1, 2, 3]]}, "line 2: the box is"),
        ({**ITEM, "id": "b", "boxes": [[1, 2, "3", 4]]}, "line 2: the box is"),
        ({**ITEM, "id": "b", "boxes": [[10, 2, 3, 4]]}, "line 2: the box .* has no inside"),
        ({**ITEM, "id": "b", "instruction": ""}, "line 2: 'instruction'"),
        ({**ITEM, "id": "b", "screen": "gone.png"}, "1 pictures are missing, such as .*gone.png"),
        (ITEM, "'a' is there twice"),
    ],
)
def test_a_bad_item_is_an_error_that_says_where(write, entry, message) -> None:
    with pytest.raises(UsageError, match=message):
        read_spots(write(ITEM, entry))


def test_a_folder_without_items_is_an_error(tmp_path) -> None:
    for read in (read_spots, read_screenspot_v2, read_screenspot_pro):
        with pytest.raises(UsageError, match="--data"):
            read(tmp_path)


def test_another_content_has_another_mark(write) -> None:
    first = read_spots(write(ITEM)).digest
    assert read_spots(write(ITEM)).digest == first
    assert read_spots(write({**ITEM, "boxes": [[0, 0, 1, 1]]})).digest != first


@pytest.fixture
def screenspot_v2(tmp_path) -> Path:
    """A folder as ScreenSpot-v2 is published: boxes are left, top, width, height."""
    entries = {
        "desktop": ("pc_1.png", [10, 20, 5, 6], "icon", "windows"),
        "web": ("web_1.png", [1, 2, 3, 4], "text", "gitlab"),
    }
    for part, (name, box, kind, source) in entries.items():
        picture(tmp_path / "screenspotv2_image" / name)
        entry = {
            "img_filename": name,
            "bbox": box,
            "instruction": f"on the {part}",
            "data_type": kind,
            "data_source": source,
        }
        (tmp_path / f"screenspot_{part}_v2.json").write_text(json.dumps([entry, entry]))
    return tmp_path


def test_screenspot_v2_gives_widths_and_heights(screenspot_v2) -> None:
    spots = read_screenspot_v2(screenspot_v2).spots
    assert [spot.id for spot in spots] == ["desktop-0000", "desktop-0001", "web-0000", "web-0001"]
    assert spots[0].edges == ((10, 20, 15, 26),)
    assert spots[0].closed
    assert spots[0].groups == {
        "part": "desktop",
        "kind": "icon",
        "part and kind": "desktop icon",
        "source": "windows",
    }


def test_a_part_of_screenspot_v2_can_be_chosen(screenspot_v2) -> None:
    assert {spot.groups["part"] for spot in read_screenspot_v2(screenspot_v2, ["web"]).spots} == {"web"}
    with pytest.raises(UsageError, match=r"no part .mobile. .*known: desktop, web"):
        read_screenspot_v2(screenspot_v2, ["mobile"])


def test_a_bad_entry_of_screenspot_v2_is_an_error_that_says_where(screenspot_v2) -> None:
    file = screenspot_v2 / "screenspot_web_v2.json"
    entries = json.loads(file.read_text())
    entries[1]["bbox"] = [1, 2, 0, 4]
    file.write_text(json.dumps(entries))
    with pytest.raises(UsageError, match=r"screenspot_web_v2.json', entry 1: the box"):
        read_screenspot_v2(screenspot_v2)
    file.write_text("{}")
    with pytest.raises(UsageError, match="holds no list"):
        read_screenspot_v2(screenspot_v2)


def test_screenspot_pro_gives_right_and_bottom(tmp_path) -> None:
    name = "blender_windows/screenshot_1.png"
    picture(tmp_path / "images" / name)
    entry = {
        "img_filename": name,
        "bbox": [10, 20, 15, 26],
        "instruction": "add a light",
        "instruction_cn": "添加灯光",
        "id": "blender_windows_0",
        "application": "blender",
        "platform": "windows",
        "img_size": [80, 60],
        "ui_type": "icon",
        "group": "Creative",
    }
    (tmp_path / "annotations").mkdir()
    (tmp_path / "annotations" / "blender_windows.json").write_text(json.dumps([entry]))
    (spot,) = read_screenspot_pro(tmp_path).spots
    assert (spot.id, spot.instruction) == ("blender_windows-0000", "add a light")
    assert spot.edges == ((10, 20, 15, 26),)
    assert spot.closed
    assert spot.groups == {"kind": "icon", "field": "Creative", "app": "blender", "platform": "windows"}
