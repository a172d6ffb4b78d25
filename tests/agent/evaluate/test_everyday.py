"""Claims about the table of everyday sentences: what it holds, and what may be asked for."""

from __future__ import annotations

import pytest

from agent.errors import UsageError
from agent.evaluate.everyday.chore import chores, chosen, folder_of_pages


def test_there_are_138_sentences_and_29_of_them_were_kept_aside():
    every = chores()
    assert len(every) == 138
    assert len({each.said for each in every}) == len(every)
    assert sum(each.kept for each in every) == 29


def test_every_sentence_has_a_page_whose_state_it_is_judged_by():
    for each in chores():
        page = (folder_of_pages() / f"{each.page}.html").read_text(encoding="utf-8")
        assert "const S=" in page
        assert "S." in each.done


def test_chores_are_chosen_by_page_by_part_and_one_by_one():
    assert {each.page for each in chosen(["shop"])} == {"shop"}
    assert all(each.kept for each in chosen(["kept"]))
    assert [each.id for each in chosen(["shop/2"])] == ["shop/2"]
    with pytest.raises(UsageError, match="no everyday task 'shopp'"):
        chosen(["shopp"])
