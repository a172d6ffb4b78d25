"""What each intent comes to on the screen as it is now: one step, and whether the clause is then done."""

from __future__ import annotations

import re

from agent.actions import Click, Move, Press, Wait
from agent.errors import Ambiguous, NotShown
from agent.senses import Found
from agent.sight.likeness import Grade
from agent.sight.match import find_all
from policies.pocket.about import is_about, tells_about
from policies.pocket.answering import answer
from policies.pocket.applying import APPLIED, applying
from policies.pocket.belonging import belonging, in_menu, opening
from policies.pocket.beyond import counted_on
from policies.pocket.calendar import day_in
from policies.pocket.chinese_verb import verb_in_row
from policies.pocket.choosing import choose, tick
from policies.pocket.confirming import is_confirmed
from policies.pocket.copying import copy, paste
from policies.pocket.counted import in_counted_row
from policies.pocket.day import day_said
from policies.pocket.deed import Deed, on
from policies.pocket.drawing import TOOK, drawing, is_begun, stroke
from policies.pocket.entering import matching_entry, write
from policies.pocket.every import are_told_apart, next_of, one_of
from policies.pocket.fronting import dialog
from policies.pocket.going import gone_to
from policies.pocket.hint import is_program
from policies.pocket.intent import (
    Answer,
    Await,
    Choose,
    ClickThe,
    Confirm,
    Copy,
    Do,
    DragThe,
    Hover,
    Intent,
    Keys,
    Leave,
    Matching,
    Paste,
    Pause,
    Resize,
    Search,
    Seek,
    SetTo,
    Tick,
    Turn,
    Where,
    Write,
)
from policies.pocket.keypad import clearing_key
from policies.pocket.leaving import is_leaving, leaving
from policies.pocket.making import keeping, maker
from policies.pocket.menus import leads_on, offered, only_leads, opened, tied, titles
from policies.pocket.misplaced import is_misplaced
from policies.pocket.mistaken_keys import once_more
from policies.pocket.moving import drag, resize
from policies.pocket.paging import end_page
from policies.pocket.partly import scantly_said, to_place
from policies.pocket.picking import picked
from policies.pocket.place import is_shown, place
from policies.pocket.pointing import is_pointing
from policies.pocket.preferences import is_asked_for
from policies.pocket.pressing import named_by_verb
from policies.pocket.qualifying import first_chosen
from policies.pocket.remainder import remainder
from policies.pocket.renaming import renamed_in_row
from policies.pocket.row import anchor, bare
from policies.pocket.row_switch import own_switch, switched
from policies.pocket.searching import search
from policies.pocket.section import WENT
from policies.pocket.seeking import turn
from policies.pocket.shortcut import SAVE, shortcut
from policies.pocket.sliding import set_to
from policies.pocket.tickbox import box_of, is_marked, is_ticked, tick_of
from policies.pocket.undertake import undertake
from policies.pocket.undertaking import AtRow, Dismiss
from policies.pocket.view import View
from policies.pocket.wording import entry_for

_SURER_THAN_KEYS = 0.97  # of a guess in a program, where keys are known that do it
_GOES = re.compile(r"(?:go|jump|turn|skip|flip|move)\b|翻|转|跳|去", re.IGNORECASE)  # a picture leads there
_HIDES = re.compile(r"hide\b|隐藏(?!的?文件)|(?:把|将).+隐藏|(?:关闭|收起).*(?:栏|面板|窗格|行号)$", re.I)
_UNDOES = re.compile(
    r"\b(?:hide|disable|off|untick|uncheck|deselect|remove|clear|stop|no|not|without|don['’]t)\b"
    r"|隐藏|禁用|关闭|取消|不|别",
    re.IGNORECASE,
)
_BARS = re.compile(
    r"(?:show|hide|toggle|close|display) (?:me )?(?:the |all )?(?:\w+ )?\w*(?:(?:bar|panel?|ruler)s?|grid)"
    r"|(?:把)?(?:隐藏|显示|关闭|关掉|打开|收起|\w{0,4}栏|面板|标尺|网格){2,3}(?:起来)?",
    re.IGNORECASE,
)  # parts of a window, which no picture hides
_MAKES = re.compile(r"(?:create|start|make|begin|new)\b|新建|创建", re.IGNORECASE)
_SHOWS = re.compile(r"show\b|显示|(?:把|将).+显示", re.IGNORECASE)


