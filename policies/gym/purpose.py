"""Asks for a thing by what it is for: what its label does, its kind of value, the field it starts, its verb.

The trap: 'commit the staged changes' means the button 'Commit', though the heading 'Staged changes' says
more of the sentence. And what a value is called must stand nowhere, or the words would tell.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from policies.gym.saying import Question
from policies.gym.topic import Topic
from policies.gym.value import values
from policies.gym.wording import VERBS

_WHOLE = 0.4  # of the questions by a value are one of its own sentences
_LOOSE = 0.2  # of the verbs are followed by a preposition
_TWICE = 2  # questions about each of these, at most: there are few on a page


def by_way(topic: Topic) -> Iterator[Question]:
    """Ask for a label by what it does: 'keep text from running off the right side' for 'Word Wrap'."""
    for element in topic.elements:
        tongue = topic.tongue()
        ways = topic.saying.ways_of(element.words, tongue)
        if ways and topic.is_one(element.words):
            way = topic.lots.choice(sorted(ways))
            if topic.is_way_of_one(way, tongue):
                yield Question(way, element.box, "functional", tongue)


def by_value(topic: Topic) -> Iterator[Question]:
    """Ask for the one thing that holds a kind of value."""
    table, lots = values(), topic.lots
    same = Counter(element.value for element in topic.elements)
    for element in topic.elements:
        if not element.value or same[element.value] != 1:
            continue
        value = table[element.value]
        for _ in range(_TWICE):
            tongue = topic.tongue()
            name = lots.choice(value.names[tongue])
            shown = any(topic.concepts[meaning] for meaning in topic.saying.meant(name))
            if shown or topic.hints_at(name) or (tongue == "zh" and topic.is_written(name)):
                continue
            said = value.said.get(tongue, ())
            if said and lots.random() < _WHOLE:
                yield Question(lots.choice(said), element.box, "relational", tongue)
            else:
                frame = lots.choice(topic.saying.ways("valued", element.role, tongue))
                yield Question(frame.format(value=name), element.box, "relational", tongue)


def by_start(topic: Topic) -> Iterator[Question]:
    """Ask for the button that sets to work what is typed into the field beside it."""
    for element in topic.elements:
        if element.starts and topic.is_one(element.starts):
            frame = topic.lots.choice(topic.saying.ways("act", "start", topic.language))
            sentence = frame.format(label=topic.worn(element.starts))
            yield Question(sentence, element.box, "functional", topic.language)


def by_verb(topic: Topic) -> Iterator[Question]:
    """Ask for a button by its verb and by what else is written on the page."""
    lots, language = topic.lots, topic.language
    verbs = {word.casefold() for word in (VERBS.values() if language == "zh" else VERBS)}
    things = [text.words for text in topic.texts if 3 < len(text.words) < 24 and text.words[0].isalpha()]
    for element in topic.elements:
        if element.words.casefold() not in verbs or not topic.is_one(element.words):
            continue
        others = [thing for thing in things if element.words.casefold() not in thing.casefold()]
        thing = element.done_to or (lots.choice(others) if others else "")
        if thing:
            key = "loose" if lots.random() < _LOOSE else "verb"
            frame = lots.choice(topic.saying.ways("act", key, language))
            sentence = frame.format(verb=element.words.lower(), thing=topic.worn(thing).lower())
            yield Question(sentence, element.box, "functional", language)
