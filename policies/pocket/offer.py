"""What a card over a page offers of what a sentence says, and the button that makes it count.

The trap: the card that came up, with its choices and its buttons, looks like what came of the act, and what
is chosen there is gone with it. So where a task ends with a card of its own, what its last sentence names is
chosen first, then the one button is pressed that keeps it or says what was asked for; any other is not ours.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from agent.actions import Type, is_input
from agent.episode import Step
from agent.senses import Found
from policies.pocket import past
from policies.pocket.applying import concluding
from policies.pocket.course import back_to
from policies.pocket.declining import bare, is_no
from policies.pocket.deed import Deed, on
from policies.pocket.exact import unseen
from policies.pocket.filing import MADE
from policies.pocket.halfway import STAYS, agreed
from policies.pocket.intent import Await, ClickThe, Confirm, Do, Hover, Intent, Keys, Leave, Seek, Turn
from policies.pocket.joining import Clause
from policies.pocket.menus import titles
from policies.pocket.tickbox import is_marked, is_ticked, tick_of
from policies.pocket.undertaking import AtRow, Dismiss, Make
from policies.pocket.view import View
from policies.pocket.wording import said_by

CHOSE = "chose it on the card"
_KEEPS = re.compile(
    r"(?:ok|okay|save|done|apply|confirm|add|create|update|set|continue|finish|submit)\b.*"
    r"|(?:确定|确认|保存|完成|应用|添加|新增|创建|提交|更新|好的?).*",
    re.IGNORECASE | re.DOTALL,
)
_RUN_ON = re.compile(r"\w, (?:and )?(?:an?|the|for|with|of|by|at|on|from) \w", re.IGNORECASE)
_TELLS_MORE = re.compile(
    r"\w with \d+ \w+|\w that (?:is|are|has|[a-z]+s)\b", re.IGNORECASE
)  # of what is made
_WORDS = 3  # of what is offered, at most
_ENDS = (Await, ClickThe, Confirm, Dismiss, Hover, Keys, Leave, Seek, Turn)  # says itself what is pressed
_OUTCOME = re.compile(r"(?:order|book|reserve|schedule|submit|register)\b", re.IGNORECASE)
_OPENS = ("open", "select", "edit", "show")  # of a row: what comes up is what was wanted


def ended(said: Sequence[Clause], view: View) -> Deed | None:
    """Return the press that a task still needs at its end, in a dialog or on a card; None for none."""
    if view.card is not None:
        return offered_on_card(said, view)
    ends = [clause.intent for clause in said[-2:]]
    return concluding(ends, view) or agreed(said[-1], view) or handed_in(said, view)


def handed_in(said: Sequence[Clause], view: View) -> Deed | None:
    """Return the press of the one button that says what a sentence wants to come of it: 'Place order'.

    None where such a button was pressed already, as what is called so in a row.
    """
    verbs = [
        match[0].lower()
        for clause in said
        if isinstance(clause.intent, Do | AtRow) and (match := _OUTCOME.match(clause.sentence)) is not None
    ]
    acts = past.acts(view.history)
    labels = [target.label for step in acts for target in step.decision.targets]
    if not verbs or not acts or titles(view) or labels[-1:] == [] or labels[-1].startswith("icon"):
        return None  # a picture may have been the act itself
    if any(_is_called(label, verb) for label in labels for verb in verbs):
        return None
    found = [
        text
        for text in view.texts
        if any(text.box.center in box for box in view.buttons)
        and any(_is_called(text.label, verb) for verb in verbs)
    ]
    return on(found[0]) if len(found) == 1 else None


def _is_called(label: str, verb: str) -> bool:
    """Tell whether a button is called by a verb: 'Order', 'Order now', 'Place order · €12'."""
    return (
        re.match(rf"(?:(?:place|confirm|complete|finish) (?:the |my |your )?)?{verb}\b", label.strip(), re.I)
        is not None
    )


def offered_on_card(said: Sequence[Clause], view: View) -> Deed | None:
    """Return the next press on the card with which a task would end; None where there is nothing to press.

    What is chosen there has a trail, the last press has none.
    """
    if not said or (step := _last(view.history, len(said))) is None or not _is_left(said[-1], step, view):
        return None
    if unseen(said[-1].sentence, step, view) or _is_run_on(view.history):
        return None
    ends = _ending(said, view)
    for option in _named(said[-1], view):
        if option not in ends and not _was_pressed(option, view.history):
            return Deed(on(option).actions, (option,), CHOSE)
    return on(ends[0]) if len(ends) == 1 else None


def left_on_card(clause: Clause, step: Step, view: View) -> str:
    """Say that a card has come up which asks for more; nothing where none has, or that was all."""
    if not _is_left(clause, step, view) or not any(map(is_no, view.inside(view.front))):
        return ""
    texts = [text.label for text in view.inside(view.front)]
    return f"the dialog '{texts[0] if texts else ''}' has come up and is not answered"


def _is_left(clause: Clause, step: Step, view: View) -> bool:
    """Tell whether a card stands at which an act that is none of itself is not at its end."""
    if view.card is None or (isinstance(clause.intent, _ENDS) and not _is_idle(clause.intent, step)):
        return False
    filled = any(target.box.center in view.card for target in step.decision.targets)
    typed = isinstance(step.decision.actions[-1], Type)  # the card has the keyboard
    if filled or typed or isinstance(clause.intent, Keys):
        return True
    if isinstance(clause.intent, AtRow) and clause.intent.act in _OPENS:
        return False
    return isinstance(clause.intent, Do | AtRow | Make) and STAYS.match(clause.sentence) is None


def _is_run_on(history: Sequence[Step]) -> bool:
    """Tell whether a text was typed that goes on like a sentence: values for other fields are in it."""
    texts = [each.text for step in history for each in step.decision.actions if isinstance(each, Type)]
    made = any(MADE.match(step.decision.reply) for step in history)
    if made and any(_TELLS_MORE.search(text) for text in texts):
        return True
    return any(_RUN_ON.search(text) and not text.endswith((".", "!", "?")) for text in texts)


def _is_idle(intent: Intent, step: Step) -> bool:
    """Tell whether Enter, which keeps what was typed in most cards, did nothing in this one."""
    return intent == Keys(("enter",)) and step.outcome.changed is False


def _last(history: Sequence[Step], number: int) -> Step | None:
    """Return the last act for a clause, a choice on the card included."""
    for step in reversed(history):
        if any(map(is_input, step.decision.actions)):
            return step if re.match(rf"(?:{number}|{number + 1}): ", step.decision.reply) else None
        if step.decision.reply == back_to(number):
            return None
    return None


def _ending(said: Sequence[Clause], view: View) -> list[Found]:
    """Return the buttons that may end it: those that say the verb of a clause, else those that keep it."""
    texts = view.inside(view.front)
    level = [text.box.center.y for text in texts if is_no(text)]
    pressed = [
        text
        for text in texts
        if not is_no(text)
        and (
            any(text.box.center in box for box in view.buttons)
            or any(abs(text.box.center.y - y) < 0.5 * view.line for y in level)
        )
    ]
    verbs = [clause.sentence.split()[0] for clause in said if clause.sentence.split()]
    beside = [text for text in pressed if any(abs(text.box.center.y - y) < 0.5 * view.line for y in level)]
    kept = [text for text in pressed if _KEEPS.fullmatch(bare(text.label))]
    head = (
        min((text.box.top for text in texts), default=0.0) if kept else -1.0
    )  # 'New person', of 'add a person'
    for each in (beside, pressed):
        below = [text for text in each if text.box.top > head]
        named = [text for text in below if any(said_by(verb, text.label) for verb in verbs)]
        if len(named) == 1:
            return named
    return [text for text in kept if text in beside] or kept


def _named(clause: Clause, view: View) -> list[Found]:
    """Return what is offered on the card that the sentence names whole, and is not chosen yet."""
    if not isinstance(clause.intent, Do | AtRow):
        return []
    words = re.findall(r"\w+(?::\d+)?", clause.sentence.lower())
    found = []
    for text in view.inside(view.front):
        if is_no(text) or is_marked(view, text) or len(text.label.split()) > _WORDS:
            continue
        pressed = any(text.box.center in each for each in view.buttons)
        box = None if pressed else tick_of(view, text)
        if box is None and not pressed:
            continue
        own = re.findall(r"\w+(?::\d+)?", text.label.lower())
        if own and all(_is_said(word, words) for word in own) and (box is None or not is_ticked(view, box)):
            found.append(text)
    return found


def _is_said(word: str, words: Sequence[str]) -> bool:
    """Tell whether a word is said, a day by its beginning, a time with a nought before it or without."""
    day = re.fullmatch(r"(?:mon|tue|wed|thu|fri|sat|sun)", word)
    return any(word.lstrip("0") == each.lstrip("0") or (day and each.startswith(word)) for each in words)


def _was_pressed(option: Found, history: Sequence[Step]) -> bool:
    return any(
        target.box.center in option.box or option.box.center in target.box
        for step in history
        for target in step.decision.targets
    )
