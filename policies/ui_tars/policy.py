"""The policy `ui-tars`: shows a model the screen, and does what it answers.

The trap: to take a reply that cannot be read for nothing to do burns a step and tells nobody. It goes back to
the model once, as its next turn, with what was wrong; a second one is an error that is shown.
"""

from __future__ import annotations

import importlib.util
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType

from agent.actions import AskUser, Finish, describe, points_of
from agent.control import Control
from agent.episode import Decision, Observation
from agent.errors import PolicyError, TaskNotUnderstood, UsageError
from agent.events import Emit, Probed, Reading, Said
from agent.geometry import Box
from agent.occasion import Suiting
from agent.policy import Aim, Policy
from agent.registry import did_you_mean
from agent.screenshot import Screenshot
from agent.senses import Found, Reader
from agent.settings import Settings
from policies.ui_tars import inside
from policies.ui_tars.acting import actions_of
from policies.ui_tars.backend import (
    ADAPTER_SHARE,
    ATTENTION,
    LORA_SHARE,
    PREFIX_SHARE,
    PROBABILITY,
    Answer,
    Backend,
)
from policies.ui_tars.parser import parse
from policies.ui_tars.prompt import (
    FAMILIES,
    Family,
    Message,
    Surface,
    instruction,
    messages,
    shown_steps,
)
from policies.ui_tars.resize import PROFILES, Profile, View, fit
from policies.ui_tars.saying import Click, Misread, Parsed

PROBES = MappingProxyType(
    {
        PROBABILITY: "how probable each token of the reply was",
        ATTENTION: "where on the screenshot each layer looks while coordinates are written",
        PREFIX_SHARE: "how much of its attention each head pays to a learned prefix",
        LORA_SHARE: "how much what adapters add weighs at each layer",
        ADAPTER_SHARE: "how much bottleneck adapters change what passes through each layer",
    }
)
TARGET = 48  # points: the side of what is drawn around the place that the model pointed to


class UiTars:
    """Asks a backend what to do. screenshots: the most that are shown. probes: what it can measure."""

    def __init__(
        self,
        backend: Callable[[], Backend],
        *,
        name: str = "ui-tars",
        family: Family,
        profile: Profile,
        language: str = "en",
        screenshots: int = 5,
        probes: Mapping[str, str] = PROBES,
    ) -> None:
        self.name = name
        self._make_backend = backend
        self._backend: Backend | None = None
        self._family = family
        self._profile = profile
        self._language = language
        self._screenshots = screenshots
        self._probes = probes
        self._watched: frozenset[str] = frozenset()

    def probes(self) -> Mapping[str, str]:
        """Return what can be measured while it decides."""
        return {**inside.PROBES, **self._probes}

    def watch(self, names: Collection[str]) -> None:
        """Tell these from the next decision on, and no others."""
        watched = frozenset(names)
        if self._backend is not None and watched != self._watched:
            self._backend.watch(watched & frozenset(self._probes))
        self._watched = watched

    def _tell(self, source: str, readings: Iterable[Reading], emit: Emit) -> None:
        """Emit the readings of this source, if somebody watches it; else they are not even made."""
        if source in self._watched:
            for reading in readings:
                emit(Probed(reading))

    def check(self, task: str) -> None:
        """Raise TaskNotUnderstood where there is no task, UsageError where there is no model."""
        if not task.strip():
            raise TaskNotUnderstood("the task is empty (say in a sentence what shall be done)")
        self._ready()

    def decide(self, observation: Observation, emit: Emit) -> Decision:
        """Return what the model wants done. Raises PolicyError where it cannot be told twice in a row."""
        shot = observation.screenshot
        view = view_of_size(shot, self._profile)
        history = observation.history
        self._tell(inside.SPACE, inside.spaces(shot, view), emit)
        seen = inside.memory(history, shown_steps(history), self._screenshots - 1)
        self._tell(inside.MEMORY, seen, emit)
        backend = self._ready()
        taught = backend.suit(observation.windows) if isinstance(backend, Suiting) else ()
        talk = messages(observation, self._family, language=self._language, screenshots=self._screenshots)
        answer, parsed = self._asked(talk, view, emit)
        try:
            done = actions_of(parsed.actions, view)
        except Misread as error:
            raise PolicyError(f"the model's action cannot be done here: {error.hint}") from error
        targets = tuple(
            Found(Box.around(point, TARGET, TARGET), describe(action))
            for action in done
            if not isinstance(action, Finish | AskUser)
            for point in points_of(action)[-1:]
        )
        for action in done:
            for point in points_of(action)[-1:]:
                self._tell(inside.POINT, inside.pointed(point, shot, view), emit)
        return Decision(done, parsed.thought, answer.text, targets, answer.confidence, taught=taught)

    def ground(self, screenshot: Screenshot, instruction_: str) -> Found | None:
        """Return where the model points for the instruction; None where it does not."""
        aim = self.aim(screenshot, instruction_)
        if aim is None:
            return None
        sure = 1.0 if aim.confidence is None else aim.confidence
        return Found(Box.around(aim.at, 2, 2), instruction_, sure)

    def aim(self, screenshot: Screenshot, instruction_: str) -> Aim | None:
        """Return what the model names for the instruction, and where that is; None for no place."""
        view = view_of_size(screenshot, self._profile)
        words = instruction(self._family, Surface.GROUNDING, instruction_, self._language)
        answer = self._ready().answer((Message("user", (words, screenshot)),), self._profile, _unheard)
        try:
            parsed = parse(answer.text, view.bounds)
        except Misread:
            return None
        for action in parsed.actions:
            if isinstance(action, Click):
                spot, at = action.at, view.point_at(action.at.x, action.at.y)
                size = (view.width, view.height)
                return Aim((spot.x, spot.y), view.bounds, size, at, answer.confidence)
        return None

    def _asked(self, talk: Sequence[Message], view: View, emit: Emit) -> tuple[Answer, Parsed]:
        """Ask, and where the answer cannot be read once more. Raises PolicyError."""

        def tell(piece: str, probability: float | None) -> None:
            emit(Said(piece))
            if probability is not None:
                self._tell(
                    PROBABILITY, (Reading(PROBABILITY, (probability,), ("token",), label=piece),), emit
                )

        def answered(asked: Sequence[Message]) -> Answer:
            given = backend.answer(asked, self._profile, tell)
            for reading in given.readings:
                emit(Probed(reading))
            return given

        backend = self._ready()
        answer = answered(talk)
        try:
            return answer, parse(answer.text, view.bounds)
        except Misread as error:
            emit(Said(f"\n[{error.hint}]\n"))
            said = f"Your last output could not be understood ({error.kind}): {error.hint}. Answer again."
            again = (*talk, Message("assistant", (answer.text,)), Message("user", (said,)))
        answer = answered(again)
        try:
            return answer, parse(answer.text, view.bounds)
        except Misread as error:
            start, end = error.span
            around = answer.text[max(0, start - 20) : end + 20][:120].strip()
            place = f"{error.kind} at '{around}'" if around else error.kind
            raise PolicyError(f"the model's reply cannot be understood ({place}): {error.hint}") from error

    def _ready(self) -> Backend:
        """Return the backend; weights are loaded when they are first needed."""
        if self._backend is None:
            self._backend = self._make_backend()
            self._backend.watch(self._watched & frozenset(self._probes))
        return self._backend


