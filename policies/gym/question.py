"""Sentences about drawn pages: by words, by what an icon shows, by label, row, order, side, section and state.

The trap: a sentence that fits two things teaches to guess. Each way of speaking is used only where it fits
one element; what fits none is asked as well, since a model that has never seen that always points.
"""

from __future__ import annotations

import random
import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from policies.gym.browser import Written
from policies.gym.concept import Concept
from policies.gym.element import Element, Rect
from policies.gym.markup import KEYS

_SYLLABLES = tuple("ba zy lo qui tro fex mi nu gra vop sti kha wen dul pry xo zet cra jun hob".split())
_NEAR = 260  # pixels at most from an anchor to what is beside it
_ENGLISH_FROM_TEXT = 0.2  # of the sentences about Chinese texts are in English, and the other way round


@dataclass(frozen=True, slots=True)
class Question:
    """A sentence, the box that it means (None: nothing on the screen), its kind and its language."""

    sentence: str
    box: Rect | None
    kind: str
    language: str


class Questioner:
    """Asks about pages. translations: texts of one language in the other."""

    def __init__(
        self, table: Sequence[Concept], translations: Mapping[str, Sequence[str]], things: Sequence[str]
    ) -> None:
        self._table, self._translations, self._things = table, translations, things
        self._texts = list(translations)
        file = Path(__file__).with_name("saying.toml")
        self._said = tomllib.loads(file.read_text(encoding="utf-8"))

    def questions(
        self,
        elements: Sequence[Element],
        texts: Sequence[Written],
        language: str,
        lots: random.Random,
        most: int = 32,
    ) -> list[Question]:
        """Return questions about a page, as many of each kind as there can be up to a share of them."""
        asked = Asking(self, elements, texts, language, lots)
        kinds = [list(kind) for kind in asked.kinds()]
        for kind in kinds:
            lots.shuffle(kind)
        chosen: list[Question] = []
        while len(chosen) < most and any(kinds):
            for kind in kinds:
                if kind and len(chosen) < most:
                    chosen.append(kind.pop())
        return chosen

    def said(self, way: str, language: str, role: str) -> list[str]:
        """Return the ways of saying something for a role: its own, and those for any."""
        table = self._said[way][language]
        return [*table.get(role, ()), *table.get(role, ()), *table["any"]]

    def table(self, way: str, language: str) -> Mapping[str, list[str]]:
        table: Mapping[str, list[str]] = self._said[way][language]
        return table

    def colour(self, name: str, language: str) -> str:
        return str(self._said["colours"][name]) if language == "zh" else name

    def concept(self, number: int, language: str, lots: random.Random, thing: str = "") -> str:
        """Return a phrase for a concept, about some thing."""
        concept = self._table[number]
        phrase = lots.choice(concept.chinese if language == "zh" else concept.english)
        thing = thing or ("项目" if language == "zh" else lots.choice(self._things))
        return phrase.replace("{thing}", thing).replace("{app}", thing)

    def translated(self, text: str, lots: random.Random) -> str | None:
        found = self._translations.get(text)
        return lots.choice(found) if found else None

    def anything(self, lots: random.Random) -> str:
        """Return any text of either language."""
        return lots.choice(self._texts)

    def concepts(self) -> int:
        return len(self._table)


