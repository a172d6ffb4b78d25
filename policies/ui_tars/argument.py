"""What stands in an argument: places, numbers, keys and texts, read strictly.

The trap: a reply that was cut off at its limit of tokens may end in a number that is not the whole number,
and `30` for `300` is a click somewhere else. So a number that the reply ends with is no number.
"""

from __future__ import annotations

import math
from collections.abc import Iterator

from agent.errors import UnknownKey
from agent.keys import chord, key
from policies.ui_tars.saying import Misread, Repair, Spot
from policies.ui_tars.scan import Argument, Call

MARKS = (
    "<|box_start|>", "<|box_end|>", "<|point_start|>", "<|point_end|>", "<|object_ref_start|>",
    "<point>", "</point>", "<bbox>", "</bbox>", "<box>", "</box>",
)  # fmt: skip
LONGEST_NUMBER = 12
LONGEST_PLACE = 300  # with the marks around it
ESCAPES = {"n": "\n", "\\": "\\", "'": "'", '"': '"', "‘": "‘", "’": "’"}
EXAMPLE = "write a place as click(point='<point>x y</point>')"


def spot(call: Call, argument: Argument, bounds: tuple[float, float] | None) -> Spot:
    """Return the place in an argument: two numbers, or the middle of a box of four. Raises Misread."""
    if len(argument.text) > LONGEST_PLACE:
        raise _no_place(argument)
    numbers = list(_numbers(call, argument))
    if not argument.closed and argument.text and argument.text[-1].isdigit():
        raise Misread(
            "cut off", argument.span, "the reply ends within a number (write the action again, shorter)"
        )
    match numbers:
        case [x, y]:
            found = Spot(x, y)
        case [left, top, right, bottom]:
            found = Spot((left + right) / 2, (top + bottom) / 2)
        case _:
            raise Misread(
                "argument",
                argument.span,
                f"a place has 2 numbers, or 4 for a box, not {len(numbers)} ({EXAMPLE})",
            )
    if bounds and not (0 <= found.x <= bounds[0] and 0 <= found.y <= bounds[1]):
        raise Misread(
            "range",
            argument.span,
            f"({found.x:g}, {found.y:g}) is outside the picture, of {bounds[0]:g} by {bounds[1]:g} "
            "(point inside it)",
        )
    if not bounds and min(found.x, found.y) < 0:
        raise Misread(
            "range", argument.span, f"({found.x:g}, {found.y:g}) is outside the picture (point inside it)"
        )
    return found


def _numbers(call: Call, argument: Argument) -> Iterator[float]:
    text, at = argument.text, 0
    while at < len(text):
        letter = text[at]
        if letter.isspace() or letter in "()[],;":
            at += 1
        elif letter == "<":
            mark = next((mark for mark in MARKS if text.startswith(mark, at)), None)
            if mark is None:
                raise _no_place(argument)
            at += len(mark)
        elif letter in "'\"":
            call.repairs.append(
                Repair("a stray quote was left out", (argument.span[0] + at, argument.span[0] + at + 1))
            )
            at += 1
        else:
            end = at + 1
            while end < len(text) and (text[end].isdigit() or text[end] == "."):
                end += 1
            yield _number(text[at:end], argument)
            at = end


def _number(written: str, argument: Argument) -> float:
    plain = written.isascii() and len(written) <= LONGEST_NUMBER
    try:
        value = float(written) if plain and written.lstrip("+-")[:1] in tuple("0123456789.") else math.nan
    except ValueError:
        value = math.nan
    if not math.isfinite(value):
        raise _no_place(argument)
    return value


def _no_place(argument: Argument) -> Misread:
    said = argument.text[:40]
    return Misread("argument", argument.span, f"'{said}' is no place ({EXAMPLE})")


def number(call: Call, names: tuple[str, ...]) -> float | None:
    """Return a number among the named arguments, None where there is none. Raises Misread."""
    argument = next((call.named[name] for name in names if name in call.named), None)
    if argument is None or not argument.text.strip():
        return None
    return _number(argument.text.strip(), argument)


def keys(call: Call, argument: Argument) -> tuple[str, ...]:
    """Return the keys of a chord, by their canonical names: all of them or none. Raises Misread."""
    try:
        return chord(literal(call, argument))
    except UnknownKey as error:
        raise Misread("key", argument.span, str(error)) from error


def one_key(call: Call, argument: Argument) -> str:
    """Return the one key. Raises Misread."""
    try:
        return key(literal(call, argument))
    except UnknownKey as error:
        raise Misread("key", argument.span, str(error)) from error


def literal(call: Call, argument: Argument) -> str:
    """Return a text with its escapes replaced: those that the prompt names, and no others.

    In a path such as C:\\new\\table the second backslash is none of them, which tells that nobody escaped:
    there they stay, but for a line end at the very end, which submits.
    """
    text, out, at = argument.text, [], 0
    while (slash := text.find("\\", at)) >= 0 and slash + 1 < len(text):
        out.append(text[at:slash])
        if _is_path(text, slash):
            at = _segment_end(text, slash)
            at -= 2 * (at == len(text) and text.endswith("\\n"))
            call.repairs.append(Repair("single backslashes were taken for a path", argument.span))
            out.append(text[slash:at])
        else:
            out.append(ESCAPES.get(text[slash + 1], text[slash : slash + 2]))
            at = slash + 2
    return "".join([*out, text[at:]])


def _is_path(text: str, at: int) -> bool:
    drive = at >= 2 and text[at - 1] == ":" and text[at - 2].isascii() and text[at - 2].isalpha()
    if not drive or (at > 2 and text[at - 3].isalnum()):
        return False
    end = _segment_end(text, at)
    place = at
    while 0 <= place < end - 1:
        if text[place + 1] not in ESCAPES:
            return True
        place = text.find("\\", place + 2, end)
    return False


def _segment_end(text: str, at: int) -> int:
    while at < len(text) and not text[at].isspace() and text[at] not in "'\"":
        at += 1
    return at
