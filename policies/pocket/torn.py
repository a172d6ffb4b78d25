"""A name that a reading tore out of a word: '修' of '修订', '闹' of '闹钟'.

The trap: the dictionary errs where names are long, and cuts them itself. So only a name of one character
counts, which is hardly ever a name.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from policies.pocket.intent import told
from policies.pocket.joining import Clause
from policies.pocket.segment import segments

_ONE = re.compile(r"'([\u3400-\u9fff])'")


def tears_word(task: str, said: Sequence[Clause]) -> bool:
    """Tell whether one of the names is a single character that stands in a longer word of the task only."""
    alone = {word.text for word in segments(task) if len(word.text) == 1}
    names = {name for clause in said for name in _ONE.findall(told(clause.intent))}
    return any(name in task and f"“{name}”" not in task and name not in alone for name in names)
