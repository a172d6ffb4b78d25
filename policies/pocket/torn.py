"""A name that a reading tore out of a word or a phrase: '修' of '修订', 'of plans' of 'change of plans'.

The trap: the dictionary errs where names are long, and cuts them itself. So in Chinese only a name of one
character counts, which is hardly ever a name; in English one that begins with what goes on with another.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from policies.pocket.intent import Write, told
from policies.pocket.joining import Clause
from policies.pocket.segment import segments

_NAME = re.compile(r"'([^']+)'")
_ONE = re.compile(r"[\u3400-\u9fff]")
_GOES_ON = re.compile(r"(?:that|which|who|of)\b", re.IGNORECASE)


def is_torn(task: str, said: Sequence[Clause]) -> bool:
    """Tell whether one of the names stands only in a longer word of the task, or goes on with another."""
    alone = {word.text for word in segments(task) if len(word.text) == 1}
    named = [(clause.intent, _NAME.findall(told(clause.intent))) for clause in said]
    letters = {name for _, names in named for name in names if _ONE.fullmatch(name)}
    if any(name in task and f"“{name}”" not in task and name not in alone for name in letters):
        return True
    return any(_GOES_ON.match(names[0]) for intent, names in named if names and not isinstance(intent, Write))
