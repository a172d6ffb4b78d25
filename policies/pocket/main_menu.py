"""The picture that opens the main menu of a program or a page: three bars, or dots, or a wheel.

The trap: the arrow behind what a list shows is like it, and keys that go on from there choose in the list.
"""

from __future__ import annotations

from agent.geometry import Box
from agent.senses import Found
from policies.pocket.view import View

_OPENS = "open the main menu"
_LIKE = 0.5  # of likeness: it is drawn so
_NEARLY, _ALONE = 0.38, 0.85  # of likeness, and of the share among all icons
_FLAT, _BEHIND = 0.8, 2.0  # lines: the arrow of a list is no higher, and no farther behind what it shows


def main_menu(view: View) -> Found | None:
    """Return the icon drawn as the main menu, or much more so than all others; one in a title bar is none."""
    icon = view.scene.icon(_OPENS)
    if icon is None or view.is_title(icon.found.box) or _is_of_list(icon.found.box, view):
        return None
    is_one = icon.likeness > _LIKE or (icon.likeness > _NEARLY and icon.share > _ALONE)
    return Found(icon.found.box, "main menu", icon.share) if is_one else None


def _is_of_list(box: Box, view: View) -> bool:
    """Tell whether a flat picture follows a text in its line, as the arrow of a list does."""
    return box.height < _FLAT * view.line and any(
        abs(text.box.center.y - box.center.y) < 0.5 * view.line
        and 0 <= box.left - text.box.right < _BEHIND * view.line
        for text in view.texts
    )
