"""Editing: whatever hangs on a change is changed with it, and what comes of it can be written and read."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent.demonstration import edit
from agent.demonstration.difference import Line, Mark, difference
from agent.demonstration.folder import read, text_of
from agent.demonstration.schema import Click, Demonstration, Drag, If, Type, Typed, Wait, every_step
from agent.errors import UsageError
from agent.geometry import Box

FRAME = "0123456789abcdef0123456789abcdef"
TEXT = f"""\
demonstration: Save a note
steps:
- id: a
  click:
    intent: the field Name
    shown:
    - frame: {FRAME}
      at: [100, 50]
      box: [80, 40, 40, 20]
      text: ''
      label: File name
      landmarks: [{{text: Cancel, dx: -60, dy: 0}}]
- id: b
  type: Alice
  expect: [{{typed: Alice}}]
- id: c
  if: {{text: Replace?}}
  then:
  - {{id: d, press: Return}}
  - {{id: e, wait: 2}}
- id: f
  drag: {{intent: the file, shown: [{{frame: {FRAME}, at: [5, 5], box: [0, 0, 10, 10]}}]}}
  to: {{intent: the bin, shown: [{{frame: {FRAME}, at: [55, 55], box: [50, 50, 10, 10]}}]}}
"""
NOTE = read(TEXT)


def ids(demonstration: Demonstration) -> str:
    return "".join(step.id for step in every_step(demonstration.steps))


@pytest.mark.parametrize(
    ("which", "by", "after"),
    [
        ("a", 1, "bacdef"),
        ("f", -1, "abfcde"),
        ("a", -1, "abcdef"),
        ("f", 9, "abcdef"),
        ("d", 1, "abcedf"),
        ("e", 5, "abcdef"),
        ("c", -2, "cdeabf"),
    ],
)
def test_a_step_moves_among_its_own(which: str, by: int, after: str) -> None:
    assert ids(edit.moved(NOTE, which, by)) == after


def test_steps_are_switched_off_and_on_in_branches_too() -> None:
    off = edit.switched(NOTE, ["a", "e"], off=True)
    assert [step.id for step in every_step(off.steps) if step.off] == ["a", "e"]
    assert edit.switched(off, ["a", "e"], off=False) == NOTE


def test_a_branch_goes_with_its_last_step() -> None:
    assert ids(edit.deleted(NOTE, "d")) == "abcef"
    assert ids(edit.deleted(edit.deleted(NOTE, "d"), "e")) == "abf"


def test_a_new_step_gets_a_name_of_its_own_and_comes_behind_the_chosen_one() -> None:
    wait = Wait.model_validate({"id": edit.fresh_id(NOTE, "wait"), "wait": 3})
    one = edit.inserted(NOTE, wait, after="d")
    branch = edit.step_of(one, "c")
    assert isinstance(branch, If)
    assert [step.id for step in branch.then] == ["d", "wait-1", "e"]
    assert edit.fresh_id(one, "wait") == "wait-2"
    assert ids(edit.inserted(NOTE, wait))[:6] == "wait-1"
    with pytest.raises(UsageError, match=r"called 'wait-1' \(give the new one another id\)"):
        edit.inserted(one, wait)


def test_a_box_that_is_nudged_keeps_its_words_and_its_landmarks_stay_where_they_are() -> None:
    step = edit.step_of(edit.retargeted(NOTE, "a", Box(84, 42, 40, 20)), "a")
    assert isinstance(step, Click)
    shown = step.click.shown[0]
    assert (shown.at, shown.box, shown.label) == ((104, 52), (84, 42, 40, 20), "File name")
    assert (shown.landmarks[0].dx, shown.landmarks[0].dy) == (-56, 2)


def test_a_box_that_is_moved_to_another_thing_loses_the_words_that_were_read_in_it() -> None:
    step = edit.step_of(edit.retargeted(NOTE, "a", Box(300, 200, 80, 30)), "a")
    assert isinstance(step, Click)
    assert (step.click.shown[0].at, step.click.shown[0].label) == ((340, 215), "")


def test_the_end_of_a_drag_is_a_target_of_its_own() -> None:
    step = edit.step_of(edit.retargeted(NOTE, "f", Box(70, 70, 20, 20), part=1), "f")
    assert isinstance(step, Drag)
    assert (step.to.shown[0].box, step.drag.shown[0].box) == ((70, 70, 20, 20), (0, 0, 10, 10))


def test_a_typed_text_becomes_a_value_whose_default_it_is() -> None:
    label = edit.label_before(NOTE, "b")
    changed = edit.parametrised(NOTE, "b", edit.name_for(label))
    step = edit.step_of(changed, "b")
    assert isinstance(step, Type)
    assert (step.type, step.expect) == ("{{ file_name }}", (Typed(typed="{{ file_name }}"),))
    assert changed.parameters["file_name"].default == "Alice"


@pytest.mark.parametrize(
    ("which", "name", "why"),
    [
        ("b", "two words", "'two words' cannot name a value"),
        ("b", "if", "'if' cannot name a value"),
        ("a", "who", "step 'a' types nothing"),
        ("zz", "who", "no step is called 'zz'"),
    ],
)
def test_what_cannot_be_a_value_is_said(which: str, name: str, why: str) -> None:
    with pytest.raises(UsageError, match=why):
        edit.parametrised(NOTE, which, name)


def test_a_text_that_holds_a_value_is_not_made_one_again() -> None:
    with pytest.raises(UsageError, match="has a value in its text already"):
        edit.parametrised(edit.parametrised(NOTE, "b", "who"), "b", "whom")


def test_a_box_without_size_is_refused() -> None:
    with pytest.raises(UsageError, match="0 × 5 points holds nothing"):
        edit.retargeted(NOTE, "a", Box(0, 0, 0, 5))


@pytest.mark.parametrize(
    ("words", "name"), [("File name:", "file_name"), ("2nd", "_2nd"), ("名称", ""), ("", "")]
)
def test_a_value_is_named_after_its_field(words: str, name: str) -> None:
    assert edit.name_for(words) == name


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["moved", "off", "delete", "note"]), st.sampled_from("abcdef"), st.integers(-3, 3)
        ),
        max_size=12,
    )
)
def test_whatever_is_changed_can_be_written_and_read_back(changes: list[tuple[str, str, int]]) -> None:
    now = NOTE
    for kind, which, by in changes:
        try:
            match kind:
                case "moved":
                    now = edit.moved(now, which, by)
                case "off":
                    now = edit.switched(now, [which], off=by > 0)
                case "delete":
                    now = edit.deleted(now, which)
                case _:
                    now = edit.noted(now, which, f" {by}: #x ")
        except UsageError:
            assert which not in ids(now)
    assert read(text_of(now)) == now


def test_a_difference_shows_what_is_gone_and_what_is_new_with_a_little_around() -> None:
    lines = difference(NOTE, edit.switched(NOTE, ["b"], off=True), around=1)
    assert [line.mark for line in lines] == [Mark.SKIPPED, Mark.SAME, Mark.NEW, Mark.SAME, Mark.SKIPPED]
    assert lines[2] == Line(Mark.NEW, '    "off": true')
    assert difference(NOTE, NOTE) == ()
