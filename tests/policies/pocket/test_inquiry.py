"""Claims about sentences that ask for something to be worked out: numbers, words, colours, mails, pop-ups."""

from __future__ import annotations

import pytest
from PIL import Image, ImageDraw

from agent.actions import Click, Drag, Press, Type
from agent.episode import Decision, Observation, Outcome, Result, Step
from agent.errors import NotShown
from agent.fake import FakeReader
from agent.geometry import Box, Window
from agent.screenshot import Screenshot
from agent.senses import Found
from policies.pocket.acting import act
from policies.pocket.clause import clauses
from policies.pocket.course import back_to, course
from policies.pocket.hurdle import CLEARED, cleared, loading
from policies.pocket.intent import Answer, told
from policies.pocket.lost import lost
from policies.pocket.passage import said_word
from policies.pocket.picking import picked
from policies.pocket.solving import solution
from policies.pocket.undertaking import Amount, Carry, Front, Guess, Mark, Parity, Restyle, Slot, Until
from policies.pocket.view import View

WHITE = Image.new("RGB", (640, 400), "white")
KNOWN: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("Rolf wants Ida's email, send it on.", ("forward at 'email from Ida'", "type 'Rolf' into 'to'", "send")),
    ("Send Vera the message that you got from Omar.",
     ("forward at 'email from Omar'", "type 'Vera' into 'to'", "send")),
    ("Forward to Rolf the mail from Ida", ("forward at 'email from Ida'", "type 'Rolf' into 'to'", "send")),
    ('Give Gus the message "Sounds fine" as an answer.',
     ("reply at 'Gus'", "type 'Sounds fine' into 'text area'", "send")),
    ("Mark Nell's mail as important.", ("star at 'Nell's mail'",)),
    ("Throw away the letter from Gus", ("delete at 'letter from Gus'",)),
    ("用“好的”回复 Nell 的邮件。", ("reply at 'Nell 的邮件'", "type '好的' into 'text area'", "send")),
    ("Find the 4th word in the paragraph, type it into the box and press Submit.",
     ("answer 'the 4th word in the paragraph' in 'box'", "click 'Submit'")),
    ('Type the word after "geese" into the box.', ("answer 'the word after \"geese\"' in 'box'",)),
    ("在框中输入段落的第三个词", ("answer '段落的第三个词' in '框'",)),
    ("Make the word \"tide\" red.", ("mark 'tide'", "make it 'red'")),
    ("把文字变成大写", ("mark '文字'", "make it 'upper case'")),
    ("Resize the text area so that it is as wide as possible.",
     ("make 'text area' larger in width as far as it goes",)),
    ("Scroll the text area to the bottom.", ("scroll down to the end in 'text area'",)),
    ("Order 2 Soup and 1 Tea.", ("have 2 of 'Soup'", "have 1 of 'Tea'", "send")),
    ("点两份 Soup 和一份 Bread", ("have 2 of 'Soup'", "have 1 of 'Bread'")),
    ("Buy the stock when its price is under $40.", ("wait until 'price' is below 40", "click 'buy'")),
    ("Guess the number between 0 and 30 and press Submit.", ("guess a number from 0 to 30",)),
    ("Create an event called Choir at 10 AM.", ("click beside '10 AM'", "type 'Choir' into 'title'", "send")),
    ("Switch to the Terminal window", ("bring to the front the window 'Terminal'",)),
    ("Close the other window", ("close the window 'other'",)),
    ("Reject the cookies", ("click 'Reject' of 'cookies'",)),
)  # fmt: skip


@pytest.mark.parametrize(("task", "meant"), KNOWN)
def test_a_sentence_that_wants_thought_is_understood_clause_by_clause(
    task: str, meant: tuple[str, ...]
) -> None:
    assert tuple(told(clause.intent) for clause in clauses(task)) == meant


