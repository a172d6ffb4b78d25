"""Sentences that only point: 'the menu left of Help', 'the option between Standard and Insurance'.

The trap: what a place is told by is named more plainly than what is meant: 'click the checkbox left of
Remember Me' is no click on these words, and an 'and' after 'between' parts no acts. So such a name is kept
whole, and the model is asked for all of it at once.
"""

from __future__ import annotations

import re

from policies.pocket.errand import Groups, Intents, Rows
from policies.pocket.intent import ClickThe
from policies.pocket.naming import thing

_KIND = (
    r"(?:(?:icon|push|toggle|radio|menu|toolbar|small|little|big|large|round|text|input|search|combo|check|tick"
    r"|drop[ -]?down|column|list|page|colou?red|[a-z]+ed|blank|empty|up|down) ?)*"
    r"(?:buttons?|icons?|links?|menus?|tabs?|items?|entry|options?|fields?|box|checkbox|textbox|combobox"
    r"|combo|radio|drop-?down|list|slider|spinner|switch|toggle|arrow|section|header|heading|picture|image"
    r"|thumbnail|thing|widget|control|tool|tile|card|swatch|cell|area|input|label|one|text|word|star|bar)"
)
_SIDE = (
    r"(?:(?:that (?:is|stands)|which is|located|placed|shown|found|standing) )?"
    r"(?:(?:directly|just|immediately|right|placed) )?"
    r"(?:(?:to |on |at )?(?:the )?(?:left|right)(?:[- ]hand)?(?: side)? of"
    r"|above|below|under|beneath|underneath|next to|beside|besides|adjacent to)"
)
_ORDINAL = r"(?:first|second|third|fourth|fifth|sixth|seventh|eighth|last|\d{1,2}(?:st|nd|rd|th))"
_VERB = (
    r"(?:(?:left[- ]?)?click|press|tap|hit|push|open|select|choose|pick|toggle|expand|focus|activate)"
    r"(?: on| in| into| at)?"
)
_PLACED = rf"(?:the |an? )?{_KIND} {_SIDE} [^,:，：]+"
_BETWEEN = rf"(?:the |an? )?{_KIND} (?:that is |which is )?(?:in )?between [^,:]+ and [^,:]+"
_COUNTED = (
    rf"(?:the )?{_ORDINAL} (?:menu|tab|icon|button|toolbar button|column header|header|menu entry|menu item)"
    r"(?: (?:in|of|on|from) the (?:menu bar|tool ?bar|tab bar|window|dialog|bar|top bar|title bar|side ?bar"
    r"|panel|table|list|page|(?:[\w-]+ ){1,2}(?:window|panel|bar|list|table)))?"
)
_CHINESE_KIND = (
    "(?:按钮|图标|链接|菜单|标签页?|选项卡?|输入框|文本框|复选框|单选框|下拉框|下拉列表|框|滑块|开关|项目?"
    "|条目|栏|列|单元格|卡片)"
)
_CHINESE_VERB = r"(?:点击?一?下?|单击|按下?|打开|选择|选中?|选取)"
_NAMED = re.compile(
    rf"{_PLACED}|{_BETWEEN}|{_COUNTED}"
    rf"|.+?(?:的)?[左右上下][边面侧方]的?(?:那?一?个)?{_CHINESE_KIND}"
    rf"|.+[和与].+(?:之间|中间)的?(?:那?一?个)?{_CHINESE_KIND}",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"\"[^\"]*\"|“[^”]*”|‘[^’]*’|「[^」]*」|(?<!\w)'[^']*'(?!\w)")
_SPAN = re.compile(
    rf"\b(?:the|an?) {_KIND} (?:that is |which is )?(?:in )?between (?:(?!\band\b)[^,:]){{1,40}}$",
    re.IGNORECASE,
)
_FIELD = re.compile(
    r"\b(?:text|write|type|enter|put|drag|move|copy|from)\b.*\b(?:in|into|to)\b", re.IGNORECASE
)  # what is written or dragged there is another matter


def is_pointing(name: str) -> bool:
    """Tell whether a name tells a place by what is beside it, or by its number among its like."""
    return _NAMED.fullmatch(_QUOTED.sub("X", name.strip())) is not None


def is_between(before: str, joint: str) -> bool:
    """Tell whether an 'and' after these words joins the two things that something is between."""
    return joint.strip().lower() == "and" and _SPAN.search(before) is not None


def _pointed(groups: Groups) -> Intents | None:
    if _FIELD.match(groups["whole"]):
        return None
    return (ClickThe(thing(groups["what"])),)


POINTINGS: Rows = ((rf"(?:{_VERB} )?(?P<what>{_PLACED}|{_BETWEEN})", _pointed),)
CHINESE_POINTINGS: Rows = (
    (
        rf"{_CHINESE_VERB}(?P<what>[^，,。]+?的?[左右上下][边面侧方]的?(?:那?一?个)?{_CHINESE_KIND})",
        _pointed,
    ),
    (
        rf"{_CHINESE_VERB}(?P<what>[^，,。]+[和与][^，,。]+(?:之间|中间)的?(?:那?一?个)?{_CHINESE_KIND})",
        _pointed,
    ),
)
