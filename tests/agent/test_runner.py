from collections.abc import Callable, Sequence

import pytest

from agent.actions import Action, AskUser, Click, Finish, Move, Press, Type, Wait
from agent.confidence import Confidence
from agent.control import Control
from agent.episode import SURE, Decision, Episode, Observation, Result, Verdict
from agent.errors import DesktopError, PolicyError, UnknownKey
from agent.events import (
    Answer,
    Asked,
    Captured,
    Decided,
    Emit,
    Ended,
    Event,
    Need,
    Performed,
    Question,
    Started,
)
from agent.executor import SURROUNDINGS
from agent.fake import FakeDesktop, FakeReader, ScriptedPolicy
from agent.geometry import Box, Point
from agent.guard import Guard, Mode
from agent.policy import Policy
from agent.runner import Runner
from agent.settle import Settle


class Trial:
    """A run of a scripted policy on a drawn desktop; what was asked is answered from a list."""

    def __init__(
        self,
        *decisions: Decision | Action | Exception,
        desktop: FakeDesktop | None = None,
        policy: Policy | None = None,
        answers: Sequence[Answer] = (),
        dry_run: bool = False,
        on_event: Callable[[Event], None] = lambda event: None,
        confidence: Confidence | None = None,
        **limits: object,
    ) -> None:
        self.control = Control()
        self.desktop = desktop or FakeDesktop(control=self.control)
        self.events: list[Event] = []
        self.answers = list(answers)
        self.on_event = on_event
        settle = Settle(capture=self.desktop.capture, control=self.control, cap_seconds=1)
        self.runner = Runner(
            policy or ScriptedPolicy(decisions),
            self.desktop,
            emit=self.emit,
            control=self.control,
            guard=Guard(reader=FakeReader(self.desktop.texts), **limits),  # type: ignore[arg-type]
            settle=settle,
            ask=self.ask,
            dry_run=dry_run,
            confidence=confidence,
        )

    def emit(self, event: Event) -> None:
        self.events.append(event)
        self.on_event(event)

    def ask(self, question: Question) -> Answer:
        return self.answers.pop(0)

    def run(self) -> Episode:
        return self.runner.run("try it")

    @property
    def questions(self) -> list[Question]:
        return [event.question for event in self.events if isinstance(event, Asked)]


SAVE = FakeDesktop().place_of("Save")
DELETE = FakeDesktop().place_of("Delete")
FIELD = FakeDesktop().scene.field_box.center


def verdict(episode: Episode) -> Verdict:
    assert episode.ending is not None
    return episode.ending.verdict


def test_a_run_does_what_was_decided_and_tells_everything_in_order() -> None:
    trial = Trial(Click(SAVE), Decision((Click(FIELD), Type("hi")), thought="into the field"))
    episode = trial.run()
    assert verdict(episode) is Verdict.FINISHED
    assert trial.desktop.performed == [Click(SAVE), Click(FIELD), Type("hi")]
    assert trial.desktop.text == "hi"
    kinds = [type(event) for event in trial.events if not isinstance(event, Captured)]
    assert kinds[:3] == [Started, Decided, Performed]
    assert kinds[-1] is Ended
    assert [step.outcome.changed for step in episode.steps[:2]] == [True, True]


def test_a_step_tells_how_long_its_parts_took() -> None:
    episode = Trial(Click(SAVE)).run()
    assert {"look", "decide", "guard", "perform", "settle"} <= set(episode.steps[0].seconds)


def test_the_screen_at_the_end_is_captured_before_the_run_has_ended() -> None:
    trial = Trial(Click(SAVE))
    trial.run()
    assert isinstance(trial.events[-2], Captured)


def test_the_policy_sees_the_task_the_windows_and_what_was_done() -> None:
    seen: list[Observation] = []

    class Watching:
        name = "watching"

        def check(self, task: str) -> None:
            pass

        def decide(self, observation: Observation, emit: Emit) -> Decision:
            seen.append(observation)
            return Decision((Click(SAVE),) if len(seen) == 1 else (Finish(),))

    Trial(policy=Watching()).run()
    assert seen[0].task == "try it"
    assert seen[0].windows[0].title == "Fake desktop"
    assert seen[1].history[0].decision.actions == (Click(SAVE),)


def test_a_refused_action_is_not_performed_and_ends_the_run() -> None:
    trial = Trial(Click(SAVE), only_region=Box(0, 0, 10, 10))
    episode = trial.run()
    assert verdict(episode) is Verdict.REFUSED
    assert trial.desktop.performed == []
    assert episode.steps[0].outcome.result is Result.REFUSED


def test_a_risky_action_is_performed_after_a_yes() -> None:
    trial = Trial(Click(DELETE), answers=[Answer(True)])
    assert verdict(trial.run()) is Verdict.FINISHED
    assert trial.questions[0].need is Need.APPROVAL
    assert "Delete" in trial.questions[0].text
    assert trial.desktop.performed == [Click(DELETE)]


def test_a_risky_action_is_not_performed_after_a_no() -> None:
    trial = Trial(Click(DELETE), answers=[Answer(False, "not that one")])
    episode = trial.run()
    assert verdict(episode) is Verdict.REFUSED
    assert trial.desktop.performed == []
    assert "not that one" in episode.steps[0].outcome.why


