from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agent.actions import Button
from agent.geometry import Box, Point, Window
from agent.record.gesture import (
    Chorded,
    Clicked,
    Dragged,
    Gesture,
    Held,
    Hovered,
    Loosed,
    Scrolled,
    Typed,
    numbered,
)
from agent.record.input import (
    Around,
    Event,
    Gap,
    KeyDown,
    KeyUp,
    Marked,
    Moved,
    Pressed,
    Released,
    Secret,
    Seen,
    Turned,
    Written,
)
from agent.record.reduce import reduce

A, B = Point(100, 100), Point(300, 200)
MS = 1_000_000
NAMED = ("enter", "tab", "esc", "backspace", "delete", "left", "right", "home", "end", "up", "down", "f5")
MODS = ("ctrl", "shift", "alt", "super", "altgr")


class Hands:
    """Writes events down as hands make them; each thing takes a little time."""

    def __init__(self) -> None:
        self.events: list[Event] = []
        self.now = 1_000 * MS

    def wait(self, ms: float) -> Hands:
        self.now += int(ms * MS)
        return self

    def add(self, make: Callable[..., Event], *rest: Any, **named: Any) -> Hands:
        self.events.append(make(self.now, *rest, **named))
        self.now += 10 * MS
        return self

    def move(self, to: Point) -> Hands:
        return self.add(Moved, to)

    def down(self, at: Point = A, button: Button = Button.LEFT) -> Hands:
        return self.add(Pressed, at, button)

    def up(self, at: Point = A, button: Button = Button.LEFT) -> Hands:
        return self.add(Released, at, button)

    def click(self, at: Point = A, button: Button = Button.LEFT) -> Hands:
        return self.move(at).down(at, button).up(at, button)

    def turn(self, at: Point = A, down: int = 0, right: int = 0) -> Hands:
        return self.add(Turned, at, right=right, down=down)

    def press(self, key: str, text: str = "", **named: Any) -> Hands:
        return self.add(KeyDown, key, text, **named)

    def let(self, key: str) -> Hands:
        return self.add(KeyUp, key)

    def tap(self, key: str, text: str = "") -> Hands:
        return self.press(key, text).let(key)

    def type(self, text: str) -> Hands:
        for letter in text:
            if letter.isupper():
                self.press("shift").tap(letter.lower(), letter).let("shift")
            else:
                self.tap(letter, letter)
        return self

    def chord(self, *keys: str) -> Hands:
        for key in keys:
            self.press(key)
        for key in reversed(keys):
            self.let(key)
        return self


def told(gestures: tuple[Gesture, ...]) -> list[Gesture]:
    """Return gestures without their events and times, for comparing."""
    kinds = {"events": (), "began_ns": 0, "ended_ns": 0}
    return [
        type(each)(**{**{name: getattr(each, name) for name in _fields(each)}, **kinds}) for each in gestures
    ]


def _fields(gesture: Gesture) -> list[str]:
    return list(gesture.__dataclass_fields__)


def window(pid: int, title: str) -> Window:
    return Window(title, "x", Box(0, 0, 9, 9), active=True, pid=pid)


