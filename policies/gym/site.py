"""Draws pages in a browser with every widget named and boxed, for a detector to learn: the same folder of
pictures and boxes as `screen` writes, with other toolkits' looks.

    python -m policies.gym.site --iconify FOLDER --count 600 --seed 0 --out build/pages
"""

from __future__ import annotations

import argparse
import json
import random
from itertools import islice
from pathlib import Path

from PIL import Image

from policies.gym.browser import browsing
from policies.gym.concept import Meanings, concepts
from policies.gym.element import Element
from policies.gym.icon import Drawing, from_sets
from policies.gym.markup import Supply
from policies.gym.page import Composer
from policies.gym.string import pairs

WIDTH, HEIGHT = 1280, 800
KINDS = {
    "button": "button", "tool": "button", "control": "button", "key": "button", "cross": "button",
    "more": "button", "less": "button", "field": "field", "combo": "combo", "tab": "tab", "menu": "menu",
    "item": "item", "entry": "item", "cell": "item", "slider": "slider", "checkbox": "checkbox",
    "switch": "checkbox", "radio": "radio", "window": "window", "dialog": "dialog",
}  # fmt: skip
"""What a detector calls the roles of a page; others are none of its classes."""


def framed(page: str) -> str:
    """Return the page with its windows told as elements, which nobody speaks of and a detector finds."""
    first, *rest = page.split('class="win"')
    kinds = ["dialog" if "z-index:6" in _style(each) else "window" for each in rest]
    told = [f'class="win" data-role="{kind}"{each}' for kind, each in zip(kinds, rest, strict=True)]
    return first + "".join(told)


def _style(rest: str) -> str:
    """Return what stands up to the end of the tag."""
    return rest.partition(">")[0]


def boxed(elements: tuple[Element, ...]) -> list[dict[str, object]]:
    """Return the widgets among a page's elements: boxes and classes; a whole screen is no window."""
    found = list[dict[str, object]]()
    for each in elements:
        kind, box = KINDS.get(each.role, ""), [each.box.left, each.box.top, each.box.right, each.box.bottom]
        if kind and box != [0, 0, WIDTH, HEIGHT]:
            state = "checked" if each.state == "checked" and kind in ("checkbox", "radio") else ""
            found.append({"box": box, "class": f"{kind} {state}".strip()})
    return found


def write(supplies: list[Supply], numbers: dict[str, int], range_: range, out: Path) -> int:
    """Write these pages into a folder; return how many widgets were boxed."""
    (out / "screens").mkdir(parents=True, exist_ok=True)
    boxes = 0
    with browsing(WIDTH, HEIGHT) as browser, (out / "widgets.jsonl").open("a", encoding="utf-8") as lines:
        for number in range_:
            lots = random.Random(number)
            composer = Composer(lots.choices(supplies, (3, 1))[0], numbers, lots)
            shown = browser.show(framed(composer.page(WIDTH, HEIGHT)))
            found = boxed(shown.elements)
            Image.fromarray(shown.picture).save(out / "screens" / f"{number}.png")
            lines.write(json.dumps({"screen": f"{number}.png", "widgets": found}) + "\n")
            lines.flush()
            boxes += len(found)
    return boxes


def main() -> None:
    """Draw what the arguments say."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--iconify", type=Path, required=True, help="folder of icon sets")
    parser.add_argument("--count", type=int, default=40)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--out", type=Path, required=True)
    wanted = parser.parse_args()
    table = concepts()
    icons: dict[int, list[Drawing]] = {}
    for drawing in from_sets(wanted.iconify, Meanings(table), 0.0, 0):
        for meaning in drawing.meanings:
            icons.setdefault(meaning, []).append(drawing)
    texts = list(pairs())
    names = [english for english, _ in islice((each for each in texts if each[0].istitle()), 500)]
    supplies = [
        Supply("en", [english for english, _ in texts], names, icons),
        Supply("zh", [chinese for _, chinese in texts], names, icons),
    ]
    numbers = {concept.name: number for number, concept in enumerate(table)}
    start = wanted.seed * 100_000
    boxes = write(supplies, numbers, range(start, start + wanted.count), wanted.out)
    print(f"{wanted.out}: {wanted.count} pages, {boxes} widgets")


if __name__ == "__main__":
    main()
