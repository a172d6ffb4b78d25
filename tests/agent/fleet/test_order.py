from pathlib import Path

import pytest

from agent.codec.line import Json
from agent.episode import Ending, Verdict
from agent.errors import BadSetting, UnreadableEpisode
from agent.fleet.order import Order, order_from, result_from
from agent.script.faults import BadScript
from agent.script.job import jobs_for
from agent.script.result import ScriptResult, StepResult
from agent.settings import Settings

SCRIPT = "name: a\nparameters: {word: x, count: 1, share: 0.5, sure: true}\nsteps: [{type: '{{ word }}'}]\n"


@pytest.fixture
def order(tmp_path: Path) -> Order:
    file = tmp_path / "a.yaml"
    file.write_text(SCRIPT, encoding="utf-8")
    (job,) = jobs_for([file], ["word=ü\n你好", "count=7", "sure=no"])
    settings = {"display": "virtual:640x400", "runs": tmp_path, "only_region": (0, 0, 9, 9)}
    return Order(3, job, Settings.model_validate(settings))


def test_an_order_comes_back_as_it_was_given(order: Order) -> None:
    back = order_from(order.as_dict())
    assert (back.number, back.job.values, back.job.row) == (3, order.job.values, 0)
    assert back.settings == order.settings
    assert back.job.source.script == order.job.source.script
    assert (back.job.source.folder, back.job.source.name) == (order.job.source.folder, order.job.source.name)


def test_a_result_comes_back_as_it_was_told() -> None:
    step = StepResult("steps[1]", 4, "click Save", Ending(Verdict.FAILED, "not shown", False), 1.5, 2)
    result = ScriptResult(
        name="a",
        file="a.yaml",
        values={"word": "x"},
        ending=Ending(Verdict.UNCERTAIN, "who knows"),
        seconds=2.25,
        steps=(step,),
        row=4,
        folder=Path("/runs/a"),
        report=None,
        attempts=2,
    )
    assert result_from(result.as_dict()) == result


@pytest.mark.parametrize(
    ("change", "error"),
    [
        ({"text": "name: a\nsteps: [{jump: 3}]"}, BadScript),
        ({"settings": {"runs": "/tmp", "hurry": True}}, BadSetting),
        ({"settings": "fast"}, UnreadableEpisode),
        ({"values": {"word": ["x"]}}, UnreadableEpisode),
        ({"number": "3"}, UnreadableEpisode),
        ({"extra": 1}, UnreadableEpisode),
    ],
)
def test_what_is_no_order_is_refused(order: Order, change: Json, error: type[Exception]) -> None:
    with pytest.raises(error):
        order_from({**order.as_dict(), **change})
