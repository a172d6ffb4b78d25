"""The bars of a page, by lot: titles, headers, menus, tools, tabs, buttons and the numbers of pages."""

from __future__ import annotations

from policies.gym.markup import div, enclosed, tag, words
from policies.gym.part import Parts

_MENUS = {
    "en": (
        "File Edit View Insert Format Go Search Bookmarks Image Layer Colors Select Project Build Run Data "
        "Table Tools Options Settings Window Help"
    ).split(),
    "zh": "文件 编辑 查看 插入 格式 转到 搜索 书签 图像 选择 项目 运行 数据 表格 工具 设置 窗口 帮助".split(),
}
_CONTROLS = ("minimize", "maximize", "close")


def title(parts: Parts, said: str) -> str:
    """Return a title bar: an icon at times, words, and the window's own buttons."""
    lots = parts.lots
    icon = parts.icon() if lots.random() < 0.4 else ""
    told = tag("title", words(said), classes="title", name="span")
    side = lots.choice(("left", "center"))
    return _framed(parts, f'{icon}<span class="grow" style="text-align:{side}">{told}</span>')


def header(parts: Parts, said: str) -> str:
    """Return a title bar with tools on both sides, as GNOME's programs have it."""
    lots = parts.lots
    left = "".join(parts.tool() for _ in range(lots.randint(0, 3)))
    if lots.random() < 0.3:
        left += parts.button()
    right = "".join(parts.tool() for _ in range(lots.randint(0, 3)))
    if lots.random() < 0.6:
        right += parts.tool("menu" if lots.random() < 0.7 else "more")
    told = tag("title", words(said), classes="title", name="span")
    return _framed(parts, f'{left}<span class="grow" style="text-align:center">{told}</span>{right}')


def _framed(parts: Parts, inner: str) -> str:
    """Return a bar with the buttons that minimize, maximize and close, on the right or on the left."""
    lots = parts.lots
    pitch, px = lots.randint(2, 10), lots.choice((9, 10, 12, 14, 16))
    shown = _CONTROLS if lots.random() < 0.8 else ("close",)
    marks = [_control(parts, name, pitch, px) for name in shown]
    left = lots.random() < 0.12
    group = f'<span class="row" style="gap:0">{"".join(marks[::-1] if left else marks)}</span>'
    return div("bar", f"{group}{inner}" if left else f"{inner}{group}")


def _control(parts: Parts, name: str, pitch: int, px: int) -> str:
    drawing = parts.mark(name, px)
    style = f"padding:{parts.lots.randint(2, 6)}px {pitch}px"
    return tag("control", drawing, style, name="span", classes="tool", m=parts.number(name))


def menus(parts: Parts) -> str:
    """Return a bar of menus; one of them is open at times."""
    count = parts.lots.randint(3, 8)
    opened = parts.lots.randrange(count) if parts.lots.random() < 0.2 else -1
    named = _usual(parts, count) if parts.lots.random() < 0.6 else [parts.text(10) for _ in range(count)]
    shown = [_menu(parts, name, opened=place == opened) for place, name in enumerate(named)]
    return div("bar", parts.grouped("menu", shown), "gap:2px")


def _menu(parts: Parts, name: str, *, opened: bool) -> str:
    if not opened:
        return tag("menu", words(name), "padding:2px 7px", name="span")
    style = f"left:0;top:100%;min-width:{parts.lots.randint(120, 240)}px"
    below = enclosed("menu", name, "menu", entries(parts), style)
    looks = "padding:2px 7px;position:relative;background:var(--accent);color:var(--onaccent)"
    return tag("menu", words(name) + below, looks, name="span", words=name)


def entries(parts: Parts) -> str:
    """Return the entries of an open menu, one below the other."""
    return parts.grouped("entry", [_entry(parts) for _ in range(parts.lots.randint(3, 8))])


def _entry(parts: Parts) -> str:
    lots, text, keys = parts.lots, parts.text(20), ""
    if lots.random() < 0.4:
        held = lots.choice(("Ctrl+", "Alt+", "Shift+"))
        keys = f'<span class="dim">{held}{lots.choice("ABCDEFGHNOPSTVXZ")}</span>'
    icon = parts.icon() if lots.random() < 0.4 else ""
    return tag("entry", f'{icon}<span class="grow">{words(text)}</span>{keys}', classes="item", words=text)


def _usual(parts: Parts, count: int) -> list[str]:
    """Return names that menus of programs have, in the usual order.

    They are verbs, too: whoever says 'view the history' seldom means the menu 'View'.
    """
    names = _MENUS[parts.language]
    kept = sorted(parts.lots.sample(range(1, len(names) - 1), min(count, len(names) - 2)))
    return [names[0], *(names[place] for place in kept), names[-1]][:count]


def tools(parts: Parts) -> str:
    """Return a bar of icons, with words, drop-downs and separators among them."""
    shown = [_tool(parts) for _ in range(parts.lots.randint(3, 14))]
    return div("bar", parts.grouped("tool", shown), "flex-wrap:nowrap;overflow:hidden")


def _tool(parts: Parts) -> str:
    draw = parts.lots.random()
    if draw < 0.75:
        return parts.tool()
    if draw < 0.85:
        return tag("tool", parts.icon() + words(parts.text(9)), classes="tool", name="span")
    if draw < 0.93:
        return parts.combo("", parts.lots.randint(60, 140))
    return '<span style="width:1px;height:18px;background:var(--line2)"></span>'


def tabs(parts: Parts) -> str:
    """Return a row of tabs, one of them chosen, at times with crosses and a button for another tab."""
    lots = parts.lots
    count, chosen = lots.randint(2, 6), lots.randint(0, 5)
    closable = lots.random() < 0.3
    shown = [_tab(parts, on=place == chosen, closable=closable) for place in range(count)]
    plus = parts.tool("new-tab" if lots.random() < 0.3 else "add") if lots.random() < 0.25 else ""
    return div("bar", parts.grouped("tab", shown) + plus, "gap:1px;padding-bottom:0")


def _tab(parts: Parts, *, on: bool, closable: bool) -> str:
    said = parts.text(14)
    icon = parts.icon() if parts.lots.random() < 0.2 else ""
    cross = tag("cross", parts.mark("close", 10), name="span", row=said) if closable else ""
    inner = f"{icon}<span>{words(said)}</span>{cross}"
    return tag("tab", inner, classes="tab on" if on else "tab", state="selected" if on else "", words=said)


def buttons(parts: Parts) -> str:
    """Return a row of buttons; the first is the main one at times."""
    lots = parts.lots
    count = lots.randint(1, 4)
    shown = [parts.button("main" if place == 0 and lots.random() < 0.5 else "") for place in range(count)]
    side = lots.choice(("flex-end", "flex-start", "center", "space-between"))
    return div("bar", "".join(shown), f"justify-content:{side}")


def pages(parts: Parts) -> str:
    """Return the numbers of pages between two arrows."""
    last = parts.lots.randint(4, 8)
    shown = "".join(tag("button", str(number), classes="btn", name="span") for number in range(1, last))
    return div("row", parts.tool("back") + shown + parts.tool("next"))
