"""Claims about widgets on small pages: sliders by what is written of them, narrow lists, stars in rows."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PIL import Image, ImageDraw

from agent.actions import Click, Drag
from agent.episode import Observation
from agent.errors import NotShown
from agent.fake import FakeReader
from agent.geometry import Box, Window
from agent.screenshot import Screenshot
from agent.senses import Found
from agent.sight.field import field_for
from policies.pocket.arranging import arrange
from policies.pocket.choosing import choose
from policies.pocket.clause import clauses
from policies.pocket.entering import write
from policies.pocket.entry import entry_of
from policies.pocket.intent import Choose, DragThe, SetTo, Write, told
from policies.pocket.kind import is_list
from policies.pocket.moving import drag
from policies.pocket.picking import picked
from policies.pocket.rating import star
from policies.pocket.reading import value_of
from policies.pocket.seeking import explore
from policies.pocket.sliding import set_to
from policies.pocket.view import View


def text(label: str, left: float, top: float, width: float = 0.0) -> Found:
    return Found(Box(left, top, width or 11.0 * len(label), 20), label)


def draw_slider(paper: Image.Image, top: int, at: int) -> None:
    pen = ImageDraw.Draw(paper)
    pen.rectangle((40, top - 5, 300, top + 5), fill="#dddddd", outline="#aaaaaa")
    pen.rectangle((at - 12, top - 14, at + 12, top + 14), fill="#f6f6f6", outline="#888888")


def told_all(sentence: str) -> list[str]:
    return [told(clause.intent) for clause in clauses(sentence)]


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        ("Move the slider to 50", ["set 'slider' to 50"]),
        ("Choose a temperature of 20 with the slider", ["set 'temperature' to 20"]),
        ("Drag the volume slider to 30%", ["set 'volume slider' to 30"]),
        ("Drag the photo to Trash", ["drag 'photo' to 'Trash'"]),
    ],
)
def test_a_value_of_a_slider_is_no_place_to_drag_to(sentence, wanted) -> None:
    assert told_all(sentence) == wanted


def test_the_value_behind_its_name_is_that_of_the_slider(paper, seen) -> None:
    draw_slider(paper, 100, 200)
    view = seen(paper, text("Value: 48", 40, 130))
    assert set_to(SetTo("48", "slider"), view, ()).actions == ()


def test_of_several_sliders_the_one_below_its_name_is_moved(paper, seen) -> None:
    draw_slider(paper, 100, 200)
    draw_slider(paper, 160, 200)
    view = seen(paper, text("Bass 5", 40, 66), text("Treble 5", 40, 126))
    drag = write(Write("9", "treble"), view, ()).actions[0]
    assert isinstance(drag, Drag)
    assert abs(drag.path[0].y - 160) < 8


def test_a_slider_is_named_by_its_own_word_and_the_head_above_it(paper, seen) -> None:
    draw_slider(paper, 100, 200)
    draw_slider(paper, 160, 200)
    view = seen(paper, text("Budget", 40, 20), text("Travel 5", 40, 66), text("Food", 40, 126))
    drag = write(Write("9", "food budget"), view, ()).actions[0]
    assert isinstance(drag, Drag)
    assert abs(drag.path[0].y - 160) < 8


def test_where_only_the_ends_are_numbered_the_handle_goes_to_its_share(paper, seen) -> None:
    draw_slider(paper, 100, 70)
    view = seen(paper, text("0", 36, 66), text("100", 275, 66))
    drag = set_to(SetTo("50", "slider"), view, ()).actions[0]
    assert isinstance(drag, Drag)
    assert abs(drag.path[-1].x - 170) < 4


def test_a_lone_nought_at_the_other_end_of_a_track_is_not_its_value(paper, seen) -> None:
    draw_slider(paper, 100, 200)
    view = seen(paper, text("0", 36, 126))
    with pytest.raises(NotShown, match="no value is shown"):
        set_to(SetTo("0", "slider"), view, ())


def test_a_lone_nought_below_the_handle_is_its_value(paper, seen) -> None:
    draw_slider(paper, 100, 52)
    assert set_to(SetTo("0", "slider"), seen(paper, text("0", 36, 126)), ()).actions == ()


def test_a_value_beyond_the_ends_of_a_slider_is_said_to_be_none(paper, seen) -> None:
    draw_slider(paper, 100, 70)
    view = seen(paper, text("0", 36, 66), text("100", 275, 66))
    with pytest.raises(NotShown, match="does not come to 150"):
        set_to(SetTo("150", "slider"), view, ())


def test_a_list_of_single_digits_right_beside_its_label_is_its_field(paper, seen) -> None:
    pen = ImageDraw.Draw(paper)
    pen.rectangle((110, 100, 164, 128), outline="#777777")
    pen.line([(140, 110), (147, 117), (154, 110)], fill="black", width=2)
    pen.rectangle((30, 150, 112, 182), fill="#eeeeee", outline="#777777")
    label, order = text("Count:", 30, 103, 76), text("Order", 34, 156, 74)
    view = seen(paper, label, text("- √", 112, 103, 50), order)
    box = field_for(view.screenshot, label, view.texts)
    assert box is not None
    assert abs(box.left - 110) < 4
    assert is_list(view, box)


def test_a_cell_of_a_table_is_no_field_where_one_is_beside_it(paper, seen) -> None:
    pen = ImageDraw.Draw(paper)
    for row in range(3):
        for column in range(3):
            pen.rectangle((40 + 60 * column, 40 + 28 * row, 100 + 60 * column, 68 + 28 * row), outline="gray")
    pen.rectangle((40, 160, 180, 190), outline="gray")
    view = seen(paper, text("Kim", 44, 44), text("Bob", 44, 72))
    assert entry_of(view, "field").box.top > 150


def test_two_entries_of_a_list_are_chosen_with_a_key_held(paper, seen) -> None:
    view = seen(paper, text("Apple", 40, 40), text("Cherry", 40, 66), text("Plum", 40, 92))
    clicks = choose(Choose("Apple and Plum"), view, (), "Select Apple and Plum").actions
    assert [click.holding for click in clicks if isinstance(click, Click)] == [(), ("ctrl",)]


def test_stars_are_given_in_the_row_of_the_thing(paper, seen) -> None:
    rows = [(text(name, 40, top), text("★★★★★", 150, top)) for name, top in (("Pear", 60), ("Plum", 120))]
    found = star(3, seen(paper, *(each for row in rows for each in row)), "plum")
    assert abs(found.box.center.y - 130) < 4


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        ("Open the Books tab under Shop", ["click 'Shop'", "click 'Books'"]),
        ("Move David to the second place in the list", ["drag 'David' to '2nd place'"]),
        ("Draw a line from A to B", ["drag 'point A' to 'point B'"]),
        ('Enter "cloud" in capital letters', ["type 'CLOUD'"]),
        ("Find Duck in the tree", ["scroll to 'Duck'"]),
        ("Give the apple 3 stars", ["give 3 stars to 'apple'"]),
        ("Give it 4 stars", ["give 4 stars"]),
        ("Sort the numbers from the smallest on top to the largest below", ["sort by 'numbers'"]),
        ("Arrange the numbers in descending order", ["sort by 'numbers', falling"]),
    ],
)
def test_what_a_small_page_asks_for_is_read(sentence, wanted) -> None:
    assert told_all(sentence) == wanted


def test_a_thing_that_is_dragged_to_an_edge_stays_inside_its_frame(paper, seen) -> None:
    pen = ImageDraw.Draw(paper)
    pen.rectangle((60, 60, 320, 300), outline="black", width=2)
    pen.rectangle((170, 160, 220, 210), fill="#cc9933")
    drag_ = drag(DragThe("square", "right edge of the frame"), seen(paper)).actions[0]
    assert isinstance(drag_, Drag)
    assert abs(drag_.path[-1].x - (320 - 27)) < 5
    assert abs(drag_.path[-1].y - 185) < 3


def draw_points(paper: Image.Image) -> tuple[Found, Found]:
    pen = ImageDraw.Draw(paper)
    pen.ellipse((93, 113, 107, 127), fill="black")
    pen.ellipse((293, 233, 307, 247), fill="black")
    return Found(Box(91, 88, 18, 24), "A"), Found(Box(291, 208, 18, 24), "B")


def test_a_line_is_drawn_between_the_dots_and_not_between_their_letters(paper, seen) -> None:
    line = drag(DragThe("point A", "point B"), seen(paper, *draw_points(paper))).actions[0]
    assert isinstance(line, Drag)
    assert abs(line.path[0].y - 120) < 3
    assert abs(line.path[-1].y - 240) < 3


def test_the_midpoint_of_two_lettered_points_is_between_their_dots(paper, seen) -> None:
    found = picked("midpoint between A and B", seen(paper, *draw_points(paper)))
    assert abs(found[0].box.center.x - 200) < 3
    assert abs(found[0].box.center.y - 180) < 3


def test_a_paragraph_is_told_from_the_next_by_the_wider_gap(paper, seen) -> None:
    lines = (("The boat left", 40), ("in the rain.", 62), ("A cat sat", 100), ("outside.", 122))
    view = seen(paper, *(text(label, 40, top) for label, top in lines))
    assert value_of("text of the second paragraph", view).label == "A cat sat outside."


def test_a_branch_that_is_closed_by_a_written_sign_is_opened(paper, seen) -> None:
    view = seen(paper, text("[-] Animals", 40, 40), text("[+] Plants", 40, 70))
    deed = explore(view, "Find Duck in the tree", (), True)
    assert deed is not None
    assert deed.trail == "unfolded Plants"


def test_what_the_title_of_a_window_says_is_no_entry_of_a_list(paper) -> None:
    observation = Observation(
        "zz", Screenshot.from_picture(paper), (), (Window("kinds", "chromium", Box(0, 0, 480, 360), True),)
    )
    texts = (text("5", 10, 2), text("5", 60, 120))
    view = View(
        observation,
        reader=FakeReader(texts),
        eye=lambda: None,
        emit=lambda event: None,
        after_reading=lambda: None,
    )
    click = choose(Choose("5"), view, (), "Choose 5").actions[0]
    assert isinstance(click, Click)
    assert click.at.y > 100


@pytest.fixture
def numbered(paper, seen) -> Callable[..., View]:
    def of(*values: int) -> View:
        pen = ImageDraw.Draw(paper)
        for row, _ in enumerate(values):
            pen.rectangle((40, 40 + 36 * row, 160, 68 + 36 * row), fill="#ddeeff", outline="#6688aa")
        return seen(paper, *(text(str(value), 48, 44 + 36 * row) for row, value in enumerate(values)))

    return of


def test_the_first_number_out_of_its_place_is_dragged_there(numbered) -> None:
    deed = arrange(numbered(12, 45, 30), (), falling=False)
    assert deed.trail == "put 30 at 2"
    assert deed.targets[0].label == "30"


def test_numbers_that_are_in_order_are_left_alone(numbered) -> None:
    assert arrange(numbered(45, 30, 12), (), falling=True).actions == ()


def test_a_list_is_not_the_list_view_because_lists_are_called_so(paper, seen) -> None:
    pen = ImageDraw.Draw(paper)
    pen.rectangle((40, 100, 220, 132), outline="#777777")
    pen.line([(200, 112), (207, 119), (214, 112)], fill="black", width=2)
    view = seen(paper, text("Everybody", 48, 106, 99))
    (box,) = view.entries
    assert is_list(view, box)
    deed = choose(Choose("list"), view, (), "Switch to the list view")
    assert deed.trail == "opened the list"
    with pytest.raises(NotShown, match="'list' is not seen"):
        choose(Choose("list"), view, ("closed a list that has it not",), "Switch to the list view")
