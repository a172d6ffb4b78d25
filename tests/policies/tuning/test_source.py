from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from agent import actions
from agent.actions import Finish
from agent.demonstration.folder import load, save
from agent.demonstration.schema import Demonstration
from agent.geometry import Point
from agent.teach import sample
from policies.tuning.example import Course, Example, Turn, Voice
from policies.tuning.source import courses, split
from policies.ui_tars.prompt import FAMILIES, messages
from policies.ui_tars.resize import PROFILES

FAMILY = FAMILIES["ui-tars-1.5"]
VOICE = Voice(FAMILY, PROFILES["ui-tars-1.5"])
BUTTON = ((200, 130, 250, 155), "#f0f0f0")


def changed(folder: Path, **values: object) -> None:
    said = load(folder).demonstration.model_dump(mode="json", by_alias=True)
    save(folder, Demonstration.model_validate({**said, **values}))


def test_a_demonstration_is_the_conversation_that_a_run_would_have_been(show: Callable[..., Path]) -> None:
    folder = show("one", *BUTTON, task="Save {{ what }}")
    click = load(folder).demonstration.steps[0].model_dump(mode="json", by_alias=True)
    frame = click["click"]["shown"][0]["frame"]
    steps = [
        click,
        {"id": "s2", "type": "it's {{ what }}", "before": frame},
        {"id": "s3", "press": "ctrl+s", "before": frame, "after": frame},
        {"id": "s4", "press": "ctrl+q", "before": frame, "off": True},
    ]
    changed(folder, steps=steps, parameters={"what": "Alice"})
    (course,) = courses([folder], VOICE)
    assert course.task == "Save Alice"
    assert [each.turn.reply.partition("Action: ")[2] for each in course.examples] == [
        "click(start_box='<|box_start|>(270,183)<|box_end|>')",
        "type(content='it\\'s Alice')",
        "hotkey(key='ctrl s')",
        "finished()",
    ]
    talk = messages(course.examples[2].observation(5), FAMILY)
    assert [message.role for message in talk] == ["user", "assistant", "user", "assistant", "user"]
    assert talk[1].parts == (course.examples[0].turn.reply,)
    assert course.examples[3].turn.actions == (Finish(),)


def test_a_correction_is_one_more_example_and_a_torn_line_is_told(show: Callable[..., Path]) -> None:
    folder, other = show("one", *BUTTON), show("two", (30, 20, 80, 45), "#202028")
    looks = [
        load(each).demonstration.steps[0].model_dump(mode="json")["click"]["shown"][0]
        for each in (folder, other)
    ]
    frame = looks[1]["frame"]
    (other / "frames" / f"{frame}.png").rename(folder / "frames" / f"{frame}.png")
    looks[1]["corrected"] = True
    changed(folder, steps=[{"id": "s1", "click": {"intent": "the button Save", "shown": looks}}])
    (folder / sample.FILE).write_text("{}\n")
    (course,) = courses([folder], VOICE)
    assert [each.turn.actions for each in course.examples] == [
        (actions.Click(Point(325, 192.5)),),
        (actions.Click(Point(155, 82.5)),),
    ]
    assert len(course.left_out) == 1
    assert "line 1" in course.left_out[0]


def test_whole_tasks_are_held_out(show: Callable[..., Path]) -> None:
    turn = Turn(lambda: pytest.fail("no picture is needed"), "Action: wait()", (actions.Wait(5),))
    found = [Course(f"task {n // 2}", (Example(f"task {n // 2}", (), turn),) * 3) for n in range(20)]
    learned, held = split(found, 0.2)
    assert (len(learned), len(held)) == (48, 12)
    assert not {each.task for each in learned} & {each.task for each in held}
    assert split(found, 0.2) == split([*reversed(found)][::-1], 0.2)
    assert [len(each) for each in split(found[:1], 0.2)] == [3, 0]
    assert [len(each) for each in split([found[0], found[2]], 0.2)] == [3, 3]


def test_a_place_that_its_picture_does_not_show_is_left_out_and_told(show: Callable[..., Path]) -> None:
    folder = show("one", *BUTTON)
    click = load(folder).demonstration.steps[0].model_dump(mode="json")
    click["click"]["shown"][0]["at"] = (5, 5)
    changed(folder, steps=[click])
    (course,) = courses([folder], VOICE)
    assert course == replace(course, examples=())
    assert course.left_out == ("one, step s1: (5, 5) is not on its picture",)
