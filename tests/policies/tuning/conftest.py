"""A tiny model that can be taught, and demonstrations of clicks on drawn windows."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import torch
from PIL import Image, ImageDraw
from safetensors.torch import load_file, save_file

from agent.demonstration.folder import save
from agent.demonstration.schema import Demonstration
from agent.frames import Frames
from agent.screenshot import Screenshot
from agent.settings import Settings
from agent.tune import Order
from policies.tuning import general
from policies.ui_tars.tiny import write_tiny

SIZE = (280, 196)
CORNER = (100, 50)  # of the screen that the pictures show, so that a point is no pixel
LIGHT, DARK = ((200, 130, 250, 155), "#f0f0f0"), ((30, 20, 80, 45), "#202028")  # the button, the window


@pytest.fixture(scope="session")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the tiny model with weights as large as those of a trained one.

    With the small ones that a model is born with, its last layer cannot be sure of any token, whatever
    is learned before it.
    """
    folder = write_tiny(tmp_path_factory.mktemp("model") / "tiny")
    file = folder / "model.safetensors"
    grown = {name: each * 6 if each.ndim > 1 else each for name, each in load_file(file).items()}
    save_file(grown, file, metadata={"format": "pt"})
    return folder


@pytest.fixture(autouse=True)
def one_thread() -> Iterator[None]:
    """Add in the same order, whatever the machine."""
    before = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(before)


@pytest.fixture
def show(tmp_path: Path) -> Callable[..., Path]:
    """Return what writes a demonstration of one click on a button, and gives its folder."""

    def write(name: str, where: tuple[int, int, int, int], back: str, task: str = "Save it") -> Path:
        picture = Image.new("RGB", SIZE, back)
        ImageDraw.Draw(picture).rectangle(where, fill="#3060c0")
        folder = tmp_path / "demonstrations" / name
        (folder / "frames").mkdir(parents=True)
        frame = Frames(folder / "frames").keep(Screenshot.from_picture(picture))
        left, top = where[0] + CORNER[0], where[1] + CORNER[1]
        width, height = where[2] - where[0], where[3] - where[1]
        shown = {
            "frame": frame,
            "at": (left + width / 2, top + height / 2),
            "box": (left, top, width, height),
            "text": "Save",
        }
        click = {"id": "s1", "click": {"intent": "the button Save", "shown": [shown]}}
        said = {"demonstration": task, "screen": {"box": (*CORNER, *SIZE)}, "steps": [click]}
        save(folder, Demonstration.model_validate(said))
        return folder

    return write


@pytest.fixture
def order(tmp_path: Path, tiny: Path, show: Callable[..., Path]) -> Order:
    """Return an order to learn one click, quickly."""
    show("one", *LIGHT)
    return Order(
        sources=(tmp_path / "demonstrations",),
        folder=tmp_path / "adapters" / "taught",
        settings=Settings(model=str(tiny), runs=tmp_path / "runs"),
        general=general.draw(tmp_path / "general", items=1),
        method="lora",
        rank=4,
        epochs=4,
        batch=1,
        held_out=0,
        keep_every=2,
        most_tokens=4,
    )
