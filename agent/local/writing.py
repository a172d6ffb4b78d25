"""Typing a text, whatever is in it, into whatever has the keyboard.

The traps: pyautogui drops every character that is not on an American keyboard, without a word; a tab
typed into a form moves on to the next field; an editor that indents by itself doubles every indent; and
a window that opens half-way gets the rest of the text, a password perhaps.

So what the keyboard has is typed key by key, and everything else is pasted: other characters, tabs (a tab
in a text is a tab character; press the Tab key to move on), and the lines of an indented text. A text
ends where the window does that it was begun in.
"""

from __future__ import annotations

from Xlib.display import Display

from agent.control import Control
from agent.desktop import Opening
from agent.errors import DesktopError
from agent.local.clipboard import Clipboard
from agent.local.keyboard import Keyboard
from agent.local.keymap import Keymap
from agent.local.text import Piece, pieces_of
from agent.local.windows import active_window, class_of, title_of

KEY_SECONDS = 0.003  # from one key to the next: none of 600 characters was lost with no pause at all
AFTER_SECONDS = 0.022

# Where Ctrl+V is a control character. They all paste at Shift+Insert, some PRIMARY and some CLIPBOARD.
_TERMINALS = frozenset(
    (
        *("xterm", "uxterm", "urxvt", "rxvt", "st", "st-256color", "eterm", "mlterm", "kitty", "alacritty"),
        *("gnome-terminal", "gnome-terminal-server", "konsole", "xfce4-terminal", "mate-terminal", "tilix"),
        *("lxterminal", "qterminal", "terminator", "terminology", "deepin-terminal", "sakura", "guake"),
        *("tilda", "yakuake", "foot", "wezterm", "org.wezfurlong.wezterm", "emacs"),
    )
)


class Writer:
    """Types texts on one display."""

    def __init__(
        self, *, display: Display, keyboard: Keyboard, keymap: Keymap, clipboard: Clipboard, opening: Opening
    ) -> None:
        self._display = display
        self._keyboard = keyboard
        self._keymap = keymap
        self._clipboard = clipboard
        self._control: Control = opening.control
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
        self._keymap.refresh()
        pieces = pieces_of(revealed, lambda each: self._keymap.character(each) is not None, sparing=secret)
        if not any(piece.pasted for piece in pieces):
            self._write(pieces, ())
            return
        window = active_window(self._display)
        terminal = window is not None and class_of(self._display, window).lower() in _TERMINALS
        selections = ("CLIPBOARD", "PRIMARY") if terminal else ("CLIPBOARD",)
        with self._clipboard.borrowed(selections):
            self._write(pieces, selections, secret=secret)

    def _write(self, pieces: tuple[Piece, ...], selections: tuple[str, ...], *, secret: bool = False) -> None:
        window = active_window(self._display)
        paste = ("shift", "insert") if "PRIMARY" in selections else ("ctrl", "v")
        done, total = 0, sum(len(piece.text) for piece in pieces)
        for piece in pieces:
            for part in (piece.text,) if piece.pasted else piece.text:
                self._control.go_on_or_stop()
                self._check_window(window, done, total)
                if piece.pasted:
                    self._clipboard.paste(
                        part, lambda: self._keyboard.press(paste), selections, secret=secret
                    )
                else:
                    self._strike(part)
                done += len(part)
        self._control.sleep(AFTER_SECONDS)

    def _strike(self, character: str) -> None:
        stroke = self._keymap.stroke_of("enter") if character == "\n" else self._keymap.character(character)
        assert stroke is not None
        self._keyboard.tap(stroke)
        self._control.sleep(KEY_SECONDS)

    def _check_window(self, begun_in: int | None, done: int, total: int) -> None:
        now = active_window(self._display)
        if now != begun_in:
            there = title_of(self._display, now) if now else ""
            raise DesktopError(
                f"the window changed to '{there}' after {done} of {total} characters were typed "
                "(look again, and type the rest where it belongs)"
            )
