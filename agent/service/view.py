"""What happened, as the tools return it.

hide, label: take secrets out of a text of ours, and out of one that was read on the screen.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Literal

import cv2

from agent.actions import describe, is_input
from agent.episode import Episode, Result, Step, Verdict
from agent.geometry import Window
from agent.screenshot import Screenshot
from agent.senses import Found
from agent.service.order import Order
from agent.service.result import Acted, Grounded, Looked, Ran, ShownWindow

RESULTS: Mapping[Verdict, Literal["done", "refused", "stopped"]] = MappingProxyType(
    {Verdict.FINISHED: "done", Verdict.REFUSED: "refused", Verdict.STOPPED: "stopped"}
)


def png(shot: Screenshot) -> bytes:
    """Return the picture as a PNG in which one pixel is one point."""
    size = round(shot.area.width), round(shot.area.height)
    pixels = cv2.cvtColor(shot.image, cv2.COLOR_BGRA2BGR)  # the fourth byte is noise
    if (shot.width_px, shot.height_px) != size:
        pixels = cv2.resize(pixels, size, interpolation=cv2.INTER_AREA)
    return bytes(cv2.imencode(".png", pixels, [cv2.IMWRITE_PNG_COMPRESSION, 3])[1])


def looked(shot: Screenshot, windows: Sequence[Window], label: Callable[[str], str]) -> Looked:
    return Looked(
        width=round(shot.area.width),
        height=round(shot.area.height),
        left=shot.area.left,
        top=shot.area.top,
        windows=[
            ShownWindow(
                title=label(window.title),
                application=window.application,
                left=window.box.left,
                top=window.box.top,
                width=window.box.width,
                height=window.box.height,
                active=window.active,
            )
            for window in windows
        ],
    )


def grounded(found: Found | None, label: Callable[[str], str]) -> Grounded:
    if found is None:
        return Grounded(found=False, x=None, y=None, confidence=None, label="")
    return Grounded(
        found=True,
        x=round(found.box.center.x, 1),
        y=round(found.box.center.y, 1),
        confidence=round(found.score, 4),
        label=label(found.label),
    )


def acted(episode: Episode, order: Order, hide: Callable[[str], str]) -> Acted:
    ending = episode.ending
    assert ending is not None
    tried = [action for each in episode.steps for action in each.decision.actions if is_input(action)]
    return Acted(
        result=RESULTS.get(ending.verdict, "failed"),
        action=hide(describe(tried[-1]) if tried else order.told()),
        why="" if ending.verdict is Verdict.FINISHED else hide(ending.message),
        changed=episode.steps[-1].outcome.changed if episode.steps else None,
    )


def ran(episode: Episode, folder: Path, hide: Callable[[str], str]) -> Ran:
    assert episode.ending is not None
    return Ran(
        verdict=episode.ending.verdict,
        message=hide(episode.ending.message),
        verified=episode.ending.verified,
        exit_code=episode.ending.exit_code,
        steps=len(episode.steps),
        folder=str(folder),
    )


def step(done: Step) -> str:
    """Say in a few words what a step did, and what became of it where it was not just done."""
    acts = ", ".join(describe(action) for action in done.decision.actions) or "look"
    outcome = done.outcome
    return acts if outcome.result is Result.DONE else f"{acts}: {outcome.result}, {outcome.why}"
