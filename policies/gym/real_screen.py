"""Says where the widgets of real programs are, for a detector to learn: the same lines as `screen` writes.

    python -m agent.evaluate.apps.crawl --out build/programs
    python -m policies.gym.real_screen --programs build/programs --out build/real-screens

The pictures are not copied: the lines name them where they are. The trap: a program tells more than it draws,
and calls one thing by many names. So a box is told once, and what has no size to speak of, or more than its
kind has, is left out; boxes to tick are told with their states. What a menu covers is still told.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from policies.gym.element import Rect

ROLES = {
    "push button": "button", "toggle button": "button", "button menu": "button",
    "button with drop down": "button", "check box": "checkbox", "radio button": "radio",
    "combo box": "combo", "text": "field", "entry": "field", "password text": "field",
    "spin button": "field", "spin box": "field", "page tab": "tab", "menu": "menu", "menu item": "item",
    "check menu item": "item", "radio menu item": "item", "list item": "item", "tree item": "item",
    "table cell": "item", "cell": "item", "slider": "slider", "scroll bar": "scroll bar",
    "frame": "window", "dialog": "dialog", "file chooser": "dialog", "color chooser": "dialog",
}  # fmt: skip
"""What a detector calls the roles of a program; others are none of its classes."""
STATED = ("checkbox", "radio")
SMALLEST, LARGEST = 6, 400  # pixels of a side that is no window's


def widgets(parts: list[dict[str, Any]]) -> Iterator[dict[str, object]]:
    """Yield a program's widgets, each once: box (left, top, right, bottom in pixels) and class."""
    told = set()
    for part in parts:
        kind, box = ROLES.get(part["role"], ""), Rect(*part["box"])
        if part["role"] == "menu" and part["above"][0] != "menu bar":
            kind = "item"
        across, down = box.right - box.left, box.bottom - box.top
        largest = LARGEST if kind not in ("window", "dialog", "field", "scroll bar", "item") else 10_000
        if not kind or box in told or min(across, down) < SMALLEST or max(across, down) > largest:
            continue
        told.add(box)
        state = " checked" if kind in STATED and "checked" in part["states"] else ""
        yield {"box": [box.left, box.top, box.right, box.bottom], "class": kind + state}


def write(folder: Path, out: Path) -> tuple[int, int]:
    """Write a line for each picture of a folder that has a widget; return how many, and their widgets."""
    out.mkdir(parents=True, exist_ok=True)
    count = boxed = 0
    with (out / "widgets.jsonl").open("w", encoding="utf-8") as lines:
        for file in sorted(folder.glob("*.json")):
            found = list(widgets(json.loads(file.read_text(encoding="utf-8"))["parts"]))
            picture = file.with_suffix(".png")
            if found and picture.exists():
                lines.write(json.dumps({"screen": str(picture.resolve()), "widgets": found}) + "\n")
                count, boxed = count + 1, boxed + len(found)
    return count, boxed


def main() -> None:
    """Write what the arguments say."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--programs", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    wanted = parser.parse_args()
    count, boxed = write(wanted.programs, wanted.out)
    print(f"{wanted.out}: {count} screens, {boxed} widgets")


if __name__ == "__main__":
    main()