def see(*texts: tuple[str, int, int], picture: Image.Image = WHITE, windows: tuple[Window, ...] = ()) -> View:
    """Return a look at these texts, each with its left and top; 9 points a letter, 18 high."""
    found = [Found(Box(left, top, 9 * len(label), 18), label) for label, left, top in texts]
    return View(
        Observation("do it", Screenshot.from_picture(picture), (), windows),
        reader=FakeReader(found),
        eye=lambda: None,  # type: ignore[arg-type, return-value]
        emit=lambda event: None,
        after_reading=lambda: None,
    )


PROSE = (
    ("The old river runs below", 20, 40),
    ("the mill, and the geese", 20, 62),
    ("sleep all day.", 20, 84),
)


@pytest.mark.parametrize(
    ("question", "word"),
    [
        ("the 4th word in the paragraph", "runs"),
        ("What is the 4th word of the paragraph?", "runs"),
        ("word number 7 of the text", "mill"),
        ("the last word of the second line", "geese"),
        ("the last word of the first sentence", "day"),
        ('the word after "geese"', "sleep"),
        ("the word before mill", "the"),
        ('How many times does "the" occur in the text', "3"),
        ("how many words are in the text", "13"),
        ("段落的第三个词", "river"),
        ("what is the weather", ""),
    ],
)
def test_a_word_is_told_by_where_it_stands(question: str, word: str) -> None:
    assert said_word(question, see(*PROSE)) == word


def test_a_word_that_is_not_there_is_said_to_be_missing() -> None:
    with pytest.raises(NotShown, match="13 are seen"):
        said_word("the 40th word", see(*PROSE))


@pytest.mark.parametrize(
    ("shown", "answer"),
    [("x - 4 = 9", "13"), ("3 + x = 8", "5"), ("2x + 1 = 10", "4.5"), ("12 + 7 =", "19"), ("3 × 4 =", "12"),
     ("9 = 2 + y", "7"), ("hello", "")],
)  # fmt: skip
def test_sums_and_equations_are_worked_out(shown: str, answer: str) -> None:
    assert solution("what is it", see((shown, 20, 40))) == answer


NUMBERS = (
    ("37", 20, 40),
    ("8", 200, 40),
    ("52", 400, 40),
    ("19", 20, 120),
    ("64", 200, 120),
    ("Submit", 20, 300),
)


@pytest.mark.parametrize(
    ("name", "labels"),
    [
        ("the largest number", ["64"]),
        ("second smallest number", ["19"]),
        ("all even numbers", ["8", "52", "64"]),
        ("every number greater than 40", ["52", "64"]),
        ("numbers in ascending order", ["8", "19", "37", "52", "64"]),
        ("最大的数字", ["64"]),
        ("Save", []),
    ],
)
def test_numbers_are_picked_by_their_size(name: str, labels: list[str]) -> None:
    assert [found.label for found in picked(name, see(*NUMBERS))] == labels


def swatches(*colours: str) -> View:
    picture = WHITE.copy()
    pen = ImageDraw.Draw(picture)
    for at, colour in enumerate(colours):
        pen.rectangle((40 + 90 * at, 60, 90 + 90 * at, 110), fill=colour)
    return see(("Colours here", 20, 20), picture=picture)


def test_the_colour_that_no_other_has_is_picked_and_all_shades_of_one() -> None:
    (odd,) = picked("colour that is different", swatches("#3c78d8", "#3c78d8", "#d8983c", "#3c78d8"))
    assert 220 <= odd.box.center.x <= 270
    blues = picked("all the shades of blue", swatches("#1f4fd6", "#c03030", "#9db9f7", "#6fcf7c"))
    assert [round(found.box.center.x / 90) for found in blues] == [1, 3]
    with pytest.raises(NotShown):
        picked("odd one out", swatches("#3c78d8", "#3c78d8", "#3c78d8"))