def act(intent: Intent, sentence: str, view: View, trail: tuple[str, ...]) -> Deed | None:
    """Return the next step for an intent, or None where something is shown that should be gone.

    trail: what was tried for it before.

    Raises:
        NotShown: what it names is not on the screen, or not yet.
        Ambiguous: what it names is there more than once.
    """
    if isinstance(intent, AtRow) and are_told_apart(intent.act, intent.row, sentence):
        raise Ambiguous(f"which of '{intent.row}' are meant is not known")
    if isinstance(intent, Do | AtRow | Dismiss):
        return next_of(sentence, view, trail) or one_of(_step(intent, sentence, view, trail), sentence, view)
    return _step(intent, sentence, view, trail)


def _step(intent: Intent, sentence: str, view: View, trail: tuple[str, ...]) -> Deed | None:
    match intent:
        case ClickThe() if is_asked_for(sentence):
            return _done(sentence, view, trail)
        case ClickThe(name, button, count, holding, of):
            if not of and (each := picked(name, view)):
                return Deed(tuple(Click(one.box.center, button, count, holding) for one in each), tuple(each))
            if not of and (counted := in_counted_row(name, view)) is not None:
                return on(counted, Click(counted.box.center, button, count, holding))
            said = day_said(name)
            if said is not None and (shown := day_in(view, said)) is not None:
                return on(shown)
            if (deed := counted_on(name, view, trail)) is not None:
                return deed
            found = _meant(name, sentence, view, of)
            return on(found, Click(found.box.center, button, count, holding))
        case Do(sentence) if TOOK in trail or is_begun(sentence, view):
            return stroke(view)
        case Do(sentence) if (deed := first_chosen(sentence, view, trail)) is not None:
            return deed
        case Do(sentence):
            return drawing(sentence, _done(sentence, view, trail), view)
        case Write():
            return write(intent, view, trail)
        case Answer():
            return answer(intent, view)
        case Matching():
            return matching_entry(intent, view, trail)
        case Choose():
            each = picked(intent.item, view)
            if each:
                return Deed(tuple(Click(one.box.center) for one in each), tuple(each))
            return choose(intent, view, trail, sentence)
        case Tick():
            return tick(intent, view, sentence)
        case SetTo():
            return set_to(intent, view, trail)
        case Keys(("enter",), 1) if (kept := keeping(view)) is not None:
            return on(kept)
        case Keys(keys, times):
            return Deed((Press(keys),) * times)
        case Turn():
            return turn(intent, view)
        case Seek(name, through=True):
            return Deed((), (_written(name, view),))
        case Seek(name):
            found = _sought(view, name)
            led = found.label.startswith("icon") and _GOES.match(sentence) is not None
            return on(found) if led else Deed((), (found,))
        case Hover(name):
            found = place(view, name, sentence)
            return on(found, Move(found.box.center))
        case DragThe():
            return drag(intent, view)
        case Resize():  # what has no edge is in the menus: 'make the icons bigger'
            return _done(sentence, view, trail) if trail else resize(intent, view)
        case Copy():
            return copy(intent, view, trail)
        case Paste():
            return paste(intent, view)
        case Search():
            return search(intent, view, trail)
        case Pause(seconds):
            return Deed((Wait(seconds),))
        case Await(name, gone) | Confirm(name, shown=gone):
            wanted = not gone if isinstance(intent, Await) else gone
            return _looked_for(name, wanted, view)
        case Leave():
            return Deed(())
        case Where(shown, then):
            return act(then, sentence, view, trail) if is_shown(view, shown) else Deed(())
        case _:
            return undertake(intent, view, trail)


