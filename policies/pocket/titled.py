"""The buttons of a window that is called by its name: 'close Git Gui', 'minimise the PDF viewer'.

The trap: the name is written in the title bar and stands in menus and on tabs as well, and a click on it
closes nothing. The buttons are in the row of the title, whatever the window is called.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from agent.geometry import Box
from agent.senses import Found
from agent.sight.match import find_all

_ACT = re.compile(
    r"(?:please )?(?P<act>close|quit|exit|minimi[sz]e|iconify|maximi[sz]e|restore)(?: down)? (?:the )?"
    r"(?P<what>.+?)(?P<kind> (?:window|app(?:lication)?|program))?[.!]?",
    re.IGNORECASE,
)
_CHINESE = re.compile(r"(?P<act>关闭|关掉|退出|最小化|最大化)(?P<what>.+?)(?P<kind>窗口|程序|应用)?")
_PROGRAM = re.compile(
    r"(?:[\w-]+ ){0,2}(?:viewer|editor|player|browser|manager|calculator|terminal|reader|client|program"
    r"|application|app|window)|.*(?:浏览器|编辑器|播放器|计算器|阅读器|管理器|查看器)",
    re.IGNORECASE,
)
_PART = re.compile(
    r"\b(?:tab|dialog|menu|panel|pane|bar|section|message|pop-?up|banner|notification|file|document|all|it|this)\b"
    r"|标签|对话框|菜单|面板|栏|提示|文件|文档",
    re.IGNORECASE,
)
_ROOM = 1.5  # heights of the title above and below its middle: the bar


def window_act(sentence: str, texts: Sequence[Found], area: Box) -> tuple[str, Box | None] | None:
    """Return what to ask the model for, 'close the window', and in which part of the screen.

    None where the sentence is of no window: what it names is no program and is in no title.
    """
    said = _ACT.fullmatch(sentence.strip()) or _CHINESE.fullmatch(sentence.strip(" 。"))
    if said is None or _PART.search(said["what"]):
        return None
    act = f"{said['act']} the window" if said["act"].isascii() else f"{said['act']}窗口"
    found = find_all(said["what"], texts)
    top = min((text.box.top for text in texts), default=0.0)
    title = next((match.line for match in found if match.line.box.top - top < match.line.box.height), None)
    if title is not None:
        reach, middle = _ROOM * title.box.height, title.box.center.y
        return act, Box.between(area.left, middle - reach, area.right, middle + reach)
    return (act, None) if not found and (_PROGRAM.fullmatch(said["what"]) or said["kind"]) else None
