"""Whether a task says that something is done away with, before anything is.

The trap: nothing brings back what was deleted by mistake, and the tagger hears 'delete' in words that it
does not know ('squash the commits'). People say it in more ways than a list has; of what the list has not the
reading has to be surer.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from policies.pocket.joining import Clause
from policies.pocket.undertaking import AtRow

_AWAY = re.compile(
    r"\b(?:delet|remov|eras|trash|bin\b|discard|drop|rid\b|throw|clear|dispos|wip(?:e|ing)|scrap|cancel|purg"
    r"|eliminat|uninstall|dump|los(?:e|ing)\b|cut|strik|toss|shred|ditch|destroy|detach|eject|evict|expel|kick"
    r"|ban\b|clean|empty|prun|away\b|off\b|out\b|tak(?:e|en|ing)\b|(?:can|may|must|to) go\b)"
    r"|[删刪清丢扔撤回弃擦抹消踢剔卸退摘]|移除|移走|移出|去掉|去除|除掉|除去|不要|别留|拿掉|拿走|拿出|解绑|下架|请出|请走",
    re.IGNORECASE,
)


def is_unsaid(said: Sequence[Clause]) -> bool:
    """Tell whether something is done away with before a word says so; one word may be for several things."""
    for clause in said:
        if _AWAY.search(clause.sentence):
            return False
        if _is_away(clause):
            return True
    return False


def does_away(said: Sequence[Clause]) -> bool:
    """Tell whether one of several alike things is done away with."""
    return any(map(_is_away, said))


def _is_away(clause: Clause) -> bool:
    return isinstance(clause.intent, AtRow) and clause.intent.act in ("delete", "remove")
