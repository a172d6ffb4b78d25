"""Whether a label means what a sentence asks for, though it may have none of its words: 'Grayscale' for
'turn the picture into black and white'.

The trap: opposites are alike, too, 'Zoom In' and 'Zoom Out', and of a list without any such thing one is
still the likest. So likeness counts only where it is great, where nothing else is nearly as like, and where
the label says no opposite; and what destroys has to be liker than the rest. A label with no words but those
of the sentence lacks what it lacks: 'save the playlist' is no 'Playlist'.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from agent.senses import Found
from policies.pocket.verb import ACTS
from policies.pocket.view import View
from policies.pocket.wording import said_by
from policies.pocket.written import WORD

_SAME, _AHEAD = 0.8, 0.06  # of likeness: it is meant, and no other is
_OTHER, _FAR_AHEAD = 0.7, 0.25  # the same, of a label that has none of the words
_IN_WORDS, _AHEAD_IN_WORDS = 0.6, 0.12  # of one that has a word, and begins with no act of its own
_CHANGES = frozenset("toggle show set make use enable turn switch apply change view display".split())
_HARM = 0.85  # of what is not undone
_NO = 0.55  # of likeness: with less a label means something else
_HARMS = re.compile(
    r"\b(?:delete|remove|clear|empty|erase|discard|trash|quit|exit|close|reset|revert)\b|删除|清空|清除|退出|关闭|移除",
    re.IGNORECASE,
)
_KEY = re.compile(r"\s*[(（][A-Za-z0-9][)）]|[.…]+$")  # '(F)' behind a Chinese label
_OPPOSITES = (
    (r"left|counter-?clockwise|anti-?clockwise|左|逆时针", r"right|(?<!-)clockwise|右|(?<!逆)顺时针"),
    (r"zoom in|larger|bigger|increase|enlarge|放大|增大", r"zoom out|smaller|decrease|shrink|缩小|减小"),
    (r"next|forwards?|下一", r"previous|prev|back(?:wards?)?|上一"),
    (r"save(?: \w+)? as|另存为?", r"save(?!(?: \w+)? as)|(?<!另)保?存(?!为)"),
    (r"undo|撤[销消]", r"redo|重做"),
    (r"horizontal(?:ly)?|水平", r"vertical(?:ly)?|upside down|垂直"),
    (r"show|display|显示", r"hide|隐藏"),
    (r"open|打开", r"close|关闭"),
    (r"import|导入", r"export|导出"),
    (r"lock|锁定", r"unlock|解锁"),
    (r"ascending|升序", r"descending|降序"),
    (r"add|create|new|insert|添加|新建", r"delete|remove|删除|移除"),
    (r"play|start|播放|开始", r"pause|stop|暂停|停止"),
    (r"upper-? ?case|capitals?|大写", r"lower-? ?case|小写"),
)  # fmt: skip


def tie(sentence: str, entries: Sequence[Found], view: View) -> tuple[str, str] | None:
    """Return the two labels that mean what a sentence asks for alike; None where one alone does, or none."""
    plain = dict.fromkeys(_KEY.sub("", entry.label).strip() for entry in entries)
    labels = [label for label in plain if not opposes(sentence, label) and not _HARMS.search(label)]
    likeness = view.alike(sentence, labels)
    order = sorted(range(len(labels)), key=lambda at: -likeness[at])[:2]
    if len(order) < 2 or likeness[order[1]] < _SAME or likeness[order[0]] - likeness[order[1]] >= _AHEAD:
        return None
    return labels[order[0]], labels[order[1]]


def meant(sentence: str, entries: Sequence[Found], view: View) -> Found | None:
    """Return the entry that means what the sentence asks for; None where none is like enough, or several."""
    words = WORD.findall(sentence.lower())
    said, verb = set(words), words[:1]
    called = [entry for entry in entries if verb and WORD.findall(entry.label.lower()) == verb]
    entries = [entry for entry in entries if set(WORD.findall(entry.label.lower())) - said]
    plain = [_KEY.sub("", entry.label).strip() for entry in entries]
    likeness = view.alike(sentence, plain)
    order = sorted(range(len(entries)), key=lambda at: -likeness[at])
    if not order:
        return None
    best = entries[order[0]]
    first = likeness[order[0]]
    second = next((likeness[at] for at in order[1:] if plain[at] != plain[order[0]]), 0.0)
    if opposes(sentence, best.label) or (_HARMS.search(best.label) and first < _HARM):
        return None
    if called and not said & set(WORD.findall(best.label.lower())):  # 'Flip' stands beside 'Mirror'
        return (
            called[0] if len(called) == 1 and view.alike(sentence, [called[0].label])[0] >= _OTHER else None
        )
    if first >= _SAME and first - second >= _AHEAD:
        return best
    strange = said_by(sentence, best.label) == 0
    if not strange and not _acts(best.label, said):
        return best if first >= _IN_WORDS and first - second >= _AHEAD_IN_WORDS else None
    return best if strange and first >= _OTHER and first - second >= _FAR_AHEAD else None


def _acts(label: str, said: set[str]) -> bool:
    """Tell whether a label begins with an act that was not said: 'Clear playlist', of 'save the playlist'."""
    first = next(iter(WORD.findall(label.lower())), "")
    return first in ACTS and first not in _CHANGES and first not in said


def is_another(sentence: str, label: str, view: View) -> bool:
    """Tell whether a label, the hint of a picture, tells of something else than the sentence."""
    if opposes(sentence, label):
        return True
    return view.alike(sentence, [_KEY.sub("", label).strip()])[0] < _NO


def is_same(sentence: str, label: str, view: View) -> bool:
    """Tell whether a label tells of what the sentence asks for."""
    return not opposes(sentence, label) and view.alike(sentence, [_KEY.sub("", label).strip()])[0] >= _SAME


def opposes(sentence: str, label: str) -> bool:
    """Tell whether a label says the opposite of a word of the sentence."""
    return any(
        _says(one, sentence) and not _says(other, sentence) and _says(other, label) and not _says(one, label)
        for pair in _OPPOSITES
        for one, other in (pair, pair[::-1])
    )


def _says(words: str, text: str) -> bool:
    return re.search(rf"(?<![a-z])(?:{words})(?![a-z])", text, re.IGNORECASE) is not None
