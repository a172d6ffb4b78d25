"""The button that is called by the verb of a sentence: 'Start' of 'start the stopwatch'.

The trap: what is named by its noun only leads to it. Whoever clicks on 'Stopwatch' has started nothing, and
whoever clicks on 'Extract…' is asked where to. So the act is not over while a new button says its verb.
"""

from __future__ import annotations

import re

from agent.episode import Step
from agent.senses import Found
from policies.pocket.fronting import dialog
from policies.pocket.view import View
from policies.pocket.wording import without_value

_ACTING = re.compile(
    r"(?P<verb>start|stop|reset|pause|resume|extract|compress|convert|export|import|create|delete|remove|apply|resize"
    r"|rotate|install|download|upload|send|connect|join|clear|empty|rename|test|check|scan|generate|calculate)\b"
    r"(?!.*\d)",
    re.IGNORECASE,
)


def named_by_verb(sentence: str, view: View) -> Found | None:
    """Return the text that came up with the last act and says the verb of the sentence, and nothing else."""
    match = _ACTING.match(without_value(sentence))
    if match is None:
        return None
    verb = match["verb"].lower()
    said = [
        text
        for text in view.texts
        if text.label.strip(" .…_").lower() == verb and not view.is_title(text.box)
    ]
    over = dialog(view.windows)
    if over is not None:  # a menu of that name is behind it
        said = [text for text in said if text.box.center in over[0].box]
    return max(said, key=lambda text: text.box.top, default=None)


def is_left(sentence: str, step: Step, view: View) -> bool:
    """Tell whether such a text has just come up; of those of other rows that were there too none has."""
    found = named_by_verb(sentence, view)
    over = dialog(view.windows) is not None or view.card is not None
    if found is not None and not over:
        pressed = {target.label.strip(" .…_").lower() for target in step.decision.targets}
        if found.label.strip(" .…_").lower() in pressed:
            return False
    return found is not None and any(found.box.center in text.box for text in view.fresh)