def test_a_dry_run_decides_everything_and_touches_nothing() -> None:
    trial = Trial(Click(SAVE), Click(DELETE), dry_run=True)
    episode = trial.run()
    assert verdict(episode) is Verdict.FINISHED
    assert trial.desktop.performed == []
    assert [step.outcome.result for step in episode.steps[:2]] == [Result.DRY, Result.DRY]


def test_a_decision_changed_the_screen_when_any_of_its_actions_did() -> None:
    episode = Trial(Decision((Click(SAVE), Move(FIELD)))).run()
    assert episode.steps[0].outcome.changed is True


def test_what_the_person_answered_is_kept_when_another_action_follows() -> None:
    answers = [Answer(True, "blue")]
    episode = Trial(Decision((AskUser("Which?"), Click(SAVE))), answers=answers).run()
    assert episode.steps[0].outcome.answer == "blue"


def test_a_target_that_changed_between_decision_and_click_is_looked_at_again() -> None:
    desktop = FakeDesktop()

    class Slow:
        """Decides, and only then does the button change under the pointer."""

        name = "slow"

        def check(self, task: str) -> None:
            pass

        def decide(self, observation: Observation, emit: Emit) -> Decision:
            turn = len(observation.history)
            if turn == 0:
                desktop.perform(Click(SAVE))
                desktop.performed.clear()
            return Decision((Click(SAVE),) if turn < 2 else (Finish(),))

    episode = Trial(policy=Slow(), desktop=desktop).run()
    assert [step.outcome.result for step in episode.steps] == [Result.STALE, Result.DONE, Result.DONE]
    assert desktop.performed == [Click(SAVE)]


def test_what_a_decision_did_beside_its_next_target_does_not_stop_it() -> None:
    other, save = (FakeDesktop().scene.button_box(name) for name in ("Open", "Save"))
    beside = Point(other.right - 18, other.center.y)
    assert abs(beside.x - save.left) < SURROUNDINGS[0] / 2
    trial = Trial(Decision((Click(SAVE), Click(beside))))
    assert trial.run().steps[0].outcome.result is Result.DONE
    assert trial.desktop.performed == [Click(SAVE), Click(beside)]


def test_what_a_decision_did_to_its_next_target_stops_it() -> None:
    trial = Trial(Decision((Click(SAVE), Click(SAVE))))
    assert trial.run().steps[0].outcome.result is Result.FAILED
    assert trial.desktop.performed == [Click(SAVE)]


def test_the_same_click_on_a_dead_screen_is_handed_over_after_three_times() -> None:
    dead = FakeDesktop(still=True)
    trial = Trial(*[Click(SAVE)] * 9, desktop=dead, answers=[Answer(False)])
    assert verdict(trial.run()) is Verdict.UNCERTAIN
    assert len(dead.performed) == 3
    assert trial.questions[0].need is Need.HANDOVER


def test_a_run_goes_on_after_a_person_has_helped() -> None:
    dead = FakeDesktop(still=True)
    trial = Trial(*[Click(SAVE)] * 4, desktop=dead, answers=[Answer(True)])
    assert verdict(trial.run()) is Verdict.FINISHED
    assert len(dead.performed) == 4


def test_a_question_is_answered_and_the_answer_is_kept_for_the_policy() -> None:
    trial = Trial(AskUser("which one?"), Click(SAVE), answers=[Answer(True, "the first")])
    episode = trial.run()
    assert episode.steps[0].outcome.answer == "the first"
    assert verdict(episode) is Verdict.FINISHED


def test_a_question_that_nobody_answers_halts_before_anything_was_done() -> None:
    trial = Trial(AskUser("which one?"), Click(SAVE), answers=[Answer(False)])
    assert verdict(trial.run()) is Verdict.HALTED
    assert trial.desktop.performed == []


def test_giving_up_at_once_is_halted_and_after_an_action_failed() -> None:
    assert verdict(Trial(Finish("no such thing", success=False)).run()) is Verdict.HALTED
    assert verdict(Trial(Click(SAVE), Finish("gone", success=False)).run()) is Verdict.FAILED


def test_a_policy_that_cannot_decide_three_times_ends_the_run() -> None:
    episode = Trial(*[PolicyError("garbled")] * 5).run()
    assert verdict(episode) is Verdict.HALTED
    assert len(episode.steps) == 3
    assert episode.steps[0].outcome.why == "garbled"


def test_a_policy_that_cannot_decide_once_gets_another_chance() -> None:
    trial = Trial(PolicyError("garbled"), Click(SAVE))
    assert verdict(trial.run()) is Verdict.FINISHED
    assert trial.desktop.performed == [Click(SAVE)]


@pytest.mark.parametrize("error", [DesktopError("the screen is gone"), UnknownKey("no key 'foo'")])
def test_an_action_that_fails_is_recorded_and_the_run_goes_on(error: Exception) -> None:
    def fail(action: Action) -> None:
        if isinstance(action, Press):
            raise error

    trial = Trial(Press(("foo",)), Click(SAVE), desktop=FakeDesktop(before=fail))
    episode = trial.run()
    assert episode.steps[0].outcome.why == str(error)
    assert verdict(episode) is Verdict.FINISHED


