"""Points at what a free sentence means: at words that stand on the screen to the letter, else where the model
points.

The trap: nearly every sentence has a word that stands somewhere on the screen. 'Print the calendar' does not
mean the tab 'Calendar'. So a text is taken without asking the model only where the sentence says that text
and nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from rapidfuzz import fuzz

from agent.geometry import Box
from agent.screenshot import Screenshot
from agent.senses import Found, Reader
from policies.literal.grounding import ground as ground_literally
from policies.pocket.eye import Eye, Pointed
from policies.pocket.known import Known
from policies.pocket.mark import Kind, Mark

_QUOTED = re.compile(r"['\"“‘「《][^'\"”’」》]{2,}['\"”’」》]")
_PLACED = re.compile(
    r"\b(?:left|right) of\b"
    r"|\b(?:below|under|beneath|underneath|above|over|between|beside|next to|before|after)\b"
    r"|[左右上下][边面侧方](?:的|$)|之间|旁边",
    re.IGNORECASE,
)
_HALF = re.compile(
    r"(?:\b(?:in|of|on|at) the )?\b(left|right|top|bottom|upper|lower)(?:-hand)? "
    r"(?:pane|panel|side|half|window|column|file|corner|part)\b|(左|右|上|下)(?:侧|边|半)(?:的)?(?:窗格|面板|窗口|文件)",
    re.IGNORECASE,
)
_NAMED = re.compile(r"(?<=\s)[A-Z][A-Za-z]{2,}")  # a capital inside a sentence
_WHOLE_NAME = re.compile(r"(?<=\s)[A-Z][A-Za-z]{2,}(?: [A-Z][A-Za-z]+)*")
_RELATED = re.compile(
    r"\b(?:close|quit|exit|minimi[sz]e|maximi[sz]e|of|for|in|on|from|with|row|column|cell|field|box|checkbox"
    r"|input|slider|switch|list|drop-?down|icon|first|second|third|last|\d+(?:st|nd|rd|th))\b",
    re.IGNORECASE,
)
_NEARLY = 80  # percent of a name's letters that are read right, at least
_WORD = re.compile(r"[\u3400-\u9fff]|[a-z0-9]+")
_EMPTY = frozenset(
    "a an the of to in on at by for from with and or is are be as this that these those it its my your me i "
    "let want please can you into up out all one click tap press select choose pick open show go switch turn "
    "toggle tick check see view use button menu tab link field box icon list item entry option page window "
    "dialog label column row text app application 点 击 打 开 选 择 的 按 钮 请 个 这 那 到".split()
)


def ground(screenshot: Screenshot, sentence: str, reader: Reader, eye: Eye) -> Found | None:
    """Return what the sentence means, and how sure that is (0 to 1); None to abstain."""
    texts = reader.read(screenshot)
    written = ground_literally(screenshot, sentence, Known(texts))
    if _QUOTED.search(sentence) or (written is not None and _is_all(written, sentence)):
        return written
    if (called := _called(sentence, texts)) is not None:
        return called
    seen = eye.look(screenshot, texts)
    half = _HALF.search(sentence)
    if half is not None:
        rest = (sentence[: half.start()] + sentence[half.end() :]).strip()
        side = _half(screenshot.area, (half[1] or half[2]).lower())
        return _found(eye.point(seen, rest or sentence, side), sentence)
    pointed = eye.point(seen, sentence)
    if pointed is not None and _is_another(pointed.mark, sentence, texts):
        return None
    return _found(pointed, sentence)


def _is_all(written: Found, sentence: str) -> bool:
    """Tell whether the text has every word of the sentence that tells something."""
    if _PLACED.search(sentence):
        return False
    said = set(_WORD.findall(written.label.lower()))
    return not any(
        word not in _EMPTY and word not in said and word.rstrip("s") not in said and word + "s" not in said
        for word in _WORD.findall(sentence.lower())
    )


def _called(sentence: str, texts: Sequence[Found]) -> Found | None:
    """Return the one text that the sentence calls by its whole name, written with capitals; None if none is.

    'Start a Hard puzzle' means 'Hard', though 'puzzle' is written somewhere, too.
    """
    if _PLACED.search(sentence) or _RELATED.search(sentence):
        return None
    names = set(_WHOLE_NAME.findall(sentence))
    fitting = [text for text in texts if text.label.strip(" :") in names]
    return fitting[0] if len(fitting) == 1 else None


def _is_another(mark: Mark, sentence: str, texts: Sequence[Found]) -> bool:
    """Tell whether the sentence calls by its name what is nowhere written, and this is some other text.

    'The Quux menu' is no 'Help', however sure the model is that a menu is meant.
    """
    names = _NAMED.findall(sentence)
    if mark.kind is not Kind.TEXT or not names:
        return False
    shown = " ".join(text.label for text in texts).lower()
    said = sentence.lower()
    own = [word for word in _WORD.findall(mark.label.lower()) if word not in _EMPTY]
    return not any(_is_in(name.lower(), shown) for name in names) and not any(word in said for word in own)


def _is_in(name: str, shown: str) -> bool:
    """Tell whether a name is written, at least nearly."""
    return name in shown or fuzz.partial_ratio(name, shown) >= _NEARLY


def _found(pointed: Pointed | None, sentence: str) -> Found | None:
    if pointed is None:
        return None
    return Found(pointed.mark.box, pointed.mark.label or f"icon: {sentence}", pointed.sure)


def _half(area: Box, side: str) -> Box:
    width, height = area.width / 2, area.height / 2
    return {
        **dict.fromkeys(("left", "左"), Box(area.left, area.top, width, area.height)),
        **dict.fromkeys(("right", "右"), Box(area.left + width, area.top, width, area.height)),
        **dict.fromkeys(("top", "upper", "上"), Box(area.left, area.top, area.width, height)),
        **dict.fromkeys(("bottom", "lower", "下"), Box(area.left, area.top + height, area.width, height)),
    }[side]
