from __future__ import annotations

import contextlib
import json
import time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from agent.actions import Button
from agent.keys import CHARACTERS, NAMED
from policies.ui_tars.format import Dialect, formatted, reply
from policies.ui_tars.parser import parse
from policies.ui_tars.saying import (
    CallUser,
    Click,
    Drag,
    Finished,
    GoBack,
    GoHome,
    Hotkey,
    KeyDown,
    KeyUp,
    LongPress,
    Look,
    Misread,
    MouseDown,
    MouseUp,
    Move,
    Navigate,
    OpenApp,
    Saying,
    Scroll,
    Spot,
    Type,
    Wait,
)

AT, FAR = Click(Spot(100, 200)), Click(Spot(200, 300))
CENTRE = Click(Spot(105, 205))

# What a reply says after "Thought: x\nAction: ", and what it must become. Numbers: the rows of the table of
# troublesome outputs; 29 and 36 are policy (see the parser's docstring).
UNDERSTOOD: list[tuple[int, str, tuple[Saying, ...]]] = [
    (1, "click(start_box='(100,200)')", (AT,)),
    (2, "click(start_box='<|box_start|>(100,200)<|box_end|>')", (AT,)),
    (3, "click(point='<point>200 300</point>')", (FAR,)),
    (4, "click(start_box='<bbox>100 200 110 210</bbox>')", (CENTRE,)),
    (5, "click(start_box='[100, 200, 110, 210]')", (CENTRE,)),
    (6, "click(start_box='(100 200)')", (AT,)),
    (6, "click(point='<point>200,300</point>')", (FAR,)),
    (6, "click(point='<point> 200 300 </point>')", (FAR,)),
    (6, "click(point='<point>200.5 300</point>')", (Click(Spot(200.5, 300)),)),
    (8, "click(point='<point>200 300')", (FAR,)),
    (9, "click(start_box=(100,200))", (AT,)),
    (9, "click(start_box=[100, 200, 110, 210])", (CENTRE,)),
    (10, "click('(100,200)')", (AT,)),
    (11, "click(start_box='(100,200)'", (AT,)),
    (12, "click(start_box='(100,200)", (AT,)),
    (17, "type(content='Next Action: call Bob')", (Type("Next Action: call Bob"),)),
    (18, "type(content='checkpoint=5')", (Type("checkpoint=5"),)),
    (19, "type(content='see <point>1 2</point>')", (Type("see <point>1 2</point>"),)),
    (20, "type(content='it's fine')", (Type("it's fine"),)),
    (20, "type(content='it's fine, ok')", (Type("it's fine, ok"),)),
    (21, r"type(content='it\'s fine')", (Type("it's fine"),)),
    (22, 'type(content="hello")', (Type("hello"),)),
    (22, 'type(content="a, b")', (Type("a, b"),)),
    (23, "type(content='say \"hi\"')", (Type('say "hi"'),)),
    (24, "type(content='print('hi')')", (Type("print('hi')"),)),
    (25, r"type(content='hello\n')", (Type("hello\n"),)),
    (26, r"type(content='a\nb\n')", (Type("a\nb\n"),)),
    (27, "type(content='a\nb')", (Type("a\nb"),)),
    (28, "type(content='a\n\nb')", (Type("a\n\nb"),)),
    (28, "type(content='f(a)\n\ng(b)')", (Type("f(a)\n\ng(b)"),)),
    (28, "type(content='print('x')\n\nmore')", (Type("print('x')\n\nmore"),)),
    (29, r"type(content='C:\new\table')", (Type(r"C:\new\table"),)),
    (29, r"type(content='C:\\new')", (Type(r"C:\new"),)),
    (29, r"type(content='Part A:\nnew')", (Type("Part A:\nnew"),)),
    (29, r"type(content='dir C:\temp\new\n')", (Type("dir C:\\temp\\new\n"),)),
    (30, "type(content='C:\\\\')", (Type("C:\\"),)),
    (31, r"type(content='你好，世界\n')", (Type("你好，世界\n"),)),
    (31, "type(content='🙂 ok')", (Type("🙂 ok"),)),
    (31, "type(content=‘你好’)", (Type("你好"),)),
    (31, "type(content=“你好”)", (Type("你好"),)),
    (32, "type(content='  a  ')", (Type("  a  "),)),
    (34, "click(start_box='(100,200)')\n\ntype(content='a')", (AT, Type("a"))),
    (35, "click(start_box='(100,200)')\ntype(content='a')", (AT, Type("a"))),
    (36, "click(start_box='(100,200)')\nAction: type(content='a')", (AT, Type("a"))),
    (37, "wait() #Sleep for 5s", (Wait(),)),
    (37, "click(start_box='(100,200)') to open it.", (AT,)),
    (37, "click(start_box='(100,200)') to open it.\ntype(content='a') there", (AT, Type("a"))),
    (38, "click(start_box='(100,200)')<|im_end|>", (AT,)),
    (38, "click(start_box='(100,200)')[EOS]", (AT,)),
    (38, "```\nclick(start_box='(100,200)')\n```", (AT,)),
    (38, "click(start_box='(100,200)')\n</answer>", (AT,)),
    (41, "finished(content='it's done')", (Finished("it's done"),)),
    (41, "finished()", (Finished(),)),
    (42, "hotkey(key='ctrl+c')", (Hotkey(("ctrl", "c")),)),
    (42, "hotkey(key='Ctrl C')", (Hotkey(("ctrl", "c")),)),
    (42, "hotkey(key='ctrl-c')", (Hotkey(("ctrl", "c")),)),
    (42, "hotkey(key='meta l')", (Hotkey(("super", "l")),)),
    (42, "hotkey(key='win r')", (Hotkey(("super", "r")),)),
    (42, "hotkey(key='page down')", (Hotkey(("pagedown",)),)),
    (42, "hotkey(key='Return')", (Hotkey(("enter",)),)),
    (42, "hotkey(key='shift arrowleft')", (Hotkey(("shift", "left")),)),
    (42, "hotkey(key='cmd space')", (Hotkey(("super", "space")),)),
    (42, "hotkey(key=' ')", (Hotkey(("space",)),)),
    (42, "hotkey(key='+')", (Hotkey(("+",)),)),
    (43, "press(key='ctrl')", (KeyDown("ctrl"),)),
    (44, "scroll(start_box='(100,200)', direction='left')", (Scroll("left", Spot(100, 200)),)),
    (44, "scroll(direction='down', amount=200)", (Scroll("down", None, 100),)),
    (44, "scroll(start_box='(100,200)', end_box='(100,50)')", (Scroll("down", Spot(100, 200)),)),
    (
        45,
        "drag(start_point='<point>0 0</point>', end_point='<point>200 0</point>')",
        (Drag((Spot(0, 0), Spot(200, 0))),),
    ),
    (47, "Click(start_box='(100,200)')", (AT,)),
    (47, "left_click(start_box='(100,200)')", (AT,)),
    (47, "double_click(start_box='(100,200)')", (Click(Spot(100, 200), count=2),)),
    (48, "click>point>point>200 300", (FAR,)),
]
WHOLE: list[tuple[int, str, tuple[Saying, ...]]] = [
    (13, "click(point='<point>200 300</point>')", (FAR,)),
    (13, "click(point='<point>200 300</point>'')", (FAR,)),
    (14, "Thought: x\nAction:click(start_box='(100,200)')", (AT,)),
    (14, "Thought: x\nAction:\nclick(start_box='(100,200)')", (AT,)),
    (14, "Thought: x\naction: click(start_box='(100,200)')", (AT,)),
    (15, "Thought：x\nAction：click(start_box='(100,200)')", (AT,)),
    (16, "Thought: the next Action: click\nAction: click(start_box='(100,200)')", (AT,)),
    (16, "Thought: x Action: click(start_box='(100,200)')", (AT,)),
    (39, "<think>\nAction: wait() <point>1 2</point></think>\nAction: click(start_box='(100,200)')", (AT,)),
    (40, "<computer_env>Action: click(start_box='(100,200)')</computer_env>", (AT,)),
    (40, "<think_never_used_5>x</think_never_used_5><computer_env>Action: wait()</computer_env>", (Wait(),)),
    (40, "<answer>it is 42</answer>", (Finished("it is 42"),)),
    (
        40,
        "<seed:tool_call><function=click><parameter=point><point>200 300</point></parameter></function>"
        "</seed:tool_call>",
        (FAR,),
    ),
    (
        40,
        "<function=type>\n<parameter=content string=\"true\">a\\n'b'</parameter>\n</function>",
        (Type("a\\n'b'"),),
    ),
    (
        40,
        '<function name="scroll"><parameter name="point" string="true"><point>100 200</point></parameter>'
        '<parameter name="direction" string="true">up</parameter></function>',
        (Scroll("up", Spot(100, 200)),),
    ),
    (0, '{"type":"computer_call","action":{"type":"click","x":100,"y":200,"button":"left"}}', (AT,)),
    (
        0,
        '{"type":"computer_call","action":{"type":"keypress","keys":["CTRL","L"]}}',
        (Hotkey(("ctrl", "l")),),
    ),
    (
        0,
        '{"action":{"type":"scroll","x":100,"y":200,"scroll_x":0,"scroll_y":300}}',
        (Scroll("down", Spot(100, 200), 3),),
    ),
    (
        0,
        '{"action":{"type":"drag","path":[{"x":1,"y":2},{"x":3,"y":4}]}}',
        (Drag((Spot(1, 2), Spot(3, 4))),),
    ),
    (0, '{"name":"computer","input":{"action":"left_click","coordinate":[100,200]}}', (AT,)),
    (0, '{"name":"computer","input":{"action":"type","text":"C:\\\\new \\"x\\""}}', (Type('C:\\new "x"'),)),
    (0, '{"name":"computer","input":{"action":"key","text":"ctrl+s"}}', (Hotkey(("ctrl", "s")),)),
    (
        0,
        '{"action":"left_click_drag","start_coordinate":[1,2],"coordinate":[3,4]}',
        (Drag((Spot(1, 2), Spot(3, 4))),),
    ),
    (
        0,
        '{"action":"scroll","coordinate":[1,2],"scroll_direction":"down","scroll_amount":5}',
        (Scroll("down", Spot(1, 2), 5),),
    ),
    (0, '{"action":"hold_key","text":"shift","duration":2}', (KeyDown("shift", 2),)),
    (0, '```json\n{"name":"click","arguments":{"point":[100,200]}}\n```', (AT,)),
    (0, '{"type":"function","function":{"name":"click","arguments":"{\\"point\\":[100,200]}"}}', (AT,)),
]
REFUSED: list[tuple[int, str, str]] = [
    (7, "click(point='<point>-1 300</point>')", "range"),
    (7, "click(start_box='(99999,200)')", "range"),
    (8, "click(point='<point>200 30", "cut off"),
    (8, "click(start_box='(100,20", "cut off"),
    (33, "type(content='')", "argument"),
    (42, "hotkey(key='ctrl+frobnicate')", "key"),
    (44, "scroll(start_box='(100,200)')", "argument"),
    (44, "scroll(start_box='(100,200)', direction='sideways')", "argument"),
    (45, "drag(start_point='<point>0 0</point>')", "argument"),
    (46, "click(start_box='=')", "argument"),
    (46, "click(start_box='(abc,200)')", "argument"),
    (46, "click()", "argument"),
    (47, "frobnicate(start_box='(100,200)')", "unknown verb"),
    (49, "click(start_box='(NaN,200)')", "argument"),
    (49, "click(start_box='(1e999,200)')", "argument"),
    (50, "click(start_box=\"__import__('os').system('x')\")", "argument"),
    (50, "click(point='<point>len([7,7])*100 300</point>')", "argument"),
    (0, "type(content='and then the reply is cut", "cut off"),
]


