"""Walks through real applications and keeps what is seen, with what they tell of it: what training looks at.

    python -m agent.evaluate.apps.crawl --out build/programs

Each picture (`NAME.png`) has its parts beside it (`NAME.json`). An application is seen as it starts, with
menus open, with what is behind entries that end in dots, and with what its tools open. None of the
applications that policies are tried on is among them (`assets/apps/learned.yaml`). The trap: one click can
end a program, or open one over it, so whatever does not come back after Escape is started anew.
"""

from __future__ import annotations

import argparse
import json
import random
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from agent import registry
from agent.actions import Click, Move, Press
from agent.control import Control
from agent.desktop import Desktop
from agent.errors import DeixisError, DesktopError
from agent.evaluate.apps import plan as plans
from agent.evaluate.apps.plan import Plan, View
from agent.evaluate.apps.told import Told, told
from agent.evaluate.stage import furnish, start
from agent.evaluate.tree import ReadTree
from agent.events import Answer
from agent.events import Question as Inquiry
from agent.frames import write_whole
from agent.geometry import Point
from agent.screenshot import Screenshot
from agent.settings import Settings, load
from agent.workplace import Workplace

FILE = "learned.yaml"
_SIZES = ("1280x800", "1280x800", "1024x768", "1366x768", "1440x900")
_LOOKS_AT_MOST, _LOOKS_AT_FIRST = 8, 16
_BLINKS = 0.002  # of a picture may differ
_GREETINGS = 3  # windows over the first one that are sent away
_PAUSE_SECONDS = 0.35
_MENUS, _DIALOGS, _TOOLS = 4, 3, 2  # of each picture's kind, at most, in one look
_LEAVE = ("quit", "exit", "close", "print", "logout", "退出", "关闭", "打印")


@dataclass(frozen=True, slots=True)
class Sight:
    """A still picture, and what was told of it."""

    screenshot: Screenshot
    parts: tuple[Told, ...]
    windows: int

    @property
    def boxes(self) -> frozenset[tuple[str, str, tuple[int, int, int, int]]]:
        return frozenset((part.role, part.name, part.edges) for part in self.parts)


class Astray(Exception):
    """The application does not come back to what it showed at first."""


class Walker:
    """Walks through one application in one look, and yields what it sees."""

    def __init__(self, desktop: Desktop, control: Control, read_tree: ReadTree, lots: random.Random) -> None:
        self._desktop, self._control, self._read_tree, self._lots = desktop, control, read_tree, lots
        self._home: Sight | None = None

    def arrive(self) -> Sight | None:
        """Return what is seen at first, greetings sent away; None where nothing is told."""
        self._home = self._still(_LOOKS_AT_FIRST)
        for _ in range(_GREETINGS):
            if self._home is None or self._home.windows < 2:
                break
            self._desktop.perform(Press(("escape",)))
            self._home = self._still()
        return self._home

    def menus(self) -> Iterator[tuple[str, Sight]]:
        """Yield the application with a menu open, for some of them."""
        for number, menu in enumerate(self._some(self._bars, _MENUS)):
            opened = self._clicked(menu)
            if opened is not None and not opened.boxes <= self._boxes:
                yield f"menu{number}", opened
            self._back()

    def tools(self) -> Iterator[tuple[str, Sight]]:
        """Yield what comes of a click on a tool, where it shows anything new."""
        tools = [part for part in self._parts if part.is_tool and not _leaves(part.name)]
        for number, tool in enumerate(self._some(tools, _TOOLS if self._bars else 2 * _TOOLS)):
            opened = self._clicked(tool)
            if opened is not None and len(opened.boxes - self._boxes) > 2:
                yield f"tool{number}", opened
            self._back()

    def dialogs(self) -> Iterator[tuple[str, Sight]]:
        """Yield what is behind entries that end in dots."""
        shown = 0
        for menu in self._some(self._bars, len(self._bars)):
            if shown == _DIALOGS:
                return
            opened = self._clicked(menu)
            entries = (
                [part for part in opened.parts if part.leads_on and not _leaves(part.name)] if opened else []
            )
            dialog = self._clicked(self._lots.choice(entries)) if entries else None
            if dialog is not None and len(dialog.boxes - self._boxes) > 3:
                yield f"dialog{shown}", dialog
                shown += 1
            self._back()

    @property
    def _parts(self) -> tuple[Told, ...]:
        return self._home.parts if self._home is not None else ()

    @property
    def _boxes(self) -> frozenset[tuple[str, str, tuple[int, int, int, int]]]:
        return self._home.boxes if self._home is not None else frozenset()

    @property
    def _bars(self) -> list[Told]:
        return [part for part in self._parts if part.is_of_bar]

    def _some(self, parts: Sequence[Told], most: int) -> list[Told]:
        return self._lots.sample(list(parts), min(most, len(parts)))

    def _clicked(self, part: Told) -> Sight | None:
        left, top, right, bottom = part.edges
        self._desktop.perform(Click(Point((left + right) / 2, (top + bottom) / 2)))
        return self._still()

    def _back(self) -> None:
        """Press Escape until all is as at first. Raises Astray where it never is."""
        for _ in range(3):
            self._desktop.perform(Press(("escape",)))
            now = self._still()
            if now is None or self._home is None:
                break
            if now.windows == self._home.windows and len(now.boxes ^ self._boxes) <= max(
                4, len(self._boxes) // 5
            ):
                return
        raise Astray

    def _still(self, looks: int = _LOOKS_AT_MOST) -> Sight | None:
        """Return a picture that is the same before and after all was told; None where it never is."""
        self._desktop.perform(Move(Point(2, self._desktop.capture().area.bottom - 2)))
        before = self._desktop.capture()
        for _ in range(looks):
            self._control.sleep(_PAUSE_SECONDS)
            screenshot, windows = self._desktop.capture(), self._desktop.windows()
            if _same(before, screenshot):
                parts = told(self._read_tree(self._desktop.environment), windows, screenshot.area)
                after = self._desktop.capture()
                if len(parts) > 2 and _same(screenshot, after):
                    return Sight(screenshot, parts, len(windows))
            before = screenshot
        return None


