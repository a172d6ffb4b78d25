"""Why something cannot be done, what is asked, how it ended: what sight and policies say, in Chinese.

The core speaks English, and what it says is kept in episodes as it was said. A policy that is given a
Chinese task says these in Chinese itself; a Chinese window says them so whatever the task was. A test looks
for each of them in the code, and that none of a policy's is missing.

The trap: a model's own sentence that reads nearly like one of these. A sentence is translated as a whole or
stays, and what stands in the braces is data, but for the names in `PARTS`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from types import MappingProxyType

from agent.complaint import COMPLAINTS, EXAMPLES, REMEDIES, WRONGS
from agent.doubt import DOUBTS
from agent.label import LABELS
from agent.sentence import Rewording

REASONS: Mapping[str, str] = MappingProxyType(
    {
        **COMPLAINTS,
        **DOUBTS,
        # what is not seen, or more than once
        "'{text}' is not seen": "没有看到“{text}”",
        "'{text}' is not seen (nearest: {near})": "没有看到“{text}”（最接近的：{near}）",
        "'{text}' is not shown": "屏幕上没有“{text}”",
        "'{text}' is not shown (nearest: {near}; use the words as they are on the screen)": (
            "屏幕上没有“{text}”（最接近的：{near}；请使用屏幕上的原文）"
        ),
        "'{text}' is not shown (no text at all is; use the words as they are on the screen)": (
            "屏幕上没有“{text}”（没有任何文字；请使用屏幕上的原文）"
        ),
        "'{text}' is not shown (use the words as they are on the screen)": (
            "屏幕上没有“{text}”（请使用屏幕上的原文）"
        ),
        "'{text}' is not shown (the likest place is {likeness} like it, {least} are needed: "
        "lower 'similarity', or cut the picture out anew)": (
            "屏幕上没有“{text}”（最像的位置相似度为 {likeness}，需要 {least}："
            "请降低“similarity”，或重新截取图片）"
        ),
        "'{text}' is shown, but not {side} '{anchor}' (say on which side it is seen)": (
            "屏幕上有“{text}”，但不在“{anchor}”的{side}（请说明它在哪一边）"
        ),
        "'{text}' is shown, but no field is seen beside it (click into the field first, then: type \"…\")": (
            "屏幕上有“{text}”，但旁边没有看到输入框（请先点击输入框，再写：输入“…”）"
        ),
        "'{text}' is shown, but no field is seen beside it "
        "(click into the field first, then type without 'into')": (
            "屏幕上有“{text}”，但旁边没有看到输入框（请先点击输入框，再不写“into”地输入）"
        ),
        "'{text}' is shown {times}, not {count} times ({places})": (
            "“{text}”出现了{times}，不到 {count} 次（{places}）"
        ),
        "'{text}' is shown {times}: {places} (say which: the second …, … in a window)": (
            "“{text}”出现了{times}：{places}（请说明是哪一个：第二个……、某窗口中的……）"
        ),
        "'{text}' is shown {times}: {places} (say which: "
        'second "{text}", "{text}" right of "…", or "{text}" in window "…")': (
            "“{text}”出现了{times}：{places}"
            "（请说明是哪一个：第二个“{text}”、“…”右边的“{text}”、或在窗口“…”中的“{text}”）"
        ),
        "'{text}' may mean '{one}' or '{other}'": "“{text}”可能是“{one}”，也可能是“{other}”",
        "'{text}' is shown {times} (say which)": "“{text}”出现了{times}（请说明是哪一个）",
        "'{text}' is shown more than once (cut out more of what is around it)": (
            "“{text}”不止出现一次（请连同周围截取更大一块）"
        ),
        "'{text}' is seen {times}": "看到了{times}“{text}”",
        "'{text}' is seen {times}, not {count}": "“{text}”看到了{times}，不到 {count} 次",
        "'{text}' is not seen at '{row}'": "在“{row}”那里没有看到“{text}”",
        "'{text}': {count} are seen": "“{text}”：看到 {count} 个",
        "which of '{text}' are meant is not known": "不知道指的是哪些“{text}”",
        "'{text}' is still seen {count} times": "“{text}”还有 {count} 个",
        "'{text}' is still shown (see whether the step before worked, or allow more patience)": (
            "“{text}”仍然显示着（请检查上一步是否成功，或延长等待时间）"
        ),
        "the picture '{name}' is larger than where it is looked for (cut out less)": (
            "图片“{name}”比查找的范围还大（请截取小一些）"
        ),
        "no {kind} of that kind is seen": "没有看到这样的{kind}",
        "no field '{name}' is seen (fields: {count})": "没有看到输入框“{name}”（共有 {count} 个输入框）",
        "no field for the {kind} is seen (fields: {count})": (
            "没有看到填写“{kind}”的输入框（共有 {count} 个输入框）"
        ),
        "no field to write in is seen": "没有看到可以输入的地方",
        "no field with a text in it is seen": "没有看到有文字的输入框",
        "no field with the number of the page is seen": "没有看到填写页码的输入框",
        "no room to draw in is seen": "没有看到可以画的地方",
        "no boxes to tick are seen": "没有看到可以勾选的复选框",
        "no word is seen there": "那里没有看到文字",
        "no text that stands alone is seen": "没有看到单独的文字",
        "no text of several words is seen": "没有看到成段的文字",
        "the word '{word}' is not seen in the text": "文字中没有看到“{word}”",
        "no word stands {side} '{word}'": "“{word}”的{side}没有词",
        "no value of '{what}' is seen": "没有看到“{what}”的值",
        "no values are seen by which '{name}' could be told": "没有看到可以判断“{name}”的数值",
        "no cell '{cell}' is seen": "没有看到单元格“{cell}”",
        "nothing can be read in '{area}'": "“{area}”中没有能读出的内容",
        "'{question}' cannot be worked out from what is seen": "根据看到的内容无法得出“{question}”",
        "no entry from '{start}' to '{end}' is offered": "没有从“{start}”到“{end}”的选项",
        "no row of {number} stars is seen (the longest row has {count})": (
            "没有看到一排 {number} 颗星（最长的一排有 {count} 颗）"
        ),
        "'{text}' has no {number} places beside it ({count} are seen)": (
            "“{text}”旁边没有 {number} 个位置（看到 {count} 个）"
        ),
        "'{text}' is seen {count} times, and none is that of the thing": (
            "“{text}”出现了 {count} 次，没有一个是它的"
        ),
        "no column is seen by which the {by} would be first": "没有看到可以让“{by}”排在最前面的列",
        "no column is seen that is ordered by {by}": "没有看到按“{by}”排序的列",
        "no field for a message is seen": "没有看到写消息的输入框",
        "no numbered rows are seen in '{where}'": "“{where}”中没有看到编号的行",
        "nothing is seen that makes a {kind}": "没有看到可以新建“{kind}”的地方",
        "nothing is seen that shows only '{text}'": "没有看到只显示“{text}”的选项",
        "there is no place {number} in the row of '{text}' ({count} are seen)": (
            "“{text}”所在的一列没有第 {number} 个位置（看到 {count} 个）"
        ),
        "no axes of a plot are seen": "没有看到坐标轴",
        "({x}, {y}) is off the plot": "({x}, {y}) 在坐标图之外",
        # windows
        "there is no window '{window}'": "没有窗口“{window}”",
        "there is no window '{window}' (windows: none that the system tells of)": (
            "没有窗口“{window}”（系统没有报告任何窗口）"
        ),
        "there is no window '{window}' (windows: {others})": "没有窗口“{window}”（现有窗口：{others}）",
        "{count} windows fit '{window}' (name one by its whole title: {others})": (
            "有 {count} 个窗口符合“{window}”（请写出完整标题：{others}）"
        ),
        "{count} other windows are there (say which)": "还有 {count} 个别的窗口（请说明是哪一个）",
        "no window '{window}' is open (open: none)": "没有打开的窗口“{window}”（没有任何窗口）",
        "'{window}' is all there is of its program": "“{window}”就是它的程序的全部",
        "no window '{window}' is open (open: {others})": "没有打开的窗口“{window}”（已打开：{others}）",
        "the window '{window}' does not come to the front": "窗口“{window}”没有到前面来",
        "the window '{window}' is off the screen (bring it back first)": (
            "窗口“{window}”在屏幕之外（请先把它移回来）"
        ),
        "no browser is seen to go to '{address}' in (open one)": (
            "没有看到可以打开“{address}”的浏览器（请打开一个）"
        ),
        # what does not come about
        "'{what}' is still as it was after {count} presses": "按了 {count} 次，“{what}”仍是原样",
        "no calendar opens there": "那里没有弹出日历",
        "the calendar does not come to that month": "日历翻不到那个月",
        "the day {day} is not seen in the calendar": "日历中没有看到 {day} 日",
        "no numbers are seen that have 'odd' and 'even' beside them": "没有看到旁边有“奇数”和“偶数”的数字",
        "what '{what}' is now is not seen": "看不到“{what}”现在是多少",
        "the number of '{what}' does not come to {number}": "“{what}”的数量调不到 {number}",
        "the hints leave no number": "按这些提示，没有符合的数",
        "'{what}' is at {value}": "“{what}”是 {value}",
        "no value is shown beside the slider": "滑块旁边没有显示数值",
        "the slider does not come to {value}": "滑块调不到 {value}",
        "no slider is seen": "没有看到滑块",
        "no number can be read in '{name}'": "“{name}”中读不出数字",
        "'{name}' does not come to {value}": "“{name}”调不到 {value}",
        "nothing is seen that makes a text {how}": "没有看到能把文字设为“{how}”的东西",
        "no size '{size}' is offered": "没有字号“{size}”",
        "no size {size} is offered": "没有 {size} 的字号",
        "'{text}' is not seen in the field that it was typed into": "在输入的框中没有看到“{text}”",
        "'{text}' is not replaced": "“{text}”没有被替换",
        "'{label}' has no hint that says so": "“{label}”没有提示表明是它",
        "no button 'Replace All' is seen": "没有看到“全部替换”按钮",
        "nothing is seen that replaces a text": "没有看到能替换文字的东西",
        # what is said of a task as a whole
        "the instruction is done": "指令完成了",
        "all {count} instructions are done": "{count} 条指令都完成了",
        "I am only {sure} sure that this is meant by '{sentence}'": (
            "“{sentence}”是指这里吗？只有 {sure} 的把握"
        ),
        "{whys}; a dialog is in front, '{window}': {said}": "{whys}；前面有一个对话框“{window}”：{said}",
        "I can't do '{sentence}': {whys}. What shall I do? (say what to click, or 'skip')": (
            "做不到“{sentence}”：{whys}。该怎么做？（说明要点什么，或说“跳过”）"
        ),
        "I don't understand this part: '{sentence}'. It is no kind of sentence that I know, and nothing "
        "on the screen says it ({whys}). Please say it in other words, for example: click '{example}', "
        "type Ann in the Name field, turn on Auto save; or 'skip'": (
            "没有看懂这一部分：“{sentence}”，屏幕上也没有它（{whys}）。请换个说法，例如：点击“{example}”、"
            "在名称中输入 张三、勾选自动保存；或说“跳过”"
        ),
        "The model asks you to take over. Please help, then let it go on.": (
            "模型请你接手。请先帮它一下，再让它继续。"
        ),
        "the task is empty (say in a sentence what shall be done)": "任务是空的（请用一句话说明要做什么）",
    }
)

CHINESE: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "reason": REASONS,
        "wrong": WRONGS,
        "remedy": REMEDIES,
        "example": EXAMPLES,
        "label": LABELS,
        "side": {
            "right of": "右边",
            "left of": "左边",
            "below": "下面",
            "above": "上面",
            "after": "后面",
            "before": "前面",
            "following": "后面",
            "follows": "后面",
        },
        "times": {"once": "一次", "twice": "两次", "{count} times": " {count} 次"},
        "kind": {
            "field": "输入框",
            "button": "按钮",
            "box": "复选框",
            "link": "链接",
            "icon": "图标",
            "area": "文本区",
            "thing": "东西",
        },
        "place": {
            "'{text}'": "“{text}”",
            "'{text}' at {place}": "“{text}”在 {place}",
            " and {count} more": " 等另外 {count} 处",
        },
    }
)
"""What is said of each kind: whole reasons, what targets are called, and the words within a reason."""

PARTS: Mapping[str, str] = MappingProxyType(
    {
        "whys": "reason",
        "why": "reason",
        **{kind: kind for kind in ("wrong", "remedy", "example", "side", "times", "kind")},
    }
)
"""Which values are worded in their turn, and as what; several `whys` are joined with '; '."""

_PLACE = re.compile(r"'(?P<text>[^']*)' at (?P<place>\(-?\d+, -?\d+\))")
_MORE = re.compile(r" and (?P<count>\d+) more$")


def in_chinese(text: str) -> str:
    """Return a reason in Chinese; sentences of it that are not known stay as they are."""
    return _CHINESE.reworded("reason", text)


def label_in_chinese(label: str) -> str:
    """Return in Chinese what a target is called; '' where it is a text of the screen."""
    return _CHINESE.sentence("label", label)


def placed(places: str, say: Callable[[str, str], str]) -> str:
    """Return where texts are, as a reason lists it, in another language. say: words a template of a kind."""
    at, more = say("place", "'{text}' at {place}"), say("place", " and {count} more")
    places = _PLACE.sub(lambda found: at.format(**found.groupdict()), places)
    return _MORE.sub(lambda found: more.format(**found.groupdict()), places)


def listed(texts: str, say: Callable[[str, str], str]) -> str:
    """Return texts in quotes, as a reason lists them, with the quotes of another language."""
    if len(texts) < 2 or texts[0] != "'" or texts[-1] != "'":
        return texts
    one = say("place", "'{text}'")
    return say("reason", ", ").join(one.format(text=text) for text in texts[1:-1].split("', '"))


def _chinese(kind: str, template: str) -> str:
    return CHINESE[kind][template] if template in CHINESE[kind] else {"; ": "；", ", ": "、"}[template]


def lists(say: Callable[[str, str], str]) -> dict[str, Callable[[str], str]]:
    """Return how the values are said that list texts."""
    return {
        "places": lambda places: placed(places, say),
        **dict.fromkeys(("near", "others"), lambda texts: listed(texts, say)),
    }


_CHINESE = Rewording(CHINESE, _chinese, PARTS, lists(_chinese))
