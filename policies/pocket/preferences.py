"""The preferences of a program: the last place where a setting may be that no menu has.

The trap: their dialog has pages, and what stands on a page shows only when it is chosen. So each page is
looked at once; a name beside a box to tick is no page, and the dialog is closed where it was not there.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from agent.actions import Click, Press, Wait
from agent.geometry import Box
from agent.senses import Found
from policies.pocket.deed import Deed
from policies.pocket.fronting import dialog
from policies.pocket.tickbox import tick_of
from policies.pocket.view import View
from policies.pocket.wording import said_by

OPENED = "opened the preferences"
_NAME = re.compile(
    r"(?:edit )?(?:preferences|settings|options)"
    r"|configure (?!.*\b(?:shortcuts|toolbars?|keys|notifications|languages?)\b).+"
    r"|首选项|设置|选项|配置.+",
    re.IGNORECASE,
)
_SETTING = re.compile(
    r"(?:turn|switch) (?:on|off)\b|(?:turn|switch) .+ (?:on|off)$"
    r"|(?:show|hide|enable|disable|tick|untick|check|uncheck|activate|deactivate|display|use|allow|stop)\b"
    r"|(?:see|highlight|wrap|keep|remember|always|never|limit)\b|make sure\b"
    r"|(?:put|have|give|make|set|use|change)\b.*\b(?:line numbers?|ruler|margins?|grid|themes?|dark|fonts?"
    r"|tab (?:size|width)|spell\w*|auto\w+)\b"
    r"|打开|开启|启用|禁用|关闭|显示|隐藏|勾选|取消勾选",
    re.IGNORECASE,
)
_ASKED_FOR = re.compile(
    r"(?:open|show(?: me)?|go (?:to|into)|bring up|launch|display|enter|see|view)(?: the| my| its)?"
    r"(?: \w+['’]s| program| app(?:lication)?| general| editor)? (?:settings|preferences|options)"
    r"(?: (?:window|dialog|page|screen))?"
    r"|(?:打开|进入|显示|转到)(?:程序的?|应用的?)?(?:首选项|偏好设置|设置|选项)(?:窗口|对话框|界面)?",
    re.IGNORECASE,
)
_PAGE = "looked at the page "
_LEFT = "closed the preferences"
_COMING = 2.5  # seconds that a slow program has to show them
_MOST = 5  # pages
_COLUMN = 0.35  # of a dialog's width: the names of its pages are no farther right
_ROW = 0.25  # of its height: nor farther down, where they are tabs
_FEWEST = 3  # names in a column or a row make pages


def entry_to(shown: Sequence[Found]) -> Found | None:
    """Return the entry of a menu that opens the preferences."""
    return next((text for text in shown if _NAME.fullmatch(text.label.strip(" .…·"))), None)


def is_asked_for(sentence: str) -> bool:
    """Tell whether a sentence wants the preferences themselves, and no menu of that name."""
    return _ASKED_FOR.fullmatch(sentence) is not None


def is_setting(sentence: str) -> bool:
    """Tell whether what a sentence asks for may be a setting."""
    return _SETTING.match(sentence) is not None


def look_at_pages(view: View, sentence: str, trail: Sequence[str]) -> Deed | None:
    """Return the click on the next page of the dialog; its closing after the last, and then nothing.

    trail: what was tried, the opening of the preferences with it.
    """
    if _LEFT in trail:
        return None
    if trail[-1] == OPENED and dialog(view.windows) is None:
        return Deed((Wait(_COMING, for_change=True),), (), f"{OPENED}, and waited for them")
    seen = [each.removeprefix(_PAGE) for each in trail if each.startswith(_PAGE)]
    left = [page for page in _pages(view) if page.label not in seen]
    if not left or len(seen) >= _MOST:
        return Deed((Press(("esc",)),), (), _LEFT)
    page = max(left, key=lambda each: said_by(sentence, each.label))
    return Deed((Click(page.box.center),), (page,), f"{_PAGE}{page.label}")


def _pages(view: View) -> list[Found]:
    """Return the names of the pages of the dialog in front: a column at its left, or a row of tabs."""
    front = view.front
    texts = [text for text in view.inside(front) if not view.is_title(text.box)]
    column = _aligned([text for text in texts if _is_left(text.box, front)], view.line, across=False)
    row = _aligned([text for text in texts if _is_high(text.box, front)], view.line, across=True)
    named = column if len(column) >= len(row) else row
    if len(named) < _FEWEST or any(tick_of(view, text) is not None for text in named):
        return []
    return named


def _is_left(box: Box, front: Box) -> bool:
    return box.right - front.left < _COLUMN * front.width


def _is_high(box: Box, front: Box) -> bool:
    return box.center.y - front.top < _ROW * front.height


def _aligned(texts: Sequence[Found], line: float, *, across: bool) -> list[Found]:
    """Return the most texts that stand in one row, or begin at one place."""

    def beside(text: Found) -> list[Found]:
        if across:
            return [each for each in texts if abs(each.box.center.y - text.box.center.y) < 0.5 * line]
        return [each for each in texts if abs(each.box.left - text.box.left) < 0.7 * line]

    return max(map(beside, texts), key=len, default=[])
