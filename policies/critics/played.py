"""Runs on real applications: some get on, some are stuck. `python -m policies.critics.played --out FOLDER`.

They go the one way through guard, desktop and settling, on a virtual display, and are kept as episodes, each
with a file that says from which step it was stuck. Nothing is learned from them: they are what the critic,
which has seen drawn windows only, is tried on (`trial.py`).
"""

from __future__ import annotations

import argparse
import json
import random
import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from agent.actions import Action, Click, Press, Scroll, Type
from agent.control import Control
from agent.desktop import Desktop
from agent.errors import DesktopError
from agent.events import nobody
from agent.fake import ScriptedPolicy
from agent.geometry import Box, Point
from agent.settings import load
from agent.workplace import Workplace
from policies.critics.trial import FACTS

APPLICATIONS = ("mousepad", "galculator", "xterm")
SECONDS = 20  # until a window is there
WORDS = "tea rice note monday blue green Anna Paul street window".split()


@dataclass(frozen=True)
class Play:
    """A run on an application: what is done before, from where on it is stuck, and for how long."""

    application: str
    kind: str
    before: tuple[Action, ...]
    stuck: tuple[Action, ...]


def plays(dice: random.Random, application: str, window: Box) -> Iterator[Play]:
    """Yield runs on this application, of every kind that it allows."""
    good = tuple(_good(dice, application, window))
    yield Play(application, "good", good, ())
    yield Play(application, "writes on", tuple(_writes(dice, application, 14)), ())
    few = good[: dice.randint(2, 6)]
    middle = window.center
    corner = Point(window.right - 30, window.bottom - 30)
    ways: dict[str, tuple[Action, ...]] = {
        "dead": (Click(corner),),
        "varied": (
            Press(("f7",)),
            Click(corner),
            Press(("ctrl", "f9")),
            Click(middle.moved(90, 60)),
            Press(("f8",)),
        ),
        "types and deletes": (Type("a"), Press(("backspace",))),
    }
    if application != "xterm":
        ways["menu opens and closes"] = (Press(("alt", "f")), Press(("esc",)))
        ways["scatter"] = tuple(Click(corner.moved(-40 * n, -14 * (n % 2))) for n in range(5))
    if application == "mousepad":
        ways["scrolls at the end"] = (Scroll(middle, down=4),)
        ways["selects and types again"] = (Press(("ctrl", "a")), Type("again"))
    for kind, acts in ways.items():
        length = dice.randint(10, 14)
        yield Play(application, kind, few, (acts * length)[:length])


def _good(dice: random.Random, application: str, window: Box) -> Iterator[Action]:
    """Get on, by whatever way this application has."""
    for number in range(dice.randint(8, 14)):
        if application == "galculator":
            yield Type(str(dice.randint(1, 999))) if number % 2 == 0 else Press((dice.choice("+-*"),))
        elif application == "xterm":
            yield Type(f"echo {dice.choice(WORDS)} {number}\n")
        else:
            yield dice.choice(
                (
                    Type(f"{dice.choice(WORDS)} {dice.randint(1, 99)} "),
                    Press(("enter",)),
                    Type(f"{dice.choice(WORDS)}\n"),
                )
            )


def _writes(dice: random.Random, application: str, count: int) -> Iterator[Action]:
    """Do the same again and again for a reason."""
    for _ in range(count):
        yield Press(("1",)) if application == "galculator" else Type("and so on\n")


def play(each: Play, place: Workplace, desktop: Desktop, out: Path) -> None:
    """Do it, and keep it with what is known of it."""
    acts = (*each.before, *each.stuck)
    with closing(place.writer(f"{each.application}: {each.kind}")) as writer:
        runner = place.runner(
            ScriptedPolicy(acts, name="played"),
            desktop,
            emit=writer,
            guard=place.guard(),
            folder=writer.folder,
        )
        runner.run(f"{each.application}: {each.kind}")
    facts = {
        "kind": each.kind,
        "application": each.application,
        "stuck": len(each.before) + 1 if each.stuck else None,
    }
    (writer.folder / FACTS).write_text(json.dumps(facts) + "\n")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--rounds", type=int, default=1)
    wish = parser.parse_args()
    control = Control()
    settings = load().changed(
        display="virtual:1280x800", mode="auto", runs=wish.out, critics=(), actions_per_minute=6000
    )
    place = Workplace(settings, control=control, ask=nobody)
    for number in range(wish.rounds):
        dice = random.Random(number)
        for application in APPLICATIONS:
            kinds = len(list(plays(random.Random(0), application, Box(0, 0, 640, 400))))
            for which in range(kinds):
                with closing(place.open_desktop()) as desktop:
                    desktop.start(application)
                    window = _window(desktop, control)
                    each = list(plays(dice, application, window))[which]
                    play(each, place, desktop, wish.out)
                    print(f"{number} {application} {each.kind}", flush=True)


def _window(desktop: Desktop, control: Control) -> Box:
    """Wait for the application's window. Raises DesktopError."""
    began = time.monotonic()
    while time.monotonic() - began < SECONDS:
        found = [window for window in desktop.windows() if window.active]
        if found:
            control.sleep(0.5)
            return found[0].box
        control.sleep(0.1)
    raise DesktopError(f"no window has come up in {SECONDS} s (start the application by hand, and look)")


if __name__ == "__main__":
    main()
