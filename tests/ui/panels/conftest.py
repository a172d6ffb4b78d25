"""What runs that are looked into tell, for every panel."""

from __future__ import annotations

import os
import pickle
from collections import deque
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QLockFile

from agent import assets, registry
from agent.actions import Click
from agent.adapter import Method
from agent.confidence import Confidence
from agent.control import Control
from agent.events import Answer, Captured, Event, Probed
from agent.fake import FakeDesktop, FakeReader, ScriptedPolicy
from agent.guard import Guard, Mode
from agent.onlook import Onlookers
from agent.runner import Runner
from agent.settle import Settle
from policies.critics.history import make as make_critic
from policies.detectors.detr import Detr, shipped
from policies.detectors.watched import Watched
from policies.expectation.critic import make as make_expecting
from policies.pocket.eye import Eye
from policies.pocket.learning import learn, lesson_of
from policies.pocket.policy import Pocket
from policies.pocket.taught import Worn, attach
from policies.pocket.tuner import RATES
from policies.studies.enlarged import Enlarged
from policies.tuning.method import Plan
from policies.ui_tars.local import Local
from policies.ui_tars.policy import UiTars
from policies.ui_tars.prompt import FAMILIES
from policies.ui_tars.resize import PROFILES
from policies.ui_tars.tiny import write_tiny
from policies.watchers.oadtr import make as make_watcher
from policies.watchers.stream import Hand
from ui.panels.docks import made

METHODS: tuple[Method, ...] = ("lora", "prefix", "adapter")
FRAMES = 40  # of a film: several acts


@pytest.fixture(scope="session")
def told(tmp_path_factory: pytest.TempPathFactory) -> list[Event]:
    """What is told by runs that are looked into: measured once, however many processes test side by side."""
    own = tmp_path_factory.getbasetemp()
    shared = own.parent if "PYTEST_XDIST_WORKER" in os.environ else own
    kept, lock = shared / "told.pickle", QLockFile(str(shared / "told.lock"))
    lock.setStaleLockTime(0)
    assert lock.lock()
    try:
        if not kept.exists():
            kept.write_bytes(pickle.dumps(measured(tmp_path_factory.mktemp("model") / "tiny")))
        return list(pickle.loads(kept.read_bytes()))
    finally:
        lock.unlock()


def measured(tiny: Path) -> list[Event]:
    """Return the screens and the readings of some runs and of a film that is watched.

    Some clicks, UI-TARS with random weights, and Pocket with what it was taught in some steps: LoRA, a prefix
    and adapters. The detector that ships looks on.
    """
    control, desktop, events = Control(), FakeDesktop(), list[Event]()
    model = write_tiny(tiny)
    tars = UiTars(
        lambda: Local(str(model), control=control, most_tokens=6),
        family=FAMILIES["qwen2.5-vl"],
        profile=PROFILES["qwen2.5-vl"].within(64),
    )
    save = Click(desktop.place_of("Save"))
    pocket = Pocket(
        lambda: taught(desktop),
        reader=FakeReader(desktop.texts),
        control=control,
        patience_seconds=0,
    )
    onlookers = Onlookers([Watched(lambda: Detr.from_folder(shipped())), Enlarged()])
    confidence = Confidence("pocket", mistakes=0.1)
    confidence.hear(0.6, right=True)
    confidence.hear(0.4, right=False)
    for policy in (ScriptedPolicy((save, save, save)), tars, pocket):
        control.watch({source for name in registry.names("panels") for source in made(name).probes})
        Runner(
            policy,
            desktop,
            emit=events.append,
            control=control,
            guard=Guard(reader=FakeReader(desktop.texts), mode=Mode.AUTO, actions_per_minute=6000),
            settle=Settle(capture=desktop.capture, control=control, cap_seconds=0.2),
            ask=lambda question: Answer(yes=False),
            onlookers=onlookers,
            critics=[make_critic("transformer"), make_expecting("watched")],
            confidence=confidence,
        ).run("search the settings")
    return [each for each in (*events, *watched()) if isinstance(each, Captured | Probed)]


def taught(desktop: FakeDesktop) -> Eye:
    """Return an eye that was shown what a sentence means: it wears what it learned by each method."""
    plain = Eye.from_folder(assets.path("pocket"))
    seen = plain.look(desktop.capture(), desktop.texts())
    meant = [desktop.place_of("Open") in mark.box for mark in seen.marks]
    lesson = lesson_of(plain, seen, "search the settings", meant, np.random.default_rng(0))
    worn = {method: attach(plain.model, Plan(method, 4), method) for method in METHODS}
    for method, each in worn.items():
        each.set(1)
        rate, control = RATES[method], Control()
        deque(
            learn(plain, [lesson], each.parameters(), steps=20, batch=1, rate=rate, seed=0, control=control)
        )
        each.set(0)
    return Eye(plain.model, plain.processor, Worn(worn, dict.fromkeys(worn, 1.0), {}))


def watched() -> Iterator[Event]:
    """Yield what the watcher that ships tells of a drawn hand at work."""
    watcher = make_watcher()
    for number, (frame, _) in enumerate(Hand(7).frames(FRAMES), start=1):
        yield Captured(number, frame)
        yield from (Probed(reading) for reading in watcher.see(frame))
