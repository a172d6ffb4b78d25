"""A page as its oracle sees it: elements by selector and text, and where on the screen to click them."""

from __future__ import annotations

import json
from typing import Any

from agent.actions import Click
from agent.errors import NotShown
from agent.evaluate.miniwob.browser import Browser
from agent.geometry import Point

# Find an element by what it is and, where `text` is no null, by the text that it holds.
FIND = """
const find = (selector, text) => [...document.querySelectorAll(selector)].find(
  each => text === null || each.textContent.trim() === text);
"""

# A place in an element at which nothing else is in front of it: its middle, or the nearest that is free.
PLACE = (
    FIND
    + """
const place = element => {
  if (!element) return null;
  const shares = [.5, .4, .6, .3, .7, .2, .8, .1, .9];
  for (const box of element.getClientRects())
    for (const down of shares)
      for (const across of shares) {
        const x = box.left + across * box.width, y = box.top + down * box.height;
        const hit = document.elementFromPoint(x, y);
        if (hit && (hit === element || element.contains(hit))) return [x, y];
      }
  return null;
};
"""
)


class View:
    """One episode's page.

    task: the instruction.
    """

    def __init__(self, browser: Browser, task: str) -> None:
        self._browser = browser
        self.task = task

    def value(self, expression: str) -> Any:
        return self._browser.value(expression)

    def texts(self, selector: str) -> list[str]:
        """Return the text of every element that fits, in the page's order."""
        found = self.value(
            f"[...document.querySelectorAll({json.dumps(selector)})].map(each => each.textContent.trim())"
        )
        return [str(text) for text in found]

    def shows(self, selector: str, text: str | None = None) -> bool:
        """Tell whether there is such an element and some of it can be clicked."""
        return self._place(selector, text) is not None

    def at(self, selector: str, text: str | None = None) -> Point:
        """Return a place on the screen at which a click hits the element. Raises NotShown."""
        place = self._place(selector, text)
        if place is None:
            raise NotShown(f"nothing can be clicked that is '{selector}' with the text '{text}'")
        return self._browser.point(*place)

    def click(self, selector: str, text: str | None = None, *, count: int = 1) -> Click:
        return Click(self.at(selector, text), count=count)

    def box(self, selector: str, text: str | None = None) -> tuple[float, float, float, float]:
        """Return the left, top, width and height of an element, in CSS pixels."""
        found = self.value(
            f"(() => {{ {FIND} const box = find({json.dumps(selector)}, {json.dumps(text)})"
            ".getBoundingClientRect(); return [box.left, box.top, box.width, box.height]; })()"
        )
        left, top, width, height = (float(each) for each in found)
        return left, top, width, height

    def point(self, x: float, y: float) -> Point:
        """Return where on the screen a place of the page is, given in CSS pixels."""
        return self._browser.point(x, y)

    def _place(self, selector: str, text: str | None) -> tuple[float, float] | None:
        place = self.value(
            f"(() => {{ {PLACE} return place(find({json.dumps(selector)}, {json.dumps(text)})); }})()"
        )
        return None if place is None else (float(place[0]), float(place[1]))
