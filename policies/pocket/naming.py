"""The words of a sentence that name something: bared of articles, quotes and the kind of thing it is.

The trap: 'the name field' is a field called 'name', but 'the text field' is a field of no name.
"""

from __future__ import annotations

import re

from policies.pocket.day import today_said

CHINESE_VALUE = r"(?:值|数值|内容|号码|电话|电话号码|价格|总价|地址|日期|编号|城市|邮箱|年龄)"
"""What may be told of somebody or something in Chinese: '小明的电话'."""
SEPARATOR = re.compile(r",\s*(?:and\s+)?|\s+and\s+")  # of several things of one kind
_ARTICLES = re.compile(r"^(?:(?:the|a|an|this|that|these|those|my|your|its|any)\s+)+", re.IGNORECASE)
_AROUND = " \t,，.。;；:：!！"
_QUOTES = re.compile(
    r"\"(?P<a>[^\"]*)\"|“(?P<b>[^”]*)”|‘(?P<c>[^’]*)’|「(?P<d>[^」]*)」|《(?P<e>[^》]*)》|(?<!\w)'(?P<f>[^']*)'(?!\w)"
)
_MEANT = re.compile(r"\s+(?:for|on|about|under)\s+(?P<what>[^\"“‘「《]+)", re.IGNORECASE)
_HERE = re.compile(r"(?:me|us|now|today|this(?: \w+)?|it)(?:['’]s \w+)?", re.IGNORECASE)
_FIELD = re.compile(
    r"\s+(?:text\s?(?:field|box|area)|field|box|entry|input|line|area)s?$|(?:输入框|文本框|编辑框|字段|栏目|那一栏|一栏|那栏|栏|(?<=[^的]{2})(?<!搜索)(?<!查找)(?<!聊天)(?<!对话)(?:框|处))$",
    re.IGNORECASE,
)
_PLAIN_FIELD = re.compile(
    r"(?:(?:text|input|edit|entry|single|line|empty|blank|big|large|only)[\s-]*)*"
    r"(?:text|input|entry|field|box|area|line|textbox|textfield|textarea|editor|document|file|page"
    r"|window|note|"
    r"terminal)s?(?: below| above)?"
    r"|(?:文本|输入|编辑|空白)*(?:框|区|区域|栏|器|文档|窗口|终端|文本|页面)",
    re.IGNORECASE,
)
_ORDINAL = re.compile(r"first|second|third|fourth|fifth|last|\d+(?:st|nd|rd|th)|第.{1,3}个?", re.IGNORECASE)
_KEYBOARD = frozenset(
    "editor document page window terminal note file text 编辑器 文档 窗口 终端 文本 页面".split()
)


_THERE = frozenset("it this that them there here 它 里面 其中 那里".split())  # what was named before, or made
_SIGNS = (
    ("plus", "+"), ("add", "+"), ("加", "+"), ("加号", "+"),
    ("minus", "-−–"), ("subtract", "-−–"), ("减", "-−–"), ("减号", "-−–"),
    ("times", "*×"), ("multiply", "*×"), ("multiplied by", "*×"), ("乘", "*×"), ("乘号", "*×"),
    ("divide", "/÷"), ("divided by", "/÷"), ("除", "/÷"), ("除号", "/÷"),
    ("equals", "=＝"), ("equal", "=＝"), ("equal sign", "=＝"), ("等于", "=＝"), ("等号", "=＝"),
    ("percent", "%"), ("point", "."), ("dot", "."), ("decimal point", "."), ("comma", ","),
)  # fmt: skip


_KEY_WORD = re.compile(r"\s*(?:key|button|sign|键|按钮|号键)$")


def signs(word: str) -> str:
    """Return the signs that a word stands for, as on the keys of a calculator; nothing where it is none."""
    bare = _KEY_WORD.sub("", word.lower())
    return next((found for name, found in _SIGNS if name == bare), "")


def quoted(text: str) -> list[str]:
    """Return what stands in quotes, in order."""
    return [next(group for group in match.groups() if group is not None) for match in _QUOTES.finditer(text)]


def thing(text: str) -> str:
    """Return a name without articles and full stops; what is wholly in quotes without them."""
    bare = _ARTICLES.sub("", text.strip(_AROUND)).strip(_AROUND)
    return quoted(bare)[0] if _QUOTES.fullmatch(bare) else bare


def quotation(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Return where the quotation begins and ends, within its quotes, that a part of a text stands in."""
    for match in _QUOTES.finditer(text):
        first, last = next(match.span(name) for name in match.groupdict() if match[name] is not None)
        if first <= start and end <= last:
            return first, last
    return None


def literal(text: str) -> str:
    """Return a text to be typed as it was written: without the quotes around it, where there are some.

    What is not quoted and is the date of today is that date.
    """
    bare = text.strip()
    return quoted(bare)[0] if _QUOTES.fullmatch(bare) else today_said(bare) or bare


def said_for(text: str) -> tuple[str, str]:
    """Return the quotation that a text begins with, and for what it is meant: '"milk"', 'tomorrow'.

    What goes on after a quotation is no part of it; what is here and now is meant for nothing else.
    """
    match = _QUOTES.match(text)
    rest = _MEANT.fullmatch(text, match.end()) if match is not None else None
    if match is None or rest is None:
        return text, ""
    return match[0], "" if _HERE.fullmatch(rest["what"]) else rest["what"]


def field(text: str) -> str:
    """Return the name of a field without the word for its kind, unless it has no other."""
    name = thing(text)
    short = _FIELD.sub("", name)
    return name if not short or _ORDINAL.fullmatch(short) or _PLAIN_FIELD.fullmatch(name) else thing(short)


def is_any_field(name: str) -> bool:
    """Tell whether the name means any field: 'text field', 'textbox', '输入框'."""
    return _PLAIN_FIELD.fullmatch(name) is not None


def is_keyboard(name: str) -> bool:
    """Tell whether what has the keyboard is meant: 'editor', 'document'; no label has these words."""
    words = re.findall(r"[a-z]+|[\u3400-\u9fff]+", name.lower())
    return all(word in _KEYBOARD for word in words) or is_pronoun(name)


def is_pronoun(name: str) -> bool:
    """Tell whether what was named or made before is meant: 'write it there'."""
    return name.strip().lower() in _THERE


def parted(text: str, *patterns: re.Pattern[str]) -> list[re.Match[str]] | None:
    """Return how each part between commas and 'and' fits one of the patterns; None where one fits none."""
    found = []
    for part in SEPARATOR.split(text):
        match = next((match for each in patterns if (match := each.fullmatch(part.strip()))), None)
        if match is None:
            return None
        found.append(match)
    return found


def items(text: str) -> list[str]:
    """Return the names of a list: 'A, B and C'. Names with capitals or quotes are not cut at their 'and'."""
    found: list[str] = []
    names = iter([match[0] for match in _QUOTES.finditer(text)])
    hidden = _QUOTES.sub("\x00", text)
    for part in re.split(r"\s*[,，、]\s*(?:and\s+|和)?", hidden):
        pieces = re.split(
            r"\s+(?:and|&)\s+|(?<=[\u3400-\u9fff\x00])[和与及](?=[\u3400-\u9fff\x00])|\s+[和与及]\s+", part
        )
        capital = len(pieces) == 2 and all(piece[:1].isupper() for piece in pieces) and "," not in text
        found += [part] if capital else pieces
    shown = (re.sub("\x00", lambda _: next(names), each) for each in found)
    return [name for each in shown if (name := thing(each))]
