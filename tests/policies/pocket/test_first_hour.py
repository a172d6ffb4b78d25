"""Claims about what is tried in the first hour with a page: rows that are selected, lists that are closed."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from agent.geometry import Box
from agent.senses import Found
from policies.pocket.acting import act
from policies.pocket.main_menu import main_menu
from policies.pocket.undertaking import AtRow


def test_a_row_with_a_box_before_it_is_selected_by_the_box(look, drawn) -> None:
    boxes = drawn((40, 102, 54, 116), (40, 162, 54, 176), (40, 222, 54, 236))
    view = look(("Bruno", 120, 100), ("Tilly", 120, 160), ("Juno", 120, 220), now=boxes, windows=())
    assert act(AtRow("select", "Juno"), "", view, ()).actions[0].at in Box(38, 220, 18, 18)
    plain = look(("Bruno", 120, 100), ("Juno", 120, 220), windows=())
    assert act(AtRow("select", "Juno"), "", plain, ()).actions[0].at.x > 120


@pytest.mark.parametrize(("icon", "is_one"), [(Box(186, 104, 12, 7), False), (Box(480, 96, 20, 20), True)])
def test_the_arrow_behind_what_a_list_shows_is_no_main_menu(icon, is_one, look, monkeypatch) -> None:
    view = look(("Currency EUR", 60, 98))
    likely = SimpleNamespace(found=Found(icon, "icon"), likeness=0.45, share=0.95)
    monkeypatch.setattr(type(view), "scene", SimpleNamespace(icon=lambda _: likely))
    assert (main_menu(view) is not None) == is_one