@pytest.mark.parametrize(("row", "said", "actions"), UNDERSTOOD)
def test_after_its_thought_it_is_understood(row: int, said: str, actions: tuple[Saying, ...]) -> None:
    parsed = parse(f"Thought: x\nAction: {said}", (1000, 1000))
    assert (parsed.actions, parsed.thought) == (actions, "x")


@pytest.mark.parametrize(("row", "said", "actions"), WHOLE)
def test_the_whole_reply_is_understood(row: int, said: str, actions: tuple[Saying, ...]) -> None:
    assert parse(said, (1000, 1000)).actions == actions


@pytest.mark.parametrize(("row", "said", "kind"), REFUSED)
def test_it_is_refused_with_its_place_and_a_hint(row: int, said: str, kind: str) -> None:
    text = f"Thought: x\nAction: {said}"
    with pytest.raises(Misread) as caught:
        parse(text, (1000, 1000))
    assert caught.value.kind == kind
    start, end = caught.value.span
    assert 0 <= start <= end <= len(text)
    assert caught.value.hint.endswith(")")


def test_a_thought_may_hold_anything() -> None:
    thought = "it's '''strange''' ``` [[[((( {\"a\": 1} " + "x" * 50_000
    assert parse(f"Thought: {thought}\nAction: wait()").thought == thought.strip()


