"""What stands there at last, of all that was typed: a line of letters, a caret, and what is marked.

The trap: to guess. A caret that leaves what was typed here is in a text that nobody knows; from there on keys
are keys, and not a text.
"""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass
class Line:
    """A text while it is typed.

    parts: letters, or whole placeholders of secrets. anchor: where marking began, None where nothing is.
    """

    parts: list[str] = field(default_factory=list)
    caret: int = 0
    anchor: int | None = None

    @property
    def text(self) -> str:
        return "".join(self.parts)

    def write(self, letters: str) -> None:
        """Put letters in at the caret, in the place of what is marked."""
        self._erase_marked()
        self.parts[self.caret : self.caret] = list(letters)
        self.caret += len(letters)

    def hide(self, name: str) -> None:
        """Put a secret in. Keys of one secret that follow each other are one."""
        placeholder = f"${{secret:{name}}}"
        self._erase_marked()
        if self.caret and self.parts[self.caret - 1] == placeholder:
            return
        self.parts.insert(self.caret, placeholder)
        self.caret += 1

    def edit(self, key: str, *, marking: bool) -> bool:
        """Do what an editing key does; False where it goes beyond what was typed here."""
        match key:
            case "backspace" | "delete" if self._erase_marked():
                return True
            case "backspace" if self.caret > 0:
                self.caret -= 1
                del self.parts[self.caret]
                return True
            case "delete" if self.caret < len(self.parts):
                del self.parts[self.caret]
                return True
            case "left" | "right":
                return self._move(-1 if key == "left" else 1, marking)
            case _:
                return False

    def _move(self, by: int, marking: bool) -> bool:
        if not marking and self.anchor is not None and self.anchor != self.caret:
            ends = (self.caret, self.anchor)
            self.caret = min(ends) if by < 0 else max(ends)  # the first arrow only takes the mark away
            self.anchor = None
            return True
        if not 0 <= self.caret + by <= len(self.parts):
            return False
        if marking and self.anchor is None:
            self.anchor = self.caret
        if not marking:
            self.anchor = None
        self.caret += by
        return True

    def _erase_marked(self) -> bool:
        if self.anchor is None or self.anchor == self.caret:
            self.anchor = None
            return False
        start, end = sorted((self.anchor, self.caret))
        del self.parts[start:end]
        self.caret, self.anchor = start, None
        return True
