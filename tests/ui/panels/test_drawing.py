"""Claims about how views are drawn: ticks where something is, and pictures of panels that were never seen."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QImage, QPaintEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from agent.events import Reading
from agent.geometry import Box
from ui import theme
from ui.moment import Moment
from ui.panels.bars import BarsPicture
from ui.panels.boxes import BoxesPicture
from ui.panels.curves import CurvesPicture
from ui.panels.docks import made
from ui.panels.figures import FiguresPicture
from ui.panels.heat import HeatPicture
from ui.panels.ink import Ink
from ui.panels.memory import RunMemory
from ui.panels.page import PanelPage
from ui.panels.panel import Axis, Bars, Boxes, Curves, Figures, Heat
from ui.panels.plot import Plot
from ui.translation import Translation

INK = Ink(theme.LIGHT)


@pytest.mark.parametrize(
    ("places", "between"), [((1.0, 2.0, 3.0), False), ((0.0, 0.25, 1.5), True)], ids=["steps", "strengths"]
)
def test_there_are_ticks_between_whole_numbers_only_where_something_can_be(
    qtbot: QtBot, places: tuple[float, ...], between: bool
) -> None:
    picture = CurvesPicture(Curves(source="a", title="a", x=Axis(name="x"), y=Axis(name="y")), INK)
    qtbot.addWidget(picture)

    picture.draw([Reading("a", (1.0,), at=place) for place in places])
    levels = picture.plot.getAxis("bottom").tickValues(0.0, 3.2, 400)

    assert any(tick != int(tick) for _, ticks in levels for tick in ticks) == between
    assert any(len(ticks) > 1 for _, ticks in levels)


def test_curves_that_need_more_room_are_painted_once(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    paintings, paint = list[Plot](), Plot.paintEvent

    def counted(plot: Plot, event: QPaintEvent) -> None:
        paintings.append(plot)
        paint(plot, event)

    monkeypatch.setattr(Plot, "paintEvent", counted)
    picture = CurvesPicture(Curves(source="a", title="a", x=Axis(name="x"), y=Axis(name="y")), INK)
    qtbot.addWidget(picture)
    picture.show()
    for last in (5.0, 5.5):
        paintings.clear()
        picture.draw([Reading("a", (value,), at=value) for value in (1.0, 2.0, last)])
        qtbot.waitUntil(lambda: len(paintings) > 0)
        QApplication.processEvents()

    assert len(paintings) == 1


def test_a_turned_matrix_has_the_words_of_its_last_axis_beside_its_rows(qtbot: QtBot) -> None:
    view = Heat(source="a", title="a", turned=True, downwards=("moving", "typing", "nothing"))
    picture = HeatPicture(view, INK)
    qtbot.addWidget(picture)

    picture.draw([Reading("a", (0, 1, 2, 3, 4, 5), ("frame", "act"), shape=(2, 3))])

    ((first, *_),) = picture.plot.getAxis("left")._tickLevels
    assert (first, picture.image.image.shape) == ((0.5, "moving"), (3, 2))
    assert picture.image.image[2, 1] == 5


def test_values_of_one_label_are_told_apart_by_their_place_on_the_axis(qtbot: QtBot) -> None:
    picture = BarsPicture(Bars(source="a", title="a"), INK)
    qtbot.addWidget(picture)

    picture.draw([Reading("a", (0.1, 0.2), ("head",), label="layer 1"), Reading("a", (0.3,), label="full")])

    assert picture.rows.shown == {"layer 1, head 1": 0.1, "layer 1, head 2": 0.2, "full": 0.3}


def test_matrices_are_counted_from_one_as_their_ticks_are(qtbot: QtBot) -> None:
    picture = HeatPicture(Heat(source="a", title="a"), INK)
    qtbot.addWidget(picture)
    picture.draw([Reading("a", tuple(range(8)), ("head", "row", "column"), shape=(2, 2, 2))])

    first = (picture.number.minimum(), picture.image.image[0, 0])
    picture.number.setValue(picture.number.maximum())

    assert first == (1, 0)
    assert (picture.number.value(), picture.image.image[0, 0]) == (2, 4)


def test_a_query_has_at_its_box_the_number_by_which_it_is_chosen(qtbot: QtBot) -> None:
    view = Boxes(picture="p", boxes="b", scores="s", title="a", classes=("button",))
    boxes, gaze = BoxesPicture(view, INK), HeatPicture(Heat(source="g", title="g"), INK)
    qtbot.addWidget(boxes)
    qtbot.addWidget(gaze)

    sure = Reading("s", (0.1, 0.9, 0.8, 0.2), shape=(2, 2))
    places = Reading("b", (0.5, 0.5, 0.1, 0.1) * 2, shape=(2, 4))
    boxes.draw([Reading("p", (0.0,) * 4, shape=(2, 2)), places, sure])
    gaze.draw([Reading("g", tuple(range(8)), ("query", "row", "column"), shape=(2, 2, 2))])
    gaze.number.setValue(2)

    assert [word.textItem.toPlainText() for word in boxes.words] == ["2 button 80%"]
    assert gaze.image.image[0, 0] == 4, "the second query's"


@pytest.mark.parametrize(("language", "heading"), [("en", "loss\n(nats)"), ("zh", "loss\n(奈特)")])
def test_units_are_spoken_in_the_persons_language(
    qtbot: QtBot, qapp: QApplication, language: str, heading: str
) -> None:
    picture = FiguresPicture(Figures(sources={"a": "loss"}, title="a"))
    qtbot.addWidget(picture)
    translation = Translation(qapp)

    translation.speak(language)
    picture.draw([Reading("a", (0.1,), unit="nats", label="x")])
    translation.speak("en")

    assert picture.table.horizontalHeaderItem(0).text() == heading


def test_no_space_follows_a_chinese_full_stop(qapp: QApplication, qtbot: QtBot) -> None:
    translation = Translation(qapp)
    translation.speak("zh")
    page = PanelPage(made("lora"), None, RunMemory(), INK)
    qtbot.addWidget(page)
    page.show()
    translation.speak("en")
    assert page.panel.needs
    assert page.empty.text().endswith("。" + page.panel.needs)


def test_a_saved_picture_bears_the_title_and_no_buttons_and_the_page_is_as_before(
    qtbot: QtBot, tmp_path: Path
) -> None:
    page = PanelPage(made("ui_tars"), None, RunMemory(), INK)
    qtbot.addWidget(page)
    page.resize(420, 900)
    page.show()

    before = (page.title.isHidden(), [button.isHidden() for button in page._buttons])
    page.save_picture(tmp_path / "it.png")
    with_title = QImage(str(tmp_path / "it.png"))
    after = (page.title.isHidden(), [button.isHidden() for button in page._buttons])
    page.close_down()

    assert before == after == (True, [False, False])
    assert with_title != page.content.grab().toImage()


def test_a_panel_that_was_never_on_the_screen_is_saved_as_one_that_was(qtbot: QtBot, tmp_path: Path) -> None:
    memory = RunMemory()
    memory.begin("pocket", {"adapter.share"})
    memory.captured(1)
    memory.add(Reading("adapter.share", (0.00012345, 0.00023456), label="mlp"))
    page = PanelPage(made("adapter"), None, memory, INK)
    qtbot.addWidget(page)
    page.resize(420, 900)
    page.show_moment(Moment(number=1, area=Box(0, 0, 1, 1)))
    page.draw()

    page.save_picture(tmp_path / "first.png")
    page.save_picture(tmp_path / "second.png")
    page.close_down()

    first, second = (QImage(str(tmp_path / f"{name}.png")) for name in ("first", "second"))
    assert first == second
