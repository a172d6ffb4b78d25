"""Takes the pictures of all panels, with what was really measured, that assets/screenshots/panels holds.

PANELS=assets/screenshots/panels make bench renews them; without the variable they are only taken.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtWidgets import QApplication

from agent import registry
from agent.control import Control
from agent.events import Captured, Event, Probed, Reading
from agent.screenshot import Screenshot
from agent.study import load
from ui import theme
from ui.moment import Moment
from ui.panels.docks import made
from ui.panels.ink import Ink
from ui.panels.memory import RunMemory
from ui.panels.page import PanelPage
from ui.translation import Translation

WIDE = 460  # points
COLOURS = 160  # in a picture that is kept, so that it is small
LARGEST = 150_000  # bytes
QUICK = {
    "activations": {"seeds": "2", "steps": "60"},
    "adapter": {"steps": "40", "pretraining": "60"},
    "detr": {"steps": "60", "queries": "8"},
    "diffusion": {"samples": "400", "steps": "60"},
    "linear_attention": {"longest": "1024"},
    "lora": {"steps": "40", "pretraining": "60", "rank": "4", "examples": "64"},
    "oadtr": {"steps": "40"},
    "prefix": {"steps": "40", "pretraining": "60", "length": "4"},
    "recurrent": {"longest": "40", "seeds": "1", "steps": "40"},
    "stochastic": {"samples": "2000", "seeds": "4"},
    "transformer": {"longest": "256"},
    "upsampling": {"steps": "60"},
}
"""Parameters with which a study takes some seconds and has something to show."""


@pytest.fixture
def spoken(qapp: QApplication) -> Iterator[Callable[[str, theme.Colours], None]]:
    """Dresses and translates the application."""
    translation = Translation(qapp)

    def speak(language: str, colours: theme.Colours) -> None:
        translation.speak(language)
        theme.apply(qapp, colours)

    yield speak
    speak("en", theme.LIGHT)


def moment_of(told: list[Event], probes: frozenset[str]) -> tuple[RunMemory, Moment | None]:
    """Return what was told of a panel's sources, and of the steps of which most was told the last one."""
    memory, moments, shot, number = RunMemory(), list[Moment](), None, 0
    sizes = dict[int, int]()  # by step: the numbers that were told
    memory.begin("pocket", probes)
    for event in told:
        match event:
            case Captured(screenshot=shot):
                number += 1  # a step of its own, also in the next run
                memory.captured(number)
            case Probed(reading) if reading.source in probes:
                memory.add(reading)
                assert isinstance(shot, Screenshot)
                pixels = shot.image
                sizes[number] = sizes.get(number, 0) + len(reading.values)
                moments.append(
                    Moment(
                        number=number, area=shot.area, frame=lambda pixels=pixels: pixels, look=shot.taken_at
                    )
                )
            case _:
                pass
    return memory, max(moments, key=lambda each: (sizes[each.number], each.number), default=None)


@pytest.mark.bench
@pytest.mark.timeout(900)
@pytest.mark.parametrize("name", registry.names("panels"))
def test_a_panel_looks_as_on_its_page(
    name: str, told: list[Event], spoken: Callable[[str, theme.Colours], None], tmp_path: Path
) -> None:
    out = Path(os.environ.get("PANELS", tmp_path))
    panel = made(name)
    readings = list[Reading]()
    if panel.study:
        study = load(name)
        values = study.values(QUICK.get(name, {}))
        readings = [each for each in study.measure(values, Control()) if isinstance(each, Reading)]
    for colours, shade in ((theme.LIGHT, "light"), (theme.DARK, "dark")):
        for language in ("en", "zh"):
            spoken(language, colours)
            panel = made(name)
            memory, moment = moment_of(told, panel.probes)
            page = PanelPage(panel, load(name) if panel.study else None, memory, Ink(colours))
            if page.study is not None:
                for reading in readings:
                    page.study.on_measured(reading)
                page.study.on_ended(complete=True)
            page.show_moment(moment)
            page.draw()
            page.resize(WIDE, 900)
            page.show()
            page.setFocus()  # rather than a field, whose text would be marked
            page.resize(WIDE, page.content.sizeHint().height() + 40)
            for _ in range(2):  # the axes learn from the first painting how wide their numbers are
                QApplication.processEvents()
                page.content.grab()
            file = out / f"{name}-{shade}-{language}.png"
            page.save_picture(file)
            assert page.wrong.text() == ""
            page.close_down()
            page.close()
            page.deleteLater()
            with Image.open(file) as picture:
                picture.convert("RGB").quantize(COLOURS).save(file, optimize=True)
            assert file.stat().st_size <= LARGEST, file.name
