from __future__ import annotations

from pathlib import Path

import pytest

from agent.script.reading import read
from agent.script.source import Source
from ui.script_track import first_line, is_inside, line_of, next_line, own_path

TEXT = """\
name: tracks
app: mousepad
steps:
  - press: a
  - retry: 2
    steps:
      - press: b
      - press: c
        on_failure:
          - press: d
  - if: {window: Notes}
    then:
      - press: e
    else:
      - press: f
on_failure:
  - press: g
"""


@pytest.fixture
def source() -> Source:
    return read(TEXT, folder=Path())


@pytest.mark.parametrize(
    ("place", "path", "inside"),
    [
        ("steps[1]", ("steps", 0), False),
        ("try 2: steps[2].steps[1]", ("steps", 1, "steps", 0), False),
        ("row 3: try 1: steps[2].steps[1]", ("steps", 1, "steps", 0), False),
        ("steps[4]: steps[2].then[1]", ("steps", 3), True),
        ("row 1: steps[1].steps[2]: app[1]", ("steps", 0, "steps", 1), True),
        ("on_failure[2]", ("on_failure", 1), False),
        ("elsewhere", (), False),
    ],
)
def test_a_place_is_read_as_a_path_of_this_script(
    place: str, path: tuple[str | int, ...], inside: bool
) -> None:
    assert own_path(place) == (path, inside)


def test_a_step_of_a_called_script_belongs_to_the_line_that_calls(source: Source) -> None:
    assert line_of(source, "steps[1]: steps[7]") == line_of(source, "steps[1]") == 4


def test_the_application_is_where_it_begins(source: Source) -> None:
    assert first_line(source) == 2


@pytest.mark.parametrize(
    ("place", "good", "line"),
    [
        ("app[1]", True, 4),
        ("steps[1]", True, 5),
        ("try 1: steps[2].steps[1]", True, 8),
        ("try 1: steps[2].steps[2]", True, 5),
        ("try 1: steps[2].steps[1]", False, 5),
        ("try 1: steps[2].steps[2]", False, 10),
        ("steps[3].then[1]", True, 11),
        ("steps[3]", True, 0),
        ("steps[1]", False, 17),
        ("steps[1]: steps[1]", True, 4),
        ("elsewhere", True, 0),
    ],
)
def test_the_line_after_a_step_is_known(source: Source, place: str, good: bool, line: int) -> None:
    assert next_line(source, place, good=good) == line


@pytest.mark.parametrize(
    ("place", "around", "yes"),
    [
        ("steps[1].then[1]", "steps[1]", True),
        ("steps[10]", "steps[1]", False),
        ("steps[1]: steps[2]", "steps[1]", True),
        ("try 2: steps[1].steps[1]", "steps[1]", True),
        ("row 2: try 1: steps[1].steps[2].steps[1]", "row 2: steps[1].steps[2]", True),
        ("row 1: try 1: steps[1].steps[2].steps[1]", "row 2: steps[1].steps[2]", False),
        ("steps[4]: row 1: steps[1].steps[1]", "steps[4]: steps[1]", True),
        ("steps[1]", "steps[1].then[1]", False),
    ],
)
def test_what_is_done_inside_a_step_is_known_by_its_place(place: str, around: str, yes: bool) -> None:
    assert is_inside(place, around) is yes
