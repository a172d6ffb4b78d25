"""Sentences that mean one thing on a drawn screen: by its words, its icon, its place, or what it is for.

The trap: a sentence that fits two things teaches to guess. What is said must fit one element alone; where
words or icons are there twice, they are left out or told apart by their place.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from policies.gym.concept import Concept
from policies.gym.element import Element, Rect

_ORDINALS = ("first", "second", "third", "fourth", "fifth")
_CHINESE_ORDINALS = ("第一个", "第二个", "第三个", "第四个", "第五个")
_NAMES = {
    "button": ("button", "按钮"),
    "tool": ("button", "按钮"),
    "menu": ("menu", "菜单"),
    "tab": ("tab", "标签页"),
    "checkbox": ("checkbox", "复选框"),
    "radio": ("option", "选项"),
    "field": ("field", "输入框"),
    "combo": ("drop-down", "下拉框"),
    "item": ("item", "条目"),
    "header": ("column header", "列标题"),
    "slider": ("slider", "滑块"),
}
_VERBS = {
    "button": ("click the {} button", "press {}", "click {}"),
    "menu": ("open the {} menu", "click {}"),
    "tab": ("switch to {}", "open the {} tab", "go to {}"),
    "checkbox": ("tick {}", "toggle {}", "turn on {}"),
    "radio": ("choose {}", "select {}"),
    "item": ("select {}", "click {}"),
    "header": ("sort by {}", "click {}"),
}
_CHINESE_VERBS = ("点击{}", "选择{}", "打开{}", "单击“{}”")


@dataclass(frozen=True, slots=True)
class Ask:
    """A sentence, the box that it means, its kind (text, icon, relational) and its language."""

    sentence: str
    box: Rect
    kind: str
    language: str


class Asker:
    """Says things about scenes. filled: what stands for {thing} and {app} in the table of concepts."""

    def __init__(self, table: Sequence[Concept], things: Sequence[str]) -> None:
        self._table, self._things = table, things

    def asks(self, elements: Sequence[Element], lots: random.Random, most: int = 24) -> list[Ask]:
        """Return sentences about a scene, in an order by lot."""
        found = [*self._by_words(elements, lots), *self._by_icon(elements, lots), *_by_place(elements)]
        lots.shuffle(found)
        return found[:most]

    def _by_words(self, elements: Sequence[Element], lots: random.Random) -> Iterator[Ask]:
        shown = Counter(element.words.casefold() for element in elements if element.words)
        for element in elements:
            if shown[element.words.casefold()] != 1 or element.role not in _VERBS:
                continue
            if any(ord(letter) >= 0x3400 for letter in element.words):
                yield Ask(lots.choice(_CHINESE_VERBS).format(element.words), element.box, "text", "zh")
            else:
                yield Ask(lots.choice(_VERBS[element.role]).format(element.words), element.box, "text", "en")

    def _by_icon(self, elements: Sequence[Element], lots: random.Random) -> Iterator[Ask]:
        shown = Counter(meaning for element in elements for meaning in set(element.meanings))
        for element in elements:
            if element.words or element.state == "disabled":
                continue
            meanings = [meaning for meaning in element.meanings if shown[meaning] == 1]
            if element.role == "control":
                meanings = [m for m in meanings if self._table[m].name == element.label]
            if meanings:
                concept = self._table[lots.choice(meanings)]
                chinese = lots.random() < 0.3
                phrase = lots.choice(concept.chinese if chinese else concept.english)
                thing = "项目" if chinese else lots.choice(self._things)
                sentence = phrase.replace("{thing}", thing).replace("{app}", thing)
                yield Ask(sentence, element.box, "icon", "zh" if chinese else "en")


def _by_place(elements: Sequence[Element]) -> Iterator[Ask]:
    shown = Counter(element.words.casefold() for element in elements if element.words)
    rows: dict[str, list[Element]] = {}
    for element in elements:
        if element.group:
            rows.setdefault(element.group, []).append(element)
    roles = Counter(row[0].role for row in rows.values())
    for row in rows.values():
        row.sort(key=lambda element: element.place)
        name, chinese = _NAMES[row[0].role]
        side, chinese_side = ("below", "下面") if row[0].role == "item" else ("right of", "右边")
        for before, after in pairwise(row):
            if shown[before.words.casefold()] == 1 and after.place == before.place + 1:
                yield Ask(f"the {name} {side} {before.words}", after.box, "relational", "en")
                yield Ask(f"点击{before.words}{chinese_side}的{chinese}", after.box, "relational", "zh")
        if roles[row[0].role] == 1 and row[0].place == 0:
            for place, element in enumerate(row[: len(_ORDINALS)]):
                if element.place == place:
                    yield Ask(f"click the {_ORDINALS[place]} {name}", element.box, "relational", "en")
                    yield Ask(f"点击{_CHINESE_ORDINALS[place]}{chinese}", element.box, "relational", "zh")
    labels = Counter(element.label.casefold() for element in elements if element.label)
    for element in elements:
        if element.role in ("field", "combo", "slider") and labels[element.label.casefold()] == 1:
            name, chinese = _NAMES[element.role]
            yield Ask(f"the {name} next to {element.label}", element.box, "relational", "en")
            yield Ask(f"{element.label}的{chinese}", element.box, "relational", "zh")
