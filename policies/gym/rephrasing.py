"""Changes annotated sentences each time they are drawn, so that how things are said is learned, not what.

Parts are exchanged for those of the same role elsewhere, put in quotes or small letters; fingers slip,
words of politeness come before, two sentences become one. The trap: whatever is changed moves all places
behind it, so sentence and reading are always made anew together.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace

from policies.gym.annotated import Annotated
from policies.pocket.reading_kind import Part, Read
from policies.pocket.written import CHINESE

_JOINS = {
    "en": (" and ", ", then ", ". ", ", ", "; then ", " and then "),
    "zh": ("，", "，然后", "。", "，再", "并"),
}
_POLITE = {
    "en": ("please ", "can you ", "could you please ", "hey, ", "now ", "ok, ", "I'd like you to ", "first "),
    "zh": ("请", "帮我", "麻烦", "先", "现在", "请你"),
}


def spelled(sentence: str, clauses: Sequence[Read], exchange: dict[tuple[int, int], str]) -> Annotated:
    """Return the sentence with some parts exchanged, by where they stand, and its reading moved along."""
    told, at, made = "", 0, list[Read]()
    for clause in clauses:
        told += sentence[at : clause.start]
        start, at, parts = len(told), clause.start, list[Part]()
        for part in clause.parts:
            told += sentence[at : part.start]
            begin = len(told)
            new = exchange.get((part.start, part.end), sentence[part.start : part.end])
            inner = 1 if new[:1] in "\"“'" and len(new) > 2 else 0
            told += new
            parts.append(Part(part.role, begin + inner, len(told) - inner))
            at = part.end
        told += sentence[at : clause.end]
        at = clause.end
        made.append(Read(clause.kind, start, len(told), tuple(parts)))
    return Annotated(told + sentence[at:], tuple(made))


class Changer:
    """Draws sentences, each time changed."""

    def __init__(self, sentences: Sequence[Annotated], seed: int) -> None:
        self._lots = random.Random(seed)
        self._all = by_language(sentences)
        self._fillers: dict[tuple[str, str], list[str]] = {}
        for each in sentences:
            for clause in each.clauses:
                for part in clause.parts:
                    words = each.sentence[part.start : part.end]
                    language = "zh" if CHINESE.search(each.sentence) else "en"
                    self._fillers.setdefault((language, _likeness(part.role, words)), []).append(words)

    def draw(self) -> Annotated:
        """Return one."""
        lots = self._lots
        sizes = [len(self._all["en"]), len(self._all["zh"])]
        language = lots.choices(("en", "zh"), sizes)[0]
        drawn = self._changed(lots.choice(self._all[language]), language)
        while lots.random() < 0.3 and len(drawn.sentence) < 150:
            drawn = self._joined(drawn, self._changed(lots.choice(self._all[language]), language), language)
        return drawn

    def _changed(self, each: Annotated, language: str) -> Annotated:
        lots = self._lots
        exchange: dict[tuple[int, int], str] = {}
        sentence = each.sentence
        for clause in each.clauses:
            for part in clause.parts:
                words = sentence[part.start : part.end]
                if lots.random() < 0.4:
                    words = lots.choice(self._fillers[language, _likeness(part.role, words)])
                if lots.random() < 0.1:
                    words = words.lower()
                quoted = sentence[part.start - 1 : part.start] in tuple("\"“'「《")
                if not quoted and lots.random() < 0.08:
                    words = f'"{words}"' if lots.random() < 0.6 else f"“{words}”"
                exchange[part.start, part.end] = words
        made = spelled(sentence, each.clauses, exchange)
        if lots.random() < 0.12:
            said = lots.choice(_POLITE[language])
            made = _moved(made, said, lowered=language == "en")
        if lots.random() < 0.2:
            made = replace(made, sentence=made.sentence.lower())
        if lots.random() < 0.1:
            made = replace(made, sentence=_slipped(made.sentence, lots))
        return made

    def _joined(self, one: Annotated, other: Annotated, language: str) -> Annotated:
        words = one.sentence.rstrip(".。!！?？ ")
        cut = len(one.sentence) - len(words)
        last = one.clauses[-1]
        if cut and any(part.end > len(words) for part in last.parts):
            return one
        join = self._lots.choice(_JOINS[language])
        begin = len(words)
        moved = _moved(other, words + join, lowered=self._lots.random() < 0.5)
        kept = (*one.clauses[:-1], replace(last, end=begin))
        first = replace(moved.clauses[0], start=begin + len(join) - len(join.lstrip(" ,.;，。")))
        return Annotated(moved.sentence, (*kept, first, *moved.clauses[1:]))


def _moved(each: Annotated, before: str, *, lowered: bool) -> Annotated:
    """Return the sentence with words before it, which belong to its first clause."""
    by = len(before)
    sentence = each.sentence
    plain = sentence[1:2].islower() and not any(part.start == 0 for part in each.clauses[0].parts)
    if lowered and plain:
        sentence = sentence[:1].lower() + sentence[1:]
    clauses = [
        Read(
            clause.kind, clause.start + by, clause.end + by,
            tuple(Part(part.role, part.start + by, part.end + by) for part in clause.parts),
        )
        for clause in each.clauses
    ]  # fmt: skip
    clauses[0] = replace(clauses[0], start=0)
    return Annotated(before + sentence, tuple(clauses))


def _likeness(role: str, words: str) -> str:
    """Return what parts may be exchanged with one another: roles, and whether there is a figure."""
    return f"{role} {any(letter.isdigit() for letter in words)} {words.lower() in ('it', 'them', '它')}"


def _slipped(sentence: str, lots: random.Random) -> str:
    """Return the sentence with two letters of one word in the wrong order."""
    places = [at for at in range(1, len(sentence) - 2) if sentence[at : at + 2].isascii()
              and sentence[at : at + 2].isalpha()]  # fmt: skip
    if not places:
        return sentence
    at = lots.choice(places)
    return sentence[:at] + sentence[at + 1] + sentence[at] + sentence[at + 2 :]


def by_language(sentences: Sequence[Annotated]) -> dict[str, list[Annotated]]:
    return {
        language: [each for each in sentences if bool(CHINESE.search(each.sentence)) == (language == "zh")]
        for language in ("en", "zh")
    }
