"""Points at what a free sentence means: by what is written, by what an icon shows, or by what either is for.

The trap: nearly every sentence has a word that stands somewhere on the screen. 'Print the calendar'
does not mean the tab 'Calendar'. So what a text leaves unsaid of the sentence is held against it, where
an icon says that; a word that is written as a name is, 'Start a Hard puzzle', speaks for the text all
the same.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from agent.errors import Ambiguous, NotShown
from agent.geometry import Box
from agent.screenshot import Screenshot
from agent.senses import Found, Reader
from agent.sight.match import Wanted, find
from policies.literal.grounding import ground as ground_literally
from policies.pocket.control import control, control_meant, controls
from policies.pocket.eye import Eye
from policies.pocket.scene import Likely, Scene

_QUOTED = re.compile(r"['\"“‘「《][^'\"”’」》]{2,}['\"”’」》]")
_PLACED = re.compile(
    r"\b(?:left|right) of\b|\b(?:below|under|beneath|above|between|beside|next to)\b"
    r"|[左右上下][边面侧方](?:的|$)|之间",
    re.IGNORECASE,
)
_HALF = re.compile(
    r"(?:\b(?:in|of|on|at) the )?\b(left|right|top|bottom|upper|lower)(?:-hand)? "
    r"(?:pane|panel|side|half|window|column|file|corner|part)\b|(左|右|上|下)(?:侧|边|半)(?:的)?(?:窗格|面板|窗口|文件)",
    re.IGNORECASE,
)
_AT = re.compile(r"(.+?) (?:of|in|on|for|beside|next to) (?:the )?(.+)", re.IGNORECASE)
_WORD = re.compile(r"[\u3400-\u9fff]|[a-z0-9]+")
_EMPTY = frozenset(
    "a an the of to in on at by for from with and or is are be as this that these those it its my your me i "
    "let want please can you into up out all one click tap press select choose pick open show go switch turn "
    "toggle tick check see view use button menu tab link field box icon list item entry option page window "
    "dialog label column row text app application 点 击 打 开 选 择 的 按 钮 请 个 这 那 到".split()
)
_LIKE = 0.38  # of likeness, for an icon to be pointed at
_SHARE = 0.2  # of all that may be meant, for the same
_CLEAR = 0.5  # of all that may be meant: the icon, whatever is written elsewhere
_BEHIND = 0.12  # of likeness by which a text may be ahead of an icon that is clearly the one
_UNSAID = 0.5  # of likeness, for an icon to say what a text leaves unsaid
_WRITTEN = 0.42  # of likeness, for a text to say it in other words
_FULLER = 0.55  # the same, where another text has some of the words


def ground(screenshot: Screenshot, sentence: str, reader: Reader, eye: Eye) -> Found | None:
    """Return what the sentence means in the picture, its score being the confidence; None to abstain."""
    texts = tuple(reader.read(screenshot))
    written = ground_literally(screenshot, sentence, _Known(texts))
    if _QUOTED.search(sentence):
        return written
    scene = Scene(screenshot, texts, eye)
    if (found := _in_half(scene, sentence) or _at_text(scene, sentence)) is not None:
        return found
    if written is not None and (_PLACED.search(sentence) or not _unsaid(written, sentence)):
        return written
    icon = scene.icon(sentence)
    if (found := _control(scene, sentence, icon)) is not None:
        return found
    meant = scene.text(sentence)
    if written is None:
        return _surer(icon, meant)
    if _is_name(written.label, sentence):
        return written
    unsaid = scene.icon(" ".join(_unsaid(written, sentence)))
    if icon is not None and unsaid is not None and _agree(icon, unsaid):
        return icon.found
    if meant is not None and meant.likeness >= _FULLER and _holds(meant.found.label, written.label):
        return meant.found
    return written


class _Known:
    """Hands out what has been read already."""

    def __init__(self, texts: Sequence[Found]) -> None:
        self._texts = texts

    def read(self, screenshot: Screenshot, within: Box | None = None) -> Sequence[Found]:
        return self._texts


def _surer(icon: Likely | None, text: Likely | None) -> Found | None:
    """Return the icon or the text, whichever the sentence means more surely; None where neither is sure."""
    pressed = icon if icon is not None and icon.likeness >= _LIKE and icon.share >= _SHARE else None
    said = text if text is not None and text.likeness >= _WRITTEN else None
    if pressed is None or said is None:
        return pressed.found if pressed is not None else said.found if said is not None else None
    ahead = pressed.likeness - said.likeness
    return pressed.found if ahead >= (-_BEHIND if pressed.share >= _CLEAR else 0) else said.found


def _unsaid(found: Found, sentence: str) -> list[str]:
    """Return the words of the sentence that tell something and that the text does not have."""
    said = set(_WORD.findall(found.label.lower()))
    return [
        word
        for word in _WORD.findall(sentence.lower())
        if word not in _EMPTY and word not in said and word.rstrip("s") not in said and word + "s" not in said
    ]


def _agree(whole: Likely, unsaid: Likely) -> bool:
    """Tell whether the whole sentence and what a text leaves unsaid mean the same icon, surely enough."""
    same = whole.found.box == unsaid.found.box
    return same and whole.share >= _SHARE and unsaid.likeness >= _UNSAID


def _is_name(label: str, sentence: str) -> bool:
    """Tell whether the sentence has these words with a capital inside it: they are a name on the screen."""
    at = sentence.find(label)
    return at > 0 and label[:1].isupper()


def _holds(label: str, other: str) -> bool:
    return len(label) > len(other) and other.lower() in label.lower()


def _control(scene: Scene, sentence: str, icon: Likely | None) -> Found | None:
    """Return the control of a window that the sentence means, unless some other icon is clearly meant."""
    name = control_meant(scene.eye, scene.eye.read([sentence])[0])
    rows = controls(scene.eye, scene.boxes, scene.seen) if name and scene.boxes else []
    if not rows:
        return None
    other = icon is not None and not any(icon.found.box in row.boxes.values() for row in rows)
    if icon is not None and other and icon.share >= _CLEAR and icon.likeness >= _UNSAID - 0.1:
        return None
    return control(name, rows)


def _in_half(scene: Scene, sentence: str) -> Found | None:
    """Return the icon that is meant in one half of the screen, where the sentence names a half."""
    match = _HALF.search(sentence)
    if match is None:
        return None
    rest = (sentence[: match.start()] + sentence[match.end() :]).strip()
    icon = scene.icon(rest, _half(scene.screenshot.area, (match[1] or match[2]).lower()))
    return icon.found if icon is not None and icon.likeness >= _LIKE and icon.share >= _SHARE else None


def _half(area: Box, side: str) -> Callable[[Box], bool]:
    middle = area.center
    return {
        **dict.fromkeys(("left", "左"), lambda box: box.center.x < middle.x),
        **dict.fromkeys(("right", "右"), lambda box: box.center.x >= middle.x),
        **dict.fromkeys(("top", "upper", "上"), lambda box: box.center.y < middle.y),
        **dict.fromkeys(("bottom", "lower", "下"), lambda box: box.center.y >= middle.y),
    }[side]


def _at_text(scene: Scene, sentence: str) -> Found | None:
    """Return the icon beside a text, where the sentence names both: 'the menu of the Account card'."""
    match = _AT.fullmatch(sentence.strip(" .。"))
    if match is None or _is_name(match[1], sentence):
        return None
    anchor = _anchor(match[2], scene.texts)
    icons = scene.icons_like(match[1], _UNSAID) if anchor is not None else []
    level = [icon for icon in icons if anchor is not None and _is_level(icon.box, anchor.box)]
    if anchor is None or not level:
        return None
    return min(level, key=lambda icon: abs(icon.box.center.x - anchor.box.center.x))


def _anchor(words: str, texts: Sequence[Found]) -> Found | None:
    """Return the one text that these words name, with or without the kind of thing behind it."""
    for name in (words, words.rpartition(" ")[0]):
        try:
            if name:
                return find(Wanted(name), texts).found
        except (NotShown, Ambiguous):
            continue
    return None


def _is_level(box: Box, anchor: Box) -> bool:
    return abs(box.center.y - anchor.center.y) < anchor.height
