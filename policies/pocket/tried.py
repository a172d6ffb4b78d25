"""What was tried on the way to a clause, as it is said to the person in the language of the task.

The trap: what was tried is noted in English in the replies that the run is read from, and is compared
letter by letter. So only what is shown is translated, never the note.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from agent.sentence import Rewording
from policies.literal.speech import Speech

TRIED: Mapping[str, str] = MappingProxyType(
    {
        "applied it": "点了“应用”",
        "pressed it": "按了它",
        "took the tool for it": "选了画它的工具",
        "opened it": "打开了它",
        "opened the list": "展开了列表",
        "opened the calendar": "打开了日历",
        "opened the browser": "打开了浏览器",
        "opened the sizes for {wanted}": "展开了字号列表，找 {wanted}",
        "turned to another month from {month}": "从 {month} 月翻到另一个月",
        "turned to the next page": "翻到下一页",
        "passed {count} of them": "翻过了 {count} 个",
        "played after {count} on {place}": "在已有 {count} 子的棋盘（{place}）上下了一子",
        "waited for the other one": "等对方走",
        "rested on the picture at {place}": "指着 {place} 处的图标看了它的提示",
        "something else is at {place}: {hint}": "{place} 处是别的：{hint}",
        "no hint says so at {place}": "{place} 处没有提示表明是它",
        "something else is at {place}": "{place} 处是别的",
        "went to the page {name}": "转到了“{name}”页",
        "brought its window to the front": "把它的窗口移到前面",
        "scrolled down": "向下滚动",
        "scrolled back": "滚回开头",
        "unfolded {name}": "展开了“{name}”",
        "expanded {name}": "展开了“{name}”",
        "looked behind {name}": "看了“{name}”后面的内容",
        "closed a list that has it not": "关闭了没有它的列表",
        "guessed in {low} to {high} {number}": "在 {low} 到 {high} 之间猜 {number}",
        "from {value} to {aim}": "从 {value} 变到 {aim}",
        "had {count} of it": "当时有 {count} 个",
        "declined what was in front": "拒绝了挡在前面的询问",
        "copied it at {x} {y} within {width} {height}": "在 ({x}, {y}) 复制了它（{width} x {height}）",
        "typed the beginning": "输入了开头",
        "wrote in a field up to {x} {y}": "在 ({x}, {y}) 以内的输入框中写了",
        "wrote the number": "写了这个数",
        "went to its {end}": "移到它的 {end}",
        "left the field": "离开了输入框",
        "pressed {key} at {value}": "在 {value} 时按 {key}",
        "pressed {keys}": "按了 {keys}",
        "slider is {here} of {there}": "滑块在 {here}，应到 {there}",
        "put {number} at {place}": "把 {number} 放到第 {place} 个位置",
        "slider at {place} is {value}": "滑块在 {place} 处是 {value}",
        "slider at {place} is {value}, keys": "滑块在 {place} 处是 {value}，改用按键",
        "brought it to the front": "把它移到前面",
        "went to another window {number}": "换到另一个窗口（第 {number} 次）",
        "went to {name}": "转到了“{name}”",
        "waited for the dialog": "等对话框出现",
        "opened list {name}": "展开了列表“{name}”",
        "opened the whole": "打开了它所属的整体",
        "looked at what can be done with it": "看了它的菜单",
        "closed a menu that has it not": "关闭了没有它的菜单",
        "closed the menu": "关闭了菜单",
        "closed what asks for something else": "关闭了另有用途的对话框",
        "closed the menu, and the preferences are in {name}": "关闭了菜单，首选项在“{name}”中",
        "closed the menu, since this did not open {name}": "关闭了菜单，因为没能打开“{name}”",
        "opened the search": "打开了搜索",
        "opened the search, and waited for it": "打开了搜索，等它出现",
        "opened the preferences": "打开了首选项",
        "opened the preferences, and waited for them": "打开了首选项，等它出现",
        "closed the preferences": "关闭了首选项",
        "looked at the page {name}": "看了“{name}”页",
        "looked in the main menu": "看了主菜单",
        "looked in the main menu > {entry}": "看了主菜单中的“{entry}”",
        "pressed one of {count}": "按了 {count} 个中的一个",
        "rested on the name {name}": "把指针停在“{name}”上",
        "rested over the middle": "把指针停在中间",
        "looked in the menu of the right button": "看了右键菜单",
        "looked in the menu of the right button, and waited for it": "看了右键菜单，等它出现",
        "looked in the menu {name}": "看了菜单“{name}”",
        "looked in the menu {name} > {entry}": "看了菜单“{name}”中的“{entry}”",
        "looked in the menu {name} for the preferences": "在菜单“{name}”中找首选项",
        "looked in the menu {name} > {entry} for the preferences": "在菜单“{name}”的“{entry}”中找首选项",
        "looked in the menu {name}, and waited for it": "看了菜单“{name}”，等它出现",
        "looked in the menu {name} > {entry}, and waited for it": "看了菜单“{name}”中的“{entry}”，等它出现",
        "looked in the main menu, and waited for it": "看了主菜单，等它出现",
        "looked in the main menu > {entry}, and waited for it": "看了主菜单中的“{entry}”，等它出现",
        "filled in both fields": "填好了两个输入框",
        "chose to replace all": "选了全部替换",
        "agreed to what comes before the name": "同意了输入名称之前的询问",
        "chose it in the menu": "在菜单中选了它",
        "chose it in the list": "在列表中选了它",
        "chose it on the card": "在弹出的卡片上选了它",
        "replaced one": "替换了一处",
        "sorted from the first on": "按升序排了序",
    }
)


def tried_words(trail: str, speech: Speech) -> str:
    """Return what was tried in the language of the task; what is not known here stays as it is noted."""
    return _CHINESE.sentence("tried", trail) or trail if speech.chinese else trail


_CHINESE = Rewording({"tried": TRIED}, lambda kind, template: TRIED[template])