def test_the_middle_between_two_dots_is_picked() -> None:
    picture = WHITE.copy()
    pen = ImageDraw.Draw(picture)
    for x, y in ((100, 100), (300, 200)):
        pen.ellipse((x - 9, y - 9, x + 9, y + 9), fill="blue")
    (found,) = picked("the point half-way between the two dots", see(("Some text", 20, 20), picture=picture))
    assert abs(found.box.center.x - 200) < 2
    assert abs(found.box.center.y - 150) < 2


PANTRY = (("Soup", 20, 40), ("-", 120, 40), ("0", 150, 40), ("+", 180, 40),
          ("Salad", 20, 80), ("-", 120, 80), ("1", 150, 80), ("+", 180, 80))  # fmt: skip


def test_a_plus_is_pressed_only_as_often_as_is_missing() -> None:
    view = see(*PANTRY)
    assert len(act(Amount("salads", 3), "", view, ()).actions) == 2
    assert act(Amount("Salad", 1), "", view, ()).actions == ()
    (less,) = act(Amount("Salad", 0), "", view, ()).actions
    assert less.at in Box(120, 80, 9, 18)


def test_odd_and_even_are_clicked_in_the_row_of_each_number() -> None:
    view = see(
        ("14", 20, 40),
        ("odd", 100, 40),
        ("even", 200, 40),
        ("-3", 20, 80),
        ("odd", 100, 80),
        ("even", 200, 80),
    )
    assert [click.at.x > 150 for click in act(Parity(), "", view, ()).actions] == [True, False]


def field(*texts: tuple[str, int, int]) -> View:
    picture = WHITE.copy()
    pen = ImageDraw.Draw(picture)
    pen.rectangle((20, 100, 220, 130), outline="black")
    return see(*texts, picture=picture)


def test_a_guess_halves_what_the_hints_leave() -> None:
    first = act(Guess(0, 30), "", field(("Guess now", 20, 40)), ())
    assert Type("15") in first.actions
    hint = field(("The number is higher than 15.", 20, 40), ("15", 26, 106))
    second = act(Guess(0, 30), "", hint, (first.trail,))
    assert Type("23") in second.actions
    assert act(Guess(0, 30), "", field(("Correct!", 20, 40)), (first.trail, second.trail)).actions == ()


def test_a_price_is_waited_for_until_it_is_below_the_limit() -> None:
    with pytest.raises(NotShown, match="at 52"):
        act(Until("price", 40, True), "", see(("Price: $52.10", 20, 40)), ())
    assert act(Until("price", 40, True), "", see(("Price: $38.60", 20, 40)), ()).actions == ()


def test_the_place_beside_a_time_is_clicked_not_the_time() -> None:
    (click,) = act(Slot("10 AM"), "", see(("9 AM", 20, 40), ("10 AM", 20, 80)), ()).actions
    assert click.at.x > 65
    assert 80 < click.at.y < 98


def test_a_whole_text_is_marked_from_its_beginning_to_its_end() -> None:
    (drag,) = act(Mark("text"), "", see(("Letter", 400, 10), *PROSE), ()).actions
    assert isinstance(drag, Drag)
    assert (drag.path[0].y, drag.path[-1].y) == (49, 93)


def test_letters_are_made_large_by_the_key_that_says_so() -> None:
    (click,) = act(Restyle("upper case"), "", see(("AA", 20, 40), ("aa", 80, 40)), ()).actions
    assert click.at.x < 60


def test_a_number_of_somebody_is_told_by_its_form() -> None:
    view = field(("Dan Wood", 20, 20), ("Tel 555-8126", 20, 60))
    assert act(Carry("his number", "box"), "", view, ()).actions[-1] == Type("555-8126")


POPUP = (("Username", 20, 40), ("Your session is about", 100, 80), ("to expire.", 100, 102), ("OK", 100, 140),
         ("Cancel", 200, 140))  # fmt: skip


def pressed(task: str, at: int, *texts: tuple[str, int, int]) -> str | None:
    said = clauses(task)
    deed = cleared(see(*texts), said, said[at], ())
    return deed.targets[0].label if deed is not None else None