CASES: list[tuple[str, Hands, list[Gesture]]] = [
    ("a click", Hands().click(), [Clicked(A)]),
    ("a right click", Hands().click(button=Button.RIGHT), [Clicked(A, Button.RIGHT)]),
    ("a middle click", Hands().click(button=Button.MIDDLE), [Clicked(A, Button.MIDDLE)]),
    ("a double click that begins a recording", Hands().click().click(), [Clicked(A, count=2)]),
    ("a triple click that begins a recording", Hands().click().click().click(), [Clicked(A, count=3)]),
    ("four clicks", Hands().click().click().click().click(), [Clicked(A, count=3), Clicked(A)]),
    (
        "a triple click after another gesture",
        Hands().click(B).wait(900).click().click().click(),
        [Clicked(B), Clicked(A, count=3)],
    ),
    ("two slow clicks", Hands().click().wait(600).click(), [Clicked(A), Clicked(A)]),
    ("two clicks at two places", Hands().click(A).click(B), [Clicked(A), Clicked(B)]),
    (
        "two clicks of two buttons",
        Hands().click().click(button=Button.RIGHT),
        [Clicked(A), Clicked(A, Button.RIGHT)],
    ),
    (
        "two clicks with a key between",
        Hands().click().tap("esc").click(),
        [Clicked(A), Chorded(("esc",)), Clicked(A)],
    ),
    ("two clicks with a gap between", Hands().click().add(Gap, 3).click(), [Clicked(A), Clicked(A)]),
    (
        "two clicks with a pause between",
        Hands().click().add(Marked, "paused").click(),
        [Clicked(A), Clicked(A)],
    ),
    ("a click with a trembling hand", Hands().down(A).move(A.moved(2, 1)).up(A.moved(2, 1)), [Clicked(A)]),
    ("a click with ctrl", Hands().press("ctrl").click().let("ctrl"), [Clicked(A, holding=("ctrl",))]),
    (
        "a click with ctrl and shift",
        Hands().press("ctrl").press("shift").click().let("shift").let("ctrl"),
        [Clicked(A, holding=("ctrl", "shift"))],
    ),
    (
        "two clicks under one ctrl",
        Hands().press("ctrl").click(A).click(B).let("ctrl"),
        [Clicked(A, holding=("ctrl",)), Clicked(B, holding=("ctrl",))],
    ),
    (
        "a double click with shift",
        Hands().press("shift").click().click().let("shift"),
        [Clicked(A, count=2, holding=("shift",))],
    ),
    (
        "ctrl let go within the click",
        Hands().press("ctrl").down().let("ctrl").up(),
        [Clicked(A, holding=("ctrl",))],
    ),
    ("a long press of two seconds", Hands().down().wait(2000).up(), [Clicked(A, pressed=2.01)]),
    (
        "a click after a long press",
        Hands().down().wait(600).up().click(),
        [Clicked(A, pressed=0.61), Clicked(A)],
    ),
    ("a drag", Hands().down(A).move(B).up(B), [Dragged((A, B))]),
    ("a drag without any move", Hands().down(A).up(Point(290, 100)), [Dragged((A, Point(290, 100)))]),
    (
        "a drag of eight points",
        Hands().down(A).move(A.moved(8, 0)).up(A.moved(8, 0)),
        [Dragged((A, A.moved(8, 0)))],
    ),
    ("a drag there and back", Hands().down(A).move(B).move(A).up(A), [Dragged((A, B, A))]),
    (
        "a drag with shift",
        Hands().press("shift").down(A).move(B).up(B).let("shift"),
        [Dragged((A, B), holding=("shift",))],
    ),
    (
        "a drag with the right button",
        Hands().down(A, Button.RIGHT).up(B, Button.RIGHT),
        [Dragged((A, B), Button.RIGHT)],
    ),
    (
        "a drag along a straight way",
        Hands().down(Point(0, 0)).move(Point(5, 5)).move(Point(9, 9)).up(Point(50, 50)),
        [Dragged((Point(0, 0), Point(50, 50)))],
    ),
    (
        "a drag round a corner",
        Hands().down(Point(0, 0)).move(Point(50, 0)).up(Point(50, 50)),
        [Dragged((Point(0, 0), Point(50, 0), Point(50, 50)))],
    ),
    ("a scroll", Hands().turn(down=1).turn(down=1).turn(down=1), [Scrolled(A, down=3)]),
    (
        "a scroll there and back",
        Hands().turn(down=-3).turn(down=3),
        [Scrolled(A, down=-3), Scrolled(A, down=3)],
    ),
    (
        "a scroll at two places",
        Hands().turn(A, 1).move(B).turn(B, 1),
        [Scrolled(A, down=1), Scrolled(B, down=1)],
    ),
    ("a scroll that ends the recording", Hands().click().turn(down=2), [Clicked(A), Scrolled(A, down=2)]),
    ("a scroll to the side", Hands().turn(right=1).turn(right=1), [Scrolled(A, right=2)]),
    (
        "a scroll down and then to the side",
        Hands().turn(down=1).turn(right=1),
        [Scrolled(A, down=1), Scrolled(A, right=1)],
    ),
    (
        "a scroll, a rest, a scroll",
        Hands().turn(down=1).wait(1500).turn(down=1),
        [Scrolled(A, down=1), Scrolled(A, down=1)],
    ),
    (
        "a scroll with ctrl",
        Hands().press("ctrl").turn(down=1).turn(down=1).let("ctrl"),
        [Held("ctrl"), Scrolled(A, down=2), Loosed("ctrl")],
    ),
    ("a text", Hands().type("hello"), [Typed("hello")]),
    ("a text with pauses", Hands().type("he").wait(5000).type("llo"), [Typed("hello")]),
    ("a text with a capital", Hands().type("Hello"), [Typed("Hello")]),
    ("a text in Russian", Hands().tap("п", "п").tap("р", "р"), [Typed("пр")]),
    ("a letter by altgr", Hands().press("altgr").tap("q", "@").let("altgr"), [Typed("@")]),
    (
        "a letter by ctrl and altgr",
        Hands().press("ctrl").press("altgr").tap("q", "@").let("altgr").let("ctrl"),
        [Typed("@")],
    ),
    ("a dead key", Hands().press("´", dead=True).let("´").tap("e", "é"), [Typed("é")]),
    (
        "a text by an input method",
        Hands().tap("n", "").add(Written, "你好"),
        [Chorded(("n",)), Typed("你好")],
    ),
    (
        "a key that repeats",
        Hands().press("a", "a").press("a", "a", repeat=True).press("a", "a", repeat=True).let("a"),
        [Typed("aaa")],
    ),
    ("a letter taken back", Hands().type("helo").tap("backspace").type("lo"), [Typed("hello")]),
    ("all taken back", Hands().type("a").tap("backspace"), [Typed("")]),
    (
        "more taken back than was typed",
        Hands().type("a").tap("backspace").tap("backspace"),
        [Typed(""), Chorded(("backspace",))],
    ),
    (
        "a letter put in further left",
        Hands().type("hllo").tap("left").tap("left").tap("left").type("e"),
        [Typed("hello")],
    ),
    (
        "there and back by arrows",
        Hands().type("ac").tap("left").type("b").tap("right").type("d"),
        [Typed("abcd")],
    ),
    ("a letter deleted", Hands().type("abc").tap("left").tap("delete"), [Typed("ab")]),
    (
        "what is marked and typed over",
        Hands().type("ab").press("shift").tap("left").let("shift").type("c"),
        [Typed("ac")],
    ),
    (
        "what is marked and deleted",
        Hands().type("ab").press("shift").tap("left").let("shift").tap("backspace"),
        [Typed("a")],
    ),
    (
        "an arrow out of the text",
        Hands().type("a").tap("left").tap("left").type("b"),
        [Typed("a"), Chorded(("left",)), Typed("b")],
    ),
    (
        "home, which nobody knows where it leads",
        Hands().type("a").tap("home").type("b"),
        [Typed("a"), Chorded(("home",)), Typed("b")],
    ),
    ("an arrow up", Hands().type("a").tap("up").type("b"), [Typed("a"), Chorded(("up",)), Typed("b")]),
    ("enter", Hands().type("a").tap("enter"), [Typed("a"), Chorded(("enter",))]),
    ("a text, the mouse, a text", Hands().type("a").click().type("b"), [Typed("a"), Clicked(A), Typed("b")]),
    (
        "all marked and typed over",
        Hands().type("a").chord("ctrl", "a").type("b"),
        [Typed("a"), Chorded(("ctrl", "a")), Typed("b")],
    ),
    (
        "copy and paste under one ctrl",
        Hands().press("ctrl").tap("c", "c").tap("v", "v").let("ctrl"),
        [Chorded(("ctrl", "c")), Chorded(("ctrl", "v"))],
    ),
    ("a shortcut with shift", Hands().chord("ctrl", "shift", "t"), [Chorded(("ctrl", "shift", "t"))]),
    ("shift and a function key", Hands().chord("shift", "f5"), [Chorded(("shift", "f5"))]),
    ("shift and tab", Hands().chord("shift", "tab"), [Chorded(("shift", "tab"))]),
    ("alt alone", Hands().tap("alt"), [Chorded(("alt",))]),
    ("super alone", Hands().tap("super"), [Chorded(("super",))]),
    (
        "an arrow that repeats",
        Hands().press("down").press("down", repeat=True).press("down", repeat=True).let("down"),
        [Chorded(("down",), 3)],
    ),
    ("an arrow pressed twice", Hands().tap("down").tap("down"), [Chorded(("down",)), Chorded(("down",))]),
    (
        "ctrl that repeats before a click",
        Hands().press("ctrl").press("ctrl", repeat=True).click().let("ctrl"),
        [Clicked(A, holding=("ctrl",))],
    ),
    ("a release without a press", Hands().up(), [Loosed("left")]),
    ("a key's release without its press", Hands().let("a"), [Loosed("a")]),
    ("a modifier's release without its press", Hands().let("ctrl"), [Loosed("ctrl")]),
    ("a press that ends the recording", Hands().down(), [Clicked(A)]),
    ("a modifier that ends the recording", Hands().press("ctrl"), [Chorded(("ctrl",))]),
    ("a press whose release was lost", Hands().down(A).down(B).up(B), [Dragged((A, B)), Clicked(B)]),
    ("a secret", Hands().add(Secret, "pin"), [Typed("${secret:pin}")]),
    ("a secret in many pieces", Hands().add(Secret, "pin").add(Secret, "pin"), [Typed("${secret:pin}")]),
    ("a secret within a text", Hands().type("a").add(Secret, "pin").type("b"), [Typed("a${secret:pin}b")]),
    (
        "a text in two programs",
        Hands().add(Around, (window(1, "one"),)).type("a").add(Around, (window(2, "two"),)).type("b"),
        [Typed("a"), Typed("b")],
    ),
    (
        "a title that changes while one types",
        Hands().add(Around, (window(1, "x"),)).type("a").add(Around, (window(1, "*x"),)).type("b"),
        [Typed("ab")],
    ),
    (
        "a rest under which the screen changed",
        Hands().move(A).wait(300).add(Seen, "0" * 32, Box(0, 0, 1, 1)).wait(900).move(B),
        [Hovered(A, 1.22)],
    ),
    ("a rest under which nothing changed", Hands().move(A).wait(2000).move(B), []),
    ("moves alone", Hands().move(A).move(B), []),
]


