"""Which of several are meant by what can be seen: 'the second smallest number', 'all shades of blue'.

The trap: such words stand nowhere. So what is shown is put in order first, and each phrase that is not
known is left to the words on the screen.
"""

from __future__ import annotations

import colorsys
import re
from collections import Counter
from collections.abc import Sequence

from agent.errors import NotShown
from agent.geometry import Box, Point
from agent.senses import Found
from agent.sight.line import in_reading_order, part_of
from policies.pocket.edge import dot_of
from policies.pocket.figure import figures, likeness, matching
from policies.pocket.naming import thing
from policies.pocket.number import ORDER, place_of
from policies.pocket.region import Region
from policies.pocket.view import View

_NUMBER = r"(?:numbers?|values?|digits?|数字|数)"
_EXTREME = re.compile(
    rf"(?:(?P<order>\d+(?:st|nd|rd|th)|{'|'.join(ORDER[:10])})[- ])?(?:(?P<high>largest|greatest|biggest"
    rf"|highest|maximum)|(?P<low>smallest|lowest|least|minimum)) {_NUMBER}(?: (?:on|in|of|shown) .*)?"
    r"|(?:第(?P<chinese>[二三四五])|最)(?P<zh>大|小)的?(?:数字|数)",
    re.IGNORECASE,
)
_SHARE = re.compile(
    rf"(?:all|every|each|the)?(?: of)?(?: the)? ?(?P<kind>even|odd) {_NUMBER}|所有的?(?P<zh>偶|奇)数",
    re.IGNORECASE,
)
_BOUND = re.compile(
    rf"(?:all|every|each|the)?(?: of)?(?: the)? ?{_NUMBER} (?:that (?:is|are) )?(?:(?P<over>greater|larger"
    rf"|bigger"
    r"|higher|more|above|over)|(?P<under>less|smaller|lower|fewer|below|under))(?: than)? (?P<limit>-?\d+)",
    re.IGNORECASE,
)
_SORTED = re.compile(
    rf"(?:all )?(?:of )?(?:the )?{_NUMBER} (?:in|by|from) (?:(?P<up>ascending|increasing|rising|the smallest"
    r"|smallest|lowest)|(?P<down>descending|decreasing|falling|the largest|largest|highest)).*",
    re.IGNORECASE,
)
_DIFFERENT = re.compile(
    r"(?:colou?r|shape|square|box|tile|figure|one|item|thing|circle)?s? ?(?:that|which) (?:is|looks) (?:the"
    r" )?"
    r"(?:different|odd|unlike|another)(?: .*)?|odd (?:one )?(?:colou?r )?(?:one )?out"
    r"|different(?:ly)? (?:colou?red )?(?:colou?r|shape|square|box|tile|figure|one|item|circle)"
    r"|(?:与众不同|不同|不一样)的.*",
    re.IGNORECASE,
)
_SHADES = re.compile(
    r"(?:all|every|each|any)?(?: of)?(?: the)? ?(?:shades?|tones?|hues?|tints?) of (?P<colour>\w+)"
    r"|所有的?(?P<zh>.)色(?:色块|色调|方块)?",
    re.IGNORECASE,
)
_ALL_LIKE = re.compile(r"(?:all|every|each)(?: of)?(?: the)? (?P<like>.+)", re.IGNORECASE)
_BETWEEN = re.compile(
    r"(?:the )?(?:point|place|spot|middle|mid-?point|centre|center)?\s?(?:that is |which is )?(?:exactly )?"
    r"(?:(?:half-?\s?way |mid-?way |in the middle )?between|of|half-?\s?way of) (?:the )?(?P<two>two|both"
    r"|2)? ?"
    r"(?P<what>\w+)",
    re.IGNORECASE,
)
_NAMED_BETWEEN = re.compile(
    r"(?:(?:point|place|spot) )?(?:exactly )?(?:half-?\s?way|mid-?way|mid-?point|middle|in the middle)"
    r"(?: point)? (?:between|of) (?:the )?(?:points? |dots? )?(?P<one>[A-Z]\d?) and"
    r" (?:(?:the )?(?:point|dot) )?(?P<other>[A-Z]\d?)"
)
_MIDDLE = re.compile(
    r"(?:in |on |at )?(?:the )?(?:exact )?(?:middle|cent(?:er|re)) (?:point )?of (?:the )?(?P<what>.+)"
    r"|(?P<zh>.+)的?(?:圆心|中心|中央)|(?P<round>圆心)",
    re.IGNORECASE,
)
_HUES = {"red": (345, 15), "orange": (15, 42), "yellow": (42, 68), "green": (68, 165), "cyan": (165, 195),
         "blue": (195, 258), "purple": (258, 300), "violet": (258, 300), "pink": (300, 345),
         "红": (345, 15), "橙": (15, 42), "黄": (42, 68), "绿": (68, 165), "青": (165, 195),
         "蓝": (195, 258), "紫": (258, 300), "粉": (300, 345)}  # fmt: skip
