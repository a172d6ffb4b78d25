"""The small parts of a page, by lot: texts, icons, tools, buttons, links and drop-downs, and rows of them.

The trap: an icon is told by its meanings. Where one concept was asked for, the part tells that one alone,
even if the drawing shows others as well, or sentences would speak of what the page did not mean.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace

from policies.gym.icon import Drawing
from policies.gym.markup import Supply, meanings, picture, tag, words

_OF_A_FAMILY = 0.75  # of the pages
_STRAY = 0.1  # of the icons of such a page are from elsewhere


class Parts:
    """The parts of one page. numbers: of the concepts, by name. Most pages have all icons of one family."""

    def __init__(self, supply: Supply, numbers: dict[str, int], lots: random.Random) -> None:
        self.lots = lots
        self._supply, self._numbers = supply, numbers
        self._groups = 0
        families = sorted(supply.families)
        self.family = lots.choice(families) if families and lots.random() < _OF_A_FAMILY else ""

    @property
    def language(self) -> str:
        return self._supply.language

    def number(self, concept: str) -> int:
        return self._numbers[concept]

    def text(self, longest: int = 22) -> str:
        return self._supply.text(self.lots, longest)

    def name(self) -> str:
        return self.lots.choice(self._supply.names)

    def name_or_text(self, share: float, longest: int = 22) -> str:
        """Return a name in this share of the cases, and a text in the others."""
        return self.name() if self.lots.random() < share else self.text(longest)

    def drawing(self, concept: str | None = None) -> Drawing:
        """Return an icon, any or of a concept, of the page's family if it has one."""
        number = self._numbers[concept] if concept is not None else None
        family = self.family if self.lots.random() > _STRAY else ""
        drawing = self._supply.drawing(self.lots, number, family)
        return replace(drawing, meanings=(number,)) if number is not None else drawing

    def called(self, drawing: Drawing, longest: int = 12) -> str:
        """Return a short name of what an icon shows; any text where there is none."""
        names = [
            name
            for meaning in drawing.meanings
            for name in self._supply.called.get(meaning, ())
            if len(name) <= longest
        ]
        return self.lots.choice(names) if names else self.text(longest)

    def icon(self) -> str:
        """Return any icon."""
        return picture(self.drawing())

    def painting(self, px: int) -> str:
        """Return any icon, of this size."""
        return picture(self.drawing(), px)

    def mark(self, concept: str, px: int) -> str:
        """Return an icon of a concept, of this size."""
        return picture(self.drawing(concept), px)

    def tool(self, concept: str | None = None, row: str = "") -> str:
        """Return a button that is only an icon: any, or one of a concept."""
        drawing = self.drawing(concept)
        off = self.lots.random() < 0.06
        return tag(
            "tool", picture(drawing), name="span", classes="tool off" if off else "tool",
            m=meanings(drawing), state="disabled" if off else "", row=row,
        )  # fmt: skip

    def button(self, looks: str = "") -> str:
        """Return a button with words, and with an icon at times. looks: by lot where there are none."""
        text = self.text(16)
        icon = self.icon() if self.lots.random() < 0.15 else ""
        looks = looks or self.lots.choice(("", "", "", "link", "danger", "off"))
        return tag(
            "button", f"{icon}<span>{words(text)}</span>", name="span", classes=f"btn {looks}",
            words=text, state="disabled" if looks == "off" else "",
        )  # fmt: skip

    def link(self) -> str:
        text = self.text(14)
        return tag("link", words(text), name="span", words=text)

    def combo(self, label: str, width: int = 0, shown: str = "", value: str = "") -> str:
        """Return a drop-down list. width: in pixels; as wide as there is room where it is 0."""
        arrow = self.mark("down", self.lots.choice((9, 10, 12)))
        shown = shown or self.text(14)
        style = f"width:{width}px" if width else "flex:1;min-width:70px"
        inner = f"<span>{words(shown)}</span>{arrow}"
        return tag("combo", inner, style, classes="combo", label=label, words=shown, value=value)

    def grouped(self, role: str, shown: Sequence[str]) -> str:
        """Return parts one after another; those of the role are numbered as one row."""
        self._groups += 1
        marked = f'data-role="{role}"'
        place, out = 0, []
        for part in shown:
            if part.startswith("<") and marked in part.split(">", 1)[0]:
                numbered = f'{marked} data-group="{role}{self._groups}" data-place="{place}"'
                out.append(part.replace(marked, numbered, 1))
                place += 1
            else:
                out.append(part)
        return "".join(out)
