"""What a drawn screen holds: each thing with its exact box, what it is, what it says and how it stands."""

from __future__ import annotations

from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Rect:
    """A rectangle in pixels of the picture."""

    left: int
    top: int
    right: int
    bottom: int

    def moved(self, x: int, y: int) -> Rect:
        return Rect(self.left + x, self.top + y, self.right + x, self.bottom + y)

    def covered_by(self, other: Rect) -> bool:
        """Tell whether the other one covers its middle or a third of it."""
        across = min(self.right, other.right) - max(self.left, other.left)
        down = min(self.bottom, other.bottom) - max(self.top, other.top)
        if across <= 0 or down <= 0:
            return False
        x, y = (self.left + self.right) / 2, (self.top + self.bottom) / 2
        middle = other.left <= x < other.right and other.top <= y < other.bottom
        return middle or 3 * across * down > (self.right - self.left) * (self.bottom - self.top)


@dataclass(frozen=True, slots=True)
class Element:
    """One thing on the screen.

    role: button, tool, menu, tab, checkbox, radio, switch, field, combo, item, entry, header, cell, slider,
    key, link, title, control; more and less beside a number, cross on a tab; sign, an icon beside a field.
    words: what it shows, nothing where that is an icon. label: the words beside it that name it.
    meanings: concepts of its icon. group: things of one row or column carry one name, `place` counts them
    from 0. state: checked, disabled, ... row, column, section: the words that name those it is in.
    value: which kind of value it holds (`value.toml`). within: the window, dialog or menu that it is in, and
    after a '|' what that is called. starts: the label of the field that it starts. done_to: what the verb
    on it is done to. sort: what the things of its group are, 'difficulty'.
    """

    role: str
    box: Rect
    words: str = ""
    label: str = ""
    meanings: tuple[int, ...] = ()
    group: str = ""
    place: int = 0
    state: str = ""
    window: int = 0
    row: str = ""
    column: str = ""
    section: str = ""
    colour: str = ""
    value: str = ""
    within: str = ""
    starts: str = ""
    done_to: str = ""
    sort: str = ""

    def moved(self, x: int, y: int, window: int) -> Element:
        return replace(
            self, box=self.box.moved(x, y), window=window, group=self.group and f"{window}/{self.group}"
        )
