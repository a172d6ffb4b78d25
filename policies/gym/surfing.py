"""The bars of a web browser and of a file manager, by lot: tabs, arrows back and on, and where one is.

The trap: the widest field of a screen is seldom labelled. That the address stands in it is all that tells
what it is.
"""

from __future__ import annotations

from policies.gym.blank import valued
from policies.gym.markup import div, tag, words
from policies.gym.part import Parts

_BEHIND = ("star", "bookmark", "download", "user", "translate", "share", "sidebar", "rss", "pin")


def bars(parts: Parts) -> str:
    """Return a row of tabs and a row with an address, in one of two orders."""
    shown = [_tabs(parts), _places(parts, "address")]
    return "".join(shown if parts.lots.random() < 0.8 else shown[::-1])


def paths(parts: Parts) -> str:
    """Return the bar of a file manager, with the path of a folder."""
    return _places(parts, "path")


def _tabs(parts: Parts) -> str:
    lots, chosen = parts.lots, parts.lots.randint(0, 5)
    shown = []
    for place in range(lots.randint(1, 6)):
        said = parts.text(16)
        cross = tag("cross", parts.mark("close", 9), name="span", row=said)
        icon = parts.painting(14) if lots.random() < 0.6 else ""
        looks, state = ("tab on", "selected") if place == chosen else ("tab", "")
        inner = f'{icon}<span class="grow">{words(said)}</span>{cross}'
        style = f"width:{lots.choice((120, 150, 190))}px;overflow:hidden"
        shown.append(tag("tab", inner, style, classes=looks, state=state, words=said))
    plus = parts.tool("new-tab" if lots.random() < 0.3 else "add")
    controls = "".join(
        tag(
            "control",
            parts.mark(name, 11),
            "padding:3px 6px",
            name="span",
            classes="tool",
            m=parts.number(name),
        )
        for name in ("minimize", "maximize", "close")
    )
    group = f'<span class="row" style="gap:0">{controls}</span>'
    grow = '<span class="grow"></span>'
    return div("bar", parts.grouped("tab", shown) + plus + grow + group, "gap:1px;padding-bottom:0")


def _places(parts: Parts, value: str) -> str:
    lots = parts.lots
    before = ["back", "next", *lots.sample(("refresh", "home", "up", "stop"), lots.randint(0, 3))]
    behind = [*lots.sample(_BEHIND, lots.randint(0, 4)), lots.choice(("menu", "more"))]
    entry = valued(parts, value, wide=True)
    extra = valued(parts, "search", lots.randint(110, 200)) if lots.random() < 0.25 else ""
    left, right = ("".join(map(parts.tool, names)) for names in (before, behind))
    return div("bar", left + entry + extra + right)
