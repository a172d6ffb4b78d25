"""The tasks with drawn shapes: which of them fit a description such as 'large red digit'."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass

from agent.actions import Action
from agent.evaluate.miniwob.oracle.view import View

SIZES = frozenset({"large", "small"})
KINDS = {"rect": "rectangle", "circle": "circle", "polygon": "triangle"}
DRAWN = """
[...document.querySelectorAll('#area_svg > *')].map(each => {
  const box = each.getBBox();
  return [each.tagName, each.getAttribute('fill'), each.textContent,
          parseFloat(each.getAttribute('font-size')) || box.width];
})
"""


@dataclass(frozen=True, slots=True)
class Shape:
    """A letter, a digit or a figure as it is drawn."""

    kind: str  # letter, digit or shape
    text: str  # the letter or digit itself, or the name of the figure
    color: str
    size: str

    def fits(self, description: str) -> bool:
        *traits, noun = description.split()
        if noun not in ("item", self.kind, self.text):
            return False
        return all(trait == (self.size if trait in SIZES else self.color) for trait in traits)


def shapes(view: View) -> list[Shape]:
    """Return the shapes on the page, in the order in which they are drawn."""
    found = []
    for tag, color, text, side in view.value(DRAWN):
        size = "large" if side > 15 else "small"  # 20 or 10 CSS pixels
        if tag == "text":
            found.append(Shape("digit" if text.isdigit() else "letter", text, color, size))
        else:
            found.append(Shape("shape", KINDS[tag], color, size))
    return found


def one(view: View) -> Iterator[Action]:
    """Click a shape that fits and is not hidden behind others."""
    wanted = view.task.removeprefix("Click on a ")
    for index, shape in enumerate(shapes(view)):
        selector = f"#area_svg > :nth-child({index + 1})"
        if shape.fits(wanted) and view.shows(selector):
            yield view.click(selector)
            return


def count(view: View) -> Iterator[Action]:
    wanted = view.task.removeprefix("How many ").removesuffix("s are there?")
    number = sum(shape.fits(wanted) for shape in shapes(view))
    yield view.click("#count-buttons button", str(number))


def name(view: View) -> Iterator[Action]:
    (shape,) = shapes(view)
    kind = shape.text if shape.kind == "shape" else shape.kind
    yield view.click(f"#area-buttons [data-type={json.dumps(kind)}]")