def _done(sentence: str, view: View, trail: tuple[str, ...]) -> Deed:
    """Do what names no place: by what the screen shows for it, else by the keys that everybody knows."""
    if is_confirmed(sentence, view):
        return Deed(())
    if (key := clearing_key(sentence, view)) is not None:
        return on(key)
    if (deed := renamed_in_row(sentence, view, trail) or end_page(sentence, view)) is not None:
        return deed
    keys = leaving(sentence, view) or shortcut(sentence)
    if is_leaving(sentence) and APPLIED not in trail and (deed := applying(view)) is not None:
        return Deed(deed.actions, deed.targets, APPLIED)
    if keys is not None and Press(keys) in view.tried:
        again = once_more(keys, sentence, view, trail)
        if isinstance(again, Deed):
            return again
        keys = again
    if not titles(view) and (verb := verb_in_row(sentence, view)) is not None:
        return on(verb)
    if view.tried and (button := named_by_verb(sentence, view) or remainder(sentence, view)) is not None:
        return on(button)
    if (entry := offered(sentence, view)) is not None:
        hides, shows = (each.match(sentence) is not None for each in (_HIDES, _SHOWS))
        if (hides or shows) and (tick_of(view, entry) is not None or is_marked(view, entry)):
            return tick(Tick(entry.label, shows), view, sentence)
        return to_place(entry, sentence, view, trail) or on(entry)
    if trail and trail[-1].startswith("looked in") and (two := tied(sentence, view)) is not None:
        raise Ambiguous(f"'{sentence}' may mean '{two[0]}' or '{two[1]}'")
    if trail and trail[-1].startswith(WENT) and (title := _titled(sentence, view)) is not None:
        return Deed((), (title,))  # the page that was gone to is what was to be made
    if opened(view) is None and (named := gone_to(sentence, view)) is not None:
        return on(named)
    if (deed := switched(sentence, view)) is not None:
        return deed
    if (own := belonging(sentence, view)) is not None:
        return on(own)
    if (deed := in_menu(sentence, view, trail) or opening(sentence, view)) is not None:
        return (own_switch(deed.targets[0], sentence, view) if deed.targets else None) or deed
    if (made := maker(sentence, view)) is not None:
        return on(made)
    try:
        found = _meant(sentence, sentence, view)
    except (NotShown, Ambiguous):
        if keys is None:
            raise
        return Deed((Press(keys),))
    least = _SURER_THAN_KEYS if found.score in view.guesses and is_program(view) else 0.75
    drawn = found.label.startswith("icon") and is_asked_for(sentence) and titles(view) and not trail
    in_menus = found.label.startswith("icon") and bool(titles(view)) and bool(_BARS.fullmatch(sentence))
    if (drawn and keys is None) or in_menus:  # the menus have them
        raise NotShown(f"'{sentence}' is not seen")
    if keys is not None and (found.score < least or _is_saved_by_icon(keys, found, view)):
        return Deed((Press(keys),))
    over = dialog(view.windows)
    said = find_all(found.label, (found,)) if over is not None and found.box.center in over[0].box else ()
    box = box_of(said[0], view) if said else None
    if box is not None and is_ticked(view, box) and not _UNDOES.search(sentence):
        return Deed((), (found,))  # it is so already, and a click would undo it
    if found.score in view.guesses and not is_program(view) and scantly_said(sentence, found):
        raise NotShown(f"'{sentence}' is not seen")
    return own_switch(found, sentence, view) or to_place(found, sentence, view, trail) or on(found)


def _titled(sentence: str, view: View) -> Found | None:
    """Return the title of a window that came up by the last act and says all that a sentence wants made."""
    new = [text for text in view.fresh if view.is_title(text.box)]
    return entry_for(sentence, new) if _MAKES.match(sentence) else None


def _is_saved_by_icon(keys: tuple[str, ...], found: Found, view: View) -> bool:
    """Tell whether a program with menus would be saved by a guess, of which nothing shows what came."""
    return keys == SAVE and found.label.startswith("icon") and bool(titles(view))


def _meant(name: str, sentence: str, view: View, of: str = "") -> Found:
    """Return where a thing is. Raises NotShown where only the menu is seen in which it may be; Ambiguous."""
    if not of and is_pointing(name) and (pointed := view.guess(sentence)) is not None:
        return pointed
    found = place(view, name, sentence, of)
    if only_leads(found, sentence, view) or (sentence == name and leads_on(found, view)):
        raise NotShown(f"'{name}' is not seen")
    if is_misplaced(found, sentence, view) or (is_about(sentence) and not tells_about(found.label)):
        raise NotShown(f"'{name}' is not seen")
    return found


def _sought(view: View, name: str) -> Found:
    """Return what is looked for: a thing of that name, or the row that tells it."""
    if find_all(bare(name), view.texts, least=Grade.CONFUSED_INSIDE):
        return anchor(name, view)
    return place(view, name, name)


def _written(name: str, view: View) -> Found:
    """Return where a name is written. Raises NotShown: what is behind a tab is not guessed at before it."""
    found = find_all(bare(name), view.texts, least=Grade.CONFUSED_INSIDE)
    if not found:
        raise NotShown(f"'{name}' is not seen")
    return found[0].found


def _looked_for(name: str, shown: bool, view: View) -> Deed | None:
    """Return that something is shown, or is not, as it should be; None where it is and should not be."""
    if is_shown(view, name) == shown:
        return Deed(())
    if shown:
        raise NotShown(f"'{name}' is not shown")
    return None