def test_nothing_after_the_end_of_the_task_is_done() -> None:
    parsed = parse("Action: click(start_box='(100,200)')\n\nfinished()\n\ntype(content='a')")
    assert parsed.actions == (AT, Finished())
    assert [repair.what for repair in parsed.repairs] == ["what came after the end of the task was left out"]


def test_one_action_that_is_not_understood_voids_them_all() -> None:
    with pytest.raises(Misread):
        parse("Action: click(start_box='(100,200)')\n\nclick(start_box='(abc)')")


@pytest.mark.parametrize(
    "said", ["", "  \n", "I cannot do that.", "Thought: hm", "<think>click(start_box='(1,2)')</think>"]
)
def test_a_reply_without_an_action_is_told_the_format(said: str) -> None:
    with pytest.raises(Misread, match="Action"):
        parse(said)


SPOTS = st.builds(Spot, st.integers(0, 1000).map(float), st.integers(0, 1000).map(float))
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=30) | st.text(
    "'\"\\n()=, \n:CAction#<>`", min_size=1, max_size=20
)
KEYS = st.sampled_from([*NAMED, *CHARACTERS])
SAYINGS: st.SearchStrategy[Saying] = st.one_of(
    st.builds(Click, SPOTS, st.sampled_from(Button), st.just(1)),
    st.builds(Click, SPOTS, st.just(Button.LEFT), st.integers(1, 3)),
    st.builds(LongPress, SPOTS, st.sampled_from([0.5, 1.0, 3.0])),
    st.builds(Move, SPOTS),
    st.builds(Drag, st.tuples(SPOTS, SPOTS)),
    st.builds(
        Scroll,
        st.sampled_from(["up", "down", "left", "right"]),
        st.none() | SPOTS,
        st.none() | st.integers(1, 100),
    ),
    st.builds(Type, TEXTS),
    st.lists(KEYS, min_size=1, max_size=1).map(lambda keys: Hotkey(tuple(keys))),
    st.tuples(
        st.sampled_from(["ctrl", "shift", "alt"]), st.sampled_from([*"abcxyz", "enter", "f5", "left"])
    ).map(Hotkey),
    st.builds(KeyDown, KEYS, st.none() | st.sampled_from([0.5, 2.0])),
    st.builds(KeyUp, KEYS),
    st.builds(MouseDown, st.none() | SPOTS),
    st.builds(MouseUp, st.none() | SPOTS),
    st.builds(Wait, st.sampled_from([0.5, 5.0, 30.0])),
    st.builds(Finished, st.just("") | TEXTS, st.booleans()),
    st.builds(CallUser, st.just("") | TEXTS),
    st.builds(Look),
    st.builds(OpenApp, TEXTS.filter(lambda text: bool(text.strip()))),
    st.builds(Navigate, TEXTS.filter(lambda text: bool(text.strip()))),
    st.builds(GoBack),
    st.builds(GoHome),
)


