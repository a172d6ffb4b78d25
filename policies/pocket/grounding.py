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

from agent.geometry import Box, Point
from agent.screenshot import Screenshot
from agent.senses import Found, Reader
from policies.literal.grounding import ground as ground_literally
from policies.pocket.eye import Eye, Pointed
from policies.pocket.in_common import better_said
from policies.pocket.known import Known
from policies.pocket.mark import Kind
from policies.pocket.neighbour import is_beside, neighbour
from policies.pocket.titled import window_act
from policies.pocket.valued import showing_value
from policies.pocket.wish import wished
from policies.pocket.written import EMPTY, WORD, called, is_all, is_anchor, only_verb, saying_all

_QUOTED = re.compile(r"['\"“‘「《][^'\"”’」》]{2,}['\"”’」》]")
_HALF = re.compile(
    r"(?:\b(?:in|of|on|at) the )?\b(left|right|top|bottom|upper|lower)(?:-hand)? "
    r"(?:pane|panel|side|half|window|column|file|corner|part)\b|(左|右|上|下)(?:侧|边|半)(?:的)?(?:窗格|面板|窗口|文件)",
    re.IGNORECASE,
)
_SHOWING = EMPTY | set("hide collapse expand fold unfold 隐 藏 显 示 收 起 折 叠 展".split())
_NAMED = re.compile(r"(?<=\s)[A-Z][A-Za-z]{2,}")  # a capital inside a sentence
_NO_PICTURE = 0.15  # of confidence, up to which a picture is none of the name that was said
_NEARLY = 80  # percent of a name's letters that are read right, at least


def ground(
    screenshot: Screenshot, sentence: str, reader: Reader, eye: Eye, without: Sequence[Point] = ()
) -> Found | None:
    """Return what the sentence means, and how sure that is (0 to 1); None to abstain.

    without: where something is that is known not to be meant.
    """
    texts = reader.read(screenshot)
    if is_beside(sentence):
        looked = eye.look(screenshot, texts)
        beside = neighbour(sentence, texts, looked.marks, lambda icon: eye.pictures(looked, icon))
        if beside is not None:
            return beside
    if (valued := showing_value(sentence, texts)) is not None:
        return valued
    if (titled := window_act(sentence, texts, screenshot.area)) is not None:
        return _found(eye.point(eye.look(screenshot, texts), titled[0], titled[1], without), sentence)
    if (wanted := wished(sentence, texts)) is not None:
        return wanted
    written = ground_literally(screenshot, sentence, Known(texts))
    if written is not None and is_anchor(written, sentence):
        related = eye.point(eye.look(screenshot, texts), sentence, without=without)
        known = related is not None and related.sure > written.score / 2
        return _found(related, sentence) if known else written
    if _QUOTED.search(sentence):
        return written
    if written is not None and is_all(written, sentence):
        return only_verb(written, sentence, texts) or written
    if (said := called(sentence, texts) or saying_all(sentence, texts)) is not None:
        return said
    seen = eye.look(screenshot, texts)
    half = _HALF.search(sentence)
    rest = "" if half is None else (sentence[: half.start()] + sentence[half.end() :]).strip()
    if half is not None and not all(word in _SHOWING for word in WORD.findall(rest.lower())):
        side = _half(screenshot.area, (half[1] or half[2]).lower())
        return _found(eye.point(seen, rest, side), sentence)
    pointed = eye.point(seen, sentence, without=without)
    if pointed is None or _is_another(pointed, sentence, texts):
        return None
    return _found(better_said(pointed, sentence, seen.marks), sentence)


def _is_another(pointed: Pointed, sentence: str, texts: Sequence[Found]) -> bool:
    """Tell whether the sentence calls by its name what is nowhere written, and this is something else.

    'The Quux menu' is no 'Help', however sure the model is of a menu. A picture may have that name,
    where the model is not all but sure that nothing has.
    """
    names, mark = _NAMED.findall(sentence), pointed.mark
    if not names or (mark.kind is not Kind.TEXT and pointed.sure > _NO_PICTURE):
        return False
    shown = " ".join(text.label for text in texts).lower()
    said = sentence.lower()
    own = [word for word in WORD.findall(mark.label.lower()) if word not in EMPTY]
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
