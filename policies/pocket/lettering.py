"""Letters that are drawn to be read by people, turned, skewed, spaced and in several fonts, to be typed.

The trap: a line of letters that stand crooked reads otherwise each time it is looked at. So it is looked at
in several sizes, as it is and in black on white, and what most of the looks agree on is taken.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter

from agent.errors import NotShown
from agent.geometry import Box
from agent.senses import Found
from policies.pocket.errand import Rows
from policies.pocket.intent import Answer
from policies.pocket.magnifying import close_looks
from policies.pocket.naming import field
from policies.pocket.view import View

_WHAT = (
    r"(?:the |these |those |all )?(?:distorted |wavy |crooked |following |same )*(?:text|letters?"
    r"|characters?|code"
    r"|word|digits?|numbers?|captcha|phrase|security code|verification code)"
)
_WHERE = (
    r"(?:(?:(?:that|which) )?(?:(?:is|are|you see|you can see|stands?) ?)?(?:shown|displayed|printed"
    r"|drawn|written|visible|pictured"
    r"|seen|below|above|here|beneath|underneath)(?: (?:below|above|here|in the (?:picture|image|box"
    r" above)|on the"
    r" (?:screen|page|picture|image|left|right)|(?:above|below) the (?:\w+ )?(?:box|field|button)))?"
    r"|(?:in|from|of|on) (?:the|this) (?:picture|image|captcha|drawing|graphic)|(?:that |which )?you"
    r" (?:can )?see(?: (?:below|above"
    r"|here|in the (?:picture|image)))?)"
)
_TYPE = r"(?:type|enter|write|put|fill in|input|key in|retype|repeat|reproduce|transcribe)(?: in| down| out)?"
_ASKED = re.compile(
    rf"{_WHAT} {_WHERE}|(?:the )?captcha(?: (?:code|text))?|(?:exactly )?what (?:you see|is shown|it says).*",
    re.I,
)
_LARGE = 1.15  # times the usual height of a line: letters that are drawn rather than written


def is_shown_text(question: str) -> bool:
    """Tell whether the words mean a text that is shown, whatever it is."""
    return _ASKED.fullmatch(question.strip(" .?")) is not None


def shown_text(question: str, view: View) -> str:
    """Return the text that is meant by 'the letters shown'; nothing where no such text is meant.

    Raises NotShown where no text stands alone.
    """
    if not is_shown_text(question):
        return ""
    line = _standing_alone(view, above="above" in question.lower())
    read = Counter[str]()
    for look in close_looks(_joined(line), view):
        text = "".join(_plain(found.label) for found in look)
        score = min((found.score for found in look), default=0.0)
        read[text] += round(10 * score)
    if re.search(r"\bword\b", question, re.IGNORECASE):  # its letters may stand far apart
        read = Counter({_SPACED.sub("", text): count for text, count in read.items()})
    best = [text for text, _ in read.most_common(1) if text]
    return best[0] if best else "".join(_plain(found.label) for found in line)


def _standing_alone(view: View, *, above: bool) -> list[Found]:
    """Return the texts of the line that is no label, no button and in no field, the largest of them."""
    taken = [*view.buttons, *view.fields]
    free = [
        text
        for text in view.texts
        if not view.is_title(text.box)
        and not any(text.box.center in box for box in taken)
        and text.label[-1:] not in ":：?？"
        and any(map(str.isalnum, text.label))
    ]
    if above and view.fields:
        free = [text for text in free if text.box.center.y < view.fields[0].top] or free
    if not free:
        raise NotShown("no text that stands alone is seen")
    first = max(free, key=lambda text: (text.box.height > _LARGE * view.line, text.box.height))
    level = [
        text
        for text in free
        if abs(text.box.center.y - first.box.center.y) < 0.6 * first.box.height
        and max(text.box.left - first.box.right, first.box.left - text.box.right) < 12 * first.box.height
    ]
    return sorted(level, key=lambda text: text.box.left)


def _joined(line: list[Found]) -> Box:
    box = line[0].box
    for text in line[1:]:
        box = box.union(text.box)
    return box


def _plain(text: str) -> str:
    """Return a text as it can be typed: letters of full width are the usual ones."""
    return unicodedata.normalize("NFKC", text)


_SPACED = re.compile(r"(?<=\w) (?=\w(?: |$))")  # between letters that stand apart

LETTERINGS: Rows = (
    (rf"{_TYPE} (?P<question>{_WHAT} {_WHERE}) (?:into|in|to)(?: the)? (?P<field>.+)", lambda g: _typed(g)),
    (
        rf"{_TYPE} (?P<question>{_WHAT} {_WHERE}|(?:the )?captcha|what you see.*|what is shown.*)",
        lambda g: _typed(g),
    ),
    (
        rf"(?:copy|read) (?P<question>{_WHAT} (?:in|from|of|on) (?:the|this) (?:picture|image"
        rf"|captcha))(?: (?:into|in|to)(?: the)?"
        r" (?P<field>.+))?",
        lambda g: _typed(g),
    ),
    (r"(?:solve|answer|complete) the captcha", lambda g: (Answer("the captcha", "text field"),)),
)


def _typed(groups: dict[str, str]) -> tuple[Answer, ...]:
    into = field(groups.get("field") or "")
    return (Answer(groups["question"], into if into and into.lower() != "it" else "text field"),)
