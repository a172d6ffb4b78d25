"""Writes the parts of a drawn page: widgets with their role, label and place written on them as data.

What is read off the page again (role, words, label, ...) is what a sentence may speak of; see `Element`.
"""

from __future__ import annotations

import base64
import html
import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from dataclasses import field as by_default

import cv2

from policies.gym.icon import Drawing

KEYS = {
    "÷": ("divide", "除"), "×": ("times", "乘"), "−": ("minus", "减"), "+": ("plus", "加"),
    "=": ("equals", "等于"), ".": ("decimal point", "小数点"), "%": ("percent", "百分号"),
    "√": ("square root", "平方根"), "C": ("clear", "清除"), "⌫": ("backspace", "退格"),
    "(": ("opening bracket", "左括号"), ")": ("closing bracket", "右括号"), "±": ("change of sign", "正负号"),
    "π": ("pi", "圆周率"), "^": ("power", "乘方"), "x²": ("square", "平方"),
}  # fmt: skip
_NEARBY, _FROM_NEARBY = 48, 0.4  # labels that stand together on a page, and the share of its texts


@dataclass(frozen=True, slots=True)
class Supply:
    """What pages are filled with: texts of a language, names of people and things, and icons by meaning.

    families: the same icons by the set or theme that they are of, then by meaning, for those of many
    meanings; a program has all its icons from one. called: short names of each concept in the language.
    labels: in the order of their table, where those of one menu stand together. nearby: those of them that a
    page takes its texts from more often.
    """

    language: str
    texts: Sequence[str]
    names: Sequence[str]
    icons: Mapping[int, Sequence[Drawing]]
    families: Mapping[str, Mapping[int, Sequence[Drawing]]] = by_default(default_factory=dict)
    called: Mapping[int, Sequence[str]] = by_default(default_factory=dict)
    labels: Sequence[str] = ()
    nearby: Sequence[str] = ()

    def for_a_page(self, lots: random.Random) -> Supply:
        """Return the same with labels that stand together, by lot."""
        first = lots.randrange(max(len(self.labels) - _NEARBY, 0) + 1)
        return replace(self, nearby=self.labels[first : first + _NEARBY])

    def text(self, lots: random.Random, longest: int) -> str:
        """Return a text of at most so many letters, or half as many Chinese ones."""
        for _ in range(50):
            near = self.nearby and lots.random() < _FROM_NEARBY
            text = lots.choice(self.nearby if near else self.texts)
            if len(text) <= longest // (2 if self.language == "zh" else 1):
                return text
        return lots.choice(self.texts)[:longest]

    def drawing(self, lots: random.Random, meaning: int | None = None, family: str = "") -> Drawing:
        """Return an icon of this concept, or of any; of this family, if it has one."""
        of_it = self.families.get(family, {})
        chosen = lots.choice(list(of_it or self.icons)) if meaning is None else meaning
        return lots.choice(of_it.get(chosen) or self.icons[chosen])


def tag(
    role: str, inner: str, style: str = "", *, name: str = "div", classes: str = "", **data: object
) -> str:
    """Return an element of the page. role: empty for what nobody speaks of; data: what is told of it."""
    told = {"role": role, **data} if role else {}
    attributes = "".join(
        f' data-{key}="{html.escape(str(value), quote=True)}"'
        for key, value in told.items()
        if value not in ("", None)
    )
    looks = (f' class="{classes}"' if classes else "") + (f' style="{style}"' if style else "")
    return f"<{name}{looks}{attributes}>{inner}</{name}>"


def div(classes: str, inner: str, style: str = "") -> str:
    """Return a box that nobody speaks of."""
    return tag("", inner, style, classes=classes)


def enclosed(kind: str, title: str, classes: str, inner: str, style: str = "") -> str:
    """Return a box that what is in it is spoken of by: a window, a dialog, a menu, with its title if any."""
    told = html.escape(f"{kind}|{title}", quote=True)
    return f'<div class="{classes}" style="{style}" data-within="{told}">{inner}</div>'


def words(text: str) -> str:
    """Return a text as it is written in a page."""
    return html.escape(text)


def picture(drawing: Drawing, px: int = 0) -> str:
    """Return an icon, in the colour of the text around it where it has none of its own."""
    rgba = drawing.picture
    _, octets = cv2.imencode(".png", cv2.cvtColor(rgba, cv2.COLOR_RGBA2BGRA))
    address = "data:image/png;base64," + base64.b64encode(octets.tobytes()).decode()
    size = f"width:{px}px;height:{px}px;" if px else ""
    looks = "ic" if drawing.plain else "ic painted"
    return f'<span class="{looks}" style="--i:url({address});{size}"></span>'


def meanings(drawing: Drawing) -> str:
    """Return the numbers of a drawing's concepts as a page tells them."""
    return " ".join(map(str, drawing.meanings))


def field(label: str, inner: str = "", width: int = 0) -> str:
    """Return a field to type into. width: in pixels; as wide as there is room where it is 0."""
    style = f"width:{width}px" if width else "flex:1;min-width:60px"
    return tag("field", inner, style, classes="field", label=label)


def hint(text: str) -> str:
    """Return the pale text that an empty field shows."""
    return f'<span class="hint">{words(text)}</span>'
