"""What came of the act for a clause: whether something on the screen speaks for it.

The trap: a click that is performed is not a wish that is granted. A list that dropped down, a dialog that
swallowed the keys and a button that was grey all end a clause as well as what was meant. So the last act is
judged by what the next look shows; acts that never show, saving and copying, are believed, unless a title
says otherwise.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from agent.actions import Action, AskUser, Press, Type, is_input
from agent.episode import Result, Step
from agent.sight.match import find_all
from policies.pocket.chosen import STILL, unchosen
from policies.pocket.complaint import not_found
from policies.pocket.course import back_to, ended
from policies.pocket.every import others_left
from policies.pocket.exact import unseen
from policies.pocket.filtering import is_left_by
from policies.pocket.fronting import dialog
from policies.pocket.halfway import LIST, only_listed
from policies.pocket.hurdle import CLEARED
from policies.pocket.intent import (
    Answer,
    Choose,
    ClickThe,
    Do,
    DragThe,
    Intent,
    Keys,
    Resize,
    Search,
    SetTo,
    Tick,
    Where,
    Write,
)
from policies.pocket.menus import titles
from policies.pocket.moving import left_lying
from policies.pocket.news import is_hint, is_seen, is_still, is_typed, lit_only
from policies.pocket.paging import shown_page
from policies.pocket.place import is_shown
from policies.pocket.popup import dropped
from policies.pocket.pressing import is_left
from policies.pocket.reckoning import other_result, uncalculated, uncomputed
from policies.pocket.replacing import is_left_over
from policies.pocket.row import is_listed
from policies.pocket.shortcut import SHOWING
from policies.pocket.tickbox import box_of, is_ticked, tick_of
from policies.pocket.typed import NUMBER, is_guess, only_written, other_number, unwritten
from policies.pocket.undertaking import (
    AtRow,
    Carry,
    Dismiss,
    Only,
    Replace,
    Restyle,
    Send,
    Sort,
    TickAll,
    ToPage,
)
from policies.pocket.view import View

UNPRESSED = "a button for it has come up that is not pressed yet"
_SHOWS = (
    AtRow,
    Carry,
    Choose,
    Do,
    DragThe,
    Only,
    Replace,
    Resize,
    Restyle,
    Send,
    SetTo,
    Sort,
    TickAll,
    ToPage,
)
_SILENT = re.compile(
    r"\b(?:save|copy|bookmark|mute|remember|print|refresh|reload)\b|保存|复制|存盘|收藏|打印|刷新",
    re.IGNORECASE,
)
_CHANGES = re.compile(
    r"(?:convert|make|change|rotate|flip|mirror|sort|insert|delete|remove|duplicate|align|indent|clear|crop|resize"
    r"|scale|invert|turn (?!on\b|off\b))"
    r"|(?:把|将)?.*(?:转换?成|改成|变成|换成|插入|删除|排序|清空|翻转|旋转|对齐)",
    re.IGNORECASE,
)  # what shows wherever it is done
_SAVING = re.compile(r"\bsave\b(?! as\b)|保存|存盘", re.IGNORECASE)
_ASKS = re.compile(r"\bsave (?:(?:it|this|that|the \w+) )?(?:as|under)\b|另存|保存为", re.IGNORECASE)
_FILING = re.compile(
    r"\b(?:save|export|rename|create|overwrite|replace|confirm|exists|error|warning"
    r"|new (?:file|folder|page|note))"
    r"|保存|导出|重命名|新建|覆盖|确认|错误|警告",
    re.IGNORECASE,
)
_UNSAVED = re.compile(r"^\s*[*●•]|[*●•]\s*$|\*\s[-—–]|\[(?:modified|changed|\+)\]|\(modified\)", re.I)


def doubt(intent: Intent, step: Step, view: View) -> str:
    """Say what speaks against a clause that was acted on last; nothing where all is well or cannot be seen.

    step: its last act.
    """
    if isinstance(intent, Where):
        return doubt(intent.then, step, view)
    if not any(map(is_input, step.decision.actions)) or step.outcome.changed is None:
        return ""
    still = step.outcome.changed is False and (step.before is None or is_still(step.before, view.screenshot))
    match intent:
        case Write(text) if NUMBER.fullmatch(text):
            lost = still or _is_on_none(step, view) or _is_in_list(intent, step)
            return other_number(text, step, view) or _unshown(text, lost, view)
        case Write(text, into):
            return unwritten(text, into, still, step, view)
        case Answer(question, ""):
            other = other_result(question, view) or uncomputed(question, step.decision.actions, view)
            return other or uncalculated(question, still, view)
        case Only(value) if not is_left_by(value, view):
            return f"none that is '{value}' is left"
        case AtRow("delete" | "remove" | "archive", row) if is_listed(row, view):
            return f"'{row}' is still there"
        case ToPage(number) if (shown := shown_page(view)) and shown != number:
            return f"page {shown} is shown, not {number}"
        case Tick(name, on):
            return _unticked(name, on, still, step, view)
        case Choose(item) if any(isinstance(action, Type) for action in step.decision.actions):
            return "" if is_shown(view, item) else f"'{item}' is not shown after it was typed into the list"
        case Choose(item):
            return unchosen(item, still, step, view)
        case Sort() if only_written(step, view):
            return "the order was only written in a field"
        case DragThe(name) if left_lying(step, view):
            return f"'{name}' is still where it was"
        case Dismiss() if still and not any(each.decision.reply == CLEARED for each in view.history):
            return STILL
        case ClickThe() | AtRow("select") | Keys(("delete",) | ("backspace",)):
            return _nothing(still and (isinstance(intent, Keys) or is_guess(step)))
        case Do() if _is_unheeded(step, view):
            return _nothing(True)
        case Do(sentence) if _SILENT.search(sentence) and not _ASKS.search(sentence):
            saves = _SAVING.search(sentence) is not None
            untold = (_unheard(view) or _unknown(step, view)) if still and saves else ""
            return (_unsaved(view) if saves else "") or untold
        case Replace(old, new) if is_left_over(old, new, view):
            return f"'{old}' is still there, and '{new}' is not"
        case Search(text):
            return unwritten(text, "", still, step, view) or not_found(view) or _nothing(still)
        case Do(sentence) if _CHANGES.match(sentence) and _is_as_before(step, view):
            return "a menu came and went, and nothing else"
        case Do(sentence) if _is_dead(sentence, step, view):
            return "only what was clicked looks otherwise, and nothing came of it"
        case AtRow("edit", row) if (value := row.partition(": ")[2]) and not is_shown(view, value):
            return f"'{value}' is not shown"
        case Do(sentence) | AtRow(_, sentence) if exact := unseen(sentence, step, view):
            return f"'{exact}' is not shown"
        case Do(said) | AtRow(_, said) | Dismiss(said) if left := others_left(said, step, view):
            return left
        case Do(sentence) if is_left(sentence, step, view):
            return UNPRESSED
        case Restyle() | Do() if not still and only_listed(intent, step, view):
            return "only a list came up, and nothing was chosen from it"
    return _nothing(still) if isinstance(intent, _SHOWS) else ""


def left_open(view: View) -> str:
    """Say that a dialog for a file is still there, for which a name was typed and Enter pressed."""
    over = dialog(view.windows)
    if over is None or not _FILING.search(over[0].title):
        return ""
    return f"the dialog '{over[0].title}' is still open"


def last_act(history: Sequence[Step], number: int) -> Step | None:
    """Return the step that ended a clause, if it is the last that did anything; None where it is not."""
    for step in reversed(history):
        if step.outcome.result is not Result.DONE or not any(map(is_input, step.decision.actions)):
            if any(isinstance(action, AskUser) for action in step.decision.actions):
                return None
            if step.decision.reply == back_to(number):
                return None
            continue
        return step if ended(step.decision.reply) == number else None
    return None


def futile(history: Sequence[Step], number: int, *, unmoved: bool = False) -> tuple[Action, ...]:
    """Return what was done for a clause before the run went back to it; nothing where it did not.

    unmoved: only that of which nothing came.
    """
    at = [at for at, step in enumerate(history) if step.decision.reply == back_to(number)]
    if not at:
        return ()
    done = [
        step
        for step in history[: at[-1]]
        if step.outcome.result is Result.DONE
        and ended(step.decision.reply) == number
        and not (unmoved and step.outcome.changed)
    ]
    return tuple(action for step in done for action in step.decision.actions if is_input(action))


def _nothing(still: bool) -> str:
    return STILL if still else ""


def _unshown(number: str, still: bool, view: View) -> str:
    """Say that nothing came of a number that was typed, and that it is nowhere."""
    shown = any(re.search(rf"(?<!\d){re.escape(number)}(?!\d)", text.label) for text in view.texts)
    return _nothing(still and not shown)


def _is_on_none(step: Step, view: View) -> bool:
    """Tell whether no number stands where one was typed: it is the head of a column, or a slider."""
    held = [view.is_written_in(target.box).strip() for target in step.decision.targets]
    return bool(held) and not any(re.search(r"[\d•●*·]", each) for each in held)


def _is_in_list(intent: Write, step: Step) -> bool:
    """Tell whether a number for something was typed only where a list was opened, which may be none."""
    return bool(intent.into) and not step.decision.targets


def _unticked(name: str, on: bool, still: bool, step: Step, view: View) -> str:
    matches = find_all(name, view.texts)
    box = box_of(matches[0], view) if matches else None
    if box is not None and is_ticked(view, box) != on:
        return f"the box '{name}' is not {'ticked' if on else 'unticked'}"
    came = dropped(view) if box is None and is_guess(step) else []
    within = all(any(match.found.box.center in each.box for each in came) for match in matches)
    if len(came) >= LIST and within:
        return f"only a list came up, and '{name}' was not chosen from it"
    return _nothing(still and box is None)


def _unsaved(view: View) -> str:
    """Say that the title of the program in front tells of changes which are not saved."""
    front = next((window for window in view.windows if window.active), None)
    if front is None:
        return ""
    own = (window.title for window in view.windows if window.pid == front.pid)
    changed = (title for title in own if _UNSAVED.search(title))
    return next((f"the title says that it is not saved: '{title}'" for title in changed), "")


def _unknown(step: Step, view: View) -> str:
    """Say that keys to save what the run wrote showed no sign of it, where a menu may have an entry."""
    pressed = isinstance(step.decision.actions[-1], Press)
    wrote = any(isinstance(action, Type) for each in view.history for action in each.decision.actions)
    return "nothing tells that it is saved" if pressed and wrote and titles(view) else ""


def _unheard(view: View) -> str:
    """Say that a dialog was in front, which the keys went to."""
    over = dialog(view.windows)
    return f"the dialog '{over[0].title}' is in front" if over is not None else ""


def _is_unheeded(step: Step, view: View) -> bool:
    """Tell whether keys that show what they do were taken for letters, as a terminal takes them."""
    last = step.decision.actions[-1]
    if step.before is None or not isinstance(last, Press) or last.keys not in SHOWING:
        return False
    return is_typed(step.before, view.screenshot, view.line)


def _is_as_before(step: Step, view: View) -> bool:
    """Tell whether the screen is as it was before the menus were looked into in which the act was found."""
    at = next((at for at, each in enumerate(view.history) if each is step), 0)
    first = at
    while first > 0 and "[looked in" in view.history[first - 1].decision.reply:
        first -= 1
    before, now = view.history[first].before if first < at else None, view.screenshot
    return before is not None and (is_still(before, now) or lit_only(before, now, step, view.line))


def _is_dead(sentence: str, step: Step, view: View) -> bool:
    """Tell whether a text that is no button was clicked in a program, and at most a hint came of it.

    A picture that was guessed at may do little else, but not where that is to be seen.
    """
    targets = step.decision.targets
    if step.before is None or not view.windows or not targets or dialog(view.windows) is not None:
        return False
    named = (text for text in view.texts if any(text.box.center in each.box for each in targets))
    if any((box := tick_of(view, text)) is not None and is_ticked(view, box) for text in named):
        return False  # it is chosen now
    if is_guess(step):
        return is_seen(sentence) and is_hint(step.before, view.screenshot, view.line)
    pressed = any(target.box.center in box for target in targets for box in view.frames)
    return not pressed and is_hint(step.before, view.screenshot, view.line)
