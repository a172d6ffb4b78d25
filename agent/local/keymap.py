"""Which key of this keyboard makes which character.

The trap: pyautogui looks up a keyboard's keys once, for an American layout: on another one, and for
`<` on a bare X server even on this one, it holds Shift with the wrong key. Here the display is asked,
and pyautogui is taught one name for each key of the keyboard, as 'code38'.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType, ModuleType

from Xlib import X
from Xlib.display import Display

from agent.errors import DesktopError
from agent.local.parts import Stroke

KEYSYMS: Mapping[str, tuple[int, ...]] = MappingProxyType(
    {
        "ctrl": (0xFFE3, 0xFFE4),
        "shift": (0xFFE1, 0xFFE2),
        "alt": (0xFFE9, 0xFFEA),
        "super": (0xFFEB, 0xFFEC),
        "altgr": (0xFE03, 0xFFEA),
        "enter": (0xFF0D,),
        "esc": (0xFF1B,),
        "tab": (0xFF09,),
        "space": (0x20,),
        "backspace": (0xFF08,),
        "delete": (0xFFFF,),
        "insert": (0xFF63,),
        "home": (0xFF50,),
        "end": (0xFF57,),
        "pageup": (0xFF55,),
        "pagedown": (0xFF56,),
        "left": (0xFF51,),
        "up": (0xFF52,),
        "right": (0xFF53,),
        "down": (0xFF54,),
        "capslock": (0xFFE5,),
        "numlock": (0xFF7F,),
        "scrolllock": (0xFF14,),
        "menu": (0xFF67,),
        "printscreen": (0xFF61,),
        "pause": (0xFF13,),
        "volumedown": (0x1008FF11,),
        "volumemute": (0x1008FF12,),
        "volumeup": (0x1008FF13,),
        "playpause": (0x1008FF14,),
        "prevtrack": (0x1008FF16,),
        "nexttrack": (0x1008FF17,),
        **{f"f{number}": (0xFFBD + number,) for number in range(1, 25)},
        **{f"num{digit}": (0xFFB0 + digit,) for digit in range(10)},
        "numenter": (0xFF8D,),
        "nummultiply": (0xFFAA,),
        "numadd": (0xFFAB,),
        "numsubtract": (0xFFAD,),
        "numdecimal": (0xFFAE, 0xFFAC),
        "numdivide": (0xFFAF,),
    }
)


class Keymap:
    """The keyboard of a display. Not safe for threads; `refresh` before a text or a chord."""

    def __init__(self, display: Display, hands: ModuleType) -> None:
        self._display = display
        self._root = display.screen().root
        self._first: int = display.display.info.min_keycode
        self._count: int = display.display.info.max_keycode - self._first + 1
        codes = range(self._first, self._first + self._count)
        hands.platformModule.keyboardMapping.update({f"code{code}": code for code in codes})
        self._strokes: Mapping[int, Stroke] = {}
        self._caps = self._num = False
        self.refresh()

    def refresh(self) -> None:
        """Ask the display for its layout, Caps Lock and Num Lock: a person may have changed them."""
        state: int = self._root.query_pointer().mask
        self._caps, self._num = bool(state & X.LockMask), bool(state & X.Mod2Mask)
        first_level = 2 * (state >> 13 & 3)  # the layout in force, where there are several
        strokes: dict[int, Stroke] = {}
        for offset, keysyms in enumerate(self._display.get_keyboard_mapping(self._first, self._count)):
            row = list(keysyms)
            levels = row[first_level : first_level + 2] if len(row) > first_level else row[:2]
            if not any(levels):
                levels = row[:2]
            for shift, keysym in enumerate(levels):
                stroke = Stroke(f"code{self._first + offset}", bool(shift))
                if keysym:
                    strokes.setdefault(keysym, stroke)
        self._strokes = strokes

    def stroke_of(self, key: str) -> Stroke:
        """Return the stroke for a canonical key name.

        Raises:
            DesktopError: this keyboard has no such key.
        """
        keysyms = (ord(key),) if len(key) == 1 else KEYSYMS[key]
        for keysym in keysyms:
            if keysym in self._strokes:
                stroke = self._strokes[keysym]
                return Stroke(stroke.key, stroke.shift and not (self._num and key.startswith("num")))
        raise DesktopError(f"this keyboard has no key '{key}' (use another key or its button on the screen)")

    def character(self, character: str) -> Stroke | None:
        """Return the stroke that types an ASCII character, with Caps Lock reckoned in; None: paste it."""
        stroke = self._strokes.get(ord(character)) if " " <= character <= "~" else None
        if stroke is None:
            return None
        turned = self._caps and character.isalpha()
        return Stroke(stroke.key, stroke.shift != turned)
