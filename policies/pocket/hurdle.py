"""What comes in between, a banner about cookies, a session that ends, and how it is cleared away.

The trap: what lies over a page looks like any part of it, and its 'Cancel' like that of the form that is
being filled. So a hurdle has to say that it is one, and the button that is pressed stands with its words.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from agent.actions import Wait, is_input
from agent.episode import Step
from agent.geometry import Box
from agent.senses import Found
from agent.sight.line import in_reading_order
from policies.pocket.complaint import complaint
from policies.pocket.declining import is_asked_for
from policies.pocket.deed import Deed, on
from policies.pocket.fronting import dialog, first_of_all
from policies.pocket.hint import is_program
from policies.pocket.intent import Await, Choose, ClickThe, Confirm, Do, Intent, Where
from policies.pocket.joining import Clause
from policies.pocket.menus import opened, titles
from policies.pocket.region import holds
from policies.pocket.surprise import surprise
from policies.pocket.synonym import other_buttons
from policies.pocket.tabled import is_joined
from policies.pocket.undertaking import Dismiss
from policies.pocket.view import View

_SAYS = re.compile(
    r"\bcookies?\b|newsletter|subscribe|session.{0,30}(?:expir|time|end)|about to expire|timed? out|still"
    r" there"
    r"|special offer|\bdiscount\b|sign up for|rate (?:us|this app)|enable notifications|allow notifications"
    r"|take (?:our|a) (?:short )?survey|new version|update available|install (?:the|our) app"
    r"|会话.{0,8}过期|登录超时|订阅|弹窗",
    re.IGNORECASE,
)
_MEANT = re.compile(
    r"pop-?\s?ups?|dialogs?|messages?|alerts?|banners?|notices?|windows?|warnings?|prompts?|overlays?"
    r"|box(?:es)?|session"
    r"|cookies?|newsletter|弹窗|弹出窗口|对话框|提示|消息|横幅|警告",
    re.IGNORECASE,
)
_CLOSING = (
    "No thanks", "No, thanks", "Not now", "Maybe later", "Later", "Dismiss", "Skip", "Close",
    "Stay logged in", "Stay signed in", "Continue session", "Reject", "Reject all", "Decline", "Cancel",
    "Got it", "OK", "Okay", "Yes", "Continue", "×", "✕", "以后再说", "关闭", "取消", "知道了", "拒绝", "确定",
)  # fmt: skip
_LOADING = re.compile(r"(?:loading|please wait|one moment)\b.*|.*(?:正在)?(?:加载中|请稍候).*", re.IGNORECASE)
_HIGH = 9.0  # lines: a button of a hurdle is no farther from its words
_ABROAD = 30.0  # lines: nor farther beside them
_GLANCE_SECONDS = 1.0
_MOST = 6  # hurdles that are cleared away in one run
_NOTICE = 3  # words of a notice, at least
_WANTED = re.compile(
    r"\b(?:close|dismiss|ok|okay|confirm|accept|quit|exit)\b|关闭|确定|确认|退出", re.IGNORECASE
)
_OPENS = re.compile(r"\b(?:open|show|view|see|about|help|display|start)\b|打开|显示|查看|关于", re.IGNORECASE)
_AGREED = frozenset("ok|okay|close|got it|确定|知道了|关闭|好的".split("|"))
_ENDS = ("close", "关闭")
_OUT = re.compile(
    r"exit|quit|cancel|abort|close|log ?in|sign ?in|buy|delete|退出|取消|关闭|登录|购买", re.IGNORECASE
)
_TOLD = re.compile(r"[^\W\d_]{2}|[\u3400-\u9fff]")
_WELCOME = re.compile(r"\bwelcome\b|\bwizard\b|\bfirst (?:run|start|time)|欢迎|向导|首次", re.IGNORECASE)
_NEXT = ("skip", "next", "continue", "get started", "finish", "跳过", "下一步", "继续", "完成")
_KEY = re.compile(r"\s*[(（][a-z][)）]$")  # that presses a button whose word is Chinese
_HELP = ("help", "帮助")
_BACK = re.compile(r"back to \d")
CLEARED = "cleared away what came in between"
WAITED = "waited while it was loading"


@dataclass(frozen=True, slots=True)
class Order:
    """What the task says to press where something comes up: a word; empty to close it."""

    press: str


def orders(said: Sequence[Clause]) -> tuple[Order, ...]:
    """Return what the clauses say of pop-ups, whenever they come: 'if a popup appears, press Cancel'."""
    found = []
    for clause in said:
        intent = clause.intent
        if isinstance(intent, Where) and _MEANT.search(intent.shown):
            then = intent.then
            if isinstance(then, ClickThe):
                found.append(Order(then.name))
            elif isinstance(then, Choose):
                found.append(Order(then.item))
            elif isinstance(then, Dismiss):
                found.append(Order(""))
            elif isinstance(then, Do):
                found.append(Order(_word_of(then.sentence)))
    return tuple(found)


def cleared(view: View, said: Sequence[Clause], now: Clause | None, history: Sequence[Step]) -> Deed | None:
    """Return the press that clears away what lies over the page; None where nothing does, or it won't go.

    now: the clause that is next; what it names itself is no hurdle.
    """
    if (
        sum(
            step.decision.reply == CLEARED or _BACK.match(step.decision.reply) is not None for step in history
        )
        > _MOST
    ):
        return None
    if opened(view) is not None:  # an entry of a menu came for the run itself
        return None
    words = next((text for text in in_reading_order(view.texts) if _is_hurdle(text, view)), None)
    if words is None:
        return _noticed(view, said, now, history) or _surprised(view, said, now, history)
    asked = f"{now.sentence if now is not None else ''}"
    if now is not None and not isinstance(now.intent, Where) and _shares(asked, _told(words, view)):
        return None
    for order in orders(said):
        pressed = _near(order.press, words, view) if order.press else None
        if pressed is not None:
            return on(pressed)
    if any(
        _shares(clause.sentence, _told(words, view)) and not isinstance(clause.intent, Where)
        for clause in said
    ):
        return None  # the task has a clause for it
    return next((on(found) for word in _CLOSING if (found := _near(word, words, view)) is not None), None)


def _surprised(
    view: View, said: Sequence[Clause], now: Clause | None, history: Sequence[Step]
) -> Deed | None:
    """Return the press that answers what came up and is no part of the task."""
    if not history or (now is not None and isinstance(now.intent, Confirm | Await)):
        return None
    told = orders(said)
    if not told and is_program(view) and dialog(view.windows) is not None:
        return None  # a slow program's own dialog, for what was done before: to cancel it undoes that
    if now is None and not (told or _enters(said[-1].intent)):
        return None  # what comes after an act may ask whether it is meant
    for press in [order.press for order in told] or [""]:
        words = (press,) if press else _CLOSING
        found = surprise(view, history[-1], _near, words, told=bool(told) or now is None)
        if found is not None and (told or now is None or found.label.lower() not in now.sentence.lower()):
            return on(found)
    return None


def _noticed(view: View, said: Sequence[Clause], now: Clause | None, history: Sequence[Step]) -> Deed | None:
    """Return the press that closes a notice that is in the way: all one can do there is to agree.

    What a sentence opened, or is about to close, is no notice.
    """
    over = dialog(view.windows)
    notice = over[0] if over is not None else first_of_all(view)
    if notice is None or now is None or _WANTED.search(now.sentence):
        return None
    acts = [step.decision for step in history if step.decision.reply != CLEARED]
    begun = any(is_input(action) for decision in acts for action in decision.actions)
    last = said[said.index(now) - 1] if begun and said.index(now) else now
    if begun and complaint(view, history):
        return None  # it tells what came of an act
    if begun and (last is now or _OPENS.search(last.sentence)):
        return None
    box = notice.box
    texts = [text for text in view.inside(box) if not view.is_title(text.box)]
    pressed = [text for text in texts if _plain(text.label) in _AGREED]
    if over is None and not pressed and not titles(view):  # a small program is no welcome
        pressed = _only_button(box, view)
    if over is None and any(_plain(text.label) in _ENDS for text in pressed) and _is_at_work(box, view):
        return None
    if over is not None and view.card is None and not pressed and not begun:  # on a page it may be an offer
        pressed = _only_button(box, view)
    if over is None and not pressed and history[-1:] and _came_to_nothing(history[-1]):
        return None
    onward = _onward(notice.title, texts, view) if over is None and not pressed and not begun else []
    pressed = pressed or onward
    fields = [field for field in view.entries if is_asked_for(field, box, view)]
    if over is None:  # a welcome has lists to choose from, of which each has something chosen
        fields = [field for field in fields if not view.is_written_in(field) and not is_joined(field, view)]
    if len(pressed) != 1 or fields:
        return None
    words = " ".join(text.label for text in texts if text is not pressed[0])
    level = [box for box in view.buttons if abs(box.center.y - pressed[0].box.center.y) < view.line]
    buttons = [other for other in level if other.center in box and pressed[0].box.center not in other]
    buttons = [] if onward else [other for other in buttons if _plain(view.is_written_in(other)) not in _HELP]
    return on(pressed[0]) if len(words.split()) >= _NOTICE and not buttons else None


def _is_at_work(box: Box, view: View) -> bool:
    """Tell whether a window has more than words and one button: to close it is to end its program."""
    found = dict.fromkeys((*view.buttons, *view.entries))
    inside = [each for each in found if each.center in box and not view.is_title(each)]
    outer = [each for each in inside if not any(holds(other, each) for other in inside if other != each)]
    return len(outer) > 1


def _onward(title: str, texts: Sequence[Found], view: View) -> list[Found]:
    """Return what leads on through the pages that a program shows first of all; nothing where none does."""
    if not any(map(_WELCOME.search, (title, *(text.label for text in texts)))):
        return []
    pressed = [text for text in texts if any(text.box.center in box for box in view.buttons)]
    said = ([text for text in pressed if _plain(text.label) == word] for word in _NEXT)
    return next((each for each in said if len(each) == 1), [])


def _came_to_nothing(step: Step) -> bool:
    return step.decision.reply == CLEARED and step.outcome.changed is False


def _only_button(box: Box, view: View) -> list[Found]:
    """Return what the one button of a welcome says; nothing where it leads back out again."""
    inside = [each for each in view.buttons if each.center in box and not view.is_title(each)]
    outer = [each for each in inside if not any(holds(other, each) for other in inside if other is not each)]
    said = view.inside(outer[0]) if len(outer) == 1 else []
    words = len(said) == 1 and _TOLD.search(said[0].label) is not None  # a picture is read as a letter
    return said if words and not _OUT.search(said[0].label) else []


def _plain(label: str) -> str:
    """Return what a button says, without what was read of a picture beside it."""
    low = _KEY.sub("", label.strip(" .!@#&*√✓✔").lower())
    return re.sub(r"[^a-z ]", "", low).strip() or low


def _enters(intent: Intent) -> bool:
    """Tell whether something is the press that logs in, which no page asks to have confirmed."""
    return isinstance(intent, ClickThe) and {"Log in", "Sign in"} & set(other_buttons(intent.name)) != set()


def loading(view: View) -> Deed | None:
    """Return a wait where the page says that it is not there yet."""
    told = [text for text in view.texts if _LOADING.fullmatch(text.label.strip(" .…"))]
    return Deed((Wait(_GLANCE_SECONDS, for_change=True),), tuple(told[:1])) if told else None


def _is_hurdle(text: Found, view: View) -> bool:
    return _SAYS.search(_told(text, view)) is not None and not view.is_title(text.box)


def _told(text: Found, view: View) -> str:
    """Return a text with the line below it, on which its sentence may go on."""
    below = [
        other.label
        for other in view.texts
        if 0.4 * view.line < other.box.top - text.box.top < 2 * view.line
        and other.box.left < text.box.right and other.box.right > text.box.left
    ]  # fmt: skip
    return " ".join((text.label, *below[:1]))


def _shares(sentence: str, label: str) -> bool:
    """Tell whether a sentence speaks of what a hurdle says, by the word that makes it one."""
    match = _SAYS.search(label)
    if match is None:
        return False
    word = re.sub(r"s$", "", match[0].lower().split()[0])
    return word in sentence.lower()


def _near(word: str, words: Found, view: View) -> Found | None:
    """Return the button with a word that stands with the words of a hurdle: at their height or below them."""
    found = [each for each in view.saying(word) if _is_with(each.box, words.box, view)]
    inside = [each for each in found if any(each.box.center in box for box in view.buttons)]
    return min(inside or found, key=lambda each: each.box.top, default=None)


def _is_with(box: Box, words: Box, view: View) -> bool:
    down = (box.center.y - words.center.y) / view.line
    across = max(box.left - words.right, words.left - box.right, 0) / view.line
    return -3 < down < _HIGH and across < _ABROAD


def _word_of(sentence: str) -> str:
    """Return the button that a sentence means which names none: 'accept it', 'close it'."""
    match = re.match(r"\w+", sentence)
    return match[0].capitalize() if match is not None else sentence
