"""Sentences that say what not to do: an act that is left undone, or a state that is not wanted.

The trap: "don't save" forbids an act, and "don't wrap the lines" asks for one: what it names lasts, is on
now, and has to be turned off. So the verbs of what lasts are told from the others.
"""

from __future__ import annotations

import re

from policies.pocket.errand import Groups, Intents, Rows
from policies.pocket.intent import Do, Leave, Tick
from policies.pocket.naming import thing
from policies.pocket.segment import segments
from policies.pocket.written import CHINESE

_NOT = r"(?:do not|don['’]?t|never)"
_LASTS = (
    r"wrap|highlight|remember|notify|remind|loop|repeat|shuffle|blink|beep|snap|use|allow"
    r"|check (?:the )?(?:spelling|grammar)|spell-?check|auto-?\w+|make (?:a )?back-?ups?"
)
_ENDS = re.compile(r"[关删停退断清重]")  # verbs that a dictionary takes for parts of nouns: '关机'
_CHINESE_LASTS = (
    r"自动|高亮|突出显示|记住|通知|提醒|循环|重复|随机|备份|检查拼写|拼写检查|允许|使用|启用|开启"
)


def _hidden(groups: Groups) -> Intents:
    return (Do(f"hide {groups['what']}"),)


def _off(groups: Groups) -> Intents:
    return (Tick(thing(groups["what"]), False),)


def _refrained(groups: Groups) -> Intents:
    """Return what is not done, or turned off where it is a thing: '不要香菜', and not '不要保存'."""
    what = groups["what"]
    named = all(word.speech[:1] in "na" for word in segments(what)) and not _ENDS.match(what)
    return (Tick(thing(what), False),) if named and CHINESE.match(what) else (Leave(what),)


REFRAININGS: Rows = (
    (
        rf"(?P<what>{_NOT} (?:show|ask|tell|remind|warn|display)\b.* (?:again|any ?more))",
        lambda g: (Tick(g["what"]),),
    ),
    (rf"{_NOT} (?:show|display) (?:me )?(?P<what>.+)", _hidden),
    (rf"{_NOT} (?P<what>(?:{_LASTS})\b.*)", _off),
    (rf"(?:{_NOT}|avoid|without) (?P<what>.+)", lambda g: (Leave(g["what"]),)),
    (
        r"(?:leave|keep) (?P<what>(?:the |my |all )?.+?)"
        r" (?:as (?:it|they) (?:is|are)|unchanged|untouched|on|off|alone)",
        lambda g: (Leave(f"change {g['what']}"),),
    ),
)
CHINESE_REFRAININGS: Rows = (
    (r"(?P<what>(?:不要|别|不用)?不?再(?:显示|提示|询问|提醒).*)", lambda g: (Tick(g["what"]),)),
    (r"(?:不要|别|请勿|不用|勿)(?:显示|展示)(?P<what>.+)", lambda g: (Do(f"隐藏{g['what']}"),)),
    (rf"(?:不要|别|请勿|不用|勿)(?P<what>(?:{_CHINESE_LASTS}).*)", _off),
    (r"不要(?P<what>.+)", _refrained),
    (r"(?:别|请勿|不用|勿)(?P<what>.+)", lambda g: (Leave(g["what"]),)),
    (r"(?P<what>(?:其他|其它|别的|其余).*(?:不变|不要动|不动|保持.*))", lambda g: (Leave(g["what"]),)),
    (r"(?P<what>.+?)(?:一栏|这一项)?(?:留空|不填|空着)(?:不填)?", lambda g: (Leave(g["what"]),)),
    (r"(?P<what>谢谢你?|多谢|辛苦了)", lambda g: (Leave(""),)),
)
