"""One of several alike things, a mail, a post, a product, by a word that is in it; and what belongs to it.

The trap: each of them has the same buttons, so 'delete' is on the screen as often as there are mails. The one
that is meant is in the row of the word, or the first below it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from agent.errors import Ambiguous, NotShown
from agent.geometry import Box
from agent.senses import Found
from agent.sight.likeness import Grade
from agent.sight.line import in_reading_order, part_of
from agent.sight.match import find_all
from policies.pocket.card import card_of, ground_of, in_column
from policies.pocket.conditioned import told_by_value
from policies.pocket.kind_said import of_its_kind
from policies.pocket.name import name_of
from policies.pocket.naming import quoted, thing
from policies.pocket.number import is_figure
from policies.pocket.rank import ranked
from policies.pocket.row_word import SAME, SIGNS, last_part, longer_words, words_for
from policies.pocket.view import View
from policies.pocket.worded import in_rows, worded

KIND = (
    r"(?:e-?mails?|mails?|messages?|posts?|tweets?|articles?|stor(?:y|ies)|files?|folders?|documents?|items?|products?"
    r"|entr(?:y|ies)|tasks?|flights?|hotels?|rooms?|comments?|contacts?|persons?|people|users?|accounts?|results?"
    r"|orders?|books?|songs?|films?|movies?|videos?|photos?|events?|offers?|tickets?|trains?|cards?|notes?"
    r"|topics?|threads?|discussions?|recipes?|courses?)"
)
_FRAME = re.compile(
    rf"^(?:the |an? |my |that |this )?{KIND}(?:\s+(?:that (?:is|was) )?(?:(?:sent |written |posted |made"
    rf" )?(?:from|by|of)|about"
    r"|called|named|titled|on|for|at|saying|with the (?:title|subject|name))|:)?\s+(?=\S)",
    re.IGNORECASE,
)
_COUNTED = re.compile(rf"{KIND}|rows?|lines?|行|列表项|记录", re.IGNORECASE)
_WORD = re.compile(r"[a-z]{3,}")  # for a kind that is written nowhere
_OWNER = re.compile(rf"^(?P<who>.+?)['’]s (?:\w+ )?{KIND}$", re.IGNORECASE)
_BEHIND = re.compile(rf"^(?:the )?(?P<what>.+?)(?<! of)(?<! from)(?<! by) {KIND}$", re.IGNORECASE)
_CHINESE = re.compile(
    r"^(?P<what>.+?)(?:发来的|发的|写的|关于|的)?(?:邮件|帖子|消息|文件|商品|任务|航班|信)$"
)
_ABOUT = re.compile(r"^关于(?P<what>.+?)$")
LOSING = frozenset(("delete", "remove"))  # acts that are done to nothing that was not named
_SCANT = 0.25  # of likeness: an icon may be what is said
_PLAIN = 0.36  # the same, of an act that is hardly undone
_BINDING = ("cancel", "buy", "approve")  # of which no picture that is hardly like it is one
UNDONE_HARDLY = frozenset(("cancel", "book", "buy", "approve", "call", *LOSING))
_DRAWN = {"remove": ("delete", "close"), "delete": ("close",), "cancel": ("close",)}  # by the same picture
_RIVALS = ("delete", "reply", "forward", "star", "share")
_SAME_BOX = 0.6  # of its area: the icon is the box, and no bin whose body looks like one
_CLEARLY = 0.1  # of likeness
_FAINT = 0.16  # of likeness: more like it than most
_ROW = 1.5  # lines: what stands in the row of a word
_NEARLY = 0.8  # of the best likeness: an icon as good as the best
_ABOVE = 6.0  # lines: what stands above the word is as far as this below it
_MARGIN = 6.0  # lines: a sign before a name is no farther left of it
_FARTHEST = 7.0  # lines below the word


def bare(row: str) -> str:
    """Return what tells a thing from those like it: 'Ann' of 'the email from Ann'."""
    said = quoted(row)
    if said:
        return said[0]
    text = thing(row)
    for frame in (_OWNER, _CHINESE, _ABOUT):
        match = frame.fullmatch(text)
        if match is not None:
            text = next(group for group in match.groups() if group)
    text = re.sub(r"^关于", "", text)
    framed = _FRAME.match(text)
    behind = _BEHIND.fullmatch(text)
    if framed is not None and (behind is None or " " in text[framed.end() :].strip()):  # not 'Photos folder'
        return thing(text[framed.end() :])
    return thing(behind["what"]) if behind is not None else thing(text)


def anchor(row: str, view: View, *, sure: bool = False) -> Found:
    """Return the text that tells the thing. Raises NotShown; Ambiguous where it must be sure and is not."""
    valued = ranked(row, view) or told_by_value(row, view)
    if valued is not None:
        return valued
    name = bare(row)
    matches = find_all(name, view.texts, least=Grade.MISREAD_INSIDE)
    free = [match for match in matches if not view.is_title(match.found.box)]
    if (
        sure
        and len({round(each.line.box.top / view.line) for each in free if each.grade == free[0].grade}) > 1
    ):
        raise Ambiguous(f"'{name}' is shown {len(free)} times (say which)")
    if free:
        return free[0].line
    found = of_its_kind(name, view) or worded(name, view) or (None if sure else in_rows(name, view))
    if found is None:
        raise NotShown(f"'{name}' is not seen")
    return found


def head_of(text: Found, view: View) -> Found:
    """Return the first text with letters in the row of this one, which is mostly its name.

    What stands on another ground, in a side bar, is not of the row.
    """
    ground = ground_of(view.screenshot, text.box)
    level = [
        other
        for other in view.texts
        if abs(other.box.center.y - text.box.center.y) < 0.7 * text.box.height
        and sum(map(str.isalnum, other.label)) > 1
        and (ground is None or other.box.right > ground.left)
    ]
    return min(level, key=lambda other: other.box.left, default=text)


def own(act: str, row: str, view: View) -> Found:
    """Return what is pressed for the act at this row: its word, a sign, or an icon. Raises NotShown."""
    order = name_of(row)
    known = not order.label or _COUNTED.fullmatch(order.label) is not None
    if order.ordinal and (known or (_WORD.fullmatch(order.label) and not view.saying(order.label))):
        every = in_reading_order(words_for(act, view) or icons_for(act, view))
        index = order.ordinal - 1 if order.ordinal > 0 else order.ordinal
        if not -len(every) <= index < len(every) or (not known and len(every) < 2):
            raise NotShown(f"'{act}' is seen {len(every)} times")
        return every[index]
    line = anchor(row, view, sure=act in LOSING)
    at = line.box
    if (sign := _sign_of(act, line)) is not None:
        return sign
    card = card_of(view.screenshot, at)
    for find in (words_for, icons_for):
        found = [each for each in find(act, view) if not _is_of_another(each, line, act, view)]
        if find is icons_for:  # one that is left of all of the thing is of a side bar
            found = [each for each in found if each.box.center.x > at.left - _MARGIN * view.line]
        near = _nearest(in_column(found, at, view.texts, view.line), at, card, view.line)
        if near is not None:
            return near
    longer = [each for each in longer_words(act, view) if abs(each.box.center.y - at.center.y) < view.line]
    if len(longer) == 1:
        return longer[0]
    faint = [
        icon
        for icon in (_faint(act, view) if act not in _BINDING else ())
        if abs(icon.box.center.y - at.center.y) < _ROW * view.line
        and icon.box.center.x > at.left - _MARGIN * view.line
        and not (act in LOSING and _is_between(icon, view))
    ]
    if faint:
        return max(faint, key=lambda icon: icon.score)
    raise NotShown(f"'{act}' is not seen at '{row}'")


def _is_between(icon: Found, view: View) -> bool:
    """Tell whether more of its row is written right of a picture, which may be a figure that was not read."""
    return any(
        abs(text.box.center.y - icon.box.center.y) < 0.5 * view.line
        and text.box.left > icon.box.right
        and sum(map(str.isalnum, text.label)) > 1
        for text in view.texts
    )


def _sign_of(act: str, line: Found) -> Found | None:
    """Return the cross with which the text of a thing ends: 'old ×', which a reader may take for a letter."""
    if "×" not in SIGNS.get(act, ()):
        return None
    ends = re.search(r"(?<=\w )\s*[×✕✖xX]$", line.label.rstrip())
    return Found(last_part(part_of(line, ends.start(), ends.end())), "×", line.score) if ends else None


def _is_of_another(each: Found, line: Found, act: str, view: View) -> bool:
    """Tell whether a sign stands in the very text of another thing: 'work ×'."""
    if each.label not in SIGNS.get(act, ()):
        return False
    holder = next((text for text in view.texts if each.box.center in text.box), line)
    return holder.box != line.box and sum(map(str.isalnum, holder.label)) > 1


def word_at(act: str, row: str, view: View) -> Found | None:
    """Return the word for an act in the very row; None where it is not there."""
    at = anchor(row, view).box
    level = [each for each in words_for(act, view) if abs(each.box.center.y - at.center.y) < _ROW * view.line]
    return min(level, key=lambda each: abs(each.box.center.x - at.center.x), default=None)


def icon_for(act: str, view: View, least: float) -> Found | None:
    """Return the icon that is most like an act, and at least so like."""
    icons = _for_it(act, view.scene.icons_like(act, least), view)
    return max(icons, key=lambda icon: icon.score, default=None)


def icons_for(act: str, view: View) -> list[Found]:
    """Return the icons that are like the act, among them those that are read as a letter."""
    least = _PLAIN if act in UNDONE_HARDLY else _SCANT
    words = (act, *_DRAWN.get(act, ()))
    icons = _for_it(act, [icon for word in words for icon in view.scene.icons_like(word, least)], view)
    most = max((icon.score for icon in icons), default=0.0)
    return [icon for icon in icons if icon.score > _NEARLY * most]


def _faint(act: str, view: View) -> list[Found]:
    """Return the icons that are a little like the act: enough to tell them from the few others of a row."""
    found = [icon for word in SAME.get(act, (act,)) for icon in view.scene.icons_like(word, _FAINT)]
    words = [text.box for text in view.texts if sum(map(str.isalnum, text.label)) > 1]
    return [icon for icon in _for_it(act, found, view) if not any(icon.box.center in box for box in words)]


def _for_it(act: str, icons: Sequence[Found], view: View) -> list[Found]:
    """Return those that are clearly like no other act: a bin that is a little like 'reply' deletes."""
    words = SAME.get(act, (act,))
    other: dict[Box, float] = {}  # how like another act an icon is
    for rival in (rival for rival in _RIVALS if rival not in words and icons):
        for icon in view.scene.icons_like(rival, _FAINT):
            other[icon.box] = max(icon.score, other.get(icon.box, 0.0))
    boxes = [region.box for region in view.ticks]
    figures = [text.box for text in view.texts if is_figure(text.label)]
    return [
        icon
        for icon in icons
        if not view.is_title(icon.box)
        and other.get(icon.box, 0.0) <= icon.score + _CLEARLY
        and not any(
            icon.box.center in box and box.area > _SAME_BOX * icon.box.area for box in boxes
        )  # to be ticked
        and not any(icon.box.center in box for box in figures)
    ]


def _nearest(found: Sequence[Found], at: Box, card: Box | None, line: float) -> Found | None:
    """Return the one in the card of a box; else in its row, or next below it; None where all are far.

    Of several as far the one that is in its column.
    """

    def away(each: Found) -> float:
        down = (each.box.center.y - at.center.y) / line
        return abs(down) if down > -0.8 else _ABOVE - down

    inside = [each for each in found if card is not None and each.box.center in card]
    if inside and len(inside) < len(found):
        return min(inside, key=lambda each: (round(abs(each.box.center.y - at.center.y) / line),
                                             abs(each.box.center.x - at.center.x)))  # fmt: skip
    least = min(map(away, found), default=_FARTHEST)
    near = [each for each in found if away(each) < least + 1]
    best = min(near, key=lambda each: abs(each.box.center.x - at.center.x), default=None)
    return best if least < _FARTHEST else None


def is_listed(row: str, view: View) -> bool:
    """Tell whether a thing that was named is still seen, by its whole name."""
    name = bare(row)
    return any(
        match.grade.whole and not view.is_title(match.found.box) for match in find_all(name, view.texts)
    )
