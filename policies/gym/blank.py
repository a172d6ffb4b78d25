"""What is filled in without a label beside it, by lot: known by its value, by a sign, or by its button.

The trap: a sign in a field is no button. It is told as a sign, so that nobody is asked to click it.
"""

from __future__ import annotations

from policies.gym.markup import div, field, hint, meanings, picture, tag, words
from policies.gym.part import Parts
from policies.gym.value import Value, filled, values

_SIGNED = (
    ("user", "lock"), ("mail", "lock"), ("user", "mail", "phone"), ("phone", "key"), ("search", "map-pin"),
    ("calendar", "clock"), ("credit-card", "calendar", "lock"), ("home", "phone"), ("at", "key"),
    ("tag", "money"), ("globe", "user", "key"), ("pen", "link"), ("building", "mail"),
)  # fmt: skip
_STARTED = {
    "en": "Go;Search;OK;Apply;Find;Start;Run;Submit;Add;Send;Look up;Continue;Enter;Show;Calculate".split(
        ";"
    ),
    "zh": "转到;搜索;确定;应用;查找;开始;运行;提交;添加;发送;继续;显示;计算".split(";"),
}


def valued(parts: Parts, name: str = "", width: int = 0, *, wide: bool = False) -> str:
    """Return a field, drop-down or button of a kind of value, any where no name is given.

    width: in pixels, by lot where it is 0; a wide field takes all the room there is.
    """
    lots, table = parts.lots, values()
    value = table[name or lots.choice(list(table))]
    said = _shown(parts, value)
    across = width or lots.choice((52, 64, 80, 100, 120, 150, 180))
    if value.role == "combo":
        return parts.combo("", max(across, 64), filled(lots.choice(value.shown), lots), value.name)
    if value.role == "button":
        inner = f"{parts.mark(value.sign, 14)}<span>{words(filled(lots.choice(value.shown), lots))}</span>"
        return tag("button", inner, name="span", classes="btn", value=value.name)
    sign = parts.mark(value.sign, lots.choice((12, 14, 16))) if value.sign and lots.random() < 0.4 else ""
    style = "flex:1;min-width:60px" if wide else f"width:{across}px"
    entry = tag("field", sign + said, style, classes="field", value=value.name)
    after = value.after.get(parts.language, ())
    if after and lots.random() < 0.8:
        entry += f'<span class="dim">{words(filled(lots.choice(after), lots))}</span>'
    return entry


def _shown(parts: Parts, value: Value) -> str:
    """Return what stands in a field: a value, or what it says while it is empty."""
    lots, hints = parts.lots, value.hint.get(parts.language, ())
    if hints and (not value.shown or lots.random() < 0.6):
        return hint(filled(lots.choice(hints), lots))
    return words(filled(lots.choice(value.shown), lots)) if value.shown else ""


def signed(parts: Parts) -> str:
    """Return fields that icons tell apart, as pages to log in have them, and a button."""
    lots, outside = parts.lots, parts.lots.random() < 0.5
    rows, side = [], lots.choice((14, 16, 20, 24))
    for concept in lots.choice(_SIGNED):
        drawing = parts.drawing(concept)
        sign = tag("sign", picture(drawing, side), name="span", classes="sign", m=meanings(drawing))
        draw = lots.random()
        inner = hint(parts.text(18)) if draw < 0.4 else words(parts.name()) if draw < 0.6 else ""
        if outside:
            boxed = div("tool", sign, "border:1px solid var(--line2)") if lots.random() < 0.5 else sign
            rows.append(div("row", boxed + field("", inner), "gap:4px"))
        else:
            rows.append(tag("", sign + field("", inner), "border:1px solid var(--line2)", classes="row"))
    forgotten = parts.link() if lots.random() < 0.4 else ""
    shown = "".join(rows) + div("row", parts.button("main") + forgotten)
    return div(lots.choice(("col", "col card", "col group")), shown, f"max-width:{lots.randint(240, 460)}px")


def started(parts: Parts) -> str:
    """Return a field with its label and the button beside it that sets to work what is typed."""
    lots, label = parts.lots, parts.text(18)
    entry = field(label, words(parts.text(10)) if lots.random() < 0.3 else "", lots.randint(110, 300))
    if lots.random() < 0.75:
        act = lots.choice(_STARTED[parts.language])
        button = tag("button", words(act), classes="btn", name="span", words=act, starts=label)
    else:
        drawing = parts.drawing(lots.choice(("search", "next", "send", "check", "play", "add")))
        button = tag("tool", picture(drawing), classes="tool", name="span", m=meanings(drawing), starts=label)
    above = lots.random() < 0.5
    told = tag("", words(label), "font-weight:bold" if above else "white-space:nowrap", name="span")
    return div("col" if above else "row", told + div("row", entry + button), "gap:4px")


def strip(parts: Parts) -> str:
    """Return some fields and drop-downs of different values, in a row or in a column."""
    lots = parts.lots
    names = lots.sample(list(values()), lots.randint(1, 4))
    shown = "".join(valued(parts, name) for name in names)
    return div("bar" if lots.random() < 0.6 else "col", shown)
