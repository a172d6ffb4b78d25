"""A name taken apart: the words on the screen, what kind of thing it is, and which of several.

The trap: in 'the second link "Edit"' only one word is to be found on the screen.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from policies.pocket.naming import quoted, thing
from policies.pocket.number import ORDER, place_of

_KINDS = {
    "button": "button",
    "link": "link",
    "hyperlink": "link",
    "tab": "tab",
    "checkbox": "checkbox",
    "check box": "checkbox",
    "radio": "radio",
    "radio button": "radio",
    "option": "option",
    "icon": "icon",
    "menu": "menu",
    "item": "item",
    "entry": "item",
    "result": "link",
    "search result": "link",
    "textarea": "area",
    "text area": "area",
    "text": "field",
    "field": "field",
    "text field": "field",
    "textbox": "field",
    "text box": "field",
    "input": "field",
    "folder": "item",
    "file": "item",
    "folder or file": "item",
    "section": "item",
    "label": "item",
    "row": "item",
    "user": "item",
    "email": "item",
    "message": "item",
    "drop-down": "list",
    "dropdown": "list",
    "list": "list",
    "按钮": "button",
    "链接": "link",
    "结果": "link",
    "搜索结果": "link",
    "标签页": "tab",
    "选项卡": "tab",
    "复选框": "checkbox",
    "输入框": "field",
    "文本框": "field",
    "图标": "icon",
    "菜单": "menu",
    "选项": "option",
}
_ORDINAL = re.compile(
    rf"^(?:the )?(?:(?P<number>\d{{1,3}})(?:st|nd|rd|th)|(?P<word>{'|'.join(ORDER)})|(?P<last>last)|"
    r"第(?P<chinese>[一二三四五六七八九十\d]+)(?:个|条|项)?|(?P<end>最后一(?:个|条|项)))\s*",
    re.IGNORECASE,
)
_KIND_WORD = re.compile(
    r"\s*\b(?:button|link|tab|check ?box|radio(?: button)?|option|icon|menu(?: item)?|item|field|box"
    r"|entry|widget|element|"
    r"folder|file|section|label|row|page|dialog)s?$|(?:按钮|链接|标签页|选项卡|复选框|图标|菜单|选项)$",
    re.IGNORECASE,
)
_FRONT_KIND = re.compile(
    r"^(?:the )?(?:button|link|tab|check ?box|radio button|option|icon|menu item|item|folder or file"
    r"|folder|file|section|email|"
    r"message|mail)s?(?: (?:in|on) .+?)?(?: (?:named|labell?ed|called|titled|saying|that says|with"
    r" (?:the )?(?:text|label|name)|by|from))?\s+"
    r"(?=\S)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Name:
    """A name taken apart. label: the words on the screen; kind: what it is; ordinal: 0 where none is said."""

    label: str
    kind: str = ""
    ordinal: int = 0


def name_of(text: str) -> Name:
    """Take a name apart: 'the second link "Edit"', 'Save button', '"radio" widget'."""
    ordinal, bare = 0, thing(text)
    if match := _ORDINAL.match(bare):
        ordinal, bare = _number(match), thing(bare[match.end() :])
    said = quoted(bare)
    if said and re.search(r"widget|element|control", bare, re.IGNORECASE) and said[0].lower() in _KINDS:
        return Name("", _KINDS[said[0].lower()], ordinal)
    if said:
        rest = re.sub(r"[\"“‘'「].*?[\"”’'」]", " ", bare).lower()
        kind = next(
            (kind for word, kind in _KINDS.items() if re.search(rf"(?<![a-z]){word}s?(?![a-z])", rest)), ""
        )
        return Name(said[-1], kind, ordinal)
    low = re.sub(r"\s+(?:below|above|here|there|shown)$", "", bare.lower())
    for whole in (low, low.rstrip("s")):
        if whole in _KINDS:
            return Name("", _KINDS[whole], ordinal)
    kind = ""
    if (match := _KIND_WORD.search(bare)) and match.start() > 0:
        kind = _KINDS.get(match[0].strip().lower().rstrip("s"), "")
        bare = bare[: match.start()]
    elif match := _FRONT_KIND.match(bare):
        front = match[0].split()[0].lower().rstrip("s")
        if front != "tab":
            kind, bare = _KINDS.get(front, ""), bare[match.end() :]
    return Name(thing(bare), kind, ordinal)


def _number(match: re.Match[str]) -> int:
    if match["last"] or match["end"]:
        return -1
    return place_of(match["number"] or match["word"] or match["chinese"]) or 0
