"""Items of lists and menus, boxes to tick, days of a calendar and values of a slider.

The trap: what is chosen is often not there yet: a list has to be opened, a calendar turned, a slider
tried. Each of these is one step that says what it tried, and the next look decides what is left to do.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from agent.actions import Action, Click, Move, Press, Type
from agent.errors import Ambiguous, NotShown
from agent.geometry import Box, Point
from agent.risk import risky_word
from agent.senses import Found
from agent.sight.likeness import Grade
from agent.sight.line import part_of
from agent.sight.match import Match, find_all
from policies.pocket.calendar import shown_month, to_day
from policies.pocket.day import day_in_figures, day_said
from policies.pocket.deed import Deed, on
from policies.pocket.entry import entry_of
from policies.pocket.hint import is_program
from policies.pocket.intent import Choose, Tick
from policies.pocket.kind import is_list, is_only_a_kind
from policies.pocket.kindless import without_kind
from policies.pocket.menus import LOOKED, offered, opened, titles
from policies.pocket.past import has_waited, is_behind
from policies.pocket.place import place
from policies.pocket.popup import dropped
from policies.pocket.switch import switch_of, switches
from policies.pocket.tickbox import box_of, is_marked, is_ticked, tick_of
from policies.pocket.together import all_of, each_of, is_listed
from policies.pocket.view import View
from policies.pocket.wording import entry_for

_SHORT = 9  # entries: a list with fewer shows all that it has
_DENIES = re.compile(r"(?:\bdon['’]?t|\bdo not|\bnever|\bno|\bdisable|不|禁用)\s*$", re.IGNORECASE)
_SHUT = re.compile(
    r"(?:please )?(?:choose|select|pick)\b.{0,24}(?:…|\.{2,3})|-+ ?(?:select|choose).*-+|请选择.{0,8}",
    re.IGNORECASE,
)  # what a list says of which nothing is chosen
_RESEMBLES = 0.65  # of a guess: a text that says something else is the item
_WITHOUT = "closed a list that has it not"


def choose(intent: Choose, view: View, trail: tuple[str, ...], sentence: str) -> Deed:
    """Choose an item that is shown; open the list that may hold it where none is."""
    intent = without_kind(intent, view)
    said = day_said(intent.item)
    if said is not None and shown_month(view) is not None:
        return to_day(said, intent.among, view, trail)
    date = day_in_figures(intent.item)
    if date is not None and (intent.among or "date").lower() in ("date", "日期", "day", "calendar"):
        return to_day(date, intent.among, view, trail)
    found = _item(intent, view)
    path = re.search(r"[>→»]", sentence) is not None  # it names other items, too
    if found is None and path and view.history and not has_waited(view.history):
        raise NotShown(f"'{intent.item}' is not seen")  # its own menu may just be opening
    if found is not None:
        holder = next((box for box in view.entries if found.box.center in box and is_list(view, box)), None)
        if holder is not None and not trail:
            return Deed((), (found,))  # it is what the list shows already
        if holder is None and trail and trail[-1].startswith(LOOKED):
            return on(found)  # in a menu a tick may be drawn otherwise, and a second click does no harm
        if holder is None:
            return _pressed(intent, found, view)
    elif (run_on := _run_on(intent.item, view)) is not None:
        return run_on
    elif (each := each_of(intent.item, view)) is not None:
        return each
    elif (entry := all_of(intent.item, view) or offered(intent.item, view)) is not None:
        return on(entry)
    closed = [] if any(each == _WITHOUT or each.startswith(LOOKED) for each in trail) else lists(intent, view)
    first = bool(closed) and not intent.among and not trail
    if first and (named := _pointed_at(intent, view, sentence)) is not None:
        return on(named)
    is_open = bool(trail) and trail[-1].startswith("opened")
    if is_open and 1 < len(dropped(view)) < _SHORT and not _has(intent, view):
        return Deed((Press(("esc",)),), (), _WITHOUT)
    if is_open:
        keys: tuple[Action, ...] = (Type(intent.item), Press(("enter",)))
        return Deed(keys, (Found(closed[0], intent.item, 0.7),) if closed else ())
    if closed:
        opened = Found(closed[0], f"list {intent.among}".strip(), 0.8)
        return Deed((Click(_arrow(opened.box)),), (opened,), "opened the list")
    last = place(view, intent.item, intent.item if path else sentence)
    if last.score in view.guesses and last.score < _RESEMBLES and not last.label.startswith("icon"):
        raise NotShown(f"'{intent.item}' is not seen")
    if is_only_a_kind(intent.item, last, view) or not all(
        _is_alone(intent.item, text.label) for text in view.texts if last.box.center in text.box
    ):
        raise NotShown(f"'{intent.item}' is not seen")
    if _SHUT.fullmatch(last.label.strip()) and not trail:
        return Deed(on(last).actions, (last,), "opened the list")  # it only says that something may be chosen
    return on(last)


def _has(intent: Choose, view: View) -> bool:
    """Tell whether a list that dropped down has the item, as far as that can be read."""
    return any(
        find_all(intent.item, (text,)) or find_all(text.label, (Found(text.box, intent.item),))
        for text in dropped(view)
    )


def _pointed_at(intent: Choose, view: View, sentence: str) -> Found | None:
    """Return what the item is without words, a tool or a patch of colour; None where nothing is likely."""
    try:
        found = place(view, intent.item, sentence)
    except (NotShown, Ambiguous):
        return None
    shut = _SHUT.fullmatch(found.label.strip()) is not None
    return None if shut or is_only_a_kind(intent.item, found, view) else found


def _pressed(intent: Choose, found: Found, view: View) -> Deed:
    if intent.leads and not any(found.box.center in title.box for title in titles(view)):
        return on(found, Move(found.box.center))
    if opened(view) is not None:
        return on(found)
    box = tick_of(view, found)
    if box is not None and any(box.center in each.box for each in switches(view)):
        box = None
    if box is not None and is_ticked(view, box) and len(view.ticks) > 1:
        return Deed((), (found,))
    if box is not None:
        return on(Found(box, found.label, found.score))
    if not intent.among and (switch := switch_of(found, view)) is not None:
        knob = Found(switch.box, f"switch {found.label}", found.score)
        return Deed((), (knob,)) if switch.on else on(knob)
    if intent.also and is_listed(found, view):
        return on(found, Click(found.box.center, holding=("ctrl",)))
    return on(found)


def _run_on(item: str, view: View) -> Deed | None:
    """Choose an item by its own box in a line that a reader has run together: 'AdultChildSenior'."""
    for text in view.texts:
        at = text.label.lower().find(item.lower())
        if at < 0 or len(text.label) == len(item) or not _is_alone(item, text.label):
            continue
        part = Found(part_of(text, at, at + len(item)), item, text.score)
        if (box := tick_of(view, part)) is not None:
            found = Found(box, f"box {item}", text.score)
            return Deed((), (found,)) if is_ticked(view, box) else on(found)
    return None


def _is_alone(item: str, label: str) -> bool:
    """Tell whether a number is none that is a part of another one, as '50' is of '14.50'."""
    if not item.isdigit() or item not in label:
        return True
    return re.search(rf"(?<![\d.,:]){item}(?![\d:]|[.,]\d)", label) is not None


def _item(intent: Choose, view: View) -> Found | None:
    matches = find_all(intent.item, view.texts, least=Grade.CONFUSED_INSIDE)
    matches = [match for match in matches if _is_alone(intent.item, match.line.label)]
    matches = [match for match in matches if not view.is_title(match.found.box)]
    matches = [each for each in matches if not is_behind(each.found.box, view.windows)] or matches
    whole = _asked(intent.among, [match for match in matches if match.grade == matches[0].grade], view)
    if len(whole) > 1:
        free = [match for match in whole if not any(match.found.box.center in box for box in view.entries)]
        if len(free) > 1:
            raise Ambiguous(f"'{intent.item}' is shown {len(free)} times (say which)")
        whole = free or whole
    return whole[0].found if whole else None


def _asked(question: str, matches: list[Match], view: View) -> list[Match]:
    """Return only the one right after the question that it answers, where there are several."""
    asked = (
        find_all(question, view.texts, least=Grade.CONFUSED_INSIDE) if question and len(matches) > 1 else []
    )
    if not asked:
        return matches
    at = asked[0].line.box
    after = [match for match in matches if match.found.box.center.y > at.top]
    return sorted(after, key=lambda match: match.found.box.top)[:1] or matches


def lists(intent: Choose, view: View) -> list[Box]:
    """Return the lists that may be opened, that of the name first."""
    every = [box for box in view.entries if is_list(view, box)] or grey_lists(view)
    knobs = switches(view)
    found = [
        box
        for box in every
        if not _is_of_rows(box, view) and not any(_arrow(box) in each.box for each in knobs)
    ]
    if not intent.among:
        showing = [box for box in found if sum(map(str.isalnum, view.is_written_in(box))) > is_program(view)]
        return showing or (found if len(found) == 1 and not is_program(view) else [])  # a board's field
    named = _beside(intent.among, found, view)
    if named is None:
        try:
            named = entry_of(view, intent.among).box
        except NotShown:
            return found
        if any(_arrow(named) in each.box for each in knobs):
            return found  # it is a switch
        if len(found) == 1 and named.center not in found[0] and not find_all(intent.among, view.texts):
            return found  # nothing says what was pointed at
    return [named, *(box for box in found if box != named)]


def _arrow(box: Box) -> Point:
    """Return where a list is opened: at its end, where the arrow is."""
    return Point(box.right - 0.5 * box.height, box.center.y)


def _is_of_rows(box: Box, view: View) -> bool:
    """Tell whether a box is a button of every row, of which the last letter looks like an arrow."""
    said = view.is_written_in(box).strip()
    rows = [
        text
        for text in view.texts
        if text.label.strip() == said and abs(text.box.left - box.left) < box.width
    ]
    return box in view.buttons and (len(rows) > 1 or bool(risky_word(said)))


def grey_lists(view: View) -> list[Box]:
    """Return the frames of one line with an arrow at their end, in whatever colour."""
    return [
        box
        for box in view.frames
        if box.height < 3 * view.line
        and box.width > 2 * box.height
        and box not in view.buttons
        and not view.is_title(box)
        and is_list(view, box)
    ]


def _beside(label: str, lists: Sequence[Box], view: View) -> Box | None:
    """Return the list that follows its label on a line; None where none does."""
    for match in find_all(label, view.texts):
        at = match.found.box
        after = [box for box in lists if box.top < at.center.y < box.bottom and box.center.x > at.right]
        if after:
            return min(after, key=lambda box: box.left)
    return None


def tick(intent: Tick, view: View, sentence: str) -> Deed:
    """Tick a box, or take its tick away, only where it is not so already."""
    found_all = list(find_all(intent.name, view.texts))
    matches = [match for match in found_all if not _is_denied(match.line.label, intent.name)] or found_all
    if not matches and (entry := offered(intent.name, view)) is not None:
        return tick(Tick(entry.label, intent.on), view, entry.label)
    parts = intent.name.split(" and ")
    if not matches and len(parts) > 1:
        deeds = [tick(Tick(part, intent.on), view, part) for part in parts]
        return Deed(tuple(each for deed in deeds for each in deed.actions),
                    tuple(each for deed in deeds for each in deed.targets))  # fmt: skip
    label = matches[0].found if matches else None
    box = box_of(matches[0], view) if matches else None
    if label is None:
        label = place(view, intent.name, sentence)
        box = tick_of(view, label)
    drawn = label.label.startswith("icon")
    if box is None and not drawn and (switch := switch_of(label, view)) is not None:
        knob = Found(switch.box, f"switch {label.label}", label.score)
        return Deed((), (knob,)) if switch.on == intent.on else on(knob)
    if not found_all and box is None and not drawn and not entry_for(intent.name, (label,)):
        raise NotShown(f"'{intent.name}' is not seen")  # another text, and nothing to tick beside it
    if drawn:
        box = None  # what is beside a button of pictures is none of its own
    if box is None and intent.on and opened(view) is not None and is_marked(view, label):
        return Deed(
            (Press(("esc",)), Press(("esc",))), (Found(label.box, f"box {label.label}", label.score),)
        )
    if box is None:
        return on(label if label.score > 0.7 else place(view, intent.name, sentence))
    found = Found(box, f"box {label.label}", label.score)
    if is_ticked(view, box) == intent.on and not matches and not entry_for(intent.name, (label,)):
        raise NotShown(f"'{intent.name}' is not seen")  # that another box is so already tells nothing of it
    if is_ticked(view, box) != intent.on:
        in_menu = opened(view) is not None  # all of an entry is pressed, and its tick may be drawn over
        return on(Found(label.box, found.label, found.score) if in_menu else found)
    return Deed((Press(("esc",)), Press(("esc",))) if opened(view) is not None else (), (found,))


def _is_denied(label: str, name: str) -> bool:
    """Tell whether a label says a name only to say no to it: 'Don't shuffle'."""
    ahead, said, _ = label.lower().partition(name.lower())
    return bool(said) and _DENIES.search(ahead) is not None
