"""Makes something in one of several places: '+ Add a card' below the third list; and what then keeps it.

The trap: each list has the same button, and the field that comes up keeps nothing by the key Enter where it
holds several lines. So the button is taken that stands with the place, and then what came up to keep it.
"""

from __future__ import annotations

import re

from agent.actions import Type
from agent.errors import NotShown
from agent.senses import Found
from agent.sight.line import in_reading_order
from agent.sight.match import find_all
from policies.pocket import past
from policies.pocket.deed import Deed, on
from policies.pocket.fronting import dialog
from policies.pocket.hint import is_program
from policies.pocket.menus import titles
from policies.pocket.name import name_of
from policies.pocket.surprise import is_new
from policies.pocket.undertaking import Make
from policies.pocket.view import View
from policies.pocket.wording import entry_for

_KEEPS = re.compile(
    r"[+✓√]? ?(?:add|create|save|done|ok)(?: (?:a |the |new )*\w+)?|添加\w*|创建\w*|保存|完成|确定",
    re.IGNORECASE,
)
_MAKES = re.compile(r"(?:create|make|add|new)\b|新建|创建|添加|新增|增加", re.IGNORECASE)
_PLAINLY = re.compile(r"[+＋十]? ?(?:add(?: new)?|new|create(?: new)?|新增|新建|添加|创建)", re.IGNORECASE)
_HIGH = 6.0  # lines: what keeps a text is no farther below it
_BESIDE = 2.5  # lines: what is as near after a field adds what stands in it
_ASIDE = 2.0  # lines: a button below a name begins no farther beside it


def make(intent: Make, view: View) -> Deed:
    """Press the button that makes the thing, in its place. Raises NotShown."""
    sentence = f"create a new {intent.kind}"
    found = [text for text in view.texts if not view.is_title(text.box) and entry_for(sentence, (text,))]
    if not found and not intent.where and (button := maker(sentence, view)) is not None:
        return on(button)
    if not found:
        raise NotShown(f"nothing is seen that makes a {intent.kind}")
    return on(_in_place(in_reading_order(found), intent.where, view))


def maker(sentence: str, view: View) -> Found | None:
    """Return the one button that makes something and does not say what; None for none, or beside a field."""
    if _MAKES.match(sentence) is None or is_program(view):
        return None
    found = [
        text
        for text in view.texts
        if _PLAINLY.fullmatch(text.label.strip())
        and any(text.box.center in box for box in view.buttons)
        and not any(
            abs(box.center.y - text.box.center.y) < 0.5 * view.line
            and 0 <= text.box.left - box.right < _BESIDE * view.line
            for box in view.entries
        )
    ]
    return found[0] if len(found) == 1 else None


def _in_place(found: list[Found], where: str, view: View) -> Found:
    name = name_of(where)
    if len(found) == 1 or not where:
        return found[0]
    if name.ordinal:
        index = name.ordinal - 1 if name.ordinal > 0 else name.ordinal
        across = sorted(found, key=lambda text: text.box.left)
        if not -len(across) <= index < len(across):
            raise NotShown(f"'{where}' is not seen")
        return across[index]
    heads = [match.found for match in find_all(_bare(where), view.texts)]
    under = [
        text
        for text in found
        for head in heads[:1]
        if text.box.top > head.box.top and abs(text.box.left - head.box.left) < _ASIDE * view.line
    ]
    if not under:
        raise NotShown(f"'{where}' is not seen")
    return min(under, key=lambda text: text.box.top)


def _bare(where: str) -> str:
    kind = r"(?:column|list|section|group|board|lane|folder|category|project)"
    return re.sub(rf"^(?:the )?(?:{kind} )?|\s+{kind}$", "", where, flags=re.IGNORECASE)


def keeping(view: View) -> Found | None:
    """Return the button that came up with the field that was just written in, and keeps it; None for none."""
    acts = past.acts(view.history)
    if len(acts) < 2 or titles(view) or dialog(view.windows) is not None:
        return None
    typed = acts[-1].decision.actions[-1]
    if not isinstance(typed, Type):
        return None
    first = len(acts) - 1
    while first > 1 and acts[first - 1].decision.actions[-1] == typed:  # it was written once more
        first -= 1
    before = acts[first - 1].before
    if before is None or before.image.shape != view.screenshot.image.shape:
        return None
    text = typed.text
    at = [match.found.box for match in find_all(text, view.texts)]
    new = [
        each
        for each in view.texts
        if _KEEPS.fullmatch(each.label.strip()) and is_new(each.box, before, view.screenshot)
    ]
    near = [each for each in new if at and -1 < (each.box.top - at[-1].top) / view.line < _HIGH]
    return near[0] if len(near) == 1 else None
