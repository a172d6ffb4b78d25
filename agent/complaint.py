"""Why `literal` does not understand a task, in Chinese: what is wrong, and what to write instead.

The trap: an example that does not follow the language itself. A test reads each Chinese one.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

COMPLAINTS: Mapping[str, str] = MappingProxyType(
    {
        "cannot understand the task at character {at}: {wrong}\n  {line}\n  {caret}\n({remedy})": (
            "看不懂任务的第 {at} 个字符处：{wrong}\n  {line}\n  {caret}\n（{remedy}）"
        ),
    }
)
"""How a complaint is put together."""

WRONGS: Mapping[str, str] = MappingProxyType(
    {
        "it says nothing to do": "没有说要做什么",
        "a verb is wanted here": "这里应该是一个动词",
        "a verb is wanted here, not '{word}'": "这里应该是一个动词，而不是“{word}”",
        "a verb is wanted here, not '{word}', did you mean '{guess}'?": (
            "这里应该是一个动词，而不是“{word}”，您是指“{guess}”吗？"
        ),
        "this does not belong to the instruction before it": "这里不属于前面的指令",
        "this does not go with the place named before it": "这里和前面说的位置不相配",
        "a window or a field in quotes is wanted here": "这里应该是加引号的窗口或输入框",
        "a text in quotes is wanted here": "这里应该是加引号的文字",
        "what is meant on the screen is wanted here, in quotes": "这里应该是屏幕上的目标，加引号",
        "the quotes are empty": "引号里是空的",
        "the quotation that opens with {mark} is never closed": "用 {mark} 开头的引号没有结束",
        "too many places beside each other": "一个接一个的位置太多了",
        "'{word}' is no place in an order": "“{word}”不是次序",
        "'click' is wanted here": "这里应该是“点击”",
        "'to' and where it is dragged are wanted here": "这里应该说拖到哪里",
        "a field is wanted here, not a window": "这里应该是输入框，而不是窗口",
        "a direction is wanted here: up, down, left or right": "这里应该是方向：上、下、左或右",
        "'make sure' is wanted here": "这里应该是“make sure”",
        "'check' alone may mean to look or to tick": "只说“检查”，可能是查看，也可能是勾选",
        "'{word}' is no number that fits": "“{word}”不是合适的数",
        "'times' is wanted here": "这里应该是“次”",
        "'{word}' is no time": "“{word}”不是时间",
        "{count} seconds is too long": "{count} 秒太长了",
        "the name of a key is wanted here": "这里应该是按键的名称",
        "one key at a time can be held": "一次只能按住一个键",
        "no key is named": "没有说是哪个键",
        "'{text}' is no chord": "“{text}”不是组合键",
        "there is no key '{key}'": "没有“{key}”这个键",
        "there is no key '{key}' in '{text}'": "“{text}”中的“{key}”不是按键",
        "there is no key '{key}', did you mean '{guess}'?": "没有“{key}”这个键，您是指“{guess}”吗？",
        "there is no key '{key}' in '{text}', did you mean '{guess}'?": (
            "“{text}”中的“{key}”不是按键，您是指“{guess}”吗？"
        ),
    }
)
"""What is wrong at a place of the task."""

REMEDIES: Mapping[str, str] = MappingProxyType(
    {
        "write: {example}": "请写：{example}",
        "write, for example: {example}": "请写，例如：{example}",
        'write: check that "…" is shown, or: click "…" to tick it': (
            "请写：检查“…”是否显示；或点击“…”来勾选它"
        ),
        "join instructions with 'then'": "请用“然后”连接指令",
        "close it with {mark}": "请用 {mark} 结束它",
        "name at most {most}": "最多说 {most} 个",
        "count from 1st to {most}th": "请从第 1 个数到第 {most} 个",
        "give one from {least} to {most}": "请写 {least} 到 {most} 之间的数",
        "wait at most {most} seconds": "最多等待 {most} 秒",
    }
)
"""What to write instead."""

EXAMPLES: Mapping[str, str] = MappingProxyType(
    {
        'click "Save"': "点击“保存”",
        'click "Save" holding ctrl': "ctrl 点击“保存”",
        'click "Save" in window "Editor"': "在窗口“编辑器”中点击“保存”",
        'in window "Editor", click "Save"': "在窗口“编辑器”中点击“保存”",
        'right-click "Save"': "右键点击“保存”",
        'hover over "Help"': "移到“帮助”上",
        'drag "a.txt" to "Documents"': "把“a.txt”拖到“文档”",
        'type "Alice" into "Name"': "在“姓名”里输入“Alice”",
        'type "Alice" into "Name" in window "Editor"': "在窗口“编辑器”中，在“姓名”里输入“Alice”",
        "press Ctrl+S": "按 Ctrl+S",
        "press Tab 3 times": "按 Tab 3 次",
        'press the "OK" button': "点击“确定”按钮",
        'scroll down 5 in "List"': "在“列表”里向下滚动 5 格",
        'scroll down 5 in "List" in window "Editor"': "在窗口“编辑器”中，在“列表”里向下滚动 5 格",
        'wait for "Saved"': "等待“已保存”出现",
        "wait 2 seconds": "等待 2 秒",
        'check that "3 files" is shown': "检查“3 个文件”是否显示",
        "hold shift": "按住 shift",
        "release shift": "松开 shift",
    }
)
"""Sentences that are understood."""