@pytest.mark.parametrize(("name", "hands", "gestures"), CASES, ids=[name for name, *_ in CASES])
def test_it_is_told_as_one_would_tell_it(name: str, hands: Hands, gestures: list[Gesture]) -> None:
    assert told(reduce(hands.events)) == gestures
    each_belongs_to_one(hands.events)


@pytest.mark.parametrize(("name", "hands", "gestures"), CASES, ids=[name for name, *_ in CASES])
def test_it_is_the_same_where_all_happens_at_one_instant_but_what_time_tells(
    name: str, hands: Hands, gestures: list[Gesture]
) -> None:
    at_once = [_at(event, 5) for event in hands.events]
    each_belongs_to_one(at_once)
    assert reduce(at_once) == reduce(at_once)


def test_two_clicks_with_equal_stamps_are_both_there() -> None:
    events = [_at(event, 5) for event in Hands().click(A).click(B).events]
    assert told(reduce(events)) == [Clicked(A), Clicked(B)]


def test_places_of_events_are_written_shortly() -> None:
    assert (numbered([7, 1, 2, 3]), numbered([]), numbered([4])) == ("1-3,7", "", "4")


def _at(event: Event, at_ns: int) -> Event:
    return replace(event, at_ns=at_ns)


def each_belongs_to_one(events: list[Event]) -> None:
    """Check that what was pressed, turned or written belongs to exactly one gesture, and nothing else."""
    owned = [index for gesture in reduce(events) for index in gesture.events]
    kinds = Pressed | Released | Turned | KeyDown | KeyUp | Written | Secret
    assert sorted(owned) == [index for index, event in enumerate(events) if isinstance(event, kinds)]


