"""Closes what lies over a page, by its cross or by the word that refuses.

The trap: the cross of the whole window is the best-drawn one of all, and it closes everything.
"""

from __future__ import annotations

import re

from agent.actions import Press
from agent.errors import NotShown
from agent.senses import Found
from policies.pocket.deed import Deed, on
from policies.pocket.view import View

_CROSSES = frozenset("× ✕ ✖ ╳ x X".split())
_WORDS = (
    "Close", "Cancel", "Dismiss", "No thanks", "No, thanks", "Not now", "Maybe later", "Later", "Skip",
    "Got it", "OK", "关闭", "取消", "以后再说", "知道了", "跳过",
)  # fmt: skip
_DISCARDING = (
    "Don't Save", "Don’t Save", "Do not save", "Close without Saving", "Quit without Saving", "Discard",
    "Discard changes", "No", "不保存", "放弃", "放弃更改", "直接关闭", "否",
)  # fmt: skip
_EVERY = re.compile(r"(?:all|every|each)\b|所有|全部|每", re.IGNORECASE)
_ALL = re.compile(r"(?:dismiss|close|clear)(?: them)? all|(?:全部|一键)(?:关闭|清除|忽略)", re.IGNORECASE)
_LIKE = 0.3  # of likeness: an icon is a cross


def dismiss(what: str, view: View) -> Deed:
    """Return what closes it: a cross in the page, a word that refuses, else the Escape key.

    Raises NotShown where that key came to nothing.
    """
    every = [text for text in view.texts if _EVERY.match(what) and _ALL.fullmatch(text.label.strip())]
    if len(every) == 1:
        return on(every[0])
    found = crosses(view)
    if len(found) == 1:
        return on(found[0])
    if said := [*refusing(view), *found]:
        return on(said[0])
    if Press(("esc",)) in view.tried:
        raise NotShown(f"'{what}' is not seen")
    return Deed((Press(("esc",)),))


def crosses(view: View) -> list[Found]:
    """Return the crosses of a page, those that are drawn only where none is read."""
    read = [text for text in view.texts if text.label.strip() in _CROSSES and not view.is_title(text.box)]
    return read or [
        Found(icon.box, "close", max(icon.score, 0.6))
        for icon in view.scene.icons_like("close", _LIKE)
        if not view.is_title(icon.box)
    ]


def refusing(view: View) -> list[Found]:
    """Return the words that refuse or close, each that is there once, the surest first."""
    said = [view.saying(word) for word in _WORDS]
    return [found[0] for found in said if len(found) == 1 and not view.is_title(found[0].box)]


def discard(view: View) -> Deed:
    """Return what says that changes need not be saved; nothing where that is not asked."""
    for word in _DISCARDING:
        found = [each for each in view.saying(word) if not view.is_title(each.box)]
        if found:
            return on(found[0])
    return Deed(())