def test_the_limit_of_steps_ends_the_run_as_uncertain() -> None:
    trial = Trial(*[Click(SAVE)] * 9, max_steps=2)
    assert verdict(trial.run()) is Verdict.UNCERTAIN
    assert len(trial.desktop.performed) == 2


def test_a_stop_between_decision_and_click_performs_nothing() -> None:
    trial = Trial(Click(SAVE))

    def stop(event: Event) -> None:
        if isinstance(event, Decided):
            trial.control.stop("test")

    trial.on_event = stop
    assert verdict(trial.run()) is Verdict.STOPPED
    assert trial.desktop.performed == []


def test_a_stop_while_typing_ends_the_typing_and_lets_go_of_what_is_held() -> None:
    control = Control()
    desktop = FakeDesktop(control=control)

    def stop(action: Action) -> None:
        if isinstance(action, Type):
            desktop.held.add("shift")
            control.stop("test")

    desktop = FakeDesktop(control=control, before=stop)
    trial = Trial(Type("hello"), desktop=desktop)
    trial.runner._control = trial.control = control
    assert verdict(trial.run()) is Verdict.STOPPED
    assert desktop.text == ""
    assert desktop.held == set()


def test_waiting_for_a_change_does_not_count_as_a_step() -> None:
    trial = Trial(*[Wait(0.01, for_change=True)] * 5, Click(SAVE), max_steps=1)
    trial.run()
    assert trial.desktop.performed == [Click(SAVE)]


def test_only_the_last_screenshots_stay_in_memory() -> None:
    places = [Point(20 + 60 * turn, 300) for turn in range(9)]
    episode = Trial(*[Click(place) for place in places]).run()
    kept = [step.before is not None for step in episode.steps]
    assert kept == [False] * 5 + [True] * 5


def unsure(at: Point, confidence: float = 0.4) -> Decision:
    return Decision((Click(at),), "I am only 40% sure", confidence=confidence, guessed=True, unsure=True)


def learning(*decisions: Decision | Action, answers: Sequence[Answer]) -> tuple[Trial, Confidence]:
    confidence = Confidence("scripted", mistakes=0.1)
    trial = Trial(*decisions, answers=answers, confidence=confidence, mode=Mode.AUTO)
    return trial, confidence


def test_what_a_policy_is_unsure_of_is_asked_about_in_every_mode_and_done_after_a_yes() -> None:
    trial, confidence = learning(unsure(SAVE), answers=[Answer(True)])
    assert verdict(trial.run()) is Verdict.FINISHED
    assert trial.desktop.performed == [Click(SAVE)]
    assert "I am only 40% sure" in trial.questions[0].text
    assert confidence.threshold < SURE


def test_a_no_to_what_a_policy_is_unsure_of_lets_it_find_another_way() -> None:
    trial, confidence = learning(unsure(SAVE), Click(FIELD), answers=[Answer(False)])
    assert verdict(trial.run()) is Verdict.FINISHED
    assert trial.desktop.performed == [Click(FIELD)]
    assert confidence.threshold > SURE


def test_where_nobody_is_there_nothing_doubtful_is_done_and_nothing_learned() -> None:
    trial, confidence = learning(unsure(SAVE), answers=[Answer(False, "nobody", absent=True)])
    assert verdict(trial.run()) is Verdict.HALTED
    assert trial.desktop.performed == []
    assert confidence.threshold == SURE


def test_a_no_to_a_risk_says_nothing_of_how_sure_to_be() -> None:
    confidence = Confidence("scripted", mistakes=0.1)
    decision = Decision((Click(DELETE),), confidence=0.9, guessed=True)
    trial = Trial(decision, answers=[Answer(False)], confidence=confidence)
    assert verdict(trial.run()) is Verdict.REFUSED
    assert confidence.threshold == SURE


def test_where_all_is_asked_guesses_teach_and_what_was_read_does_not() -> None:
    confidence = Confidence("scripted", mistakes=0.1)
    read = Decision((Click(SAVE),), confidence=1.0)
    Trial(read, answers=[Answer(True)], confidence=confidence, mode=Mode.ASK).run()
    assert confidence.threshold == SURE
    guess = Decision((Click(SAVE),), confidence=0.8, guessed=True)
    Trial(guess, answers=[Answer(True)], confidence=confidence, mode=Mode.ASK).run()
    assert confidence.threshold < SURE


def test_the_policy_is_told_how_sure_it_has_to_be() -> None:
    confidence = Confidence("scripted", mistakes=0.1)
    confidence.hear(0.45, right=False)
    seen: list[float] = []

    class Watching:
        name = "watching"

        def check(self, task: str) -> None:
            pass

        def decide(self, observation: Observation, emit: Emit) -> Decision:
            seen.append(observation.threshold)
            return Decision((Finish(),))

    Trial(policy=Watching(), confidence=confidence).run()
    assert seen == [confidence.threshold]
