"""Which text of the screen a sentence says, where its words alone tell.

The trap: nearly every sentence has a word that stands somewhere on the screen. 'Print the calendar' does not
mean the tab 'Calendar'. So a text is taken only where it has every word that tells something, or where it is
called by its whole name.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from agent.senses import Found

PLACED = re.compile(
    r"\b(?:left|right) of\b"
    r"|\b(?:below|under|beneath|underneath|above|over|between|beside|next to|before|after)\b"
    r"|[左右上下][边面侧方](?:的|$)|之间|旁边",
    re.IGNORECASE,
)
_RELATED = re.compile(
    r"\b(?:close|quit|exit|minimi[sz]e|maximi[sz]e|of|for|in|on|from|with|row|column|cell|field|box|checkbox"
    r"|input|slider|switch|list|drop-?down|icon|first|second|third|last|\d+(?:st|nd|rd|th))\b",
    re.IGNORECASE,
)
_BESIDE = re.compile(
    r"\b(?:left|right) of\b|\b(?:below|under|beneath|underneath|above|over|beside|next to|before|after)\b"
    r"|\b(?:in|of|on)\b(?=.*\bwindow\b)",
    re.IGNORECASE,
)
_CHINESE_BESIDE = re.compile(r"[左右上下前后](?:边|面|侧|方)")
_WHOLE_NAME = re.compile(r"(?<=\s)[A-Z][A-Za-z]{2,}(?: [A-Z][A-Za-z]+)*")
CHINESE = re.compile(r"[\u3400-\u9fff]")
WORD = re.compile(r"[\u3400-\u9fff]|[a-z0-9]+")
EMPTY = frozenset(
    "a an the of to in on at by for from with and or is are be as this that these those it its my your me i "
    "let want please can you into up out all one click tap press select choose pick open show go switch turn "
    "toggle tick check see view use button menu tab link field box icon list item entry option page window "
    "dialog label column row text app application 点 击 打 开 选 择 的 按 钮 请 个 这 那 到".split()
)


def is_all(written: Found, sentence: str) -> bool:
    """Tell whether the text has every word of the sentence that tells something."""
    if PLACED.search(sentence):
        return False
    said = set(WORD.findall(written.label.lower()))
    return not any(
        word not in EMPTY and word not in said and word.rstrip("s") not in said and word + "s" not in said
        for word in WORD.findall(sentence.lower())
    )


def is_anchor(written: Found, sentence: str) -> bool:
    """Tell whether the text is only what a place is told by: 'the button after Undo' is not 'Undo'."""
    name, said = written.label.strip(" :").lower(), sentence.lower()
    english, chinese = _BESIDE.search(said), _CHINESE_BESIDE.search(said)
    after = english is not None and name in said[english.end() :]
    return bool(name) and (after or (chinese is not None and name in said[: chinese.start()]))


def saying_all(sentence: str, texts: Sequence[Found]) -> Found | None:
    """Return the shortest text that has all the words of the sentence that tell something, two at least.

    'Create a new database' means 'Create new database', not 'Database'.
    """
    telling = {word for word in WORD.findall(sentence.lower()) if word not in EMPTY}
    fitting = sorted((text for text in texts if is_all(text, sentence)), key=lambda text: len(text.label))
    if len(telling) < 2 or not fitting or (len(fitting) > 1 and fitting[1].label == fitting[0].label):
        return None
    return only_verb(fitting[0], sentence, texts) or fitting[0]


def only_verb(text: Found, sentence: str, texts: Sequence[Found]) -> Found | None:
    """Return the text that is the verb of the sentence and nothing else, where this one only speaks of it.

    'Commit the staged changes' means the button 'Commit', not the head 'Staged Changes (Will Commit)', nor
    the menu of that name at the top.
    """
    said = [word for word in WORD.findall(sentence.lower()) if word not in EMPTY]
    own = [word for word in WORD.findall(text.label.lower()) if word in said]
    if not said or own[:1] == said[:1]:
        return None
    found = [each for each in texts if each.label.strip(" .…").lower() == said[0]]
    found = found if sentence.lower().startswith(said[0]) else []
    return max(found, key=lambda each: each.box.top, default=None)


def called(sentence: str, texts: Sequence[Found]) -> Found | None:
    """Return the one text that the sentence calls by its whole name, written with capitals; None if none is.

    'Start a Hard puzzle' means 'Hard', though 'puzzle' is written somewhere, too.
    """
    if PLACED.search(sentence) or _RELATED.search(sentence):
        return None
    names = set(_WHOLE_NAME.findall(sentence))
    shown = " ".join(text.label for text in texts)
    if any(name not in shown for name in names):
        return None  # another name is told, too: 'translate Open as Öffnen' means no 'Open'
    fitting = [text for text in texts if text.label.strip(" :") in names]
    return fitting[0] if len(fitting) == 1 else None
