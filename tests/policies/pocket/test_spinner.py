"""Claims about numbers with arrows whose figures are misread at first."""

from __future__ import annotations

from collections.abc import Sequence

from PIL import Image, ImageDraw

from agent.actions import Press, Type
from agent.episode import Observation
from agent.geometry import Box
from agent.screenshot import Screenshot
from agent.senses import Found
from policies.pocket.acting import act
from policies.pocket.intent import SetTo
from policies.pocket.view import View

FIELD = (100, 60, 180, 84)


class Reader:
    """Reads the field wrongly on the whole screen, and rightly where it is looked at closely."""

    def __init__(self, far: str, near: str) -> None:
        self._far, self._near = far, near

    def read(self, screenshot: Screenshot, within: Box | None = None) -> Sequence[Found]:
        if screenshot.area.width < 640:
            return [Found(Box(2, 2, 20, 18), self._near)]
        return [Found(Box(20, 62, 70, 18), "Copies:"), Found(Box(106, 64, 20, 16), self._far)]


def look(far: str, near: str) -> View:
    picture = Image.new("RGB", (640, 400), (235, 235, 235))
    ImageDraw.Draw(picture).rectangle(FIELD, fill="white", outline=(120, 120, 120))
    return View(
        Observation("zz", Screenshot.from_picture(picture), (), ()),
        reader=Reader(far, near),
        eye=lambda: None,
        emit=lambda event: None,
        after_reading=lambda: None,
    )


def test_a_number_that_is_misread_is_read_closely_before_arrows_are_pressed() -> None:
    deed = act(SetTo("7", "Copies spinner"), "", look("l2", "12"), ("wrote the number",))
    assert [action for action in deed.actions if isinstance(action, Press)] == [Press(("down",))] * 5


def test_a_number_that_is_right_when_looked_at_closely_is_left() -> None:
    assert act(SetTo("7", "Copies spinner"), "", look("1", "7"), ("wrote the number",)).actions == ()


def test_a_number_that_is_near_is_reached_by_keys_since_some_fields_refuse_what_is_typed() -> None:
    deed = act(SetTo("7", "Copies spinner"), "", look("12", "12"), ())
    assert deed.actions[1:] == (Press(("down",)),) * 5


def test_a_number_whose_keys_count_by_more_is_written() -> None:
    deed = act(SetTo("7", "Copies spinner"), "", look("2", "2"), ("pressed down at 12",))
    assert any(isinstance(action, Type) and action.text == "7" for action in deed.actions)


def test_ten_at_once_is_one_key() -> None:
    deed = act(SetTo("3", "Copies spinner"), "", look("12", "12"), ())
    assert deed.actions[1:] == (Press(("pagedown",)), Press(("up",)))


def test_keys_that_go_down_never_lead_up_so_the_minus_is_hidden() -> None:
    assert act(SetTo("-7", "Copies spinner"), "", look("7", "7"), ("pressed down at 0",)).actions == ()


def test_what_cannot_be_read_after_all_keys_were_pressed_is_believed() -> None:
    deed = act(SetTo("7", "Copies spinner"), "", look("?", "?"), ("pressed up at 0", "left the field"))
    assert deed.actions == ()


def test_a_value_that_no_slider_has_is_written_into_the_field_that_is_called_so() -> None:
    deed = act(SetTo("95", "Copies"), "", look("12", "12"), ())
    assert [action.text for action in deed.actions if isinstance(action, Type)] == ["95"]
