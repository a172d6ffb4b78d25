"""Claims about pages whose widgets are named for a detector."""

from __future__ import annotations

from policies.detectors.canvas import CLASSES
from policies.gym.element import Element, Rect
from policies.gym.site import HEIGHT, KINDS, WIDTH, boxed, framed

AT = Rect(10, 20, 110, 44)


def test_windows_and_dialogs_are_told_apart_by_what_lies_on_top() -> None:
    page = '<p><div class="win" style="left:1px">a</div><div class="win" style="z-index:6">b</div></p>'

    told = framed(page)

    assert told.count("data-role") == 2
    assert '<div class="win" data-role="window" style="left:1px">a' in told
    assert '<div class="win" data-role="dialog" style="z-index:6">b' in told


def test_what_is_no_widget_or_a_whole_screen_is_left_out() -> None:
    screen = Rect(0, 0, WIDTH, HEIGHT)

    told = boxed((Element("title", AT), Element("window", screen), Element("tool", AT)))

    assert told == [{"box": [10, 20, 110, 44], "class": "button"}]


def test_what_is_ticked_is_another_class() -> None:
    ticked, on = Element("checkbox", AT, state="checked"), Element("combo", AT, state="checked")

    assert [each["class"] for each in boxed((ticked, on))] == ["checkbox checked", "combo"]


def test_every_kind_is_one_that_the_detector_knows() -> None:
    assert set(KINDS.values()) <= set(CLASSES)
