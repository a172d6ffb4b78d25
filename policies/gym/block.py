"""What stands in the middle of a page, by lot: lists, tables, keypads, galleries, cards, players and boards.

The trap: buttons that are the same in each row are told apart by their row alone, so each part of a row holds
the words that name it.
"""

from __future__ import annotations

from policies.gym.form import slider
from policies.gym.markup import KEYS, div, field, tag, words
from policies.gym.part import Parts

_ROW_TOOLS = ("delete", "edit", "more", "star", "download", "close", "info")
_TABLE_TOOLS = ("delete", "edit", "more", "download", "eye", "copy")
_CARD_TOOLS = ("heart", "share", "more", "delete", "edit", "cart", "bookmark")
_TRACK_TOOLS = (
    "previous-track", "rewind", "play", "pause", "stop", "next-track", "fast-forward", "shuffle", "repeat",
    "volume", "fullscreen", "record",
)  # fmt: skip
_COLOURS = ("red", "green", "blue", "yellow", "orange", "purple", "black", "gray", "pink")
_PALE = ("yellow", "orange", "pink")


def listing(parts: Parts) -> str:
    """Return a list, one line of it chosen at times; all lines have icons, or a tool at their end, or not."""
    lots = parts.lots
    icons, tools = lots.random() < 0.5, lots.random() < 0.25
    chosen = lots.randint(0, 12)
    tool = lots.choice(_ROW_TOOLS)
    count = lots.randint(3, 10)
    shown = [
        _line(parts, icon=icons, tool=tool if tools else "", on=place == chosen) for place in range(count)
    ]
    head = tag("", words(parts.text(14)), "font-weight:bold") if lots.random() < 0.2 else ""
    return head + div("list", parts.grouped("item", shown))


def _line(parts: Parts, *, icon: bool, tool: str, on: bool) -> str:
    title = parts.name_or_text(0.3)
    inner = (parts.icon() if icon else "") + f'<span class="grow">{words(title)}</span>'
    if tool:
        inner += parts.tool(tool, row=title)
    return tag(
        "item", inner, classes="item on" if on else "item", words=title, state="selected" if on else ""
    )


def sidebar(parts: Parts) -> str:
    """Return a list that is as wide as those at the side of a window."""
    width = parts.lots.randint(110, 240)
    return tag("", listing(parts), f"width:{width}px;flex:none")


def table(parts: Parts) -> str:
    """Return a table whose first column names its rows, with check boxes and tools in the rows at times."""
    lots = parts.lots
    columns = [parts.text(12) for _ in range(lots.randint(2, 5))]
    ticks = lots.random() < 0.25
    tools = [lots.choice(_TABLE_TOOLS) for _ in range(lots.choice((0, 0, 1, 1, 2)))]
    written = lots.random() < 0.4
    act = parts.text(8)
    heads = parts.grouped("header", [tag("header", words(column), name="th") for column in columns])
    rows = [
        _row(parts, columns, tools, ticks=ticks, act=act if written else "")
        for _ in range(lots.randint(3, 8))
    ]
    blank = "<th></th>"
    top = (blank if ticks else "") + heads + blank * len(tools)
    return f"<table><tr>{top}</tr>{''.join(rows)}</table>"


def _row(parts: Parts, columns: list[str], tools: list[str], *, ticks: bool, act: str) -> str:
    lots, key = parts.lots, parts.name()
    said = [str(lots.randint(1, 999)) if lots.random() < 0.4 else parts.text(14) for _ in columns[1:]]
    shown = [
        tag("cell", words(cell), name="td", row=key, column=column)
        for cell, column in zip([key, *said], columns, strict=True)
    ]
    if ticks:
        shown.insert(0, f"<td>{_tick(key, on=lots.random() < 0.4)}</td>")
    for tool in tools:
        inner = (
            tag("button", words(act), classes="btn", name="span", row=key, words=act)
            if act
            else parts.tool(tool, row=key)
        )
        shown.append(f"<td>{inner}</td>")
    return f"<tr>{''.join(shown)}</tr>"


