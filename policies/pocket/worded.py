"""The text that a name means though it says it otherwise: 'the card about the login bug', 'volcanoes'.

The trap: a person names a thing by some of its words, and a screen shows all of them. What tells must be
there, every word of it, in one text or in one row; which kind of thing it is, 'the card', 'the photo', is
written nowhere.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from agent.senses import Found
from policies.pocket.view import View
from policies.pocket.written import CHINESE, EMPTY, WORD

_KINDS = frozenset(
    "e-mail email mail message post tweet article story file folder document product task note card photo "
    "picture image song track album film movie video event appointment offer ticket order book comment "
    "contact person people user member account result conversation chat thread recipe question answer "
    "section part chapter letter thing called named titled about said saying says which who whose there "
    "here".split()
)
_CHINESE_KIND = re.compile(
    r"(?:的|那[张个条封篇首]|这[张个条封篇首]|文件夹|文件|照片|图片|邮件|消息|帖子|文章|商品|任务|歌曲?|专辑|视频"
    r"|卡片|笔记|页面|部分|章节)$"
)
_BY_WORDS = 0.85  # of a text that has all of them
_MOSTLY = 0.6  # of the words that tell: the row is meant that has more of them than any other
_LEVEL = 0.7  # lines: what is in one row


def told_by(name: str) -> set[str]:
    """Return the words of a name that tell which thing it is, said of one thing; all where none does."""
    words = [_single(word) for word in re.findall(r"[a-z0-9]+", name.lower())]
    telling = {word for word in words if word not in EMPTY and word not in _KINDS}
    return telling or {word for word in words if word not in EMPTY}


def worded(name: str, view: View) -> Found | None:
    """Return the one text that has every word of a name that tells; None where none has, or several alike."""
    if CHINESE.search(name):
        return _chinese(name, view)
    telling = told_by(name)
    return _fewest([text for text in _free(view) if telling <= _said(text)]) if telling else None


def in_rows(name: str, view: View) -> Found | None:
    """Return the text that says most of a name in the one row that does; None where several do as well."""
    telling = told_by(name)
    if not telling or CHINESE.search(name):
        return None
    free = _free(view)
    ranked = sorted(free, key=lambda text: len(telling & _said(text)), reverse=True)
    told = [text for text in ranked if telling & _said(text)]
    if not told:
        return None
    best = max(told, key=lambda text: len(_of_row(text, free, view) & telling))
    count = len(_of_row(best, free, view) & telling)
    rivals = [
        text
        for text in told
        if len(_of_row(text, free, view) & telling) == count
        and abs(text.box.center.y - best.box.center.y) > _LEVEL * view.line
    ]
    return None if rivals or count < _MOSTLY * len(telling) else Found(best.box, best.label, _BY_WORDS)


def _chinese(name: str, view: View) -> Found | None:
    """Return the text that is the name without the word for its kind: '照片', of '照片文件夹'.

    Else the one that begins with it: '弹幕字体大小', of '弹幕的字体'.
    """
    free, bare = _free(view), name
    while (shorter := _CHINESE_KIND.sub("", bare)) != bare and shorter:
        bare = shorter
        same = [text for text in free if text.label.strip() == bare]
        if same:
            return _fewest(same)
    begun = name.replace("的", "")
    found = [text for text in free if len(begun) > 2 and text.label.strip().startswith(begun)]
    owner = name.rpartition("的")[0]
    whose = [text for text in free if owner and text.label.strip() == owner]
    found = found or whose  # '家', of '家的地址'
    return found[0] if len(found) == 1 else None


def _fewest(found: Sequence[Found]) -> Found | None:
    """Return the text that says the least beside; None where two say as much."""
    ranked = sorted(found, key=lambda text: len(_said(text)))
    if not ranked or (len(ranked) > 1 and len(_said(ranked[1])) == len(_said(ranked[0]))):
        return None
    return Found(ranked[0].box, ranked[0].label, _BY_WORDS * ranked[0].score)


def _free(view: View) -> list[Found]:
    return [text for text in view.texts if not view.is_title(text.box)]


def _of_row(text: Found, texts: Sequence[Found], view: View) -> set[str]:
    level = [each for each in texts if abs(each.box.center.y - text.box.center.y) < _LEVEL * view.line]
    return {word for each in level for word in _said(each)}


def _said(text: Found) -> set[str]:
    return stems(text.label)


def stems(text: str) -> set[str]:
    """Return the words of a text, each as it is said of one thing."""
    return {_single(word) for word in WORD.findall(text.lower())}


def _single(word: str) -> str:
    """Return a word as it is said of one thing, alike for all that are compared: 'volcano', 'berry'."""
    if len(word) > 4 and word.endswith("ies"):
        return f"{word[:-3]}y"
    if len(word) > 4 and re.search(r"(?:[sxz]|ch|sh|o)es$", word):
        return word[:-2]
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word
