"""What an application tells of its window's parts, kept beside the picture: a flat list, topmost only.

The trap: of an open menu the application says nothing about what lies beneath it. So the parts under an
open menu's items are left out, as are those that lie under another window.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from agent.evaluate.apps.question import SHADOW, described, plain
from agent.evaluate.tree import Node
from agent.geometry import Box, Window

_LEAST_SIDE = 4.0
_ITEMS = ("menu item", "check menu item", "radio menu item", "menu")
_TOOLS = ("push button", "toggle button")
_TOOL_SIDE = 60
_DOTS = ("...", "…")
_CLOSED = ("combo box",)  # their items say that they are showing
_STATES = ("checked", "selected", "pressed", "sensitive", "editable", "expanded")


@dataclass(frozen=True, slots=True)
class Told:
    """One part: role as AT-SPI names it, what it is called, what describes it, and the text that it holds.

    edges: left, top, right, bottom in pixels. above: the role of what holds it, and what that is called.
    full: its name with the dots and shortcuts.
    """

    role: str
    name: str
    full: str
    tip: str
    text: str
    states: tuple[str, ...]
    edges: tuple[int, int, int, int]
    above: tuple[str, str]
    frame: str

    @property
    def is_of_bar(self) -> bool:
        """Tell whether it is a menu of a menu bar."""
        return self.above[0] == "menu bar" and self.role in _ITEMS and bool(self.name)

    @property
    def is_tool(self) -> bool:
        left, top, right, bottom = self.edges
        return self.role in _TOOLS and right - left <= _TOOL_SIDE and bottom - top <= _TOOL_SIDE

    @property
    def leads_on(self) -> bool:
        """Tell whether it is an entry of an open menu that opens a dialog."""
        return self.role == "menu item" and self.full.endswith(_DOTS)

    def as_row(self) -> dict[str, object]:
        return {
            "role": self.role, "name": self.name, "tip": self.tip, "text": self.text, "states": self.states,
            "box": self.edges, "above": self.above, "frame": self.frame,
        }  # fmt: skip


def told(applications: Sequence[Node], windows: Sequence[Window], screen: Box) -> tuple[Told, ...]:
    """Return all parts of the topmost windows that lie on the screen, as one sees them."""
    parts = [
        part
        for app in applications
        for frame in app.children
        if _fits(frame, windows)
        for above, node, tip in described(frame, _CLOSED)
        if (part := _told(frame, above, node, tip, windows, screen)) is not None
    ]
    popup = _popup(parts)
    return tuple(
        part
        for part in parts
        if popup is None or part.role in _ITEMS or Box.between(*part.edges).center not in popup
    )


def _told(
    frame: Node, above: Node, node: Node, tip: str, windows: Sequence[Window], screen: Box
) -> Told | None:
    box = node.box
    if box is None or box.overlap(screen) != box or min(box.width, box.height) < _LEAST_SIDE:
        return None
    top = next((each for each in windows if box.center in each.box), None)
    in_menu = node.role in _ITEMS and above.role == "menu"
    if not in_menu and (top is None or not _is_of(top, frame)):
        return None
    edges = (round(box.left), round(box.top), round(box.right), round(box.bottom))
    states = tuple(state for state in _STATES if state in node.states)
    return Told(
        node.role, plain(node.name), node.name.strip(), plain(tip), node.text[:80], states, edges,
        (above.role, plain(above.name)), frame.name,
    )  # fmt: skip


def _is_of(window: Window, frame: Node) -> bool:
    """Tell whether a window is the frame's: by its title, to which some add, or by its size."""
    if window.title:
        return window.title.startswith(frame.name.strip())
    box = frame.box
    return box is not None and abs(box.width - window.box.width) <= 2 and window.box.center in box


def _fits(frame: Node, windows: Sequence[Window]) -> bool:
    """Tell whether a frame says of itself the size that its window has; menus have none of their own."""
    if frame.box is None or frame.role in ("window", "popup menu", "menu"):
        return True
    own = [window.box for window in windows if _is_of(window, frame)]
    return any(abs(box.width - frame.box.width) <= SHADOW for box in own)


def _popup(parts: Sequence[Told]) -> Box | None:
    """Return where the items of an open menu are; None where none is open."""
    items = [Box.between(*part.edges) for part in parts if part.role in _ITEMS and part.above[0] == "menu"]
    if len(items) < 2:
        return None
    found = items[0]
    for item in items[1:]:
        found = found.union(item)
    return found
