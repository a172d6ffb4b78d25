"""Pictures to read, drawn with the fonts of a bare Debian after our set-up, and one reader for them all."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

import pytest
from PIL import Image, ImageDraw, ImageFont

from agent.geometry import Box
from agent.screenshot import Screenshot
from agent.sight.engine import Engine
from agent.sight.ocr import OcrReader

FONT = "DejaVuSans.ttf"
CHINESE_FONT = "DroidSansFallbackFull.ttf"


@dataclass(frozen=True)
class Page:
    """A picture under construction: each method returns a new one with something more on it."""

    size: tuple[int, int] = (640, 400)
    paper: str = "#f6f5f4"
    strokes: Sequence[Callable[[ImageDraw.ImageDraw], None]] = field(default=())

    def text(
        self, at: tuple[int, int], words: str, size: int = 14, ink: str = "#202020", font: str = FONT
    ) -> Page:
        drawn = ImageFont.truetype(font, size)
        return self._with(lambda draw: draw.text(at, words, ink, drawn))

    def box(
        self, edges: tuple[int, int, int, int], fill: str | None = "#ffffff", border: str | None = "#cdc7c2"
    ) -> Page:
        return self._with(lambda draw: draw.rectangle(edges, fill=fill, outline=border))

    def button(
        self, edges: tuple[int, int, int, int], words: str, fill: str = "#eeedec", ink: str = "#202020"
    ) -> Page:
        middle = (edges[0] + edges[2]) / 2, (edges[1] + edges[3]) / 2
        drawn = ImageFont.truetype(FONT, 14)
        page = self.box(edges, fill)
        return page._with(lambda draw: draw.text(middle, words, ink, drawn, "mm"))

    def line(self, edges: tuple[int, int, int, int], ink: str = "#909090") -> Page:
        return self._with(lambda draw: draw.line(edges, ink))

    def shown(self, area: Box | None = None) -> Screenshot:
        picture = Image.new("RGB", self.size, self.paper)
        draw = ImageDraw.Draw(picture)
        for stroke in self.strokes:
            stroke(draw)
        screenshot = Screenshot.from_picture(picture)
        return replace(screenshot, area=area) if area is not None else screenshot

    def _with(self, stroke: Callable[[ImageDraw.ImageDraw], None]) -> Page:
        return replace(self, strokes=(*self.strokes, stroke))


@pytest.fixture
def page() -> Page:
    return Page()


@pytest.fixture(scope="session")
def engine() -> Engine:
    """The networks, loaded once for all tests."""
    return Engine()


@pytest.fixture
def reader(engine: Engine) -> OcrReader:
    """A reader that has seen nothing yet."""
    return OcrReader(engine=engine)
