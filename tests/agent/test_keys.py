from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent.errors import UnknownKey
from agent.keys import ALIASES, CHARACTERS, NAMED, chord, key


@pytest.mark.parametrize(
    ("written", "canonical"),
    [
        ("Return", "enter"),
        ("ENTER", "enter"),
        ("回车", "enter"),
        ("Escape", "esc"),
        ("Cmd", "super"),
        ("Win", "super"),
        ("Meta", "super"),
        ("Command", "super"),
        ("Windows", "super"),
        ("Super_L", "super"),
        ("Control_R", "ctrl"),
        ("Page Down", "pagedown"),
        ("page_down", "pagedown"),
        ("PgDn", "pagedown"),
        ("Page Up", "pageup"),
        ("ArrowLeft", "left"),
        ("left arrow", "left"),
        ("Del", "delete"),
        ("Ins", "insert"),
        ("Option", "alt"),
        ("AltGr", "altgr"),
        ("plus", "+"),
        ("空格", "space"),
        (" ", "space"),
        ("Space bar", "space"),
        ("A", "a"),
        ("7", "7"),
        ("+", "+"),
        ("-", "-"),
        ("_", "_"),
        ("F12", "f12"),
        ("f24", "f24"),
        ("Caps Lock", "capslock"),
        ("Print Screen", "printscreen"),
        ("XF86AudioMute", "volumemute"),
        ("Volume Up", "volumeup"),
        ("KP_5", "num5"),
        ("KP_Enter", "numenter"),
        ("enter key", "enter"),
        ("⌘", "super"),
        ("context menu", "menu"),
    ],
)
def test_a_key_has_one_canonical_name(written: str, canonical: str) -> None:
    assert key(written) == canonical


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("Ctrl+S", ("ctrl", "s")),
        ("ctrl s", ("ctrl", "s")),
        ("ctrl-s", ("ctrl", "s")),
        ("ctrl + s", ("ctrl", "s")),
        ("Ctrl++", ("ctrl", "+")),
        ("f+1", ("f", "1")),
        ("plus+ctrl", ("+", "ctrl")),
        ("Ctrl + +", ("ctrl", "+")),
        ("ctrl+-", ("ctrl", "-")),
        ("ctrl--", ("ctrl", "-")),
        ("ctrl-+", ("ctrl", "+")),
        ("ctrl left", ("ctrl", "left")),
        ("ctrl-l", ("ctrl", "l")),
        ("alt right", ("alt", "right")),
        ("ctrl-page-down", ("ctrl", "pagedown")),
        ("left ctrl", ("ctrl",)),
        ("ctrl key", ("ctrl",)),
        ("ctrl plus", ("ctrl", "+")),
        ("shift arrowleft", ("shift", "left")),
        ("shift left arrow", ("shift", "left")),
        ("page down", ("pagedown",)),
        ("ctrl page down", ("ctrl", "pagedown")),
        ("Ctrl+Page-Down", ("ctrl", "pagedown")),
        ("alt+F4", ("alt", "f4")),
        ("Ctrl+Shift+Escape", ("ctrl", "shift", "esc")),
        ("ctrl+shift alt+t", ("ctrl", "shift", "alt", "t")),
        ("+", ("+",)),
        (" ", ("space",)),
        ("enter", ("enter",)),
        ("Ctrl+空格", ("ctrl", "space")),
        ("ctrl+?", ("ctrl", "?")),
        ("Control_L+a", ("ctrl", "a")),
    ],
)
def test_a_chord_is_its_keys_in_order(text: str, keys: tuple[str, ...]) -> None:
    assert chord(text) == keys


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("ctlr+s", "'ctrl'"),
        ("ctrl+entr", "'enter'"),
        ("pagedwon", "'pagedown'"),
        ("", "no key is named"),
        ("   ", "no key is named"),
        ("ctrl+", "is no chord"),
        ("ctrl+ctrl", "is no chord"),
        ("ctrl+s+banana", "'banana'"),
        ("f25", "there is no key 'f25'"),
        ("你", "there is no key '你'"),
        ("++", "no key '++'"),
        ("> " * 50_000, "…' is no chord"),
        ("a" + " " * 50_000 + "b", "'a…' is no chord"),
    ],
    ids=lambda each: each[:20],
)
def test_an_unknown_key_is_never_half_a_chord(text: str, hint: str) -> None:
    with pytest.raises(UnknownKey, match=r"\)$") as caught:
        chord(text)
    assert hint in str(caught.value)


def test_every_known_name_names_itself() -> None:
    assert [key(name) for name in (*NAMED, *CHARACTERS)] == [*NAMED, *CHARACTERS]


def test_every_alias_leads_to_a_known_key() -> None:
    assert {ALIASES[alias] for alias in ALIASES} <= {*NAMED, *CHARACTERS}
    assert [alias for alias in ALIASES if key(alias) != ALIASES[alias]] == []


def test_every_chord_of_two_known_keys_is_read_back() -> None:
    others = [name for name in (*NAMED, *CHARACTERS) if name != "ctrl"]
    assert [name for name in others if chord(f"ctrl+{name}") != ("ctrl", name)] == []


@given(st.text(max_size=40))
def test_any_text_is_a_chord_or_an_unknown_key(text: str) -> None:
    with suppress(UnknownKey):
        assert set(chord(text)) <= {*NAMED, *CHARACTERS}
