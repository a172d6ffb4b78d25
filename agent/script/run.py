"""One run of one script: a desktop, an episode, and the steps in their order.

Every step is a run of the one loop with a policy of its own: look, decide, guard, act, settle, verify. What
a script adds is what comes next, and what to do when something fails. The traps: a retry after the person or
the guard has said no; cleaning up on a display that is gone; a failure that a later success hides. None of
that happens here: a stop or a refusal ends the script, and what failed stays failed unless a step said how
to mend it.
"""

from __future__ import annotations

import shutil
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, ExitStack, closing, contextmanager, nullcontext
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from types import MappingProxyType

from agent import registry, running
from agent.actions import is_input
from agent.control import Control
from agent.desktop import Desktop
from agent.episode import Ending, Result, Verdict
from agent.errors import DesktopError, Stopped, StoreError, UsageError
from agent.events import Ask, Emit, Ended, Event, Performed, Started
from agent.geometry import Box
from agent.guard import Guard
from agent.policy import Policy
from agent.script import schema
from agent.script.chapters import Chapters
from agent.script.condition import Conditions
from agent.script.deed import Deed, DeedPolicy
from agent.script.job import require_secrets, values_for
from agent.script.result import ScriptResult, StepResult
from agent.script.schema import Application, Check, LaidOut, Script, Step, Wait
from agent.script.scope import Value, filled, written
from agent.script.source import Source, load, rows_of
from agent.script.title import title_of
from agent.secrets import Secrets
from agent.settings import Settings, parse_display
from agent.sight.ocr import OcrReader
from agent.workplace import Workplace

FINAL = (Verdict.STOPPED, Verdict.REFUSED)  # after these nothing more is tried
GOOD = Ending(Verdict.FINISHED)


def settings_for(script: Script, settings: Settings) -> Settings:
    """Return the settings with what the script says of display, limits, patience, policy and guard."""
    return settings.changed(
        display=script.display,
        policy=script.policy,
        patience_seconds=script.patience,
        max_steps=script.limits.steps,
        max_seconds=script.limits.seconds,
        mode=script.guard.mode,
        only_window=script.guard.only_window,
        only_region=script.guard.only_region,
        actions_per_minute=script.guard.actions_per_minute,
    )


class ScriptRun:
    """Runs a script once.

    settings: with what the script says already in them, and what the person says over that.
    on_step: is told of each step when it has ended. row: of the data, from 1.
    reader: one whose networks are loaded already; None for a new one.
    home: the applications' home folder; on a virtual display one of their own if none is named.
    """

    def __init__(
        self,
        source: Source,
        settings: Settings,
        *,
        values: Mapping[str, Value],
        emit: Emit,
        control: Control,
        ask: Ask,
        on_step: Callable[[StepResult], None] = lambda step: None,
        row: int = 0,
        secrets: Secrets | None = None,
        reader: OcrReader | None = None,
        stop_file: Path | None = None,
        home: Path | None = None,
        curtain: Callable[[], AbstractContextManager[None]] = nullcontext,
    ) -> None:
        self._source = source
        self._settings = settings
        self._values = dict(values)
        self._emit = emit
        self._control = control
        self._ask = ask
        self._on_step = on_step
        self._row = row
        self._stop_file = stop_file
        self._home = home
        self._curtain = curtain
        self._reader = reader
        self.secrets = secrets or Secrets()

    def run(self) -> ScriptResult:
        """Work through the steps until the script ends.

        Raises:
            UsageError: a secret or a policy is missing; nothing was begun.
            StoreError: the episode could not be kept.
        """
        require_secrets(self._source, self.secrets)
        registry.load("policies", self._settings.policy)  # an unknown one is told before anything is begun
        script, begun = self._source.script, time.monotonic()
        steps: list[StepResult] = []

        def on_step(step: StepResult) -> None:
            steps.append(step)
            self._on_step(step)

        with ExitStack() as stack:
            name = self.secrets.hide(script.name)
            stack.enter_context(running.listed(name, self._control, self._stop_file))
            work = stack.enter_context(_folder("work"))
            virtual = parse_display(self._settings.display)[0] == "virtual"
            home = stack.enter_context(_folder("home")) if virtual and self._home is None else self._home
            place = Workplace(
                self._settings,
                control=self._control,
                ask=self._ask,
                secrets=self.secrets,
                reader=self._reader,
                home=home,
                scratch=(work, home) if virtual and home is not None and self._home is None else (work,),
                curtain=self._curtain,
            )
            writer = stack.enter_context(closing(place.writer(script.name)))
            acted = _Acted()

            def emit(event: Event) -> None:
                acted(event)
                writer(event)
                self._emit(event)

            emit(Started(script.name, "script", writer.folder, time.time()))
            chapters = Chapters(emit)
            ending = self._on_a_desktop(place, work, chapters, acted, on_step)
            chapters.close()
            seconds = time.monotonic() - begun
            emit(Ended(ending, MappingProxyType({"run": seconds})))
        return ScriptResult(
            name=script.name,
            file=self._source.name,
            values={name: self.secrets.hide(written(value)) for name, value in self._values.items()},
            ending=ending,
            seconds=seconds,
            steps=tuple(steps),
            row=self._row,
            folder=writer.folder,
        )

    def _on_a_desktop(
        self,
        place: Workplace,
        work: Path,
        chapters: Chapters,
        acted: _Acted,
        on_step: Callable[[StepResult], None],
    ) -> Ending:
        """Open the desktop, start the applications, do the steps, and close everything again."""
        try:
            with closing(place.open_desktop()) as desktop:
                stage = _Stage(place, desktop, work, chapters, acted, on_step)
                folders = {"work": str(work), "here": str(self._source.folder)}
                part = _Part(self._source, {**self._values, **folders})
                ending = stage.start_all(part)
                if ending.verdict is Verdict.FINISHED:
                    ending = stage.all_of(self._source.script.steps, part, ("steps",))
                return stage.ended(ending, part)
        except Stopped as stop:
            return Ending(Verdict.STOPPED, str(stop))
        except DesktopError as error:
            return Ending(acted.broken_off, str(error))


