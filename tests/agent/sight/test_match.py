"""Claims about finding the one place that some words mean."""

import pytest

from agent.errors import Ambiguous, NotShown
from agent.geometry import Box, Window
from agent.senses import Found
from agent.sight.likeness import Grade
from agent.sight.match import Side, Wanted, find, find_all, nearest


def text(label, left, top, width=None, height=20):
    return Found(Box(left, top, width or 8 * len(label), height), label)


MENU = [text("Save", 10, 10), text("Save As…", 10, 40), text("Saved games", 10, 70), text("Close", 10, 100)]
TABLE = [
    text("Alice", 10, 10),
    text("Edit", 100, 10),
    text("Delete", 200, 10),
    text("Bob", 10, 40),
    text("Edit", 100, 40),
    text("Delete", 200, 40),
    text("Carol", 10, 70),
    text("Edit", 100, 70),
    text("Delete", 200, 70),
]


def test_the_whole_line_beats_the_longer_one():
    assert find(Wanted("Save"), MENU).found.box == MENU[0].box


def test_the_dots_of_a_menu_entry_may_be_written_in_either_way():
    assert find(Wanted("Save As..."), MENU).found.box == MENU[1].box


def test_words_inside_a_line_have_a_box_of_their_own():
    line = text("Save Cancel Help", 0, 0, 160)
    box = find(Wanted("Cancel"), [line]).found.box
    assert line.box.left + 35 < box.left
    assert box.right < line.box.right - 35


def test_two_equal_places_are_an_error_that_lists_them():
    with pytest.raises(
        Ambiguous, match=r"'Edit' is shown 3 times: 'Edit' at \(116, 20\), .*\(116, 50\).*say which"
    ):
        find(Wanted("Edit"), TABLE)


def test_a_missing_text_is_an_error_that_lists_the_nearest():
    with pytest.raises(
        NotShown, match=r"'Clsoe' is not shown \(nearest: 'Close'.*as they are on the screen\)"
    ):
        find(Wanted("Clsoe"), MENU)


def test_an_empty_screen_says_so():
    with pytest.raises(NotShown, match="no text at all"):
        find(Wanted("Save"), [])


@pytest.mark.parametrize(("ordinal", "top"), [(1, 10), (2, 40), (3, 70), (-1, 70)])
def test_ordinals_count_in_reading_order(ordinal, top):
    assert find(Wanted("Delete", ordinal), list(reversed(TABLE))).found.box.top == top


def test_an_ordinal_beyond_the_last_is_an_error():
    with pytest.raises(NotShown, match="'Delete' is shown 3 times, not 4 times"):
        find(Wanted("Delete", 4), TABLE)


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        (Wanted("Edit", beside=(Side.RIGHT, Wanted("Bob"))), TABLE[4]),
        (Wanted("Edit", beside=(Side.LEFT, Wanted("Delete", 3))), TABLE[7]),
        (Wanted("Delete", beside=(Side.BELOW, Wanted("Edit", 2))), None),
        (Wanted("Edit", beside=(Side.BELOW, Wanted("Edit", 1))), TABLE[4]),
        (Wanted("Edit", beside=(Side.ABOVE, Wanted("Edit", 3))), TABLE[4]),
        (Wanted("Edit", beside=(Side.RIGHT, Wanted("Carol", beside=(Side.BELOW, Wanted("Bob"))))), TABLE[7]),
    ],
)
def test_the_nearest_place_on_that_side_is_meant(wanted, expected):
    if expected is None:
        assert find(wanted, TABLE).found.box.left == 200
    else:
        assert find(wanted, TABLE).found.box == expected.box


def test_nothing_on_that_side_is_an_error():
    with pytest.raises(NotShown, match="'Alice' is shown, but not right of 'Edit'"):
        find(Wanted("Alice", beside=(Side.RIGHT, Wanted("Edit", 1))), TABLE)


FRONT = Window("Editor", "mousepad", Box(0, 0, 100, 100))
BACK = Window("Notes", "notes", Box(50, 0, 200, 100))


def test_a_window_narrows_the_search():
    texts = [text("File", 10, 10), text("File", 150, 10)]
    assert find(Wanted("File", window="Notes"), texts, (FRONT, BACK)).found.box.left == 150
    assert find(Wanted("File", window="editor"), texts, (FRONT, BACK)).found.box.left == 10


def test_what_another_window_covers_does_not_count():
    with pytest.raises(NotShown):
        find(Wanted("File", window="Notes"), [text("File", 60, 10)], (FRONT, BACK))


def test_a_window_is_found_by_its_application_too():
    assert find(Wanted("File", window="mousepad"), [text("File", 10, 10)], (FRONT, BACK))


def test_an_unknown_window_is_an_error_that_lists_the_windows():
    with pytest.raises(NotShown, match=r"no window 'Mail' .*'Editor', 'Notes'"):
        find(Wanted("File", window="Mail"), [], (FRONT, BACK))


def test_two_windows_of_that_title_are_an_error():
    with pytest.raises(Ambiguous, match="2 windows fit 'Editor'"):
        find(Wanted("File", window="Editor"), [], (FRONT, FRONT))


def test_a_text_over_two_lines_of_a_row_is_found():
    assert find(Wanted("Name: Alice"), [text("Name:", 10, 10), text("Alice", 80, 10)]).found.box.right == 120


def test_a_text_that_goes_on_in_the_next_line_is_found():
    lines = [text("Are you sure that you", 10, 10), text("want to leave?", 10, 34)]
    assert find(Wanted("you want to leave"), lines).found.box.overlap(lines[1].box)


def test_one_place_read_twice_is_one_place():
    assert len(find_all("OK", [text("OK", 10, 10), text("OK", 11, 11)])) == 1


def test_a_check_may_refuse_misread_letters():
    with pytest.raises(NotShown):
        find(Wanted("Preferences"), [text("Prefererces", 0, 0)], least=Grade.CONFUSED_INSIDE)


def test_the_margin_to_the_next_best_is_told():
    assert find(Wanted("Close"), MENU).margin == 1
    assert 0 < find(Wanted("Save"), MENU).margin < 1


def test_the_nearest_texts_come_nearest_first():
    assert nearest("Save as", MENU)[0] == "Save As…"


def test_the_label_of_a_field_is_preferred_to_the_head_of_a_column():
    texts = [text("Name:", 10, 10), text("Name", 10, 60)]
    assert find(Wanted("Name"), texts).found.box.top == 60
    assert find(Wanted("Name"), texts, label=True).found.box.top == 10


def test_a_word_that_is_twice_in_one_line_is_ambiguous():
    line = text("Copy this, then copy that, then Copy all", 10, 10)
    with pytest.raises(Ambiguous, match="'Copy' is shown twice"):
        find(Wanted("Copy"), [line])
    assert find(Wanted("Copy", -1), [line]).found.box.left > 200
