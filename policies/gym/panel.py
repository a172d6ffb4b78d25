"""Panes and dialogs with buttons that are verbs, and choices that a heading names, by lot.

The trap: the words of a sentence stand on the label, and the label is not what is meant. So headings here
hold the nouns, at times the verb as well, and the button has the verb alone.
"""

from __future__ import annotations

from policies.gym.markup import div, field, hint, tag, words
from policies.gym.part import Parts
from policies.gym.wording import MANNERS, SORTS, THINGS, VERBS, pick


def deeds(parts: Parts) -> str:
    """Return headings of things, each over a list or a text, and buttons for what can be done to them."""
    lots, shown = parts.lots, []
    for verb in lots.sample(list(VERBS), lots.randint(1, 4)):
        thing, act = _thing(parts), pick(VERBS, verb, parts.language)
        looks = lots.choice(("btn", "btn", "btn main", "btn link"))
        button = tag("button", words(act), name="span", classes=looks, words=act, done_to=thing)
        shown.append((_heading(parts, thing, act), button))
    if lots.random() < 0.5:
        heads = "".join(tag("", words(head)) + _held(parts) for head, _ in shown)
        buttons = "".join(button for _, button in shown)
        return div("col", heads + div(lots.choice(("row", "row", "col")), buttons))
    rows = [
        div("row", f'<span class="grow">{words(head)}</span>{button}', "max-width:520px")
        for head, button in shown
    ]
    return div(lots.choice(("col", "col card", "list pad")), "".join(rows))


def _thing(parts: Parts) -> str:
    """Return what something is done to: 'staged changes', or any text."""
    lots, language = parts.lots, parts.language
    if lots.random() < 0.2:
        return parts.text(16)
    thing = pick(THINGS, lots.choice(list(THINGS)), language)
    manner = pick(MANNERS, lots.choice(list(MANNERS)), language) if lots.random() < 0.6 else ""
    gap = "" if language == "zh" else " "
    return f"{manner}{gap}{thing}" if manner else thing.capitalize()


def _heading(parts: Parts, thing: str, act: str) -> str:
    """Return a heading with the thing in it, and with the verb at times."""
    if parts.language == "zh":
        return parts.lots.choice((thing, thing, f"{thing}:", f"要{act}的{thing}"))
    frames = ("{}", "{}", "{}:", "{} to " + act.lower(), "{} (will " + act.lower() + ")")
    return parts.lots.choice(frames).format(thing)


def _held(parts: Parts) -> str:
    """Return an empty pane or one with some lines, that nobody speaks of."""
    lots = parts.lots
    lines = "".join(div("item", words(parts.name_or_text(0.5))) for _ in range(lots.randint(0, 3)))
    return div("list", lines, f"min-height:{lots.randint(20, 90)}px")


def levels(parts: Parts) -> str:
    """Return things of one kind to choose from, large or small, under a heading that tells the kind."""
    lots, language = parts.lots, parts.language
    sort = pick(SORTS, lots.choice(list(SORTS)), language)
    frames = (
        ("{}", "选择{}", "请选择{}") if language == "zh" else ("{}", "Select {}", "Choose a {}", "Your {}")
    )
    heading = lots.choice(frames).format(sort)
    style = f"padding:{lots.choice((4, 8, 14, 24))}px 14px;justify-content:{lots.choice(('center', 'start'))}"
    role = lots.choice(("button", "item"))
    looks = "btn" if role == "button" else "item card"
    shown = []
    for _ in range(lots.randint(2, 6)):
        said = parts.name_or_text(0.3, 16)
        small = div("dim", words(parts.text(24))) if lots.random() < 0.2 else ""
        shown.append(
            tag(role, f"<div>{words(said)}{small}</div>", style, classes=looks, words=said, sort=sort)
        )
    around = lots.choice(("col", "col", "row"))
    head = tag("", words(heading[0].upper() + heading[1:]), "font-weight:bold")
    return div("col", head + div(around, parts.grouped(role, shown)))


def headed(parts: Parts) -> str:
    """Return a list under the header of its one column."""
    lots, head, chosen = parts.lots, parts.text(12), parts.lots.randint(0, 10)
    top = tag("header", words(head), name="th")
    shown = [_cell(parts, on=place == chosen) for place in range(lots.randint(2, 9))]
    rows = "".join(f"<tr><td style='padding:0'>{each}</td></tr>" for each in numbered(parts, "item", shown))
    return tag("", f"<table><tr>{top}</tr>{rows}</table>", f"max-width:{lots.randint(140, 420)}px")


def _cell(parts: Parts, *, on: bool) -> str:
    said, looks = parts.name_or_text(0.4), "item on" if on else "item"
    return tag("item", words(said), classes=looks, words=said, state="selected" if on else "")


def numbered(parts: Parts, role: str, shown: list[str]) -> list[str]:
    """Return parts numbered as one column, each by itself."""
    mark = "\x00"
    return parts.grouped(role, [part + mark for part in shown]).split(mark)[:-1]


def asking(parts: Parts) -> str:
    """Return what stands in the middle of a dialog: a question, fields, a list, or choices."""
    lots, draw = parts.lots, parts.lots.random()
    text = div("", words(parts.text(40)))
    if draw < 0.35:
        return text
    if draw < 0.7:
        inner = (
            hint(parts.text(16))
            if lots.random() < 0.3
            else words(parts.name())
            if lots.random() < 0.4
            else ""
        )
        return div("col", text + field("", inner))
    if draw < 0.85:
        return div("col", text + levels(parts))
    box = '<span class="cb"></span>'
    said = parts.text(26)
    tick = tag(
        "checkbox", f"{box}<span>{words(said)}</span>", "align-self:flex-start", classes="row", words=said
    )
    return div("col", text + tick)
