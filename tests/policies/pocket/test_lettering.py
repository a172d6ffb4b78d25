"""Claims about letters that are drawn to be read, and words of alphabets that the reader does not know."""

from __future__ import annotations

import pytest
from PIL import Image, ImageDraw, ImageFont

from agent.actions import Type
from agent.episode import Observation
from agent.errors import NotShown
from agent.fake import FakeReader
from agent.geometry import Box
from agent.screenshot import Screenshot
from agent.senses import Found
from policies.pocket.acting import act
from policies.pocket.clause import clauses
from policies.pocket.foreign import drawn_words, unknown_words
from policies.pocket.intent import Answer, told
from policies.pocket.lettering import is_shown_text
from policies.pocket.view import View


@pytest.mark.parametrize(
    ("task", "step"),
    [
        ("Type the text below into the text field", "answer 'the text below' in 'text field'"),
        ("Enter the letters that are shown", "answer 'the letters that are shown' in 'text field'"),
        ("Type the code from the picture into the box", "answer 'the code from the picture' in 'box'"),
        ("Write the word shown above the box into it",
         "answer 'the word shown above the box' in 'text field'"),
        ("Type the word river into the box", "type 'river' into 'box'"),
    ],
)  # fmt: skip
def test_letters_that_are_shown_are_no_text_to_be_typed(task: str, step: str) -> None:
    assert told(clauses(task)[0].intent) == step


def test_words_that_are_given_are_not_looked_for() -> None:
    assert not is_shown_text("the word river")
    assert not is_shown_text("the text of the letter")


class Crooked:
    """A reader that reads a line rightly only where it is looked at closely, and not each time."""

    def __init__(self) -> None:
        self._closely = iter(("Brambie", "Bramble", "Bramble", "Bramble", "Brambie", "Bramble"))

    def read(self, screenshot: Screenshot, within: Box | None = None) -> list[Found]:
        if within is not None:
            return [Found(within, next(self._closely), 0.9)]
        return [Found(Box(20, 60, 160, 40), "Brarnbie"), Found(Box(20, 160, 60, 18), "Send")]


def looked_at(reader: object) -> View:
    picture = Image.new("RGB", (400, 240), "white")
    draw = ImageDraw.Draw(picture)
    draw.rectangle((20, 120, 220, 146), outline="black")
    draw.rectangle((14, 156, 90, 182), outline="black", fill=(220, 220, 220))
    draw.text((20, 60), "Bramble", fill="black")
    return View(
        Observation("do it", Screenshot.from_picture(picture), (), ()),
        reader=reader,  # type: ignore[arg-type]
        eye=lambda: None,  # type: ignore[arg-type, return-value]
        emit=lambda event: None,
        after_reading=lambda: None,
    )


def test_what_most_looks_at_a_crooked_line_agree_on_is_typed() -> None:
    deed = act(Answer("the text below", "text field"), "", looked_at(Crooked()), ())
    assert deed is not None
    assert deed.actions[-1] == Type("Bramble")


def test_where_no_text_stands_alone_nothing_is_typed() -> None:
    view = looked_at(FakeReader([Found(Box(20, 160, 60, 18), "Send")]))
    with pytest.raises(NotShown, match="no text that stands alone"):
        act(Answer("the text below", "text field"), "", view, ())


def test_words_of_unknown_alphabets_are_those_that_the_reader_has_no_letters_for() -> None:
    assert unknown_words('Click on "пуск" and "Save"') == ["пуск"]
    assert unknown_words("Follow the link άνεμος.") == ["άνεμος"]
    assert unknown_words('Type "Łódź" and 北京, then press São Paulo') == []


def test_a_word_that_cannot_be_read_is_found_by_its_looks() -> None:
    try:
        font = ImageFont.truetype("DejaVuSans.ttf", 21)
    except OSError:
        pytest.skip("this machine has no font DejaVu Sans")
    picture = Image.new("RGB", (400, 240), "white")
    draw = ImageDraw.Draw(picture)
    for at, word in enumerate(("стоп", "пуск", "далее", "λίμνη")):
        draw.text((30, 20 + 50 * at), word, fill="black", font=font)
    shot = Screenshot.from_picture(picture)
    found = drawn_words(["далее", "λίμνη", "журнал"], shot, 22.0)
    assert [(each.label, round((each.box.center.y - 20) / 50)) for each in found] == [
        ("далее", 2),
        ("λίμνη", 3),
    ]