_GREY = 0.13  # of saturation: with less it is no colour but a grey
_SMALL = 0.35  # of the screen's side: what is larger is a panel
_DOT = 1.6  # lines: a dot is no larger
_LARGER = 4.0  # times the area: one of several that is meant by its kind alone


def picked(name: str, view: View) -> list[Found]:
    """Return what is meant, in the order to be clicked; nothing where the name is no such phrase.

    Raises NotShown where it is one, and nothing like that is seen.
    """
    text = thing(name)
    for find in (_halfway, _extreme, _some, _sorted, _different, _shades, _between, _middle, _all_like):
        if (found := find(text, view)) is not None:
            if not found:
                raise NotShown(f"'{name}' is not seen")
            return found
    return []


def numbers(view: View) -> list[tuple[int, Found]]:
    """Return the whole numbers that stand alone, or in a line of nothing but numbers, in reading order."""
    found = []
    for text in in_reading_order(view.texts):
        label = text.label.replace("−", "-").replace("–", "-")
        if view.is_title(text.box) or not re.fullmatch(r"\W*-?\d+(?:[\s,;|]+-?\d+)*\W*", label):
            continue
        for match in re.finditer(r"-?\d+", label):
            whole = match[0] == label.strip()
            part = text.box if whole else part_of(text, match.start(), match.end())
            found.append((int(match[0]), Found(part, match[0], text.score)))
    return found


def _extreme(text: str, view: View) -> list[Found] | None:
    match = _EXTREME.fullmatch(text)
    if match is None:
        return None
    seen = numbers(view)
    at = place_of(match["order"] or match["chinese"] or "first") or 1
    values = sorted({value for value, _ in seen}, reverse=bool(match["high"] or match["zh"] == "大"))
    if len(values) < max(at, 2):
        return []
    return [found for value, found in seen if value == values[at - 1]][:1]


def _some(text: str, view: View) -> list[Found] | None:
    """Return the numbers that are even, odd, or beyond a limit."""
    share, bound = _SHARE.fullmatch(text), _BOUND.fullmatch(text)
    if share is not None:
        odd = (share["kind"] or "").lower() == "odd" or share["zh"] == "奇"
        return [found for value, found in numbers(view) if value % 2 == odd]
    if bound is None:
        return None
    limit = int(bound["limit"])
    return [found for value, found in numbers(view) if (value > limit if bound["over"] else value < limit)]


def _sorted(text: str, view: View) -> list[Found] | None:
    match = _SORTED.fullmatch(text)
    if match is None:
        return None
    ordered = sorted(numbers(view), key=lambda each: each[0], reverse=bool(match["down"]))
    return [found for _, found in ordered]


def _different(text: str, view: View) -> list[Found] | None:
    """Return the one figure whose colour, form or size no other one has."""
    if _DIFFERENT.fullmatch(text) is None:
        return None
    drawn = _patches(view)
    kinds: tuple[Sequence[str], ...] = (
        [str(_nearest_of(region, drawn)) for region in drawn],
        [region.form for region in drawn],
        [f"{round(region.box.area**0.5 / view.line * 2)}" for region in drawn],
    )
    for kind in kinds:
        alone = [key for key, number in Counter(kind).items() if number == 1]
        if len(drawn) > 2 and len(alone) == 1:
            region = drawn[list(kind).index(alone[0])]
            return [Found(region.box, text, 0.8)]
    return []


