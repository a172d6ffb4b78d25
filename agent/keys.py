"""What keys are called: one canonical name for each, and the many other names that people write.

The trap: pyautogui ignores a key that it does not know and presses the rest of the chord, so that a
misspelt `ctlr+s` types an `s` into the document. Here a chord is understood whole or not at all.
"""

from __future__ import annotations

import re
import string
import unicodedata
from collections.abc import Mapping
from types import MappingProxyType

from agent.errors import UnknownKey
from agent.registry import did_you_mean

MODIFIERS = ("ctrl", "shift", "alt", "super", "altgr")

NAMED = (
    *MODIFIERS,
    "enter",
    "esc",
    "tab",
    "space",
    "backspace",
    "delete",
    "insert",
    "home",
    "end",
    "pageup",
    "pagedown",
    "up",
    "down",
    "left",
    "right",
    "capslock",
    "numlock",
    "scrolllock",
    "menu",
    "printscreen",
    "pause",
    "volumeup",
    "volumedown",
    "volumemute",
    "playpause",
    "nexttrack",
    "prevtrack",
    *(f"f{number}" for number in range(1, 25)),
    *(f"num{digit}" for digit in range(10)),
    "numenter",
    "numadd",
    "numsubtract",
    "nummultiply",
    "numdivide",
    "numdecimal",
)

CHARACTERS = (*string.ascii_lowercase, *string.digits, *string.punctuation)

