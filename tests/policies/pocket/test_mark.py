"""Claims about what of a screen can be meant."""

from __future__ import annotations

import pytest
from PIL import Image, ImageDraw

from agent.geometry import Box
from agent.screenshot import Screenshot
from agent.senses import Found
from agent.sight.line import Line
from policies.pocket.mark import Kind, chunks, frames, marks


def drawn() -> tuple[Image.Image, ImageDraw.ImageDraw]:
    picture = Image.new("RGB", (400, 200), "#f0f0f0")
    return picture, ImageDraw.Draw(picture)


@pytest.mark.parametrize(("ground", "border"), [("white", "#c8c8c8"), ("#f0f0f0", "#888888")])
def test_an_empty_field_is_a_frame(ground, border):
    picture, pen = drawn()
    pen.rectangle((100, 50, 300, 76), fill=ground, outline=border)
    found = frames(Screenshot.from_picture(picture))
    assert any(abs(box.center.x - 200) < 3 and abs(box.center.y - 63) < 3 for box in found)


def test_a_plain_screen_has_no_marks():
    assert marks(Screenshot.from_picture(drawn()[0]), []) == []


def test_words_that_stand_far_apart_are_marks_of_their_own():
    label = "File Edit View all"
    wide = {4: 40.0, 9: 40.0, 14: 5.0}  # the spaces behind 'File' and 'Edit'
    edges = [0.0]
    for at in range(len(label)):
        edges.append(edges[-1] + wide.get(at, 8.0))
    line = Line(Box(0, 10, edges[-1], 16), label, 0.9, tuple(edges))
    assert [chunk.label for chunk in chunks(line)] == ["File", "Edit", "View all"]
    assert chunks(line)[1].box.left == pytest.approx(edges[5])


def test_a_line_whose_letters_nobody_measured_is_left_whole():
    assert [chunk.label for chunk in chunks(Found(Box(0, 0, 200, 10), "File   Edit"))] == ["File   Edit"]


def test_texts_come_first_and_are_no_parts_as_well():
    picture, pen = drawn()
    pen.line((300, 20, 312, 32), "black", 2)
    pen.line((312, 20, 300, 32), "black", 2)
    pen.rectangle((20, 20, 60, 30), fill="black")
    found = marks(Screenshot.from_picture(picture), [Found(Box(18, 18, 46, 16), "Save")])
    assert found[0].label == "Save"
    assert [mark.kind for mark in found if mark.box.center.x > 290 and mark.box.width < 20] == [Kind.PART]
