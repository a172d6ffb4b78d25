"""Things that are told by what they are beside: the row of another thing, the numbers along two axes.

The trap: 'the star of Alice' is on the screen as often as there are people. So the one in her row is taken,
and an icon only where it is nearly as like as the best.
"""

from __future__ import annotations

import re

from agent.senses import Found
from agent.sight.likeness import Grade
from agent.sight.match import find_all
from policies.pocket.name import Name, name_of
from policies.pocket.view import View

CROSS = frozenset("x × ✕ ✖ ╳ 叉 关闭".split())


def in_row_of(view: View, name: Name, of: str) -> Found | None:
    """Return the thing of that name in the row of another one, or nearest to it."""
    anchors = find_all(name_of(of).label, view.texts)
    if not anchors:
        return None
    anchor = anchors[0].line.box
    words = find_all(name.label, view.texts, least=Grade.CONFUSED) if name.label else []
    found = [match.found for match in words]
    if not found and name.label.lower() not in CROSS:
        icons = view.scene.icons_like(name.label, 0.25)
        most = max((icon.score for icon in icons), default=0.0)
        found = [icon for icon in icons if icon.score > 0.8 * most]
    row = [
        each
        for each in found
        if -1.0 * anchor.height < each.box.center.y - anchor.center.y < 3 * anchor.height
    ]
    return min(row, key=lambda each: abs(each.box.center.y - anchor.center.y), default=None)


def at_coordinates(view: View, text: str) -> Found | None:
    """Return the point of a plot that two numbers name, from the numbers along its axes."""
    match = re.search(
        r"(?:coordinates?[^(]*|\bpoint |^)\(\s*(-?\d+(?:\.\d+)?)\s*[,，]\s*(-?\d+(?:\.\d+)?)\s*\)"
        r"|坐标\D*?(-?\d+)\D+?(-?\d+)",
        text,
    )
    if match is None:
        return None
    from policies.pocket.plot import on_plot

    x, y = (float(group) for group in match.groups() if group is not None)
    return on_plot(view, x, y)