POINTS = st.sampled_from([A, B, A.moved(3, 0), A.moved(9, 0), Point(0, 0)])
KEYS = st.sampled_from([*"abcü1", *NAMED, *MODS, "code99"])
BUTTONS = st.sampled_from(Button)
SOUP = st.lists(
    st.tuples(
        st.integers(0, 900),
        st.one_of(
            st.tuples(st.just(Moved), POINTS),
            st.tuples(st.just(Pressed), POINTS, BUTTONS),
            st.tuples(st.just(Released), POINTS, BUTTONS),
            st.tuples(st.just(Turned), POINTS, st.integers(-2, 2), st.integers(-2, 2)),
            st.tuples(st.just(KeyDown), KEYS, st.sampled_from(["", "a", "@"]), st.booleans(), st.booleans()),
            st.tuples(st.just(KeyUp), KEYS),
            st.tuples(st.just(Written), st.sampled_from(["你", "ab"])),
            st.tuples(st.just(Secret), st.sampled_from(["pin", "key"])),
            st.tuples(st.just(Gap), st.integers(1, 9)),
            st.tuples(st.just(Seen), st.just("0" * 32), st.just(Box(0, 0, 1, 1))),
            st.tuples(st.just(Around), st.sampled_from([(), (window(1, "x"),), (window(2, "x"),)])),
        ),
    ),
    max_size=40,
)


