"""Claims about rows, values, switches, boxes and browsers: drawn screens, and what is clicked on them."""

from __future__ import annotations

import pytest
from PIL import Image, ImageDraw, ImageFont

from agent.actions import Click, Drag, Press, Type
from agent.episode import Observation
from agent.errors import NotShown
from agent.fake import FakeReader
from agent.geometry import Box, Point, Window
from agent.screenshot import Screenshot
from agent.senses import Found
from policies.pocket.acting import act
from policies.pocket.figure import Figure, likeness, matching
from policies.pocket.finishing import fills, finishing
from policies.pocket.fold import folds
from policies.pocket.intent import Choose, ClickThe, DragThe, Seek, SetTo, Tick
from policies.pocket.rank import ranked
from policies.pocket.reading import value_of
from policies.pocket.seeking import explore
from policies.pocket.undertaking import AtRow, Carry, Dial, Dismiss, GoTo, Mark, Rate, Send, Sort, TickAll
from policies.pocket.view import View

WHITE = Image.new("RGB", (640, 400), "white")
FLIGHTS = (
    ("06:10", 20, 40), ("7 h 20 min", 200, 40), ("$412", 380, 40), ("Book", 560, 40),
    ("09:45", 20, 100), ("5 h 05 min", 200, 100), ("$1,389", 380, 100), ("Book", 560, 100),
    ("13:30", 20, 160), ("9 h", 200, 160), ("$268", 380, 160), ("Book", 560, 160),
)  # fmt: skip
PEOPLE = (
    ("Name", 20, 40), ("Phone", 200, 40), ("Age", 400, 40),
    ("Karl Ost", 20, 80), ("555-0199", 200, 80), ("44", 400, 80),
    ("Edda Moe", 20, 120), ("555-0127", 200, 120), ("29", 400, 120),
)  # fmt: skip


def see(
    *texts: tuple[str, int, int], picture: Image.Image = WHITE, windows: tuple[Window, ...] = (), eye=None
) -> View:
    """Return a look at these texts, each with its left and top; 9 points a letter, 18 high."""
    found = [Found(Box(left, top, 9 * len(label), 18), label) for label, left, top in texts]
    return View(
        Observation("do it", Screenshot.from_picture(picture), (), windows),
        reader=FakeReader(found),
        eye=lambda: eye,
        emit=lambda event: None,
        after_reading=lambda: None,
    )


def clicked(view: View, intent, trail: tuple[str, ...] = ()) -> str:
    """Return the label of the text that is clicked, with its top."""
    deed = act(intent, "do it", view, trail)
    (click,) = deed.actions
    (text,) = [text for text in view.texts if click.at in text.box]
    return f"{text.label} {text.box.top:.0f}"


@pytest.mark.parametrize(
    ("row", "button"),
    [
        ("cheapest flight", "Book 160"),
        ("most expensive flight", "Book 100"),
        ("shortest flight", "Book 100"),
        ("longest flight", "Book 160"),
        ("second flight", "Book 100"),
        ("last flight", "Book 160"),
        ("flight at 06:10", "Book 40"),
    ],
)
def test_the_button_is_that_of_the_row_which_is_meant(row: str, button: str) -> None:
    row = row.replace("flight at ", "")
    assert clicked(see(*FLIGHTS), AtRow("book", row)) == button


def test_a_value_by_which_nothing_can_be_ranked_is_said_to_be_missing() -> None:
    with pytest.raises(NotShown, match="no values are seen"):
        ranked("largest file", see(*FLIGHTS))
    assert ranked("file from Ann", see(*FLIGHTS)) is None


def test_the_oldest_of_people_has_the_highest_age_and_of_files_the_first_date() -> None:
    assert clicked(see(*PEOPLE), AtRow("select", "oldest person")) == "Karl Ost 80"
    files = see(("a.txt", 20, 40), ("2024-05-01", 200, 40), ("b.txt", 20, 80), ("2023-12-31", 200, 80))
    assert clicked(files, AtRow("select", "oldest item")) == "b.txt 80"
    assert clicked(files, AtRow("select", "newest item")) == "a.txt 40"


