"""A window of orders that is drawn as a test wants it, its demonstration, and what a person shows on it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PIL import Image, ImageDraw, ImageFont

from agent.control import Control
from agent.demonstration.folder import Kept, save
from agent.demonstration.schema import Demonstration, Screen, Step
from agent.episode import Observation
from agent.fake import FakeDesktop
from agent.frames import Frames
from agent.geometry import Box, Window
from agent.record.evidence import Evidence as Seeing
from agent.record.input import Around, Event, Seen
from agent.record.tape import Header, Take
from agent.replay.locate import Ladder
from agent.replay.verify import judge
from agent.screenshot import Screenshot
from agent.script.condition import Conditions
from agent.script.look import Look
from agent.sight.ocr import OcrReader
from agent.teach.album import Album
from agent.teach.evidence import Evidence

SIZE = (1024, 700)
SCREEN = Screen(box=(0, 0, *SIZE))


@dataclass(frozen=True)
class Drawn:
    """A picture of the window, the windows that are open, and where the parts are."""

    screenshot: Screenshot
    windows: tuple[Window, ...]
    boxes: dict[str, Box]

    @property
    def observation(self) -> Observation:
        return Observation("", self.screenshot, (), self.windows)


def _drawn(
    save: str = "Save",
    at: tuple[int, int] = (60, 50),
    popup: bool = False,
    twice: bool = False,
    notice: str = "",
) -> Drawn:
    picture = Image.new("RGB", SIZE, "#336699")
    draw = ImageDraw.Draw(picture)
    font = ImageFont.truetype("DejaVuSans.ttf", 15)
    boxes: dict[str, Box] = {}

    def words(text: str, x: float, y: float) -> None:
        draw.text((x, y), text, "#111111", font)

    def frame(name: str, text: str, x: float, y: float, width: float) -> None:
        draw.rectangle((x, y, x + width, y + 32), outline="#444444", fill="#e4e4e4")
        draw.text((x + width / 2, y + 16), text, "#111111", font, "mm")
        boxes[name] = Box(x, y, width, 32)

    left, top = at
    main = Box(left, top, 520, 360)
    draw.rectangle((left, top, main.right, main.bottom), fill="#f6f6f6")
    words("Orders of the shop", left + 20, top + 12)
    words("Customer:", left + 20, top + 60)
    draw.rectangle((left + 130, top + 54, left + 330, top + 82), outline="#444444", fill="#ffffff")
    boxes["field"] = Box(left + 130, top + 54, 200, 28)
    words("Delivery by post", left + 20, top + 110)
    words("Payment on account", left + 20, top + 150)
    frame("save", save, left + 20, top + 300, 130)
    frame("clear", "Clear", left + 180, top + 300, 130)
    words(notice, left + 20, top + 220)
    if twice:
        frame("second", save, left + 340, top + 200, 130)
    windows = [Window("Orders", "shop", main, active=not popup)]
    if popup:
        dialog = Box(left + 10, top + 180, 340, 175)
        draw.rectangle((dialog.left, dialog.top, dialog.right, dialog.bottom), "#dddddd", "#333333")
        words("There is a new version", dialog.left + 30, dialog.top + 30)
        frame("later", "Later", dialog.left + 60, dialog.top + 110, 120)
        windows.insert(0, Window("News", "shop", dialog, active=True))
    return Drawn(Screenshot.from_picture(picture), tuple(windows), boxes)


@pytest.fixture(scope="session")
def drawn() -> Callable[..., Drawn]:
    """Draws the window: another word on Save, elsewhere, with a pop-up, a second button or a notice."""
    return _drawn


@pytest.fixture(scope="session")
def reader() -> OcrReader:
    return OcrReader()


@dataclass
class School:
    """A demonstration of one click on Save, and what a person shows for it."""

    folder: Path
    reader: OcrReader
    kept: Kept
    taken: list[Event] = field(default_factory=list)

    @property
    def demonstration(self) -> Demonstration:
        return self.kept.demonstration

    def acted(self, verb: str, part: str, before: Drawn, after: Drawn | None = None, **more: object) -> Step:
        """Return a step that a person did on a part of the window, now."""
        frames = Frames(self.folder / "take" / "frames")
        names = []
        for look in (before, after or before):
            names.append(frames.keep(look.screenshot))
            ns = len(self.taken)
            self.taken += [Around(ns, look.windows), Seen(ns, names[-1], look.screenshot.area)]
        seeing = Seeing(names[0], before.screenshot, before.windows, self.reader)
        said = {"id": f"s{len(self.taken)}", "before": names[0], "after": names[1], **more}
        if verb in ("click", "scroll", "move"):
            said[verb] = seeing.target(before.boxes[part].center).model_dump(mode="json")
        else:
            said[verb] = part
        return Demonstration.model_validate({"demonstration": "x", "steps": [said]}).steps[0]

    def shown(self, *acts: Step) -> Demonstration:
        """Return what was shown: these steps."""
        return Demonstration(demonstration="shown", steps=acts)

    @property
    def evidence(self) -> Evidence:
        """What a correction is judged by, after all that was shown."""
        header = Header("", 0.0, 0, SCREEN, "Linux")
        album = Album(self.kept, Take(self.folder / "take", header, tuple(self.taken), True, False))
        ladder = Ladder(album.picture, self.reader)
        conditions = Conditions(desktop=FakeDesktop(), control=Control(), work=self.folder)
        return Evidence(
            album=album,
            read=lambda look: Look(look, reader=self.reader, folder=Path()),
            locate=ladder.locate,
            judge=lambda wanted, look, scene: judge(wanted, look, scene, conditions),
        )


@pytest.fixture
def school(tmp_path: Path, reader: OcrReader) -> School:
    (tmp_path / "take" / "frames").mkdir(parents=True)
    (tmp_path / "frames").mkdir()
    look = _drawn()
    frame = Frames(tmp_path / "frames").keep(look.screenshot)
    target = Seeing(frame, look.screenshot, look.windows, reader).target(look.boxes["save"].center)
    demonstration = Demonstration.model_validate(
        {
            "demonstration": "Save the order",
            "screen": SCREEN.model_dump(mode="json"),
            "steps": [
                {"id": "s1", "type": "Ada", "before": frame},
                {"id": "s2", "click": target.model_dump(mode="json"), "before": frame},
                {"id": "s3", "press": "ctrl+q", "before": frame},
            ],
        }
    )
    return School(tmp_path, reader, save(tmp_path, demonstration))
