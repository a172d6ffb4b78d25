"""The entry of a menu that puts a list in order: 'By Size', 'Sort by size (descending)', '按大小排序'.

The trap: a menu has other entries with the same word, 'Normal Size' makes nothing but the pictures larger. So
an entry may say what a list is ordered by, and else only words of ordering.
"""

from __future__ import annotations

import re

from agent.senses import Found
from policies.pocket.translated import is_foreign, translated
from policies.pocket.view import View
from policies.pocket.written import WORD

_ORDERING = frozenset(
    "by sort sorted sorting order ordered ordering arrange arranged arrangement in items the first last "
    "ascending descending rising falling asc desc to high low z a 按 照 依 排 序 列 升 降 从 到 高 低".split()
)
_CHANGED = frozenset("date time modified modification changed change last 日 期 时 间 修 改".split())
_FALLING = re.compile(r"\bdesc|\bfall|\bhigh\w* to low|z to a|↓|降|从高", re.IGNORECASE)
_RISING = re.compile(r"\basc|\bris|\blow\w* to high|a to z|↑|升|从低", re.IGNORECASE)
_KEY = re.compile(r"\((?:[A-Z0-9]|_)\)", re.IGNORECASE)


def order_entry(by: str, view: View, *, falling: bool) -> Found | None:
    """Return the one entry that has come up and orders by this; None where none does, or several."""
    fits = [text for text in view.fresh if not view.is_title(text.box) and is_order(by, text.label)]
    way = [text for text in fits if (_FALLING if falling else _RISING).search(text.label)]
    found = way or fits
    return found[0] if len(found) == 1 else None


def is_order(by: str, label: str) -> bool:
    """Tell whether a label says to order by this, and nothing else."""
    said = translated(by) if is_foreign(by, label) else by
    wanted = set(WORD.findall(said.lower()))
    words = set(WORD.findall(_KEY.sub("", label).lower()))
    also = _CHANGED if wanted & _CHANGED else set[str]()
    return bool(wanted & words) and wanted - also <= words <= wanted | also | _ORDERING