def test_of_buttons_below_posts_the_first_below_the_name_is_meant() -> None:
    posts = see(
        ("@nina", 20, 40), ("Cherries are ripe", 20, 70), ("Like", 20, 100), ("Share", 90, 100),
        ("@paolo", 20, 160), ("My grey cat", 20, 190), ("Like", 20, 220), ("Share", 90, 220),
    )  # fmt: skip
    assert clicked(posts, AtRow("like", "post by @nina")) == "Like 100"
    assert clicked(posts, AtRow("share", "@paolo's post")) == "Share 220"


def test_a_row_without_its_own_sign_is_opened_first(eye) -> None:
    mails = see(("Ann", 20, 40), ("Lunch", 200, 40), ("Bob", 20, 240), ("Budget", 200, 240), eye=eye)
    deed = act(AtRow("forward", "mail about the budget"), "", mails, ())
    assert deed.trail
    assert deed.targets[0].label == "Bob"
    opened = see(("Budget", 20, 40), ("Reply", 20, 90), ("Forward", 120, 90), eye=eye)
    assert clicked(opened, AtRow("forward", "mail about the budget"), (deed.trail,)) == "Forward 90"


def test_a_star_that_is_read_with_the_name_is_clicked_itself() -> None:
    view = see(("☆Ann", 20, 40), ("☆Otis", 20, 80))
    deed = act(AtRow("star", "email from Otis"), "", view, ())
    (click,) = deed.actions
    assert click.at in Box(20, 80, 18, 18)


def test_a_value_is_read_where_a_row_and_a_column_meet_or_after_its_label() -> None:
    view = see(*PEOPLE, ("Order number: QF-20718", 20, 200), ("Total", 20, 240), ("€ 12.50", 120, 240))
    assert value_of("the phone number of Edda Moe", view).label == "555-0127"
    assert value_of("Karl Ost's age", view).label == "44"
    assert value_of("the order number", view).label == "QF-20718"
    assert value_of("the total", view).label == "€ 12.50"
    with pytest.raises(NotShown):
        value_of("the colour of Edda Moe", view)


def with_field(top: int) -> Image.Image:
    picture = WHITE.copy()
    ImageDraw.Draw(picture).rectangle((120, top, 420, top + 28), outline="black")
    return picture


def test_a_value_is_carried_into_a_field_and_words_that_are_no_value_are_typed() -> None:
    view = see(*PEOPLE, ("Contact", 20, 204), picture=with_field(200))
    assert act(Carry("phone number of Karl Ost", "Contact"), "", view, ()).actions[-1] == Type("555-0199")
    assert act(Carry("the song of songs", "Contact"), "", view, ()).actions[-1] == Type("the song of songs")


def boxes(*ticked: int) -> Image.Image:
    """Draw four boxes under each other, those of these numbers full of blue."""
    picture = WHITE.copy()
    pen = ImageDraw.Draw(picture)
    for at in range(4):
        top = 40 + 40 * at
        pen.rectangle((20, top, 36, top + 16), fill="#0075ff" if at in ticked else "white", outline="#707070")
    return picture


TASKS = (("Milk", 50, 40), ("Mum", 50, 80), ("Lawn", 50, 120), ("Rent", 50, 160))


@pytest.mark.parametrize(
    ("intent", "tops"),
    [
        (TickAll(True), [48, 128, 168]),
        (TickAll(True, ("Rent",)), [48, 128]),
        (TickAll(False), [88]),
        (TickAll(False, ("Mum",)), []),
        (TickAll(True, ("Mum",)), [48, 88, 128, 168]),
    ],
)
def test_all_boxes_but_those_that_are_named_are_made_so(intent: TickAll, tops: list[int]) -> None:
    deed = act(intent, "", see(*TASKS, picture=boxes(1)), ())
    assert [round(click.at.y) for click in deed.actions] == pytest.approx(tops, abs=2)


