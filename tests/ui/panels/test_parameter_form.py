"""The fields of a study's parameters: what is set in them is what the study reads."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QLineEdit

from agent.study import Parameter
from ui.panels.parameter_form import ParameterForm
from ui.panels.slider import Slider

STEPS = Parameter("steps", 8, "Of sampling", least=1, most=50, slides=True)
GUIDANCE = Parameter("guidance", 1.5, "w", least=0, most=8, slides=True)
FOLDER = Parameter("folder", "", "A folder of your own")


def form_of(qtbot: Any, *parameters: Parameter) -> ParameterForm:
    form = ParameterForm(parameters, {})
    qtbot.addWidget(form)
    return form


def test_a_slider_gives_what_it_says_beside_it(qtbot: Any) -> None:
    form = form_of(qtbot, STEPS, GUIDANCE)
    slider = form.fields["guidance"]
    assert isinstance(slider, Slider)
    assert form.values() == {"steps": "8", "guidance": "1.5"}

    slider.slider.setValue(slider.slider.maximum())

    assert form.values()["guidance"] == slider.said.text() == "8"
    assert GUIDANCE.read(form.values()["guidance"]) == 8.0


def test_a_text_without_choices_is_written_freely(qtbot: Any) -> None:
    form = form_of(qtbot, FOLDER)
    field = form.fields["folder"]
    assert isinstance(field, QLineEdit)

    field.setText("/home/anna/pictures")

    assert FOLDER.read(form.values()["folder"]) == "/home/anna/pictures"


def test_a_text_has_the_whole_width_for_itself_and_a_number_has_not(qtbot: Any) -> None:
    form = form_of(qtbot, STEPS, FOLDER)
    form.resize(420, 200)
    form.show()
    assert form.fields["folder"].width() > 400
    assert form.fields["steps"].width() < 200
