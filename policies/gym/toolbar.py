"""Icons as real programs line them up, by lot: long flat toolbars, rails at the side, tabs of icons.

The trap: a toolbar of five large icons is easy. Programs have twenty of sixteen pixels, half of them greyed,
from one theme, with drop-downs that nothing names among them.
"""

from __future__ import annotations

from policies.gym.blank import valued
from policies.gym.markup import div, meanings, picture, tag, words
from policies.gym.part import Parts

_LINE = '<span style="width:1px;align-self:stretch;background:var(--line2)"></span>'
_FADED = (0.0, 0.0, 0.1, 0.3, 0.5)  # of a toolbar's icons


def toolbar(parts: Parts) -> str:
    """Return one bar of many icons of one size."""
    lots = parts.lots
    side, told = (
        lots.choice((16, 16, 16, 20, 22, 24, 24, 32)),
        lots.choice(("", "", "", "", "below", "beside")),
    )
    faded, gap = lots.choice(_FADED), lots.choice((0, 1, 2, 4, 8))
    count = lots.randint(8, 20) if not told else lots.randint(5, 10)
    shown: list[str] = []
    for _ in range(count):
        draw = lots.random()
        if draw < 0.1 and shown:
            shown.append(_LINE)
        if draw > 0.95:
            shown.append(valued(parts))
        shown.append(_tool(parts, side, told, off=lots.random() < faded))
    style = f"flex-wrap:nowrap;overflow:hidden;gap:{gap}px"
    return div("bar", parts.grouped("tool", shown), style)


def _tool(parts: Parts, side: int, told: str, *, off: bool) -> str:
    """Return an icon. told: where its words are; nothing where it has none."""
    lots, drawing = parts.lots, parts.drawing()
    said = parts.called(drawing) if told and (told == "below" or lots.random() < 0.5) else ""
    inner = picture(drawing, side) + (f"<span>{words(said)}</span>" if said else "")
    style = f"padding:{lots.choice((2, 3, 4, 5))}px;border:none"
    if told == "below":
        style += ";flex-direction:column;gap:2px;font-size:.85em"
    return tag(
        "tool", inner, style, name="span", classes="tool off" if off else "tool", m=meanings(drawing),
        words=said, state="disabled" if off else "",
    )  # fmt: skip


def rail(parts: Parts) -> str:
    """Return a narrow column of icons at the side of a window, one of them chosen."""
    lots, count = parts.lots, parts.lots.randint(4, 9)
    side, chosen, worded = lots.choice((18, 20, 22, 24, 28)), lots.randint(0, 9), lots.random() < 0.25
    shown = [_tab(parts, side, on=place == chosen, worded=worded) for place in range(count)]
    style = f"flex:none;gap:{lots.choice((0, 4, 10))}px;padding:4px;border-right:1px solid var(--line2)"
    return div("col", parts.grouped("tab", shown), style)


def icon_tabs(parts: Parts) -> str:
    """Return a row of tabs without words, or with words below their icons."""
    lots, count = parts.lots, parts.lots.randint(3, 7)
    side, chosen, worded = lots.choice((16, 20, 24)), lots.randint(0, 7), lots.random() < 0.3
    shown = [_tab(parts, side, on=place == chosen, worded=worded) for place in range(count)]
    return div(
        "bar", parts.grouped("tab", shown), f"gap:2px;justify-content:{lots.choice(('start', 'center'))}"
    )


def _tab(parts: Parts, side: int, *, on: bool, worded: bool) -> str:
    drawing = parts.drawing()
    said = parts.called(drawing) if worded else ""
    inner = picture(drawing, side) + (f"<span>{words(said)}</span>" if said else "")
    style = "padding:5px 8px;flex-direction:column;align-items:center;gap:2px"
    return tag(
        "tab", inner, style, classes="tab on" if on else "tab", m=meanings(drawing), words=said,
        state="selected" if on else "",
    )  # fmt: skip
