"""What a person showed becomes another look of the target, or a branch before the step, and nothing else."""

from __future__ import annotations

from typing import Any

import pytest

from agent.demonstration import folder
from agent.demonstration.schema import Click, If, every_step
from agent.errors import UsageError
from agent.script.schema.parameter import PlainParameter
from agent.teach.correction import Correction, Kind, corrected
from agent.teach.halt import Halt
from agent.teach.resume import after_lesson

LOST = Halt("s2", "step 's2': not shown", acted=False)


def _learned(school: Any, *acts: Any, halt: Halt = LOST) -> Correction:
    return corrected(school.demonstration, halt, school.shown(*acts), school.evidence)


def test_one_click_of_the_steps_own_kind_is_another_look_of_its_target(school: Any, drawn: Any) -> None:
    store = drawn(save="Store")

    learned = _learned(school, school.acted("click", "save", store))

    step = learned.after.steps[1]
    assert isinstance(step, Click)
    assert (learned.kind, learned.done) == (Kind.LOOK, True)
    assert [(each.text, each.corrected) for each in step.click.shown] == [("Save", False), ("Store", True)]
    assert folder.read(folder.text_of(learned.after)) == learned.after


def test_a_window_in_the_way_becomes_a_branch_taken_where_it_is_open(school: Any, drawn: Any) -> None:
    covered, free = drawn(popup=True), drawn()

    learned = _learned(
        school, school.acted("click", "later", covered, free), school.acted("click", "save", free)
    )

    branch = learned.after.steps[1]
    assert isinstance(branch, If)
    assert branch.if_.model_dump() == {"window": "News"}
    assert [type(each) for each in branch.then] == [Click]
    assert (learned.kind, learned.looks, learned.done) == (Kind.BRANCH, (), True)
    assert learned.after.steps[2] == school.demonstration.steps[1]
    assert folder.read(folder.text_of(learned.after)) == learned.after


def test_a_click_in_another_window_alone_is_no_look_of_the_target(school: Any, drawn: Any) -> None:
    learned = _learned(school, school.acted("click", "later", drawn(popup=True), drawn()))

    assert (learned.kind, learned.done) == (Kind.BRANCH, False)
    assert after_lesson(learned.after, learned) == learned.branch.id  # type: ignore[union-attr]


def test_the_branch_must_have_the_window_gone_afterwards(school: Any, drawn: Any) -> None:
    learned = _learned(school, school.acted("click", "later", drawn(popup=True), drawn()))

    assert learned.branch is not None
    assert [each.model_dump(by_alias=True) for each in learned.branch.then[-1].expect] == [
        {"not": {"window": "News"}}
    ]


def test_what_was_renamed_behind_a_window_is_both(school: Any, drawn: Any) -> None:
    covered, other = drawn(popup=True, save="Delete"), drawn(save="Delete")

    learned = _learned(
        school, school.acted("click", "later", covered, other), school.acted("click", "save", other)
    )

    assert learned.kind is Kind.BRANCH
    assert [each.text for each in learned.looks] == ["Delete"]


def test_a_key_before_the_step_is_a_branch_told_by_words_that_are_new(school: Any, drawn: Any) -> None:
    covered, free = drawn(popup=True), drawn()

    learned = _learned(school, school.acted("press", "esc", covered, free))

    assert learned.branch is not None
    assert learned.branch.if_.model_dump() == {"window": "News"}


def test_a_notice_in_the_same_window_is_told_by_its_words(school: Any, drawn: Any) -> None:
    learned = _learned(school, school.acted("press", "esc", drawn(notice="Please rate this shop"), drawn()))

    assert learned.branch is not None
    assert learned.branch.if_.model_dump(exclude_none=True) == {"text": {"text": "Please rate this shop"}}


def test_a_question_that_the_step_itself_brought_up_is_answered_behind_it(school: Any, drawn: Any) -> None:
    learned = _learned(
        school,
        school.acted("click", "later", drawn(popup=True), drawn()),
        halt=Halt("s2", "it was done, but", acted=True),
    )

    assert [step.id for step in learned.after.steps] == ["s1", "s2", "if-1", "s3"]
    assert (learned.done, learned.is_behind) == (True, True)
    assert after_lesson(learned.after, learned) == "if-1"


