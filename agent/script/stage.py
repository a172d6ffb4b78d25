"""The steps of a script in their order, and what follows when one fails.

The traps: a retry after the person or the guard has said no; cleaning up on a display that is gone; a failure
that a later success hides. None of that happens here: a stop or a refusal ends the script, and what failed
stays failed unless a step said how to mend it.
"""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path as Folder

from agent.episode import Ending, Verdict
from agent.errors import UsageError
from agent.geometry import Box
from agent.script import application
from agent.script.job import require_secrets, values_for
from agent.script.part import Part
from agent.script.performer import FINAL, GOOD, Performer
from agent.script.reading import load
from agent.script.result import StepResult
from agent.script.schema.step import Agent, Call, Check, Do, Fail, ForEach, If, Replay, Retry, Step
from agent.script.scope import filled
from agent.script.table import rows_of
from agent.script.title import title_of
from agent.script.yaml import Path


class Stage:
    """An open desktop on which the steps of a script are done. on_step: is told of each that has ended."""

    def __init__(self, performer: Performer, on_step: Callable[[StepResult], None]) -> None:
        self._performer = performer
        self._place = performer.place
        self._guard = performer.guard
        self._on_step = on_step
        self._verified = False

    def start_all(self, part: Part) -> Ending:
        """Lay the files out and start every application, until one does not come."""
        for index, app in enumerate(part.source.script.app):
            start = partial(application.start, app, part, self._performer)
            ending = self._timed(part, ("app", index), f"start {app.command[0]}", start)
            if ending.verdict is not Verdict.FINISHED:
                return ending
        return GOOD

    def all_of(self, steps: Sequence[Step], part: Part, path: Path) -> Ending:
        """Do the steps in their order, until one fails that says nothing of how to mend it."""
        for index, step in enumerate(steps):
            here = (*path, index)
            ending = self._one(step, part, here)
            if ending.verdict is not Verdict.FINISHED:
                if ending.verdict in FINAL or not step.on_failure or self._performer.trouble():
                    return ending
                mended = self.all_of(step.on_failure, part.deeper, (*here, "on_failure"))
                if mended.verdict is not Verdict.FINISHED:
                    return replace(mended, message=f"{ending.message}; then: {mended.message}")
        return GOOD

    def ended(self, ending: Ending, part: Part) -> Ending:
        """Clean up after a failure, and return how the script has ended."""
        after = part.source.script.on_failure
        if ending.verdict is Verdict.FINISHED:
            return Ending(Verdict.FINISHED, verified=True if self._verified else None)
        if ending.verdict in FINAL or not after or self._performer.trouble():
            return ending
        cleaned = self.all_of(after, part, ("on_failure",))
        if cleaned.verdict is not Verdict.FINISHED:
            ending = replace(ending, message=f"{ending.message}; cleaning up failed too: {cleaned.message}")
        return ending

    def _one(self, step: Step, part: Part, path: Path) -> Ending:
        self._place.control.checkpoint()
        try:
            step = filled(step, part.values)
        except UsageError as error:
            wrong = Ending(self._performer.not_done, str(error))
            return self._timed(part, path, title_of(step), lambda: wrong)
        return self._timed(part, path, title_of(step), lambda: self._done(step, part, path))

    def _done(self, step: Step, part: Part, path: Path) -> Ending:
        inside = part.deeper
        match step:
            case If(if_=condition, then=then, else_=otherwise):
                so = self._performer.deed(
                    Check.model_validate({"check": condition}),
                    part,
                    patience=step.patience or 0,
                    failing=False,
                )
                if so.verdict not in (Verdict.FINISHED, Verdict.FAILED, Verdict.HALTED):
                    return so
                chosen, key = (then, "then") if so.verdict is Verdict.FINISHED else (otherwise, "else")
                return self.all_of(chosen, inside, (*path, key))
            case ForEach():
                return self._for_each(step, inside, path)
            case Retry():
                return self._retry(step, inside, path)
            case Call():
                return self._call(step, part, path)
            case Replay(replay=episode):
                return self._replay(part.source.file(episode), part, path)
            case Fail(fail=message):
                return Ending(Verdict.FAILED, message, verified=False)
            case Do(do=sentence):
                return self._performer.sentence(sentence, self._place.policy("literal"), self._guard)
            case Agent(agent=sentence):
                return self._agent(step, sentence)
            case _:
                patience = self._place.settings.patience_seconds if step.patience is None else step.patience
                return self._performer.deed(step, part, patience=patience)

    def _for_each(self, step: ForEach, part: Part, path: Path) -> Ending:
        try:
            _, rows = rows_of(part.source.file(step.for_each))
        except UsageError as error:
            return Ending(self._performer.not_done, str(error))
        for number, row in enumerate(rows, start=1):
            values = {**part.values, **{f"{step.as_}.{column}": value for column, value in row.items()}}
            here = replace(part, values=values, where=f"{part.where}row {number}: ")
            ending = self.all_of(step.steps, here, (*path, "steps"))
            if ending.verdict is not Verdict.FINISHED:
                return replace(ending, message=f"row {number}: {ending.message}")
        return GOOD

    def _retry(self, step: Retry, part: Part, path: Path) -> Ending:
        ending = GOOD
        for attempt in range(1, step.retry + 1):
            here = replace(part, where=f"{part.where}try {attempt}: ")
            ending = self.all_of(step.steps, here, (*path, "steps"))
            if ending.verdict is Verdict.FINISHED or ending.verdict in FINAL:
                return ending
            if self._performer.trouble() or self._guard.limit_reached():
                return ending
            if attempt < step.retry:
                self._place.control.sleep(step.pause)
        return replace(ending, message=f"{step.retry} tries: {ending.message}")

    def _call(self, step: Call, part: Part, path: Path) -> Ending:
        try:
            called = load(part.source.file(step.script))
            require_secrets(called, self._place.secrets)
            values = values_for(called, step.with_)
        except UsageError as error:
            return Ending(self._performer.not_done, str(error))
        inner = Part(
            called,
            {**values, "work": str(self._performer.work), "here": str(called.folder)},
            where=f"{part.place_of(path)}: ",
            depth=part.depth + 1,
        )
        ending = self.start_all(inner)
        if ending.verdict is Verdict.FINISHED:
            ending = self.all_of(called.script.steps, inner, ("steps",))
        return self.ended(ending, inner)

    def _replay(self, episode: Folder, part: Part, path: Path) -> Ending:
        from agent.demonstration.folder import is_demonstration  # few scripts need these
        from agent.script.new import script_of

        if is_demonstration(episode):
            return self._shown(episode, part)
        folder = Folder(tempfile.mkdtemp(prefix="replay-", dir=self._performer.work))
        try:
            shown = script_of(episode, folder)
        except UsageError as error:
            return Ending(self._performer.not_done, str(error))
        values = {"work": str(self._performer.work), "here": str(folder)}
        inner = Part(shown, values, where=f"{part.place_of(path)}: ", depth=part.depth + 1)
        return self.all_of(shown.script.steps, inner, ("steps",))

    def _shown(self, folder: Folder, part: Part) -> Ending:
        """Do a demonstration again; its parameters get this script's values of the same names."""
        from agent.demonstration.folder import load
        from agent.replay.session import ReplayOrder, player_of, values_given

        try:
            kept = load(folder)
            given = values_given(list(kept.demonstration.parameters), part.values)
            order = ReplayOrder(folder=folder, params=given)
            policy = player_of(kept, order, self._place, self._performer.conditions)
        except UsageError as error:
            return Ending(self._performer.not_done, str(error))
        return self._performer.looped(policy, kept.demonstration.demonstration, self._guard)

    def _agent(self, step: Agent, sentence: str) -> Ending:
        guard = self._guard.narrowed(
            max_steps=step.max_steps,
            only_window=step.window or "",
            only_region=Box(*step.region) if step.region else None,
        )
        return self._performer.sentence(sentence, self._place.policy(step.policy or ""), guard)

    def _timed(self, part: Part, path: Path, title: str, do: Callable[[], Ending]) -> Ending:
        begun = time.monotonic()
        ending = do()
        hide = self._place.secrets.hide
        ending = replace(ending, message=hide(ending.message))
        self._verified = self._verified or ending.verified is True
        self._on_step(
            StepResult(
                place=part.place_of(path),
                line=part.source.line_of(path),
                title=hide(title),
                ending=ending,
                seconds=time.monotonic() - begun,
                depth=part.depth,
            )
        )
        return ending