def view_of_size(screenshot: Screenshot, profile: Profile) -> View:
    """Return how a picture of this screenshot is read, without making it. Raises PolicyError."""
    high, wide = screenshot.image.shape[:2]
    try:
        width, height = fit(wide, high, profile)
    except ValueError as error:
        raise PolicyError(str(error)) from error
    return View(width, height, screenshot.area, profile.space)


def _unheard(piece: str, probability: float | None) -> None:
    """Hear nothing: pointing at one picture is not watched."""


def family_of(model: str, settings: Settings) -> tuple[Family, Profile]:
    """Return how a model is talked to: as the settings say, or as its name tells. Raises UsageError."""
    named = settings.family or _told_by(model)
    if named not in FAMILIES:
        near = did_you_mean(named, list(FAMILIES))
        raise UsageError(f"there is no family of models '{named}'{near} (known: {', '.join(FAMILIES)})")
    family = FAMILIES[named]
    return family, PROFILES[family.profile].within(settings.patches)


def _told_by(model: str) -> str:
    """Return the family that a model's name tells; the newest of UI-TARS where it tells nothing."""
    name = Path(model).name.lower().replace("_", "-")  # whoever published it may be called as a model is
    if "doubao" in name or "seed" in name:
        return "doubao"
    if "ui-tars" in name:
        return "ui-tars-1.5" if "1.5" in name or "1-5" in name else "ui-tars-1.0"
    if "qwen3" in name:
        return "qwen3-vl"
    return "qwen2.5-vl" if "qwen" in name else "ui-tars-1.5"


def make(reader: Reader, control: Control, settings: Settings) -> Policy:
    """Return the policy for the model that the settings name. Raises UsageError where they name none."""
    if not settings.model:
        raise UsageError(
            "no model is named for the policy 'ui-tars' (give --model FOLDER, or set 'model' in the settings)"
        )
    family, profile = family_of(settings.model, settings)

    def load() -> Backend:
        from policies.ui_tars.adapters import chosen, put_on
        from policies.ui_tars.local import Local  # takes seconds: torch and transformers

        taught = chosen(settings, family)  # what is refused is refused before weights are loaded
        local = Local(settings.model, control=control, four_bit=settings.four_bit)
        put_on(local.adapters, taught, settings.bindings())
        return local

    return UiTars(
        load,
        family=family,
        profile=profile,
        language=settings.spoken(),
        screenshots=settings.screenshots,
    )


def make_server(reader: Reader, control: Control, settings: Settings) -> Policy:
    """Return the policy for a model on the server that the settings name. Raises UsageError."""
    if not settings.url or not settings.model:
        raise UsageError(
            "no server or model is named for the policy 'server' "
            "(give --url ADDRESS and --model NAME; deixis connect ADDRESS tells the names)"
        )
    if importlib.util.find_spec("openai") is None:
        raise UsageError("servers need the package openai, which is missing (pip install 'deixis[server]')")
    family, profile = family_of(settings.model, settings)

    def connect() -> Backend:
        from policies.ui_tars.server import Server  # half a second

        return Server(settings.url, settings.model, control=control)

    return UiTars(
        connect,
        name="server",
        family=family,
        profile=profile,
        language=settings.spoken(),
        screenshots=settings.screenshots,
        probes={PROBABILITY: PROBES[PROBABILITY]},
    )
