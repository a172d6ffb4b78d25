"""Trying a server out before it is trusted with a desktop: what it has, what it sees, in what it counts.

The trap: a server answers every question, also with the pictures left out, swapped, or resized. So it is
asked what only one who sees can know; and a target whose place is known shows in which space it counts.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import cv2
import numpy as np
from numpy.typing import NDArray

from agent.connect import Connection, Offer
from agent.control import Control
from agent.desktop import Finding
from agent.errors import PolicyError, UsageError
from agent.geometry import Box, Point
from agent.registry import did_you_mean
from agent.screenshot import Screenshot
from agent.settings import Settings
from policies.ui_tars.parser import parse
from policies.ui_tars.policy import family_of, view_of_size
from policies.ui_tars.prompt import Family, Message, Surface, instruction
from policies.ui_tars.resize import Profile, Space, View
from policies.ui_tars.saying import Click, Misread
from policies.ui_tars.server import Server

RED, BLUE = ("red", "红"), ("blue", "蓝")
SIZE = (1600, 900)  # pixels of the picture with the target: in no space are its numbers those of another
TARGET = Box(1160, 190, 180, 70)
NEAR = 12  # points beside the target that still are a hit


def try_out(settings: Settings, control: Control) -> Iterator[Offer | Finding | Connection]:
    """Yield what is found of the server that the settings name, and at the end how to use it.

    Raises:
        UsageError: the address is none, or the model is not there and must be chosen. Stopped.
    """
    server = Server(settings.url, settings.model, control=control)
    try:
        names = server.models()
    except PolicyError as error:
        if not settings.model:
            yield Finding("server", False, str(error))
            return
        yield Finding("server", True, f"{settings.url} tells no models; '{settings.model}' is tried")
        names = [settings.model]
    else:
        yield Offer(tuple(names))
    model = _chosen(settings, names)
    if settings.model not in names or len(names) > 1:
        yield Finding("server", True, f"{settings.url} has {len(names)} models: {', '.join(names[:8])}")
    server = Server(settings.url, model, control=control)
    family, profile = family_of(model, settings.changed(model=model))
    yield _seen(server, profile, "one picture", "What colour is this picture? Answer with one word.", [RED])
    yield _seen(
        server,
        profile,
        "two pictures",
        "What colours are these two pictures, in their order? Answer with two words.",
        [RED, BLUE],
    )
    finding, counted = _target(server, family, profile)
    yield finding
    yield Connection(settings.url, model, counted)


def _chosen(settings: Settings, names: Sequence[str]) -> str:
    if settings.model:
        if settings.model not in names:
            near = did_you_mean(settings.model, list(names))
            has = ", ".join(names[:8])
            raise UsageError(f"the server has no model '{settings.model}'{near} (it has: {has})")
        return settings.model
    if len(names) != 1:
        has = ", ".join(names[:8]) or "none"
        raise UsageError(f"the server has {len(names)} models: {has} (name one with --model)")
    return names[0]


def _seen(
    server: Server, profile: Profile, name: str, question: str, colours: Sequence[tuple[str, str]]
) -> Finding:
    """Ask for the colours of pictures of one colour each."""
    paints = {RED: (0, 0, 255), BLUE: (255, 0, 0)}
    pictures = [_picture(np.full((280, 448, 3), paints[colour], np.uint8)) for colour in colours]
    try:
        said = server.answer((Message("user", (*pictures, question)),), profile, _unheard).text.lower()
    except PolicyError as error:
        return Finding(name, False, str(error))
    places = [min((at for word in colour if (at := said.find(word)) >= 0), default=-1) for colour in colours]
    if -1 not in places and places == sorted(places):
        return Finding(name, True, f"seen as {' and '.join(colour[0] for colour in colours)}")
    wanted = " and ".join(colour[0] for colour in colours)
    return Finding(
        name,
        False,
        f"the answer was '{said.strip()[:80]}', not {wanted} (serve a model that sees, and allow "
        f"{len(colours)} pictures in a question, as vLLM's --limit-mm-per-prompt)",
    )


def _target(server: Server, family: Family, profile: Profile) -> tuple[Finding, str | None]:
    """Ask for a target whose place is known, and find out in which space the answer counts."""
    shot = _picture(_scene())
    view = view_of_size(shot, profile)
    words = instruction(family, Surface.GROUNDING, "the button 'Start'")
    try:
        said = server.answer((Message("user", (words, shot)),), profile, _unheard).text
    except PolicyError as error:
        return Finding("target", False, str(error)), None
    try:
        spots = [action.at for action in parse(said).actions if isinstance(action, Click)]
    except Misread as error:
        return Finding("target", False, f"'{said.strip()[:80]}' is no place: {error.hint}"), None
    if not spots:
        return Finding("target", False, f"'{said.strip()[:80]}' points nowhere (try a larger model)"), None
    for space in (profile.space, *(each for each in Space if each is not profile.space)):
        there = View(view.width, view.height, view.area, space).point_at(spots[0].x, spots[0].y)
        if there in TARGET.grown(NEAR):
            return _counted(space, family, profile, there)
    beside = view.point_at(spots[0].x, spots[0].y)
    off = max(abs(beside.x - TARGET.center.x), abs(beside.y - TARGET.center.y))
    return (
        Finding(
            "target",
            False,
            f"({spots[0].x:g}, {spots[0].y:g}) is {off:.0f} points beside it in every space that is known "
            "(let the server leave pictures as they are: raise its largest size, or lower 'patches')",
        ),
        None,
    )


def _counted(space: Space, family: Family, profile: Profile, there: Point) -> tuple[Finding, str | None]:
    hit = f"hit at ({there.x:.0f}, {there.y:.0f}) of {TARGET.center.x:.0f}, {TARGET.center.y:.0f}"
    if space is profile.space:
        return Finding("target", True, f"{hit}; it counts as {family.name}: {_named(space)}"), family.name
    other = {Space.THOUSAND: "qwen3-vl", Space.SENT: "qwen2.5-vl"}[space]
    said = f'{hit}, but it counts in {_named(space)}, other than {family.name} (set family = "{other}")'
    return Finding("target", False, said), other


def _named(space: Space) -> str:
    return {Space.THOUSAND: "thousandths", Space.SENT: "pixels of the picture"}[space]


def _scene() -> NDArray[np.uint8]:
    """Draw a window with one button 'Start', and one other. Shape: height, width, 3."""
    scene = np.full((SIZE[1], SIZE[0], 3), 236, np.uint8)
    for box, label in ((TARGET, "Start"), (Box(240, 600, 180, 70), "Cancel")):
        corner, end = (int(box.left), int(box.top)), (int(box.right), int(box.bottom))
        cv2.rectangle(scene, corner, end, (200, 90, 30), -1)
        at = (corner[0] + 30, corner[1] + 48)
        cv2.putText(scene, label, at, cv2.FONT_HERSHEY_SIMPLEX, 1.4, (255, 255, 255), 3, cv2.LINE_AA)
    return scene


def _picture(pixels: NDArray[np.uint8]) -> Screenshot:
    high, wide = pixels.shape[:2]
    alpha = np.full((high, wide, 1), 255, np.uint8)
    return Screenshot(np.concatenate([pixels, alpha], axis=2), Box(0, 0, wide, high), 0.0)


def _unheard(piece: str, probability: float | None) -> None:
    """Hear nothing: only the whole answer counts here."""
