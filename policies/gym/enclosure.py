"""Asks for a thing by the window, dialog or menu that it is in, and for the n-th of a sort.

The trap: two windows have tabs, and 'the second tab' means nothing. It is asked with the window then, and
the window by a title that stands once on the page.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from policies.gym.element import Element
from policies.gym.relation import nth_of
from policies.gym.saying import Question
from policies.gym.topic import Topic

_SPOKEN = ("dialog", "menu")  # are spoken of without a title where there is only one


def by_enclosure(topic: Topic) -> Iterator[Question]:
    """Ask for the only thing of its role, of its words or of its icon in an enclosure."""
    for name, inside in _named(topic).items():
        roles = Counter(element.role for element in inside)
        shown = Counter(element.words.casefold() for element in inside)
        drawn = Counter(meaning for element in inside for meaning in element.meanings)
        for element in inside:
            key = "field" if element.role == "field" and topic.lots.random() < 0.5 else "any"
            if roles[element.role] == 1 and element.role not in ("title", "sign"):
                yield _said(topic, key, element, name)
            if element.words and shown[element.words.casefold()] == 1 and not topic.is_one(element.words):
                yield _said(topic, "words", element, name, topic.worn(element.words))
            once = [meaning for meaning in element.meanings if drawn[meaning] == 1 < topic.concepts[meaning]]
            if once and not element.words and element.role != "sign":
                phrase = topic.saying.concept(topic.lots.choice(once), topic.language, topic.lots)
                yield _said(topic, "icon", element, name, phrase)


def by_order_within(topic: Topic) -> Iterator[Question]:
    """Ask for the n-th thing of an enclosure, or of those of a sort."""
    lots, language = topic.lots, topic.language
    groups = [row for row in topic.groups() if len(row) > 1]
    for name, inside in _named(topic).items():
        whole = [row for row in groups if row[0] in inside]
        roles = Counter(row[0].role for row in whole)
        for row in whole:
            for place, element in enumerate(row):
                nth = nth_of(topic, place, row, language)
                if nth and roles[element.role] == 1:
                    yield _said(topic, "nth", element, name, nth=nth)
    sorts = Counter(row[0].sort for row in groups)
    for row in groups:
        for place, element in enumerate(row):
            nth = nth_of(topic, place, row, language)
            if nth and element.sort and sorts[element.sort] == 1:
                frame = lots.choice(topic.saying.ways("place", "of_sort", language))
                yield Question(frame.format(nth=nth, sort=element.sort), element.box, "relational", language)


def _named(topic: Topic) -> dict[str, Sequence[Element]]:
    """Return what is in each enclosure that can be spoken of, by what it is called."""
    inside: dict[str, list[Element]] = defaultdict(list)
    for element in topic.elements:
        if element.within:
            inside[element.within].append(element)
    kinds = Counter(each.partition("|")[0] for each in inside)
    found: dict[str, Sequence[Element]] = {}
    for each, elements in inside.items():
        kind, _, title = each.partition("|")
        names: list[str] = []
        if kind in _SPOKEN and kinds[kind] == 1:
            names += topic.saying.ways("within", kind, topic.language)
        if topic.is_one(title):
            frames = topic.saying.called(kind, topic.language)
            names += [frame.format(title=topic.worn(title)) for frame in frames]
        if names:
            found[topic.lots.choice(names)] = elements
    return found


def _said(topic: Topic, key: str, element: Element, name: str, words: str = "", *, nth: str = "") -> Question:
    """Return a question about an element in what is called so."""
    language = topic.language
    frame = topic.lots.choice(topic.saying.ways("within", key, language)).replace("{}", words)
    sentence = frame.format(within=name, role=topic.role(element.role, language), nth=nth)
    return Question(sentence, element.box, "relational", language)