@contextmanager
def _folder(what: str) -> Iterator[Path]:
    """Give a folder that is gone afterwards."""
    try:
        folder = Path(tempfile.mkdtemp(prefix=f"deixis-{what}-"))
    except OSError as error:
        raise StoreError(
            f"cannot make a folder for the script: {error} (make room, or set TMPDIR)"
        ) from error
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@dataclass
class _Acted:
    """Notes whether anything was done to the desktop yet."""

    anything: bool = False

    def __call__(self, event: Event) -> None:
        if isinstance(event, Performed) and event.step.outcome.result in (Result.DONE, Result.FAILED):
            self.anything = self.anything or any(map(is_input, event.step.decision.actions))

    @property
    def broken_off(self) -> Verdict:
        return Verdict.UNCERTAIN if self.anything else Verdict.HALTED


@dataclass(frozen=True)
class _Part:
    """The script that is being worked through, its values, and where in the outermost one it is.

    where: what stands before the places of its steps. depth: how many steps it is inside of.
    """

    source: Source
    values: Mapping[str, Value]
    where: str = ""
    depth: int = 0


class _Stage:
    """An open desktop on which the steps of a script are done."""

    def __init__(
        self,
        place: Workplace,
        desktop: Desktop,
        work: Path,
        chapters: Chapters,
        acted: _Acted,
        on_step: Callable[[StepResult], None],
    ) -> None:
        self._place = place
        self._desktop = desktop
        self._work = work
        self._chapters = chapters
        self._acted = acted
        self._on_step = on_step
        self._verified = False
        self._guard = place.guard()
        self._settle = place.settle(desktop)
        self._conditions = Conditions(desktop=desktop, control=place.control, work=work)

    # --- applications -------------------------------------------------------------------------------------

    def start_all(self, part: _Part) -> Ending:
        """Lay the files out and start every application, until one does not come."""
        for index, app in enumerate(part.source.script.app):
            ending = self._timed(
                part, ("app", index), f"start {app.command[0]}", partial(self._start, app, part)
            )
            if ending.verdict is not Verdict.FINISHED:
                return ending
        return GOOD

    def _start(self, written_app: Application, part: _Part) -> Ending:
        try:
            app = filled(written_app, part.values)
            folder = self._work / Path(app.folder).expanduser() if app.folder else self._work
            folder.mkdir(parents=True, exist_ok=True)
            for name, laid in app.files.items():
                self._lay_out(name, laid, part)
        except UsageError as error:
            return Ending(self._not_done, str(error))
        except OSError as error:
            return Ending(
                self._not_done, f"cannot lay out the files: {error} (make room, or name other folders)"
            )
        try:
            self._desktop.start(app.command, folder)
        except DesktopError as error:
            return Ending(self._acted.broken_off, str(error))
        if app.ready is None:
            return GOOD
        return self._deed(Wait.model_validate({"wait": app.ready}), part, patience=app.patience)

    def _lay_out(self, name: str, laid: LaidOut, part: _Part) -> None:
        file = self._work / name
        if not file.resolve().is_relative_to(self._work.resolve()):
            raise UsageError(f"'{name}' leaves the work folder (name it inside)")
        file.parent.mkdir(parents=True, exist_ok=True)
        if laid.from_ is not None:
            shutil.copyfile(part.source.file(laid.from_), file)
        else:
            file.write_text(laid.text or "", encoding="utf-8")

    # --- steps --------------------------------------------------------------------------------------------

    def all_of(self, steps: Sequence[Step], part: _Part, path: tuple[str | int, ...]) -> Ending:
        """Do the steps in their order, until one fails that says nothing of how to mend it."""
        for index, step in enumerate(steps):
            here = (*path, index)
            ending = self._one(step, part, here)
            if ending.verdict is not Verdict.FINISHED:
                if ending.verdict in FINAL or not step.on_failure or self._trouble():
                    return ending
                mended = self.all_of(step.on_failure, _deeper(part), (*here, "on_failure"))
                if mended.verdict is not Verdict.FINISHED:
                    return replace(mended, message=f"{ending.message}; then: {mended.message}")
        return GOOD

    def ended(self, ending: Ending, part: _Part) -> Ending:
        """Clean up after a failure, and return how the script has ended."""
        after = part.source.script.on_failure
        if ending.verdict is Verdict.FINISHED or ending.verdict in FINAL or not after or self._trouble():
            return self._as_a_whole(ending)
        cleaned = self.all_of(after, part, ("on_failure",))
        if cleaned.verdict is not Verdict.FINISHED:
            ending = replace(ending, message=f"{ending.message}; cleaning up failed too: {cleaned.message}")
        return ending

    def _one(self, step: Step, part: _Part, path: tuple[str | int, ...]) -> Ending:
        self._place.control.checkpoint()
        try:
            step = filled(step, part.values)
        except UsageError as error:
            wrong = Ending(self._not_done, str(error))
            return self._timed(part, path, title_of(step), lambda: wrong)
        return self._timed(part, path, title_of(step), lambda: self._done(step, part, path))

    def _done(self, step: Step, part: _Part, path: tuple[str | int, ...]) -> Ending:
        inside = _deeper(part)
        match step:
            case schema.If(if_=condition, then=then, else_=otherwise):
                so = self._deed(
                    Check.model_validate({"check": condition}),
                    part,
                    patience=step.patience or 0,
                    failing=False,
                )
                if so.verdict not in (Verdict.FINISHED, Verdict.FAILED, Verdict.HALTED):
                    return so
                chosen, key = (then, "then") if so.verdict is Verdict.FINISHED else (otherwise, "else")
                return self.all_of(chosen, inside, (*path, key))
            case schema.ForEach():
                return self._for_each(step, inside, path)
            case schema.Retry():
                return self._retry(step, inside, path)
            case schema.Call():
                return self._call(step, part, path)
            case schema.Replay(replay=episode):
                return self._replay(part.source.file(episode), part, path)
            case schema.Fail(fail=message):
                return Ending(Verdict.FAILED, message, verified=False)
            case schema.Do(do=sentence):
                return self._sentence(sentence, self._place.policy("literal"), self._guard)
            case schema.Agent(agent=sentence):
                return self._agent(step, sentence)
            case _:
                patience = self._place.settings.patience_seconds if step.patience is None else step.patience
                return self._deed(step, part, patience=patience)

    def _for_each(self, step: schema.ForEach, part: _Part, path: tuple[str | int, ...]) -> Ending:
        try:
            _, rows = rows_of(part.source.file(step.for_each))
        except UsageError as error:
            return Ending(self._not_done, str(error))
        for number, row in enumerate(rows, start=1):
            values = {**part.values, **{f"{step.as_}.{column}": value for column, value in row.items()}}
            here = replace(part, values=values, where=f"{part.where}row {number}: ")
            ending = self.all_of(step.steps, here, (*path, "steps"))
            if ending.verdict is not Verdict.FINISHED:
                return replace(ending, message=f"row {number}: {ending.message}")
        return GOOD

    def _retry(self, step: schema.Retry, part: _Part, path: tuple[str | int, ...]) -> Ending:
        ending = GOOD
        for attempt in range(1, step.retry + 1):
            here = replace(part, where=f"{part.where}try {attempt}: ")
            ending = self.all_of(step.steps, here, (*path, "steps"))
            if ending.verdict is Verdict.FINISHED or ending.verdict in FINAL:
                return ending
            if self._trouble() or self._guard.limit_reached():
                return ending
            if attempt < step.retry:
                self._place.control.sleep(step.pause)
        return replace(ending, message=f"{step.retry} tries: {ending.message}")

    def _call(self, step: schema.Call, part: _Part, path: tuple[str | int, ...]) -> Ending:
        try:
            called = load(part.source.file(step.script))
            require_secrets(called, self._place.secrets)
            values = values_for(called, step.with_)
        except UsageError as error:
            return Ending(self._not_done, str(error))
        inner = _Part(
            called,
            {**values, "work": str(self._work), "here": str(called.folder)},
            where=f"{part.where}{_place(path)}: ",
            depth=part.depth + 1,
        )
        ending = self.start_all(inner)
        if ending.verdict is Verdict.FINISHED:
            ending = self.all_of(called.script.steps, inner, ("steps",))
        return self.ended(ending, inner)

    def _replay(self, episode: Path, part: _Part, path: tuple[str | int, ...]) -> Ending:
        from agent.demonstration.folder import is_demonstration  # few scripts need these
        from agent.script.new import script_of

        if is_demonstration(episode):
            return self._shown(episode, part)
        folder = Path(tempfile.mkdtemp(prefix="replay-", dir=self._work))
        try:
            shown = script_of(episode, folder)
        except UsageError as error:
            return Ending(self._not_done, str(error))
        values = {"work": str(self._work), "here": str(folder)}
        inner = _Part(shown, values, where=f"{part.where}{_place(path)}: ", depth=part.depth + 1)
        return self.all_of(shown.script.steps, inner, ("steps",))

    def _shown(self, folder: Path, part: _Part) -> Ending:
        """Do a demonstration again; its parameters get this script's values of the same names."""
        from agent.demonstration.folder import load
        from agent.replay.session import ReplayOrder, player_of, values_given

        try:
            kept = load(folder)
            given = values_given(list(kept.demonstration.parameters), part.values)
            order = ReplayOrder(folder=folder, params=given)
            policy = player_of(kept, order, self._place, self._conditions)
        except UsageError as error:
            return Ending(self._not_done, str(error))
        return self._looped(policy, kept.demonstration.demonstration, self._guard)

    def _agent(self, step: schema.Agent, sentence: str) -> Ending:
        guard = self._guard.narrowed(
            max_steps=step.max_steps,
            only_window=step.window or "",
            only_region=Box(*step.region) if step.region else None,
        )
        return self._sentence(sentence, self._place.policy(step.policy or ""), guard)

    def _sentence(self, sentence: str, policy: Policy, guard: Guard) -> Ending:
        try:
            policy.check(sentence)
        except UsageError as error:
            return Ending(self._not_done, str(error))
        return self._looped(policy, sentence, guard)

    def _deed(self, step: Deed, part: _Part, *, patience: float, failing: bool = True) -> Ending:
        title = title_of(step)
        policy = DeedPolicy(
            step=step,
            title=title,
            patience=patience,
            reader=self._place.reader,
            conditions=self._conditions,
            folder=part.source.folder,
            departed=self._desktop.departed if failing else tuple,
        )
        return self._looped(policy, title, self._guard)

    def _looped(self, policy: Policy, task: str, guard: Guard) -> Ending:
        before = self._acted.anything
        runner = self._place.runner(
            policy, self._desktop, emit=self._chapters, guard=guard, settle=self._settle
        )
        ending = runner.run(task).ending
        assert ending is not None
        if ending.verdict not in (Verdict.FINISHED, *FINAL):
            trouble = self._trouble()
            if trouble:
                return Ending(self._acted.broken_off, trouble)
        if ending.verdict is Verdict.HALTED and (before or ending.verified is False):
            return replace(ending, verdict=Verdict.FAILED)  # something was done before, or a check has failed
        return ending

    # --- what came of it ----------------------------------------------------------------------------------

    def _timed(
        self, part: _Part, path: tuple[str | int, ...], title: str, do: Callable[[], Ending]
    ) -> Ending:
        begun = time.monotonic()
        ending = do()
        hide = self._place.secrets.hide
        ending = replace(ending, message=hide(ending.message))
        self._verified = self._verified or ending.verified is True
        self._on_step(
            StepResult(
                place=part.where + _place(path),
                line=part.source.line_of(path),
                title=hide(title),
                ending=ending,
                seconds=time.monotonic() - begun,
                depth=part.depth,
            )
        )
        return ending

    def _as_a_whole(self, ending: Ending) -> Ending:
        if ending.verdict is not Verdict.FINISHED:
            return ending
        return Ending(Verdict.FINISHED, verified=True if self._verified else None)

    @property
    def _not_done(self) -> Verdict:
        return Verdict.FAILED if self._acted.anything else Verdict.HALTED

    def _trouble(self) -> str:
        """Say why the desktop can no longer be seen; nothing where it can."""
        try:
            self._desktop.capture()
        except DesktopError as error:
            return str(error)
        return ""


def _deeper(part: _Part) -> _Part:
    return replace(part, depth=part.depth + 1)


def _place(path: tuple[str | int, ...]) -> str:
    """Write a path as 'steps[2].then[0]', counting from 1 as people do."""
    words = ""
    for part in path:
        words += f"[{part + 1}]" if isinstance(part, int) else f".{part}" if words else part
    return words