@settings(max_examples=600, deadline=None)
@given(SAYINGS, st.sampled_from(Dialect))
@example(Type("C:\\new\\table"), Dialect.POINT)
@example(Type("a')\nclick(point='b"), Dialect.POINT)
def test_what_is_written_is_read_back(action: Saying, dialect: Dialect) -> None:
    assert parse(reply("I see.", action, dialect=dialect)).actions == (action,)


@settings(max_examples=200, deadline=None)
@given(st.lists(SAYINGS.filter(lambda each: not isinstance(each, Finished)), min_size=1, max_size=4))
def test_several_are_read_back_in_their_order(actions: list[Saying]) -> None:
    assert parse(reply("I see.", *actions)).actions == tuple(actions)


PIECES = st.sampled_from(
    (
        "Action: |\n|click(|type(content='|')|'|\"|\\|<point>|</point>|(1,2)|,|=|<think>|</think>|<function=|"
        '<parameter=|>|{|}|[|]|{"action":|#|```|wait()|start_box=|999|-|.|e9|你|\x00| |finished(|Thought: |'
        "<answer>|click>"
    ).split("|")
)
SOUP = st.lists(PIECES | st.text(max_size=4), max_size=30).map("".join)


def said_or_refused(soup: str) -> None:
    """Read anything at all: it is understood, or refused by our own error."""
    try:
        parsed = parse(soup, (1000, 1000))
    except Misread as error:
        assert 0 <= error.span[0] <= error.span[1] <= len(soup)  # noqa: PT017
    else:
        assert parsed.actions


