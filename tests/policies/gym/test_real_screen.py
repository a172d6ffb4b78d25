from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from PIL import Image

from policies.detectors.canvas import CLASSES
from policies.detectors.lesson import screens
from policies.gym.real_screen import ROLES, write


def part(role: str, box: tuple[int, ...], *states: str, above: str = "panel") -> dict[str, Any]:
    return {"role": role, "box": box, "states": states, "above": [above, ""]}


def test_what_a_program_tells_becomes_a_line_that_a_detector_learns_from(tmp_path: Path) -> None:
    parts = [
        part("frame", (0, 0, 300, 200)),
        part("push button", (10, 10, 60, 34)),
        part("push button", (10, 10, 60, 34)),
        part("push button", (0, 40, 900, 90)),
        part("check box", (10, 100, 90, 120), "checked"),
        part("menu", (0, 0, 40, 20), above="menu bar"),
        part("menu", (0, 130, 80, 150), above="menu"),
        part("label", (100, 10, 140, 30)),
        part("slider", (100, 50, 104, 52)),
    ]
    (tmp_path / "one.json").write_text(json.dumps({"app": "one", "look": "plain", "parts": parts}))
    (tmp_path / "two.json").write_text(json.dumps({"app": "two", "look": "plain", "parts": parts}))
    Image.new("RGB", (300, 200)).save(tmp_path / "one.png")
    assert write(tmp_path, tmp_path / "out") == (1, 5)
    (screen,) = screens(tmp_path / "out")
    assert [CLASSES[each] for each in screen.classes] == [
        "window",
        "button",
        "checkbox checked",
        "menu",
        "item",
    ]
    assert screen.rgb.shape == (200, 300, 3)


def test_a_detector_knows_all_that_it_is_told() -> None:
    assert set(ROLES.values()) <= set(CLASSES)
