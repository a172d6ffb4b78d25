"""Claims about the detector that ships."""

from __future__ import annotations

import cv2
import numpy as np
from PIL import Image

from agent.geometry import Point
from agent.screenshot import Screenshot
from policies.detectors.detr import Detr, shipped


def test_the_detector_that_ships_finds_most_buttons_of_a_drawn_dialog() -> None:
    picture = np.full((800, 1280, 3), 240, np.uint8)
    boxes = [(500 + 120 * place, 420, 600 + 120 * place, 448) for place in range(3)]
    for (left, top, right, bottom), word in zip(boxes, ("Save", "Discard", "Cancel"), strict=True):
        cv2.rectangle(picture, (left, top), (right, bottom), (225, 225, 225), -1)
        cv2.rectangle(picture, (left, top), (right, bottom), (150, 150, 150), 1)
        cv2.putText(picture, word, (left + 20, bottom - 9), cv2.FONT_HERSHEY_SIMPLEX, 0.5, (30, 30, 30), 1)

    found = Detr.from_folder(shipped()).boxes(Screenshot.from_picture(Image.fromarray(picture)))

    middles = [((left + right) / 2, (top + bottom) / 2) for left, top, right, bottom in boxes]
    hit = [any(Point(*middle) in each.box and each.box.width < 160 for each in found) for middle in middles]
    assert sum(hit) >= 2
