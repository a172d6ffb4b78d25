"""What speaks against an act that was done, in Chinese.

The trap: a doubt is told in a reason as it is, so it has no capital and no full stop.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

DOUBTS: Mapping[str, str] = MappingProxyType(
    {
        "'{text}' is still there": "“{text}”还在",
        "none that is '{text}' is left": "“{text}”一个也没有了",
        "nothing on the screen has changed": "屏幕上什么也没变",
        "page {shown} is shown, not {number}": "显示的是第 {shown} 页，不是第 {number} 页",
        "'{text}' is not shown after it was typed into the list": "在列表中输入后没有显示“{text}”",
        "'{old}' is still there, and '{new}' is not": "“{old}”还在，“{new}”没有出现",
        "only what was clicked looks otherwise, and nothing came of it": "只有点到的地方变了样，没有任何反应",
        "{other} is shown, not {result}": "显示的是 {other}，不是 {result}",
        "it says '{label}'": "它提示“{label}”",
        "'{name}' is still where it was": "“{name}”还在原处",
        "a button for it has come up that is not pressed yet": "出现了相应的按钮，还没有按",
        "others like it are left ({count})": "还剩下 {count} 个一样的",
        "only a list came up, and nothing was chosen from it": "只弹出了列表，没有选中任何一项",
        "only a list came up, and '{text}' was not chosen from it": "只弹出了列表，没有选中“{text}”",
        "the dialog '{window}' is still open": "对话框“{window}”还开着",
        "the dialog '{window}' saves something else": "对话框“{window}”保存的是别的东西",
        "the dialog '{window}' is in front": "前面有对话框“{window}”",
        "no board of nine places is seen": "没有看到九格棋盘",
        "the other one does not move": "对方没有走",
        "the game is over and not won": "对局结束了，没有赢",
        "'{text}' is not seen where it was typed": "在输入的地方没有看到“{text}”",
        "'{text}' was typed into the middle of another word": "“{text}”被输入到了另一个词的中间",
        "the field shows {shown}, not {text}": "输入框中是 {shown}，不是 {text}",
        "nothing but the field itself has changed": "除了输入框本身，什么也没变",
        "the box '{name}' is not ticked": "复选框“{name}”没有勾选",
        "the box '{name}' is not unticked": "复选框“{name}”仍勾选着",
        "the title says that it is not saved: '{window}'": "标题表明还没有保存：“{window}”",
        "nothing tells that it is saved": "没有迹象表明已经保存",
        "the order was only written in a field": "排序方式只是写进了输入框",
        "a menu came and went, and nothing else": "菜单打开又关上，别的什么也没变",
        "nothing has come up that asks for a name": "没有出现询问名称的地方",
        "nothing but the menu has changed, which is closed again": "除了菜单又关上了，什么也没变",
        "a message says: {said}": "有一条消息说：{said}",
    }
)
