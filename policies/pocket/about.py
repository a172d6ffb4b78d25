"""The entry of a menu that tells what a program is, among those that tell of what it is built with.

The trap: 'About Qt' says as much of 'the about dialog' as the one that is meant, and which that is only the
name of the program tells.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from agent.geometry import Window
from agent.senses import Found
from policies.pocket.written import WORD

_ASKED = re.compile(
    r"(?:open|show|view|see|display|bring up|go to)(?: me)?(?: the| its| an?)? [\"'“]?about[\"'”]?"
    r"(?: (?:dialog(?:ue)?|window|box|page|screen|information))?|about"
    r"|(?:打开|显示|查看)?[“「]?关于[”」]?(?:对话框|窗口|界面|信息|本?程序|软件)?",
    re.IGNORECASE,
)
_ENTRY = re.compile(r"(?:\W*|.{1,2} ?)?(?:about\b|关于)(?P<what>.*)", re.IGNORECASE)
_BUILT_WITH = frozenset("qt kde gtk gnome mate xfce plugins components".split())


def is_about(sentence: str) -> bool:
    """Tell whether a sentence wants to know what the program is."""
    return _ASKED.fullmatch(sentence) is not None


def tells_about(label: str) -> bool:
    """Tell whether a label is such an entry, whatever it tells of."""
    return _ENTRY.fullmatch(label.strip()) is not None


def about(shown: Sequence[Found], windows: Sequence[Window]) -> Found | None:
    """Return the entry that tells of the program in front; None where none does, or several may."""
    called = " ".join(f"{window.title} {window.application}" for window in windows if window.active).lower()
    named = [(entry, match["what"]) for entry in shown if (match := _ENTRY.fullmatch(entry.label.strip()))]
    told = [(entry, WORD.findall(what.lower())) for entry, what in named]
    own = [entry for entry, words in told if any(word in called for word in words if len(word) > 2)]
    rest = [entry for entry, words in told if not _BUILT_WITH & set(words)]
    every = [entry for entry, _ in named]
    return next((found[0] for found in (own, rest, every) if len(found) == 1), None)
