"""The menus of programs: the titles that nearly all share, and a look into each for what is not seen.

The trap: what a menu shows is harmless to look at, what it does is not. So a title is all that is pressed
here, each one once, the likeliest first; an open menu is closed again before the next one is opened, since
a press on another title only closes it in some toolkits.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from agent.actions import Click, Press
from agent.senses import Found
from agent.sight.line import part_of
from policies.pocket.deed import Deed
from policies.pocket.view import View

TITLES = (
    "File|Edit|View|Insert|Format|Tools|Search|Find|Options|Settings|Preferences|Document|Window|Windows|Help"
    "|Go|Bookmarks|Tabs|Project|Build|Terminal|Data|History|Table|Image|Layer|Select|Selection|Colors"
    "|Filters|Code|Run|Debug|Text|Mode|Game|Actions|Journal|Page|Accounts|Entries|Groups|Database|Shell"
)
CHINESE_TITLES = (
    "文件|编辑|视图|查看|显示|插入|格式|工具|搜索|查找|选项|设置|文档|窗口|帮助|转到|书签|标签|项目|终端|数据|历史|表格"
    "|图像|图层|选择|模式|操作"
)
_TITLE = re.compile(rf"(?<![\w.])(?:{TITLES})(?![\w.])|(?:{CHINESE_TITLES})(?=$|\s|\(|（|[\u3400-\u9fff])")
LOOKED = "looked in the menu "
_FEWEST = 3  # titles in a row that make a bar of menus
_MAIN = "open the main menu"
_LIKE = 0.5  # of likeness: an icon is the one of the main menu
_HINTS = (
    (r"\b(?:show|hide|view|zoom|line|wrap|bar|pane|panel|full ?screen|ruler|grid|icons|list|status|split)"
     r"|\bwhitespace\b|显示|隐藏|行号|缩放|全屏|换行", "View 视图 查看 显示"),
    (r"\b(?:preferences|settings|options|configure|undo|redo|cut|copy|paste|replace|find|delete|duplicate)\b"
     r"|首选项|设置|选项|撤销|替换", "Edit Tools Settings Options Search 编辑 工具 设置 搜索"),
    (r"\b(?:open|save|print|export|import|new|recent|properties|quit|exit|close|revert|template)\b"
     r"|打开|保存|打印|导出|新建|退出", "File 文件"),
    (r"\b(?:insert|add|date|time|symbol|picture|image|table|link|header|footer|row|column)\b|插入",
     "Insert 插入"),
    (r"\b(?:font|bold|italic|underline|align|center|centre|upper|lower|case|colou?r|paragraph|style|indent)\b"
     r"|字体|粗体|对齐|居中|大写", "Format Text Edit 格式"),
    (r"\b(?:spell\w*|sort|count|statistics|plugins?|macro|check|convert)\b|拼写|排序|统计",
     "Tools Edit 工具"),
    (r"\b(?:about|manual|shortcuts|version|tips?)\b|关于|手册|快捷键", "Help 帮助"),
)  # fmt: skip
_LAST = ("Help", "帮助")


def titles(view: View) -> list[Found]:
    """Return the titles of the menus of the window in front, from the left; nothing where there are none."""
    front = next((window.box for window in view.windows if window.active), view.area)
    words = [
        Found(part_of(text, match.start(), match.end()), match[0], text.score)
        for text in view.texts
        if text.box.center in front and not view.is_title(text.box)
        for match in _TITLE.finditer(text.label)
    ]
    for first in sorted(words, key=lambda word: word.box.top):
        row = [word for word in words if abs(word.box.center.y - first.box.center.y) < 0.5 * view.line]
        if len({word.label for word in row}) >= _FEWEST:
            return sorted(row, key=lambda word: word.box.left)
    return []


def look_in(view: View, sentence: str, trail: Sequence[str]) -> Deed | None:
    """Return the step that opens the next menu to look into for what a sentence asks; None after the last."""
    shown = titles(view)
    opened = [each for each in trail if each.startswith("looked in")]
    closing = (Press(("esc",)),) if trail and trail[-1].startswith("looked in") else ()
    for title in sorted(shown, key=lambda word: _rank(word.label, sentence)):
        told = f"{LOOKED}{title.label}"
        if told not in trail:
            return Deed((*closing, Click(title.box.center)), (title,), told)
    if not shown and not opened and (icon := view.scene.icon(_MAIN)) is not None and icon.likeness > _LIKE:
        found = Found(icon.found.box, "main menu", icon.share)
        return Deed((Click(found.box.center),), (found,), "looked in the main menu")
    return Deed(closing, (), "closed the menu") if closing else None


def only_leads(found: Found, sentence: str, view: View) -> bool:
    """Tell whether what was found for a sentence is the title of a menu that the sentence does not name."""
    title = next((each for each in titles(view) if found.box.center in each.box), None)
    return title is not None and title.label.lower() not in sentence.lower()


def _rank(title: str, sentence: str) -> tuple[bool, int]:
    """Return how late to look into a menu: those that the words hint at first, help last."""
    hinted = " ".join(names for words, names in _HINTS if re.search(words, sentence, re.IGNORECASE)).split()
    return title in _LAST and title not in hinted, hinted.index(title) if title in hinted else len(hinted)
