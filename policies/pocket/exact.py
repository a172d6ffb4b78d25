"""What a sentence tells exactly, a time, a day, an amount, and whether that is to be seen after the act.

The trap: a button that is called like the act takes none of it: 'Schedule' was pressed, and 'Thursday at
9:00' was dropped. But turns and moments leave no number behind: 'by 90 degrees', 'back 10 seconds'.
"""

from __future__ import annotations

import re

from agent.episode import Step
from policies.pocket.view import View

_EXACT = re.compile(
    r"(?P<time>(?<![\d.:])\d{1,2}:\d{2}(?![\d:]))"
    r"|(?P<share>\b\d{1,3} ?%)"
    r"|(?P<amount>(?<![\w.,:/#])\d{2,6}(?![\w.,:/]|-\d|"
    r" ?(?:°|degrees?\b|seconds?\b|secs?\b|minutes? (?:back|ahead)|times?\b|lines? (?:up|down)"
    r"|度|秒|次|分钟[前后])))"
    r"|(?P<day>\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|(?:周|星期|礼拜)[一二三四五六日天])",
    re.IGNORECASE,
)
_LETTERS = 3  # of a day, where it is shown short


def unseen(sentence: str, step: Step, view: View) -> str:
    """Return the first thing that a sentence tells exactly and that is nowhere; nothing where all is seen."""
    shown = "\n".join(
        [
            *(target.label for target in step.decision.targets if not target.label.startswith("icon")),
            *(window.title for window in view.windows),
            *(text.label for text in view.texts),
        ]
    )
    return next((found[0] for found in _EXACT.finditer(sentence) if not _is_in(found, shown)), "")


def _is_in(found: re.Match[str], shown: str) -> bool:
    said = found[0]
    if found["time"]:
        pattern = rf"(?<!\d)0?{re.escape(said.lstrip('0') or said)}(?!\d)"
    elif found["day"] and said.isascii():
        pattern = rf"\b{said[:_LETTERS]}"
    elif found["day"]:
        pattern = rf"(?:周|星期|礼拜){said[-1]}"
    elif found["share"]:
        pattern = rf"(?<!\d){said.rstrip(' %')} ?%"
    else:
        pattern = rf"(?<!\d){said}(?!\d)"
    return re.search(pattern, shown, re.IGNORECASE) is not None
