"""Claims about the task itself on the screen: not to be taken for what it speaks of."""

from __future__ import annotations

from agent.geometry import Box
from agent.senses import Found
from policies.literal.echo import without_task


def line(top: float, label: str, left: float = 0) -> Found:
    return Found(Box(left, top, 10 * len(label), 20), label)


def test_the_lines_of_a_task_are_left_out_and_what_it_speaks_of_is_not():
    shown = [
        line(0, "Select Nepal from the"),
        line(22, "list and click Submit."),
        line(80, "Nepal"),
        line(120, "Submit"),
    ]
    kept, at = without_task("Select Nepal from the list and click Submit.", shown)
    assert [text.label for text in kept] == ["Nepal", "Submit"]
    assert at == Box(0, 0, 220, 42)


def test_a_misread_letter_or_a_picture_among_the_words_hides_nothing():
    shown = [line(0, "Click on the"), line(0, "口", 125), line(0, "coloured bax.", 150)]
    assert without_task("Click on the white coloured box.", shown)[0] == ()


def test_a_button_that_reads_as_a_short_task_stays():
    shown = [line(0, "Save"), line(40, "Close")]
    assert without_task("save", shown) == (tuple(shown), None)
    assert without_task("click Save", shown) == (tuple(shown), None)


def test_labels_that_the_task_names_one_after_the_other_stay():
    shown = [line(0, "a.txt"), line(0, "Documents", 200)]
    assert without_task("drag a.txt to Documents", shown) == (tuple(shown), None)


def test_a_task_behind_the_prompt_of_a_terminal_is_left_out():
    shown = [line(0, "$ deixis run 'click Save all'"), line(200, "Save all")]
    assert [text.label for text in without_task("click Save all", shown)[0]] == ["Save all"]


def test_a_label_that_has_fewer_words_than_the_task_stays():
    shown = [line(0, "Create new database"), line(40, "Open existing database")]
    assert without_task("create a new database", shown) == (tuple(shown), None)


def test_a_button_and_what_stands_at_the_other_end_of_its_row_are_not_the_task():
    shown = [line(0, "满100减20"), line(10, "领取", 900), line(30, "今天有效"), line(90, "领取", 900)]
    assert without_task("领取今天有效的优惠券", shown) == (tuple(shown), None)


def test_a_task_in_the_middle_of_a_page_is_left_out_line_by_line():
    shown = [line(0, "Select Nepal from the", 40), line(22, "list and click Submit.", 60), line(80, "Nepal")]
    assert [
        text.label for text in without_task("Select Nepal from the list and click Submit.", shown)[0]
    ] == ["Nepal"]
