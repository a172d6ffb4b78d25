"""Cuts a task into words, quoted texts and separators, in one pass.

The traps: an apostrophe in "don't" opens no quotation, a dot in report.txt ends no sentence, and Chinese
puts no spaces between its words. So a straight single quote opens only at the start of a word; a dot or
comma separates only before a space, a quotation or the end; and a run of Chinese is cut at the words that
the language knows, the longest first, while everything else in it stays as the person wrote it.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum, auto
from types import MappingProxyType

from agent.errors import TaskNotUnderstood


class Kind(Enum):
    """What a token is."""

    WORD = auto()
    QUOTED = auto()
    SEPARATOR = auto()


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of the task.

    text: as the person wrote it, without quotes and with escapes read.
    word: the English word of the language that it stands for, in small letters; empty for other kinds.
    start, end: its place in the task.
    """

    kind: Kind
    text: str
    word: str
    start: int
    end: int


JOINERS = ("then", "and")

_QUOTES: Mapping[str, str] = MappingProxyType(
    {
        '"': '"',
        "“": '”“"',
        "”": '”"',
        "„": '“”"',
        "‘": "’‘'",
        "「": "」",
        "『": "』",
        "《": "》",
        "«": "»",
        "`": "`",
        "'": "'",
        "＂": "＂",
    }
)
_ESCAPES: Mapping[str, str] = MappingProxyType(
    {"n": "\n", "t": "\t", "r": "\r", '"': '"', "\\": "\\", "'": "'"}
)
_SEPARATORS = frozenset("。；;\n\r、，,.!！:：")
_INSIDE_WORDS = frozenset(".,!:")  # these separate only where a word could not go on

CHINESE: Mapping[str, str] = MappingProxyType(
    {
        **dict.fromkeys(
            ("点击", "单击", "点", "点选", "选择", "选中", "打开", "切换到", "勾选", "左键点击"), "click"
        ),
        **dict.fromkeys(("点击一下", "点一下"), "click"),
        **dict.fromkeys(("双击",), "double-click"),
        **dict.fromkeys(("三击", "三连击"), "triple-click"),
        **dict.fromkeys(("右击", "右键点击", "右键单击", "用右键点击", "鼠标右键点击"), "right-click"),
        **dict.fromkeys(("中键点击", "中键单击", "用中键点击"), "middle-click"),
        **dict.fromkeys(
            ("悬停", "悬停在", "悬停到", "移动到", "移到", "鼠标移到", "鼠标悬停在", "指向"), "hover"
        ),
        **dict.fromkeys(("拖动", "拖拽", "拖"), "drag"),
        **dict.fromkeys(("拖到", "拖动到", "拖拽到", "拖至", "拖进", "拖入"), "drag-to"),
        **dict.fromkeys(("把", "将"), "take"),
        **dict.fromkeys(("到", "至"), "to"),
        **dict.fromkeys(("输入", "键入", "填入", "填写"), "type"),
        **dict.fromkeys(("在", "于"), "at"),
        **dict.fromkeys(("里", "中", "内", "里面", "之中", "上"), "inside"),
        **dict.fromkeys(("按下", "按", "敲", "敲击"), "press"),
        **dict.fromkeys(("按住",), "hold"),
        **dict.fromkeys(("松开", "释放", "放开"), "release"),
        **dict.fromkeys(("滚动", "滚"), "scroll"),
        **dict.fromkeys(("向下", "往下"), "downward"),
        **dict.fromkeys(("向上", "往上"), "upward"),
        **dict.fromkeys(("向左", "往左"), "leftward"),
        **dict.fromkeys(("向右", "往右"), "rightward"),
        **dict.fromkeys(("格", "次", "下", "遍"), "times"),
        **dict.fromkeys(("等待", "等", "等到"), "wait"),
        **dict.fromkeys(("出现", "出现了", "显示", "显示了", "已显示", "显示出来"), "shown"),
        **dict.fromkeys(("消失", "消失了"), "disappear"),
        **dict.fromkeys(("秒", "秒钟"), "seconds"),
        **dict.fromkeys(("毫秒",), "milliseconds"),
        **dict.fromkeys(("分钟",), "minutes"),
        **dict.fromkeys(("检查", "确认", "验证", "核对"), "check"),
        **dict.fromkeys(("是否", "是否已", "有没有"), "whether"),
        **dict.fromkeys(("不", "没有", "未", "没", "不再"), "not"),
        **dict.fromkeys(("窗口",), "window"),
        **dict.fromkeys(("右边", "右侧", "右面", "右方"), "right-side"),
        **dict.fromkeys(("左边", "左侧", "左面", "左方"), "left-side"),
        **dict.fromkeys(("下面", "下方", "下边"), "below"),
        **dict.fromkeys(("上面", "上方", "上边"), "above"),
        **dict.fromkeys(("的",), "of"),
        **dict.fromkeys(("第",), "number"),
        **dict.fromkeys(("个",), "piece"),
        **dict.fromkeys(("最后一个", "最后个"), "last"),
        **dict.fromkeys(("输入框", "文本框", "字段", "输入栏", "编辑框"), "field"),
        **dict.fromkeys(("按钮", "菜单", "链接", "标签", "标签页", "选项", "图标", "复选框"), "button"),
        **dict.fromkeys(("然后", "再", "接着", "并且", "并", "之后", "随后"), "then"),
        **dict.fromkeys(("请", "先"), "please"),
        **{character: str(value) for value, character in enumerate("零一二三四五六七八九十")},
        "两": "2",
        "两次": "twice",
    }
)
_LONGEST = max(map(len, CHINESE))


