"""Claims about menus that have no title, and about entries that lead on under a name of their own."""

from __future__ import annotations

import pytest

from agent.actions import Click
from agent.geometry import Point
from policies.pocket.menu_order import may_lead
from policies.pocket.menus import offered

PRESSED = Click(Point(500, 30))
POPOVER = (
    ("100%", 480, 180),
    ("新建窗口(N)", 410, 230),
    ("快捷键(K)", 410, 280),
    ("关于控制台(A)", 410, 312),
)


@pytest.mark.parametrize("sentence", ["打开关于窗口", "show the about dialog"])
def test_what_a_program_is_told_by_a_menu_without_a_title_that_begins_with_icons(sentence, look) -> None:
    shown = look(*POPOVER, done=(PRESSED,))
    shown.fresh = shown.texts
    assert offered(sentence, shown).label == "关于控制台(A)"
    assert offered(sentence, look(*POPOVER[:3], done=(PRESSED,))) is None


@pytest.mark.parametrize(
    ("entry", "sentence", "leads"),
    [
        ("Orientation", "rotate the picture to the left", True),
        ("方向(O)", "把图片向左旋转", True),
        ("将文本对齐(T)", "把全文居中", True),
        ("Rating", "rotate the picture to the left", False),
    ],
)
def test_an_entry_leads_on_to_what_it_is_about(entry, sentence, leads) -> None:
    assert may_lead(entry, sentence) == leads
