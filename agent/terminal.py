"""A run in a terminal: what is printed as it goes, and how a person at the keyboard is asked.

Standard output carries either words for people or JSON lines for programs, never both. What a model
said or a screen showed is printed as plain text, control characters taken out: it may hold colours,
cursor moves or markup that were not meant for this terminal.
"""

from __future__ import annotations

import select
import sys
from collections.abc import Callable
from typing import TextIO

from agent.actions import describe
from agent.codec.event import event_to_dict
from agent.codec.line import line
from agent.control import Control
from agent.episode import Result
from agent.events import Answer, Asked, Decided, Event, Judged, Need, Performed, Question, Started

SYMBOLS = {Result.DONE: "✓", Result.DRY: "○", Result.STALE: "↻", Result.REFUSED: "⊘", Result.FAILED: "✗"}


def plain(text: str) -> str:
    """Return the text without control characters, on one line."""
    return "".join(character if character.isprintable() else " " for character in text)


def show(event: Event) -> None:
    """Print an event for people, if it is one that they would miss."""
    match event:
        case Started(task=task, policy=policy, folder=folder):
            print(f"▶ {plain(task)}  ({policy})", flush=True)
            if folder:
                print(f"  kept in {folder}; stop it with Esc Esc, Ctrl-C or: deixis stop", flush=True)
        case Decided(number=number, decision=decision):
            acts = ", ".join(describe(action) for action in decision.actions) or "look"
            thought = f"  — {plain(decision.thought)}" if decision.thought else ""
            print(f"{number:3} {plain(acts)}{thought}", flush=True)
        case Judged(opinion=opinion):
            why = f": {plain(opinion.why)}" if opinion.why else ""
            print(
                f"    ! {plain(opinion.word)} ({opinion.confidence:.0%}, {opinion.critic}){why}", flush=True
            )
        case Performed(step=step):
            if step.outcome.result is not Result.DONE:
                symbol = SYMBOLS[step.outcome.result]
                print(f"    {symbol} {step.outcome.result}: {plain(step.outcome.why)}", flush=True)
        case Asked(question=question):
            print(f"  ? {plain(question.text)}", flush=True)
        case _:
            pass


def print_json(event: Event, hide: Callable[[str], str], **more: str) -> None:
    """Print an event as one line of JSON, secrets hidden, with more values where there are any."""
    print(line(event_to_dict(event) | more, hide), flush=True)


def asker(control: Control, source: TextIO | None = None) -> Callable[[Question], Answer]:
    """Return what asks the person at the terminal, or says no at once where nobody is there."""
    stdin = source or sys.stdin

    def ask(question: Question) -> Answer:
        if not stdin.isatty():
            nobody = "nobody is there to be asked (use --mode auto, or run it in a terminal)"
            return Answer(False, nobody, absent=True)
        hint = {Need.APPROVAL: "[y/N] ", Need.HANDOVER: "[Enter: go on, n: give up] ", Need.ANSWER: "> "}
        print(hint[question.need], end="", file=sys.stderr, flush=True)
        line = _line(stdin, control)
        if line is None:
            return Answer(False, "the terminal was closed")
        words = line.strip()
        match question.need:
            case Need.APPROVAL:
                return Answer(words.casefold() in ("y", "yes", "是", "好"))
            case Need.HANDOVER:
                return Answer(words.casefold() not in ("n", "no", "否", "不"))
            case Need.ANSWER:
                return Answer(bool(words), words)

    return ask


def entered(source: TextIO | None = None) -> bool:
    """Tell whether the person at the terminal has pressed Enter since they were asked last."""
    stdin = source or sys.stdin
    if not stdin.isatty() or not select.select([stdin], [], [], 0)[0]:
        return False
    return stdin.readline() != ""


def _line(stdin: TextIO, control: Control) -> str | None:
    """Wait for a line; a stop ends the wait. None: there is no more to come."""
    while not select.select([stdin], [], [], 0.05)[0]:
        control.go_on_or_stop()
    return stdin.readline() or None