def test_two_names_with_capitals_are_two_boxes_where_no_box_has_both() -> None:
    deed = act(Tick("Milk and Rent"), "", see(*TASKS, picture=boxes(1)), ())
    assert [round(click.at.y) for click in deed.actions] == pytest.approx([48, 168], abs=2)


def switches() -> Image.Image:
    """Draw a switch that is off and one that is on."""
    picture = WHITE.copy()
    pen = ImageDraw.Draw(picture)
    for top, colour, knob in ((40, "#bbbbbb", 302), (100, "#1a73e8", 322)):
        pen.rounded_rectangle((300, top, 344, top + 24), 12, fill=colour)
        pen.ellipse((knob, top + 2, knob + 20, top + 22), fill="white")
    return picture


@pytest.mark.parametrize(
    ("name", "on", "moves"),
    [("Dark", True, True), ("Dark", False, False), ("Sounds", True, False), ("Sounds", False, True)],
)
def test_a_switch_is_moved_only_where_its_knob_is_on_the_other_side(name: str, on: bool, moves: bool) -> None:
    view = see(("Dark", 20, 44), ("Sounds", 20, 104), picture=switches())
    deed = act(Tick(name, on), "", view, ())
    assert [action.at.x > 290 for action in deed.actions] == [True] * moves


def test_the_slider_of_the_named_row_is_dragged_past_its_end() -> None:
    picture = WHITE.copy()
    pen = ImageDraw.Draw(picture)
    for top in (50, 150):
        pen.rectangle((200, top, 400, top + 9), fill="#e0e0e0", outline="#909090")
        pen.rectangle((260, top - 6, 276, top + 12), fill="#4080ff", outline="#204080")
    view = see(("Volume", 20, 44), ("Brightness", 20, 144), picture=picture)
    (drag,) = act(SetTo("max", "Brightness"), "", view, ()).actions
    assert isinstance(drag, Drag)
    assert drag.path[0].y == pytest.approx(153, abs=4)
    assert drag.path[-1].x > 400
    assert act(SetTo("max", "Brightness"), "", view, ("dragged it",)).actions == ()


def test_keys_that_are_shown_are_clicked_and_others_typed() -> None:
    pad = see(*((digit, 20 + 40 * at, 40) for at, digit in enumerate("1234567890")))
    assert [click.at.x for click in act(Dial("407"), "", pad, ()).actions] == [144.5, 384.5, 264.5]
    assert act(Dial("407"), "", see(("Code", 20, 40)), ()).actions == (Type("407"),)


def test_stars_are_counted_from_the_left(eye) -> None:
    view = see(("★★☆☆☆", 20, 40), eye=eye)
    (click,) = act(Rate(4), "", view, ()).actions
    assert click.at.x == pytest.approx(20 + 3.5 * 9, abs=1)
    with pytest.raises(NotShown, match="has 5"):
        act(Rate(7), "", view, ())


def test_a_popup_is_closed_by_its_own_cross_or_by_the_word_that_refuses(eye) -> None:
    front = (Window("Journal", "chromium", Box(0, 0, 640, 400), active=True),)
    assert clicked(see(("Log in", 100, 100), ("×", 300, 100), windows=front), Dismiss("popup")) == "× 100"
    assert (
        clicked(see(("×", 600, 2), ("Not now", 100, 200), windows=front, eye=eye), Dismiss("popup"))
        == "Not now 200"
    )
    assert act(Dismiss("popup"), "", see(("Hello", 20, 100), eye=eye), ()).actions == (Press(("esc",)),)


def test_what_sends_is_the_button_and_not_the_head_above() -> None:
    assert clicked(see(("Reply", 20, 40), ("Send", 20, 200)), Send()) == "Send 200"


