"""What a task tells exactly and its reading has nowhere: a number, a name with a capital.

The trap: a tagger is sure of the words that it took, and says nothing of those that it dropped. Of the
held-out readings that drop such a word hardly one is right, so they are believed half as much.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from policies.pocket.intent import told
from policies.pocket.joining import Clause

_NUMBER = re.compile(r"\d+(?:[.:,]\d+)*")
_NAME = re.compile(r"(?<![.!?:\"“'‘] )(?<!^)\b[A-Z](?:[^\W\u3400-\u9fff]|['’-])+")
_TITLE = re.compile(r"《([^》]+)》")
_NO_NAMES = frozenset(("im", "ill", "id", "ive"))


def left_out(task: str, said: Sequence[Clause], remarks: Iterable[str] = ()) -> list[str]:
    """Return the numbers, names and titles of a task that none of its clauses has, nor any remark."""
    found = [*_NUMBER.findall(task), *_NAME.findall(task), *_TITLE.findall(task)]
    read = _plain(" ".join([*(told(clause.intent) for clause in said), *remarks]))
    return [each for each in found if _plain(each) not in read and _plain(each) not in _NO_NAMES]


def _plain(text: str) -> str:
    return re.sub(r"['’‘]s\b|['\"’‘“”]", "", text.lower())
