"""From what a model wrote to what shall be done, or to why it cannot be told.

    reply ── thoughts in tags left out ── 'Action:' at the start of a line ── calls ── typed sayings
                                      └── a tool call as XML or JSON ──────────┘

The trap: a reply is data from a stranger. It is read from left to right in linear time, nothing of it is ever
evaluated, and a reply of which any part cannot be understood does nothing: half of a plan is another plan.

Two things are policy: of several `Action:` lines all are done, in their order, and a backslash in a path that
is written with single ones (`C:\\new`) is a backslash.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from policies.ui_tars.saying import Finished, Misread, Parsed, Repair, Saying
from policies.ui_tars.scan import NAME, Call, Scanner, call_pattern
from policies.ui_tars.tool_json import json_calls
from policies.ui_tars.tool_xml import xml_calls
from policies.ui_tars.verb import FREE_TEXTS, VERBS, Bounds, say

COLONS = ":："
WORD = "action"
HEADS = ("Thought", "thought", "THOUGHT", "Reflection", "Action_Summary")
WRAPPERS = ("<computer_env>", "<answer>", "</think>", "<tool_call>")
TAGS = ("</computer_env>", "</answer>", "<|im_end|>", "<|endoftext|>", "[EOS]", "</tool_call>", "</s>", "```")
LONGEST_TAG = 80
MARKS = " \t\r\n\f\v*-•;"  # what may stand before an action
MOST_ACTIONS = 50
FORMAT = "write a line 'Thought: …' and a line 'Action: …', as Action: click(point='<point>x y</point>')"


def parse(reply: str, bounds: Bounds = None) -> Parsed:
    """Return what the reply says.

    bounds: the largest x and y that the model may name; None where anything from 0 on is taken.

    Raises:
        Misread: it cannot be understood; nothing of it is to be done.
    """
    if not reply.strip():
        raise Misread("empty", (0, 0), f"the reply is empty ({FORMAT})")
    hidden = list(_hidden(reply))
    text = _blanked(reply, hidden)
    calls, thought_end = _calls(text)
    if not calls:
        return _answer(reply, text, hidden)
    repairs = [repair for call in calls for repair in call.repairs]
    actions = [say(call, bounds) for call in calls]
    repairs += [repair for call in calls for repair in call.repairs if repair not in repairs]
    thought = _thought(reply, hidden, thought_end)
    return Parsed(thought, tuple(_kept(actions, calls, repairs)), tuple(repairs))


def _kept(actions: list[Saying], calls: list[Call], repairs: list[Repair]) -> Iterator[Saying]:
    """Yield the actions up to the one that ends the task: what was said after it cannot be meant."""
    for action, call in zip(actions, calls, strict=True):
        yield action
        if isinstance(action, Finished) and action is not actions[-1]:
            repairs.append(Repair("what came after the end of the task was left out", call.span))
            return


# --- where the calls are ----------------------------------------------------------------------------------


def _calls(text: str) -> tuple[list[Call], int]:
    """Return the calls of a reply, and where its thought ends."""
    for read in (xml_calls, json_calls):
        found, begin = read(text)
        if found:
            return found, begin
    scanner = Scanner(text, verbs=VERBS, texts=FREE_TEXTS)
    for markers in (_markers(text, at_line_start=True), _markers(text, at_line_start=False)):
        calls: list[Call] = []
        begin, done = -1, 0
        for marker, after in markers:
            if marker < done:
                continue  # inside a text that an action types
            found, done = _read(scanner, after, known=False)
            if len(calls) + len(found) > MOST_ACTIONS:
                raise _too_many(marker)
            begin = marker if begin < 0 else begin
            calls += found
        if calls:
            return calls, begin
    return _without_marker(scanner)


def _without_marker(scanner: Scanner) -> tuple[list[Call], int]:
    """Return the calls of a reply that has no 'Action:', from the first line that begins with one."""
    found = _marks(MARKS.replace("\n", ""), before=call_pattern(frozenset(VERBS))).search(scanner.text)
    if found is None:
        return [], len(scanner.text)
    calls, _ = _read(scanner, found.end(), known=True)
    calls[0].repairs.append(Repair("'Action:' was missing", (found.end(), found.end())))
    return calls, found.end()


def _read(scanner: Scanner, at: int, *, known: bool) -> tuple[list[Call], int]:
    """Read calls until something else comes. known: the first, too, must be of a known verb."""
    calls: list[Call] = []
    at = _skip_marks(scanner.text, at)
    while scanner.call_begins(at, known=known or bool(calls)):
        if len(calls) >= MOST_ACTIONS:
            raise _too_many(at)
        call, at = scanner.call(at)
        calls.append(call)
        end, prose = scanner.after_call(at)
        if prose:
            call.repairs.append(Repair("words after the action were left out", (at, end)))
        at = _skip_marks(scanner.text, end)
    return calls, at


def _too_many(at: int) -> Misread:
    return Misread("argument", (at, at), f"more than {MOST_ACTIONS} actions in one reply (write fewer)")


def _skip_marks(text: str, at: int) -> int:
    """Return where, after blanks, fences, list marks and closing tags, something begins."""
    found = _marks(MARKS).match(text, at)
    return found.end() if found else at


@cache
def _marks(letters: str, *, before: str = "") -> re.Pattern[str]:
    """Return what matches all that may stand before an action. before: in a line, where this follows."""
    tags = "|".join(re.escape(tag) for tag in (*TAGS, *WRAPPERS))
    fence = r"`{3,}+(?:(?!click|type)[^\W\d_])*+|`{1,2}+"
    marks = rf"(?:[{re.escape(letters)}]++|{fence}|{tags})*+"
    return re.compile(f"^{marks}(?={before})" if before else marks, re.MULTILINE)


def _markers(text: str, *, at_line_start: bool) -> Iterator[tuple[int, int]]:
    """Yield where an 'Action:' stands that introduces a call, and where that begins."""
    for found in _introduced().finditer(text):
        if _starts_line(text, found.start()) is at_line_start:
            yield found.start(), found.end()


@cache
def _introduced() -> re.Pattern[str]:
    call = rf"{NAME}[ \t]*+[(>]"
    return re.compile(rf"(?ai:{WORD})[ \t*]*+[{COLONS}]{_marks(MARKS).pattern}(?={call})", re.MULTILINE)


def _starts_line(text: str, at: int) -> bool:
    before = at
    while before > 0 and text[before - 1] in " \t*#":
        before -= 1
    if before == 0 or text[before - 1] in "\r\n":
        return True
    return text[before - 1] == ">" and text.endswith(WRAPPERS, 0, before)


# --- thoughts and answers ---------------------------------------------------------------------------------


def _hidden(reply: str) -> Iterator[tuple[int, int]]:
    """Yield the parts between <think…> and its end: whatever stands there is no action."""
    at = reply.find("<think")
    while at >= 0:
        opened = reply.find(">", at, at + LONGEST_TAG)
        if opened < 0:
            return
        closing = f"</{reply[at + 1 : opened]}>"
        end = reply.find(closing, opened)
        if end < 0:
            return
        yield opened + 1, end
        at = reply.find("<think", end + len(closing))


def _blanked(reply: str, hidden: list[tuple[int, int]]) -> str:
    """Return the reply, as long as it was, with blanks for what is hidden and for the tags around it."""
    parts, at = [], 0
    for start, end in hidden:
        opened = reply.rfind("<", at, start)
        closed = reply.find(">", end) + 1
        parts += [reply[at:opened], " " * (closed - opened - 1), "\n"]
        at = closed
    return "".join([*parts, reply[at:]])


def _thought(reply: str, hidden: list[tuple[int, int]], end: int) -> str:
    said = _blanked(reply, hidden)[:end].strip()
    for tag in WRAPPERS:
        said = said.removesuffix(tag).rstrip()
    said = said.removesuffix("```").rstrip()
    for head in HEADS:
        if said.startswith(head) and said[len(head) : len(head) + 1] in tuple(COLONS):
            said = said[len(head) + 1 :].lstrip()
            break
    inner = "\n".join(reply[start:stop].strip() for start, stop in hidden)
    return said or inner


def _answer(reply: str, text: str, hidden: list[tuple[int, int]]) -> Parsed:
    """Return the end of the task where the reply is nothing but an <answer>. Raises Misread."""
    opened = text.find("<answer>")
    if opened >= 0:
        closed = text.find("</answer>", opened)
        said = text[opened + len("<answer>") : closed if closed >= 0 else len(text)].strip()
        if said:
            return Parsed(_thought(reply, hidden, opened), (Finished(said),))
    raise Misread("no action", (0, len(reply)), f"there is no action in the reply ({FORMAT})")