def _nearest_of(region: Region, drawn: Sequence[Region]) -> tuple[int, int, int]:
    """Return the first colour among the figures that this one's cannot be told from."""
    return next(
        other.colour
        for other in drawn
        if max(abs(a - b) for a, b in zip(other.colour, region.colour, strict=True)) < 10
    )


def _patches(view: View) -> list[Region]:
    """Return the drawn patches that are no ground, no button and no box to write in."""
    boxes = [*view.buttons, *view.entries]
    found: list[Region] = []
    for region in view.regions:
        box = region.box
        fits = max(box.width, box.height) < _SMALL * view.area.height and min(box.width, box.height) >= 8
        plain = min(region.colour) > 235 or view.is_title(box)
        written = any(box.center in other for other in boxes) and bool(view.inside(box))
        if fits and not plain and not written and not any(box.center in each.box for each in found):
            found.append(region)
    return found


def _shades(text: str, view: View) -> list[Found] | None:
    match = _SHADES.fullmatch(text)
    if match is None:
        return None
    hue = _HUES.get((match["colour"] or match["zh"]).lower())
    if hue is None:
        return None
    fitting = [region.box for region in _patches(view) if _is_of_hue(region.colour, hue)]
    return in_reading_order([Found(box, text, 0.8) for box in fitting])


def _is_of_hue(colour: tuple[int, int, int], hue: tuple[int, int]) -> bool:
    turned, saturation, _ = colorsys.rgb_to_hsv(*(part / 255 for part in colour))
    degrees = 360 * turned
    within = hue[0] <= degrees < hue[1] if hue[0] < hue[1] else degrees >= hue[0] or degrees < hue[1]
    return saturation > _GREY and within


def _between(text: str, view: View) -> list[Found] | None:
    """Return the middle of the two figures of a kind, the two that are most alike."""
    match = _BETWEEN.fullmatch(text)
    if match is None or not (match["two"] or "between" in text.lower()):
        return None
    wanted = likeness(match["what"])
    if match["what"].lower().rstrip("s") in ("point", "dot", "spot", "mark"):
        found = [each.box for each in _patches(view) if each.box.height < _DOT * view.line]
    else:
        found = [each.box for each in matching(wanted, figures(view))] if wanted is not None else []
    pairs = [(one, other) for at, one in enumerate(found) for other in found[at + 1 :] if _alike(one, other)]
    if not pairs:
        return []
    one, other = min(pairs, key=lambda pair: pair[0].area)
    middle = Point((one.center.x + other.center.x) / 2, (one.center.y + other.center.y) / 2)
    return [Found(Box.around(middle, 8, 8), text, 0.8)]


def _halfway(text: str, view: View) -> list[Found] | None:
    """Return the middle between two points that are called by letters."""
    match = _NAMED_BETWEEN.fullmatch(text)
    if match is None:
        return None
    dots = [dot_of(f"point {match[name]}", view) for name in ("one", "other")]
    if dots[0] is None or dots[1] is None:
        return None
    at = Point((dots[0].center.x + dots[1].center.x) / 2, (dots[0].center.y + dots[1].center.y) / 2)
    return [Found(Box.around(at, 8, 8), text, 0.8)]


def _alike(one: Box, other: Box) -> bool:
    return abs(one.width - other.width) < 0.3 * one.width


def _middle(text: str, view: View) -> list[Found] | None:
    match = _MIDDLE.fullmatch(text)
    if match is None:
        return None
    what = match["what"] or match["zh"] or match["round"]
    wanted = likeness("圆" if match["round"] else what)
    found = matching(wanted, figures(view)) if wanted is not None else []
    if not found:
        return None
    largest = sorted(found, key=lambda each: -each.box.area)
    if len(largest) > 1 and largest[0].box.area < _LARGER * largest[1].box.area and "largest" not in what:
        return None
    return [Found(Box.around(largest[0].box.center, 6, 6), text, 0.8)]


def _all_like(text: str, view: View) -> list[Found] | None:
    """Return all figures that fit 'all red circles'; None where figures are not what is named."""
    match = _ALL_LIKE.fullmatch(text)
    wanted = likeness(match["like"]) if match is not None else None
    if wanted is None or not (wanted.colour or wanted.form):
        return None
    found = matching(wanted, figures(view))
    return in_reading_order([Found(each.box, text, 0.8) for each in found]) or None
