"""What is filled in and set on a page, by lot: forms, choices, lists of settings.

The trap: a field is known by the words beside it alone. They are written on the field as its label, and are
not a part that is spoken of by itself.
"""

from __future__ import annotations

from policies.gym.markup import div, field, hint, tag, words
from policies.gym.part import Parts

_FIELD_TOOLS = ("open", "calendar", "search", "eye", "color", "clock")


def form(parts: Parts) -> str:
    """Return fields with labels beside or above them."""
    lots = parts.lots
    above = lots.random() < 0.4
    rows = [_row(parts, above=above) for _ in range(lots.randint(2, 7))]
    if lots.random() < 0.6:
        done = parts.button("main")
        rows.append(div("row", done + (parts.button() if lots.random() < 0.6 else "")))
    head = tag("", words(parts.text(26)), classes="big") if lots.random() < 0.3 else ""
    looks = lots.choice(("col", "col group", "col card"))
    return div(looks, head + "".join(rows), f"max-width:{lots.randint(260, 620)}px")


def _row(parts: Parts, *, above: bool) -> str:
    lots, label = parts.lots, parts.text(18)
    inner = _entry(parts, label)
    said = words(label) + lots.choice(("", ":", " *"))
    width = "" if above else f";width:{lots.choice((110, 140))}px"
    told = tag("", said, f"white-space:nowrap{width}", name="span")
    return div("col" if above else "row", told + inner, f"gap:{lots.choice((2, 4, 8))}px")


def _entry(parts: Parts, label: str) -> str:
    """Return what is filled in: a field, a drop-down, a number, a slider or a text of some lines."""
    lots, draw = parts.lots, parts.lots.random()
    if draw < 0.5:
        shown = lots.random()
        inner = words(parts.name()) if shown < 0.3 else hint(parts.text()) if shown < 0.55 else ""
        return field(label, inner)
    if draw < 0.65:
        return parts.combo(label)
    if draw < 0.78:
        return _spin(parts, label)
    if draw < 0.88:
        return slider(label, lots.randint(5, 85))
    if draw < 0.94:
        icon = parts.tool(lots.choice(_FIELD_TOOLS))
        return div("row grow", field(label) + icon)
    style = f"height:{lots.randint(50, 110)}px;flex:1;align-items:flex-start"
    inner = words(parts.text(60)) if lots.random() < 0.3 else ""
    return tag("field", inner, style, classes="field", label=label)


def slider(label: str, percent: int) -> str:
    thumb = f'<span class="thumb" style="left:{percent}%"></span>'
    return tag("slider", thumb, "flex:1", classes="slider", label=label)


def _spin(parts: Parts, label: str) -> str:
    lots, value = parts.lots, parts.lots.randint(0, 240)
    more, less = ("add", "remove") if lots.random() < 0.5 else ("up", "down")
    up = tag("more", parts.mark(more, 10), classes="tool", name="span", label=label)
    down = tag("less", parts.mark(less, 10), classes="tool", name="span", label=label)
    return div("spin", tag("field", str(value), "flex:1", label=label) + down + up, "flex:1")


def choices(parts: Parts) -> str:
    """Return check boxes, or options of which one is chosen, under a heading at times."""
    lots = parts.lots
    role, looks = lots.choice((("checkbox", "cb"), ("checkbox", "cb"), ("radio", "rb")))
    section = parts.text(20)
    chosen, count = lots.randint(0, 5), lots.randint(2, 7)
    after = lots.random() < 0.12
    shown = []
    for place in range(count):
        on = place == chosen if role == "radio" else lots.random() < 0.4
        box = f'<span class="{looks}{" on" if on else ""}"></span>'
        shown.append(_choice(role, box, parts.text(30), section, on=on, after=after))
    across = "row" if lots.random() < 0.25 else "col"
    head = tag("", words(section), "font-weight:bold") if lots.random() < 0.7 else ""
    around = f"col {lots.choice(('', 'group', 'card'))}"
    return div(around, head + div(across, parts.grouped(role, shown)))


def _choice(role: str, box: str, text: str, section: str, *, on: bool, after: bool) -> str:
    """Return a box with its words, which stand before it where `after` is true."""
    label = f"<span>{words(text)}</span>"
    return tag(
        role, label + box if after else box + label, "align-self:flex-start", classes="row",
        words=text, state="checked" if on else "unchecked", section=section,
    )  # fmt: skip


def settings(parts: Parts) -> str:
    """Return a list of settings, each with a switch, a drop-down, a button or an arrow at its end."""
    lots = parts.lots
    rows = [_setting(parts) for _ in range(lots.randint(2, 7))]
    bold = "font-weight:bold;margin-bottom:4px"
    head = tag("", words(parts.text(20)), bold) if lots.random() < 0.6 else ""
    return f"<div>{head}{div('list', ''.join(rows), f'max-width:{lots.randint(300, 700)}px')}</div>"


def _setting(parts: Parts) -> str:
    label = parts.text(26)
    small = ""
    if parts.lots.random() < 0.4:
        small = div("dim", words(parts.text(34)), "font-size:.85em")
    told = div("grow", f"<div>{words(label)}</div>{small}")
    return div("item", told + _end(parts, label))


def _end(parts: Parts, label: str) -> str:
    lots, draw = parts.lots, parts.lots.random()
    if draw < 0.55:
        on = lots.random() < 0.5
        state = "checked" if on else "unchecked"
        return tag("switch", "", name="span", classes="sw on" if on else "sw", label=label, state=state)
    if draw < 0.75:
        return parts.combo(label, lots.randint(80, 150))
    if draw < 0.9:
        return parts.button()
    return parts.mark("next", 12)
