"""Many runs of the loop, told as one."""

from __future__ import annotations

from agent.actions import Click, Finish
from agent.control import Control
from agent.episode import Decision
from agent.events import Captured, Decided, Event, Performed
from agent.fake import FakeDesktop, FakeReader, ScriptedPolicy
from agent.guard import Guard, Mode
from agent.runner import Runner
from agent.script.chapters import Chapters
from agent.settle import Settle


def test_steps_are_numbered_through_and_no_look_is_told_twice() -> None:
    events: list[Event] = []
    chapters = Chapters(events.append)
    control = Control()
    desktop = FakeDesktop(control=control)
    for label in ("Open", "Save", "Open"):
        click = Decision((Click(desktop.place_of(label)), Finish()))
        Runner(
            ScriptedPolicy((Click(desktop.place_of("Delete")), click)),
            desktop,
            emit=chapters,
            control=control,
            guard=Guard(reader=FakeReader(desktop.texts), mode=Mode.AUTO),
            settle=Settle(capture=desktop.capture, control=control, cap_seconds=1),
            ask=lambda question: (_ for _ in ()).throw(AssertionError(question)),
        ).run(label)
    chapters.close()
    numbers = {
        kind: [event.number for event in events if isinstance(event, kind)] for kind in (Captured, Decided)
    }
    assert numbers[Decided] == [1, 2, 3, 4, 5, 6]
    assert numbers[Captured] == [1, 2, 3, 4, 5, 6, 7]
    assert [event.step.number for event in events if isinstance(event, Performed)] == [1, 2, 3, 4, 5, 6]
    assert chapters.steps == 6
