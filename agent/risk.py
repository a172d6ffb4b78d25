"""What counts as risky: words near a target, keys that close or log out, commands that destroy.

The trap: a list of words is no judgement. It asks too often rather than too seldom, it is looked up by
the executor and not by the policy, and a word inside another ("undelete", "sender") does not count.
"""

from __future__ import annotations

import re

WORDS = (
    "delete remove erase discard destroy uninstall wipe trash purge overwrite replace reset revert "
    "send submit publish post share pay buy purchase checkout transfer donate subscribe unsubscribe "
    "confirm authorize authorise grant accept agree deactivate terminate restart reboot "
    r"place\sorder log\s?out sign\s?out log\s?off shut\s?down power\s?off don['’]?t\ssave"
).split(" ")
CHINESE = (
    "删除 移除 清除 清空 抹掉 丢弃 格式化 卸载 覆盖 替换 重置 还原 发送 提交 发布 发表 分享 支付 付款 购买 "
    "下单 转账 捐赠 订阅 退订 授权 签署 同意 接受 停用 终止 注销 退出登录 关机 重启 不保存"
).split()
COMMANDS = r"(?:^|[;&|\n]\s*)\s*(?:sudo|rm|dd|mkfs\S*|shutdown|reboot|poweroff|halt|kill(?:all)?|shred)\s"

_WORDS = re.compile(rf"(?<!\w)(?:{'|'.join(WORDS)})(?!\w)", re.IGNORECASE)
_CHINESE = re.compile("|".join(CHINESE))
_COMMANDS = re.compile(COMMANDS, re.IGNORECASE)

CHORDS = frozenset(
    frozenset(chord.split("+"))
    for chord in (
        "alt+f4 ctrl+q ctrl+w super+q super+w ctrl+f4 ctrl+shift+w ctrl+shift+q shift+delete super+l "
        "ctrl+alt+delete ctrl+alt+backspace ctrl+alt+l ctrl+alt+q super+shift+q ctrl+d super+backspace"
    ).split()
)


def risky_word(text: str) -> str | None:
    """Return the first risky word in a text, or None."""
    found = _WORDS.search(text) or _CHINESE.search(text)
    return found.group() if found else None


def risky_command(text: str) -> str | None:
    """Return the shell command in a typed text that destroys or commands the machine, or None."""
    found = _COMMANDS.search(text)
    return found.group().strip(" ;&|\n") if found else None


def risky_chord(keys: tuple[str, ...]) -> bool:
    """Tell whether these keys together close a window, log out, or delete for good."""
    return frozenset(keys) in CHORDS
