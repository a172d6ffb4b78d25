"""What stands right beside, above or below a text that is named: 'the link left of modules'.

The trap: a network that is asked for the one beside a text answers at times with that text itself, or with
the one after the next. Where the text is there once, which mark comes next on that side can be measured.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from agent.geometry import Box
from agent.senses import Found
from agent.sight.likeness import Grade
from agent.sight.line import part_of
from agent.sight.match import find_all
from policies.pocket.mark import Kind, Mark, chunks
from policies.pocket.naming import quoted, thing

_PLACED = re.compile(
    r"(?P<what>.+?)\b(?:directly |just |immediately |(?:to |on )?the )*"
    r"(?:(?P<side>left|right)(?:[- ]hand)?(?: side)? of|(?P<over>above)|(?P<next>next to|beside)"
    r"|(?P<under>below|under(?:neath)?|beneath))"
    r" (?P<anchor>[^,]+?)(?: (?:in|on|under|of) (?:the )?(?:[\w-]+ ){0,3}[\w-]+)?",
    re.IGNORECASE,
)
_CHINESE = re.compile(
    r"(?:点击?一?下?|单击|按下?|打开|选择|选中)?(?P<anchor>(?!隐藏|显示|展开|收起|折叠).+?)的?"
    r"(?:(?P<left>左)|(?P<right>右)|(?P<over>上)|(?P<under>下))[边面侧方]的?(?P<what>.+)"
)
_IS_TEXT = re.compile(
    r"\b(?:link|menu|tab|entry|item|option|label|heading|word|text)s?\b|链接|菜单|选项卡?|标签", re.I
)
_IS_FIELD = re.compile(r"field|box(?!es)|combo|drop-?down|area|input|输入|文本框|下拉", re.IGNORECASE)
_IS_KEY = re.compile(r"\b(?:button|key)\b|按钮|按键", re.IGNORECASE)
_IS_BOX = re.compile(r"check ?box|tick ?box|radio|复选|单选", re.IGNORECASE)
_ICON = re.compile(r"(?:the )?(?P<icon>.+ (?:icon|picture|symbol))", re.IGNORECASE)
_SIGN = re.compile(r"\s*[|•·»>/]\s*")
_KIND = re.compile(
    r" (?:button|menu|tab|link|field|label|checkbox|icon|text)$|(?:按钮|菜单|链接|标签)$", re.IGNORECASE
)
_LEVEL = 0.6  # of the lower one's height that two in a row have in common, at least
_FAR = 14.0  # heights of the anchor to what is beside it, at most
_KEY = 4.0  # heights of its words that a button has, at most
_SQUARE = 0.7  # of its height that a box to tick is wide, at least
_CERTAIN = 0.8  # of confidence


class Measured(Found):
    """What was found by measuring, and is no guess of the model."""


def is_beside(sentence: str) -> bool:
    """Tell whether a sentence tells something by the side of something else on which it is."""
    return _placed(sentence) is not None


def neighbour(
    sentence: str, texts: Sequence[Found], marks: Sequence[Mark], icons: Callable[[str], Sequence[Found]]
) -> Measured | None:
    """Return what the sentence tells by the thing that it is next to; None where that is not known.

    icons: finds those that may be called so, the likeliest first. Where an icon is meant the model is asked.
    """
    placed = _placed(sentence)
    if placed is None:
        return None
    said, what = placed.groupdict(), placed["what"]
    drawn = _ICON.fullmatch(placed["anchor"])
    anchors = _anchors(placed["anchor"], texts) if drawn is None else icons(f"the {drawn['icon']}")
    if not anchors or (said.get("next") and not _IS_FIELD.search(what)):
        return None
    side = (said.get("side") or "").lower() or next(
        ("right" if name == "next" else name)
        for name in ("left", "right", "over", "under", "next")
        if said.get(name)
    )
    if _IS_BOX.search(what):
        boxes = [Found(mark.box, "box", _CERTAIN) for mark in marks if _is_small(mark)]
    elif _IS_FIELD.search(what):
        boxes = [Found(mark.box, "field", _CERTAIN) for mark in marks if mark.kind is Kind.FRAME]
    elif _IS_KEY.search(what) and drawn is None:
        boxes = [Found(mark.box, "button", _CERTAIN) for mark in marks if _is_key(mark, anchors[0])]
    elif _IS_TEXT.search(what):
        boxes = [word for text in texts for chunk in chunks(text) for word in _words(chunk)]
    else:
        return None
    groups = (boxes, texts) if _IS_FIELD.search(what) else (boxes,)  # a field may be a line under its words
    nearest = (_next(anchor.box, side, group) for anchor in anchors for group in groups)
    found = next((found for found in nearest if found is not None), None)
    return None if found is None else Measured(found.box, found.label, _CERTAIN)


def _placed(sentence: str) -> re.Match[str] | None:
    said = sentence.strip(" .。")
    return _PLACED.fullmatch(said) or _CHINESE.fullmatch(said)


def _anchors(said: str, texts: Sequence[Found]) -> list[Found]:
    """Return the one text that is named; nothing where there is none, or several."""
    names = quoted(said) or [thing(_KIND.sub("", said.strip()))]
    found = find_all(names[-1], texts, least=Grade.CONFUSED_INSIDE)
    best = [match for match in found if match.grade == found[0].grade]
    return [best[0].found] if len(best) == 1 else []


def _words(text: Found) -> list[Found]:
    """Return a text cut at the signs between links: 'next | modules | index'."""
    found, start = list[Found](), 0
    for sign in [*_SIGN.finditer(text.label), None]:
        end = sign.start() if sign is not None else len(text.label)
        if text.label[start:end].strip():
            found.append(Found(part_of(text, start, end), text.label[start:end].strip(), text.score))
        start = sign.end() if sign is not None else end
    return found


def _is_key(mark: Mark, anchor: Found) -> bool:
    """Tell whether a frame is a button like the one of the anchor: no panel around several."""
    low = mark.box.height < _KEY * max(anchor.box.height, 1)
    return mark.kind is Kind.FRAME and low and anchor.box.center not in mark.box


def _is_small(mark: Mark) -> bool:
    return mark.kind is not Kind.TEXT and _SQUARE < mark.box.width / max(mark.box.height, 1) < 1 / _SQUARE


def _next(anchor: Box, side: str, others: Sequence[Found]) -> Found | None:
    """Return the nearest of the others that stands on this side in the row or column of the anchor."""
    near: list[tuple[float, Found]] = []
    for other in others:
        box = other.box
        if box.center in anchor or anchor.center in box:
            continue
        if side in ("left", "right"):
            gap = anchor.left - box.right if side == "left" else box.left - anchor.right
            common = min(anchor.bottom, box.bottom) - max(anchor.top, box.top)
            level = common > _LEVEL * min(anchor.height, box.height)
        else:
            gap = anchor.top - box.bottom if side == "over" else box.top - anchor.bottom
            level = min(anchor.right, box.right) - max(anchor.left, box.left) > 0
        if level and -0.3 * anchor.height < gap < _FAR * anchor.height:
            near.append((gap, other))
    return min(near, key=lambda each: each[0])[1] if near else None
