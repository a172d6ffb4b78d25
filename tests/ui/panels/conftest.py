"""What runs that are looked into tell, for every panel."""

from __future__ import annotations

import pytest

from agent import assets, registry
from agent.actions import Click
from agent.confidence import Confidence
from agent.control import Control
from agent.events import Answer, Event
from agent.fake import FakeDesktop, FakeReader, ScriptedPolicy
from agent.guard import Guard, Mode
from agent.onlook import Onlookers
from agent.runner import Runner
from agent.settle import Settle
from policies.critics.history import make as make_critic
from policies.detectors.detr import Detr
from policies.detectors.model import new
from policies.detectors.watched import Watched
from policies.expectation.critic import make as make_expecting
from policies.pocket.eye import Eye
from policies.pocket.policy import Pocket
from policies.studies.enlarged import Enlarged
from policies.ui_tars.local import Local
from policies.ui_tars.policy import UiTars
from policies.ui_tars.prompt import FAMILIES
from policies.ui_tars.resize import PROFILES
from policies.ui_tars.tiny import write_tiny
from ui.panels.docks import made


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> list[Event]:
    """What runs tell that are looked into: some clicks, UI-TARS with random weights, and Pocket.

    A detector of random weights looks on.
    """
    control, desktop, events = Control(), FakeDesktop(), list[Event]()
    model = write_tiny(tmp_path_factory.mktemp("model") / "tiny")
    tars = UiTars(
        lambda: Local(str(model), control=control, most_tokens=6),
        family=FAMILIES["qwen2.5-vl"],
        profile=PROFILES["qwen2.5-vl"].within(64),
    )
    save = Click(desktop.place_of("Save"))
    pocket = Pocket(
        lambda: Eye.from_folder(assets.path("pocket")),
        reader=FakeReader(desktop.texts),
        control=control,
        patience_seconds=0,
    )
    detector = new(width=16, stem=16, deep=16, layers=1, queries=8).eval()
    onlookers = Onlookers([Watched(lambda: Detr(detector)), Enlarged()])
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
    return events
