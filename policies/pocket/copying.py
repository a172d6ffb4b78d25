"""Finds the text to type in a sentence without quotes: 'write hello in the editor', '在名称中输入hello'.

The trap: a text of one's own invention is worse than none. What is typed is cut out of the task, letter
by letter, and a sentence that leaves open which of its words are meant has no text.
"""

from __future__ import annotations

import re

from agent.sight.match import Wanted
from policies.literal.instruction import Target, TypeText

_ENGLISH = re.compile(
    r"(?:type|write|enter)\s+(?!in(?:to)?\b)(?P<text>.+)\s+(?:into(?: the)?|in the)\s+(?P<field>[^\"]+)"
    r"|type\s+(?!in(?:to)?\b)(?P<alone>.+)",
    re.IGNORECASE | re.DOTALL,
)
_CHINESE = re.compile(r"(?:在(?P<field>.+?)(?:里面|中|里|内))?(?:输入|键入)(?P<text>.+)", re.DOTALL)
_KIND = re.compile(r"\s+(?:field|box|entry|input|line)$|(?:输入框|文本框|栏)$", re.IGNORECASE)
_ANYWHERE = frozenset(
    "editor text document field box window page terminal area note file".split()
    + "编辑器 文档 窗口 终端 文本 页面".split()
)  # no label has these words: what has the keyboard is meant


def copied(sentence: str) -> TypeText | None:
    """Return what is to be typed, and into what; None where the sentence does not say so plainly."""
    english = _ENGLISH.fullmatch(sentence)
    match = english or _CHINESE.fullmatch(sentence)
    if match is None or '"' in sentence:
        return None
    text = match["text"] or (english["alone"] if english else "")
    field = match["field"] or ""
    return TypeText(text.strip(), _target(field))


def _target(field: str) -> Target | None:
    words = re.findall(r"[a-z]+|[\u3400-\u9fff]+", field.lower())
    if all(word in _ANYWHERE for word in words):
        return None
    return Target(Wanted(_KIND.sub("", field).strip()))
