from collections.abc import Callable

import numpy as np
import pytest

from agent.actions import Action, AskUser, Click, Drag, Finish, Hold, Move, Press, Scroll, Type, Wait
from agent.control import Control
from agent.desktop import Desktop
from agent.episode import Decision, Observation, Outcome, Result, Step
from agent.errors import DesktopError, PolicyError, Stopped
from agent.events import Event, Said
from agent.fake import FakeDesktop, FakeReader, ScriptedPolicy
from agent.geometry import Box, Point
from agent.policy import Policy
from agent.senses import Reader


def test_the_fakes_keep_the_protocols() -> None:
    desktop: Desktop = FakeDesktop()
    policy: Policy = ScriptedPolicy([])
    reader: Reader = FakeReader([])

    assert (desktop, policy.name, reader.read(desktop.capture())) == (desktop, "scripted", [])


@pytest.mark.parametrize(
    "action",
    [
        Click(Point(5, 5)),
        Type("a"),
        Press(("enter",)),
        Scroll(Point(9, 9), down=2),
        Drag((Point(1, 1), Point(9, 9))),
    ],
)
def test_every_input_changes_the_picture(action: Action) -> None:
    desktop = FakeDesktop()
    before = desktop.capture()

    desktop.perform(action)

    assert not np.array_equal(before.image, desktop.capture().image)
    assert desktop.performed == [action]


def test_a_still_desktop_shows_the_same_picture_whatever_is_done() -> None:
    desktop = FakeDesktop(still=True)
    before = desktop.capture()

    desktop.perform(Type("a"))

    assert np.array_equal(before.image, desktop.capture().image)


def test_a_button_toggles_where_it_is_on_a_second_screen_with_two_pixels_a_point() -> None:
    desktop = FakeDesktop(area=Box(-640, 100, 640, 400), scale=2)

    desktop.perform(Click(desktop.place_of("Save")))

    assert desktop.scene.pressed == {"Save"}
    assert desktop.capture().scale == 2
    assert desktop.texts()[1].box.center == desktop.place_of("Save")


def test_typing_reveals_a_secret_on_the_screen_but_not_in_the_record() -> None:
    desktop = FakeDesktop(reveal=lambda text: text.replace("${secret:pin}", "1234"))

    desktop.perform(Type("pin ${secret:pin}"))

    assert desktop.text == "pin 1234"
    assert desktop.performed == [Type("pin ${secret:pin}")]


def test_stop_ends_typing_between_two_characters() -> None:
    control = Control()
    desktop = FakeDesktop(control=control, before=lambda action: control.stop("test"))

    with pytest.raises(Stopped):
        desktop.perform(Type("never"))

    assert desktop.text == ""


@pytest.mark.parametrize("action", [Click(Point(9999, 5)), Finish(), AskUser("why?")])
def test_what_cannot_be_performed_is_refused(action: Action) -> None:
    with pytest.raises(DesktopError, match=r"\(.+\)$"):
        FakeDesktop().perform(action)


def test_release_lets_go_of_what_is_held() -> None:
    desktop = FakeDesktop()
    desktop.perform(Hold("ctrl"))
    held = set(desktop.held)

    desktop.release()

    assert (held, desktop.held) == ({"ctrl"}, set())


def test_moving_and_waiting_change_nothing() -> None:
    desktop = FakeDesktop()
    before = desktop.scene

    desktop.perform(Move(Point(3, 4)))
    desktop.perform(Wait(60, for_change=True))

    assert (desktop.scene, desktop.pointer) == (before, Point(3, 4))


def observation(turn: int) -> Observation:
    step = Step(1, None, Decision(()), Outcome(Result.DONE))
    return Observation("task", FakeDesktop().capture(), (step,) * turn)


def test_a_scripted_policy_answers_by_the_length_of_the_history() -> None:
    policy = ScriptedPolicy([Type("a"), Decision((Type("b"),), thought="b now")])
    said: list[Event] = []
    emit: Callable[[Event], None] = said.append

    decisions = [policy.decide(observation(turn), emit).actions[0] for turn in (1, 0, 2)]

    assert decisions == [Type("b"), Type("a"), Finish("the list is at its end")]
    assert said == [Said("b now")]


def test_a_scripted_policy_raises_in_its_turn() -> None:
    with pytest.raises(PolicyError, match="out of ideas"):
        ScriptedPolicy([PolicyError("out of ideas")]).decide(observation(0), lambda event: None)


def test_a_fake_reader_reads_the_drawn_desktop_and_parts_of_it() -> None:
    desktop = FakeDesktop()
    reader = FakeReader(desktop.texts)
    desktop.perform(Type("hello"))

    everything = [found.label for found in reader.read(desktop.capture())]
    part = [found.label for found in reader.read(desktop.capture(), desktop.scene.button_box("Open"))]

    assert everything == ["Open", "Save", "Delete", "hello", "5. typed"]
    assert part == ["Open"]