@settings(max_examples=1500, deadline=None)
@given(SOUP)
def test_whatever_is_written_nothing_else_happens(soup: str) -> None:
    said_or_refused(soup)


@pytest.mark.bench
@pytest.mark.timeout(1200)
@settings(max_examples=100_000, deadline=None)
@given(SOUP)
def test_a_hundred_thousand_soups(soup: str) -> None:
    said_or_refused(soup)


HOSTILE = (
    "Action: click('a') x\n|'|click(|type(content='a')x\n|Action: |<think>|<function=|((((|\\'|a=|, a=|' , |"
    "\n|')\n\n|<parameter=a>|[|```|Action:\n|type(content='|> |\n |  |<function=a><parameter=b>c|"
    "Action: click>|‘|click(start_box='(1,2)')\n|type(content='a') \n|'\n|{\"a\":|- type(content='a') x\n|"
    "a(\n"
).split("|")


@pytest.mark.parametrize("head", ["", "Action: type(content='", "Action: type(content='a')x"])
@pytest.mark.parametrize("piece", HOSTILE)
def test_the_time_grows_with_the_length_and_no_faster(head: str, piece: str) -> None:
    def seconds(size: int) -> float:
        text = (head + piece * (size // len(piece)))[:size]
        best = 9.0
        for _ in range(3):
            began = time.thread_time()
            with contextlib.suppress(Misread):
                parse(text)
            best = min(best, time.thread_time() - began)
        return best

    def growth() -> float:
        small, large = seconds(12_500), seconds(100_000)
        print(f"{head + piece!r}: 100 KB in {1000 * large:.1f} ms")
        return large / max(small, 0.0005)

    assert any(growth() < 24 for _ in range(4))  # 8 where linear, 64 every time where quadratic


def test_a_chord_without_end_is_refused() -> None:
    with pytest.raises(Misread, match="chord"):
        parse("Action: hotkey(key='" + "ctrl " * 20_000 + "')")


def test_a_json_call_may_be_nested_deeper_than_python_can_go() -> None:
    with pytest.raises(Misread):
        parse('{"a":' * 50_000)
    with pytest.raises(Misread):
        parse(json.dumps({"action": {"type": "click", "x": {}, "y": 1}}))


def test_repairs_are_told_with_their_place() -> None:
    parsed = parse("Action: click(start_box='(100,200)")
    assert parsed.repairs
    assert all(repair.span[0] <= repair.span[1] for repair in parsed.repairs)
    assert formatted(parsed.actions[0]) == "click(point='<point>100 200</point>')"
