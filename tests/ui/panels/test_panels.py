"""Every panel: what was really measured changes its picture, an empty one says so, both can be kept."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import QImage

from agent import assets, registry
from agent.actions import Click
from agent.confidence import Confidence
from agent.control import Control
from agent.events import Answer, Captured, Event, Probed, Reading
from agent.fake import FakeDesktop, FakeReader, ScriptedPolicy
from agent.geometry import Box, Point
from agent.guard import Guard, Mode
from agent.onlook import Onlookers
from agent.runner import Runner
from agent.settle import Settle
from agent.study import load
from policies.critics.history import make as make_critic
from policies.detectors.detr import Detr
from policies.detectors.model import new
from policies.detectors.watched import Watched
from policies.pocket.eye import Eye
from policies.pocket.policy import Pocket
from policies.studies.enlarged import Enlarged
from policies.ui_tars.local import Local
from policies.ui_tars.policy import UiTars
from policies.ui_tars.prompt import FAMILIES
from policies.ui_tars.resize import PROFILES
from policies.ui_tars.tiny import write_tiny
from policies.watchers.oadtr import make as make_watcher
from ui import theme
from ui.moment import Moment
from ui.panels.docks import made
from ui.panels.ink import Ink
from ui.panels.memory import RunMemory
from ui.panels.page import PanelPage
from ui.panels.panel import Decided, sources

NAMES = registry.names("panels")
HABIT = {"steps": "10", "pretraining": "10"}
SMALL = {
    "activations": {"seeds": "2", "steps": "10"},
    "adapter": HABIT,
    "detr": {"steps": "10", "queries": "4"},
    "diffusion": {"samples": "50", "steps": "8"},
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

LIVE = [
    "activations",
    "detr",
    "linear_attention",
    "recurrent",
    "stochastic",
    "transformer",
    "ui_tars",
    "upsampling",
]  # that of LoRA needs a model with adapters
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


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> list[Event]:
    """What runs tell that are looked into: some clicks, UI-TARS with random weights, and Pocket.

    A detector of random weights looks on.
    """
    control, desktop, events = Control(), FakeDesktop(), list[Event]()
    model = write_tiny(tmp_path_factory.mktemp("model") / "tiny")
    tars = UiTars(
        lambda: Local(str(model), control=control, most_tokens=6),
        family=FAMILIES["qwen2.5-vl"],
        profile=PROFILES["qwen2.5-vl"].within(64),
    )
    save = Click(desktop.place_of("Save"))
    pocket = Pocket(
        lambda: Eye.from_folder(assets.path("pocket")),
        reader=FakeReader(desktop.texts),
        control=control,
        patience_seconds=0,
    )
    detector = new(width=16, stem=16, deep=16, layers=1, queries=8).eval()
    onlookers = Onlookers([Watched(lambda: Detr(detector)), Enlarged()])
    confidence = Confidence("pocket", mistakes=0.1)
    confidence.hear(0.6, right=True)
    confidence.hear(0.4, right=False)
    for policy in (ScriptedPolicy((save, save, save)), tars, pocket):
        control.watch({source for name in NAMES for source in made(name).probes})
        Runner(
            policy,
            desktop,
            emit=events.append,
            control=control,
            guard=Guard(reader=FakeReader(desktop.texts), mode=Mode.AUTO, actions_per_minute=6000),
            settle=Settle(capture=desktop.capture, control=control, cap_seconds=0.2),
            ask=lambda question: Answer(yes=False),
            onlookers=onlookers,
            critics=[make_critic("transformer")],
            confidence=confidence,
        ).run("search the settings")
    return events


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
