"""Claims about what came of an act: nothing ends as done for which nothing on the screen speaks."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from PIL import Image, ImageDraw

from agent.actions import Action, AskUser, Click, Finish, Press, Type, Wait
from agent.control import Control
from agent.episode import Decision, Observation, Outcome, Result, Step
from agent.fake import FakeReader
from agent.geometry import Box, Point, Window
from agent.screenshot import Screenshot
from agent.senses import Found
from agent.sight.match import find_all
from policies.pocket.acting import act
from policies.pocket.course import course
from policies.pocket.intent import Choose, ClickThe, Do, Search, Tick, Where, Write
from policies.pocket.news import fresh, is_still
from policies.pocket.outcome import doubt
from policies.pocket.policy import Pocket
from policies.pocket.tickbox import box_of, is_ticked
from policies.pocket.undertaking import Restyle
from policies.pocket.view import View

SIZE = (640, 400)


def picture(*boxes: tuple[int, int, int, int], ticked: bool = False) -> Screenshot:
    image = Image.new("RGB", SIZE, "white")
    pen = ImageDraw.Draw(image)
    for box in boxes:
        pen.rectangle(box, fill=(120, 120, 120))
    if ticked:
        pen.line((42, 104, 52, 114), "black", 3)
    return Screenshot.from_picture(image)


EMPTY = picture()


def acted(*actions: Action, changed: bool | None = True, before=EMPTY, target: str = "here") -> Step:
    found = Found(Box(30, 30, 40, 18), target, 0.8)
    return Step(1, before, Decision(actions, "", "1: it", (found,)), Outcome(Result.DONE, changed=changed))


def look(*texts: tuple[str, int, int], step: Step | None = None, now=EMPTY, windows: Sequence[Window] = ()):
    found = [Found(Box(left, top, 9 * len(label), 18), label) for label, left, top in texts]
    return View(
        Observation("zz", now, (step,) if step is not None else (), tuple(windows)),
        reader=FakeReader(found),
        eye=lambda: None,
        emit=lambda event: None,
        after_reading=lambda: None,
    )


CLICK = Click(Point(50, 39))
DROPPED = (("Small", 40, 60), ("Medium", 40, 84), ("Large", 40, 108))
LIST = picture((36, 58, 120, 130))


@pytest.mark.parametrize(
    ("intent", "step", "view", "against"),
    [
        (Do("zoom in"), acted(CLICK, changed=False), look(), "nothing on the screen has changed"),
        (Do("zoom in"), acted(CLICK, changed=True), look(), ""),
        (Do("zoom in"), acted(CLICK, changed=False, before=LIST), look(), ""),  # it came late
        (Do("zoom to 200%"), acted(CLICK), look(("110%", 40, 40)), "'200%' is not shown"),
        (Do("zoom to 200%"), acted(CLICK), look(("200%", 40, 40)), ""),
        (Do("copy it"), acted(Press(("ctrl", "c")), changed=False), look(), ""),
        (Write("Wake up"), acted(Type("Wake up")), look(("07", 40, 40)), "not seen where it was typed"),
        (Write("of Ann"), acted(Type("of Ann"), changed=False), look(("Tel. of Ann", 40, 40)), "nothing on"),
        (Write("Wake up"), acted(Type("Wake up")), look(("Wake vp", 40, 40)), ""),
        (Write("5+6="), acted(Type("5+6=")), look(("11", 40, 40)), ""),  # a calculator shows the sum
        (Write("hunter22", "password"), acted(Type("hunter22"), changed=False), look(), ""),
        (Search("clock"), acted(Type("clock"), changed=False), look(("Hello", 40, 40)), "is not seen where"),
        (Search("milk"), acted(Type("milk"), changed=False), look(("milk", 40, 40)), "nothing on"),
        (Search("milk"), acted(Type("milk"), changed=True), look(("milk", 40, 40)), ""),
        (Choose("Eraser"), acted(Type("Eraser")), look(("Pen", 40, 40)), "not shown after it was typed"),
        (ClickThe("Save"), acted(CLICK, changed=False), look(), ""),  # that very word was clicked
        (ClickThe("save"), acted(CLICK, changed=False, target="icon: save"), look(), "nothing on the screen"),
        (Where("x", Do("zoom in")), acted(CLICK, changed=False), look(), "nothing on the screen has changed"),
    ],
)  # fmt: skip
def test_an_act_is_doubted_where_nothing_speaks_for_it(intent, step, view, against: str) -> None:
    said = doubt(intent, step, view)
    assert against in said
    assert bool(against) == bool(said)


def test_a_list_that_only_came_up_is_no_larger_text() -> None:
    step = acted(CLICK, target="icon: larger")
    seen = look(*DROPPED, step=step, now=LIST)
    assert "only a list came up" in doubt(Restyle("larger"), step, seen)
    assert "only a list came up" in doubt(Do("make the text larger"), step, seen)
    assert doubt(Do("open the list of sizes"), step, seen) == ""


def test_what_comes_up_in_a_dialog_is_no_list() -> None:
    step = acted(CLICK, target="Test Integrity")
    over = Window("Last output", "app", Box(20, 50, 200, 120), active=True, pid=7)
    main = Window("Archive", "app", Box(0, 0, 640, 400), pid=7)
    assert "only a list" in doubt(Do("test the archive"), step, look(*DROPPED, step=step, now=LIST))
    assert (
        doubt(Do("test the archive"), step, look(*DROPPED, step=step, now=LIST, windows=(over, main))) == ""
    )


def test_a_file_name_replaces_all_that_a_dialog_proposes() -> None:
    over = Window("Save As", "app", Box(20, 50, 200, 120), active=True, pid=7)
    main = Window("notes", "app", Box(0, 0, 640, 400), pid=7)
    typed = Type("letter.txt")
    assert act(Write("letter.txt"), "", look(windows=(over, main)), ()).actions == (
        Press(("ctrl", "a")),
        typed,
    )
    assert act(Write("letter.txt"), "", look(windows=(main,)), ()).actions == (typed,)


def test_a_box_has_to_be_as_it_was_asked_for() -> None:
    box = (40, 100, 56, 116)
    image = Image.new("RGB", SIZE, "white")
    ImageDraw.Draw(image).rectangle(box, outline="black")
    empty = Screenshot.from_picture(image)
    ImageDraw.Draw(image).line((42, 104, 52, 114), "black", 4)
    full = Screenshot.from_picture(image)
    label = ("Line numbers", 64, 99)
    assert "not ticked" in doubt(Tick("Line numbers"), acted(CLICK), look(label, now=empty))
    assert doubt(Tick("Line numbers"), acted(CLICK), look(label, now=full)) == ""


@pytest.mark.parametrize("left", [60, 36])  # the reader may take the box into the line
def test_a_box_that_its_tick_hides_is_where_the_others_are(left: int) -> None:
    image = Image.new("RGB", SIZE, "white")
    pen = ImageDraw.Draw(image)
    for top in (76, 124):
        pen.rectangle((40, top, 53, top + 13), outline="black")
    pen.line((40, 106, 45, 112, 53, 100), "black", 3)
    seen = look(
        ("Icons", 60, 73),
        ("Show line numbers", left, 97),
        ("Marks", 60, 121),
        now=Screenshot.from_picture(image),
    )
    (match,) = find_all("line numbers", seen.texts)
    assert is_ticked(seen, box_of(match, seen))
    assert act(Tick("line numbers"), "", seen, ()).actions == ()


def test_a_title_that_says_unsaved_speaks_against_having_saved() -> None:
    step = acted(Press(("ctrl", "s")), changed=False)
    window = Window("*notes.txt - Editor", "editor", Box(0, 0, 640, 400), active=True, pid=7)
    saved = Window("notes.txt - Editor", "editor", Box(0, 0, 640, 400), active=True, pid=7)
    assert "not saved" in doubt(Do("save the file"), step, look(windows=(window,)))
    assert doubt(Do("save the file"), step, look(windows=(saved,))) == ""


def test_a_button_that_comes_up_with_the_verb_is_still_to_be_pressed() -> None:
    step = acted(CLICK, target="Stopwatch")
    seen = look(("Start", 40, 70), step=step, now=picture((36, 68, 90, 90)))
    assert "not pressed yet" in doubt(Do("start the stopwatch"), step, seen)
    assert doubt(Do("open the stopwatch"), step, seen) == ""


def test_a_number_that_was_added_to_the_old_one_is_seen() -> None:
    seen = look(("1218", 30, 30))
    assert "1218" in doubt(Write("18", "font size"), acted(Type("18")), seen)
    assert doubt(Write("18", "font size"), acted(Type("18")), look(("18", 30, 30))) == ""


def test_only_what_is_new_is_fresh_and_a_caret_is_nothing_new() -> None:
    old, new = Found(Box(200, 200, 40, 18), "old"), Found(Box(40, 60, 50, 18), "new")
    assert fresh([old, new], EMPTY, LIST) == [new]
    assert is_still(EMPTY, picture((300, 100, 301, 116)))
    assert not is_still(EMPTY, LIST)


def test_who_is_asked_about_what_is_done_is_heard_about_that() -> None:
    asked = Decision((AskUser("?"),), reply="2: zoom in")
    history = [acted(CLICK), acted(CLICK), Step(3, None, asked, Outcome(Result.DONE, answer="click Plus"))]
    assert (course(history).done, course(history).said) == (1, "click Plus")


def run(task: str, texts: Sequence[Found], eye, steps: int = 14) -> list[Action]:
    """Decide and carry out on a screen on which nothing ever changes; nobody answers."""
    policy = Pocket(lambda: eye, reader=FakeReader(texts), control=Control(), patience_seconds=3)
    history, done = list[Step](), list[Action]()
    for second in range(steps):
        now = Screenshot(EMPTY.image, EMPTY.area, float(second))
        decision = policy.decide(Observation(task, now, tuple(history), ()), lambda event: None)
        done += decision.actions
        if any(isinstance(action, AskUser | Finish) for action in decision.actions):
            return done
        history.append(Step(second, now, decision, Outcome(Result.DONE, changed=False)))
    return done


def test_a_dead_screen_is_looked_at_again_tried_once_more_and_then_asked_about(eye) -> None:
    done = run("zoom in", [Found(Box(30, 30, 60, 18), "Hello")], eye)
    pressed = [action for action in done if isinstance(action, Press)]
    assert pressed == [Press(("ctrl", "+"))]
    assert isinstance(done[1], Wait)
    assert isinstance(done[-1], AskUser)
    assert not any(isinstance(action, Finish) for action in done)