def _tick(row: str, *, on: bool) -> str:
    looks, state = ("cb on", "checked") if on else ("cb", "")
    return tag("checkbox", "", name="span", classes=looks, row=row, state=state)


def keypad(parts: Parts) -> str:
    """Return the keys of a calculator, in order or not, and what it shows."""
    lots = parts.lots
    across = lots.choice((4, 5, 5, 6))
    signs = lots.sample(list(KEYS), min(len(KEYS), across * 4 - 10))
    keys = [str(number) for number in range(10)] + signs
    if lots.random() < 0.6:
        lots.shuffle(keys)
    if lots.random() < 0.3:
        keys = keys[: across * 3] + [parts.text(5) for _ in range(across)]
    shown = "".join(tag("key", words(key), classes="btn", name="span", words=key) for key in keys)
    display = field("", str(lots.randint(0, 99999)), 0) if lots.random() < 0.7 else ""
    grid = div("keys", shown, f"grid-template-columns:repeat({across},1fr)")
    return div("col", div("row", display) + grid, f"width:{lots.randint(160, 480)}px")


def prose(parts: Parts) -> str:
    """Return paragraphs, of which nothing is asked by role."""
    lots = parts.lots
    lines = "".join(
        f"<p>{words(' '.join(parts.text(30) for _ in range(4)))}</p>" for _ in range(lots.randint(2, 6))
    )
    return f'<div class="{lots.choice(("", "card", "list pad"))}">{lines}</div>'


def gallery(parts: Parts) -> str:
    """Return icons with their names below, as in a folder of files."""
    side = parts.lots.choice((24, 32, 48, 64))
    shown = []
    for _ in range(parts.lots.randint(4, 14)):
        name = parts.name_or_text(0.4, 12)
        inner = f"{parts.painting(side)}<div>{words(name)}</div>"
        style = f"width:{side + 60}px;text-align:center;overflow:hidden"
        shown.append(tag("item", inner, style, words=name))
    return tag("", parts.grouped("item", shown), "display:flex;flex-wrap:wrap;gap:12px")


def cards(parts: Parts) -> str:
    """Return cards with the same button and the same tool on each."""
    lots, act = parts.lots, parts.text(10)
    tool = lots.choice(_CARD_TOOLS)
    shown = "".join(_card(parts, act, tool) for _ in range(lots.randint(2, 4)))
    return div(lots.choice(("row", "col")), shown)


def _card(parts: Parts, act: str, tool: str) -> str:
    title = parts.name_or_text(0.4)
    told = f"<b>{words(title)}</b>" + div("dim", words(parts.text(40)))
    foot = ""
    if parts.lots.random() < 0.8:
        foot = tag("button", words(act), classes="btn main", name="span", row=title, words=act)
    foot += parts.tool(tool, row=title)
    return div("card col grow", told + div("row", foot))


def player(parts: Parts) -> str:
    """Return the tools that play music or films, under a slider."""
    lots = parts.lots
    names = lots.sample(_TRACK_TOOLS, lots.randint(4, 8))
    shown = "".join(parts.tool(name) for name in names)
    return div("col card", slider(parts.text(8), 30) + div("row", shown))


def board(parts: Parts) -> str:
    """Return a few plain buttons of one colour each, as on pages for trying."""
    lots = parts.lots
    shown = "".join(_square(parts) for _ in range(lots.randint(2, 8)))
    return tag("", shown, f"display:flex;flex-wrap:wrap;gap:{lots.randint(2, 14)}px")


def _square(parts: Parts) -> str:
    colour = parts.lots.choice(_COLOURS)
    ink = "#111" if colour in _PALE else "#fff"
    said = words(parts.text(8))
    style = f"background:{colour};color:{ink};padding:{parts.lots.randint(4, 14)}px"
    return tag("button", said, style, classes="btn", name="span", colour=colour)
