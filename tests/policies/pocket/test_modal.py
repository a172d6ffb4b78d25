"""Claims about cards over a dimmed page: when one stands, and what is pressed on it before a task is over."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from PIL import Image, ImageDraw

from agent.actions import Click, Press, Type
from agent.episode import Decision, Outcome, Result, Step
from agent.geometry import Box, Point, Window
from agent.screenshot import Screenshot
from agent.senses import Found
from policies.literal.speech import Speech
from policies.pocket.clause import clauses
from policies.pocket.intent import Do, Keys, Write
from policies.pocket.joining import Clause
from policies.pocket.modal import Standing
from policies.pocket.offer import ended, left_on_card
from policies.pocket.reconsidering import reconsidered
from policies.pocket.typed import unwritten

SIZE = (640, 400)
WINDOW = Window("Page", "browser", Box(0, 0, *SIZE), active=True, pid=7)
CARD = (200, 100, 460, 300)
BOX = Box.between(200, 100, 461, 301)


def page(*, shift: int = 0) -> Image.Image:
    """Return a page with lines of several shades."""
    picture = Image.new("RGB", SIZE, (250, 250, 250))
    pen = ImageDraw.Draw(picture)
    for at, shade in enumerate((20, 60, 100, 140, 180, 220)):
        for line in range(3):
            top = 20 + 60 * at + 16 * line + shift
            pen.rectangle((30 + 7 * shift, top, 560, top + 6), fill=(shade,) * 3)
    return picture


def dimmed(picture: Image.Image, share: float = 0.6) -> Image.Image:
    return Image.fromarray((np.asarray(picture) * share).astype(np.uint8))


def with_card(picture: Image.Image, box: tuple[int, int, int, int] = CARD) -> Screenshot:
    pen = ImageDraw.Draw(picture)
    pen.rectangle(box, fill="white")
    for at in range(4):
        pen.rectangle((box[0] + 20, box[1] + 20 + 40 * at, box[2] - 120, box[1] + 30 + 40 * at), fill="black")
    return Screenshot.from_picture(picture)


PAGE = Screenshot.from_picture(page())
OVER = with_card(dimmed(page()))


HERE = Point(50, 39)


def opened(before: Screenshot | None = PAGE, at: Point = HERE, target: str = "Add", reply: str = "1: it"):
    found = Found(Box.around(at, 40, 18), target, 0.9)
    return Step(1, before, Decision((Click(at),), "", reply, (found,)), Outcome(Result.DONE, changed=True))


def near(one: Box, other: Box) -> bool:
    ends = (one.left - other.left, one.top - other.top, one.right - other.right, one.bottom - other.bottom)
    return max(map(abs, ends)) < 6


def test_a_card_stands_where_the_page_around_it_has_become_darker() -> None:
    assert near(Standing().over((WINDOW,), OVER, (opened(),)), BOX)


def test_a_card_at_the_lower_edge_stands_too() -> None:
    low = (0, 260, 639, 399)
    sheet = with_card(dimmed(page()), low)
    assert near(Standing().over((WINDOW,), sheet, (opened(),)), Box.between(0, 260, 640, 400))


@pytest.mark.parametrize(
    "now",
    [
        PAGE,
        Screenshot.from_picture(dimmed(page())),
        Screenshot.from_picture(page(shift=9)),
        with_card(page()),
        with_card(dimmed(page(shift=9))),
    ],
    ids=["as it was", "only darker", "another page", "not darker", "another page, darker"],
)
def test_what_is_not_over_the_same_page_in_a_darker_shade_is_no_card(now: Screenshot) -> None:
    assert Standing().over((WINDOW,), now, (opened(),)) is None


def test_a_picture_on_the_page_that_becomes_darker_is_no_page_behind_a_card() -> None:
    picture = page()
    dark = picture.copy()
    part = (100, 60, 540, 240)
    dark.paste(dimmed(picture).crop(part), part[:2])
    ImageDraw.Draw(dark).rectangle((200, 100, 300, 200), fill="white")
    assert Standing().over((WINDOW,), Screenshot.from_picture(dark), (opened(),)) is None


def test_a_card_that_is_filled_in_slowly_stands_when_the_picture_before_it_is_let_go_of() -> None:
    standing = Standing()
    standing.over((WINDOW,), OVER, (opened(),))
    forgotten = replace(opened(), before=None)
    assert near(standing.over((WINDOW,), OVER, (forgotten,)), BOX)
    assert Standing().over((WINDOW,), OVER, (forgotten,)) is None
    standing.over((WINDOW,), PAGE, (forgotten,))
    assert standing.over((WINDOW,), OVER, (forgotten,)) is None


EXPORT = (("Export picture", 210, 106), ("PNG", 220, 140), ("JPG", 300, 140), ("High", 220, 180),
          ("Low", 300, 180), ("Cancel", 220, 260), ("Save file", 330, 260))  # fmt: skip
FRAMES = tuple((left - 8, top - 4, left + 9 * len(label) + 8, top + 22) for label, left, top in EXPORT[1:])


def shown(look, drawn, *steps: Step, texts=EXPORT):
    return look(*texts, now=drawn(*FRAMES), steps=steps, windows=(WINDOW,), card=BOX)


def chosen(step: int, target: str, at: Point, reply: str) -> Step:
    return replace(opened(target=target, at=at, reply=reply), number=step)


def test_what_a_sentence_names_is_chosen_on_the_card_and_then_the_button_that_keeps_it(look, drawn) -> None:
    said = (Clause("export it as a high quality PNG", Do("export it as a high quality PNG")),)
    first = opened(reply="1: do 'export it as a high quality PNG'", target="Export")
    png = ended(said, shown(look, drawn, first))
    assert (png.targets[0].label, png.trail) == ("PNG", "chose it on the card")
    second = chosen(2, "PNG", Point(233.5, 149), "2: [chose it on the card] on the way to send")
    high = ended(said, shown(look, drawn, first, second))
    assert (high.targets[0].label, high.trail) == ("High", "chose it on the card")
    third = chosen(3, "High", Point(238, 189), "2: [chose it on the card] on the way to send")
    last = ended(said, shown(look, drawn, first, second, third))
    assert (last.targets[0].label, last.trail) == ("Save file", "")
    assert reconsidered(said, 1, shown(look, drawn, first), (first,), Speech()) is None


@pytest.mark.parametrize(
    "sentence", ["open the export options", "click 'Export'", "show what can be exported"]
)
def test_a_card_that_was_only_to_be_opened_is_left_as_it_is(sentence, look, drawn) -> None:
    said = clauses(sentence)
    assert ended(said, shown(look, drawn, opened(reply="1: it"))) is None


def test_a_card_that_has_been_filled_in_is_kept(look, drawn) -> None:
    said = (Clause("set the name to Ann", Write("Ann", "name")),)
    typed = opened(target="field Name", at=Point(300, 190), reply="1: type 'Ann' into 'name'")
    assert ended(said, shown(look, drawn, typed)).targets[0].label == "Save file"


@pytest.mark.parametrize(("changed", "pressed"), [(False, ["Save file"]), (True, [])])
def test_a_card_that_enter_did_not_keep_is_kept_by_its_button(changed, pressed, look, drawn) -> None:
    said = (Clause("save it as Ann", Keys(("enter",))),)
    enter = replace(
        opened(reply="1: press enter"),
        decision=Decision((Press(("enter",)),), "", "1: press enter"),
        outcome=Outcome(Result.DONE, changed=changed),
    )
    deed = ended(said, shown(look, drawn, enter))
    assert [each.label for each in (deed.targets if deed is not None else ())] == pressed


@pytest.mark.parametrize(
    ("sentence", "buttons"),
    [
        ("export it for Friday at 9:00", EXPORT),  # no day is offered
        ("export it as PNG", (*EXPORT[:-1], ("Let's go", 330, 260))),
    ],
)
def test_a_card_that_cannot_be_answered_is_asked_about_and_not_told_as_done(
    sentence, buttons, look, drawn
) -> None:
    said = (Clause(sentence, Do(sentence)),)
    first = opened(reply=f"1: do '{sentence}'", target="Export")
    png = chosen(2, "PNG", Point(233.5, 149), "2: [chose it on the card] on the way to send")
    assert ended(said, shown(look, drawn, first, png, texts=buttons)) is None
    decision = reconsidered(said, 1, shown(look, drawn, first, texts=buttons), (first,), Speech())
    assert decision is None or decision.actions
    view = shown(look, drawn, first, texts=buttons)
    assert left_on_card(said[0], first, view)


def test_what_is_behind_a_card_is_not_seen(look, drawn) -> None:
    view = look(("Cancel visit", 20, 40), ("Keep it", 220, 260), windows=(WINDOW,), card=BOX)
    assert [text.label for text in view.texts] == ["Keep it"]
    assert not view.is_title(Box(220, 104, 60, 18))


def test_what_was_typed_into_a_row_that_raised_a_card_is_not_written_though_the_card_says_it(
    look, drawn
) -> None:
    step = replace(opened(target="Language"), decision=replace(opened().decision, actions=(Type("中文"),)))
    view = look(("中文", 220, 140), windows=(WINDOW,), card=BOX, steps=(step,))
    assert "is not seen" in unwritten("中文", "语言", False, step, view)


@pytest.mark.parametrize(
    ("shown_there", "seen"),
    [("137 1111 0000", True), ("13711110000", True), ("••••••••", True), ("13800002222", False)],
)
def test_a_long_number_that_was_typed_has_to_be_seen_however_it_is_parted(shown_there, seen, look) -> None:
    step = replace(
        opened(target="field"), decision=replace(opened().decision, actions=(Type("13711110000"),))
    )
    view = look((shown_there, 30, 40), windows=(WINDOW,), steps=(step,))
    assert (unwritten("13711110000", "phone", False, step, view) == "") == seen
