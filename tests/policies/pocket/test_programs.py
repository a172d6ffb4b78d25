"""Claims about sentences that people say to programs: preferences, sizes, dialogs, what was made before."""

from __future__ import annotations

import pytest

from policies.pocket.clause import clauses
from policies.pocket.intent import told

SAID: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("turn on Line Numbers in the preferences", ("do 'open the preferences'", "tick 'Line Numbers'")),
    ("choose Dark under settings", ("do 'open the settings'", "choose 'Dark'")),
    ("change the font size of the whole text to 18", ("press ctrl+a", "type '18' into 'font size'")),
    ("open a new note and write Shopping list in it", ("do 'open a new note'", "type 'Shopping list'")),
    ("open another tab and write good morning there", ("do 'open another tab'", "type 'good morning'")),
    ("open sunset.png and rotate it to the right", ("do 'open sunset.png'", "do 'rotate it to the right'")),
    ("change eggs to bread everywhere and save", ("replace 'eggs' by 'bread'", "do 'save'")),
    (
        "add See you soon on a new line at the end",
        ("keys to a new line at the end", "type 'See you soon'"),
    ),
    ("go to the notes and add a new one called Ideas",
     ("do 'go to the notes'", "do 'create a new note'", "type 'Ideas'", "press enter")),
    ("把 note.txt 复制到 Documents 文件夹",
     ("click 'note.txt'", "press ctrl+c", "open at 'Documents folder'", "press ctrl+v")),
    ("find the word milk", ("search for 'milk'",)),
    ("tick Limit and set it to 50", ("tick 'Limit'", "type '50' into 'Limit'")),
    (
        "add Paris to the world clocks",
        ("do 'add a world clock'", "enter 'Paris…'", "do 'add it'"),
    ),
    ("add milk to the shopping list", ("type 'milk' into 'text field'", "do 'add'")),
    ("rename note.txt to plan.txt",
     ("click 'note.txt'", "do 'rename'", "press ctrl+a", "type 'plan.txt'", "press enter")),
    ("把文档里的 milk 全部替换成 tea", ("replace 'milk' by 'tea'",)),
)  # fmt: skip


@pytest.mark.parametrize(("task", "meant"), SAID)
def test_a_sentence_about_a_program_is_understood(task: str, meant: tuple[str, ...]) -> None:
    assert tuple(told(clause.intent) for clause in clauses(task)) == meant
