"""Claims about the pages of a window: which names are pages, and which is looked at next."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from policies.pocket.tabs import next_page, pages

TABS = (("Adjust", 300, 40), ("Filters", 400, 40), ("Frames", 500, 40))
SIDE = (("Exercises", 20, 60), ("Daily goal", 20, 90), ("Courses", 20, 120), ("Language", 20, 150))
BESIDE = (
    ("Sound effects", 260, 68),
    ("Animations", 260, 102),
    ("The voice is spoken at half speed", 260, 134),
)


def liking(view, likes):
    """Return the view, to which labels are so like whatever is said."""
    view._eye = lambda: SimpleNamespace(alike=lambda _, labels: [likes.get(label, 0.0) for label in labels])
    return view


@pytest.mark.parametrize("texts", [TABS, SIDE])
def test_names_in_a_row_at_the_top_and_in_a_column_at_the_left_are_pages(texts, look) -> None:
    assert {page.label for page in pages(look(*texts, *BESIDE))} == {label for label, *_ in texts}


def test_a_piece_of_a_word_is_no_page_and_short_capitals_are_one(look) -> None:
    names = (("My", 260, 40), ("re", 300, 40), ("orts", 340, 40), ("HR", 400, 40))
    assert [page.label for page in pages(look(*names))] == ["orts", "HR"]


def test_a_list_is_no_column_of_pages(look) -> None:
    rows = tuple(("Undo", 400, top) for _, _, top in SIDE)
    assert pages(look(*SIDE)) == []
    assert pages(look(*SIDE, *rows)) == []


@pytest.mark.parametrize(
    "texts",
    [
        (("Kind", 100, 60), ("Size", 200, 60), ("Date", 300, 60),
         ("a", 100, 84), ("1", 200, 84), ("2", 300, 84)),
        (("Export", 300, 40), ("Share", 400, 40), ("Open", 500, 40)),
        (("Log out", 300, 40), ("Trash", 400, 40)),
        (("Settings", 300, 40),),
        (("Taken", 300, 40), ("Taken", 400, 40), ("L", 500, 40)),
        (("The first title", 20, 60), ("by Ann", 20, 80), ("The second title", 20, 120), ("by Bob", 20, 140),
         ("The third title", 20, 180), ("by Eve", 20, 200)),
    ],
)  # fmt: skip
def test_heads_of_tables_acts_and_rows_of_lists_are_no_pages(texts, look) -> None:
    labels = {page.label for page in pages(look(*texts))}
    assert not labels & {
        "Kind",
        "Size",
        "Date",
        "Export",
        "Open",
        "Log out",
        "Trash",
        "Settings",
        "Taken",
        "L",
    }
    assert not any("title" in label for label in labels)


def test_the_likest_page_is_looked_at_and_then_the_next_and_no_more_than_two(look) -> None:
    view = liking(look(*TABS), {"Filters": 0.6, "Adjust": 0.5, "Frames": 0.4})
    first = next_page(view, "make it grey", ())
    second = next_page(view, "make it grey", (first.trail,))
    assert (first.targets[0].label, second.targets[0].label) == ("Filters", "Adjust")
    assert next_page(view, "make it grey", (first.trail, second.trail)) is None


def test_pages_that_mean_nothing_like_it_are_left_alone(look) -> None:
    assert next_page(liking(look(*TABS), {"Filters": 0.2}), "order a pizza", ()) is None


def test_the_page_that_a_sentence_names_is_looked_at_before_those_that_are_likest(look) -> None:
    view = liking(look(*TABS), {"Adjust": 0.6, "Frames": 0.1})
    assert next_page(view, "tick it in the Frames", ()).trail == "looked at the page Frames"


def test_the_page_for_settings_is_looked_at_only_for_what_is_set(look) -> None:
    view = liking(look(("Orders", 300, 40), ("Preferences", 400, 40)), {})
    assert next_page(view, "turn on the summary", ()) is None
    assert next_page(view, "turn on the summary", (), sets=True).trail == "looked at the page Preferences"


def test_what_can_be_ticked_is_no_page(look, drawn) -> None:
    ticks = tuple((0, top, 16, top + 16) for _, _, top in SIDE)
    assert pages(look(*SIDE, *BESIDE))
    assert pages(look(*SIDE, *BESIDE, now=drawn(*ticks))) == []
