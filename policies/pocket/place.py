"""Where on the screen something is that a free sentence names.

The trap: the words of a name are only one way to say what is meant. 'The second link', 'the text
field', 'a large red circle' and 'the star of Alice' name a kind, an order, a look or a neighbour. Each
is tried where the name has it, the words as they are written first, and the model is asked last, for
what only it can know.
"""

from __future__ import annotations

from collections.abc import Sequence

from agent.errors import Ambiguous, NotShown
from agent.senses import Found
from agent.sight.likeness import Grade
from agent.sight.line import in_reading_order
from agent.sight.match import Match, find_all, nearest
from policies.pocket.beside import CROSS, at_coordinates, in_row_of
from policies.pocket.entry import goes_on
from policies.pocket.figure import figures, likeness, matching
from policies.pocket.keypad import sign_key
from policies.pocket.kind import counted_to, is_link, of_kind
from policies.pocket.kind_said import of_its_kind
from policies.pocket.name import Name, name_of
from policies.pocket.named_abroad import named_abroad
from policies.pocket.naming import quoted, signs, thing
from policies.pocket.past import is_behind
from policies.pocket.result import result
from policies.pocket.synonym import other_buttons
from policies.pocket.view import View
from policies.pocket.worded import worded


def place(view: View, text: str, sentence: str = "", of: str = "") -> Found:
    """Return where the thing is that is named. Raises NotShown, Ambiguous.

    sentence: all that was said, for the model. of: what was found before, beside which it is meant.
    """
    name = name_of(text)
    if of and (found := in_row_of(view, name, of)) is not None:
        return found
    if (found := at_coordinates(view, text)) is not None:
        return found
    if (found := result(text, view)) is not None:
        return found
    if not name.label:
        return of_kind(view, name)
    look = likeness(thing(text)) if not quoted(text) else None
    if look is not None and (look.colour or look.size or look.form) and not find_all(thing(text), view.texts):
        fitting = matching(look, figures(view))
        if fitting:
            return Found(fitting[0].box, text, 0.9 if len(fitting) == 1 else 0.7)
    if (button := _same_button(view, name)) is not None:
        return button
    for label in dict.fromkeys((thing(text), name.label)):
        matches = find_all(label, view.texts)
        if label == name.label or matches:
            matches = _named(view, matches, name)
        if matches:
            return _chosen(matches, name, text)
    if not name.ordinal and text != sentence:
        said = worded(name.label, view) or of_its_kind(name.label, view)
        if said is not None:
            return said
    if look is not None and (fitting := matching(look, figures(view))):
        return Found(fitting[0].box, text, 0.7)
    if (key := sign_key(view, signs(name.label))) is not None:
        return key
    if name.label.lower() in CROSS:
        icon = view.scene.icon("close")
        if icon is not None and icon.likeness > 0.3:
            return Found(icon.found.box, "close", max(icon.share, 0.5))
    if (abroad := named_abroad(sentence or text, view)) is not None:
        return abroad
    later = name.label[:1].isupper() and goes_on(view)  # a name that is on a further page of the form
    guessed = None if later else view.guess(sentence or text)
    if guessed is None:
        near = ", ".join(f"'{label}'" for label in nearest(name.label, view.texts))
        raise NotShown(f"'{text}' is not seen (nearest: {near})" if near else f"'{text}' is not seen")
    return guessed


def _same_button(view: View, name: Name) -> Found | None:
    """Return the one button that says the same in other words, where nothing says it in these."""
    if name.kind not in ("", "button") or name.ordinal:
        return None
    others = other_buttons(name.label)
    if not others or any(match.grade.whole for match in find_all(name.label, view.texts)):
        return None
    found = [
        each
        for word in others
        for each in view.saying(word)
        if any(each.box.center in box for box in view.buttons) and not is_behind(each.box, view.windows)
    ]
    return found[0] if len(found) == 1 else None


def is_shown(view: View, text: str) -> bool:
    """Tell whether something of that name is on the screen, as far as it can be read."""
    return bool(find_all(name_of(text).label or thing(text), view.texts, least=Grade.CONFUSED_INSIDE))


def _named(view: View, matches: Sequence[Match], name: Name) -> list[Match]:
    """Return those of the best that are of the kind that is named; all of them where none is.

    What is outside the dialog in front counts only where nothing in it is named so.
    """
    if not matches:
        return []
    matches = [each for each in matches if not is_behind(each.found.box, view.windows)] or matches
    best = [match for match in matches if match.grade == matches[0].grade]
    of_kind = [match for match in matches if _is_kind(view, match, name.kind)] if name.kind else []
    if name.kind in ("link", "button") and of_kind:
        top = max(match.grade for match in of_kind)
        return [match for match in of_kind if match.grade == top]
    if name.ordinal:
        return best
    if len(best) > 1:
        pressed = [match for match in best if any(match.found.box.center in box for box in view.buttons)]
        return pressed if len(pressed) == 1 else best
    return best


def _is_kind(view: View, match: Match, kind: str) -> bool:
    if kind == "button":
        return any(match.found.box.center in box for box in view.buttons)
    if kind == "link":
        return is_link(view, match.found.box)
    return False


def _chosen(matches: Sequence[Match], name: Name, text: str) -> Found:
    if name.ordinal:
        ordered = in_reading_order([match.found for match in matches])
        return counted_to(ordered, name.ordinal, text)
    if (
        len(matches) > 1
        and len({match.line.label for match in matches}) == 1
        and matches[0].grade.whole
        and len(matches) < 3
    ):
        return matches[0].found if name.kind == "button" else _unclear(matches, text)
    return matches[0].found if len(matches) == 1 else _unclear(matches, text)


def _unclear(matches: Sequence[Match], text: str) -> Found:
    points = [match.found.box.center for match in matches[:4]]
    listed = ", ".join(f"({point.x:.0f}, {point.y:.0f})" for point in points)
    raise Ambiguous(
        f"'{text}' is shown {len(matches)} times: {listed} (say which: the second …, … in a window)"
    )