def test_a_list_is_sorted_by_the_head_of_its_column() -> None:
    assert clicked(see(*PEOPLE), Sort("age")) == "Age 40"


def test_a_word_is_marked_by_two_clicks_and_several_by_a_drag() -> None:
    view = see(("The river runs past", 20, 40))
    (click,) = act(Mark("river"), "", view, ()).actions
    assert click.count == 2
    assert click.at.x == pytest.approx(20 + 6.5 * 9, abs=6)
    (drag,) = act(Mark("river runs"), "", view, ()).actions
    assert isinstance(drag, Drag)


def test_the_last_word_of_a_field_is_marked() -> None:
    view = see(
        ("Letter", 20, 20), ("a quiet orchard", 130, 206), ("Send it", 20, 300), picture=with_field(200)
    )
    (click,) = act(Mark("last word"), "", view, ()).actions
    assert click.count == 2
    assert click.at.x == pytest.approx(130 + 11.5 * 9, abs=8)


def form(*written: tuple[str, int, int]) -> View:
    """Draw a field and a button that says Submit."""
    picture = with_field(200)
    ImageDraw.Draw(picture).rectangle((120, 260, 240, 292), fill="#dddddd", outline="black")
    return see(("Name", 20, 204), ("Submit", 153, 267), *written, picture=picture)


def test_a_form_is_sent_off_only_when_it_is_full_and_its_task_filled_it() -> None:
    sent = finishing(form(("Ann", 126, 206)))
    assert sent is not None
    assert sent.targets[0].label == "Submit"
    assert finishing(form()) is None
    caret = with_field(200)
    pen = ImageDraw.Draw(caret)
    pen.line((200, 202, 200, 226), "black", 2)
    pen.rectangle((120, 260, 240, 292), fill="#dddddd", outline="black")
    assert finishing(see(("Yemen", 126, 206), ("Submit", 153, 267), picture=caret)) is not None
    assert finishing(see(("Name", 20, 204), ("Submit", 20, 267))) is None
    assert fills(Tick("Ann"), "tick Ann")
    assert not fills(Tick("Ann"), "tick Ann but do not submit it")
    assert not fills(Seek("Ann"), "find Ann")


def test_what_a_caret_and_a_thick_edge_cut_off_a_field_is_not_empty() -> None:
    picture = WHITE.copy()
    pen = ImageDraw.Draw(picture)
    pen.rectangle((163, 224, 414, 249), outline="black", width=4)
    pen.text((168, 227), "Djibouti", "black", font=ImageFont.load_default(16))
    pen.rectangle((238, 230, 239, 243), fill="black")
    pen.rectangle((162, 279, 360, 337), fill="#dddddd", outline="black")
    assert finishing(see(("Djibouti", 164, 228), ("Submit", 230, 298), picture=picture)) is not None


def test_an_item_is_let_go_behind_the_middle_of_the_one_that_it_goes_below() -> None:
    view = see(("Apple", 20, 40), ("Cherry", 20, 120))
    (drag,) = act(DragThe("Apple", "below Cherry"), "", view, ()).actions
    assert drag.path[0].y == 49
    assert 129 < drag.path[-1].y < 138


def test_the_answer_to_a_question_is_the_one_after_it() -> None:
    view = see(
        ("How often do you read?", 20, 40), ("Never", 20, 70), ("Often", 120, 70),
        ("How often do you cook?", 20, 120), ("Never", 20, 150), ("Often", 120, 150),
    )  # fmt: skip
    assert clicked(view, Choose("Often", "How often do you cook?")) == "Often 150"
    assert clicked(view, Choose("Often", "How often do you read?")) == "Often 70"


def test_a_day_without_a_year_is_one_of_the_month_that_is_shown() -> None:
    view = see(("May 2026", 100, 40), ("3", 20, 80), ("14", 120, 80), ("15", 160, 80))
    assert clicked(view, Choose("14th of May")) == "14 80"
    assert clicked(view, Choose("the 3rd")) == "3 80"


