"""Sentences about drawn pages: by words, by what an icon shows, by label, row, order, side and state.

The trap: a sentence that fits two things teaches to guess. Each way of speaking is used only where it fits
one element, and no way takes more than its share of a page's questions.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain

from policies.gym import naming, relation
from policies.gym.browser import Written
from policies.gym.concept import Concept
from policies.gym.element import Element
from policies.gym.saying import Question, Saying
from policies.gym.topic import Topic


def _by_look(topic: Topic) -> Iterator[Question]:
    return chain(naming.by_state(topic), naming.by_colour(topic))


_KINDS = (
    naming.by_words, naming.by_icon, naming.by_function, relation.by_label, relation.by_row, relation.by_cell,
    relation.by_order, relation.by_side, relation.by_neighbours, relation.by_end, relation.by_section,
    _by_look, naming.by_key, naming.of_nothing,
)  # fmt: skip


class Questioner:
    """Asks about pages. translations: texts of one language in the other; things: any nouns."""

    def __init__(
        self, table: Sequence[Concept], translations: Mapping[str, Sequence[str]], things: Sequence[str]
    ) -> None:
        self._saying = Saying(table, translations, things)

    def questions(
        self,
        elements: Sequence[Element],
        texts: Sequence[Written],
        language: str,
        lots: random.Random,
        most: int = 40,
    ) -> list[Question]:
        """Return questions about a page, as many of each kind as there can be up to a share of them."""
        topic = Topic(self._saying, elements, texts, language, lots)
        kinds = [list(kind(topic)) for kind in _KINDS]
        for kind in kinds:
            lots.shuffle(kind)
        chosen: list[Question] = []
        while len(chosen) < most and any(kinds):
            for kind in kinds:
                if kind and len(chosen) < most:
                    chosen.append(kind.pop())
        return chosen