def test_a_popup_is_cleared_away_as_the_task_says_or_by_what_refuses() -> None:
    assert pressed('type "a" into "Username", press Login. If a popup appears, press OK.', 0, *POPUP) == "OK"
    assert pressed('type "a" into "Username" and press Login', 0, *POPUP) == "Cancel"
    assert pressed('type "a" into "Username"', 0, ("Username", 20, 40), ("Cancel", 20, 80)) is None


def test_what_the_task_itself_is_about_is_no_hurdle() -> None:
    banner = (("We use cookies here", 20, 40), ("Reject", 300, 40))
    assert pressed("Reject the cookies and open the menu", 0, *banner) is None
    assert pressed("subscribe to the newsletter", 0, ("Our newsletter", 20, 40), ("Close", 20, 70)) is None
    assert pressed("open the menu", 0, *banner) == "Reject"


def test_what_will_not_go_is_left_in_the_end() -> None:
    step = Step(1, Screenshot.from_picture(WHITE), Decision((), "", CLEARED), Outcome(Result.DONE))
    assert cleared(see(*POPUP), clauses("open the menu"), None, (step,) * 7) is None


def test_what_a_popup_took_is_done_once_more() -> None:
    said = clauses('type "max" into "user" and press Login')
    empty = Image.new("RGB", (640, 400), "white")
    ImageDraw.Draw(empty).rectangle((100, 36, 300, 64), outline="black")
    full = empty.copy()
    ImageDraw.Draw(full).text((110, 44), "max", fill="black")
    step = Step(2, Screenshot.from_picture(full), Decision((), "", "2: press Login"), Outcome(Result.DONE))
    label, word = ("user", 20, 40), ("max", 108, 40)
    assert lost(see(label, picture=empty), said, 1, (), CLEARED) == 1
    assert lost(see(label, word, picture=full), said, 2, (step,), CLEARED) == 2
    assert lost(see(label, word, picture=full), said, 1, (), CLEARED) == 0
    assert lost(see(label, ("ma", 108, 40), picture=full), said, 1, (), CLEARED) == 1
    steps = [Step(n, step.before, Decision((), "", reply), Outcome(Result.DONE))
             for n, reply in enumerate(("1: a", "2: b", back_to(2)), 1)]  # fmt: skip
    assert course(steps).done == 1


def test_a_page_that_is_loading_is_waited_for() -> None:
    assert loading(see(("Loading, please wait…", 20, 40))) is not None
    assert loading(see(("Download", 20, 40))) is None


def window(title: str, left: int, *, active: bool = False) -> Window:
    return Window(title, "program", Box(left, 20, 200, 200), active)


def test_a_window_is_brought_to_the_front_by_what_is_seen_of_its_title() -> None:
    windows = (window("notes.txt", 20, active=True), window("Terminal", 120))
    (click,) = act(Front("Terminal"), "", see(windows=windows), ()).actions
    assert isinstance(click, Click)
    assert click.at.x >= 220
    hidden = (window("notes.txt", 20, active=True), window("Terminal", 20))
    assert act(Front("Terminal"), "", see(windows=hidden), ()).actions == (Press(("alt", "tab")),)
    with pytest.raises(NotShown, match="no window 'Music' is open"):
        act(Front("Music"), "", see(windows=windows), ())


def test_the_other_window_is_closed_only_once_it_is_in_front() -> None:
    windows = (window("notes.txt", 20, active=True), window("Terminal", 320))
    first = act(Front("", closed=True), "", see(windows=windows), ())
    assert isinstance(first.actions[0], Click)
    assert act(Front("", closed=True), "", see(windows=windows), (first.trail,)).actions == (
        Press(("alt", "f4")),
    )


def test_an_answer_is_typed_into_the_field_that_is_there() -> None:
    view = field(*(("The old river runs", 20, 20), ("below the mill", 20, 42)))
    assert act(Answer("the 4th word", "text field"), "", view, ()).actions[-1] == Type("runs")