def soup_of(parts: list[tuple[int, tuple[Any, ...]]]) -> list[Event]:
    hands = Hands()
    for ms, (make, *rest) in parts:
        hands.wait(ms).add(make, *rest)
    return hands.events


@settings(max_examples=500, deadline=None)
@given(SOUP)
def test_whatever_the_hands_do_each_event_belongs_to_one_gesture(parts: list[Any]) -> None:
    each_belongs_to_one(soup_of(parts))


# Gestures that are told apart whatever comes before and after: made into events, they come back as they were.
GESTURES: list[tuple[Callable[[Hands], Hands], list[Gesture]]] = [
    (lambda hands: hands.wait(900).click(A), [Clicked(A)]),
    (lambda hands: hands.wait(900).click(B).click(B), [Clicked(B, count=2)]),
    (lambda hands: hands.wait(900).click(A, Button.RIGHT), [Clicked(A, Button.RIGHT)]),
    (lambda hands: hands.press("ctrl").click(B).let("ctrl"), [Clicked(B, holding=("ctrl",))]),
    (lambda hands: hands.down(A).move(B).up(B), [Dragged((A, B))]),
    (lambda hands: hands.down(B).wait(700).up(B), [Clicked(B, pressed=0.71)]),
    (lambda hands: hands.wait(1500).turn(B, 2), [Scrolled(B, down=2)]),
    (lambda hands: hands.wait(1500).turn(B, -1), [Scrolled(B, down=-1)]),
    (
        lambda hands: hands.tap("esc").type("Hi").tap("enter"),
        [Chorded(("esc",)), Typed("Hi"), Chorded(("enter",))],
    ),
    (lambda hands: hands.chord("ctrl", "s"), [Chorded(("ctrl", "s"))]),
    (lambda hands: hands.tap("tab"), [Chorded(("tab",))]),
]


def there_and_back(chosen: list[int]) -> None:
    hands, wanted = Hands(), list[Gesture]()
    for number in chosen:
        make, gestures = GESTURES[number]
        make(hands.wait(600))
        wanted += gestures
    assert [each for each in told(reduce(hands.events)) if not isinstance(each, Hovered)] == wanted


CHOSEN = st.lists(st.integers(0, len(GESTURES) - 1), max_size=12)


@settings(max_examples=300, deadline=None)
@given(CHOSEN)
def test_gestures_that_are_made_into_events_come_back(chosen: list[int]) -> None:
    there_and_back(chosen)


@pytest.mark.bench
@pytest.mark.timeout(1200)
@settings(max_examples=10_000, deadline=None)
@given(CHOSEN)
def test_ten_thousand_times_there_and_back(chosen: list[int]) -> None:
    there_and_back(chosen)


@pytest.mark.bench
@pytest.mark.timeout(1200)
@settings(max_examples=10_000, deadline=None)
@given(SOUP)
def test_ten_thousand_soups(parts: list[Any]) -> None:
    each_belongs_to_one(soup_of(parts))