def test_where_nothing_tells_when_there_is_no_branch(school: Any, drawn: Any) -> None:
    same = drawn()

    with pytest.raises(UsageError, match=r"nothing on the screen tells .*\(put the steps in"):
        _learned(school, school.acted("click", "clear", same), school.acted("click", "save", same))


@pytest.mark.parametrize("acts", [(), (("move", "clear"),)])
def test_nothing_shown_teaches_nothing(school: Any, drawn: Any, acts: tuple[tuple[str, str], ...]) -> None:
    with pytest.raises(UsageError, match=r"nothing was shown for step 's2' \(do it"):
        _learned(school, *(school.acted(*act, drawn()) for act in acts))


def test_a_step_that_is_done_as_before_teaches_nothing(school: Any, drawn: Any) -> None:
    with pytest.raises(UsageError, match="nothing can be learned for step 's1'"):
        _learned(school, school.acted("type", "Bob", drawn()), halt=Halt("s1", "not seen", acted=True))


def test_an_effect_that_came_elsewhere_is_looked_for_there(school: Any, drawn: Any) -> None:
    before, after = drawn(), drawn(save="Saved")
    old = {"changed": [300, 50, 40, 40]}
    step = school.demonstration.steps[1]
    school.kept = folder.save(
        school.folder,
        folder.read(
            folder.text_of(
                school.demonstration.model_copy(
                    update={
                        "steps": (
                            school.demonstration.steps[0],
                            step.__class__.model_validate(
                                {**step.model_dump(mode="json", exclude_defaults=True), "expect": [old]}
                            ),
                        )
                    }
                )
            )
        ),
    )

    learned = _learned(
        school, school.acted("click", "save", before, after, expect=[{"changed": [20, 300, 130, 32]}])
    )

    assert [each.model_dump() for each in learned.after.steps[1].expect] == [
        {"changed": (20.0, 300.0, 130.0, 32.0)}
    ]


def test_what_was_typed_first_brings_its_values_along(school: Any, drawn: Any) -> None:
    typed = school.acted("type", "{{ braces }} ${secret:pin}", drawn(popup=True), drawn())
    shown = school.shown(typed).model_copy(
        update={"parameters": {"braces": PlainParameter(default="{{")}, "secrets": ("pin",)}
    )

    after = corrected(school.demonstration, LOST, shown, school.evidence).after

    assert (list(after.parameters), after.secrets) == (["braces"], ("pin",))
    assert folder.read(folder.text_of(after)) == after


def test_every_step_has_a_name_of_its_own(school: Any, drawn: Any) -> None:
    covered, free = drawn(popup=True), drawn()

    learned = _learned(
        school, school.acted("click", "later", covered), school.acted("click", "later", covered, free)
    )

    names = [step.id for step in every_step(learned.after.steps)]
    assert names == ["s1", "if-1", "click-1", "click-2", "s2", "s3"]


def test_the_replay_goes_on_behind_a_step_that_was_done_by_hand(school: Any, drawn: Any) -> None:
    learned = _learned(school, school.acted("click", "save", drawn(save="Store")))

    assert after_lesson(learned.after, learned) == "s3"
    assert after_lesson(learned.after, learned, last="s2") == ""


@pytest.mark.parametrize(("behind", "then"), [((), "s3"), (({"id": "x", "press": "a"},), "x")])
def test_the_replay_goes_on_in_the_middle_of_a_branch(
    school: Any, drawn: Any, behind: tuple[Any, ...], then: str
) -> None:
    first, save, last = school.demonstration.steps
    told = {"id": "b", "if": {"text": "Orders"}, "then": [save, *behind]}
    steps = (first, If.model_validate(told), last)
    school.kept = folder.save(school.folder, school.demonstration.model_copy(update={"steps": steps}))

    learned = _learned(school, school.acted("click", "save", drawn(save="Store")))

    assert after_lesson(learned.after, learned) == then