class Asking:
    """All that can be asked about one page."""

    def __init__(
        self,
        asker: Questioner,
        elements: Sequence[Element],
        texts: Sequence[Written],
        language: str,
        lots: random.Random,
    ) -> None:
        self._asker, self._elements, self._texts = asker, elements, texts
        self._language, self._lots = language, lots
        self._shown = Counter(text.words.casefold() for text in texts)

    def kinds(self) -> Iterator[Iterator[Question]]:
        yield from (
            self._by_words(), self._by_icon(), self._by_label(), self._by_row(), self._by_cell(),
            self._by_order(), self._by_side(), self._by_neighbours(), self._by_end(), self._by_section(), self._by_state(), self._by_key(),
            self._of_nothing(),
        )  # fmt: skip

    def _is_one(self, words: str) -> bool:
        return bool(words) and self._shown[words.casefold()] == 1

    def _tongue(self) -> str:
        if self._lots.random() > 0.12:
            return self._language
        return "en" if self._language == "zh" else "zh"

    def _role(self, role: str, language: str) -> str:
        names = self._asker.table("names", language)
        return self._lots.choice(names.get(role, names["item"]))

    def _say(self, way: str, element: Element, language: str, words: str = "", **filled: str) -> str:
        frame = self._lots.choice(self._asker.said(way, language, element.role))
        role = self._role(element.role, language)
        return frame.replace("{}", words).format(role=role, label=element.label, **filled)

    def _worn(self, words: str) -> str:
        """Return words as people write them from memory: small letters, without dots, at times misspelt."""
        lots = self._lots
        if lots.random() < 0.45:
            words = words.lower()
        if lots.random() < 0.04 and len(words) > 5 and words.isascii():
            at = lots.randrange(1, len(words) - 2)
            words = words[:at] + words[at + 1] + words[at] + words[at + 2 :]
        return words

    def _by_words(self) -> Iterator[Question]:
        for element in self._elements:
            if not self._is_one(element.words) or element.role == "cell":
                continue
            yield Question(
                self._say("words", element, self._language, self._worn(element.words)),
                element.box, "text", self._language,
            )  # fmt: skip
            other = self._asker.translated(element.words, self._lots)
            if other is not None and self._lots.random() < _ENGLISH_FROM_TEXT:
                tongue = "en" if self._language == "zh" else "zh"
                yield Question(self._say("words", element, tongue, other), element.box, "functional", tongue)

    def _by_icon(self) -> Iterator[Question]:
        shown = Counter(meaning for element in self._elements for meaning in set(element.meanings))
        for element in self._elements:
            meanings = [meaning for meaning in element.meanings if shown[meaning] == 1]
            if element.words or not meanings or element.row:
                continue
            tongue = self._tongue()
            phrase = self._asker.concept(self._lots.choice(meanings), tongue, self._lots, self._thing())
            if self._lots.random() < 0.3:
                frame = (
                    "点击{}"
                    if tongue == "zh"
                    else self._lots.choice(("click {}", "the {} button", "click the {} icon"))
                )
                phrase = frame.format(phrase)
            yield Question(phrase, element.box, "icon", tongue)

    def _thing(self) -> str:
        """Return words that stand on the page, half of the time: 'print the calendar' means no tab 'Calendar'."""
        short = [text.words for text in self._texts if 2 < len(text.words) < 16]
        return self._worn(self._lots.choice(short)) if short and self._lots.random() < 0.5 else ""

    def _by_label(self) -> Iterator[Question]:
        same = Counter((element.role, element.label.casefold()) for element in self._elements)
        for element in self._elements:
            if (
                element.label
                and same[element.role, element.label.casefold()] == 1
                and self._is_one(element.label)
            ):
                sentence = self._say("label", element, self._language)
                sentence = sentence.replace(element.label, self._worn(element.label))
                yield Question(sentence, element.box, "relational", self._language)

    def _by_row(self) -> Iterator[Question]:
        lots, language = self._lots, self._language
        ways = self._asker.table("row", language)
        same = Counter((element.meanings, element.words, element.row) for element in self._elements)
        for element in self._elements:
            once = same[element.meanings, element.words, element.row] == 1
            if not element.row or element.role == "cell" or not once or not self._is_one(element.row):
                continue
            if element.role in ("cross", "checkbox"):
                frame = lots.choice(ways["cross" if element.role == "cross" else "tick"])
                yield Question(frame.format(row=element.row), element.box, "relational", language)
                continue
            if element.meanings:
                act, way = (
                    self._asker.concept(lots.choice(element.meanings), language, lots),
                    lots.choice(("verb", "any")),
                )
            else:
                act, way = self._worn(element.words), "any"
            role = self._role(element.role, language)
            yield Question(
                lots.choice(ways[way]).format(act=act, row=element.row, role=role),
                element.box,
                "relational",
                language,
            )

    def _by_cell(self) -> Iterator[Question]:
        ways = self._asker.table("row", self._language)["cell"]
        keys = Counter((element.row, element.column) for element in self._elements if element.role == "cell")
        for element in self._elements:
            once = keys[element.row, element.column] == 1
            if (
                element.role != "cell"
                or not once
                or element.words == element.row
                or not self._is_one(element.row)
            ):
                continue
            if self._is_one(element.column):
                sentence = self._lots.choice(ways).format(row=element.row, column=self._worn(element.column))
                yield Question(sentence, element.box, "relational", self._language)

    def _by_order(self) -> Iterator[Question]:
        groups = self._groups()
        roles = Counter(row[0].role for row in groups)
        for row in groups:
            if roles[row[0].role] != 1 or len(row) < 2:
                continue
            for place, element in enumerate(row):
                tongue = self._tongue()
                ways = self._asker.table("place", tongue)
                last = place == len(row) - 1 and self._lots.random() < 0.7
                if not last and place >= len(ways["ordinals"]):
                    continue
                nth = self._lots.choice(ways["last"]) if last else ways["ordinals"][place]
                if not last and tongue == "en" and self._lots.random() < 0.15:
                    nth = f"{place + 1}{('st', 'nd', 'rd')[place] if place < 3 else 'th'}"
                role = self._role(element.role, tongue)
                yield Question(
                    self._lots.choice(ways["any"]).format(nth=nth, role=role),
                    element.box,
                    "relational",
                    tongue,
                )

    def _by_side(self) -> Iterator[Question]:
        lots = self._lots
        anchors = [text for text in self._texts if self._is_one(text.words) and 1 < len(text.words) < 30]
        lots.shuffle(anchors)
        for anchor in anchors[:14]:
            ways = self._asker.table("place", self._language)
            side = lots.choice(("right", "right", "left", "below", "below", "above"))
            near = sorted(
                (far, place)
                for place, element in enumerate(self._elements)
                if (far := _away(element.box, anchor.box, side)) is not None
            )
            if not near or near[0][0] > _NEAR:
                continue
            target = self._elements[near[0][1]]
            if any(far < near[0][0] + 4 for far, _ in near[1:]):
                continue
            said = lots.choice(ways["sides"][side])  # type: ignore[call-overload]
            role = self._role(target.role, self._language)
            sentence = lots.choice(ways["beside"]).format(role=role, side=said, anchor=anchor.words)
            yield Question(sentence, target.box, "relational", self._language)

    def _by_neighbours(self) -> Iterator[Question]:
        """Ask for what stands between two things of its row or column."""
        ways = self._asker.table("place", self._language)["between"]
        for row in self._groups():
            for before, element, after in zip(row, row[1:], row[2:], strict=False):
                if (
                    self._is_one(before.words)
                    and self._is_one(after.words)
                    and after.place == before.place + 2
                ):
                    role = self._role(element.role, self._language)
                    frame = self._lots.choice(ways)
                    first, second = self._worn(before.words), self._worn(after.words)
                    yield Question(
                        frame.format(role=role, first=first, second=second),
                        element.box,
                        "relational",
                        self._language,
                    )

    def _by_end(self) -> Iterator[Question]:
        """Ask for the outermost thing of a row or column, where there is one row of such things."""
        groups = self._groups()
        roles = Counter(row[0].role for row in groups)
        for row in groups:
            if roles[row[0].role] != 1 or len(row) < 2:
                continue
            across = abs(row[-1].box.left - row[0].box.left) > abs(row[-1].box.top - row[0].box.top)
            for element, ends in ((row[0], ("leftmost", "topmost")), (row[-1], ("rightmost", "bottommost"))):
                tongue = self._tongue()
                table = self._asker.table("ends", tongue)
                said = self._lots.choice(table[ends[0] if across else ends[1]])
                yield Question(
                    said.format(role=self._role(element.role, tongue)), element.box, "relational", tongue
                )

    def _groups(self) -> list[list[Element]]:
        """Return rows and columns that are there whole, each in order."""
        groups: dict[str, list[Element]] = {}
        for element in self._elements:
            if element.group:
                groups.setdefault(element.group, []).append(element)
        for row in groups.values():
            row.sort(key=lambda element: element.place)
        return [row for row in groups.values() if [each.place for each in row] == list(range(len(row)))]

    def _by_section(self) -> Iterator[Question]:
        same = Counter((element.section, element.words.casefold()) for element in self._elements)
        for element in self._elements:
            if (
                element.section
                and same[element.section, element.words.casefold()] == 1
                and self._is_one(element.section)
            ):
                frame = self._lots.choice(self._asker.table("place", self._language)["section"])
                sentence = frame.replace("{}", element.words).format(section=element.section)
                yield Question(sentence, element.box, "relational", self._language)

    def _by_state(self) -> Iterator[Question]:
        chosen = [element for element in self._elements if element.state == "selected"]
        roles = Counter(element.role for element in chosen)
        ways = self._asker.table("place", self._language)
        for element in chosen:
            if roles[element.role] == 1:
                sentence = self._lots.choice(ways["state"]).format(
                    role=self._role(element.role, self._language)
                )
                yield Question(sentence, element.box, "relational", self._language)
        colours = Counter(element.colour for element in self._elements if element.colour)
        for element in self._elements:
            if element.colour and colours[element.colour] == 1:
                colour = self._asker.colour(element.colour, self._language)
                frame = self._lots.choice(ways["colour"])
                yield Question(
                    frame.format(colour=colour, role=self._role("button", self._language)),
                    element.box,
                    "functional",
                    self._language,
                )

    def _by_key(self) -> Iterator[Question]:
        keys = Counter(element.words for element in self._elements if element.role == "key")
        for element in self._elements:
            if element.role != "key" or keys[element.words] != 1:
                continue
            tongue = self._tongue()
            named = KEYS.get(element.words, (element.words, element.words))[tongue == "zh"]
            said = named if self._lots.random() < 0.8 else element.words
            yield Question(self._say("words", element, tongue, said), element.box, "relational", tongue)

    def _of_nothing(self) -> Iterator[Question]:
        """Ask for icons and words that are not there, and for words that nobody has."""
        made_up = "".join(self._lots.choice(_SYLLABLES) for _ in range(self._lots.randint(2, 5)))
        frame = self._lots.choice(
            ("click {}", "open {}", "{}", "the {} button", "点击{}", "press {}", "go to {}")
        )
        yield Question(frame.format(made_up), None, "none", "en")
        shown = {meaning for element in self._elements for meaning in element.meanings}
        everything = " ".join(self._shown)
        for _ in range(2):
            number = self._lots.randrange(self._asker.concepts())
            tongue = self._tongue()
            phrase = self._asker.concept(number, tongue, self._lots)
            if number not in shown and not any(
                word in everything for word in phrase.lower().split() if len(word) > 3
            ):
                yield Question(phrase, None, "none", tongue)
        element = Element(self._lots.choice(("button", "tab", "menu", "checkbox", "item")), Rect(0, 0, 1, 1))
        for _ in range(2):
            words = self._asker.anything(self._lots)
            foreign = any(ord(letter) > 0x3000 for letter in words)
            if not any(word in everything for word in words.lower().split() if len(word) > 3):
                tongue = "zh" if foreign else "en"
                yield Question(self._say("words", element, tongue, words), None, "none", tongue)


def _away(box: Rect, anchor: Rect, side: str) -> float | None:
    """Return how far a box is on that side of an anchor and in line with it; None where it is not."""
    level = min(box.bottom, anchor.bottom) - max(box.top, anchor.top)
    upright = min(box.right, anchor.right) - max(box.left, anchor.left)
    in_row = level > 0.5 * min(box.bottom - box.top, anchor.bottom - anchor.top)
    in_column = upright > 0.3 * min(box.right - box.left, anchor.right - anchor.left)
    gap = {
        "right": box.left - anchor.right if in_row else None,
        "left": anchor.left - box.right if in_row else None,
        "below": box.top - anchor.bottom if in_column else None,
        "above": anchor.top - box.bottom if in_column else None,
    }[side]
    return gap if gap is not None and gap >= -2 else None
