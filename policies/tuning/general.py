"""The general set: drawn windows with buttons, boxes to tick and fields, to see what a model has unlearned.

It is the same on every machine, is drawn anew each time, and is kept in the format of the suite `spots`. No
words of it are in anybody's demonstrations on purpose: what is asked is whether pointing still works at all.
"""

from __future__ import annotations

import json
import random
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

ITEMS = 100  # so that one of them is a point
_IN_A_PICTURE = 5
_SIZES = ((640, 480), (800, 600), (960, 600), (1024, 768))
_THEMES = (
    ("#f6f6f6", "#e2e2e2", "#202020"),
    ("#2b2b2b", "#444444", "#eeeeee"),
    ("#ffffff", "#d8e6f8", "#10243e"),
)
_BUTTONS = tuple(
    "Save Cancel Apply Close Print Export Refresh Search Undo Redo Insert Remove Previous Next Help".split()
)
_FIELDS = tuple("Name Address City Country Phone E-mail Subject Amount Date Comment".split())
_BOXES = tuple("Remember,Show hidden files,Send a copy,Dark mode,Word wrap,Autosave".split(","))
_ROW, _COLUMNS = 64, 3


def draw(folder: Path, *, items: int = ITEMS, seed: int = 0) -> Path:
    """Write the set into a folder, and return it. Raises OSError."""
    lots = random.Random(seed)  # noqa: S311  # a lot, no secret
    (folder / "screens").mkdir(parents=True, exist_ok=True)
    lines: list[str] = []
    while len(lines) < items:
        name = f"{len(lines) // _IN_A_PICTURE:03}.png"
        picture, parts = _window(lots)
        picture.save(folder / "screens" / name)
        for words, box in lots.sample(parts, min(_IN_A_PICTURE, items - len(lines))):
            item = {"id": f"{len(lines):03}", "screen": name, "instruction": words, "boxes": [box]}
            lines.append(json.dumps(item))
    (folder / "items.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return folder


def _window(lots: random.Random) -> tuple[Image.Image, list[tuple[str, list[int]]]]:
    """Draw one window, and return it with the words and the box of each of its parts."""
    width, height = lots.choice(_SIZES)
    back, front, ink = lots.choice(_THEMES)
    picture = Image.new("RGB", (width, height), back)
    pen = ImageDraw.Draw(picture)
    font = ImageFont.load_default(lots.choice((14, 16, 18)))
    wide = (width - 40) // _COLUMNS
    cells = [(20 + wide * x, 40 + _ROW * y) for x in range(_COLUMNS) for y in range((height - 60) // _ROW)]
    words = [
        *((f"the button {each}", each) for each in lots.sample(_BUTTONS, 4)),
        *((f"the field {each}", each) for each in lots.sample(_FIELDS, 3)),
        *((f"the box {each}", each) for each in lots.sample(_BOXES, 2)),
    ]
    parts: list[tuple[str, list[int]]] = []
    for (meant, label), (left, top) in zip(words, lots.sample(cells, len(words)), strict=True):
        across = wide - 24 - lots.randrange(20)
        if meant.startswith("the button"):
            box = [left, top, left + across, top + 32]
            pen.rounded_rectangle(box, 5, fill=front, outline=ink)
            pen.text((left + across // 2, top + 16), label, ink, font, anchor="mm")
        elif meant.startswith("the field"):
            box = [left, top + 20, left + across, top + 46]
            pen.text((left, top + 9), label, ink, font, anchor="lm")
            pen.rectangle(box, fill=back, outline=ink)
        else:
            box = [left, top + 6, left + 20 + round(font.getlength(label)) + 8, top + 26]
            pen.rectangle((left, top + 8, left + 16, top + 24), fill=back, outline=ink)
            pen.text((left + 24, top + 16), label, ink, font, anchor="lm")
        parts.append((meant, box))
    return picture, parts