ALIASES: Mapping[str, str] = MappingProxyType(
    {
        **dict.fromkeys(("return", "ret", "linefeed", "newline", "↵", "⏎", "回车", "回车键"), "enter"),
        **dict.fromkeys(("escape", "退出键", "取消键"), "esc"),
        **dict.fromkeys(("tabulator", "制表键", "⇥"), "tab"),
        **dict.fromkeys(("spacebar", "blank", "空格", "空格键"), "space"),
        **dict.fromkeys(("bksp", "bs", "back", "退格", "退格键", "⌫"), "backspace"),
        **dict.fromkeys(("del", "forwarddelete", "删除", "删除键", "⌦"), "delete"),
        **dict.fromkeys(("ins", "插入", "插入键"), "insert"),
        **dict.fromkeys(("control", "controlleft", "controlright", "ctrlleft", "ctrlright"), "ctrl"),
        **dict.fromkeys(("ctl", "leftctrl", "rightctrl", "leftcontrol", "rightcontrol", "⌃"), "ctrl"),
        **dict.fromkeys(("shiftleft", "shiftright", "leftshift", "rightshift", "上档键", "⇧"), "shift"),
        **dict.fromkeys(("option", "opt", "altleft", "leftalt", "optionleft", "optionright", "⌥"), "alt"),
        **dict.fromkeys(("altgraph", "altright", "rightalt", "altgraphic"), "altgr"),
        **dict.fromkeys(("win", "windows", "winleft", "winright", "meta", "metaleft", "metaright"), "super"),
        **dict.fromkeys(("cmd", "command", "superleft", "superright", "os", "⌘", "徽标键"), "super"),
        **dict.fromkeys(("pgup", "prior", "pageup", "上一页", "向上翻页"), "pageup"),
        **dict.fromkeys(("pgdn", "pgdown", "next", "下一页", "向下翻页"), "pagedown"),
        **dict.fromkeys(("pos1", "行首"), "home"),
        **dict.fromkeys(("行尾",), "end"),
        **dict.fromkeys(("arrowup", "uparrow", "cursorup", "↑", "上", "上箭头", "向上"), "up"),
        **dict.fromkeys(("arrowdown", "downarrow", "cursordown", "↓", "下", "下箭头", "向下"), "down"),
        **dict.fromkeys(("arrowleft", "leftarrow", "cursorleft", "←", "左", "左箭头", "向左"), "left"),
        **dict.fromkeys(("arrowright", "rightarrow", "cursorright", "→", "右", "右箭头", "向右"), "right"),
        **dict.fromkeys(("caps", "大写锁定", "大写键"), "capslock"),
        **dict.fromkeys(("apps", "application", "contextmenu", "菜单键"), "menu"),
        **dict.fromkeys(("print", "prtsc", "prtscr", "prntscrn", "printscrn", "sysrq"), "printscreen"),
        **dict.fromkeys(("break", "pausebreak"), "pause"),
        **dict.fromkeys(("audioraisevolume", "volup", "音量加"), "volumeup"),
        **dict.fromkeys(("audiolowervolume", "voldown", "音量减"), "volumedown"),
        **dict.fromkeys(("audiomute", "mute", "静音"), "volumemute"),
        **dict.fromkeys(("audioplay", "mediaplaypause", "play", "播放"), "playpause"),
        **dict.fromkeys(("audionext", "medianexttrack"), "nexttrack"),
        **dict.fromkeys(("audioprev", "mediaprevioustrack", "previoustrack"), "prevtrack"),
        **{f"{pad}{digit}": f"num{digit}" for digit in range(10) for pad in ("kp", "numpad", "keypad")},
        **{
            f"{pad}{name}": f"num{name}"
            for name in ("enter", "add", "subtract", "multiply", "divide", "decimal")
            for pad in ("kp", "numpad", "keypad")
        },
        **dict.fromkeys(("plus", "加号"), "+"),
        **dict.fromkeys(("minus", "hyphen", "dash", "减号"), "-"),
        **dict.fromkeys(("equal", "equals", "等号"), "="),
        **dict.fromkeys(("comma", "逗号", "，"), ","),
        **dict.fromkeys(("period", "dot", "句号", "。"), "."),
        **dict.fromkeys(("slash", "forwardslash", "斜杠"), "/"),
        **dict.fromkeys(("backslash", "反斜杠"), "\\"),
        **dict.fromkeys(("semicolon", "分号"), ";"),
        **dict.fromkeys(("colon",), ":"),
        **dict.fromkeys(("apostrophe", "quote", "singlequote"), "'"),
        **dict.fromkeys(("quotedbl", "doublequote"), '"'),
        **dict.fromkeys(("grave", "backquote", "backtick"), "`"),
        **dict.fromkeys(("tilde", "asciitilde"), "~"),
        **dict.fromkeys(("bracketleft", "leftbracket"), "["),
        **dict.fromkeys(("bracketright", "rightbracket"), "]"),
        **dict.fromkeys(("braceleft", "leftbrace"), "{"),
        **dict.fromkeys(("braceright", "rightbrace"), "}"),
        **dict.fromkeys(("parenleft", "leftparen"), "("),
        **dict.fromkeys(("parenright", "rightparen"), ")"),
        **dict.fromkeys(("less", "lessthan"), "<"),
        **dict.fromkeys(("greater", "greaterthan"), ">"),
        **dict.fromkeys(("underscore", "下划线"), "_"),
        **dict.fromkeys(("asterisk", "star", "星号"), "*"),
        **dict.fromkeys(("ampersand",), "&"),
        **dict.fromkeys(("at",), "@"),
        **dict.fromkeys(("numbersign", "hash", "pound", "井号"), "#"),
        **dict.fromkeys(("dollar",), "$"),
        **dict.fromkeys(("percent",), "%"),
        **dict.fromkeys(("caret", "asciicircum"), "^"),
        **dict.fromkeys(("exclam", "exclamation"), "!"),
        **dict.fromkeys(("question", "questionmark"), "?"),
        **dict.fromkeys(("bar", "pipe"), "|"),
    }
)

_LONGEST_CHORD = 6  # five modifiers and a key
_LONGEST_TEXT = 120  # characters of a chord; a longer text is none, and is not searched for one
_SHOWN = 40  # of them, in a complaint


def key(name: str) -> str:
    """Return the canonical name of a key: 'Return', 'ENTER' and '回车' are all 'enter'.

    Raises:
        UnknownKey: there is no such key; the message names the nearest one.
    """
    if len(name) > _LONGEST_TEXT:
        raise UnknownKey(_complaint(None, f"{name[:_SHOWN].strip()}…"))
    found = _find(name)
    if found is None:
        raise UnknownKey(_complaint(name, name))
    return found


