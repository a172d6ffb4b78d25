"""A script as a program: the same steps, one call each, with the program's own loops and conditions.

What `deixis script export` writes uses this. Every step still goes the one way through guard, desktop and
record; the head of the script (its applications, parameters, limits) is handed over as it was written.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType, TracebackType

from agent import running
from agent.episode import Ending, Verdict
from agent.errors import DeixisError, DesktopError, Stopped, UsageError
from agent.events import Ended, Event, Started, nobody
from agent.interrupt import stoppable
from agent.registry import did_you_mean
from agent.script.acted import Acted
from agent.script.chapters import Chapters
from agent.script.job import require_secrets, values_for
from agent.script.layout import lines
from agent.script.part import Part
from agent.script.performer import FINAL, Performer
from agent.script.reading import read
from agent.script.result import StepResult
from agent.script.run import settings_for
from agent.script.schema.script import Script
from agent.script.schema.step import If, Step
from agent.script.scratch import scratch
from agent.script.source import Source
from agent.script.stage import Stage
from agent.script.table import rows_of
from agent.secrets import Secrets
from agent.settings import Settings, load
from agent.workplace import Workplace

Said = Mapping[str, object]


class StepFailed(DeixisError):
    """A step has failed; what mends it may go on."""

    def __init__(self, ending: Ending) -> None:
        super().__init__(ending.message)
        self.ending = ending


class Over(DeixisError):
    """A person or the guard has ended the run: nothing more is tried."""

    def __init__(self, ending: Ending) -> None:
        super().__init__(ending.message)
        self.ending = ending


class Live:
    """An open desktop on which steps are done as they are said."""

    def __init__(self, stage: Stage, part: Part, pause: Callable[[float], None]) -> None:
        self._stage = stage
        self._part = part
        self._pause = pause

    def start(self) -> None:
        """Start the applications of the head. Raises StepFailed."""
        _raise(self._stage.start_all(self._part))

    def step(self, said: Said) -> None:
        """Do one step, said as in a script. Raises StepFailed, Over, UsageError."""
        _raise(self._stage.all_of([_step(said)], self._part, ("steps",)))

    def holds(self, condition: Said) -> bool:
        """Tell whether a condition holds now. Raises Over, UsageError."""
        # A step that fails exactly where the condition does not hold.
        asked = _step({"if": condition, "then": [], "else": [{"fail": "it does not hold"}]})
        assert isinstance(asked, If)
        ending = self._stage.all_of([asked], self._part, ("steps",))
        if ending.verdict in FINAL:
            raise Over(ending)
        return ending.verdict is Verdict.FINISHED

    def rows(self, file: str, name: str = "row") -> Iterator[Live]:
        """Give, for each row of a table, what does steps with its values as `{{ name.column }}`."""
        for row in rows_of(self._part.source.file(file))[1]:
            columns = {f"{name}.{column}": value for column, value in row.items()}
            part = replace(self._part, values={**self._part.values, **columns})
            yield Live(self._stage, part, self._pause)

    def tries(self, times: int, pause: float = 0) -> Iterator[Attempt]:
        """Give one try after the other, until the steps in one succeed: `with` it around them."""
        for number in range(1, times + 1):
            attempt = Attempt(last=number == times)
            yield attempt
            if attempt.succeeded:
                return
            self._pause(pause)


@dataclass
class Attempt:
    """One try. A failure in it is passed over, but in the last one."""

    last: bool
    succeeded: bool = False

    def __enter__(self) -> None:
        self.succeeded = False

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> bool:
        self.succeeded = error is None
        return isinstance(error, StepFailed) and not self.last


@contextmanager
def opened(
    head: Said, *, folder: Path, values: Mapping[str, str], settings: Settings | None = None
) -> Iterator[Live]:
    """Open the desktop that a script's head asks for, and close it at the end, cleaning up after a failure.

    Only in the main thread, which hears Ctrl-C; `deixis stop` stops it, too.

    folder: where the files are that the steps name. values: of the parameters, as texts.

    Raises:
        UsageError: a parameter or a secret is missing. DesktopError: there is no such desktop.
    """
    source = _source(head, folder)
    known = list(source.script.parameters)
    strange = next((name for name in values if name not in known), None)
    if strange is not None:
        near = did_you_mean(strange, known)
        raise UsageError(f"there is no parameter '{strange}'{near} (known: {', '.join(known) or 'none'})")
    filled = values_for(source, values)
    settings = settings or load()
    chosen = settings_for(source.script, settings)
    secrets, begun = Secrets(), time.monotonic()
    require_secrets(source, secrets)
    with ExitStack() as stack:
        control = stack.enter_context(stoppable())
        stack.enter_context(running.listed(secrets.hide(source.script.name), control))
        work, home = stack.enter_context(scratch("work")), stack.enter_context(scratch("home"))
        place = Workplace(
            chosen,
            control=control,
            ask=nobody,
            secrets=secrets,
            home=home if chosen.display.startswith("virtual") else None,
        )
        writer = stack.enter_context(closing(place.writer(source.script.name)))
        acted = Acted()

        def emit(event: Event) -> None:
            acted(event)
            writer(event)

        emit(Started(source.script.name, "script", writer.folder, time.time()))
        chapters = Chapters(emit)
        desktop = stack.enter_context(closing(place.open_desktop()))
        stage = Stage(Performer(place, desktop, work, chapters, acted), _told)
        part = Part(source, {**filled, "work": str(work), "here": str(folder)})
        ending = Ending(Verdict.FINISHED)
        try:
            yield Live(stage, part, control.sleep)
        except (StepFailed, Over) as failure:
            ending = failure.ending
            raise
        except Stopped as stop:
            ending = Ending(Verdict.STOPPED, str(stop))
            raise
        except BaseException as error:
            ending = Ending(acted.broken_off, str(error) or type(error).__name__)
            raise
        finally:
            ending = stage.ended(ending, part)
            chapters.close()
            emit(Ended(ending, MappingProxyType({"run": time.monotonic() - begun})))


def play(work: Callable[[Live], None], head: Said, *, folder: str, arguments: Sequence[str]) -> int:
    """Run an exported program, and return the exit code of how it ended. arguments: as NAME=VALUE."""
    values = dict(argument.partition("=")[::2] for argument in arguments)
    try:
        with opened(head, folder=Path(folder), values=values) as live:
            live.start()
            work(live)
    except (StepFailed, Over) as error:
        print(error, file=sys.stderr)
        return error.ending.exit_code
    except (UsageError, DesktopError, Stopped) as error:
        print(error, file=sys.stderr)
        return 2 if isinstance(error, UsageError) else 3 if isinstance(error, DesktopError) else 130
    return 0


def _source(head: Said, folder: Path) -> Source:
    """Return a script of this head, with a step that is never done."""
    whole = {**head, "steps": [{"wait": 1}]}
    return read("\n".join(lines(whole)), folder=folder, name=str(head.get("name", "script")))


def _step(said: Said) -> Step:
    script = Script.model_validate({"name": "step", "steps": [said]})
    return script.steps[0]


def _raise(ending: Ending) -> None:
    if ending.verdict in FINAL:
        raise Over(ending)
    if ending.verdict is not Verdict.FINISHED:
        raise StepFailed(ending)


def _told(step: StepResult) -> None:
    mark = "✓" if step.ending.verdict is Verdict.FINISHED else "✗"
    print(f"{mark} {step.title}" + (f": {step.ending.message}" if mark == "✗" else ""))
