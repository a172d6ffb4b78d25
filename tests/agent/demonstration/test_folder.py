from __future__ import annotations

from pathlib import Path

import pytest

from agent.demonstration.folder import (
    FILE,
    examine,
    is_demonstration,
    load,
    load_version,
    read,
    save,
    text_of,
    undo,
    versions,
)
from agent.demonstration.schema import Click, Demonstration, Type, every_step, targets_of
from agent.errors import StoreError, UsageError
from agent.script.faults import BadScript

FRAME = "0123456789abcdef0123456789abcdef"
TEXT = f"""\
demonstration: Save a note
parameters: {{who: Alice}}
secrets: [pin]
steps:
- id: s1
  click:
    intent: the button 'Save'
    shown:
    - frame: {FRAME}
      at: [100, 50]
      box: [80, 40, 40, 20]
      window: {{title: Notes, application: mousepad, box: [0, 0, 640, 400]}}
      text: Save
      landmarks: [{{text: Cancel, dx: -60, dy: 0}}]
  before: {FRAME}
  events: 3-5,9
  expect:
  - changed: [0, 0, 100, 100]
  - not: {{text: Unsaved}}
- id: s2
  type: "Dear {{{{ who }}}}: # 'quoted' \\"twice\\"\\nand ${{secret:pin}}"
  off: true
- id: s3
  if: {{window: Replace}}
  then:
  - {{id: s4, press: enter}}
- id: s5
  wait: 2.5
- id: s6
  agent: close the dialog
"""


def test_what_is_saved_is_read_back_as_it_was(tmp_path: Path) -> None:
    demonstration = read(TEXT)
    kept = save(tmp_path / "note", demonstration)
    assert load(kept.folder).demonstration == demonstration
    assert read(text_of(demonstration)) == demonstration
    assert is_demonstration(kept.folder)
    assert [step.id for step in every_step(demonstration.steps)] == ["s1", "s2", "s3", "s4", "s5", "s6"]
    assert [len(targets_of(step)) for step in demonstration.steps] == [1, 0, 0, 0, 0]


def test_each_state_before_is_kept_and_can_be_gone_back_to(tmp_path: Path) -> None:
    first = read(TEXT)
    second = first.model_copy(update={"steps": first.steps[1:]})
    third = first.model_copy(update={"steps": first.steps[:1]})
    for state in (first, second, second, third):
        save(tmp_path, state)
    assert [load_version(each) for each in versions(tmp_path)] == [first, second]
    assert undo(tmp_path).demonstration == second
    assert undo(tmp_path).demonstration == first == load(tmp_path).demonstration
    with pytest.raises(UsageError, match="no earlier version"):
        undo(tmp_path)


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("steps:", "stepps: []\nsteps:", "4:1: unknown key 'stepps'.*steps"),
        ("id: s2", "id: s1", "two steps are called s1"),
        ("at: [100, 50]", "at: [100]", "'at' has too few parts"),
        (f"frame: {FRAME}", "frame: ../../etc/passwd", "frame"),
        ("agent: close", "clik: close", "'clik' is no step, did you mean 'click'"),
        ("  wait: 2.5", "  wait: -1", "greater than 0"),
    ],
)
def test_a_fault_is_told_with_its_line_and_remedy(old: str, new: str, problem: str) -> None:
    with pytest.raises(BadScript, match=problem):
        read(TEXT.replace(old, new, 1))
    assert len(examine(TEXT.replace(old, new, 1))) >= 1


def test_where_nothing_can_be_kept_nothing_has_changed(tmp_path: Path) -> None:
    demonstration = read(TEXT)
    save(tmp_path, demonstration)
    (tmp_path / "versions").write_text("in the way")
    with pytest.raises(StoreError, match="free some space"):
        save(tmp_path, demonstration.model_copy(update={"demonstration": "Another"}))
    assert load(tmp_path).demonstration == demonstration
    assert {each.name for each in tmp_path.iterdir()} == {FILE, "versions"}


def test_there_is_no_demonstration_in_an_empty_folder(tmp_path: Path) -> None:
    assert not is_demonstration(tmp_path)
    with pytest.raises(UsageError, match="deixis record"):
        load(tmp_path)


def test_kinds_of_steps_are_told_apart_by_their_verb() -> None:
    steps = read(TEXT).steps
    assert isinstance(steps[0], Click)
    assert isinstance(steps[1], Type)
    assert Demonstration.model_validate({"demonstration": "x", "steps": steps}).steps == steps
