"""Tuning from end to end: read, learn, score, keep. The model is loaded once, to learn and to be scored."""

from __future__ import annotations

import hashlib
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from pathlib import Path

import torch
from safetensors import SafetensorError

from agent import adapter
from agent.adapter import CARD, Card, Score
from agent.control import Control
from agent.errors import Stopped, StoreError, UsageError
from agent.tune import Ended, Event, Order, Scored, Scoring, Started
from policies.tuning import checkpoint, general
from policies.tuning.crew import Crew
from policies.tuning.example import Course, Example, Voice, digest
from policies.tuning.learner import Learner
from policies.tuning.loss import Loss
from policies.tuning.method import Attached, Plan
from policies.tuning.prefix import Prefix
from policies.tuning.schedule import RATES, Schedule
from policies.tuning.score import Judge, Trial, tried
from policies.tuning.source import courses, split
from policies.ui_tars.base import base_hash
from policies.ui_tars.local import Local
from policies.ui_tars.policy import family_of
from policies.ui_tars.prompt import Family, Surface, instruction, prompt_hash
from policies.ui_tars.weights import short_of_memory

MOST_SEEN = 8  # steps that were learned and are scored
LARGE = 1_000_000_000  # numbers: a model of more saves memory, for a third more time


def tune(order: Order, control: Control) -> Iterator[Event]:
    """Teach a model, and keep what it learned. Raises UsageError, StoreError."""
    name = order.folder.name
    if (order.folder / CARD).is_file():
        raise UsageError(
            f"there is an adapter '{name}' already "
            f"(choose another --out, or delete it: deixis adapters --delete {name})"
        )
    crew = Crew()
    short = f"the memory of {crew.device} is not enough to learn"
    try:
        with (
            adapter.alone(order.folder) if crew.first else nullcontext(),
            short_of_memory(UsageError, short),
        ):
            yield from _Tuning(order, control, crew).run()
    except Stopped as stop:
        yield Ended("stopped", str(stop), str(order.folder), "")
    finally:
        crew.close()


@dataclass(frozen=True, slots=True)
class _Read:
    """What there is to learn."""

    learned: Sequence[Example]
    held: Sequence[Example]
    left_out: tuple[str, ...]