def test_a_list_that_goes_on_is_paged_through_until_the_thing_is_there() -> None:
    view = see(("Mill path", 20, 40), ("1", 20, 300), ("2", 60, 300), ("Next", 100, 300))
    deed = explore(view, "go through the pages until you find Harbour walk", (), True)
    assert deed.targets[0].label == "Next"
    assert act(Seek("Mill path"), "", view, ()).targets[0].label == "Mill path"


CHROMIUM = (Window("Shop - Chromium", "chromium", Box(0, 0, 640, 400), active=True),)
EDITOR = (Window("notes.txt", "mousepad", Box(0, 0, 640, 400), active=True),)
VISIT = (Press(("ctrl", "l")), Type("example.com"), Press(("enter",)))


def test_an_address_is_typed_only_where_a_browser_is_in_front() -> None:
    visit = GoTo("example.com")
    assert act(visit, "", see(("Shop", 20, 200), windows=CHROMIUM), ()).actions == VISIT
    assert act(visit, "", see(("https://a.org", 20, 40), windows=EDITOR), ()).actions == VISIT
    (click,) = act(visit, "", see(("Web Browser", 20, 200), windows=EDITOR), ()).actions
    assert click == Click(Point(69.5, 209), count=2)
    with pytest.raises(NotShown, match="no browser is seen"):
        act(visit, "", see(("Save", 20, 200), windows=EDITOR), ())


def test_the_smallest_is_the_very_smallest_of_its_colour_and_form() -> None:
    drawn = [Figure(Box(0, 0, side, side), "green", "triangle") for side in (80, 30, 20)]
    drawn.append(Figure(Box(0, 0, 10, 10), "red", "triangle"))
    assert [figure.box.width for figure in matching(likeness("smallest green triangle"), drawn)] == [20]
    assert [figure.box.width for figure in matching(likeness("largest green triangle"), drawn)] == [80]


@pytest.mark.parametrize(
    ("said", "key"), [("times", "× 200"), ("the plus key", "+ 240"), ("minus sign", "- 160")]
)
def test_a_key_named_by_a_word_is_the_one_among_the_digits(said: str, key: str) -> None:
    keys = (
        ("×", 500, 20), ("7", 40, 80), ("×", 40, 120),
        ("1", 40, 160), ("2", 100, 160), ("-", 220, 160),
        ("4", 40, 200), ("5", 100, 200), ("×", 220, 200), ("0", 40, 240), ("+", 220, 240),
    )  # fmt: skip
    assert clicked(see(*keys), ClickThe(said)) == key


def test_a_list_whose_arrow_is_read_as_a_letter_is_a_field_that_opens(eye) -> None:
    picture = WHITE.copy()
    draw = ImageDraw.Draw(picture)
    draw.rectangle((100, 100, 380, 134), outline=(120, 120, 120))
    draw.polygon([(352, 112), (368, 112), (360, 122)], fill=(40, 40, 40))
    deed = act(Choose("Nauru"), "", see(("Guam", 108, 108), ("V", 354, 108), picture=picture, eye=eye), ())
    assert deed.trail == "opened the list"


@pytest.mark.parametrize("around", ["white", (80, 80, 80)])
def test_a_plus_in_a_square_unfolds_on_a_light_page_whatever_is_around_it(around) -> None:
    picture = Image.new("RGB", (640, 400), around)
    draw = ImageDraw.Draw(picture)
    draw.rectangle((20, 20, 240, 200), fill="white")
    draw.rectangle((40, 60, 58, 78), outline=(130, 130, 130))
    draw.line((44, 69, 54, 69), fill="black")
    draw.line((49, 64, 49, 74), fill="black")
    assert [round(box.left) for box in folds(Screenshot.from_picture(picture))] == [40]
