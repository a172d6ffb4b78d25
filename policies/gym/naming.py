"""Asks for a thing by what it is: its words, what its icon shows, its state, its colour; and for nothing.

The trap: what fits no thing must be asked as well, since a model that has never seen that always points.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from policies.gym.element import Element, Rect
from policies.gym.markup import KEYS
from policies.gym.saying import Question
from policies.gym.topic import Topic

_TRANSLATED = 0.2  # of the texts that have a translation are asked for in the other language, too
_FRAMED = 0.3  # of the phrases for icons stand in a sentence
_SYLLABLES = tuple("ba zy lo qui tro fex mi nu gra vop sti kha wen dul pry xo zet cra jun hob".split())
_ROLES = ("button", "tab", "menu", "checkbox", "item")


def by_words(topic: Topic) -> Iterator[Question]:
    """Ask by words that are there once, in the page's language and in the other one."""
    for element in topic.elements:
        if not topic.is_one(element.words) or element.role == "cell":
            continue
        sentence = topic.say("words", element, topic.language, topic.worn(element.words))
        yield Question(sentence, element.box, "text", topic.language)
        other = topic.saying.translated(element.words, topic.lots)
        if other is not None and topic.lots.random() < _TRANSLATED:
            sentence = topic.say("words", element, topic.other, other)
            yield Question(sentence, element.box, "functional", topic.other)


def by_icon(topic: Topic) -> Iterator[Question]:
    """Ask by a concept that one icon alone shows, and no words say."""
    for element in topic.elements:
        meanings = [meaning for meaning in element.meanings if topic.concepts[meaning] == 1]
        if element.words or not meanings or element.row or element.role == "sign":
            continue
        tongue = topic.tongue()
        phrase = topic.saying.concept(topic.lots.choice(meanings), tongue, topic.lots, topic.thing())
        if not topic.is_for(phrase, element):
            continue
        if topic.lots.random() < _FRAMED:
            phrase = _framed(topic, phrase, tongue)
        yield Question(phrase, element.box, "icon", tongue)


def by_function(topic: Topic) -> Iterator[Question]:
    """Ask for what words say in other words: 'put the lines in order' for the button 'Sort'."""
    for element in topic.elements:
        meant = topic.saying.meant(element.words)
        if len(meant) != 1 or not topic.is_one(element.words) or topic.concepts[min(meant)] != 1:
            continue
        tongue = topic.tongue()
        phrase = topic.saying.concept(min(meant), tongue, topic.lots, topic.thing())
        if topic.is_for(phrase, element) and not topic.hints_at(phrase):
            yield Question(phrase, element.box, "functional", tongue)


def _framed(topic: Topic, phrase: str, tongue: str) -> str:
    if tongue == "zh":
        return f"点击{phrase}"
    return topic.lots.choice(("click {}", "the {} button", "click the {} icon")).format(phrase)


def by_state(topic: Topic) -> Iterator[Question]:
    """Ask for the one thing of a role that is selected."""
    chosen = [element for element in topic.elements if element.state == "selected"]
    roles = Counter(element.role for element in chosen)
    for element in chosen:
        if roles[element.role] == 1:
            frame = topic.lots.choice(topic.saying.ways("place", "state", topic.language))
            sentence = frame.format(role=topic.role(element.role, topic.language))
            yield Question(sentence, element.box, "relational", topic.language)


def by_colour(topic: Topic) -> Iterator[Question]:
    """Ask for the one button of a colour."""
    colours = Counter(element.colour for element in topic.elements if element.colour)
    for element in topic.elements:
        if element.colour and colours[element.colour] == 1:
            colour = topic.saying.colour(element.colour, topic.language)
            frame = topic.lots.choice(topic.saying.ways("place", "colour", topic.language))
            sentence = frame.format(colour=colour, role=topic.role("button", topic.language))
            yield Question(sentence, element.box, "functional", topic.language)


def by_key(topic: Topic) -> Iterator[Question]:
    """Ask for a key by what its sign is called, or by the sign."""
    keys = Counter(element.words for element in topic.elements if element.role == "key")
    for element in topic.elements:
        if element.role != "key" or keys[element.words] != 1:
            continue
        tongue = topic.tongue()
        named = KEYS.get(element.words, (element.words, element.words))[tongue == "zh"]
        said = named if topic.lots.random() < 0.8 else element.words
        yield Question(topic.say("words", element, tongue, said), element.box, "relational", tongue)


def of_nothing(topic: Topic) -> Iterator[Question]:
    """Ask for icons and words that are not there, and for words that nobody has.

    Icons are asked for so only where all that are there are known: a window has a cross that nobody tells of.
    """
    lots, saying = topic.lots, topic.saying
    for _ in range(2):
        made_up = "".join(lots.choice(_SYLLABLES) for _ in range(lots.randint(2, 5)))
        yield _missing(topic, lots.choice((made_up, made_up.capitalize())), topic.tongue())
    noun = saying.thing(lots)
    if not topic.hints_at(noun):
        yield _missing(topic, noun, "en")
    for _ in range(2):
        number = lots.randrange(saying.concepts)
        tongue = topic.tongue()
        phrase = saying.concept(number, tongue, lots)
        said = {number, *saying.meant(phrase)}
        known = topic.whole and not any(topic.concepts[each] for each in said)
        if known and not topic.hints_at(phrase):
            yield Question(phrase, None, "none", tongue)
    for _ in range(2):
        words = saying.anything(lots)
        if not topic.hints_at(words):
            yield _missing(topic, words, "zh" if any(ord(letter) > 0x3000 for letter in words) else "en")


def _missing(topic: Topic, words: str, tongue: str) -> Question:
    """Ask for words that are not on the page, as for a thing of some role."""
    element = Element(topic.lots.choice(_ROLES), Rect(0, 0, 1, 1))
    return Question(topic.say("words", element, tongue, words), None, "none", tongue)
