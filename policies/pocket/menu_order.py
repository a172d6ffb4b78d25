"""Which menus are looked into for a sentence, and in which order.

The trap: looking costs a person's time, and most programs have ten menus. So those that a sentence names come
first, then those in which nearly all programs have such a thing, and help comes last.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from rapidfuzz import fuzz

from agent.geometry import Box
from agent.senses import Found
from policies.pocket.wording import said_by
from policies.pocket.written import CHINESE

_HINTS = (
    (r"\b(?:about|manual|shortcuts|version|tips?)\b|关于|手册|快捷键", "Help 帮助"),
    (r"\b(?:show|hide|view|zoom|line|wrap|bar|pane|panel|full ?screen|ruler|grid|icons|list|status|split)"
     r"|\bwhitespace\b|显示|隐藏|藏起|[态具边]栏|行号|缩放|全屏|换行", "View 视图 查看 显示 Settings 设置"),
    (r"\b(?:preferences|settings|options|configure|undo|redo|cut|copy|paste|replace|find|delete|duplicate)\b"
     r"|首选项|设置|选项|撤销|替换", "Edit Tools Settings Options Search 编辑 工具 设置 搜索"),
    (r"\b(?:open|save|print|export|import|new|recent|properties|quit|exit|close|revert|template)\b"
     r"|打开|保存|打印|导出|新建|退出", "File 文件"),
    (r"\b(?:larger|smaller|bigger)\b", "View Format 视图 格式"),
    (r"\b(?:rotate|flip|mirror|crop|resize|shrink|enlarge|scale)\b|旋转|翻转",
     "Image Edit Tools View 图像 编辑 工具 查看 视图"),
    (r"\b(?:black and white|gr[ae]y\w*|invert|negative|brightness|contrast)\b|反色|黑白|灰度",
     "Colors Image Filters Effects 颜色 图像"),
    (r"\b(?:insert|add|date|time|symbol|picture|image|table|link|header|footer|row|column)\b|插入",
     "Insert 插入"),
    (r"\b(?:font|bold|italic|underline|align|center|centre|upper|lower|case|colou?r|paragraph|style|indent)\b"
     r"|字体|粗体|对齐|居中|大写", "Format Text Edit 格式"),
    (r"\b(?:sort|arrange)\b|排序|排列", "View 视图 查看"),
    (r"\b(?:spell\w*|sort|count|statistics|plugins?|macro|check|convert)\b|拼写|排序|统计",
     "Tools Edit 工具"),
)  # fmt: skip
FIRST, LAST = {"File", "文件"}, ("Help", "帮助")  # with these two, all between them are titles
_LONG, _ALIKE = 5, 85  # letters; percent of them are the same in two readings of one name
_MANY = 5  # words that make a bar by their place alone, at least
_TITLE, _UNDER, _GAP = 24.0, 2.0, 2.5  # points of a title bar; lines to the bar under it, and between words

_ENTRIES = (  # what an entry is called that leads on to what a sentence asks for
    (r"\b(?:two|facing|single|one|continuous) pages?\b|[双单]页|连续", r"mode|layout|模式|布局"),
    (r"\b(?:sort|order|arrange)\b|排序|排列", r"arrange|sort|order|排列|排序"),
    (r"\b(?:(?:upper|lower)(?:case)?|capitals?|case)\b|[大小]写", r"case|convert|capital|transform|format"),
    (r"\b(?:line|numbers|ruler|border|margin)\b|行号", r"border|show|margin|gutter"),
    (r"\b(?:toolbar|status ?bar|side ?bar|bar|panel|pane)\b", r"toolbar|bars|panel|show"),
    (r"\b(?:zoom|larger|smaller|bigger)\b|\d+ ?%|放大|缩小", r"zoom|font|size"),
    (r"\b(?:row|column|table)\b", r"insert|table|add"),
    (r"\bas (?:\w+ ){0,2}(?:list|icons?|thumbnails?|table|grid|tree)\b|\bmode\b|模式", r"view|mode|layout"),
    (r"\b(?:compact|detailed|details|icons?|thumbnails?|grid|tree) (?:view|list|layout|mode)\b",
     r"view|mode|layout"),
    (r"\b(?:left|right|cent(?:er|re)|align|justify)\b|居中|对齐", r"align|paragraph|format|对齐|段落|格式"),
    (r"\b(?:rotate|flip|mirror|turn)\b|旋转|翻转",
     r"rotat|flip|transform|orient|image|旋转|翻转|变换|方向|图像"),
)  # fmt: skip


def in_order(titles: Sequence[Found], sentence: str) -> list[Found]:
    """Return the titles of menus, the likeliest for a sentence first."""
    return sorted(titles, key=lambda title: _rank(title.label, sentence))


def is_likely(title: str, sentence: str) -> bool:
    """Tell whether something speaks for a menu."""
    return title in _hinted(sentence) or is_said(title, sentence)


def is_said(title: str, sentence: str) -> bool:
    """Tell whether a sentence says a title; a file that is spoken of is not the menu of that name."""
    signs = 1 if CHINESE.fullmatch(title[:1]) and len(title) > 1 else 0  # one is shared by chance
    return title not in FIRST and (said_by(sentence, title) > signs or (signs > 0 and title in sentence))


def is_name(read: str, label: str) -> bool:
    """Tell whether what was read of a title is another one's name, but for a letter."""
    return read == label or (len(label) > _LONG and fuzz.ratio(read, label) >= _ALIKE)


def _rank(title: str, sentence: str) -> tuple[bool, bool, int]:
    """Return how late to look into a menu: those that are said first, then those hinted at, help last."""
    hinted = _hinted(sentence)
    late = title in LAST and title not in hinted
    return late, not is_said(title, sentence), hinted.index(title) if title in hinted else len(hinted)


def _hinted(sentence: str) -> list[str]:
    return " ".join(names for words, names in _HINTS if re.search(words, sentence, re.IGNORECASE)).split()


def may_lead(entry: str, sentence: str) -> bool:
    """Tell whether an entry that leads on is known to lead to such things."""
    return any(
        re.search(words, sentence, re.IGNORECASE) and re.search(entries, entry, re.IGNORECASE)
        for words, entries in _ENTRIES
    )


def is_bar(row: Sequence[Found], front: Box, line: float) -> bool:
    """Tell whether a row of words stands where programs have their titles, some of them rare.

    It begins at the left edge of the window in front, right under its title, one word beside another.
    """
    gaps = [after.box.left - word.box.right for word, after in pairwise(row)]
    top = front.top < row[0].box.top < front.top + _TITLE + _UNDER * line
    return (
        len(row) >= _MANY and top and row[0].box.left < front.left + _UNDER * line and max(gaps) < _GAP * line
    )
