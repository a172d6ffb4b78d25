"""Composes pages by lot: windows of programs on a desktop, sites, dialogs, forms and keypads.

The trap: what is drawn decides what is learned. A page is put together from parts that know nothing of each
other, so that no part is always beside another, and each is there with and without words.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import replace

from policies.gym.markup import KEYS, Supply, field, hint, meanings, picture, tag, words
from policies.gym.sheet import sheet

CONTROLS = ("minimize", "maximize", "close")


class Composer:
    """Writes one page. numbers: of the concepts, by name."""

    def __init__(self, supply: Supply, numbers: dict[str, int], lots: random.Random) -> None:
        self._supply, self._numbers, self._lots = supply, numbers, lots
        self._groups = 0

    def page(self, width: int, height: int) -> str:
        """Return a whole page of this size."""
        lots, shown = self._lots, []
        kind = lots.random()
        if kind < 0.28:
            shown.append(self._site(width, height))
        elif kind < 0.36:
            shown.append(self._window(0, 0, width, height, frame=False))
        else:
            for _ in range(lots.choice((1, 1, 1, 2, 2, 3))):
                across, down = lots.randint(300, min(1100, width)), lots.randint(200, min(720, height))
                place = lots.randint(0, width - across), lots.randint(0, height - down)
                shown.append(self._window(*place, across, down, frame=True))
        if lots.random() < 0.3:
            shown.append(self._popup(width, height))
        body = "".join(shown)
        return f"<html><head><meta charset=utf-8><style>{sheet(lots, self._supply.language)}</style></head><body>{body}</body></html>"

    # Whole windows and sites

    def _window(self, x: int, y: int, width: int, height: int, *, frame: bool) -> str:
        lots, parts = self._lots, []
        style = f"left:{x}px;top:{y}px;width:{width}px;height:{height}px"
        headed = lots.random() < 0.35
        if headed:
            parts.append(self._header())
        elif frame:
            parts.append(self._title())
        if not headed and lots.random() < 0.6:
            parts.append(self._menus())
        if lots.random() < 0.6:
            parts += [self._tools() for _ in range(lots.choice((1, 1, 2)))]
        middle = self._middle()
        if lots.random() < 0.3:
            middle = f'<div class="row grow" style="align-items:stretch">{self._sidebar()}{middle}</div>'
        parts.append(middle)
        if lots.random() < 0.3:
            parts.append(self._buttons())
        if lots.random() < 0.3:
            parts.append(tag("", words(self._text()) + " · " + words(self._text()), classes="bar dim"))
        return tag("", "".join(parts), style, classes="win")

    def _site(self, width: int, height: int) -> str:
        lots = self._lots
        links = [self._link("link") for _ in range(lots.randint(3, 7))]
        right = [self._tool() for _ in range(lots.randint(0, 4))]
        if lots.random() < 0.6:
            right.insert(0, field(self._name_of("search"), hint(self._text()), lots.randint(120, 320)))
        if lots.random() < 0.5:
            right.append(self._button("main"))
        bar = self._grouped("link", links)
        head = f'<div class="bar" style="gap:16px"><b>{words(self._text(12))}</b>{bar}<span class="grow"></span>{"".join(right)}</div>'
        crumbs = " › ".join(self._link("link") for _ in range(3)) if lots.random() < 0.3 else ""
        crumbs = f"<div>{crumbs}</div>"
        blocks = [self._block() for _ in range(lots.randint(1, 3))]
        headline = tag("", words(self._text(30)), classes="big")
        wide = lots.choice((width, 900, 720))
        inner = f'<div class="col pad" style="max-width:{wide}px;margin:0 auto">{crumbs}{headline}{"".join(blocks)}{self._pages() if lots.random() < 0.3 else ""}</div>'
        side = self._sidebar() if lots.random() < 0.3 else ""
        return tag(
            "",
            f'{head}<div class="row grow" style="align-items:stretch">{side}<div class="grow">{inner}</div></div>',
            f"left:0;top:0;width:{width}px;height:{height}px;border-radius:0",
            classes="win",
        )

    def _middle(self) -> str:
        lots = self._lots
        if lots.random() < 0.35:
            tabs = self._tabs()
            return f'<div class="col grow" style="gap:0">{tabs}<div class="grow pad page">{self._block()}</div></div>'
        across = lots.random() < 0.4
        blocks = "".join(f'<div class="part">{self._block()}</div>' for _ in range(lots.choice((1, 1, 2, 3))))
        looks = "row" if across else "col"
        return f'<div class="{looks} grow pad page" style="align-items:{"flex-start" if across else "stretch"}">{blocks}</div>'

    def _block(self) -> str:
        kinds: Sequence[tuple[Callable[[], str], int]] = (
            (self._form, 5), (self._listing, 3), (self._table, 3), (self._choices, 3), (self._settings, 3),
            (self._keypad, 2), (self._prose, 1), (self._gallery, 2), (self._cards, 2), (self._player, 1),
            (self._board, 1),
        )  # fmt: skip
        build = self._lots.choices([kind for kind, _ in kinds], [weight for _, weight in kinds])[0]
        return build()

    # Bars

    def _title(self) -> str:
        lots = self._lots
        icon = self._icon() if lots.random() < 0.4 else ""
        title = tag("title", words(self._text(26)), classes="title", name="span")
        return self._framed(
            f'{icon}<span class="grow" style="text-align:{lots.choice(("left", "center"))}">{title}</span>'
        )

    def _header(self) -> str:
        lots = self._lots
        left = "".join(self._tool() for _ in range(lots.randint(0, 3)))
        if lots.random() < 0.3:
            left += self._button()
        right = "".join(self._tool() for _ in range(lots.randint(0, 3)))
        if lots.random() < 0.6:
            right += self._tool("menu" if lots.random() < 0.7 else "more")
        title = tag("title", words(self._text(20)), classes="title", name="span")
        return self._framed(f'{left}<span class="grow" style="text-align:center">{title}</span>{right}')

    def _framed(self, inner: str) -> str:
        lots, pitch, px = self._lots, self._lots.randint(2, 10), self._lots.choice((9, 10, 12, 14, 16))
        shown = CONTROLS if lots.random() < 0.8 else ("close",)
        marks = []
        for name in shown:
            drawing = self._supply.drawing(lots, self._numbers[name])
            marks.append(
                tag(
                    "control",
                    picture(drawing, px),
                    f"padding:{lots.randint(2, 6)}px {pitch}px",
                    name="span",
                    classes="tool",
                    m=self._numbers[name],
                )
            )
        left = lots.random() < 0.12
        order = marks[::-1] if left else marks
        group = f'<span class="row" style="gap:0">{"".join(order)}</span>'
        return f'<div class="bar">{group if left else ""}{inner}{"" if left else group}</div>'

    def _menus(self) -> str:
        shown = [
            tag("menu", words(self._text(10)), "padding:2px 7px", name="span")
            for _ in range(self._lots.randint(3, 8))
        ]
        return f'<div class="bar" style="gap:2px">{self._grouped("menu", shown)}</div>'

    def _tools(self) -> str:
        lots, shown = self._lots, []
        for _ in range(lots.randint(3, 14)):
            draw = lots.random()
            if draw < 0.75:
                shown.append(self._tool())
            elif draw < 0.85:
                shown.append(tag("tool", self._icon() + words(self._text(9)), classes="tool", name="span"))
            elif draw < 0.93:
                shown.append(self._combo("", lots.randint(60, 140)))
            else:
                shown.append('<span style="width:1px;height:18px;background:var(--line2)"></span>')
        return (
            f'<div class="bar" style="flex-wrap:nowrap;overflow:hidden">{self._grouped("tool", shown)}</div>'
        )

    def _tabs(self) -> str:
        lots, shown = self._lots, []
        count, chosen = lots.randint(2, 6), lots.randint(0, 5)
        closable = lots.random() < 0.3
        for place in range(count):
            title = self._text(14)
            inner = (self._icon() if lots.random() < 0.2 else "") + f"<span>{words(title)}</span>"
            if closable:
                cross = self._supply.drawing(lots, self._numbers["close"])
                inner += tag("cross", picture(cross, 10), name="span", row=title)
            on = place == chosen
            shown.append(
                tag(
                    "tab",
                    inner,
                    classes="tab on" if on else "tab",
                    state="selected" if on else "",
                    words=title,
                )
            )
        plus = self._tool("new-tab" if lots.random() < 0.3 else "add") if lots.random() < 0.25 else ""
        return f'<div class="bar" style="gap:1px;padding-bottom:0">{self._grouped("tab", shown)}{plus}</div>'

    def _sidebar(self) -> str:
        return f'<div style="width:{self._lots.randint(110, 240)}px;flex:none">{self._listing()}</div>'

    def _buttons(self) -> str:
        lots = self._lots
        shown = [
            self._button("main" if place == 0 and lots.random() < 0.5 else "")
            for place in range(lots.randint(1, 4))
        ]
        side = lots.choice(("flex-end", "flex-start", "center", "space-between"))
        return f'<div class="bar" style="justify-content:{side}">{"".join(shown)}</div>'

    def _pages(self) -> str:
        shown = [
            tag("button", str(number), classes="btn", name="span")
            for number in range(1, self._lots.randint(4, 8))
        ]
        return f'<div class="row">{self._tool("back")}{"".join(shown)}{self._tool("next")}</div>'

    # Blocks

    def _form(self) -> str:
        lots, rows = self._lots, []
        above = lots.random() < 0.4
        for _ in range(lots.randint(2, 7)):
            label = self._text(18)
            inner = self._entry(label)
            told = tag(
                "",
                words(label) + lots.choice(("", ":", " *")),
                "white-space:nowrap" + ("" if above else f";width:{lots.choice((110, 140))}px"),
                name="span",
            )
            rows.append(
                f'<div class="{"col" if above else "row"}" style="gap:{lots.choice((2, 4, 8))}px">{told}{inner}</div>'
            )
        if lots.random() < 0.6:
            rows.append(
                f'<div class="row">{self._button("main")}{self._button() if lots.random() < 0.6 else ""}</div>'
            )
        head = tag("", words(self._text(26)), classes="big") if lots.random() < 0.3 else ""
        looks = lots.choice(("col", "col group", "col card"))
        return (
            f'<div class="{looks}" style="max-width:{lots.randint(260, 620)}px">{head}{"".join(rows)}</div>'
        )

    def _entry(self, label: str) -> str:
        lots, draw = self._lots, self._lots.random()
        if draw < 0.5:
            shown = lots.random()
            inner = words(self._name()) if shown < 0.3 else hint(self._text()) if shown < 0.55 else ""
            return field(label, inner)
        if draw < 0.65:
            return self._combo(label)
        if draw < 0.78:
            return self._spin(label)
        if draw < 0.88:
            at = lots.randint(5, 85)
            return tag(
                "slider",
                f'<span class="thumb" style="left:{at}%"></span>',
                "flex:1",
                classes="slider",
                label=label,
            )
        if draw < 0.94:
            icon = self._tool(lots.choice(("open", "calendar", "search", "eye", "color", "clock")))
            return f'<div class="row grow">{field(label)}{icon}</div>'
        height = lots.randint(50, 110)
        return tag(
            "field",
            words(self._text(60)) if lots.random() < 0.3 else "",
            f"height:{height}px;flex:1;align-items:flex-start",
            classes="field",
            label=label,
        )

    def _combo(self, label: str, width: int = 0) -> str:
        lots = self._lots
        arrow = picture(self._supply.drawing(lots, self._numbers["down"]), lots.choice((9, 10, 12)))
        shown = self._text(14)
        style = f"width:{width}px" if width else "flex:1;min-width:70px"
        return tag(
            "combo", f"<span>{words(shown)}</span>{arrow}", style, classes="combo", label=label, words=shown
        )

    def _spin(self, label: str) -> str:
        lots, value = self._lots, self._lots.randint(0, 240)
        if lots.random() < 0.5:
            more = self._supply.drawing(lots, self._numbers["add"])
            less = self._supply.drawing(lots, self._numbers["remove"])
        else:
            more = self._supply.drawing(lots, self._numbers["up"])
            less = self._supply.drawing(lots, self._numbers["down"])
        up = tag("more", picture(more, 10), classes="tool", name="span", label=label)
        down = tag("less", picture(less, 10), classes="tool", name="span", label=label)
        return f'<div class="spin" style="flex:1">{tag("field", str(value), "flex:1", label=label)}{down}{up}</div>'

    def _listing(self) -> str:
        lots, shown = self._lots, []
        icons, actions = lots.random() < 0.5, lots.random() < 0.25
        chosen = lots.randint(0, 12)
        action = lots.choice(("delete", "edit", "more", "star", "download", "close", "info"))
        for place in range(lots.randint(3, 10)):
            title = self._name() if lots.random() < 0.3 else self._text()
            inner = (self._icon() if icons else "") + f'<span class="grow">{words(title)}</span>'
            if actions:
                inner += self._tool(action, row=title)
            on = place == chosen
            shown.append(
                tag(
                    "item",
                    inner,
                    classes="item on" if on else "item",
                    words=title,
                    state="selected" if on else "",
                )
            )
        return f'<div class="list">{self._grouped("item", shown)}</div>'

    def _table(self) -> str:
        lots = self._lots
        columns = [self._text(12) for _ in range(lots.randint(2, 5))]
        ticks, actions = lots.random() < 0.25, [
            lots.choice(("delete", "edit", "more", "download", "eye", "copy")) for _ in range(lots.choice((0, 0, 1, 1, 2)))
        ]  # fmt: skip
        written = lots.random() < 0.4
        act = self._text(8)
        heads = [tag("header", words(column), name="th") for column in columns]
        rows = []
        for _ in range(lots.randint(3, 8)):
            key = self._name()
            cells = [
                key,
                *(str(lots.randint(1, 999)) if lots.random() < 0.4 else self._text(14) for _ in columns[1:]),
            ]
            shown = [
                tag("cell", words(cell), name="td", row=key, column=column)
                for cell, column in zip(cells, columns, strict=True)
            ]
            if ticks:
                on = lots.random() < 0.4
                box = tag(
                    "checkbox",
                    "",
                    name="span",
                    classes="cb on" if on else "cb",
                    row=key,
                    state="checked" if on else "",
                )
                shown.insert(0, f"<td>{box}</td>")
            for action in actions:
                inner = (
                    tag("button", words(act), classes="btn", name="span", row=key, words=act)
                    if written
                    else self._tool(action, row=key)
                )
                shown.append(f"<td>{inner}</td>")
            rows.append(f"<tr>{''.join(shown)}</tr>")
        blank = ("<th></th>" if ticks else "", "<th></th>" * len(actions))
        return f"<table>{'<tr>' + blank[0] + self._grouped('header', heads) + blank[1] + '</tr>'}{''.join(rows)}</table>"

    def _choices(self) -> str:
        lots = self._lots
        role, looks = lots.choice((("checkbox", "cb"), ("checkbox", "cb"), ("radio", "rb")))
        section = self._text(20)
        chosen, shown, count = lots.randint(0, 5), [], lots.randint(2, 7)
        after = lots.random() < 0.12
        for place in range(count):
            on = place == chosen if role == "radio" else lots.random() < 0.4
            text = self._text(30)
            box = f'<span class="{looks}{" on" if on else ""}"></span>'
            label = f"<span>{words(text)}</span>"
            inner = label + box if after else box + label
            shown.append(
                tag(
                    role,
                    inner,
                    "align-self:flex-start",
                    classes="row",
                    words=text,
                    state="checked" if on else "unchecked",
                    section=section,
                )
            )
        across = "row" if lots.random() < 0.25 else "col"
        head = tag("", words(section), "font-weight:bold") if lots.random() < 0.7 else ""
        return f'<div class="col {lots.choice(("", "group", "card"))}">{head}<div class="{across}">{self._grouped(role, shown)}</div></div>'

    def _settings(self) -> str:
        lots, rows = self._lots, []
        for _ in range(lots.randint(2, 7)):
            label = self._text(26)
            small = (
                f'<div class="dim" style="font-size:.85em">{words(self._text(34))}</div>'
                if lots.random() < 0.4
                else ""
            )
            draw = lots.random()
            if draw < 0.55:
                on = lots.random() < 0.5
                end = tag(
                    "switch",
                    "",
                    name="span",
                    classes="sw on" if on else "sw",
                    label=label,
                    state="checked" if on else "unchecked",
                )
            elif draw < 0.75:
                end = self._combo(label, lots.randint(80, 150))
            elif draw < 0.9:
                end = self._button()
            else:
                end = picture(self._supply.drawing(lots, self._numbers["next"]), 12)
            rows.append(
                f'<div class="item"><div class="grow"><div>{words(label)}</div>{small}</div>{end}</div>'
            )
        head = (
            tag("", words(self._text(20)), "font-weight:bold;margin-bottom:4px")
            if lots.random() < 0.6
            else ""
        )
        return f'<div>{head}<div class="list" style="max-width:{lots.randint(300, 700)}px">{"".join(rows)}</div></div>'

    def _keypad(self) -> str:
        lots = self._lots
        across = lots.choice((4, 5, 5, 6))
        keys = [str(number) for number in range(10)] + lots.sample(
            list(KEYS), min(len(KEYS), across * 4 - 10)
        )
        if lots.random() < 0.6:
            lots.shuffle(keys)
        if lots.random() < 0.3:
            keys = keys[: across * 3] + [self._text(5) for _ in range(across)]
        shown = "".join(tag("key", words(key), classes="btn", name="span", words=key) for key in keys)
        display = field("", str(lots.randint(0, 99999)), 0) if lots.random() < 0.7 else ""
        return f'<div class="col" style="width:{lots.randint(160, 480)}px"><div class="row">{display}</div><div class="keys" style="grid-template-columns:repeat({across},1fr)">{shown}</div></div>'

    def _prose(self) -> str:
        lots = self._lots
        lines = "".join(
            f"<p>{words(' '.join(self._text(30) for _ in range(4)))}</p>" for _ in range(lots.randint(2, 6))
        )
        return f'<div class="{lots.choice(("", "card", "list pad"))}">{lines}</div>'

    def _gallery(self) -> str:
        lots, shown = self._lots, []
        side = lots.choice((24, 32, 48, 64))
        for _ in range(lots.randint(4, 14)):
            name = self._name() if lots.random() < 0.4 else self._text(12)
            inner = picture(self._supply.drawing(lots), side) + f"<div>{words(name)}</div>"
            shown.append(
                tag("item", inner, f"width:{side + 60}px;text-align:center;overflow:hidden", words=name)
            )
        return f'<div style="display:flex;flex-wrap:wrap;gap:12px">{self._grouped("item", shown)}</div>'

    def _cards(self) -> str:
        lots, shown, act = self._lots, [], self._text(10)
        icon = lots.choice(("heart", "share", "more", "delete", "edit", "cart", "bookmark"))
        for _ in range(lots.randint(2, 4)):
            title = self._name() if lots.random() < 0.4 else self._text()
            lines = [f"<b>{words(title)}</b>", f'<div class="dim">{words(self._text(40))}</div>']
            foot = (
                tag("button", words(act), classes="btn main", name="span", row=title, words=act)
                if lots.random() < 0.8
                else ""
            )
            foot += self._tool(icon, row=title)
            shown.append(f'<div class="card col grow">{"".join(lines)}<div class="row">{foot}</div></div>')
        return f'<div class="{lots.choice(("row", "col"))}">{"".join(shown)}</div>'

    def _player(self) -> str:
        lots = self._lots
        names = [
            "previous-track",
            "rewind",
            "play",
            "pause",
            "stop",
            "next-track",
            "fast-forward",
            "shuffle",
            "repeat",
            "volume",
            "fullscreen",
            "record",
        ]
        shown = "".join(self._tool(name) for name in lots.sample(names, lots.randint(4, 8)))
        track = tag(
            "slider",
            '<span class="thumb" style="left:30%"></span>',
            "flex:1",
            classes="slider",
            label=self._text(8),
        )
        return f'<div class="col card">{track}<div class="row">{shown}</div></div>'

    def _board(self) -> str:
        """A few plain buttons and squares, as on pages for trying."""
        lots = self._lots
        shown = []
        for _ in range(lots.randint(2, 8)):
            colour = lots.choice(
                ("red", "green", "blue", "yellow", "orange", "purple", "black", "gray", "pink")
            )
            ink = "#111" if colour in ("yellow", "orange", "pink") else "#fff"
            shown.append(
                tag(
                    "button",
                    words(self._text(8)),
                    f"background:{colour};color:{ink};padding:{lots.randint(4, 14)}px",
                    classes="btn",
                    name="span",
                    colour=colour,
                )
            )
        return f'<div style="display:flex;flex-wrap:wrap;gap:{lots.randint(2, 14)}px">{"".join(shown)}</div>'

    def _popup(self, width: int, height: int) -> str:
        lots = self._lots
        x, y = lots.randint(0, width - 260), lots.randint(0, height - 240)
        if lots.random() < 0.6:
            shown = []
            for _ in range(lots.randint(3, 8)):
                text = self._text(20)
                keys = (
                    f'<span class="dim">{lots.choice(("Ctrl+", "Alt+", "Shift+"))}{lots.choice("ABCDEFGHNOPSTVXZ")}</span>'
                    if lots.random() < 0.4
                    else ""
                )
                inner = (
                    self._icon() if lots.random() < 0.4 else ""
                ) + f'<span class="grow">{words(text)}</span>{keys}'
                shown.append(tag("entry", inner, classes="item", words=text))
            return tag(
                "",
                self._grouped("entry", shown),
                f"left:{x}px;top:{y}px;min-width:{lots.randint(120, 240)}px",
                classes="menu",
            )
        question = tag("", words(self._text(40)), classes="pad")
        cross = self._tool("close") if lots.random() < 0.5 else ""
        title = f'<div class="bar"><span class="grow title">{words(self._text(20))}</span>{cross}</div>'
        return tag(
            "",
            title + question + self._buttons(),
            f"left:{x}px;top:{y}px;width:{lots.randint(220, 420)}px;z-index:6",
            classes="win",
        )

    # Small parts

    def _text(self, longest: int = 22) -> str:
        return self._supply.text(self._lots, longest)

    def _name(self) -> str:
        return self._lots.choice(self._supply.names)

    def _name_of(self, concept: str) -> str:
        return "搜索" if self._supply.language == "zh" and concept == "search" else concept.capitalize()

    def _icon(self) -> str:
        return picture(self._supply.drawing(self._lots))

    def _tool(self, concept: str | None = None, **data: object) -> str:
        number = self._numbers[concept] if concept is not None else None
        drawing = self._supply.drawing(self._lots, number)
        told = replace(drawing, meanings=(number,)) if number is not None else drawing
        off = self._lots.random() < 0.06
        return tag(
            "tool",
            picture(drawing),
            classes="tool off" if off else "tool",
            name="span",
            m=meanings(told),
            state="disabled" if off else "",
            **data,
        )

    def _button(self, looks: str = "") -> str:
        lots, text = self._lots, self._text(16)
        icon = self._icon() if lots.random() < 0.15 else ""
        looks = looks or lots.choice(("", "", "", "link", "danger", "off"))
        return tag(
            "button",
            icon + f"<span>{words(text)}</span>",
            classes=f"btn {looks}",
            name="span",
            words=text,
            state="disabled" if looks == "off" else "",
        )

    def _link(self, role: str) -> str:
        text = self._text(14)
        return tag(role, words(text), classes="", name="span", words=text)

    def _grouped(self, role: str, shown: Sequence[str]) -> str:
        """Return the parts one after another, numbered as one row."""
        self._groups += 1
        marked = f'data-role="{role}"'
        place, out = 0, []
        for part in shown:
            if part.startswith("<") and marked in part.split(">", 1)[0]:
                out.append(
                    part.replace(
                        marked, f'{marked} data-group="{role}{self._groups}" data-place="{place}"', 1
                    )
                )
                place += 1
            else:
                out.append(part)
        return "".join(out)
