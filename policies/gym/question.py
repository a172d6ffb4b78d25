"""Sentences about drawn pages: by words, by what an icon shows, by label, row, order, side and state.

The trap: a sentence that fits two things teaches to guess. Each way of speaking is used only where it fits
one element, and no way takes more than its share of a page's questions.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence
from itertools import chain

from policies.gym import enclosure, landmark, naming, purpose, relation
from policies.gym.browser import Written
from policies.gym.element import Element
from policies.gym.saying import Question, Saying
from policies.gym.topic import Topic


def _by_look(topic: Topic) -> Iterator[Question]:
    return chain(naming.by_state(topic), naming.by_colour(topic))


def _by_place(topic: Topic) -> Iterator[Question]:
    return chain(relation.by_order(topic), relation.by_neighbours(topic), relation.by_end(topic))


def _beside(topic: Topic) -> Iterator[Question]:
    return chain(relation.by_side(topic), landmark.by_landmark(topic))


# Each way of asking, and how many of its questions are taken in turn: the hardest ones more often.
_KINDS: tuple[tuple[Callable[[Topic], Iterator[Question]], int], ...] = (
    (naming.by_words, 1), (naming.by_icon, 3), (naming.by_function, 2), (relation.by_label, 1),
    (relation.by_row, 1), (relation.by_cell, 1), (_by_place, 1), (_beside, 1), (relation.by_section, 1),
    (_by_look, 1), (naming.by_key, 1), (naming.of_nothing, 1), (purpose.by_way, 3), (purpose.by_value, 2),
    (purpose.by_start, 1), (purpose.by_verb, 2), (enclosure.by_enclosure, 1), (enclosure.by_order_within, 1),
)  # fmt: skip


class Questioner:
    """Asks about pages, in these words."""

    def __init__(self, saying: Saying) -> None:
        self._saying = saying

    def questions(
        self,
        elements: Sequence[Element],
        texts: Sequence[Written],
        language: str,
        lots: random.Random,
        most: int = 48,
        whole: bool = True,
    ) -> list[Question]:
        """Return questions about a page, as many of each kind as there can be up to a share of them.

        whole: whether all icons of the page are among the elements.
        """
        topic = Topic(self._saying, elements, texts, language, lots, whole)
        kinds = [(list(kind(topic)), count) for kind, count in _KINDS]
        for asked, _ in kinds:
            lots.shuffle(asked)
        chosen: list[Question] = []
        while len(chosen) < most and any(asked for asked, _ in kinds):
            for asked, count in kinds:
                chosen += asked[: min(count, most - len(chosen))]
                del asked[:count]
        return chosen
