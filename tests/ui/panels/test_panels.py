"""Every panel: what was really measured changes its picture, an empty one says so, both can be kept."""

from __future__ import annotations

import csv
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import QImage

from agent import registry
from agent.control import Control
from agent.events import Captured, Event, Probed, Reading
from agent.fake import FakeDesktop
from agent.geometry import Box, Point
from agent.study import load
from policies.watchers.oadtr import make as make_watcher
from ui import theme
from ui.moment import Moment
from ui.panels.docks import made
from ui.panels.ink import Ink
from ui.panels.memory import RunMemory
from ui.panels.page import BEAT_MS, REST, PanelPage
from ui.panels.panel import Decided, sources

NAMES = registry.names("panels")
HABIT = {"steps": "10", "pretraining": "10"}
SMALL = {
    "activations": {"seeds": "2", "steps": "10"},
    "adapter": HABIT,
    "detr": {"steps": "10", "queries": "4"},
    "diffusion": {"samples": "50", "steps": "8"},
    "expects": {"acts": "2", "windows": "1", "steps": "2"},
    "linear_attention": {"longest": "256"},
    "lora": {**HABIT, "rank": "2", "examples": "32"},
    "oadtr": {"steps": "10"},
    "prefix": {**HABIT, "length": "2"},
    "recurrent": {"longest": "10", "seeds": "1", "steps": "10"},
    "stochastic": {"samples": "100", "seeds": "2"},
    "transformer": {"longest": "32"},
    "upsampling": {"steps": "10"},
}
"""Parameters with which a study takes a second or less."""

LIVE = [name for name in NAMES if made(name).live]
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
    assert here.empty.text().startswith("Waiting for a run.") == bool(panel.live)
    assert panel.needs in here.empty.text()
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


@pytest.mark.parametrize("name", LIVE)
def test_what_a_running_policy_tells_is_drawn_at_its_step(
    name: str, page: Any, told: list[Event], tmp_path: Path
) -> None:
    here = page(name)
    before = looks(here, tmp_path / "before.png")
    measured = [
        (number, reading) for number, reading in numbered(told) if reading.source in here.panel.probes
    ]

    here._memory.begin("ui-tars", here.panel.probes)
    for number, reading in measured:
        here._memory.captured(number)
        here._memory.add(reading)
    last = measured[-1][0]
    here.show_moment(Moment(number=last, area=Box(0, 0, 1, 1)))
    after = looks(here, tmp_path / "after.png")
    hidden = [view for view, picture in here.live if picture.isHidden() and not isinstance(view, Decided)]
    here.show_moment(Moment(number=99, area=Box(0, 0, 1, 1)))
    here.draw()

    assert here.wrong.text() == ""
    assert before != after
    assert hidden == []
    per_step = [picture for view, picture in here.live if not getattr(view, "all_steps", False)]
    assert all(picture.isHidden() for picture in per_step), "nothing was measured at step 99"
    assert ("step 99" in here.empty.text()) == (len(per_step) == len(here.live))


def numbered(events: list[Event]) -> Iterator[tuple[int, Reading]]:
    """Yield each reading with its step."""
    number = 0
    for event in events:
        if isinstance(event, Captured):
            number = event.number
        elif isinstance(event, Probed):
            yield number, event.reading


@pytest.mark.parametrize("name", WITH_STUDY)
def test_a_panel_has_words_for_every_parameter_of_its_study(name: str) -> None:
    assert set(made(name).parameters) == {parameter.name for parameter in load(name).parameters}


def test_what_a_watcher_makes_of_a_recording_is_drawn_frame_by_frame(page: Any, tmp_path: Path) -> None:
    here, shot = page("oadtr"), FakeDesktop().capture()
    watcher = make_watcher()
    here._memory.begin("oadtr", here.panel.probes)
    for frame in range(1, 4):
        here._memory.captured(frame)
        for reading in watcher.see(shot, Point(100 * frame, 200)):
            here._memory.add(reading)
    here.show_moment(Moment(number=3, area=Box(0, 0, 1, 1)))
    here.draw()
    here.save_table(tmp_path / "it.csv")

    assert [view.title for view, picture in here.live if picture.isHidden()] == []
    with (tmp_path / "it.csv").open() as file:
        told = [row for row in csv.DictReader(file) if row["source"] == "oadtr.now"]
    assert len(told) == 3 * 9


def test_a_view_that_shows_the_same_is_not_painted_again(page: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    here, painted, source = page("stochastic"), list[int](), "stochastic.settling"
    here._memory.begin("scripted", here.panel.probes)
    here._memory.captured(1)
    here._memory.add(Reading(source, (0.5,), label="estimate", at=1.0))
    here.show_moment(Moment(number=1, area=Box(0, 0, 1, 1)))
    here.draw()
    picture = here.live[0][1]
    monkeypatch.setattr(picture, "draw", lambda readings: painted.append(len(readings)))

    here._memory.add(Reading("other", (0.5,)))
    here.draw()
    here._memory.add(Reading(source, (0.6,), label="estimate", at=2.0))
    here.draw()

    assert painted == [2]


def test_what_took_long_to_paint_is_painted_seldom_until_another_step_is_chosen(
    page: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    here, took = page("stochastic"), 0.02

    def slowly() -> None:
        end = time.thread_time() + took
        while time.thread_time() < end:
            pass

    monkeypatch.setattr(here, "draw", slowly)
    here.on_beat()
    waited = here._beat.interval()
    here.show_moment(Moment(number=7, area=Box(0, 0, 1, 1)))

    assert waited >= 1000 * REST * took
    assert here._beat.interval() == BEAT_MS


def test_what_qt_took_to_paint_is_waited_for_too(page: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    here, took = page("stochastic"), 0.02
    monkeypatch.setattr(here, "draw", lambda: None)
    here.on_beat()

    here.live[0][1].plot.seconds += took
    here.on_beat()

    assert here._beat.interval() >= 1000 * REST * took
