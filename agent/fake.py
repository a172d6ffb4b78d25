"""Stand-ins that ship with the package: a drawn desktop, a policy that follows a list, a reader.

A mock answers whatever its test expects, so it stays green when the real thing changes. These are small
real things instead: the desktop is a picture with buttons and a field that react to what is done to it,
bound by mypy to the same protocols as the machine. What was performed is read from `performed`.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from agent.actions import (
    Action,
    AskUser,
    Button,
    Click,
    Drag,
    Finish,
    Hold,
    Move,
    Press,
    Release,
    Scroll,
    Type,
    Wait,
    describe,
    points_of,
)
from agent.control import Control
from agent.episode import Decision, Observation
from agent.errors import DesktopError
from agent.events import Emit, Said
from agent.geometry import Box, Point, Window
from agent.screenshot import Screenshot
from agent.senses import Found


@dataclass(frozen=True)
class Scene:
    """What the drawn desktop shows: buttons that toggle, a field, and a line that tells the last act."""

    size: tuple[int, int]
    labels: tuple[str, ...]
    pressed: frozenset[str] = frozenset()
    text: str = ""
    acts: int = 0
    status: str = "ready"

    def button_box(self, label: str) -> Box:
        return Box(24 + 128 * self.labels.index(label), 48, 112, 32)

    @property
    def field_box(self) -> Box:
        return Box(24, 112, self.size[0] - 48, 32)

    @property
    def status_box(self) -> Box:
        return Box(24, self.size[1] - 40, self.size[0] - 48, 24)

    def after(self, action: Action) -> Scene:
        """Return the scene as it is once the action is done."""
        told = replace(self, acts=self.acts + 1, status=f"{self.acts + 1}. {describe(action)}")
        match action:
            case Click(at=at):
                hit = {label for label in self.labels if at in self.button_box(label)}
                return replace(told, pressed=self.pressed ^ hit)
            case Type(text):
                return replace(told, text=self.text + text, status=f"{told.acts}. typed")
            case Press(("backspace",)):
                return replace(told, text=self.text[:-1])
            case _:
                return told

    def drawn(self, scale: float) -> Image.Image:
        """Draw the scene with so many pixels a point."""
        width, height = (round(side * scale) for side in self.size)
        picture = Image.new("RGB", (width, height), "#f4f5f7")
        draw = ImageDraw.Draw(picture)
        font = ImageFont.load_default(16 * scale)

        def label(box: Box, text: str, fill: str | None, ink: str) -> None:
            edges = tuple(round(side * scale) for side in (box.left, box.top, box.right, box.bottom))
            if fill is not None:
                draw.rectangle(edges, fill=fill, outline="#8a8f98")
            draw.text(((box.left + 12) * scale, box.center.y * scale), text, ink, font, "lm")

        label(Box(0, 0, self.size[0], 28), "Fake desktop", "#dfe3ea", "#1c2430")
        for name in self.labels:
            down = name in self.pressed
            label(
                self.button_box(name),
                name,
                "#2f6fde" if down else "#ffffff",
                "#ffffff" if down else "#1c2430",
            )
        label(self.field_box, self.text.replace("\n", " "), "#ffffff", "#1c2430")
        label(self.status_box, self.status.replace("\n", " "), None, "#5b6472")
        return picture


class FakeDesktop:
    """A desktop that is only drawn, and reacts: every action but moving and waiting changes the picture.

    area: the part of the screen that it covers, in points (640 × 400 from the corner).
    scale: pixels in a point.
    still: the picture never changes, as a frozen program's would not.
    gone, copied: what `departed` and `clipboard` shall tell.
    before: called with each action before it is performed; what it raises is the action's failure.
    """

    def __init__(
        self,
        *,
        control: Control | None = None,
        labels: Sequence[str] = ("Open", "Save", "Delete"),
        area: Box | None = None,
        scale: float = 1.0,
        still: bool = False,
        reveal: Callable[[str], str] = str,
        before: Callable[[Action], None] = lambda action: None,
    ) -> None:
        self.performed: list[Action] = []
        self.started: list[str] = []
        self.environment: Mapping[str, str] = os.environ
        self.gone: list[str] = []
        self.copied = ""
        self.held: set[str | Button] = set()
        self.captures = 0
        self.closed = False
        self._control = control or Control()
        self._area = area = area or Box(0, 0, 640, 400)
        self._scale, self._still = scale, still
        self.pointer = area.center
        self._reveal, self._before = reveal, before
        self._scene = Scene((round(area.width), round(area.height)), tuple(labels))
        self._drawn: tuple[Scene, Screenshot] | None = None

    @property
    def scene(self) -> Scene:
        return self._scene

    @property
    def text(self) -> str:
        """All that was typed, secrets revealed."""
        return self._scene.text

    def place_of(self, label: str) -> Point:
        """Return the middle of a button, on the screen."""
        return self._scene.button_box(label).center.moved(self._area.left, self._area.top)

    def texts(self) -> tuple[Found, ...]:
        """Return the texts on the screen with their boxes, as a faultless reader would find them."""
        scene = self._scene
        here = [(label, scene.button_box(label)) for label in scene.labels]
        here += [(scene.text, scene.field_box), (scene.status, scene.status_box)]
        return tuple(
            Found(Box(box.left + self._area.left, box.top + self._area.top, box.width, box.height), text)
            for text, box in here
            if text
        )

    def capture(self) -> Screenshot:
        if self.closed:
            raise DesktopError("the fake desktop is closed (open another one)")
        self.captures += 1
        if self._drawn is None or self._drawn[0] != self._scene:
            picture = Screenshot.from_picture(self._scene.drawn(self._scale))
            self._drawn = self._scene, replace(picture, area=self._area)
        return replace(self._drawn[1], taken_at=time.monotonic())

    def windows(self) -> Sequence[Window]:
        return (Window("Fake desktop", "fake", self._area, active=True),)

    def start(self, command: str | Sequence[str], folder: Path | None = None) -> None:
        self.started.append(command if isinstance(command, str) else " ".join(command))

    def departed(self) -> Sequence[str]:
        return tuple(self.gone)

    def clipboard(self) -> str:
        return self.copied

    def perform(self, action: Action) -> None:
        self._control.go_on_or_stop()
        self._before(action)
        outside = [point for point in points_of(action) if point not in self._area]
        if outside:
            raise DesktopError(f"{outside[0]} is not on the screen {self._area} (point inside it)")
        self.performed.append(action)
        match action:
            case Wait(seconds, for_change):
                self._control.sleep(0 if for_change else seconds)
            case Move(at):
                self.pointer = at
            case Type(text):
                for character in self._reveal(text):
                    self._control.go_on_or_stop()
                    self._change(Type(character))
            case Hold(what):
                self.held.add(what)
            case Release(what):
                self.held.discard(what)
            case Click() | Drag() | Scroll():
                self.pointer = points_of(action)[-1]
                self._change(self._on_the_scene(action))
            case Press():
                self._change(action)
            case Finish() | AskUser():
                raise DesktopError(f"'{describe(action)}' is nothing to perform (the loop answers it)")

    def release(self) -> None:
        self.held.clear()

    def close(self) -> None:
        self.release()
        self.closed = True

    def _change(self, action: Action) -> None:
        after = self._scene.after(action)
        if not self._still:
            self._scene = after

    def _on_the_scene(self, action: Action) -> Action:
        """Count the points from the scene's own corner."""
        match action:
            case Click(at=at) | Scroll(at=at):
                return replace(action, at=at.moved(-self._area.left, -self._area.top))
            case Drag(path=path):
                return replace(
                    action, path=tuple(point.moved(-self._area.left, -self._area.top) for point in path)
                )
            case _:
                return action


@dataclass(frozen=True)
class ScriptedPolicy:
    """A policy that takes its decisions from a list, one a step; after the last one it finishes.

    An exception in the list is raised in its turn.
    """

    decisions: Sequence[Decision | Action | Exception]
    name: str = "scripted"
    on_check: Callable[[str], None] = field(default=lambda task: None)

    def check(self, task: str) -> None:
        self.on_check(task)

    def decide(self, observation: Observation, emit: Emit) -> Decision:
        turn = len(observation.history)
        if turn >= len(self.decisions):
            return Decision((Finish("the list is at its end"),))
        wanted = self.decisions[turn]
        if isinstance(wanted, Exception):
            raise wanted
        decision = wanted if isinstance(wanted, Decision) else Decision((wanted,))
        if decision.thought:
            emit(Said(decision.thought))
        return decision


@dataclass(frozen=True)
class FakeReader:
    """A reader that finds what it is told to: a list, or what is there now, as `desktop.texts` tells it."""

    texts: Sequence[Found] | Callable[[], Sequence[Found]]

    def read(self, screenshot: Screenshot, within: Box | None = None) -> Sequence[Found]:
        texts = self.texts() if callable(self.texts) else self.texts
        return [found for found in texts if within is None or found.box.overlap(within) is not None]
