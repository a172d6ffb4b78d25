"""What people say for an icon or a text: sentences made from the tables, for training alone."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

Lots = np.random.Generator
_ENGLISH = (
    "{}", "{}", "{}", "click {}", "click the {} button", "press {}", "the {} button", "the {} icon",
    "please {}", "{} button", "{} icon", "tap {}", "select {}", "use the toolbar to {}", "I want to {}",
    "let me {}", "open {}", "click on {}", "choose {}", "show {}", "go to {}", "can you {}",
    "click the {} icon", "switch to {}",
)  # fmt: skip
_CHINESE = (
    "{}", "{}", "{}", "点击{}", "点击{}按钮", "按{}按钮", "{}按钮", "{}图标", "请{}", "打开{}", "选择{}",
    "我想{}", "点{}", "用工具栏按钮{}", "单击{}", "显示{}", "切换到{}",
)  # fmt: skip
_NOUNS = (
    "page file document picture image message song video month week day result item change line row entry "
    "note contact task event photo track chapter slide tab window folder record word match section column "
    "step question number value player list text mail bookmark layer clip puzzle color size panel "
    "paragraph program"
).split()
_CHINESE_NOUNS = (
    "页面 文件 文档 图片 消息 歌曲 视频 月 周 结果 项目 修改 行 条目 笔记 联系人 任务 事件 照片 窗口 文件夹"
).split()


@dataclass(frozen=True, slots=True)
class Label:
    """A label in both languages, and the ways of asking for it in each."""

    english: str
    chinese: str
    english_ways: tuple[str, ...]
    chinese_ways: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Meaning:
    """What is said for one concept in each language, with {thing} and {app} to be filled."""

    english: tuple[str, ...]
    chinese: tuple[str, ...]


class Sayings:
    """Makes sentences for concepts, for icons by their names, and for texts by their translations."""

    def __init__(
        self, meanings: Sequence[Meaning], pairs: Sequence[tuple[str, str]], labels: Sequence[Label] = ()
    ) -> None:
        self._meanings = meanings
        self.pairs, self.labels = pairs, labels
        self._programs = [english.lower() for english, _ in pairs if len(english) < 16] or _NOUNS

    @classmethod
    def from_file(cls, file: Path) -> Sayings:
        kept = json.loads(file.read_text(encoding="utf-8"))
        meanings = [Meaning(tuple(each["en"]), tuple(each["zh"])) for each in kept["meanings"]]
        labels = [
            Label(english, chinese, tuple(ways), tuple(others))
            for english, chinese, ways, others in kept.get("labels", ())
        ]
        return cls(meanings, [(english, chinese) for english, chinese in kept["pairs"]], labels)

    def of_meaning(self, number: int, lots: Lots) -> str:
        """Return a sentence for a concept."""
        meaning = self._meanings[number]
        if lots.random() < 0.25:
            return _framed(
                _filled(_one(meaning.chinese, lots), _CHINESE_NOUNS, _CHINESE_NOUNS, lots), _CHINESE, lots
            )
        return _framed(_filled(_one(meaning.english, lots), _NOUNS, self._programs, lots), _ENGLISH, lots)

    def of_name(self, name: str, lots: Lots) -> str:
        """Return a sentence for an icon that is called so."""
        return _framed(name, _ENGLISH, lots)

    def of_pair(self, number: int, lots: Lots) -> tuple[str, str]:
        """Return a sentence for a text of an interface, and the text; in one language or in both."""
        english, chinese = self.pairs[number]
        draw = lots.random()
        if draw < 0.5:
            return _framed(chinese, _CHINESE, lots), english
        if draw < 0.75:
            return _framed(english, _ENGLISH, lots), chinese
        return (
            (_framed(english, _ENGLISH, lots), english)
            if draw < 0.9
            else (_framed(chinese, _CHINESE, lots), chinese)
        )

    def of_label(self, number: int, lots: Lots) -> tuple[str, str]:
        """Return a way of asking for a label, and the label in either language, or another way."""
        label = self.labels[number]
        way = _one(label.chinese_ways if lots.random() < 0.3 else label.english_ways, lots)
        if lots.random() < 0.15:
            return way, _one((*label.english_ways, *label.chinese_ways), lots)
        return way, label.chinese if lots.random() < 0.3 else label.english


def _one(phrases: Sequence[str], lots: Lots) -> str:
    return phrases[int(lots.integers(len(phrases)))]


def _filled(phrase: str, things: Sequence[str], programs: Sequence[str], lots: Lots) -> str:
    return phrase.replace("{thing}", _one(things, lots)).replace("{app}", _one(programs, lots))


def _framed(phrase: str, frames: Sequence[str], lots: Lots) -> str:
    return _one(frames, lots).format(phrase)
