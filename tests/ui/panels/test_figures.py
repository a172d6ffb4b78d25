"""Numbers in a table are whole, also beside longer ones."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from agent.events import Reading
from ui.panels.figures import FiguresPicture
from ui.panels.panel import Figures

HEADINGS = {"a": "parameters that are trained", "b": "time", "c": "one pass", "d": "loss", "e": "forgetting"}


@pytest.fixture
def picture(qtbot: QtBot) -> Iterator[FiguresPicture]:
    made = FiguresPicture(Figures(sources=HEADINGS, title="Ways to adapt"))
    made.resize(436, 300)
    made.show()
    qtbot.waitExposed(made)
    yield made
    made.close()
    made.deleteLater()


def test_each_column_has_room_for_its_longest_word(picture: FiguresPicture) -> None:
    picture.draw([Reading(source, (1.23,), label="all") for source in "bcde"])
    picture.draw([Reading("a", (123_456.0,), label="all", unit="parameters")])

    table = picture.table
    widths = [table.columnWidth(column) for column in range(5)]
    words = [heading.split() for heading in HEADINGS.values()]
    words[0] += ["123,456", "(parameters)"]
    needed = [max(map(table.fontMetrics().horizontalAdvance, each)) for each in words]
    assert all(wide >= need for wide, need in zip(widths, needed, strict=True))
    assert sum(widths) <= table.viewport().width() + 1
