"""What a report says, in English and Chinese: labels, and actions in words.

What a policy, a screen or a person said is not translated. In English an action is worded by
`agent.actions.describe`, so that the report and the terminal say the same.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

from agent.actions import (
    Action,
    AskUser,
    Button,
    Click,
    Drag,
    Finish,
    Hold,
    Move,
    Press,
    Release,
    Scroll,
    Type,
    Wait,
    describe,
)
from agent.episode import Result, Verdict
from agent.geometry import Point

Language = Literal["en", "zh"]

SYMBOLS: Mapping[str, str] = MappingProxyType(
    {
        Result.DONE: "✓",
        Result.DRY: "○",
        Result.STALE: "↻",
        Result.REFUSED: "⊘",
        Result.FAILED: "✗",
        Verdict.FINISHED: "✓",
        Verdict.HALTED: "■",
        Verdict.UNCERTAIN: "?",
        Verdict.STOPPED: "■",
        "cut off": "…",
    }
)

CHINESE: Mapping[str, str] = MappingProxyType(
    {
        "done": "完成",
        "dry": "演练",
        "stale": "已变化",
        "refused": "被拒绝",
        "failed": "失败",
        "finished": "已完成",
        "halted": "未开始即中止",
        "uncertain": "结果不确定",
        "stopped": "被停止",
        "cut off": "记录中断",
        "verified": "已核实",
        "not verified": "未能核实",
        "stuck": "似乎卡住了",
        "nothing happened": "什么也没发生",
        "unexpected change": "出现意外变化",
        "the screen did not change": "屏幕没有变化",
        "Report of a run": "运行报告",
        "Report of scripts": "脚本报告",
        "Tries": "尝试次数",
        "line": "行",
        "Steps": "步骤",
        "Began": "开始",
        "Took": "用时",
        "Policy": "策略",
        "Contents": "目录",
        "Afterwards": "最后的屏幕",
        "This is what the screen showed when the run was over.": "运行结束时屏幕显示的内容。",
        "This is the last screen that was kept.": "这是保存下来的最后一个屏幕。",
        "Being done when the record broke off": "记录中断时正在执行",
        "Taught, and on": "所学内容，已启用",
        "Asked": "询问",
        "Answer": "回答",
        "The policy's own words": "策略的原始回复",
        "Screen before step": "步骤前的屏幕",
        "The picture is missing": "图片缺失",
        "Where the time went": "时间分布",
        "look": "观察",
        "decide": "决策",
        "guard": "检查",
        "pace": "节奏",
        "perform": "执行",
        "settle": "等待稳定",
        "wait": "等待",
        "ask": "询问",
        "Arrow keys go from step to step.": "用方向键在步骤间移动。",
        "Nothing was done.": "没有执行任何操作。",
        "All of it is in this file; it loads nothing.": "全部内容都在本文件中，不加载任何外部资源。",
    }
)


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of one language."""

    language: Language

    def __call__(self, english: str) -> str:
        return CHINESE.get(english, english) if self.language == "zh" else english

    def action(self, action: Action) -> str:
        """Say in a few words what the action does."""
        return describe(action) if self.language == "en" else _in_chinese(action)


def _in_chinese(action: Action) -> str:
    match action:
        case Click(at, button, count, holding):
            name = {1: "单击", 2: "双击", 3: "三击"}.get(count, f"{count} 次点击")
            return f"{_keys(holding)}{_side(button)}{name} {_place(at)}"
        case Move(at):
            return f"移动到 {_place(at)}"
        case Drag(path, button, holding):
            return f"{_keys(holding)}{_side(button)}从 {_place(path[0])} 拖到 {_place(path[-1])}"
        case Scroll(at, right, down):
            ways = [(down, "下"), (-down, "上"), (right, "右"), (-right, "左")]
            turns = "、".join(f"向{way} {notches} 格" for notches, way in ways if notches > 0)
            return f"在 {_place(at)} 滚动{turns}"
        case Type(text):
            return f"输入 {text!r}"
        case Press(keys):
            return f"按 {'+'.join(keys)}"
        case Hold(what):
            return f"按住 {what}"
        case Release(what):
            return f"松开 {what}"
        case Wait(seconds, for_change):
            return f"等待变化，最多 {seconds:g} 秒" if for_change else f"等待 {seconds:g} 秒"
        case Finish(message, success, _):
            return f"{'结束' if success else '放弃'}{'：' + message if message else ''}"
        case AskUser(question):
            return f"询问：{question}"


def _keys(holding: tuple[str, ...]) -> str:
    return "".join(f"{key}+" for key in holding)


def _side(button: Button) -> str:
    return {Button.LEFT: "", Button.RIGHT: "右键", Button.MIDDLE: "中键"}[button]


def _place(point: Point) -> str:
    return f"({point.x:.0f}, {point.y:.0f})"
