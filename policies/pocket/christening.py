"""Whether what was to be made asks for its name, after keys that many programs, but not all, have for it.

The trap: keys mean one thing in one program and another in the next. Whoever types a name after them, without
a look whether anything asks for it, types it over what is selected or into the text that is written.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from agent.actions import Press
from agent.episode import Step
from policies.pocket.fronting import dialog
from policies.pocket.intent import Do, Write
from policies.pocket.joining import Clause
from policies.pocket.view import View

_MAKES = re.compile(r"(?:create|make|add|new)\b|新建|创建|添加", re.IGNORECASE)
_ASKS = re.compile(r"\b(?:new|name|title|untitled|unnamed)\b|新建|名称|标题|未命名|无标题", re.IGNORECASE)
_TELLING = 4  # letters of a word that may come up in the name that is proposed


def unasked(said: Sequence[Clause], done: int, step: Step, view: View) -> str:
    """Say that nothing which came up asks for the name that is typed next; nothing where it may be asked for.

    done: how many clauses are; the last of them made something. step: its last act.
    """
    made, named = said[done - 1], said[done] if done < len(said) else None
    if named is None or named.sentence != made.sentence or not isinstance(named.intent, Write):
        return ""
    if named.intent.into or not isinstance(made.intent, Do) or not _MAKES.match(made.intent.sentence):
        return ""
    pressed = [action for action in step.decision.actions if isinstance(action, Press)]
    if not pressed or dialog(view.windows) is not None:
        return ""
    kind = [word for word in re.findall(r"\w+", made.intent.sentence.lower()) if len(word) >= _TELLING]
    came = " ".join(text.label for text in view.fresh).lower()
    asks = _ASKS.search(came) is not None or any(word in came for word in kind[1:])
    return "" if asks else "nothing has come up that asks for a name"
