"""Keys that wait for looks which come late, on a screen that is drawn: what is let go, and what is hidden."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from PIL import Image, ImageDraw, ImageFont

from agent.actions import Button
from agent.geometry import Box, Point, Window
from agent.record.input import Around, Event, KeyDown, KeyUp, Pressed, Secret
from agent.record.judge import LAST_SECONDS
from agent.record.redact import Redactor
from agent.screenshot import Screenshot
from agent.senses import Found

MS = 1_000_000
WINDOW = Window("Sign in", "form", Box(0, 0, 640, 400), active=True)
USER, WORD = (140, 60), (140, 120)  # where what is typed into the two fields begins


class Drawn:
    """A form whose looks are drawn with a clock of their own; it reads what was drawn, and dots as 'o'."""

    def __init__(self) -> None:
        self._texts: dict[float, list[Found]] = {}
        self.now_ms = 10_000
        self.reads = 0
        self._name = "User"
        self._look = Screenshot.from_picture(Image.new("RGB", (640, 400), "white"))
        self.events: list[Event] = []
        self._redactor = Redactor(reader=self)
        self._keep(self._redactor.event(Around(self.now_ms * MS, (WINDOW,))))

    def read(self, screenshot: Screenshot, within: Box | None = None) -> Sequence[Found]:
        self.reads += 1
        found = self._texts[screenshot.taken_at]
        return [each for each in found if within is None or each.box.overlap(within) is not None]

    def _keep(self, events: Sequence[Event]) -> None:
        self.events += events

    def wait(self, ms: int) -> Drawn:
        self.now_ms += ms
        self._keep(self._redactor.due(self.now_ms * MS))
        return self

    def key(self, key: str, text: str = "") -> Drawn:
        self._keep(self._redactor.event(KeyDown(self.now_ms * MS, key, text)))
        self._keep(self._redactor.event(KeyUp(self.now_ms * MS + 1, key)))
        return self.wait(40)

    def click(self) -> Drawn:
        self._keep(self._redactor.event(Pressed(self.now_ms * MS, Point(160, 66), Button.LEFT)))
        return self.wait(40)

    def ask(self, name: str) -> Drawn:
        """Call the first field so from now on."""
        self._name = name
        return self

    def type(self, text: str) -> Drawn:
        for letter in text:
            self.key(letter.lower(), letter)
        return self

    def look(
        self,
        user: str = "",
        word: str = "",
        dots: int = 0,
        status: str = "",
        *,
        slow_ms: int = 0,
        at: int = 0,
    ) -> Drawn:
        """Take a look that shows this in the two fields, dots in the second one, and a line below them.

        slow_ms: how long the redactor takes for it. at: the field with the keyboard, which has a blue frame.
        """
        picture = Image.new("RGB", (640, 400), "white")
        draw, font = ImageDraw.Draw(picture), ImageFont.load_default(16)
        found = []
        for (left, top), text in (
            ((40, 60), self._name),
            ((40, 120), "Word"),
            (USER, user),
            (WORD, word),
            ((300, 300), status),
        ):
            if text:
                draw.text((left, top), text, "black", font)
                left_px, top_px, right_px, bottom_px = draw.textbbox((left, top), text, font)
                box = Box.between(left_px, top_px, right_px, bottom_px)
                found.append(Found(box, text))
        for number in range(dots):
            left, top = WORD[0] + 9 * number, WORD[1] + 6
            draw.ellipse((left, top, left + 6, top + 6), "black")
        if dots:
            found.append(Found(Box(WORD[0], WORD[1] + 6, 9 * dots, 7), "o" * dots))
        for number, top in enumerate((56, 116)):
            draw.rectangle((134, top, 500, top + 28), outline="#2060d0" if number == at else "#8a8f98")
        taken_at = self.now_ms / 1000
        self._texts[taken_at] = found
        self._look = replace(Screenshot.from_picture(picture), taken_at=taken_at)
        self._redactor.frame(self._look)
        self.now_ms += slow_ms
        self._keep(self._redactor.due(self.now_ms * MS))
        return self.wait(40)

    def again(self) -> Drawn:
        """Take another look at a screen that has not changed since."""
        found = self._texts[self._look.taken_at]
        self._look = replace(self._look, taken_at=self.now_ms / 1000)
        self._texts[self._look.taken_at] = found
        self._redactor.frame(self._look)
        return self.wait(40)

    def close(self) -> Drawn:
        self._keep(self._redactor.close())
        return self

    @property
    def said(self) -> str:
        words = []
        for event in self.events:
            if isinstance(event, Secret):
                words.append(f"${{{event.name}}}")
            elif isinstance(event, KeyDown):
                words.append(event.text or f"[{event.key}]")
        return "".join(words)


@pytest.fixture
def form() -> Drawn:
    """A form with 'User' and 'Word', and 'ada' typed into the first one and seen there."""
    form = Drawn().look().type("ada").look("ada").wait(300).look("ada")
    assert form.said == "ada"
    return form


def test_letters_of_a_masked_field_wait_for_a_look_from_after_the_application_painted(form: Drawn) -> None:
    form.key("tab").type("Kana")
    for _ in range(15):  # it is busy, and shows nothing of them for more than a second
        form.wait(60).look("ada")
    waiting = form.said
    form.look("ada", dots=4).type("ri").look("ada", dots=6).key("tab").wait(300).look("ada", dots=6).close()
    assert waiting == "ada[tab]"
    assert form.said == "ada[tab]${password}[tab]"


def test_an_earlier_letter_that_is_painted_late_does_not_let_a_secret_go() -> None:
    form = Drawn().look().type("ada").look("ad").wait(300).look("ad")
    form.key("tab").type("Kada")
    for _ in range(15):
        form.wait(60).look("ada")
    form.look("ada", dots=4).wait(300).look("ada", dots=4).close()
    assert form.said == "ada[tab]${password}"


def test_a_letter_that_is_read_elsewhere_does_not_let_a_secret_go(form: Drawn) -> None:
    form.key("tab").type("Kanari7")
    for _ in range(15):
        form.wait(60).look("ada", status="Kind regards, the Narrator")
    form.look("ada", dots=7, status="Kind regards, the Narrator").close()
    assert form.said == "ada[tab]${password}"


def test_what_was_typed_before_and_is_echoed_late_does_not_let_a_secret_go(form: Drawn) -> None:
    form.key("tab").type("ada1")
    for _ in range(15):
        form.wait(60).look("ada", status="ada")
    form.look("ada", dots=4, status="ada").close()
    assert form.said == "ada[tab]${password}"


def test_a_masked_field_is_known_though_its_frame_is_painted_after_its_first_letter(form: Drawn) -> None:
    form.key("tab").type("Ka").look("ada").wait(300).look("ada", dots=2, at=1)
    form.wait(300).look("ada", dots=2, at=1).close()
    assert form.said == "ada[tab]${password}"


def test_what_nobody_has_seen_is_a_secret(form: Drawn) -> None:
    form.key("tab").type("Kana")
    for _ in range(round(LAST_SECONDS * 10) + 5):
        form.wait(60).look("ada")
    assert form.said == "ada[tab]${secret}"


def test_what_a_busy_application_paints_after_some_seconds_is_let_go(form: Drawn) -> None:
    form.key("tab").type("Kana")
    for _ in range(60):
        form.wait(60).look("ada")
    form.look("ada", word="Kana")
    assert form.said == "ada[tab]Kana"


def test_a_look_that_shows_nothing_new_is_read_once_for_each_stage_of_waiting(form: Drawn) -> None:
    form.key("tab").type("Kana").wait(300).look("ada", status="Kind regards")
    before = form.reads
    for _ in range(4):
        form.again()
    assert form.reads == before
    assert form.said == "ada[tab]"


def test_what_no_look_comes_for_is_a_secret(form: Drawn) -> None:
    form.key("tab").type("Kana").wait(round(LAST_SECONDS * 1000)).wait(2000)
    assert form.said == "ada[tab]${secret}"


def test_keys_that_still_wait_at_the_end_are_not_let_go_on_a_look_from_before_they_were_painted(
    form: Drawn,
) -> None:
    form.key("tab").type("Ka").look("ada").close()
    assert form.said == "ada[tab]${secret}"


def test_a_field_that_hides_from_now_on_gives_away_no_letter_on_a_look_that_came_too_early(
    form: Drawn,
) -> None:
    form.wait(1500).look("ada").type("Ka").look("ada").look("ada")
    waiting = form.said
    form.look("ada", dots=2).wait(300).look("ada", dots=2).close()
    assert waiting == "ada"
    assert form.said == "ada${password}"


def test_a_row_of_dots_that_is_half_painted_does_not_let_a_secret_go_though_it_is_read_as_a_letter(
    form: Drawn,
) -> None:
    form.key("tab").type("kon")
    for _ in range(15):
        form.wait(60).look("ada", dots=1)
    form.look("ada", dots=3).close()
    assert form.said == "ada[tab]${password}"


@pytest.mark.parametrize("typed", ["Kanari", "Ka", "K", "...."])
def test_what_is_shown_where_it_was_typed_is_let_go(form: Drawn, typed: str) -> None:
    form.key("tab").type(typed).look("ada", word=typed).wait(1100).look("ada", word=typed)
    assert form.said == f"ada[tab]{typed}"


def test_two_fields_that_were_typed_before_the_next_look_are_told_apart() -> None:
    form = Drawn().look().type("ada").key("tab").type("Kanari")
    form.look("ada", dots=6).wait(300).look("ada", dots=6).close()
    assert form.said == "ada[tab]${password}"


def test_letters_of_a_script_that_is_not_read_are_let_go_where_they_are_seen(form: Drawn) -> None:
    form.key("tab").type("Жизнь").look("ada", word="IIII").wait(1100).look("ada", word="Xu3Hb")
    assert form.said == "ada[tab]Жизнь"


def test_a_look_that_is_read_slowly_is_waited_for(form: Drawn) -> None:
    form.key("tab").type("Kana")
    form.look("ada", slow_ms=6000).look("ada", dots=4).wait(300).look("ada", dots=4)
    assert form.said == "ada[tab]${password}"


def test_a_letter_whose_first_look_comes_very_late_is_let_go_where_it_is_read(form: Drawn) -> None:
    form.key("tab").type("x").look("ada", slow_ms=5000).look("ada", word="x")
    assert form.said == "ada[tab]x"


def test_a_label_that_has_come_to_a_line_since_is_read_though_the_line_goes_on() -> None:
    form = Drawn().look().type("ada").look("ada").wait(300).look("ada").wait(3000).look("ada")
    form.ask("PIN").look("ada").click().type("1234").look("ada1234").wait(300).look("ada1234").close()
    assert form.said == "ada${pin}"


def test_a_line_that_stands_as_it_was_left_is_gone_on_with_unread() -> None:
    form = Drawn().look().type("ada").look("ada").wait(300).look("ada").wait(3000).look("ada")
    count = form.reads
    form.click().type("best").look("adabest").wait(300).look("adabest")
    assert form.said == "adabest"
    assert form.reads == count


def test_a_line_in_which_marks_come_instead_of_letters_is_a_secret() -> None:
    form = Drawn().look(word="ada").type("x1").look(word="x1").wait(300).look(word="x1").wait(3000)
    form.look(word="").click().type("best").look(dots=4).wait(300).look(dots=4).close()
    assert form.said == "x1${password}"
