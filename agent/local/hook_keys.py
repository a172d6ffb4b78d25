"""What a key that was pressed is called, and what it writes under the layout of that moment.

The trap: the key is not the character. The same key writes `q`, `Q`, `@` or `й` by what else is down and
which layout is on; and after a dead key another character than its own.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any

from Xlib import X
from Xlib.display import Display

from agent.local.connection import property_of
from agent.local.keymap import KEYSYMS
from agent.record.input import KeyDown, KeyUp

_LEVEL3 = (0xFE03, 0xFF7E)  # ISO_Level3_Shift, Mode_switch
_SHORTCUTS = X.ControlMask | X.Mod1Mask | X.Mod4Mask
_OTHERS: Mapping[int, str] = MappingProxyType(
    {
        # The number pad without Num Lock, in the order of its keysyms.
        **dict(
            zip(
                range(0xFF95, 0xFFA0),
                "num7 num4 num8 num6 num2 num9 num3 num1 num5 num0 numdecimal".split(),
                strict=True,
            )
        ),
        0xFE20: "tab",
        0xFFE7: "alt",
        0xFFE8: "alt",
        0xFFEA: "alt",
    }
)
_PAD_TEXT: Mapping[str, str] = MappingProxyType(
    {
        **{f"num{digit}": str(digit) for digit in range(10)},
        "numdecimal": ".",
        "numadd": "+",
        "numsubtract": "-",
        "nummultiply": "*",
        "numdivide": "/",
    }
)
_NAMES: Mapping[int, str] = MappingProxyType(
    {
        **{keysym: name for name, keysyms in reversed(list(KEYSYMS.items())) for keysym in keysyms},
        **_OTHERS,
    }
)
_MARKS = (*range(0x300, 0x305), *range(0x306, 0x309), *range(0x30A, 0x30D), 0x327, 0x328)
_DEAD: Mapping[int, str] = MappingProxyType(
    {
        **{0xFE50 + place: chr(mark) for place, mark in enumerate(_MARKS)},
        0xFE60: "\u0323",
        0xFE61: "\u0309",
        0xFE62: "\u031b",
    }
)
_ALONE: Mapping[str, str] = MappingProxyType(
    {"\u0300": "`", "\u0301": "'", "\u0302": "^", "\u0303": "~", "\u0308": '"', "\u0327": ","}
)
# The older keysyms are the alphabets of their day, one a page.
_PAGES: Mapping[int, str] = MappingProxyType(
    {
        1: "iso8859-2",
        2: "iso8859-3",
        3: "iso8859-4",
        5: "iso8859-6",
        6: "koi8_u",
        7: "iso8859-7",
        0xC: "iso8859-8",
        0xD: "tis-620",
        0x13: "iso8859-15",
    }
)


class Typist:
    """Tells what keys are called and write. Not safe for threads."""

    def __init__(self, display: Display) -> None:
        self._display = display
        self._down: dict[int, str] = {}
        self._pending = ""  # the mark of a dead key
        self.refresh()

    def refresh(self) -> None:
        """Ask the display for its layout."""
        first: int = self._display.display.info.min_keycode
        count: int = self._display.display.info.max_keycode - first + 1
        rows: Sequence[Any] = self._display.get_keyboard_mapping(first, count)
        self._rows = {first + place: list(row) for place, row in enumerate(rows)}
        self._level3 = self._numlock = 0
        for place, codes in enumerate(self._display.get_modifier_mapping()):
            held = {keysym for code in codes if code for keysym in self._rows.get(code, ())}
            self._level3 |= 1 << place if held & set(_LEVEL3) else 0
            self._numlock |= 1 << place if 0xFF7F in held else 0

    def down(self, at_ns: int, code: int, state: int) -> KeyDown:
        """Return what it means that the key of this code went down while `state` was."""
        keysym, plain = self._keysyms(code, state)
        repeat = code in self._down
        key = self._down.setdefault(code, self._name(code, plain, keysym))
        if keysym in _DEAD and not state & _SHORTCUTS:
            mark, before = _DEAD[keysym], self._pending
            if before != mark:
                self._pending = mark
                return KeyDown(at_ns, key, repeat=repeat, dead=True)
            self._pending = ""
            return KeyDown(at_ns, key, _ALONE.get(mark, ""), repeat)
        text = "" if state & _SHORTCUTS & ~self._level3 else _text(key, keysym)
        if state & X.LockMask and text.isalpha() and len(text.upper()) == 1:
            text = text.lower() if state & X.ShiftMask else text.upper()
        if text and self._pending:
            text, self._pending = _composed(text, self._pending), ""
        return KeyDown(at_ns, key, text, repeat)

    def up(self, at_ns: int, code: int) -> KeyUp:
        """Return what it means that this key came up."""
        return KeyUp(at_ns, self._down.pop(code, "") or self._name(code, *self._keysyms(code, 0)))

    def layout(self) -> str:
        """Return the name of the first layout, as 'de', or '' where nobody knows."""
        rules = property_of(self._display.screen().root, "_XKB_RULES_NAMES")
        words = rules.decode("latin-1") if isinstance(rules, bytes) else rules or ""
        return str(words).split("\0")[2] if str(words).count("\0") >= 2 else ""

    def _keysyms(self, code: int, state: int) -> tuple[int, int]:
        """Return a key's keysym under these modifiers, and the one that stands on it."""
        row = self._rows.get(code, [])
        group = 2 * (state >> 13 & 3)
        if not any(row[group : group + 2]):
            group = 0
        plain = row[group] if len(row) > group else 0
        shifted = bool(state & X.ShiftMask)
        if state & self._level3 and any(row[group + 4 : group + 6]):
            third = row[group + 4 : group + 6]
            return (third[1] if shifted and len(third) > 1 and third[1] else third[0]), plain
        if 0xFF80 <= plain <= 0xFFBD:
            shifted = shifted != bool(state & self._numlock)
        pair = row[group : group + 2]
        return (pair[1] if shifted and len(pair) > 1 and pair[1] else plain), plain

    def _name(self, code: int, plain: int, keysym: int) -> str:
        if plain in _NAMES:
            return _NAMES[plain]
        if plain in _DEAD:
            return _ALONE.get(_DEAD[plain], f"code{code}")
        return (_character(plain) or _character(keysym)).lower() or f"code{code}"


def _text(key: str, keysym: int) -> str:
    """Return what a keysym writes; digits of the number pad only where Num Lock made them so."""
    if 0xFFAA <= keysym <= 0xFFB9:
        return _PAD_TEXT.get(key, "") if keysym < 0xFFB0 else str(keysym - 0xFFB0)
    return _character(keysym)


def _character(keysym: int) -> str:
    """Return the character of a keysym, '' where it has none."""
    if 0x20 <= keysym <= 0x7E or 0xA0 <= keysym <= 0xFF:
        return chr(keysym)
    if 0x0100_0020 <= keysym <= 0x0110_FFFF:
        return chr(keysym - 0x0100_0000)
    if keysym == 0x20AC:
        return "€"
    page = _PAGES.get(keysym >> 8)
    text = bytes((keysym & 0xFF,)).decode(page, "ignore") if page else ""
    return text if text.isprintable() and not text.isascii() else ""


def _composed(text: str, mark: str) -> str:
    """Return a character with the mark of the dead key before it; '' where there is no such one."""
    if text == " ":
        return _ALONE.get(mark, "")
    whole = unicodedata.normalize("NFC", text + mark)
    return whole if len(whole) == 1 else ""
