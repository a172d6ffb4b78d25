"""Claims about the table of everyday sentences: what it holds, and what may be asked for."""

from __future__ import annotations

import pytest

from agent.errors import UsageError
from agent.evaluate.everyday.chore import chores, chosen, folder_of_pages


def test_there_are_138_sentences_of_which_29_were_kept_aside_and_pages_that_are_drawn():
    every = chores()
    said = [each for each in every if each.said]
    assert len(said) == len({each.said for each in said}) == 138
    assert sum(each.kept for each in said) == 29
    drawn = [each for each in every if each.drawn]
    assert len(said) + len(drawn) == len(every) == len({each.id for each in every})
    assert all(each.kept == (each.drawn > 100) for each in drawn)


def test_every_page_has_a_state_that_it_is_judged_by():
    for each in chores():
        page = (folder_of_pages() / f"{each.page}.html").read_text(encoding="utf-8")
        if each.drawn:
            assert "RIGHT = () =>" in page
            assert "draw.js" in page
            assert each.id == f"{each.page}/{each.drawn}"
        else:
            assert "const S=" in page
            assert "S." in each.done


def test_chores_are_chosen_by_page_by_part_and_one_by_one():
    assert {each.page for each in chosen(["shop"])} == {"shop"}
    assert all(each.kept for each in chosen(["kept"]))
    assert [each.id for each in chosen(["shop/2"])] == ["shop/2"]
    with pytest.raises(UsageError, match="no everyday task 'shopp'"):
        chosen(["shopp"])
