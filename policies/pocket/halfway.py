"""Whether an act came only half of the way: a list or a dialog has come up, and nothing was answered there.

The trap: what comes up after an act looks like what came of it. A program that asks before it does something
has not done it, and a run that ends there has done nothing.
"""

from __future__ import annotations

import re

from agent.actions import Click
from agent.episode import Step
from agent.geometry import Window
from agent.senses import Found
from policies.pocket import past
from policies.pocket.confirming import agrees
from policies.pocket.declining import bare, is_no
from policies.pocket.deed import Deed, on
from policies.pocket.filing import is_nameless
from policies.pocket.fronting import dialog
from policies.pocket.intent import Choose, Do, Intent, Keys
from policies.pocket.joining import Clause
from policies.pocket.menus import LOOKED, titles
from policies.pocket.popup import dropped
from policies.pocket.preferences import entry_to, is_asked_for
from policies.pocket.remainder import remainder
from policies.pocket.row_menu import OPENED
from policies.pocket.typed import is_guess
from policies.pocket.undertaking import AtRow
from policies.pocket.view import View
from policies.pocket.wording import entry_for, said_by

_LEADS = re.compile(
    r"(?:open|show|go|view|see|switch|display|bring|list|pull|drop)\b|打开|显示|查看|展开", re.IGNORECASE
)
_MAKES = re.compile(r"(?:create|make|add|new)\b|新建|创建|添加", re.IGNORECASE)
_NEW = re.compile(r"(?:new|untitled|unnamed) (\w+)|(?:新建|未命名|无标题)(?:的)?(\w+)", re.IGNORECASE)
_NEXT = re.compile(r"next|continue|forward|下一步|继续|前进", re.IGNORECASE)
_LISTS = re.compile(r"\bmenu\b|\blist\b|\bdrop|菜单|列表", re.IGNORECASE)
_SURE = 0.9  # of a guess that a list was meant which came up
LIST = 3  # texts that came up under a click make a list
_AGREE = ("yes", "ok", "continue", "confirm", "apply", "是", "确定", "继续", "确认", "应用")
STAYS = re.compile(
    r"(?:open|show|go|view|see|switch|display|bring|find|search|look|print|preview|press|hit|click|tap|type"
    r"|configure|customi[sz]e|edit|check|compare|help)\b|打开|显示|查看|进入|切换|转到|跳到|前往|查找|搜索|打印|按|点击|编辑|设置|配置",
    re.IGNORECASE,
)  # what ends with a dialog, or with the very key that was said
_NAMED = re.compile(r"\b(?:save|store)\b|保存|存", re.IGNORECASE)
_CAME = 0.6  # of the texts of a dialog are new where it has just come up


def only_listed(intent: Intent, step: Step, view: View) -> bool:
    """Tell whether the click only opened a list, where more than that was asked for."""
    asked = isinstance(intent, Do) and is_asked_for(intent.sentence)
    if asked and dialog(view.windows) is None and entry_to(dropped(view)) is not None:
        return True  # the menu has come up that opens them
    if isinstance(intent, Do) and remainder(intent.sentence, view) is not None:
        return True
    if isinstance(intent, Do) and _LEADS.match(intent.sentence):
        sure = min((target.score for target in step.decision.targets), default=1.0)
        if _LISTS.search(intent.sentence) or sure > _SURE or not is_guess(step):
            return False
    written = [target for target in step.decision.targets if not target.label.startswith("icon")]
    named = isinstance(intent, Do) and entry_for(intent.sentence, written) is not None
    if (named and not is_guess(step)) or any(agrees(target.label) for target in written):
        return False  # it was called just that, or a question was answered
    clicked = [action for action in step.decision.actions if isinstance(action, Click)]
    if not clicked or any(clicked[-1].at in title.box for title in titles(view)) or _in_menu(step, view):
        return False
    front = next((window.box for window in view.windows if window.active), None)
    if front and any(view.is_title(text.box) and text.box.center in front for text in view.fresh):
        return False  # another window has come up
    found = dropped(view)
    made = intent.sentence.lower() if isinstance(intent, Do) and _MAKES.match(intent.sentence) else ""
    rows = (
        match for text in view.fresh if text not in found and (match := _NEW.fullmatch(text.label.strip()))
    )
    if made and any((match[1] or match[2]).lower() in made for match in rows):
        return False  # a row has come up in the list, which asks for its name
    over = dialog(view.windows)
    in_dialog = over is not None and all(text.box.center in over[0].box for text in found)
    return len(found) >= LIST and not in_dialog


def _in_menu(step: Step, view: View) -> bool:
    """Tell whether an entry of a menu was clicked, which closes: what it covered is new, and is no list."""
    at = next((at for at, each in enumerate(view.history) if each is step), 0)
    ahead = past.acts(view.history[:at])
    return bool(ahead) and any(f"[{each}" in ahead[-1].decision.reply for each in (LOOKED, OPENED))


def unanswered(clause: Clause, view: View) -> str:
    """Say that a dialog has come up which asks more, where an act should be over; nothing where none has."""
    over = _asking(clause, view)
    if over is not None and _MAKES.match(clause.sentence) and _is_wizard(over, view):
        return ""  # what makes it asks for the rest
    return f"the dialog '{over.title}' has come up and is not answered" if over is not None else ""


def agreed(clause: Clause, view: View) -> Deed | None:
    """Return the press that agrees to what such a dialog asks; None where that may be another thing.

    All that the sentence tells has to stand there, and there is no field to fill; a name for what is saved is
    never agreed to.
    """
    over = _asking(clause, view)
    if over is None or _NAMED.search(clause.sentence):
        return None
    texts = [text for text in view.texts if text.box.center in over.box]
    if any(field.center in over.box and not view.is_filled(field) for field in view.entries):
        return None
    told = Found(over.box, " ".join([over.title, *(text.label for text in texts)]))
    if entry_for(clause.sentence, (told,)) is None:
        return None
    verb = clause.sentence.split()[0]
    pressed = [text for text in texts if _is_pressed(text, view)]
    said = [text for text in pressed if said_by(verb, text.label) and not is_no(text)]
    found = said or [text for word in _AGREE for text in pressed if bare(text.label) == word]
    return on(found[-1]) if found else None


def _is_wizard(over: Window, view: View) -> bool:
    """Tell whether a dialog has fields to fill in, or further pages; what only lacks its name is none."""
    if is_nameless(over.box, view):
        return False
    fields = any(field.center in over.box and not view.is_title(field) for field in view.entries)
    return fields or any(_NEXT.fullmatch(bare(text.label)) for text in view.inside(over.box))


def _asking(clause: Clause, view: View) -> Window | None:
    """Return the dialog that has come up with the last act and can be declined; None where there is none."""
    over = dialog(view.windows)
    acts = isinstance(clause.intent, Do | AtRow | Choose | Keys) and STAYS.match(clause.sentence) is None
    if over is None or not acts:
        return None
    texts = [text for text in view.inside(over[0].box) if not view.is_title(text.box)]
    new = [text for text in texts if text in view.fresh]
    if not texts or len(new) < _CAME * len(texts) or not any(is_no(text) for text in texts):
        return None
    return over[0]


def _is_pressed(text: Found, view: View) -> bool:
    """Tell whether a text is a button."""
    return any(text.box.center in box for box in view.buttons) and not view.is_title(text.box)
