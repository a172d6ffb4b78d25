"""Points at what a free sentence means in one picture: "Open the Bookmarks menu", "the button left of OK".

The trap: a sentence about a screen holds many words that are on the screen by chance, and pointing
somewhere is worse than abstaining. So the surest way comes first: what the language itself understands,
then a place beside or between things that are named, then the text whose words the sentence covers best.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from agent.errors import Ambiguous, NotShown, TaskNotUnderstood
from agent.geometry import Box
from agent.screenshot import Screenshot
from agent.senses import Found, Reader
from agent.sight.field import checkbox_for, field_for, rectangles
from agent.sight.likeness import Grade
from agent.sight.match import Side, Wanted, find
from policies.literal.instruction import CheckThat, ClickOn, HoverOver, TypeText, WaitFor
from policies.literal.language import read
from policies.literal.phrase import spoken_of

_LEAST = 0.45  # of a text's score: below, it is a stray word
_SIDES = {
    "right": Side.RIGHT, "left": Side.LEFT, "below": Side.BELOW, "under": Side.BELOW, "beneath": Side.BELOW,
    "above": Side.ABOVE, "右": Side.RIGHT, "左": Side.LEFT, "下": Side.BELOW, "上": Side.ABOVE,
}  # fmt: skip
_BETWEEN = re.compile(r"(.*)\bbetween (.+?) and (.+?)(?: in .*)?$", re.IGNORECASE)
_BESIDE = re.compile(
    r"(.*?)\b(?:(?:to|on) the |just |right |directly )*(right|left|below|under|beneath|above)\b(?: of)? (.+?)"
    r"(?: in the .*| in a .*)?$",
    re.IGNORECASE,
)
_NEXT = re.compile(r"(.*?)\b(?:next to|beside) (.+?)$", re.IGNORECASE)
_CHINESE_BESIDE = re.compile(r"(.*?)([\w ]+?)(?:的)?([左右上下])(?:边|面|侧|方)(?:的)?(.*)$")
_FIELD = re.compile(r"field|box|combo|drop-?down|area|entry|输入|下拉", re.IGNORECASE)
_TICK = re.compile(r"check ?box|tick", re.IGNORECASE)


def ground(screenshot: Screenshot, instruction: str, reader: Reader) -> Found | None:
    """Return what the sentence means, its score being the confidence; None to abstain."""
    texts = tuple(reader.read(screenshot))
    return (
        _whole(instruction, texts)
        or _placed(screenshot, instruction, texts)
        or _understood(screenshot, instruction, texts)
        or _spoken_of(instruction, texts)
    )


def _whole(instruction: str, texts: Sequence[Found]) -> Found | None:
    """Return the one text that reads as the whole sentence does."""
    try:
        return find(Wanted(instruction.strip()), texts, least=Grade.CONFUSED).found
    except (NotShown, Ambiguous):
        return None


def _understood(screenshot: Screenshot, instruction: str, texts: Sequence[Found]) -> Found | None:
    """Return what the language understands the sentence to point at, if it is there once."""
    try:
        instructions = read(instruction)
    except TaskNotUnderstood:
        return None
    if len(instructions) != 1:
        return None
    match instructions[0]:
        case (
            ClickOn(target=target)
            | HoverOver(target=target)
            | WaitFor(target=target)
            | CheckThat(target=target)
        ):
            wanted, field = target.wanted, target.field
        case TypeText(into=target) if target is not None:
            wanted, field = target.wanted, True
        case _:
            return None
    try:
        found = find(wanted, texts).found
    except (NotShown, Ambiguous):
        return None
    box = field_for(screenshot, found, texts) if field else None
    return Found(box, found.label, found.score) if box is not None else found


def _placed(screenshot: Screenshot, instruction: str, texts: Sequence[Found]) -> Found | None:
    """Return what is said to be between two things, or beside one."""
    sentence = instruction.strip().rstrip(".。")
    if match := _BETWEEN.match(sentence):
        first, second = _anchor(match[2], texts), _anchor(match[3], texts)
        return _between(first, second, texts) if first is not None and second is not None else None
    if match := _BESIDE.match(sentence):
        return _beside(screenshot, match[1], _SIDES[match[2].lower()], match[3], texts)
    if match := _NEXT.match(sentence):
        return _beside(screenshot, match[1], Side.RIGHT, match[2], texts)
    if match := _CHINESE_BESIDE.match(sentence):
        return _beside(screenshot, match[4], _SIDES[match[3]], match[2], texts)
    return None


def _anchor(words: str, texts: Sequence[Found]) -> Found | None:
    """Return the one text that these words name."""
    bare = re.sub(r"^the | (?:button|menu|tab|link|field)$", "", words.strip().strip("'\"“”‘’"))
    try:
        return find(Wanted(bare), texts).found
    except (NotShown, Ambiguous):
        likely = spoken_of(bare, texts)
        return likely[0] if likely and likely[0].score > _LEAST else None


def _between(first: Found, second: Found, texts: Sequence[Found]) -> Found:
    """Return the text nearest to the middle between two others, or that middle."""
    gap = Found(first.box.union(second.box), "", 0.5)
    middle = Box.around(gap.box.center, 8, 8)
    inside = [
        text
        for text in texts
        if text.box.center in gap.box and not text.box.overlap(first.box) and not text.box.overlap(second.box)
    ]
    nearest = min(inside, key=lambda text: _far(text.box, middle), default=None)
    if nearest is None:
        return Found(middle, f"between {first.label} and {second.label}", 0.4)
    return Found(nearest.box, nearest.label, 0.7)


def _beside(
    screenshot: Screenshot, thing: str, side: Side, name: str, texts: Sequence[Found]
) -> Found | None:
    """Return the nearest thing of that kind on one side of a text that is named."""
    anchor = _anchor(name, texts)
    if anchor is None:
        return None
    if _TICK.search(thing):
        box = checkbox_for(screenshot, anchor)
        return Found(box, f"check box of {anchor.label}", 0.7) if box is not None else None
    if _FIELD.search(thing) and side in (Side.RIGHT, Side.BELOW):
        box = field_for(screenshot, anchor, texts)
        if (
            box is not None and anchor.box.center in box
        ):  # the name is a hint in a field: the next one is meant
            box = _next_like(box, side, screenshot)
        if box is not None:
            return Found(box, f"field of {anchor.label}", 0.7)
    near = [text for text in texts if _is_beside(text.box, side, anchor.box)]
    nearest = min(near, key=lambda text: _far(text.box, anchor.box), default=None)
    return Found(nearest.box, nearest.label, 0.6) if nearest is not None else None


def _next_like(field: Box, side: Side, screenshot: Screenshot) -> Box | None:
    """Return the nearest rectangle of about this height on one side of a field."""
    like = [
        box
        for box in rectangles(screenshot)
        if 0.6 < box.height / field.height < 1.6
        and box.width > 0.3 * field.width
        and not box.overlap(field)
        and _is_beside(box, side, field)
    ]
    return min(like, key=lambda box: _far(box, field), default=None)


def _spoken_of(instruction: str, texts: Sequence[Found]) -> Found | None:
    likely = spoken_of(instruction, texts)
    if not likely or likely[0].score < _LEAST:
        return None
    equal = sum(found.score > 0.98 * likely[0].score for found in likely)
    return Found(likely[0].box, likely[0].label, likely[0].score / equal)


def _is_beside(box: Box, side: Side, anchor: Box) -> bool:
    """Tell whether a box is in the anchor's row or column, on that side of it."""
    in_row = box.top < anchor.bottom and anchor.top < box.bottom
    in_column = box.left < anchor.right and anchor.left < box.right
    match side:
        case Side.RIGHT:
            return in_row and box.left >= anchor.right
        case Side.LEFT:
            return in_row and box.right <= anchor.left
        case Side.BELOW:
            return in_column and box.top >= anchor.center.y
        case Side.ABOVE:
            return in_column and box.bottom <= anchor.center.y


def _far(one: Box, other: Box) -> float:
    return abs(one.center.x - other.center.x) + abs(one.center.y - other.center.y)
