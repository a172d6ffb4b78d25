"""Where the words of a Chinese sentence begin and end, by the dictionary of jieba.

The trap: Chinese has no spaces, and a pattern finds its verb inside a word: '写' in '大小写', '选' in
'选项卡', '中' in '中关村'. The dictionary errs as well, mostly by joining a verb to what follows it ('再点',
'选女'), so what it says is evidence, and no part of a sentence is thrown away for it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

import rjieba

from policies.pocket.written import CHINESE

_LOOSE = re.compile(
    r"[一二两三四五六七八九十几第]|^[向往点框]|^发邮件|[中里上下]$|^[左右]边$"
)  # joined by mistake, or to be parted

_JOINTS = frozenset("并 并且 后 之后 以后 完后 后再 之后再".split())
_ALSO = frozenset("并 并且".split())
_TAKING = frozenset("把 将 给".split())  # before what an act is done to
_ACTS = frozenset("点按选填改设勾")  # which a dictionary takes for other than verbs
_TIME = re.compile(r"[mqt]")  # numbers and their units: a time after which something is done


@dataclass(frozen=True, slots=True)
class Segment:
    """A word, where it stands, and what part of speech it is by jieba's letters: n, v, m, …"""

    text: str
    start: int
    end: int
    speech: str


@lru_cache(maxsize=256)
def segments(sentence: str) -> tuple[Segment, ...]:
    """Return the words of a sentence in order; none where it has no Chinese."""
    if CHINESE.search(sentence) is None:
        return ()
    found, place = list[Segment](), 0
    for text, speech in rjieba.tag(sentence):
        found.append(Segment(text, place, place + len(text), speech))
        place += len(text)
    return tuple(found)


def cuts_word(sentence: str, match: re.Match[str]) -> bool:
    """Tell whether a part that a pattern found begins or ends inside a word."""
    inside = {
        place
        for word in segments(sentence)
        if word.end - word.start > 1 and CHINESE.match(word.text) and not _LOOSE.search(word.text)
        for place in range(word.start + 1, word.end)
    }
    parts = (match.span(name) for name, text in match.groupdict().items() if text)
    return any(edge in inside for part in parts for edge in part)


def at_joints(sentence: str) -> list[str]:
    """Cut a sentence where a word joins two acts: '保存后退出', '输入 a 并点击 b'; not in '3 秒后'."""
    found, begun, acts, timed = list[str](), 0, False, False
    for word, following in pairwise(segments(sentence)):
        acting = following.speech.startswith("v") or following.text[:1] in _ACTS or following.text in _TAKING
        joins = word.text in _JOINTS and acting
        if joins and acts and not (timed and word.text not in _ALSO):
            found.append(sentence[begun : word.start])
            begun, acts = word.end, False
        acts = acts or word.speech.startswith("v") or word.text[:1] in _ACTS
        timed = _TIME.match(word.speech) is not None
    return [*found, sentence[begun:]]
