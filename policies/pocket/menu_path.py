"""Sentences that name a menu: 'turn on line numbers in the View menu', 'go to Edit > Preferences'.

The trap: 'menu' is also what a list of choices is called. So only the titles that menus of programs have are
taken for one of these; what is in it is then chosen by its words, as it would be were it shown.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from policies.pocket.errand import Intents
from policies.pocket.intent import Choose, ClickThe, Do, Intent, Keys, Tick, Write
from policies.pocket.menus import CHINESE_TITLES, TITLES
from policies.pocket.naming import literal, thing

_TO = r"\s*(?:>|→|»|->|/(?!\S*\.\w{1,5}\b))\s*"
_VERB = r"(?:go to|navigate to|use|open|choose|select|click(?: on)?|pick|press|run|call|take)"
_AFTER = re.compile(
    rf"(?P<act>.+?) (?:from|in|under|via|through|using|of|inside) (?:the )?(?P<menu>{TITLES}) menu"
    rf"|(?:in|from|under|on|with|via) (?:the )?(?P<before>{TITLES}) menu,? (?P<then>.+)",
    re.IGNORECASE,
)
_PATH = re.compile(
    rf"(?:(?P<verb>{_VERB}) )?(?:the )?(?P<menu>{TITLES})(?: menu)?{_TO}(?P<rest>.+?)"
    r"(?: (?:to|in order to) .*?(?:(?:called|named|as) (?P<text>\S+))?)?",
    re.IGNORECASE,
)
_CHINESE_AFTER = re.compile(
    rf"(?:在|从|打开|点击|通过)(?P<menu>{CHINESE_TITLES})菜单(?:里面?|中|下|上|内)?(?:的|选择|选中|选|点击|点|打开|找到)+(?P<what>.+)"
)
_CHINESE_PATH = re.compile(
    rf"(?:打开|点击?|选择?|用|进入?)?\s*(?:“)?(?P<menu>{CHINESE_TITLES})(?:菜单)?{_TO}(?P<rest>.+)"
)
_ANY_PATH = re.compile(
    rf"(?:(?:{_VERB[3:-1]}) |打开|点击?(?!击)|选择?(?!择)|进入?(?!入))\s*(?:the |菜单)?"
    r"(?P<menu>(?!the\b|menu\b|菜单)[A-Za-z\u3400-\u9fff][^，,>→»/\x00-]{0,20}?)"
    r"\s*(?:>|→|»|->)\s*(?P<rest>(?=[A-Za-z\u3400-\u9fff])[^\x00]+)",
    re.IGNORECASE,
)
_CHOSEN = re.compile(
    rf"(?:{_VERB[3:-1]}|show|start|hide|toggle|hit|invoke)(?: on)? (?P<what>.+)", re.IGNORECASE
)


def in_menu(sentence: str, read: Callable[[str], Sequence[Intent]]) -> Intents | None:
    """Return what a sentence asks for that names a menu; None where it names none. read: reads its act."""
    chinese = _CHINESE_AFTER.fullmatch(sentence)
    if chinese is not None:
        return Do(f"打开{chinese['menu']}菜单"), Choose(thing(chinese["what"]))
    path = _PATH.fullmatch(sentence) or _CHINESE_PATH.fullmatch(sentence)
    path = path or _ANY_PATH.fullmatch(sentence)
    if path is not None:
        return _along(path)
    match = _AFTER.fullmatch(sentence)
    if match is None:
        return None
    act = match["act"] or match["then"]
    opened = Do(f"open the {match['menu'] or match['before']} menu")
    made = tuple(read(act))
    if all(isinstance(intent, Tick | Choose | ClickThe) and not getattr(intent, "of", "") for intent in made):
        return opened, *made
    chosen = _CHOSEN.fullmatch(act)
    return (opened, Choose(thing(chosen["what"]))) if chosen is not None and len(made) == 1 else None


def _along(path: re.Match[str]) -> Intents:
    names = [name for each in re.split(_TO, path["rest"]) if (name := thing(each))]
    leading = [Choose(name, leads=True) for name in names[:-1]]
    groups = path.groupdict()
    ends = (Write(literal(groups["text"])), Keys(("enter",))) if groups.get("text") else ()
    return Choose(thing(path["menu"]), leads=True), *leading, Choose(names[-1]), *ends
