"""A table of what fits what, and how well."""

import pytest

from agent.sight.likeness import Grade, fit, likeness


@pytest.mark.parametrize(
    ("wanted", "line", "grade"),
    [
        ("Save", "Save", Grade.EXACT),
        ("save", "Save", Grade.CASE),
        ("Save As…", "Save As...", Grade.SPELT),
        ("Save As", "Save As…", Grade.SPELT),
        ("Name", "Name:", Grade.SPELT),
        ("café", "Cafe", Grade.SPELT),
        ("“Hi”", '"Hi"', Grade.SPELT),
        ("OK", "ＯＫ", Grade.SPELT),
        (".", "·", Grade.SPELT),
        ("File", "Flle", Grade.CONFUSED),
        ("Ctrl+O", "Ctrl+0", Grade.CONFUSED),
        ("Save", "Save As…", Grade.EXACT_INSIDE),
        ("cancel", "Save Cancel Help", Grade.CASE_INSIDE),
        ("保存", "保存文件", Grade.EXACT_INSIDE),
        ("Preferences", "Prefererces", Grade.MISREAD),
        ("Preferences", "Open the Prefererces", Grade.MISREAD_INSIDE),
        ("Save", "Saved", None),
        ("Saved", "Save", None),
        ("7", "17", None),
        ("3 files", "2 files", None),
        ("Selected items", "Selected item", None),
        ("Right", "Light", None),
        ("Import", "Export", None),
        ("", "Save", None),
        ("Save", "", None),
        ("l", "I", None),
    ],
)
def test_a_text_fits_a_line(wanted, line, grade):
    found = fit(wanted, line)
    assert (found.grade if found else None) is grade


def test_a_fit_tells_which_letters_it_covers():
    found = fit("as…", "Save As... now")
    assert "Save As... now"[found.start : found.end] == "As..."


@pytest.mark.parametrize("better", list(Grade)[1:])
def test_a_better_grade_is_a_higher_score(better):
    assert better.score > Grade(better - 1).score


def test_likeness_ranks_the_nearer_text_higher():
    assert likeness("Saved", "Save") > likeness("Saved", "Cancel")
