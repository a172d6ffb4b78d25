"""A page that questions are asked about, and how one speaks of it: in which language, and how carefully.

The trap: words that are there twice name nothing. They are counted over all that is written on the page,
not over what can be pointed at: a label says a button's words as well.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Sequence

from policies.gym.browser import Written
from policies.gym.element import Element
from policies.gym.saying import Saying
from policies.gym.string import bare

_FOREIGN = 0.12  # of the sentences that need no words of the page are in the other language
_SMALL = 0.45  # of the words are written in small letters
_MISSPELT = 0.04  # of the words longer than five letters


class Topic:
    """One page in one language, asked about by lot. whole: whether all its icons are among the elements."""

    def __init__(
        self,
        saying: Saying,
        elements: Sequence[Element],
        texts: Sequence[Written],
        language: str,
        lots: random.Random,
        whole: bool = True,
    ) -> None:
        self.saying, self.elements, self.texts = saying, elements, texts
        self.language, self.lots, self.whole = language, lots, whole
        self._shown = Counter(text.words.casefold() for text in texts)
        self.concepts = Counter(number for element in elements for number in self.concepts_of(element))

    @property
    def other(self) -> str:
        """The language that the page is not in."""
        return "en" if self.language == "zh" else "zh"

    def is_one(self, words: str) -> bool:
        """Tell whether these words are written once on the page."""
        return bool(words) and self._shown[words.casefold()] == 1

    def is_written(self, words: str) -> bool:
        """Tell whether these words are a part of any text of the page."""
        return any(words.casefold() in text for text in self._shown)

    def hints_at(self, phrase: str) -> bool:
        """Tell whether the page shows a word of this phrase that has more than three letters."""
        everything = " ".join(self._shown)
        return any(word in everything for word in phrase.lower().split() if len(word) > 3)

    def is_way_of_one(self, way: str, tongue: str) -> bool:
        """Tell whether one text alone of the page is a label that this is a way of asking for."""
        return sum(way in self.saying.ways_of(text, tongue) for text in self._shown) == 1

    def concepts_of(self, element: Element) -> frozenset[int]:
        """Return what a thing means: what its icon shows, and what its words say."""
        return frozenset(element.meanings) | self.saying.meant(element.words)

    def is_for(self, phrase: str, element: Element) -> bool:
        """Tell whether nothing but this thing is what these words are said for."""
        others = self.concepts - Counter(self.concepts_of(element))
        return not any(number in others for number in self.saying.meant(phrase))

    def tongue(self) -> str:
        """Return the page's language, or at times the other one."""
        return self.language if self.lots.random() > _FOREIGN else self.other

    def role(self, role: str, language: str) -> str:
        """Return one of a role's names."""
        return self.lots.choice(self.saying.names(role, language))

    def say(self, way: str, element: Element, language: str, words: str = "") -> str:
        """Return a sentence about an element. words: what stands for it in the frame's blank."""
        frame = self.lots.choice(self.saying.frames(way, language, element.role))
        role = self.role(element.role, language)
        return frame.replace("{}", words).format(role=role, label=element.label)

    def worn(self, words: str) -> str:
        """Return words as people write them from memory: without keys, small and misspelt at times."""
        lots, words = self.lots, bare(words) or words
        if lots.random() < _SMALL:
            words = words.lower()
        if lots.random() < _MISSPELT and len(words) > 5 and words.isascii():
            at = lots.randrange(1, len(words) - 2)
            words = words[:at] + words[at + 1] + words[at] + words[at + 2 :]
        return words

    def thing(self) -> str:
        """Return words that stand on the page, half of the time; else nothing.

        'Print the calendar' means a printer, though there is a tab 'Calendar'.
        """
        short = [text.words for text in self.texts if 2 < len(text.words) < 16]
        return self.worn(self.lots.choice(short)) if short and self.lots.random() < 0.5 else ""

    def groups(self) -> list[list[Element]]:
        """Return rows and columns that are there whole, each in order."""
        groups: dict[str, list[Element]] = {}
        for element in self.elements:
            if element.group:
                groups.setdefault(element.group, []).append(element)
        for row in groups.values():
            row.sort(key=lambda element: element.place)
        return [row for row in groups.values() if [each.place for each in row] == list(range(len(row)))]

    def lone_groups(self) -> list[list[Element]]:
        """Return those of two things or more that are the page's only group of their role."""
        groups = self.groups()
        roles = Counter(row[0].role for row in groups)
        return [row for row in groups if roles[row[0].role] == 1 and len(row) > 1]
