"""A script made of a record: what it keeps, what it leaves out, and by what it finds things again."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image, ImageDraw

from agent.actions import Action, AskUser, Button, Click, Drag, Finish, Hold, Press, Scroll, Type, Wait
from agent.episode import Decision, Ending, Outcome, Result, Step, Verdict
from agent.errors import UsageError
from agent.events import Captured, Decided, Ended, Event, Performed, Read, Started
from agent.geometry import Box, Point, Window
from agent.redaction import Veil
from agent.screenshot import Screenshot
from agent.script.new import script_from, script_of
from agent.script.reading import load
from agent.script.scope import fill
from agent.secrets import Secrets
from agent.senses import Found
from agent.sight.ocr import OcrReader
from agent.writer import EpisodeWriter

EDITOR = Window("notes - Editor", "no-such-program", Box(0, 0, 400, 300), active=True, pid=1)
DIALOG = Window("Save As", "no-such-program", Box(100, 100, 200, 100), active=True, pid=1)
Did = tuple[Action, ...] | Step


def screen(*texts: tuple[str, int, int], windows: Sequence[Window] = (EDITOR,)) -> list[Event]:
    """Return a look at a screen with these texts, each with a mark of its own beside it."""
    picture = Image.new("RGB", (400, 300), "white")
    draw = ImageDraw.Draw(picture)
    found = []
    for text, left, top in texts:
        draw.text((left, top), text, "black")
        draw.line((left - 12, top, left - 12, top + len(found) * 3 + 3), "red", width=3)
        found.append(Found(Box(left, top - 2, 8 * len(text), 14), text))
    return [Captured(1, Screenshot.from_picture(picture), tuple(windows)), Read(tuple(found))]


@pytest.fixture
def record(tmp_path: Path) -> Callable[..., Path]:
    """Keep an episode of steps: each a look and the actions, or the whole step."""

    def keep(*steps: tuple[list[Event], Did], task: str = "a task") -> Path:
        writer = EpisodeWriter(
            tmp_path / "runs", task=task, veil=Veil(secrets=Secrets(), reader=OcrReader()), secrets=Secrets()
        )
        writer(Started(task, "literal", writer.folder, time.time()))
        for number, (look, did) in enumerate(steps, start=1):
            step = did if isinstance(did, Step) else Step(number, None, Decision(did), Outcome(Result.DONE))
            for event in (*look, Decided(number, step.decision), Performed(step)):
                writer(event)
        writer(Ended(Ending(Verdict.FINISHED), {"run": 1.0}))
        writer.close()
        return writer.folder

    return keep


BLANK = screen()


def steps_of(episode: Path, to: Path) -> list[dict[str, object]]:
    source = load(script_from(episode, to))
    return [step.model_dump(mode="json", by_alias=True, exclude_unset=True) for step in source.script.steps]


def test_words_that_are_there_once_find_the_place_again(record, tmp_path: Path) -> None:
    look = screen(("File", 50, 20), ("Edit", 150, 20))
    (step,) = steps_of(record((look, (Click(Point(165, 25)),))), tmp_path / "a.yaml")
    assert step["click"]["any"][0] == {"text": "Edit"}
    assert (tmp_path / step["click"]["any"][1]["picture"]).is_file()


def test_where_the_words_are_there_twice_a_picture_tells_them_apart(record, tmp_path: Path) -> None:
    look = screen(("Open", 50, 20), ("Open", 50, 200))
    (step,) = steps_of(record((look, (Click(Point(60, 205)),))), tmp_path / "a.yaml")
    assert list(step["click"]) == ["picture"]


def test_a_box_is_the_last_resort(record, tmp_path: Path) -> None:
    (step,) = steps_of(record((BLANK, (Click(Point(60, 205)),))), tmp_path / "a.yaml")
    assert step["click"] == {"box": [48, 197, 24, 16]}


def test_buttons_counts_and_held_keys_are_kept(record, tmp_path: Path) -> None:
    click = Click(Point(60, 205), Button.RIGHT, 2, ("ctrl",))
    drag = Drag((Point(60, 60), Point(90, 90), Point(160, 160)), holding=("shift",))
    first, second = steps_of(record((BLANK, (click, drag))), tmp_path / "a.yaml")
    assert (first["button"], first["count"], first["holding"]) == ("right", 2, ["ctrl"])
    assert (second["drag"], second["to"]) == ({"box": [48, 52, 24, 16]}, {"box": [148, 152, 24, 16]})


def test_typing_that_goes_on_is_one_step_and_equal_keys_are_counted(record, tmp_path: Path) -> None:
    typed = [(BLANK, (Type("Hel"),)), (BLANK, (Wait(1, for_change=True),)), (BLANK, (Type("lo"),))]
    pressed = [(BLANK, (Press(("ctrl", "+")),) * 2), (BLANK, (Press(("ctrl", "+")),))]
    steps = steps_of(record(*typed, *pressed), tmp_path / "a.yaml")
    assert steps == [{"type": "Hello"}, {"press": "ctrl+plus", "times": 3}]


def test_a_window_that_has_come_up_is_waited_for_before_keys_go_to_it(record, tmp_path: Path) -> None:
    dialog = screen(windows=(DIALOG, EDITOR))
    steps = steps_of(record((BLANK, (Press(("ctrl", "s")),)), (dialog, (Type("x"),))), tmp_path / "a.yaml")
    assert steps == [{"press": "ctrl+s"}, {"wait": {"window": "Save As"}}, {"type": "x"}]


def test_what_was_not_done_is_no_step_but_is_told(record, tmp_path: Path) -> None:
    refused = Step(2, None, Decision((Type("no"),), "I type"), Outcome(Result.REFUSED, "the person said no"))
    finish = (Finish("done"), AskUser("well?"))
    script = script_from(
        record((BLANK, (Type("a"),)), (BLANK, refused), (BLANK, finish)), tmp_path / "a.yaml"
    )
    assert [step.type for step in load(script).script.steps] == ["a"]
    assert "# step 2: I type (refused: the person said no; left out)" in script.read_text(encoding="utf-8")


def test_the_wheel_is_turned_as_far_and_over_the_same_place(record, tmp_path: Path) -> None:
    middle, corner = Scroll(Point(200, 150), down=3), Scroll(Point(60, 60), right=-2)
    steps = steps_of(record((BLANK, (middle, corner))), tmp_path / "a.yaml")
    assert steps == [
        {"scroll": "down", "by": 3},
        {"scroll": "left", "by": 2, "at": {"box": [48, 52, 24, 16]}},
    ]


def test_a_secret_is_declared_and_stays_a_name(record, tmp_path: Path) -> None:
    script = load(script_from(record((BLANK, (Type("${secret:mail.pin}"),))), tmp_path / "a.yaml")).script
    assert (script.secrets, script.steps[0].type) == (("mail.pin",), "${secret:mail.pin}")


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(st.sampled_from("a{} \n\t\"'\\:#-$%é你\u00a0\x7f"), min_size=1, max_size=12))
def test_any_text_is_typed_again_as_it_was(
    record, tmp_path_factory: pytest.TempPathFactory, text: str
) -> None:
    made = script_of(record((BLANK, (Type(text),)), task=text), tmp_path_factory.mktemp("made"))
    values = {name: each.default for name, each in made.script.parameters.items()}
    assert fill(made.script.steps[0].type, values) == text


def test_hostile_words_on_the_screen_are_not_made_into_a_script(record, tmp_path: Path) -> None:
    look = screen(("{{ work }}", 50, 20), ("${secret:a}", 150, 80))
    steps = steps_of(record((look, (Click(Point(60, 25)), Click(Point(170, 85))))), tmp_path / "a.yaml")
    assert [list(step["click"]) for step in steps] == [["picture"], ["picture"]]


@pytest.mark.parametrize(
    ("action", "words"),
    [
        (Drag((Point(1, 1), Point(2, 2)), Button.MIDDLE), "a drag with the middle button"),
        (Hold(Button.LEFT), "holding the left button"),
    ],
)
def test_what_no_script_can_say_is_an_error_and_not_left_out(record, tmp_path, action, words) -> None:
    with pytest.raises(UsageError, match=words):
        script_from(record((BLANK, (action,))), tmp_path / "a.yaml")


def test_an_episode_in_which_nothing_was_done_makes_no_script(record, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="nothing was done"):
        script_from(record((BLANK, (Finish("done"),))), tmp_path / "a.yaml")
    with pytest.raises(UsageError, match="choose an episode"):
        script_from(tmp_path, tmp_path / "a.yaml")
    assert not (tmp_path / "a.yaml").exists()


def test_a_file_that_is_there_is_not_written_over(record, tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("mine", encoding="utf-8")
    with pytest.raises(UsageError, match="there already"):
        script_from(record((BLANK, (Type("a"),))), tmp_path / "a.yaml")


def test_an_episode_whose_pictures_are_gone_still_makes_a_script(record, tmp_path: Path) -> None:
    episode = record((screen(("File", 50, 20)), (Click(Point(60, 25)),)))
    for frame in (episode / "frames").iterdir():
        frame.unlink()
    assert steps_of(episode, tmp_path / "a.yaml") == [{"click": {"box": [48, 17, 24, 16]}}]
