"""What a sentence that closes something closes: the program, a window of it, or what lies inside the window.

The trap: the keys that close a window close the program where what was opened is no window of its own. So
what a run opened, or what is named as smaller than the program, is left by Escape where there is one window;
a dialog that is all there is of its program, or is not in front, is for the person to close.
"""

from __future__ import annotations

import re

from agent.errors import NotShown
from policies.pocket.fronting import dialog
from policies.pocket.hint import is_program
from policies.pocket.view import View

_SMALL = r"window|dialog(?:ue)?|preferences|settings|options|wizard|assistant|pop-?up|box|page|properties"
_CLOSES = re.compile(
    rf"(?:close|quit|exit|leave)(?: (?:it|this|that|them|(?:the |this |that |these )?(?:(?P<which>\w+) )?"
    rf"(?:(?P<small>{_SMALL})|program|app(?:lication)?)))?(?: again)?"
    r"|(?:把|将)?(?:关闭|关掉|关上|退出)(?:它|这个|该)?(?:(?P<titled>\w{0,6}?)(?P<chinese>窗口|对话框|首选项|设置|选项|向导))?"
    r"|(?:把|将)(?:它|这个)?(?P<before>\w{0,6}?)(?P<taken>窗口|对话框|首选项|设置|向导)?(?:关闭|关掉|关上)(?:了|吧)?",
    re.IGNORECASE,
)
_OPENED = re.compile(r"\d+: (?:do|click) '(?:open|show|bring up|display|.*(?:打开|显示))", re.IGNORECASE)
_WINDOW, _INSIDE = ("alt", "f4"), ("esc",)
_BARE = frozenset(("window", "窗口"))
_WHOLE = re.compile(r"dialog(?:ue)?|wizard|assistant|pop-?up|box|对话框|向导", re.IGNORECASE)


def is_leaving(sentence: str) -> bool:
    """Tell whether a sentence closes a window, or what is in it, and nothing that is shown or hidden."""
    return _CLOSES.fullmatch(sentence.strip(" .。!！")) is not None


def leaving(sentence: str, view: View) -> tuple[str, ...] | None:
    """Return the keys that close what a sentence wants to be closed; None where it closes nothing.

    Raises NotShown where they would close something else.
    """
    match = _CLOSES.fullmatch(sentence.strip(" .。!！"))
    if match is None or not is_program(view):
        return None
    front = next(window for window in view.windows if window.active)
    own = [window for window in view.windows if window.pid == front.pid]
    named = [match[name] for name in ("small", "chinese", "taken", "which", "titled", "before")]
    told = [word for word in named if word and word not in _BARE]
    titled = any(word.lower() in front.title.lower() for word in told)
    ended = [step for step in view.history if re.match(r"\d+: (?!\[|waiting)", step.decision.reply)]
    opened = bool(ended) and _OPENED.match(ended[-1].decision.reply) is not None
    if told and len(own) > 1 and not titled and dialog(view.windows) is None:
        raise NotShown(f"'{sentence}' is not seen")  # it is not the one in front
    if len(own) == 1 and not opened and any(map(_WHOLE.fullmatch, told)):
        raise NotShown(f"'{front.title}' is all there is of its program")
    if len(own) > 1 or titled:
        return _WINDOW
    return _INSIDE if told or opened else _WINDOW
