"""Windows as such: which is brought to the front, and which is closed.

The trap: the window that is meant may be wholly behind another one, and a click where it should be goes to
what covers it. So its title bar is clicked only where nothing lies over it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from agent.actions import Click, Press
from agent.errors import NotShown
from agent.geometry import Point, Window
from agent.senses import Found
from policies.pocket.deed import Deed, on
from policies.pocket.undertaking import Front
from policies.pocket.view import View

_BAR = 12.0  # points below the upper edge: the middle of a title bar
_STEPS = 8  # places along a title bar that are tried
_ENDED = re.compile(r"\d+: (?:(?!\[|waiting)|\[opened)")  # a step did a clause, or opened something
_SMALL = 0.4  # of the screen
_ANSWERS = re.compile(
    r".{0,2}?(?:ok|okay|cancel|close|yes|no|apply|save|done|open|add|create|next|finish|continue|import|export"
    r"|delete|rename|replace|send|connect|help|确定|取消|关闭|应用|保存|打开|完成|下一步|是|否|添加|创建)"
    r"(?:\([a-z]\))?",
    re.IGNORECASE,
)  # what a button of a dialog says, and a picture before it that was read
_MOST = 12  # windows to go through with the keyboard


def front(intent: Front, view: View, trail: tuple[str, ...]) -> Deed:
    """Return the next step. Raises NotShown where no such window is known."""
    if trail and trail[-1] == "brought it to the front":
        return Deed((Press(("alt", "f4")),))
    wanted = _wanted(intent.window, view.windows)
    if wanted.active:
        return Deed((Press(("alt", "f4")),)) if intent.closed else Deed((), (_found(wanted),))
    more = "brought it to the front" if intent.closed else ""
    point = _free(wanted, view)
    if point is not None:
        return Deed((Click(point),), (_found(wanted),), more)
    named = [text for text in view.texts if text.label and text.label.lower() in wanted.title.lower()
             and len(text.label) > 3 and not view.is_title(text.box)
             and not any(text.box.center in window.box for window in view.windows)]  # fmt: skip
    if named:  # its name on a panel
        return Deed(on(named[0]).actions, (named[0],), more)
    if len(trail) >= _MOST:
        raise NotShown(f"the window '{intent.window}' does not come to the front")
    return Deed((Press(("alt", "tab")),), (), f"went to another window {len(trail) + 1}")


def dialog(windows: Sequence[Window]) -> tuple[Window, Window] | None:
    """Return the dialog that has the keyboard and the larger window of its program behind it, if it is so."""
    active = next((window for window in windows if window.active), None)
    if active is None or active.pid is None:
        return None
    behind = [each for each in windows if each.pid == active.pid and each.box.area > active.box.area]
    return (active, behind[0]) if behind else None


def tool(view: View) -> tuple[Window, Window] | None:
    """Return the window of tools that a program was started with and the larger one that it is for.

    It looks like a dialog to the window manager, but asks for no answer, and came of no act.
    """
    over = dialog(view.windows)
    if over is None or any(_ENDED.match(step.decision.reply) for step in view.history):
        return None
    said = [text.label.strip(" .…") for text in view.inside(over[0].box)]
    asks = any(_ANSWERS.fullmatch(label) or label.endswith(("?", "？")) for label in said)
    return None if asks else over


def first_of_all(view: View) -> Window | None:
    """Return the one small window that a program shows before its own: a welcome, a warning.

    Behind it there may still be the picture that a program shows while it starts.
    """
    shown = [window for window in view.windows if window.box.overlap(view.area) is not None]
    front = next((window for window in shown if window.active), None)
    shown = [each for each in shown if front is None or not _is_splash(each, front)]
    if len(shown) != 1 or not shown[0].active or shown[0].box.area > _SMALL * view.area.area:
        return None
    return shown[0]


def _is_splash(window: Window, front: Window) -> bool:
    """Tell whether a window has no name, and is smaller than the one in front of its program and under it."""
    own = window is not front and window.pid == front.pid and not window.title.strip()
    return own and window.box.area < front.box.area and window.box.overlap(front.box) is not None


def bar_of(window: Window, view: View) -> Point | None:
    """Return a point of the title bar over which nothing lies; None where there is none."""
    return _free(window, view)


def _wanted(name: str, windows: Sequence[Window]) -> Window:
    """Return the window of that title or program; the one that is not in front where no name is given."""
    if not name:
        behind = [window for window in windows if not window.active]
        if len(behind) != 1:
            raise NotShown(f"{len(behind)} other windows are there (say which)")
        return behind[0]
    low = name.lower()
    titled = [window for window in windows if low in window.title.lower()]
    for found in (titled, [window for window in windows if low in window.application.lower()]):
        if found:
            return next((window for window in found if not window.active), found[0])
    words = re.findall(r"\w+", low)
    found = [each for each in windows if words and all(word in _called(each) for word in words)]
    if not found:
        listed = ", ".join(f"'{window.title}'" for window in windows)
        raise NotShown(f"no window '{name}' is open (open: {listed or 'none'})")
    return found[0]


def _called(window: Window) -> str:
    return f"{window.title} {window.application}".lower()


def _free(window: Window, view: View) -> Point | None:
    """Return a point of the title bar over which no other window lies; None where there is none.

    Windows are known from the front to the back only by which has the keyboard, so any overlap counts.
    """
    others = [each.box for each in view.windows if each is not window]
    for step in range(1, _STEPS):
        point = Point(window.box.left + window.box.width * step / _STEPS, window.box.top + _BAR)
        if point in view.area and not any(point in box for box in others):
            return point
    return None


def _found(window: Window) -> Found:
    return Found(window.box, f"window {window.title}", 0.9)
