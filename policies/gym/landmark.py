"""Asks for what stands beside an icon: 'the text box next to the person icon', 'the icon right of the bin'.

The trap: an icon is a landmark only where it is there once, and only for what is nearest on that side.
"""

from __future__ import annotations

from collections.abc import Iterator

from policies.gym.element import Element
from policies.gym.relation import SIDES, nearest
from policies.gym.saying import Question
from policies.gym.topic import Topic

_LANDMARKS = 10  # icons of a page, at most, that something is beside
_LOOKS = 0.7  # of the landmarks are called by what they look like


def by_landmark(topic: Topic) -> Iterator[Question]:
    """Ask for what is nearest to an icon on one side of it."""
    lots, saying, language = topic.lots, topic.saying, topic.language
    anchors = [element for element in topic.elements if _is_one(topic, element)]
    lots.shuffle(anchors)
    anchors.sort(key=lambda element: element.role != "sign")
    for anchor in anchors[:_LANDMARKS]:
        side = "right" if anchor.role == "sign" else lots.choice(SIDES)
        target = nearest(topic, anchor.box, side)
        if target is not None and target.role != "sign":
            said = _beside(topic, anchor, side)
            frame = lots.choice(saying.ways("place", "beside", language)[:4])
            role = topic.role(target.role, language)
            sentence = frame.format(role=role, side=said, anchor=_called(topic, anchor))
            yield Question(sentence, target.box, "relational", language)


def _is_one(topic: Topic, element: Element) -> bool:
    """Tell whether an element is an icon without words, and all that it means is there once."""
    shown = element.meanings
    return bool(shown) and not element.words and all(topic.concepts[meaning] == 1 for meaning in shown)


def _beside(topic: Topic, anchor: Element, side: str) -> str:
    """Return how a side is said; before a field, one says 'next to' as well."""
    ways = topic.saying.ways("sides", side, topic.language)
    if anchor.role == "sign":
        ways = [*ways, *topic.saying.ways("sides", "next", topic.language)]
    return topic.lots.choice(ways)


def _called(topic: Topic, anchor: Element) -> str:
    lots, language = topic.lots, topic.language
    meaning = lots.choice(anchor.meanings)
    if lots.random() < _LOOKS:
        frame = lots.choice(topic.saying.ways("landmark", "look", language))
        return frame.format(look=topic.saying.look(meaning, language, lots))
    frame = lots.choice(topic.saying.ways("landmark", "said", language))
    return frame.format(said=topic.saying.concept(meaning, language, lots))
