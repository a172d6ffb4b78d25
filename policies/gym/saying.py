"""What people say for things on a screen: ways of asking by role, names of roles, colours, and concepts.

The trap: a frame's blank is filled before its named fields are, so a text with braces of its own would be
taken for a field. The strings that pages are made of (`string.py`) hold none.
"""

from __future__ import annotations

import random
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from policies.gym.concept import Concept
from policies.gym.element import Rect
from policies.gym.label import Label
from policies.gym.string import bare


@dataclass(frozen=True, slots=True)
class Question:
    """A sentence, the box that it means (None: nothing on the screen), its kind and its language."""

    sentence: str
    box: Rect | None
    kind: str
    language: str


class Saying:
    """The ways of saying things.

    translations: texts of one language in the other; things: any nouns; labels: with ways of asking for them.
    """

    def __init__(
        self,
        table: Sequence[Concept],
        translations: Mapping[str, Sequence[str]],
        things: Sequence[str],
        labels: Sequence[Label] = (),
    ) -> None:
        self._concepts, self._translations, self._things = table, translations, things
        self._texts = list(translations)
        self._meant: dict[str, set[int]] = {}
        for number, concept in enumerate(table):
            for phrase in (*concept.english, *concept.chinese):
                self._meant.setdefault(phrase.casefold(), set()).add(number)
        self._ways: dict[str, dict[str, set[str]]] = {}
        for label in labels:
            for name in (label.english, label.chinese):
                told = self._ways.setdefault(name.casefold(), {"en": set(), "zh": set()})
                for tongue, ways_of_it in label.ways.items():
                    told[tongue].update(ways_of_it)
        file = Path(__file__).with_name("saying.toml")
        self._said = tomllib.loads(file.read_text(encoding="utf-8"))

    @property
    def concepts(self) -> int:
        """How many concepts there are."""
        return len(self._concepts)

    def frames(self, way: str, language: str, role: str) -> list[str]:
        """Return the ways of saying something for a role: its own, twice as likely, and those for any."""
        own = self._said[way][language].get(role, [])
        return [*own, *own, *self.ways(way, "any", language)]

    def ways(self, table: str, key: str, language: str) -> list[str]:
        """Return the phrases under a key of a table."""
        found: list[str] = self._said[table][language][key]
        return found

    def called(self, kind: str, language: str) -> list[str]:
        """Return the ways of calling a window, dialog or menu by its title."""
        named: dict[str, list[str]] = self._said["within"][language]["named"]
        return named.get(kind, [])

    def names(self, role: str, language: str) -> list[str]:
        """Return what a role is called; what has no name is an item."""
        names: dict[str, list[str]] = self._said["names"][language]
        return names.get(role, names["item"])

    def colour(self, name: str, language: str) -> str:
        return str(self._said["colours"][name]) if language == "zh" else name

    def concept(self, number: int, language: str, lots: random.Random, thing: str = "") -> str:
        """Return a phrase for a concept, about that thing, or about any."""
        concept = self._concepts[number]
        phrase = lots.choice(concept.chinese if language == "zh" else concept.english)
        thing = thing or ("项目" if language == "zh" else self.thing(lots))
        return phrase.replace("{thing}", thing).replace("{app}", thing)

    def look(self, number: int, language: str, lots: random.Random) -> str:
        """Return what a concept's icon looks like, in a word or two: what icon sets call it."""
        concept = self._concepts[number]
        short = [name for name in sorted(concept.icons) if len(name.split()) < 3 and not name[-1].isdigit()]
        if language == "zh":
            short = [phrase for phrase in concept.chinese if len(phrase) < 5 and "{" not in phrase]
        return lots.choice(short) if short else self.concept(number, language, lots)

    def meant(self, words: str) -> frozenset[int]:
        """Return the concepts that are said in these very words."""
        return frozenset(self._meant.get(words.casefold(), ()))

    def ways_of(self, words: str, language: str) -> frozenset[str]:
        """Return the ways of asking for a label by what it does; none for a text that is no label."""
        told = self._ways.get(bare(words).casefold())
        return frozenset(told[language]) if told else frozenset()

    def thing(self, lots: random.Random) -> str:
        """Return any English noun, in small letters."""
        return lots.choice(self._things)

    def translated(self, text: str, lots: random.Random) -> str | None:
        """Return a text in the other language; None where nobody has translated it."""
        found = self._translations.get(bare(text))
        return lots.choice(found) if found else None

    def anything(self, lots: random.Random) -> str:
        """Return any text of either language."""
        return lots.choice(self._texts)
