"""What is tried for a clause whose thing is not seen: which ways of looking fit which kind of sentence.

The trap: looking costs a person's time. So what no program does is asked about at once, and what an act must
have on the screen, a place to drag to, is not looked for in menus.
"""

from __future__ import annotations

from agent.actions import Type
from agent.errors import Ambiguous, NotShown
from policies.pocket import past
from policies.pocket.asking import is_talk
from policies.pocket.course import Course
from policies.pocket.declining import declined
from policies.pocket.deed import Deed
from policies.pocket.drawing import TOOK
from policies.pocket.hint import is_program
from policies.pocket.hovering import page_under, rest_on_head
from policies.pocket.intent import (
    Choose,
    ClickThe,
    Do,
    DragThe,
    Hover,
    Resize,
    Search,
    Seek,
    SetTo,
    Tick,
    Write,
)
from policies.pocket.joining import Clause
from policies.pocket.leading import lead, to_form
from policies.pocket.menus import look_in, titles
from policies.pocket.navigation import another_page
from policies.pocket.news import is_hint
from policies.pocket.seeking import explore, onward, scrolled
from policies.pocket.shut import opened_list
from policies.pocket.tabs import each_page, next_page, since_page
from policies.pocket.undertaking import AtRow, Carry, Dismiss, Restyle, Sort
from policies.pocket.view import View

_MOST_DOWN = 6  # turns of the wheel by a page, for a field
_SOUGHT = (AtRow, ClickThe, Choose, Tick, Seek, Hover, Do, Write, Restyle, Sort)
_ON_PAGES = (*_SOUGHT, Carry, Dismiss, DragThe, SetTo)
_SETS = (Choose, Tick, SetTo)
_IN_MENUS = (ClickThe, Choose, Tick, Do, Resize, Restyle, Sort)


def further(clause: Clause, come: Course, view: View, task: str, error: NotShown | Ambiguous) -> Deed | None:
    """Return what may bring the thing to view; None where nothing may, or before a second look."""
    intent, trail = clause.intent, come.trail
    if isinstance(error, Ambiguous) or is_talk(clause.sentence) or TOOK in trail:
        return None
    if come.waiting_since is None and not trail:
        return None
    if isinstance(intent, Seek) and intent.through:
        page = each_page(view, trail)
        if page is not None:
            return page
    if not trail and (deed := declined(intent, clause.sentence, view, view.history)) is not None:
        return deed
    if (deed := opened_list(intent, view, trail)) is not None:
        return deed
    leads = isinstance(intent, Do | AtRow | ClickThe) and not titles(view)
    if leads and (deed := lead(clause.sentence, view, trail)) is not None:
        return deed
    if isinstance(intent, Write) and (deed := to_form(clause.sentence, view, trail)) is not None:
        return deed
    paged = isinstance(intent, _ON_PAGES) and not titles(view) and not _is_down(come)
    hovers = paged and not isinstance(intent, Write)
    if hovers and (deed := page_under(view, _act_of(clause), trail)) is not None:
        return deed
    hovered = rest_on_head(view, _act_of(clause), trail) if hovers else None
    if hovered is not None and isinstance(intent, Do | ClickThe | Choose):
        return hovered
    if paged and (deed := next_page(view, _act_of(clause), trail)) is not None:
        return deed
    return (
        _explored(clause, come, view, task)
        or _set_elsewhere(clause, view, trail)
        or _on_another_page(clause, view, trail)
        or hovered
    )


def _is_down(come: Course) -> bool:
    """Tell whether a page stands scrolled down, so that what is at its top is none of its pages."""
    trail = since_page(come.trail)
    down = trail.count("scrolled down")
    moved = trail[-1:] == ("scrolled down",) and not come.unchanged
    return "scrolled back" not in trail and (down > 1 or (down == 1 and moved))


def _on_another_page(clause: Clause, view: View, trail: tuple[str, ...]) -> Deed | None:
    """Return the click on another page of the navigation, where a thing is named; None for none."""
    named = isinstance(clause.intent, AtRow | Tick | Choose | SetTo | Carry)
    return another_page(view, _act_of(clause), trail) if named else None


def _set_elsewhere(clause: Clause, view: View, trail: tuple[str, ...]) -> Deed | None:
    """Return the click on the page for settings, where something is set; None where there is none."""
    if not isinstance(clause.intent, _SETS) or titles(view):
        return None
    return next_page(view, _act_of(clause), trail, sets=True)


def _explored(clause: Clause, come: Course, view: View, task: str) -> Deed | None:
    """Return the way to what is not seen down the page, in its menus and behind what is closed."""
    intent, trail = clause.intent, come.trail
    if isinstance(intent, Search):
        return look_in(view, "find", trail) if titles(view) else None
    if not isinstance(intent, _SOUGHT) and not (isinstance(intent, Resize) and titles(view)):
        return None
    if isinstance(intent, Write):
        if not intent.into:
            return None
        wrote = any(isinstance(action, Type) for step in view.history for action in step.decision.actions)
        page = not is_program(view) and not titles(view)
        down = scrolled(view, trail, not come.unchanged, _MOST_DOWN) if page else None
        elsewhere = down or (None if wrote else another_page(view, intent.into, trail))
        return elsewhere or onward(view, trail) or look_in(view, f"{intent.into} {intent.text}", trail)
    before = past.before(view.history)
    hint = before is not None and is_hint(before, view.screenshot, view.line)
    return explore(
        view,
        task,
        trail,
        not come.unchanged and not hint,
        _act_of(clause) if isinstance(intent, _IN_MENUS) else "",
    )


def _act_of(clause: Clause) -> str:
    """Return what is to be done, without what is to be written then."""
    return clause.intent.sentence if isinstance(clause.intent, Do) else clause.sentence
