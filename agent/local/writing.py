"""Typing a text, whatever is in it, into whatever has the keyboard.

The traps: pyautogui drops every character that is not on an American keyboard, without a word; a tab
typed into a form moves on to the next field; an editor that indents by itself doubles every indent; and
a window that opens half-way gets the rest of the text, a password perhaps.

So what the keyboard has is typed key by key, and everything else is pasted: other characters, tabs (a tab
in a text is a tab character; press the Tab key to move on), and the lines of an indented text. A text
ends where the window does that it was begun in.
"""

from __future__ import annotations

from collections.abc import Callable

from agent.desktop import Opening
from agent.errors import DesktopError
from agent.local.keyboard import Keyboard
from agent.local.parts import Focus, Inserter, Layout
from agent.local.text import Piece, pieces_of

KEY_SECONDS = 0.003  # from one key to the next: none of 600 characters was lost with no pause at all
_LOOKS, _LOOK_SECONDS = 15, 0.02


class Writer:
    """Types texts on one desktop.

    focus, describe_focus: which window has the keyboard, by its number and in words.
    """

    def __init__(
        self,
        *,
        keyboard: Keyboard,
        layout: Layout,
        inserter: Inserter,
        focus: Callable[[], int],
        describe_focus: Callable[[], Focus],
        opening: Opening,
    ) -> None:
        self._keyboard = keyboard
        self._layout = layout
        self._inserter = inserter
        self._focus = focus
        self._describe_focus = describe_focus
        self._control = opening.control
        self._reveal = opening.reveal

    def write(self, text: str) -> None:
        """Type the text where the keyboard focus is, its secrets put in.

        Raises:
            DesktopError: something in it cannot be typed (then nothing was), or the window changed.
            MissingSecret: a secret is named that is nowhere.
            Stopped: the run was stopped meanwhile.
        """
        revealed = self._reveal(text)
        secret = revealed != text
        self._layout.refresh()
        pieces = pieces_of(revealed, lambda each: self._layout.character(each) is not None, sparing=secret)
        focus = self._describe_focus()
        if any(piece.pasted for piece in pieces):
            with self._inserter.borrowed(focus):
                self._write(pieces, focus, secret)
        else:
            self._write(pieces, focus, secret)

    def _write(self, pieces: tuple[Piece, ...], focus: Focus, secret: bool) -> None:
        done, total = 0, sum(len(piece.text) for piece in pieces)
        for piece in pieces:
            for part in (piece.text,) if piece.pasted else piece.text:
                self._control.go_on_or_stop()
                if self._focus() != focus.number and self._has_left(focus):
                    raise DesktopError(
                        f"the window changed to '{self._describe_focus().title}' after {done} of {total} "
                        "characters were typed (look again, and type the rest where it belongs)"
                    )
                if piece.pasted:
                    self._inserter.insert(part, focus, self._keyboard.press, secret)
                else:
                    self._strike(part)
                done += len(part)

    def _has_left(self, focus: Focus) -> bool:
        """Tell whether the keyboard went to another window: for a moment between two it is nobody's."""
        for _ in range(_LOOKS):
            now = self._focus()
            if now:
                return now != focus.number
            self._control.sleep(_LOOK_SECONDS)
        return True

    def _strike(self, character: str) -> None:
        stroke = self._layout.stroke_of("enter") if character == "\n" else self._layout.character(character)
        assert stroke is not None
        self._keyboard.tap(stroke)
        self._control.sleep(KEY_SECONDS)
