"""The keys that nearly every program has for an act, where nothing on the screen says it."""

from __future__ import annotations

import re

_KEYS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (r"save (?:it |this |the \w+ )?(?:as|under)|另存为|保存为", ("ctrl", "shift", "s")),
    (r"save(?: it| this| that| the \w+| my \w+| (?:the )?changes)?|保存(?:文件|它)?|存盘", ("ctrl", "s")),
    (r"undo(?: it| that| the last \w+| my last \w+)?|撤销|撤消", ("ctrl", "z")),
    (r"redo(?: it| that)?|重做|恢复", ("ctrl", "y")),
    (r"cut(?: it| this| the \w+)?|剪切", ("ctrl", "x")),
    (r"copy(?: it| this| that)?|复制", ("ctrl", "c")),
    (r"paste(?: it| that)?|粘贴", ("ctrl", "v")),
    (r"select (?:all|everything)(?: the text)?|全选", ("ctrl", "a")),
    (r"print(?: it| this| the \w+)?|打印", ("ctrl", "p")),
    (r"rename(?: it| the \w+)?|重命名", ("f2",)),
    (r"(?:refresh|reload)(?: it| the \w+)?|刷新(?:页面)?", ("f5",)),
    (r"(?:(?:open|start|create|make) a )?new (?:document|file|window|image|picture|drawing|canvas|project)"
     r"|新建(?:文件|文档)?", ("ctrl", "n")),
    (r"(?:open|show) the (?:find|search) (?:bar|dialog|box)|(?:打开|显示)?查找(?:栏|框|对话框)?",
     ("ctrl", "f")),
    (r"(?:close|quit|exit) (?:it|them|this|that|the (?:app(?:lication)?|program|window|dialog))(?: again)?"
     r"|退出|关闭窗口", ("alt", "f4")),
    (r"(?:create|make|add) an? (?:new )?(?:folder|directory)|新建文件夹", ("ctrl", "shift", "n")),
    (r"(?:open|add|start) an(?:other)?(?: (?:new|second|third|further|empty))* tab"
     r"|(?:open|add|start) a(?: (?:new|second|third|further|empty))+ tab|新建标签页", ("ctrl", "t")),
    (r"(?:go|make (?:it|the window)) full ?screen|全屏", ("f11",)),
    (r"make (?:it|(?:the |this )?\w+) bold|bold|(?:加粗|粗体)", ("ctrl", "b")),
    (r"make (?:it|(?:the |this )?\w+) italic|italic|斜体", ("ctrl", "i")),
    (r"underline (?:it|(?:the |this )?\w+)|下划线", ("ctrl", "u")),
    (r"close (?:the |this )?(?:current )?tab|关闭(?:当前)?标签页", ("ctrl", "w")),
    (r"zoom in(?: on (?:it|the \w+)| a (?:bit|little))?"
     r"|(?:把)?(?:页面|图片|文档|视图|网页)?放大(?:页面|图片|文档|视图|网页)?(?:一?[点些])?", ("ctrl", "+")),
    (r"zoom out(?: a (?:bit|little))?"
     r"|(?:把)?(?:页面|图片|文档|视图|网页)?缩小(?:页面|图片|文档|视图|网页)?(?:一?[点些])?", ("ctrl", "-")),
    (r"(?:放大|增大)(?:文字|字体|字号)|字(?:体)?大一点", ("ctrl", "+")),
    (r"(?:缩小|减小)(?:文字|字体|字号)|字(?:体)?小一点", ("ctrl", "-")),
    (r"make (?:it|(?:the |this )?\w+) cent(?:er|re)d|cent(?:er|re) (?:it|(?:the |this )?\w+)|居中",
     ("ctrl", "e")),
    (r"(?:reset|restore) the zoom|(?:zoom to )?(?:actual|normal|original) size|实际大小", ("ctrl", "0")),
    (r"bookmark (?:this|the) (?:page|site)|收藏(?:此|这个)?(?:页面|网页)", ("ctrl", "d")),
    (r"go (?:back )?to the (?:previous|last) (?:page|folder)|go back(?: to (?!.*\btab\b).*)?|返回|后退",
     ("alt", "left")),
    (r"go forward|前进", ("alt", "right")),
    (r"go (?:up )?(?:one|a) (?:folder|level|directory)(?: up)?|go up|上一级(?:目录|文件夹)?", ("alt", "up")),
    (r"(?:show|hide|toggle) (?:the )?hidden files|(?:显示|隐藏)隐藏文件", ("ctrl", "h")),
    (r"(?:open|go to|show) (?:the )?next tab|下一个标签页", ("ctrl", "pagedown")),
    (r"(?:open|go to|show) the previous tab|上一个标签页", ("ctrl", "pageup")),
    (r"(?:go|switch)(?: back)? to the first tab|(?:回到|切换到)第一个标签页", ("alt", "1")),
    (r"confirm|确认", ("enter",)),
    (r"cancel|取消", ("esc",)),
)  # fmt: skip
SHOWING = frozenset(("ctrl", each) for each in ("t", "w", "n", "h", "0", "+", "-", "pagedown", "pageup")) | {
    ("alt", "left"),
    ("alt", "right"),
    ("alt", "up"),
    ("f11",),
    ("ctrl", "shift", "n"),
}  # it shows what came
_SAVE_AS, SAVE = ("ctrl", "shift", "s"), ("ctrl", "s")
_NAMELESS = re.compile(
    r"untitled|unnamed|unsaved|new (?:document|file|note|image|picture)|no ?name|\bnew \d|无标题|未命名|新建",
    re.IGNORECASE,
)


def second_best(keys: tuple[str, ...], title: str) -> tuple[str, ...] | None:
    """Return the keys that do the same where those came to nothing; None where there are none.

    title: of the window. What has no name yet is asked for one when it is saved.
    """
    return SAVE if keys == _SAVE_AS and _NAMELESS.search(title) is not None else None


def shortcut(sentence: str) -> tuple[str, ...] | None:
    """Return the keys that do what the sentence says, None where there are none that everybody knows."""
    bare = sentence.strip(" .。!！").lower()
    return next((keys for pattern, keys in _KEYS if re.fullmatch(pattern, bare)), None)
