"""Whether what was chosen by its own words, or by others, has come of it.

The trap: a click on the words of a choice may do nothing at all, and the form is then sent half filled. So
where nothing has changed the choice has to look chosen: otherwise than those beside it. And a click that
brought another page has chosen nothing there.
"""

from __future__ import annotations

from agent.episode import Step
from agent.senses import Found
from agent.sight.likeness import Grade
from agent.sight.match import find_all
from policies.pocket.day import day_said
from policies.pocket.region import ground, ink
from policies.pocket.tickbox import tick_of
from policies.pocket.view import View

STILL = "nothing on the screen has changed"
_OTHERWISE = 40  # of 255: a colour that marks the one which is chosen
_ALIKE = 0.25  # of its height: a choice beside it is as high
_ACROSS, _DOWN = 20.0, 4.0  # lines to the choices beside it
_PAGE = 0.6  # of the texts are new where another page has come
_TEXTS = 4  # of a page, at least


def unchosen(item: str, still: bool, step: Step, view: View) -> str:
    """Say why a choice that was acted on has not come about; nothing where nothing speaks against it.

    still: the screen is as it was. A day is named by its number alone where its date is meant.
    """
    if day_said(item) is None and not _is_named(item, step):
        if any(match.grade.whole for match in find_all(item, view.fresh)):
            return "only a list came up, and nothing was chosen from it"
        return STILL if still else _led_away(item, step, view)
    return _unmoved(step, view) if still else ""


def _is_named(item: str, step: Step) -> bool:
    return any(
        find_all(item, (target,), least=Grade.CONFUSED_INSIDE)
        for target in step.decision.targets
        if not target.label.startswith("icon")  # which is called by the whole sentence
    )


def _unmoved(step: Step, view: View) -> str:
    """Say that a click on what is named so did nothing, and that it does not look chosen."""
    named = [text for text in view.texts for each in step.decision.targets if text.box.center in each.box]
    if not named or any(tick_of(view, text) is not None or is_lit(text, view) for text in named):
        return ""
    return STILL


def _led_away(item: str, step: Step, view: View) -> str:
    """Say that another word brought another page, and nothing of that name; nothing where it did not."""
    written = [each for each in step.decision.targets if not each.label.startswith("icon")]
    new = sum(text in view.fresh for text in view.texts)
    away = written and new >= max(_TEXTS, _PAGE * len(view.texts))
    return f"'{item}' is not shown" if away else ""


def is_lit(found: Found, view: View) -> bool:
    """Tell whether a text looks otherwise than each of those beside it, as the one that is chosen does."""
    beside = [text for text in view.texts if text is not found and _is_beside(text, found, view.line)]
    own = _look(found, view)
    return bool(beside) and all(
        max(abs(one - other) for one, other in zip(own, _look(text, view), strict=True)) > _OTHERWISE
        for text in beside
    )


def _look(text: Found, view: View) -> tuple[int, ...]:
    return (*ground(view.screenshot, text.box), *ink(view.screenshot, text.box)[0])


def _is_beside(text: Found, found: Found, line: float) -> bool:
    if abs(text.box.height - found.box.height) > _ALIKE * found.box.height:
        return False
    across, down = (abs(text.box.center.x - found.box.center.x), abs(text.box.center.y - found.box.center.y))
    level = down < 0.5 * line and across < _ACROSS * line
    return level or (abs(text.box.left - found.box.left) < line and down < _DOWN * line)
