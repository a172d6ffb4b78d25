"""What stood in the way of a step, told by something that is shown now and was not shown then.

The trap: much else has changed since, a clock or the terminal from which the replay was begun. So only the
window in which the person acted first is looked at: its title where it is new, else the words in it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from agent.demonstration.schema import Step, targets_of
from agent.episode import Observation
from agent.geometry import Point, Window
from agent.script.look import Look
from agent.script.schema.condition import Condition, Seen, TextShown, WindowOpen
from agent.secrets import names_in

LONGEST = 40  # characters of a text that can be told again
FEWEST = 4  # letters in it


def obstacle(
    first: Step,
    now: Observation,
    kept: Sequence[Observation],
    read: Callable[[Observation], Look],
) -> Condition | None:
    """Return what holds now and held on none of the kept looks; None where nothing tells them apart.

    first: the first thing that the person did about it.
    """
    window = _window_of(first, now.windows)
    looks = [read(each) for each in kept]
    if window is not None:
        title = " ".join(window.title.split())
        if _can_be_said(title) and not any(look.has_window(title) for look in looks):
            return WindowOpen(window=title)
    here = read(now)
    words = [
        " ".join(text.label.split())
        for text in here.texts
        if (window is None or text.box.center in window.box)
        and (window is None or _topmost(text.box.center, now.windows) == window)
    ]
    for each in sorted(set(words), key=lambda text: (-sum(letter.isalpha() for letter in text), text)):
        if (
            _can_be_said(each)
            and here.shows(each)
            and not any(look.shows(each, nearly=True) for look in looks)
        ):
            return TextShown(text=Seen(text=each))
    return None


def _window_of(first: Step, windows: Sequence[Window]) -> Window | None:
    """Return the window that the first gesture went to: the one under it, or for keys the active one."""
    if targets_of(first):
        return _topmost(Point(*targets_of(first)[0].shown[0].at), windows)
    return next((window for window in windows if window.active), None)


def _topmost(at: Point, windows: Sequence[Window]) -> Window | None:
    return next((window for window in windows if at in window.box), None)


def _can_be_said(words: str) -> bool:
    """Tell whether words can stand in a condition: nothing that would be replaced, not too long or short."""
    letters = sum(letter.isalpha() for letter in words)
    few = FEWEST if words.isascii() else 2
    return few <= letters and len(words) <= LONGEST and "{{" not in words and not names_in(words)
