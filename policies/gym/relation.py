"""Asks for a thing by what it belongs to or stands beside: label, row, cell, order, side, ends, section.

The trap: 'the third tab' is only true where every tab is seen. Order is asked of rows that are there whole,
and by role alone where there is one row of that role.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from policies.gym.element import Element, Rect
from policies.gym.saying import Question
from policies.gym.topic import Topic

_NEAR = 260  # pixels at most from an anchor to what is beside it
_APART = 4  # pixels at least from the nearest thing to the next, or neither is asked for
_ANCHORS = 14  # texts of a page, at most, that something is beside
SIDES = ("right", "right", "left", "below", "below", "above")
_IN_QUOTES = 0.15  # of the texts that something is beside are quoted
_QUOTED = ("'{}'", '"{}"', "“{}”", "the word {}")
_ENDINGS = ("st", "nd", "rd")


def _related(topic: Topic, sentence: str, element: Element, language: str = "") -> Question:
    return Question(sentence, element.box, "relational", language or topic.language)


def by_label(topic: Topic) -> Iterator[Question]:
    """Ask for the one thing of its role that a label names."""
    same = Counter((element.role, element.label.casefold()) for element in topic.elements)
    for element in topic.elements:
        once = same[element.role, element.label.casefold()] == 1
        if element.label and once and topic.is_one(element.label):
            sentence = topic.say("label", element, topic.language)
            yield _related(topic, sentence.replace(element.label, topic.worn(element.label)), element)


def by_row(topic: Topic) -> Iterator[Question]:
    """Ask for a button, a check box or a cross by the row that it is in."""
    same = Counter((element.meanings, element.words, element.row) for element in topic.elements)
    for element in topic.elements:
        once = same[element.meanings, element.words, element.row] == 1
        if element.row and element.role != "cell" and once and topic.is_one(element.row):
            if element.role in ("cross", "checkbox"):
                key = "cross" if element.role == "cross" else "tick"
                frame = topic.lots.choice(topic.saying.ways("row", key, topic.language))
                yield _related(topic, frame.format(row=element.row), element)
            else:
                yield _related(topic, _act(topic, element), element)


def _act(topic: Topic, element: Element) -> str:
    """Return a sentence about what is done to a row."""
    lots, language = topic.lots, topic.language
    if element.meanings:
        act = topic.saying.concept(lots.choice(element.meanings), language, lots)
        key = lots.choice(("verb", "any"))
    else:
        act, key = topic.worn(element.words), "any"
    role = topic.role(element.role, language)
    return lots.choice(topic.saying.ways("row", key, language)).format(act=act, row=element.row, role=role)


def by_cell(topic: Topic) -> Iterator[Question]:
    """Ask for a cell by the words of its row and of its column."""
    ways = topic.saying.ways("row", "cell", topic.language)
    cells = [element for element in topic.elements if element.role == "cell"]
    same = Counter((cell.row, cell.column) for cell in cells)
    for cell in cells:
        once = same[cell.row, cell.column] == 1 and cell.words != cell.row
        if once and topic.is_one(cell.row) and topic.is_one(cell.column):
            frame = topic.lots.choice(ways)
            yield _related(topic, frame.format(row=cell.row, column=topic.worn(cell.column)), cell)


def by_order(topic: Topic) -> Iterator[Question]:
    """Ask for the first, the second, the last thing of a row or column."""
    for row in topic.lone_groups():
        for place, element in enumerate(row):
            tongue = topic.tongue()
            nth = nth_of(topic, place, row, tongue)
            role = topic.role(element.role, tongue)
            if nth:
                frame = topic.lots.choice(topic.saying.frames("place", tongue, element.role))
                yield _related(topic, frame.format(nth=nth, role=role), element, tongue)
            if len(row) == 3 and place == 1:
                frame = topic.lots.choice(topic.saying.ways("place", "middle", tongue))
                yield _related(topic, frame.format(role=role), element, tongue)
    headers = [element for element in topic.elements if element.role == "header"]
    if len(headers) == 1:
        frame = topic.lots.choice(topic.saying.ways("place", "alone_header", topic.language))
        yield _related(topic, frame, headers[0])


def _is_across(row: Sequence[Element]) -> bool:
    first, last = row[0].box, row[-1].box
    return abs(last.left - first.left) > abs(last.top - first.top)


def nth_of(topic: Topic, place: int, row: Sequence[Element], tongue: str) -> str:
    """Return which of a row or column is meant; nothing where there is no word for it."""
    lots, ordinals = topic.lots, topic.saying.ways("place", "ordinals", tongue)
    if place == len(row) - 1 and lots.random() < 0.7:
        return lots.choice(topic.saying.ways("place", "last" if _is_across(row) else "lowest", tongue))
    if place >= len(ordinals):
        return ""
    if tongue == "en" and lots.random() < 0.15:
        return f"{place + 1}{_ENDINGS[place] if place < 3 else 'th'}"
    return ordinals[place]


def by_side(topic: Topic) -> Iterator[Question]:
    """Ask for what is nearest to a text on one side of it."""
    lots, saying, language = topic.lots, topic.saying, topic.language
    anchors = [text for text in topic.texts if topic.is_one(text.words) and 1 < len(text.words) < 30]
    lots.shuffle(anchors)
    for anchor in anchors[:_ANCHORS]:
        side = lots.choice(SIDES)
        target = nearest(topic, anchor.box, side)
        if target is not None:
            said = lots.choice(saying.ways("sides", side, language))
            role = topic.role(target.role, language)
            frame = lots.choice(saying.ways("place", "beside", language))
            quoted = lots.choice(_QUOTED) if lots.random() < _IN_QUOTES else "{}"
            called = quoted.format(anchor.words)
            yield _related(topic, frame.format(role=role, side=said, anchor=called), target)


def nearest(topic: Topic, anchor: Rect, side: str) -> Element | None:
    """Return the nearest thing on that side; None where it is far, or another is as near."""
    near = sorted(
        (far, place)
        for place, element in enumerate(topic.elements)
        if (far := _away(element.box, anchor, side)) is not None
    )
    if not near or near[0][0] > _NEAR or any(far < near[0][0] + _APART for far, _ in near[1:]):
        return None
    return topic.elements[near[0][1]]


def _away(box: Rect, anchor: Rect, side: str) -> int | None:
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


def by_neighbours(topic: Topic) -> Iterator[Question]:
    """Ask for what stands between two things of its row or column."""
    ways = topic.saying.ways("place", "between", topic.language)
    for row in topic.groups():
        for before, element, after in zip(row, row[1:], row[2:], strict=False):
            if topic.is_one(before.words) and topic.is_one(after.words):
                role, frame = topic.role(element.role, topic.language), topic.lots.choice(ways)
                first, second = topic.worn(before.words), topic.worn(after.words)
                yield _related(topic, frame.format(role=role, first=first, second=second), element)


def by_end(topic: Topic) -> Iterator[Question]:
    """Ask for the outermost thing of a row or column, where there is one row of such things."""
    for row in topic.lone_groups():
        first, last = row[0], row[-1]
        ends = ("leftmost", "rightmost") if _is_across(row) else ("topmost", "bottommost")
        for element, end in zip((first, last), ends, strict=True):
            tongue = topic.tongue()
            frame = topic.lots.choice(topic.saying.ways("ends", end, tongue))
            yield _related(topic, frame.format(role=topic.role(element.role, tongue)), element, tongue)


def by_section(topic: Topic) -> Iterator[Question]:
    """Ask for a choice by its words and by the heading over it."""
    ways = topic.saying.ways("place", "section", topic.language)
    same = Counter((element.section, element.words.casefold()) for element in topic.elements)
    for element in topic.elements:
        once = same[element.section, element.words.casefold()] == 1
        if element.section and once and topic.is_one(element.section):
            frame = topic.lots.choice(ways).replace("{}", element.words)
            yield _related(topic, frame.format(section=element.section), element)
