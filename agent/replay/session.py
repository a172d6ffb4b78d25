"""One replay, put together: what the command line, the window and task scripts all begin.

The trap is a second way of replaying that behaves a little differently. So the demonstration is read, its
secrets and values are asked for, and its player is made here and nowhere else.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager, ExitStack, closing, nullcontext
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from agent import running
from agent.control import Control
from agent.demonstration.folder import Kept, load
from agent.desktop import Desktop
from agent.episode import Ending, Episode, Verdict
from agent.errors import Stopped, UsageError
from agent.events import Ask, Emit, Event
from agent.policy import Grounder, Policy
from agent.replay.gallery import Gallery
from agent.replay.help import Help
from agent.replay.locate import Ladder
from agent.replay.part import between, values_of
from agent.replay.policy import Replay
from agent.replay.schedule import MOST_IDLE_SECONDS, Schedule
from agent.script.condition import Conditions
from agent.secrets import Secrets
from agent.settings import Settings
from agent.teach.halt import halt_of
from agent.teach.lesson import MOST_SECONDS, Lesson
from agent.teach.resume import after_lesson
from agent.teach.teacher import ByLines, Teacher
from agent.workplace import Workplace


@dataclass(frozen=True, slots=True, kw_only=True)
class ReplayOrder:
    """What a person asked for.

    params: values as NAME=VALUE. first, last: ids of steps, '' for the ends. single: ask before each step.
    speed: as recorded, so many times as fast; None for as fast as the screen settles.
    most_idle: the longest rest between two steps then, in seconds.
    teach: let a person show a step at which it halts, for so many seconds at most.
    """

    folder: Path
    params: tuple[str, ...] = ()
    first: str = ""
    last: str = ""
    single: bool = False
    help: Help = Help.NONE
    speed: float | None = None
    most_idle: float = MOST_IDLE_SECONDS
    apps: tuple[str, ...] = ()
    dry_run: bool = False
    teach: bool = False
    most_shown: float = MOST_SECONDS


class ReplaySession:
    """Does demonstrations again, each on a desktop that it opens and closes.

    teacher: the person who shows a step at which it halts; None where whoever is asked is told nothing.
    """

    def __init__(
        self,
        settings: Settings,
        *,
        emit: Emit,
        control: Control,
        ask: Ask,
        stop_file: Path | None = None,
        teacher: Teacher | None = None,
        curtain: Callable[[], AbstractContextManager[None]] = nullcontext,
    ) -> None:
        self._settings = settings
        self._emit = emit
        self._control = control
        self._ask = ask
        self._stop_file = stop_file
        self._teacher = teacher or ByLines(ask=ask, emit=emit)
        self._curtain = curtain
        self.secrets = Secrets()

    def run(self, order: ReplayOrder) -> Ending:
        """Do what was shown once more, until it ends.

        Raises:
            UsageError: the demonstration, a value or a secret is missing or wrong; nothing was done.
            DesktopError: there is no desktop to work on; nothing was done.
            StoreError: the episode could not be kept.
        """
        kept = load(order.folder)
        task = kept.demonstration.demonstration
        place = Workplace(
            self._settings,
            control=self._control,
            ask=self._ask,
            secrets=self.secrets,
            dry_run=order.dry_run,
            curtain=self._curtain,
        )
        with ExitStack() as stack:
            stack.enter_context(running.listed(task, self._control, self._stop_file))
            desktop = stack.enter_context(closing(place.open_desktop()))
            player = self._player(kept, order, place, desktop)
            for each in order.apps:
                desktop.start(each)
            while True:
                episode = self._play(player, task, place, desktop)
                assert episode.ending is not None
                try:
                    rest = self._taught(kept, order, place, desktop, episode) if order.teach else None
                except Stopped as stop:
                    return Ending(Verdict.STOPPED, str(stop))
                if rest is None:
                    return episode.ending
                kept, order = rest
                if not order.first:
                    return Ending(Verdict.FINISHED, "every step was done, the last one by hand")
                player = self._player(kept, order, place, desktop)

    def _player(self, kept: Kept, order: ReplayOrder, place: Workplace, desktop: Desktop) -> Replay:
        conditions = Conditions(desktop=desktop, control=self._control, work=kept.folder)
        return player_of(kept, order, place, conditions)

    def _play(self, player: Replay, task: str, place: Workplace, desktop: Desktop) -> Episode:
        """Do the steps once, kept as an episode of its own."""
        with closing(place.writer(task)) as writer:

            def emit(event: Event) -> None:
                writer(event)
                self._emit(event)

            return place.runner(player, desktop, emit=emit, guard=place.guard(), folder=writer.folder).run(
                task
            )

    def _taught(
        self, kept: Kept, order: ReplayOrder, place: Workplace, desktop: Desktop, episode: Episode
    ) -> tuple[Kept, ReplayOrder] | None:
        """Have the step shown at which it halted; return what is left to do, None where it was in vain."""
        halt = halt_of(episode)
        if halt is None:
            return None
        lesson = Lesson(
            reader=place.reader,
            control=self._control,
            secrets=self.secrets,
            teacher=self._teacher,
            seconds=order.most_shown,
        )
        learned = lesson.answer(kept, halt, desktop)
        if learned is None:
            return None
        first = after_lesson(learned.kept.demonstration, learned.correction, order.last)
        return learned.kept, replace(order, first=first)


def player_of(kept: Kept, order: ReplayOrder, place: Workplace, conditions: Conditions) -> Replay:
    """Return the policy that does the steps of a demonstration. Raises UsageError."""
    shown = kept.demonstration
    for name in shown.secrets:
        place.secrets.require(f"${{secret:{name}}}")
    gallery = Gallery(kept.folder, shown.screen)
    get_policy = lru_cache(place.policy)
    steps = between(shown.steps, order.first, order.last)
    player = Replay(
        steps=steps,
        locator=Ladder(
            gallery.picture,
            place.reader,
            None if order.help is Help.NONE else _grounder(get_policy(""), place.settings.policy),
        ),
        reader=place.reader,
        conditions=conditions,
        patience=shown.patience,
        values=values_of(shown, order.params),
        single=order.single,
        help=order.help,
        get_policy=get_policy,
        schedule=Schedule(steps, speed=order.speed, most_idle=order.most_idle) if order.speed else None,
    )
    player.check(shown.demonstration)
    return player


def values_given(names: Sequence[str], values: Mapping[str, object]) -> tuple[str, ...]:
    """Return the values of a script as those of a demonstration, for the names that both know."""
    return tuple(f"{name}={values[name]}" for name in names if name in values)


def _grounder(policy: Policy, name: str) -> Grounder:
    if not isinstance(policy, Grounder):
        raise UsageError(f"the policy '{name}' cannot point at pictures (choose another --policy)")
    return policy
