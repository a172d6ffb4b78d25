"""A figure that is to be drawn: its tool is taken first, then it is dragged out where there is room.

The trap: a tool that is chosen looks like an act that was done, and nothing is drawn. So the choice of a tool
only leads on to the stroke, over the largest part of the window on which nothing lies.
"""

from __future__ import annotations

import re
from dataclasses import replace

import numpy as np

from agent.actions import Click, Drag
from agent.errors import NotShown
from agent.geometry import Box, Point
from agent.screenshot import Screenshot
from agent.senses import Found
from policies.pocket.deed import Deed
from policies.pocket.hint import is_program
from policies.pocket.view import View

TOOK = "took the tool for it"
_FIGURE = (
    r"circle|ellipse|oval|square|rectangle|box|line|arrow|triangle|star|polygon|hexagon|shape|curve"
    r"|cross|heart"
)
_DRAWS = re.compile(
    rf"(?:draw|paint|sketch)(?: me)? (?:an? |one |some )?(?:(?!from\b|of\b)[\w-]+ )*?(?:{_FIGURE})s?"
    r"(?: (?:on|in|onto|into|over) .+)?"
    r"|(?:画|绘制)(?:出|上)?一?[个条根]?[\u3400-\u9fff]{0,6}?"
    r"(?:圆|圈|椭圆|正方形|方块|矩形|长方形|直线|线|箭头|三角形|星|多边形|形状)形?",
    re.IGNORECASE,
)
_PLACES = 12  # that are tried along each side of the window
_SIZES = (0.5, 0.35, 0.25, 0.15)  # of the window's smaller side
_LARGE = 0.2  # of the screen: a window that is no box of tools
_STROKE = 0.5  # of a free square's side
_EDGE = 24  # of 255: a pixel differs so from the one beside it
_FREE = 0.01  # of a square's pixels are edges, at most


def is_drawing(sentence: str) -> bool:
    """Tell whether a sentence wants a figure to be drawn."""
    return _DRAWS.fullmatch(sentence.strip(" .。!！")) is not None


def drawing(sentence: str, deed: Deed, view: View) -> Deed:
    """Return the deed for a sentence; where it takes the tool for what is drawn, as one that leads on."""
    taken = not deed.trail and len(deed.actions) == 1 and isinstance(deed.actions[0], Click)
    return replace(deed, trail=TOOK) if taken and is_program(view) and is_drawing(sentence) else deed


def stroke(view: View) -> Deed:
    """Return the drag over the largest free square of the window; over the middle of a large one without.

    Raises NotShown.
    """
    front = max((window.box for window in view.windows), key=lambda box: box.area, default=view.area)
    room = _room(front.overlap(view.area) or view.area, view.screenshot)
    inner = Box.around(room.center, _STROKE * room.width, _STROKE * room.height)
    path = (Point(inner.left, inner.top), room.center, Point(inner.right, inner.bottom))
    return Deed((Drag(path),), (Found(room, "free place", 0.9),))


def _room(front: Box, shown: Screenshot) -> Box:
    """Return the largest square with hardly an edge in it: the lightest, then the most in the middle."""
    left, top, right, bottom = shown.pixels_of(front)
    picture = shown.image[top:bottom, left:right, :3].astype(np.int16)  # H x W x 3
    edges = np.abs(np.diff(picture, axis=0, append=picture[-1:])).max(axis=2) > _EDGE
    edges |= np.abs(np.diff(picture, axis=1, append=picture[:, -1:])).max(axis=2) > _EDGE
    height, width = edges.shape
    for share in _SIZES:
        side = max(int(share * min(height, width)), 1)
        found: list[tuple[float, float, int, int]] = []
        for x in np.linspace(0, width - side, _PLACES).astype(int):
            for y in np.linspace(0, height - side, _PLACES).astype(int):
                if edges[y : y + side, x : x + side].mean() < _FREE:
                    light = round(float(picture[y : y + side, x : x + side].mean()) / _EDGE)
                    off = abs(x + side / 2 - width / 2) + abs(y + side / 2 - height / 2)
                    found.append((-light, off, int(x), int(y)))
        if found:
            _, _, x, y = min(found)
            return shown.box_at(left + x, top + y, left + x + side, top + y + side)
    if front.area < _LARGE * shown.area.area:
        raise NotShown("no room to draw in is seen")
    smaller = _SIZES[-1] * min(front.width, front.height)
    return Box.around(front.center, smaller, smaller)
