"""What kind of game is to be started, chosen in the lists of its form before the button that starts one.

The trap: the button is called like the act, and says nothing of the word that tells which: 'two player'. So
where nothing that is shown says it, each list of the form is looked into first; and if none has it, no game
of another kind is started.
"""

from __future__ import annotations

import re

from agent.actions import Click, Press
from agent.errors import NotShown
from agent.senses import Found
from policies.pocket.choosing import lists
from policies.pocket.deed import Deed, on
from policies.pocket.intent import Choose
from policies.pocket.menus import opened, titles
from policies.pocket.tickbox import is_ticked, tick_of
from policies.pocket.view import View

CHOSE = "chose it in the list"
_OPENED, _WITHOUT = "opened list ", "closed a list that has it not"
_GAME = re.compile(
    r"(?:start|begin|play|set up)(?: me| up)? (?:an? |the |one |another )?(?:new )?(?P<how>.+?)[ -]"
    r"(?:game|match|round|quiz)"
    r"|(?:开始|开|来|玩)(?:一[个局盘场])?(?P<so>[\u3400-\u9fff\w]+?)的?(?:游戏|对局|比赛)",
    re.IGNORECASE,
)
_ANY = frozenset("a an the new another first next fresh this that my game one 新 新的 一个".split())
_ARROW = re.compile(r"[▼▾▽⏷˅⌄]\s*$")


def first_chosen(sentence: str, view: View, trail: tuple[str, ...]) -> Deed | None:
    """Return what is done before a game is started, for its kind; None where nothing is left to be chosen.

    Raises NotShown where no list of the form has that kind.
    """
    match = _GAME.fullmatch(sentence.strip(" .。!！"))
    kind = (match["how"] or match["so"]) if match is not None else ""
    how = _words(kind) - _ANY
    if not how or CHOSE in trail or titles(view) or opened(view) is not None:
        return None
    open_now = bool(trail) and trail[-1].startswith(_OPENED)
    said = [text for text in view.texts if how <= _words(text.label) and not view.is_title(text.box)]
    if open_now:
        came = [text for text in said if text in view.fresh]
        none = Deed((Press(("esc",)),), (), _WITHOUT)
        return Deed(on(came[0]).actions, (came[0],), CHOSE) if came else none
    if said:
        box = tick_of(view, said[0])
        return Deed((Click(box.center),), (said[0],), CHOSE) if box and not is_ticked(view, box) else None
    shut = [text for text in view.texts if _ARROW.search(text.label)]
    shut += [Found(box, view.is_written_in(box), 0.8) for box in lists(Choose(""), view)]
    left = shut[sum(each.startswith(_OPENED) for each in trail) :]
    if left:
        return Deed(on(left[0]).actions, (left[0],), f"{_OPENED}{left[0].label}")
    if shut:
        raise NotShown(f"'{kind}' is not seen")
    return None


def _words(text: str) -> set[str]:
    """Return the words of a text, in the singular."""
    return {re.sub(r"(?<=[a-z]{3})s$", "", word) for word in re.findall(r"\w+", text.lower())}