def _same(one: Screenshot, other: Screenshot) -> bool:
    """Tell whether hardly anything differs: a cursor blinks, a number counts."""
    return float((one.image != other.image).any(axis=2).mean()) < _BLINKS


def _leaves(name: str) -> bool:
    return any(word in name.casefold() for word in _LEAVE)


def crawl(plan: Plan, seen: Sequence[View], out: Path, *, settings: Settings, seed: int) -> None:
    """Walk through each view; those that are kept already are left. Raises DesktopError, StoreError."""
    out.mkdir(parents=True, exist_ok=True)
    for view in seen:
        mark = out / f"{view.id}.done"
        if mark.exists():
            continue
        lots, kept = random.Random(f"{seed} {view.id}"), 0  # noqa: S311 no secret
        icons = _icons(plan, lots)
        settings = settings.changed(display=f"virtual:{lots.choice(_SIZES)}")
        for stage in (Walker.menus, Walker.tools, Walker.dialogs):
            home = Path(tempfile.mkdtemp(prefix="apps-"))
            try:
                furnish(home, {**plan.files, **icons})
                for name, sight in _walked(view, stage, home, settings, lots):
                    if not (out / f"{view.id}-{name}.json").exists():
                        _keep(out / f"{view.id}-{name}", view, sight)
                        kept += 1
            except (Astray, DesktopError):
                pass
            finally:
                shutil.rmtree(home, ignore_errors=True)
            if not kept:
                break
        mark.touch()
        print(f"{view.id}: {kept} pictures", file=sys.stderr, flush=True)


def _walked(
    view: View,
    stage: Callable[[Walker], Iterator[tuple[str, Sight]]],
    home: Path,
    settings: Settings,
    lots: random.Random,
) -> Iterator[tuple[str, Sight]]:
    """Start an application and yield what it shows at first and in one stage. Raises DesktopError, Astray."""
    control, read_tree = Control(), registry.load("trees", "local")
    place = Workplace(settings, control=control, ask=_never, home=home, scratch=(home,))
    with closing(place.open_desktop()) as desktop:
        start(desktop, view.words, home, read_tree)
        walker = Walker(desktop, control, read_tree, lots)
        sight = walker.arrive()
        if sight is not None:
            yield "start", sight
            yield from stage(walker)


def _keep(file: Path, view: View, sight: Sight) -> None:
    table = {"app": view.app, "look": view.look, "parts": [part.as_row() for part in sight.parts]}
    sight.screenshot.picture.save(file.with_suffix(".png"))
    write_whole(file.with_suffix(".json"), json.dumps(table, ensure_ascii=False).encode())


def _icons(plan: Plan, lots: random.Random) -> dict[str, str]:
    """Return the settings that choose a theme of icons by lot, for either way to draw windows."""
    if not plan.icons:
        return {}
    theme = lots.choice(plan.icons)
    gtk = f"[Settings]\ngtk-icon-theme-name={theme}\ngtk-menu-images=1\ngtk-button-images=1\n"
    return {
        ".config/gtk-3.0/settings.ini": gtk,
        ".config/gtk-4.0/settings.ini": gtk,
        ".gtkrc-2.0": f'gtk-icon-theme-name="{theme}"\n',
        ".config/kdeglobals": f"[Icons]\nTheme={theme}\n",
    }


def _never(_: Inquiry) -> Answer:
    raise AssertionError("nothing is asked while looking")


def main() -> int:
    """Walk through all applications of the plan that are installed, or through those named."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--apps", nargs="*", default=())
    parser.add_argument("--part", default="1/1", help="2/3: the second third of the views")
    parser.add_argument("--seed", type=int, default=0)
    wanted = parser.parse_args()
    try:
        plan = plans.read(FILE)
        number, _, count = wanted.part.partition("/")
        seen = list(plans.every_view(plan, wanted.apps))[int(number) - 1 :: int(count)]
        crawl(plan, seen, wanted.out, settings=load(), seed=wanted.seed)
    except DeixisError as error:
        print(f"deixis: {error}", file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
