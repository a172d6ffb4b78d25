"""Every panel: what was really measured changes its picture, an empty one says so, both can be kept."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import QImage

from agent import registry
from agent.control import Control
from agent.events import Reading
from agent.study import load
from ui import theme
from ui.panels.docks import made
from ui.panels.ink import Ink
from ui.panels.memory import RunMemory
from ui.panels.page import PanelPage
from ui.panels.panel import sources

NAMES = registry.names("panels")
SMALL = {"stochastic": {"samples": "100", "seeds": "2"}}
"""Parameters with which a study takes a second or less."""

WITH_STUDY = [name for name in NAMES if made(name).study]


@pytest.fixture
def page(qtbot: Any) -> Iterator[Callable[[str], PanelPage]]:
    pages: list[PanelPage] = []

    def opened(name: str) -> PanelPage:
        panel = made(name)
        study = load(name) if panel.study else None
        page = PanelPage(panel, study, RunMemory(), Ink(theme.LIGHT))
        page.resize(420, 900)
        page.show()
        pages.append(page)
        return page

    yield opened
    for each in pages:
        each.close_down()
        each.close()
        each.deleteLater()


def looks(page: PanelPage, file: Path) -> QImage:
    page.draw()
    page.save_picture(file)
    return QImage(str(file))


@pytest.mark.parametrize("name", NAMES)
def test_a_panel_says_what_it_shows_and_what_it_waits_for(name: str, page: Any) -> None:
    here = page(name)
    panel = here.panel

    assert all((panel.group, panel.title, panel.line, panel.text, panel.equation, panel.source))
    assert "\n" not in panel.line
    assert (here.empty.text() == "Waiting for a run.") == bool(panel.live)
    assert all(picture.isHidden() for _, picture in (*here.live, *here.measured))


@pytest.mark.parametrize("name", WITH_STUDY)
def test_what_a_study_measures_is_drawn_and_can_be_kept(name: str, page: Any, tmp_path: Path) -> None:
    here, study = page(name), load(name)
    before = looks(here, tmp_path / "before.png")
    readings = [
        each
        for each in study.measure(study.values(SMALL.get(name, {})), Control())
        if isinstance(each, Reading)
    ]

    for reading in readings:
        here.study.on_measured(reading)
    after = looks(here, tmp_path / "after.png")
    here.save_table(tmp_path / "it.csv")

    assert here.wrong.text() == ""
    assert [view.title for view, picture in here.measured if picture.isHidden()] == []
    assert before != after
    drawn = {source for view, _ in here.measured for source in sources(view)}
    assert {reading.source for reading in readings} <= drawn, "measured, but not shown"
    with (tmp_path / "it.csv").open() as file:
        assert len(list(csv.DictReader(file))) == sum(len(reading.values) for reading in readings)


@pytest.mark.parametrize("name", WITH_STUDY)
def test_a_panel_has_words_for_every_parameter_of_its_study(name: str) -> None:
    assert set(made(name).parameters) == {parameter.name for parameter in load(name).parameters}
