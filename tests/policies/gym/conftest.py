"""An application whose looks are given back afterwards, and a few icons to draw with."""

from __future__ import annotations

import os
import random
from collections.abc import Callable, Iterator

import numpy as np
import pytest

os.environ["QT_QPA_PLATFORM"] = "offscreen"  # before Qt is imported: without a display it aborts

from policies.gym.concept import Meanings, concepts
from policies.gym.desktop import Painter
from policies.gym.icon import SIDE, Drawing, from_svg
from policies.gym.markup import Supply
from policies.gym.name import names
from policies.gym.page import Composer
from policies.gym.scenes import painter_of
from policies.gym.screen import Screens
from policies.gym.window import Stock

TEXTS = [
    ("Open", "打开"), ("Save", "保存"), ("Line numbers", "行号"), ("Print", "打印"), ("Colour", "颜色"),
    ("Width", "宽度"), ("Height", "高度"), ("Undo", "撤销"), ("Cancel", "取消"), ("View", "查看"),
    ("Help", "帮助"), ("Name", "名称"), ("Size", "大小"), ("Date", "日期"), ("Sort", "排序"),
]  # fmt: skip
STROKES = {
    "close": "M4 4 L20 20 M20 4 L4 20",
    "window-maximize": "M5 5 H19 V19 H5 Z",
    "window-minimize": "M4 12 H20",
    "plus": "M12 4 V20 M4 12 H20",
    "menu": "M4 6 H20 M4 12 H20 M4 18 H20",
    "chevron-right": "M9 5 L16 12 L9 19",
    "search": "M10 4 A6 6 0 1 0 10.1 4 M15 15 L20 20",
}


def drawn(name: str) -> Drawing:
    body = f'<path d="{STROKES[name]}" fill="none" stroke="#222" stroke-width="2"/>'
    picture = from_svg(f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24">{body}</svg>'.encode())
    assert picture is not None
    return Drawing("tests", name, Meanings(concepts()).of(name), picture)


@pytest.fixture
def painter(qapp) -> Iterator[Painter]:
    style, palette, font = qapp.style().objectName(), qapp.palette(), qapp.font()
    yield painter_of(qapp, [drawn(name) for name in STROKES], TEXTS, concepts())
    qapp.setStyle(style)
    qapp.setPalette(palette)
    qapp.setFont(font)


@pytest.fixture
def screens(qapp) -> Iterator[Screens]:
    style, palette, font = qapp.style().objectName(), qapp.palette(), qapp.font()
    icons = [drawn(name) for name in STROKES]
    stocks = {
        "en": Stock([text for text, _ in TEXTS], icons),
        "zh": Stock([text for _, text in TEXTS], icons),
    }
    yield Screens(qapp, stocks, dict.fromkeys(("minimize", "maximize", "close"), icons), held_out=False)
    qapp.setStyle(style)
    qapp.setPalette(palette)
    qapp.setFont(font)


@pytest.fixture(scope="session")
def icons() -> dict[int, list[Drawing]]:
    """Return a drawing for each concept: a black bar whose place tells the concept's number."""
    icons = {}
    for number in range(len(concepts())):
        picture = np.zeros((SIDE, SIDE, 4), np.uint8)
        picture[4 + number % 30 : 10 + number % 30, 4:36, 3] = 255
        icons[number] = [Drawing("tests", str(number), (number,), picture)]
    return icons


@pytest.fixture(scope="session")
def pages(icons) -> Callable[[int, str], str]:
    """Write the page of a seed in a language, 1280 × 800."""
    numbers = {concept.name: number for number, concept in enumerate(concepts())}

    def page(seed: int, language: str = "en") -> str:
        lots = random.Random(seed)
        texts = [pair[("en", "zh").index(language)] for pair in TEXTS]
        supply = Supply(language, texts, names(language, lots), icons)
        return Composer(supply, numbers, lots).page(1280, 800)

    return page
