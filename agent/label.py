"""What a target is called that no text of the screen names, by a policy or a recording, in Chinese."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

LABELS: Mapping[str, str] = MappingProxyType(
    {
        "field {name}": "输入框“{name}”",
        "field of {name}": "“{name}”的输入框",
        "field for the {name}": "填写“{name}”的输入框",
        "field to find": "查找框",
        "search field": "搜索框",
        "box {name}": "复选框“{name}”",
        "check box of {name}": "“{name}”的复选框",
        "switch {name}": "开关“{name}”",
        "list {name}": "列表“{name}”",
        "sizes: {name}": "字号：{name}",
        "section {name}": "“{name}”一栏",
        "fold of {name}": "“{name}”的折叠",
        "window {name}": "窗口“{name}”",
        "title bar of {name}": "“{name}”的标题栏",
        "cell {name}": "单元格 {name}",
        "between {name} and {other}": "“{name}”和“{other}”之间",
        "beside {name}": "“{name}”旁边",
        "icon: {name}": "图标（{name}）",
        "main menu": "主菜单",
        "other month": "翻月按钮",
        "next page": "下一页",
        "free place": "空位",
        "number of the page": "页码",
        "'{name}'": "“{name}”",
        "the button '{name}'": "按钮“{name}”",
        "the field '{name}'": "输入框“{name}”",
        "the place at ({x}, {y})": "({x}, {y}) 处",
        "what is {side} '{name}'": "“{name}”{side}的东西",
    }
)
