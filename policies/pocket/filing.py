"""The dialog that making something brings, where it has more fields than the name: a new connection, a task.

The trap: the field that has the keyboard need not be the one for the name, and Enter there ends a dialog in
which more is to be filled in.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from agent.errors import Ambiguous, NotShown
from agent.geometry import Box
from agent.senses import Found
from policies.pocket import past
from policies.pocket.declining import bare, is_no
from policies.pocket.deed import Deed, on
from policies.pocket.entry import entry_of
from policies.pocket.fronting import dialog
from policies.pocket.intent import Choose, Intent, Keys, Leave, SetTo, Tick, Write
from policies.pocket.joining import Clause
from policies.pocket.view import View

MADE = re.compile(r"\d+: do '(?:create|make|add|new)\b|\d+: do '(?:新建|创建|添加)", re.IGNORECASE)
_NAME = re.compile(
    r"[*\s]*(?:(?:new|file|folder|the|its|profile) )?(?:name|title|名称|标题|名字)\s*[:：*]?\s*",
    re.IGNORECASE,
)
_ASKS_NAME = re.compile(
    r"\b(?:name|save|overwrite|replace|exists?|los[et]|losing)\b|名称|文件名|保存|覆盖|丢失", re.IGNORECASE
)
_GOES_ON = ("ok", "next", "continue", "forward", "确定", "下一步", "继续")
AGREED = "agreed to what comes before the name"
_LABELLED = 0.75  # of a field that was not taken for want of another
_FEWEST = 2  # fields that make a form


def name_field(view: View) -> Found | None:
    """Return the field for the name in a form that has come up to make something; None for none."""
    acts = past.acts(view.history)
    if not acts or MADE.match(acts[-1].decision.reply) is None or not _is_form(view):
        return None
    return _named(view.fresh, view)


def named_field(view: View) -> Found:
    """Return the field for a name, called so and nothing more: a nick name is none. Raises NotShown."""
    found = _named(view.texts, view)
    if found is None:
        raise NotShown("no field 'name' is seen (fields: 0)")
    return found


def _named(texts: Sequence[Found], view: View) -> Found | None:
    labels = [text for text in texts if text.box.center in view.front and _NAME.fullmatch(text.label)]
    return _field(labels[0].label, view) if len(labels) == 1 else None


def put_off(said: Sequence[Clause], at: int, view: View) -> Clause:
    """Return the clause that is next; nothing to do where it is Enter in a form with more to fill in.

    said: all clauses. at: how many are done.
    """
    clause, follows = said[at], said[at + 1].intent if at + 1 < len(said) else None
    ends = clause.intent == Keys(("enter",)) and at > 0 and said[at - 1].sentence == clause.sentence
    if not ends or follows is None or not (name := _into(follows)) or not _is_form(view):
        return clause
    return replace(clause, intent=Leave(clause.sentence)) if _field(name, view) is not None else clause


def before_name(view: View) -> Deed | None:
    """Return the press that agrees to what a program asks before the name of a file; None for none.

    What asks for the name says so, or has a button that saves; what warns of a loss is not agreed to.
    """
    over = dialog(view.windows)
    texts = view.inside(over[0].box) if over is not None else []
    if not any(map(is_no, texts)) or any(_ASKS_NAME.search(text.label) for text in texts):
        return None
    found = [text for text in texts if bare(text.label) in _GOES_ON and not view.is_title(text.box)]
    return Deed(on(found[0]).actions, (found[0],), AGREED) if len(found) == 1 else None


def is_nameless(over: Box, view: View) -> bool:
    """Tell whether a dialog has a field for a name and nothing stands in it."""
    labels = [text.box for text in view.inside(over) if _NAME.fullmatch(text.label)]
    empty = [field for field in view.entries if field.center in over and not view.is_filled(field)]
    return any(
        label.right <= field.center.x and abs(field.center.y - label.center.y) < view.line
        for label in labels
        for field in empty
    )


def _is_form(view: View) -> bool:
    """Tell whether the window in front can be declined and has several fields."""
    fields = [box for box in view.entries if box.center in view.front]
    return len(fields) >= _FEWEST and any(map(is_no, view.inside(view.front)))


def _into(intent: Intent) -> str:
    """Return the field that a clause fills in; nothing where it fills in none."""
    match intent:
        case Write(_, into) if into:
            return into
        case Choose(among=among):
            return among
        case Tick(name) | SetTo(name):
            return name
    return ""


def _field(name: str, view: View) -> Found | None:
    """Return the field that is labelled so; None where it is only guessed at."""
    try:
        found = entry_of(view, name)
    except (NotShown, Ambiguous):
        return None
    return found if found.label.startswith("field") and found.score > _LABELLED else None