def chord(text: str) -> tuple[str, ...]:
    """Return the canonical names in a chord, in the order in which they go down.

    'Ctrl+S', 'ctrl-s', 'ctrl s' and 'ctrl + s' are the same; 'Ctrl++' ends with the plus key; '+' and
    ' ' alone are keys.

    Raises:
        UnknownKey: a part is no key, a key comes twice, or nothing is there at all.
    """
    if len(text) > _LONGEST_TEXT:
        raise UnknownKey(_complaint(None, f"{text[:_SHOWN].strip()}…"))
    whole = _find(text)
    if whole is not None:
        return (whole,)
    head, last = text.strip(), ""
    if match := re.fullmatch(r"(.*[^\s+-])(?:\s*[+-]\s*|\s+)([+-])", head):
        head, last = match[1], match[2]
    for separators in (r"\+", r"\+\-", r"\+\-\s"):
        parts = re.split(rf"\s*[{separators}]\s*", head)
        parts = [*parts, last] if last else parts
        names = _each(parts) if separators == r"\+" else _joined(parts)  # 'f+1' is no 'f1'
        if names and len(set(names)) == len(names) <= _LONGEST_CHORD:
            return names
    raise UnknownKey(_complaint(_first_unknown(text), text))


def written(keys: tuple[str, ...]) -> str:
    """Write a chord so that `chord` reads it again: the plus sign by its name."""
    return "+".join("plus" if key == "+" and len(keys) > 1 else key for key in keys)


def _find(name: str) -> str | None:
    """Return the canonical name, or None where the name is unknown."""
    if name == " ":
        return "space"
    plain = name.strip().lower()
    if plain in CHARACTERS:
        return plain
    if len(plain) > 1:
        plain = re.sub(r"(?<=..)\s*key$", "", unicodedata.normalize("NFKC", plain).replace("xf86", ""))
        first, *more = re.split(r"[\s-]+", plain, maxsplit=1)
        if more and ALIASES.get(first, first) in MODIFIERS:
            return None  # 'ctrl l' and 'ctrl-left' are chords; 'Control_L' and 'ctrlleft' are keys
        plain = re.sub(r"(?<=[^\W_])[\s_-]+(?=[^\W_])", "", plain)
    if plain[:-1] in _SIDED and plain[-1] in "lr":
        plain = plain[:-1]
    return plain if plain in NAMED else ALIASES.get(plain)


_SIDED = frozenset(("control", "ctrl", "shift", "alt", "super", "meta", "win"))


def _each(parts: list[str]) -> tuple[str, ...] | None:
    """Return the canonical name of every part, or None where one is unknown."""
    names = tuple(name for part in parts if (name := _find(part)) is not None)
    return names if len(names) == len(parts) else None


def _joined(parts: list[str]) -> tuple[str, ...] | None:
    """Return the canonical names of the parts, joining neighbours such as 'page', 'down' first."""
    if not parts:
        return ()
    for take in (2, 1):
        if len(parts) < take:
            continue
        found = _find(" ".join(parts[:take])) if all(parts[:take]) else None
        rest = _joined(parts[take:]) if found is not None else None
        if found is not None and rest is not None:
            return (found, *rest)
    return None


def _first_unknown(text: str) -> str | None:
    """Return the part of a failed chord to blame, or None where each part alone is a key."""
    parts = [part for part in re.split(r"\s*[+\-\s]\s*", text.strip()) if part]
    return next((part for part in parts or [text] if _find(part) is None), None)


def _complaint(name: str | None, text: str) -> str:
    if not text.strip():
        return "no key is named (name one, such as 'enter' or 'ctrl+s')"
    if name is None:
        return f"'{text}' is no chord (name each key once and join them with +, as in 'ctrl+shift+s')"
    where = f" in '{text}'" if name != text else ""
    near = did_you_mean(name.lower(), NAMED) or did_you_mean(name.lower(), list(ALIASES))
    return f"there is no key '{name}'{where}{near} (name keys as in 'enter' or 'ctrl+s')"
