"""The page of a program that is called by what a sentence is about: 'Tasks', for 'create a task'.

The trap: what makes a thing is shown only where such things are listed. So a short text that is the very
name of the thing is gone to once, before a doubtful picture elsewhere is asked about; a word inside a text is
none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from policies.pocket.deed import Deed, on
from policies.pocket.hint import is_program
from policies.pocket.menus import off_bar
from policies.pocket.view import View
from policies.pocket.wording import told
from policies.pocket.written import CHINESE

MAKES = re.compile(
    r"(?:create|make|add|new|start|write|insert|enter)\b|新建|创建|建立|添加|新增|增加", re.IGNORECASE
)
WENT = "went to the page "
_SHORTEST = 2  # letters of a Chinese name


def to_section(view: View, sentence: str, trail: Sequence[str]) -> Deed | None:
    """Return the click on the one text that names what a sentence makes; None where there is none."""
    match = MAKES.match(sentence)
    if match is None or not is_program(view) or any(each.startswith(WENT) for each in trail):
        return None
    kind = sentence[match.end() :].strip().lower()
    gone_to = {target.label for step in view.history for target in step.decision.targets}
    named = [
        text
        for text in off_bar(view.texts, view)
        if _is_named(text.label.strip(" :：").lower(), kind)
        and text.label not in gone_to
        and not view.is_title(text.box)
    ]
    return Deed(on(named[0]).actions, (named[0],), f"{WENT}{named[0].label}") if len(named) == 1 else None


def _is_named(label: str, kind: str) -> bool:
    """Tell whether a label is the name of a kind of thing, of one of them or of several."""
    if CHINESE.search(label):
        return len(label) >= _SHORTEST and kind.endswith(label)
    words = told(kind)
    plain = " ".join(re.findall(r"[a-z]+", label))
    return bool(words) and plain.removesuffix("s") == " ".join(words).removesuffix("s")
