"""What may befall a screen, made up: moved, larger, in other colours, with other things on it.

Each fault is a pure function of a scene. The trap is a fault that changes the picture and forgets the truth:
so the windows and the place where the target truly is go along with it, and what cannot be made is None.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

import cv2
import numpy as np
from PIL import Image, ImageDraw, ImageFont

from agent.episode import Observation
from agent.geometry import Box, Point, Window
from agent.screenshot import Pixels, Screenshot

SHIFT = (40, 25)  # pixels
SCALE = 1.25
DIALOG = (320.0, 160.0)  # points
OTHER_WORDS = ("Zebra", "Quince")  # what a target is called instead
MARGIN = 4.0  # points around the target that are copied with it
GRID = 8.0  # points between two places that are tried for a copy
GREY = (200, 200, 200)


@dataclass(frozen=True, slots=True)
class Scene:
    """A screen, and where on it the target truly is. words: those on the target, '' where there are none."""

    look: Observation
    box: Box
    words: str = ""

    @property
    def screenshot(self) -> Screenshot:
        return self.look.screenshot

    @property
    def window(self) -> Box:
        """The window that the target is in, or the whole screen."""
        own = next((each.box for each in self.look.windows if self.box.center in each.box), None)
        return (own and own.overlap(self.screenshot.area)) or self.screenshot.area


Fault = Callable[[Scene], Scene | None]


def shifted(scene: Scene) -> Scene | None:
    """Move everything by 40 pixels across and 25 down, or back where it would leave the screen."""
    scale = scene.screenshot.scale
    for sign in (1, -1):
        across, down = sign * SHIFT[0], sign * SHIFT[1]
        moved = _mapped(scene, 1.0, across / scale, down / scale)
        if moved is not None:
            return moved
    return None


def scaled(scene: Scene) -> Scene | None:
    """Draw everything a quarter larger, seen from the corner of the window, or from the target itself."""
    for still in (Point(scene.window.left, scene.window.top), scene.box.center):
        larger = _mapped(scene, SCALE, still.x * (1 - SCALE), still.y * (1 - SCALE))
        if larger is not None:
            return larger
    return None


def themed(scene: Scene) -> Scene:
    """Turn light into dark."""
    image = scene.screenshot.image.copy()
    image[:, :, :3] = 255 - image[:, :, :3]
    return _with_image(scene, image)


def renamed(scene: Scene) -> Scene | None:
    """Write other words on the target; None where it has none."""
    if not scene.words.strip():
        return None
    image = scene.screenshot.image.copy()
    left, top, right, bottom = scene.screenshot.pixels_of(scene.box)
    inside = image[top + 1 : bottom - 1, left + 1 : right - 1]
    if min(inside.shape[:2]) < 6:
        return None
    paper = np.median(inside.reshape(-1, inside.shape[2]), axis=0).astype(np.uint8)
    other = OTHER_WORDS[scene.words.strip().casefold() == OTHER_WORDS[0].casefold()]
    picture = Image.new("RGB", (inside.shape[1], inside.shape[0]), tuple(int(each) for each in paper[2::-1]))
    ink = "black" if int(paper[:3].astype(int).sum()) > 380 else "white"
    size = max(8.0, 0.6 * min(inside.shape[0], 30 * scene.screenshot.scale))
    middle = (inside.shape[1] / 2, inside.shape[0] / 2)
    ImageDraw.Draw(picture).text(middle, other, ink, ImageFont.load_default(size), "mm")
    inside[:, :, :3] = np.asarray(picture)[:, :, ::-1]
    return _with_image(scene, image)


def doubled(scene: Scene) -> Scene | None:
    """Put a copy of the target at the emptiest place in its window; None where there is no room."""
    part = scene.box.grown(MARGIN).overlap(scene.window)
    if part is None:
        return None
    image = scene.screenshot.image.copy()
    copy = scene.screenshot.crop(part).copy()
    places = [place for place in _places(part, scene.window) if place.overlap(part.grown(MARGIN)) is None]
    if not copy.size or not places:
        return None
    emptiest = min(places, key=lambda place: float(scene.screenshot.crop(place)[:, :, :3].std()))
    left, top, _, _ = scene.screenshot.pixels_of(emptiest)
    height, width = copy.shape[:2]
    room = image[top : top + height, left : left + width]
    room[:] = copy[: room.shape[0], : room.shape[1]]
    return _with_image(scene, image)


def covered(scene: Scene) -> Scene | None:
    """Put a grey dialog over the target."""
    area = scene.screenshot.area
    width, height = max(DIALOG[0], scene.box.width + 40), max(DIALOG[1], scene.box.height + 40)
    dialog = Box.around(scene.box.center, width, height).overlap(area)
    if dialog is None:
        return None
    image = scene.screenshot.image.copy()
    left, top, right, bottom = scene.screenshot.pixels_of(dialog)
    cv2.rectangle(image, (left, top), (right - 1, bottom - 1), (*GREY, 255), -1)
    cv2.rectangle(image, (left, top), (right - 1, bottom - 1), (60, 60, 60, 255), 1)
    others = tuple(replace(each, active=False) for each in scene.look.windows)
    windows = (Window("Message", "other", dialog, active=True), *others) if others else ()
    return replace(_with_image(scene, image), look=replace(_with_image(scene, image).look, windows=windows))


FAULTS: Mapping[str, Fault] = MappingProxyType(
    {
        "shift": shifted,
        "scale": scaled,
        "theme": themed,
        "rename": renamed,
        "decoy": doubled,
        "pop-up": covered,
    }
)


def _mapped(scene: Scene, factor: float, dx: float, dy: float) -> Scene | None:
    """Draw each point p of the screen at factor * p + d; None where the target would leave the screen."""
    before = scene.screenshot
    area, scale = before.area, before.scale

    def there(box: Box) -> Box:
        return Box(box.left * factor + dx, box.top * factor + dy, box.width * factor, box.height * factor)

    box = there(scene.box)
    visible = there(scene.window).overlap(area)
    if visible is None or box.overlap(visible) != box:
        return None
    # the same in pixels, counted from the corner of the picture
    across = (area.left * (factor - 1) + dx) * scale
    down = (area.top * (factor - 1) + dy) * scale
    matrix = np.array([[factor, 0, across], [0, factor, down]], np.float64)
    size = (before.width_px, before.height_px)
    how = cv2.INTER_NEAREST if factor == 1 else cv2.INTER_LINEAR
    image = cv2.warpAffine(before.image, matrix, size, flags=how, borderMode=cv2.BORDER_REPLICATE)
    windows = tuple(replace(each, box=there(each.box)) for each in scene.look.windows)
    moved = _with_image(scene, np.asarray(image, np.uint8))
    return replace(moved, box=box, look=replace(moved.look, windows=windows))


def _places(part: Box, within: Box) -> Iterator[Box]:
    """Yield boxes as large as this one inside another, in a grid."""
    inner = within.grown(-2)
    top = inner.top
    while top + part.height <= inner.bottom:
        left = inner.left
        while left + part.width <= inner.right:
            yield Box(left, top, part.width, part.height)
            left += 2 * GRID
        top += GRID


def _with_image(scene: Scene, image: Pixels) -> Scene:
    image.flags.writeable = False
    screenshot = replace(scene.screenshot, image=image, bands=())
    return replace(scene, look=replace(scene.look, screenshot=screenshot))
