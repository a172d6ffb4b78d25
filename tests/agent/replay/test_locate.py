"""Targets are found again on windows drawn anew: moved, larger, dark, in another order; or refused."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import pytest
from PIL import Image, ImageDraw, ImageFont

from agent.demonstration.target import Landmark, Shown, Target, WindowShown
from agent.episode import Observation
from agent.errors import Ambiguous, Contradictory, NotShown, PolicyError
from agent.geometry import Box, Window
from agent.replay.locate import Ladder, Located
from agent.screenshot import Screenshot
from agent.senses import Found
from agent.sight.ocr import OcrReader

FRAME = "0" * 32
ROWS = (("Bob", "Berlin"), ("Carol", "Madrid"), ("David", "London"))


@dataclass(frozen=True)
class Look:
    """How the window is drawn."""

    at: tuple[int, int] = (60, 50)
    scale: float = 1.0
    dark: bool = False
    rows: Sequence[tuple[str, str]] = ROWS
    save: str = "Save"
    second_save: bool = False
    icon: str = "bell"
    second_bell: bool = False
    size: tuple[int, int] = (520, 360)
    field_at: tuple[int, int] = (130, 56)


@dataclass(frozen=True)
class Drawn:
    """A picture with a window in it, and where its parts are."""

    observation: Observation
    boxes: dict[str, Box]
    texts: dict[str, Box]


class _Pen:
    def __init__(self, look: Look) -> None:
        self.ink, self.paper = ("#eeeeee", "#242424") if look.dark else ("#111111", "#f6f6f6")
        self.picture = Image.new("RGB", (1024, 768), "#336699")
        self.draw = ImageDraw.Draw(self.picture)
        self.look = look
        self.font = ImageFont.truetype("DejaVuSans.ttf", round(15 * look.scale))
        self.boxes: dict[str, Box] = {}
        self.texts: dict[str, Box] = {}

    def place(self, x: float, y: float) -> tuple[float, float]:
        return self.look.at[0] + x * self.look.scale, self.look.at[1] + y * self.look.scale

    def words(self, name: str, text: str, x: float, y: float) -> None:
        at = self.place(x, y)
        self.draw.text(at, text, self.ink, self.font)
        self.texts[name] = Box.between(*self.draw.textbbox(at, text, self.font))

    def frame(self, name: str, x: float, y: float, width: float, height: float) -> None:
        corners = (*self.place(x, y), *self.place(x + width, y + height))
        self.draw.rectangle(corners, outline=self.ink)
        self.boxes[name] = Box.between(*corners)

    def bell(self, name: str, x: float, y: float) -> None:
        self.draw.pieslice((*self.place(x, y), *self.place(x + 20, y + 26)), 180, 360, outline=self.ink)
        self.draw.line((*self.place(x, y + 13), *self.place(x + 20, y + 13)), self.ink, 2)
        self.draw.ellipse((*self.place(x + 7, y + 15), *self.place(x + 13, y + 21)), outline=self.ink)
        self.boxes[name] = Box.between(*self.place(x - 2, y - 2), *self.place(x + 23, y + 24))


def drawn(look: Look) -> Drawn:
    pen = _Pen(look)
    end = pen.place(*look.size)
    pen.draw.rectangle((*look.at, *end), fill=pen.paper)
    pen.words("title", "Customers of the shop", 20, 12)
    pen.bell("bell", 470, 14)
    if look.second_bell:
        pen.bell("second bell", 420, 14)
    across, down = look.field_at
    pen.words("field label", "Telephone:", across - 110, down + 4)
    pen.frame("field", across, down, 200, 26)
    pen.words("head name", "Name", 20, 110)
    pen.words("head city", "City", 170, 110)
    for index, (name, city) in enumerate(look.rows):
        y = 145 + 40 * index
        pen.words(name, name, 20, y)
        pen.words(city, city, 170, y)
        pen.frame(f"edit {name}", 330, y - 5, 90, 30)
        pen.words(f"edit {name}", "Edit", 355, y)
    pen.frame("save", 20, 310, 130, 32)
    pen.words("save", look.save, 45, 317)
    if look.second_save:
        pen.words("second save", "Save", 300, 317)
    window = Window("Customers", "shop", Box.between(*look.at, *end), active=True)
    shot = Screenshot.from_picture(pen.picture)
    return Drawn(Observation("", shot, (), (window,)), pen.boxes, pen.texts)


THEN = drawn(Look())


def target(part: str, text: str = "", label: str = "") -> Target:
    """Return the target that this part of the window was when it was shown."""
    box = THEN.boxes[part]
    marks = [
        Landmark(text=words, dx=box.center.x - place.center.x, dy=box.center.y - place.center.y)
        for name, words in (
            ("title", "Customers of the shop"),
            ("field label", "Telephone:"),
            ("head name", "Name"),
            ("head city", "City"),
            *((word, word) for row in ROWS for word in row),
        )
        if (place := THEN.texts[name])
    ]
    near = sorted(marks, key=lambda mark: abs(mark.dx) + abs(mark.dy))[:6]
    old = THEN.observation.windows[0]
    shown = Shown(
        frame=FRAME,
        at=(box.center.x, box.center.y),
        box=(box.left, box.top, box.width, box.height),
        window=WindowShown(
            title=old.title,
            application=old.application,
            box=(old.box.left, old.box.top, old.box.width, old.box.height),
        ),
        text=text,
        label=label,
        landmarks=tuple(near),
    )
    return Target(intent=f"the {part}", shown=(shown,))


SAVE = target("save", "Save")
FIELD = target("field", label="Telephone")
BELL = target("bell")
EDIT_BOB = target("edit Bob", "Edit")


@pytest.fixture(scope="module")
def reader() -> OcrReader:
    return OcrReader()


def _located(reader: OcrReader, wanted: Target, now: Drawn) -> Located:
    return Ladder(lambda _: THEN.observation.screenshot, reader).locate(wanted, now.observation)


LOOKS = {
    "same": Look(),
    "moved": Look(at=(300, 200)),
    "dark": Look(dark=True),
    "125 %": Look(scale=1.25),
    "150 %": Look(scale=1.5),
}
PARTS = {"save": SAVE, "field": FIELD, "bell": BELL, "edit Bob": EDIT_BOB}


@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize("look", LOOKS)
def test_a_target_is_found_however_its_window_looks(reader: OcrReader, part: str, look: str) -> None:
    now = drawn(LOOKS[look])

    place = _located(reader, PARTS[part], now)

    assert place.at in now.boxes[part]


def test_a_field_follows_its_label(reader: OcrReader) -> None:
    now = drawn(Look(field_at=(150, 230), rows=ROWS[:2]))

    place = _located(reader, FIELD, now)

    assert place.at in now.boxes["field"]


@pytest.mark.parametrize("look", ["same", "moved"])
def test_what_looks_the_same_is_found_without_reading(look: str) -> None:
    class Blind:
        def read(self, screenshot: Screenshot, within: Box | None = None) -> Sequence[Found]:
            raise AssertionError("nothing had to be read")

    now = drawn(LOOKS[look])

    place = Ladder(lambda _: THEN.observation.screenshot, Blind()).locate(SAVE, now.observation)

    assert place.rung == "place"
    assert place.at in now.boxes["save"]


def test_a_button_follows_its_row_when_rows_change_places(reader: OcrReader) -> None:
    now = drawn(Look(rows=(ROWS[2], ROWS[1], ROWS[0])))

    place = _located(reader, EDIT_BOB, now)

    assert place.at in now.boxes["edit Bob"]


REFUSED = {
    "another row in its place": (EDIT_BOB, Look(rows=(("Carla", "Berlin"), *ROWS[1:]))),
    "a decoy of the same name from another city": (EDIT_BOB, Look(rows=(("Bob", "Paris"), *ROWS[1:]))),
    "a button with another word": (SAVE, Look(save="Delete")),
    "its word elsewhere, another one in its place": (SAVE, Look(save="Delete", second_save=True)),
}


FOUND = {
    "words that grew": Look(save="Save order"),
    "other words where all around is as it was": Look(save="Store"),
}


@pytest.mark.parametrize("case", FOUND)
def test_a_target_with_new_words_is_found_by_what_is_around_it(reader: OcrReader, case: str) -> None:
    now = drawn(FOUND[case])

    place = _located(reader, SAVE, now)

    assert place.at in now.boxes["save"]


def test_words_that_stood_elsewhere_are_no_new_name_of_a_target(reader: OcrReader) -> None:
    now = drawn(Look(save="Edit", rows=ROWS[:1]))

    with pytest.raises(PolicyError):
        _located(reader, SAVE, now)


@pytest.mark.parametrize("case", REFUSED)
def test_what_is_not_surely_meant_is_refused(reader: OcrReader, case: str) -> None:
    wanted, look = REFUSED[case]

    with pytest.raises((NotShown, Ambiguous, Contradictory)):
        _located(reader, wanted, drawn(look))


def test_a_target_under_another_window_is_refused(reader: OcrReader) -> None:
    now = drawn(Look())
    question = Window("Question", "shop", Box(0, 300, 1024, 400))
    covered = replace(now, observation=replace(now.observation, windows=(question, *now.observation.windows)))

    with pytest.raises(PolicyError):
        _located(reader, SAVE, covered)


def test_a_correction_counts_before_what_was_shown_first(reader: OcrReader) -> None:
    corrected = Target(intent="save", shown=(SAVE.shown[0], EDIT_BOB.shown[0]))

    place = _located(reader, corrected, THEN)

    assert place.at in THEN.boxes["edit Bob"]


def test_a_second_word_like_it_does_not_draw_the_click_away(reader: OcrReader) -> None:
    now = drawn(Look(at=(90, 80), dark=True, second_save=True))

    place = _located(reader, SAVE, now)

    assert place.at in now.boxes["save"]
