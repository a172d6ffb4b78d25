"""Reads the names of keys in a free sentence: 'Ctrl+S', 'control shift t', 'the down arrow', '回车键'.

The trap: 'press a' is a key and 'press login' is a button; so all the words must be names of keys, or
none of them is one.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

from agent.errors import UnknownKey
from agent.keys import chord
from policies.pocket.number import number_of

_TIMES = re.compile(
    r"^(?P<keys>.+?)(?:\s+(?P<word>once|twice|thrice)|\s*(?P<number>\d{1,3}|one|two|three|four|five"
    r"|six|seven|eight|"
    r"nine|ten|[一二两三四五六七八九十])\s*(?:times|x|次|下))$",
    re.IGNORECASE,
)
_CHINESE: Mapping[str, str] = MappingProxyType(
    {
        "回车": "enter", "删除": "delete", "空格": "space", "退格": "backspace", "制表": "tab", "退出": "esc",
        "向下": "down", "向上": "up", "向左": "left", "向右": "right", "下箭头": "down", "上箭头": "up",
        "左箭头": "left", "右箭头": "right", "方向下": "down", "方向上": "up", "加": "+", "换行": "enter",
    }
)  # fmt: skip


def keys(text: str) -> tuple[tuple[str, ...], int] | None:
    """Return the chord that the words name and how often it is pressed; None where they name no keys."""
    times, bare = 1, re.sub(r"^([一二两三四五六七八九十\d]{1,3})[次下](.+)$", r"\2\1次", text.strip(" .。"))
    if match := _TIMES.match(bare):
        times, bare = number_of(match["word"] or match["number"]) or 1, match["keys"]
    bare = re.sub(
        r"^(?:the|on|down on)\s+|\s+(?:keys?|buttons?|combination|shortcut)$|键$",
        "",
        bare.strip(),
        flags=re.I,
    )
    bare = re.sub(r"\s+(?:key|arrow)$|^arrow\s+", "", re.sub(r"^the\s+", "", bare), flags=re.I)
    for word, name in _CHINESE.items():
        bare = bare.replace(word, name)
    bare = re.sub(r"\s*\+\s*|\s+(?:plus|and)\s+", "+", bare)
    for written in (bare, re.sub(r"\s+", "+", bare), re.sub(r"\s+", "", bare)):
        try:
            return chord(written[:80]), times
        except UnknownKey:
            continue
    return None
