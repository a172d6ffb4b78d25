"""Replays demonstrations in the one worker thread, as tasks are run."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject, Signal

from agent.control import Control
from agent.episode import Ending
from agent.events import Ask, Emit
from agent.replay.help import Help
from agent.settings import Settings
from agent.teach.teacher import Teacher
from ui.bridge import Bridge, Curtain
from ui.window_teacher import WindowTeacher


@dataclass(frozen=True, slots=True, kw_only=True)
class ReplayWish:
    """What the person asked for when they pressed Replay.

    params: values as NAME=VALUE. first: the id of the step to begin at, '' for the first one.
    speed: as it was shown, so many times as fast; None for as fast as the screen settles.
    most_idle: the longest rest between two steps then, in seconds. app: started first, '' for none.
    teach: whether the person may show a step at which it halts.
    """

    folder: Path
    settings: Settings
    params: tuple[str, ...] = ()
    first: str = ""
    help: Help = Help.NONE
    speed: float | None = None
    most_idle: float = 10.0
    app: str = ""
    dry_run: bool = False
    teach: bool = False


class MakeReplay(Protocol):
    """Makes ready what replays a demonstration, in the run's own thread; calling it does so."""

    def __call__(
        self,
        wish: ReplayWish,
        *,
        emit: Emit,
        control: Control,
        ask: Ask,
        curtain: Curtain,
        teacher: Teacher,
    ) -> Callable[[], Ending]: ...


def make_replay(
    wish: ReplayWish, *, emit: Emit, control: Control, ask: Ask, curtain: Curtain, teacher: Teacher
) -> Callable[[], Ending]:
    """Make the real one. Importing it takes a second."""
    from agent.replay.session import ReplayOrder, ReplaySession

    session = ReplaySession(
        wish.settings, emit=emit, control=control, ask=ask, curtain=curtain, teacher=teacher
    )
    order = ReplayOrder(
        folder=wish.folder,
        params=wish.params,
        first=wish.first,
        help=wish.help,
        speed=wish.speed,
        most_idle=wish.most_idle,
        apps=(wish.app,) if wish.app else (),
        dry_run=wish.dry_run,
        teach=wish.teach,
    )
    return partial(session.run, order)


class ReplayBridge(Bridge):
    """Carries out one wish."""

    concluded = Signal(object)  # Ending: of the whole, which may be several runs with lessons between them

    def __init__(
        self,
        wish: ReplayWish,
        *,
        make_replay: MakeReplay,
        curtain: Curtain,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(curtain=curtain, parent=parent)
        self._wish = wish
        self._make_replay = make_replay
        self.teacher = WindowTeacher(self.wait_for, self)

    def work(self) -> None:
        replay = self._make_replay(
            self._wish,
            emit=self.occurred.emit,
            control=self.control,
            ask=self.ask,
            curtain=self.curtain,
            teacher=self.teacher,
        )
        self.concluded.emit(replay())
