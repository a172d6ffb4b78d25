"""Reads a clause whose frame leaves no doubt: 'print pages 2 to 5', 'close all tabs but this one'.

The trap: the tagger reads any sentence, and is asked wherever rules hand one on; what only a frame knows is
then lost to a likelier act. So what stands in these tables is taken as it is read, and nobody else is asked.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from policies.pocket.errand import Intents
from policies.pocket.framed_act import ACTIONS, CHINESE_ACTIONS
from policies.pocket.framed_chinese import CHINESE_FRAMES
from policies.pocket.framed_english import FRAMES
from policies.pocket.framed_form import FORMS
from policies.pocket.framed_mail import CHINESE_MAILS, MAIL_FRAMES, with_note
from policies.pocket.framed_page import CHINESE_PAGES, PAGES
from policies.pocket.framed_sheet import CHINESE_SHEETS, SHEETS
from policies.pocket.framed_shift import CHINESE_SHIFTS, SHIFTS
from policies.pocket.framed_value import CHINESE_VALUES, VALUES
from policies.pocket.intent import ClickThe, Seek, Write
from policies.pocket.joining import Clause
from policies.pocket.naming import thing
from policies.pocket.pointing import CHINESE_POINTINGS, POINTINGS
from policies.pocket.table import looked_up, table

_LAST = frozenset(("登录", "搜索"))  # pressed when all that goes with it is written
_KIND = re.compile(r"^(?:the )?(?:link|button|链接|按钮) ?(?=\S)", re.IGNORECASE)
_TOLD_BEFORE = re.compile(r"密码|口令|日期")


def framed(sentence: str, show: Callable[[str], str], *, chinese: bool) -> Intents | None:
    """Return what the clause asks for; None where no frame fits. show: gives quotations back."""
    return looked_up(sentence, _CHINESE if chinese else _ENGLISH, show)


def in_order(said: Sequence[Clause]) -> list[Clause]:
    """Put what is pressed behind what is still to be written, and say what is looked for behind tabs."""
    found = list[Clause]()
    for clause in said:
        before = found[-1].intent if found else None
        if (noted := with_note(found, clause)) is not None:
            found = noted
            continue
        match clause.intent:
            case Write(_, into) if (
                isinstance(before, ClickThe) and before.name in _LAST and _TOLD_BEFORE.search(into)
            ):
                found.insert(-1, clause)
                continue
            case ClickThe(name) | Seek(name, False) if before == Seek("", through=True):
                bare = thing(_KIND.sub("", name))
                found[-1] = replace(found[-1], intent=Seek(bare, through=True))
                if isinstance(clause.intent, Seek):
                    continue
            case _ if before == Seek("", through=True) and len(said) > 1:
                found.pop()
        found.append(clause)
    return found


_ENGLISH = table((*SHEETS, *FRAMES, *PAGES, *MAIL_FRAMES, *ACTIONS, *FORMS, *VALUES, *POINTINGS, *SHIFTS))
_CHINESE = table(
    (
        *CHINESE_SHEETS,
        *CHINESE_MAILS,
        *CHINESE_ACTIONS,
        *CHINESE_VALUES,
        *CHINESE_FRAMES,
        *CHINESE_PAGES,
        *CHINESE_POINTINGS,
        *CHINESE_SHIFTS,
    )
)