def tokens(task: str) -> list[Token]:
    """Cut the task.

    Raises:
        TaskNotUnderstood: a quotation is opened and never closed.
    """
    found: list[Token] = []
    at = 0
    while at < len(task):
        character = task[at]
        if character in "\n\r" or not character.isspace():
            token = _next(task, at)
            found.append(token)
            at = token.end
        else:
            at += 1
    return found


def complaint(task: str, at: int, wrong: str, remedy: str) -> TaskNotUnderstood:
    """Return an error that shows the place in the task, says what is wrong, and what to write instead."""
    start, end = max(at - 40, 0), min(at + 40, len(task))
    before, after = ("…" if start else ""), ("…" if end < len(task) else "")
    shown = "".join(" " if unicodedata.category(each)[0] in "CZ" else each for each in task[start:end])
    caret = " " * (len(before) + _columns(shown[: at - start])) + "^"
    return TaskNotUnderstood(
        f"cannot understand the task at character {at + 1}: {wrong}\n"
        f"  {before}{shown}{after}\n  {caret}\n({remedy})"
    )


def _columns(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(each) in "WF" else 1 for each in text)


def _next(task: str, at: int) -> Token:
    character = task[at]
    if character in _QUOTES:
        return _quotation(task, at)
    if character in _SEPARATORS and not _goes_on(task, at):
        return Token(Kind.SEPARATOR, character, "", at, at + 1)
    if is_chinese(character):
        return _chinese(task, at)
    end = at + 1
    while end < len(task) and not _ends(task, end):
        end += 1
    text = task[at:end]
    return Token(Kind.WORD, text, text.lower().replace("’", "'"), at, end)


def _quotation(task: str, at: int) -> Token:
    closing = _QUOTES[task[at]]
    letters: list[str] = []
    end = at + 1
    while end < len(task):
        letter = task[end]
        if letter == "\\" and task[end + 1 : end + 2] in _ESCAPES:
            letters.append(_ESCAPES[task[end + 1]])
            end += 2
            continue
        # An apostrophe between two letters closes nothing: 'don't' is one text.
        if letter in closing and not (letter in "'’" and task[end + 1 : end + 2].isalnum()):
            return Token(Kind.QUOTED, "".join(letters), "", at, end + 1)
        letters.append(letter)
        end += 1
    raise complaint(
        task, at, f"the quotation that opens with {task[at]} is never closed", f"close it with {closing[0]}"
    )


def _chinese(task: str, at: int) -> Token:
    """Return the longest known word here, or what stands before the next known one."""
    known = _known(task, at)
    if known:
        return Token(Kind.WORD, known, CHINESE[known], at, at + len(known))
    end = at + 1
    while end < len(task) and is_chinese(task[end]) and not _known(task, end):
        end += 1
    return Token(Kind.WORD, task[at:end], task[at:end], at, end)


def _known(task: str, at: int) -> str:
    return next(
        (task[at : at + size] for size in range(_LONGEST, 0, -1) if task[at : at + size] in CHINESE), ""
    )


def _ends(task: str, at: int) -> bool:
    """Tell whether a word that is not Chinese ends before this character."""
    character = task[at]
    if character.isspace() or is_chinese(character):
        return True
    if character in _SEPARATORS:
        return not _goes_on(task, at)
    return character in _QUOTES and character not in "'`"


def _goes_on(task: str, at: int) -> bool:
    """Tell whether this mark is inside a word: report.txt, 2.5, Ctrl+, but not at a word's end."""
    if task[at] in ",.;:!" and at > 0 and task[at - 1] == "+":
        return True
    after = task[at + 1 : at + 2]
    return (
        task[at] in _INSIDE_WORDS
        and bool(after)
        and not after.isspace()
        and not is_chinese(after)
        and after not in _QUOTES
        and after not in _SEPARATORS
    )


def is_chinese(character: str) -> bool:
    """Tell whether this is a Chinese character."""
    return "\u3400" <= character <= "\u9fff"