class _Tuning:
    """One order, being carried out."""

    def __init__(self, order: Order, control: Control, crew: Crew) -> None:
        settings = order.settings
        self._order = order
        self._control = control
        self._crew = crew
        self._name = order.folder.name
        self._family, self._profile = family_of(settings.model, settings)
        self._base_hash = base_hash(settings.model)
        self._read = _read(courses(order.sources, Voice(self._family, self._profile)), order.held_out)
        self._local = Local(
            settings.model, control=control, device=crew.device, most_tokens=order.most_tokens
        )
        switches = (*(("rslora",) if order.rslora else ()), *(("dora",) if order.dora else ()))
        self._plan = Plan(order.method, order.rank, switches)
        self._attached = self._local.adapters.put(self._name, self._plan, seed=order.seed)
        if isinstance(self._attached, Prefix):
            self._attached.begin_with(_first_words(self._local, self._family, order.rank))

    def run(self) -> Iterator[Event]:
        order, read = self._order, self._read
        schedule = Schedule(
            len(read.learned), order.epochs, order.batch, order.rate or RATES[order.method], order.seed
        )
        self._local.adapters.use({self._name: 1.0})
        learner = Learner(
            folder=order.folder,
            plan=self._mark(schedule),
            learned=self._attached.parameters(),
            examples=read.learned,
            schedule=schedule,
            loss=Loss(
                self._local,
                family=self._family,
                profile=self._profile,
                language=order.settings.spoken(),
                screenshots=order.settings.screenshots,
            ),
            crew=self._crew,
            control=self._control,
            keep_every=order.keep_every,
        )
        yield Started(
            self._name,
            str(order.folder),
            order.settings.model,
            order.method,
            order.rank,
            sum(each.numel() for each in self._attached.parameters()),
            len(read.learned),
            len(read.held),
            read.left_out,
            schedule.steps,
            learner.progressed.step,
        )
        with _saving_memory(self._local, self._attached):
            yield from learner.learn()
        scores: dict[str, Score] = {}
        for scored in self._score():
            if isinstance(scored, Scored):
                scores[scored.on] = Score(base=scored.base, tuned=scored.tuned, count=scored.count)
            yield scored
        card = self._card(schedule, learner.progressed.loss, scores)
        if self._crew.first:
            self._keep(card)
        on = f"deixis adapters --on {self._name}"
        yield Ended(
            "finished", f"'{self._name}' is kept; switch it on: {on}", str(order.folder), card.objection
        )

    def _score(self) -> Iterator[Scoring | Scored]:
        """Try base and tuned on steps that were learned, on those held out, and on the general set."""
        judge = Judge(
            self._local,
            family=self._family,
            profile=self._profile,
            language=self._order.settings.spoken(),
            screenshots=self._order.settings.screenshots,
        )
        seen = self._read.learned[:: max(1, len(self._read.learned) // MOST_SEEN)][:MOST_SEEN]
        yield from self._compare("seen", judge.steps(seen))
        yield from self._compare("held-out", judge.steps(self._read.held))
        with tempfile.TemporaryDirectory(prefix="deixis-general-") as drawn:
            yield from self._compare("general", judge.spots(self._order.general or general.draw(Path(drawn))))

    def _compare(self, on: str, trials: Sequence[Trial]) -> Iterator[Scoring | Scored]:
        if not trials:
            return
        right = []
        for tuned in (0, 1):
            self._local.adapters.use({self._name: float(tuned)})
            self._local.forget()
            count = 0
            for number, good in tried(trials, self._crew.number, self._crew.count):
                count += good
                yield Scoring(on, tuned * len(trials) + number + 1, 2 * len(trials))
            right.append(100 * self._crew.sum(count)[0] / len(trials))
        yield Scored(on, right[0], right[1], len(trials))

    def _card(self, schedule: Schedule, loss: float, scores: dict[str, Score]) -> Card:
        model = self._order.settings.model
        return Card(
            method=self._plan.method,
            rank=self._plan.rank,
            switches=self._plan.switches,
            base=str(Path(model).expanduser().resolve()) if Path(model).expanduser().is_dir() else model,
            base_hash=self._base_hash,
            family=self._family.name,
            prompt_hash=prompt_hash(self._family),
            examples=len(self._read.learned),
            steps=schedule.steps,
            loss=loss,
            scores=scores,
            made_at=time.time(),
        )

    def _keep(self, card: Card) -> None:
        """Write the weights, then the card, without which they are not an adapter. Raises StoreError."""
        folder = self._order.folder
        try:
            self._attached.save(folder)
        except (OSError, SafetensorError) as error:
            raise StoreError(f"cannot keep the adapter '{folder}': {error} (free some space)") from error
        adapter.write(folder, card)
        checkpoint.discard(folder)

    def _mark(self, schedule: Schedule) -> str:
        """Return the name of all that the result depends on."""
        settings = self._order.settings
        parts = (
            *(self._base_hash, self._family.name, prompt_hash(self._family), self._profile, self._plan),
            *(schedule, digest(self._read.learned), settings.screenshots, settings.spoken()),
        )
        return hashlib.blake2b(repr(parts).encode(), digest_size=16).hexdigest()


def _read(found: Sequence[Course], share: float) -> _Read:
    learned, held = split(found, share)
    left_out = tuple(line for course in found for line in course.left_out)
    if not learned:
        why = f": {left_out[0]}" if left_out else ""
        raise UsageError(f"there is no step to learn{why} (give a demonstration with clicks or keys)")
    return _Read(learned, held, left_out)


@torch.no_grad()
def _first_words(local: Local, family: Family, least: int) -> object:
    """Return a cache of what the model makes of the first words that it is always told."""
    ids = local.encoder.turn(instruction(family, Surface.COMPUTER, ""))
    tokens = torch.tensor(ids * (least // len(ids) + 1))[:least]
    cache = local.adapters.cache()
    places = torch.arange(least).expand(3, 1, least).to(local.model.device)
    local.model(
        input_ids=tokens[None].to(local.model.device),
        position_ids=places,
        past_key_values=cache,
        use_cache=True,
        logits_to_keep=1,
    )
    return cache


@contextmanager
def _saving_memory(local: Local, attached: Attached) -> Iterator[None]:
    """While a large model learns, have what lies between its layers computed twice instead of kept.

    Not with a prefix: it stands in a cache, which cannot be computed twice.
    """
    model = local.model
    if isinstance(attached, Prefix) or sum(each.numel() for each in model.parameters()) < LARGE:
        yield
        return
    # WORKAROUND: before transformers 5.23 it was called after gradients; ends when that is the least release
    kind = "activation" if hasattr(model, "activation_checkpointing_enable") else "gradient"
    getattr(model, f"{kind}_checkpointing_enable")({"use_reentrant": False})
    model.train()
    try:
        yield
    finally:
        getattr(model, f"{kind}_checkpointing_disable")()
        model.eval()
