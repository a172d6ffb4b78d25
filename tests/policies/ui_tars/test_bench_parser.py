"""Our parser beside that of the package `ui-tars`, on the same replies; the table is printed."""

from __future__ import annotations

import contextlib
import importlib.util
import io
import json
import platform
import time
from collections.abc import Callable
from datetime import date
from importlib.metadata import version
from pathlib import Path
from types import ModuleType

import pytest
from ui_tars.action_parser import parse_action_to_structure_output

from policies.ui_tars.parser import parse
from policies.ui_tars.saying import Click, Drag, Finished, Hotkey, Misread, Saying, Scroll, Type, Wait

pytestmark = pytest.mark.bench
EVALUATED = 50  # the row whose replies hold Python: they are not handed to a parser that evaluates


def table() -> ModuleType:
    """Return the tests of the parser, for their table: no package, and so not to be imported."""
    spec = importlib.util.spec_from_file_location("table", Path(__file__).with_name("test_parser.py"))
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def plain(saying: Saying) -> tuple[object, ...]:
    """Return a saying as words and numbers that both parsers can be asked for."""
    match saying:
        case Click(at):
            return "click", round(at.x, 1), round(at.y, 1)
        case Drag(path):
            return "drag", *(round(each, 1) for spot in path for each in (spot.x, spot.y))
        case Type(text) | Finished(text):
            return type(saying).__name__.lower(), text
        case Hotkey(keys):
            return "hotkey", " ".join(keys)
        case Scroll(direction):
            return "scroll", direction
        case Wait():
            return ("wait",)
        case _:
            return (type(saying).__name__.lower(),)


def theirs(reply: str) -> list[tuple[object, ...]]:
    with contextlib.redirect_stdout(io.StringIO()):  # it prints its troubles
        found = parse_action_to_structure_output(reply, 1000, 1000, 1000, "doubao")
    return [told(each["action_type"], each["action_inputs"]) for each in found]


def told(kind: str, given: dict[str, str]) -> tuple[object, ...]:
    def middle(name: str) -> tuple[float, float]:
        left, top, right, bottom = (1000 * float(each) for each in json.loads(given[name]))
        return round((left + right) / 2, 1), round((top + bottom) / 2, 1)

    match kind:
        case "click" | "left_single" | "left_double" | "left_click" | "double_click":
            return "click", *middle("start_box")
        case "drag":
            return "drag", *middle("start_box"), *middle("end_box")
        case "type" | "finished":
            return kind, given.get("content", "")
        case "hotkey":
            return "hotkey", given.get("key", given.get("hotkey", ""))
        case "scroll":
            return "scroll", given.get("direction", "")
        case _:
            return (kind,)


def outcome(read: Callable[[], list[tuple[object, ...]]], wanted: list[tuple[object, ...]] | None) -> str:
    try:
        found = read()
    except Misread as error:
        return "right" if wanted is None else f"refused: {error.kind}"
    except Exception as error:
        return (
            "raises " + type(error).__name__
            if wanted is not None
            else "right, raises " + type(error).__name__
        )
    return "right" if found == wanted else f"wrong: {found}"[:70]


def test_both_parsers_on_the_same_replies() -> None:
    rows = table()
    asked = [(row, f"Thought: x\nAction: {said}", actions) for row, said, actions in rows.UNDERSTOOD]
    asked += rows.WHOLE
    asked += [(row, f"Thought: x\nAction: {said}", None) for row, said, _ in rows.REFUSED if row != EVALUATED]
    ours_right = theirs_right = 0
    print(f"\n{'row':>3}  {'ours':<8}  {'ui-tars ' + version('ui-tars'):<28}  reply")
    for row, reply, actions in sorted(asked, key=lambda each: each[0]):
        wanted = None if actions is None else [plain(each) for each in actions]
        ours = outcome(lambda: [plain(each) for each in parse(reply, (1000, 1000)).actions], wanted)  # noqa: B023
        other = outcome(lambda: theirs(reply), wanted)  # noqa: B023
        ours_right += ours == "right"
        theirs_right += other.startswith("right")
        print(f"{row:>3}  {ours:<8}  {other[:28]:<28}  {reply.removeprefix('Thought: x').strip()[:70]!r}")
    print(f"right: ours {ours_right}/{len(asked)}, ui-tars {theirs_right}/{len(asked)}")
    assert ours_right == len(asked)


SIZE = 100_000  # characters
HEADS = (
    *("", "Action: ", "Action: click(", "Action: click(a=", "Action: type(content='", "Thought: ", "<think>"),
    *("Action: type(content='C:\\", "Action: hotkey(key='", "<function=a><parameter=content>"),
    '{"action":"click","a":"',
)
MORE_HOSTILE = (
    "'\n)|')|' |',|', |', a|', a |'\t|'\n\n|') wait(|')\nwait|')\nAction|'\n )x|\\|\\\\|\\'\n|\n'|wait()\n|"
    "wait() x|- type(content='a') x\n|,|;|a|a,|a |(|()|([|a(|a(\n|<|<answer>|<think></think>|[EOS]|<point>|"
    '`|-|#|Action|action:|Action: a(|<function=a>|</function>|<function=a></function>|{|{}|\n{|\n[{|"|“|=|\r|'
    "\x00|你|\x0b|　|1 |C:\\|C:\\n |')#|' ,a|a='b'\n|a='b', |a=(b, |wait( |  '|'  )  \n  x"
).split("|")


def test_how_long_the_most_hostile_texts_take() -> None:
    kinds = [(head, piece) for head in HEADS for piece in {*table().HOSTILE, *MORE_HOSTILE} if piece]

    def seconds(kind: tuple[str, str]) -> float:
        head, piece = kind
        text = (head + piece * (SIZE // len(piece) + 1))[:SIZE]
        began = time.thread_time()
        with contextlib.suppress(Misread):
            parse(text)
        return time.thread_time() - began

    once = {kind: seconds(kind) for kind in kinds}
    slowest = sorted(kinds, key=once.__getitem__)[-20:]
    worst = {kind: min(seconds(kind) for _ in range(5)) for kind in slowest}
    print(f"\n{len(kinds)} kinds of {SIZE // 1000} KB, {platform.machine()}, {date.today()}")
    for kind in sorted(worst, key=worst.__getitem__, reverse=True)[:8]:
        print(f"{1000 * worst[kind]:6.1f} ms  {kind[0]!r} and {kind[1]!r} over and over")
