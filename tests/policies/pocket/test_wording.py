"""Claims about entries of menus that mean what a sentence says in words of their own."""

from __future__ import annotations

from functools import partial

import pytest

from agent.geometry import Box
from agent.senses import Found
from policies.pocket.hearing import likeness
from policies.pocket.wording import meant_by

MENUS = {
    "editor": "Undo|Redo|Find…|Replace…|Go to line|Sort lines|Upper case|Lower case|Duplicate line",
    "player": "Play|Pause|Next|Previous|Shuffle|Repeat|Mute|Volume up|Playlist|Clear playlist",
    "style": "Toggle cell BOLD|Toggle cell ITALIC|Toggle cell UNDERLINED|Reset text styles|Strikethrough",
    "data": "Browse Data|Execute SQL|Revert Changes|Create Table|Attach Database|Delete Table",
}


@pytest.mark.parametrize(
    ("menu", "sentence", "entry"),
    [
        ("editor", "put the lines in alphabetical order", "Sort lines"),
        ("editor", "turn it into capital letters", "Upper case"),
        ("editor", "count the words", None),
        ("player", "play the songs in random order", "Shuffle"),
        ("player", "silence it", "Mute"),
        ("player", "empty the playlist", "Clear playlist"),
        ("player", "save the playlist", None),
        ("style", "make the whole sheet's text bold", "Toggle cell BOLD"),
        ("style", "make the whole sheet's text red", None),
        ("data", "run the query", "Execute SQL"),
        ("data", "discard my changes", "Revert Changes"),
        ("data", "print the table", None),
    ],
)
def test_an_entry_is_known_by_what_it_means(menu, sentence, entry, eye) -> None:
    entries = [Found(Box(0, 20 * at, 90, 18), label) for at, label in enumerate(MENUS[menu].split("|"))]
    found = meant_by(sentence, entries, partial(likeness, eye.model, eye.processor))
    assert (found.label if found else None) == entry
