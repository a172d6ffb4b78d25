"""Claims about teaching the pointer from a handful of demonstrations."""

from __future__ import annotations

import random
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image, ImageDraw, ImageFont

from agent.adapter import read
from agent.control import Control
from agent.demonstration.folder import save
from agent.demonstration.schema import Demonstration
from agent.errors import UsageError
from agent.frames import Frames
from agent.geometry import Box
from agent.screenshot import Screenshot
from agent.settings import Settings
from agent.sight.ocr import OcrReader
from agent.tune import Ended, Order, Scored
from policies.pocket.eye import Eye
from policies.pocket.grounding import ground
from policies.pocket.shown import showings
from policies.pocket.tuner import tune
from policies.pocket.weights import folder_of
from policies.tuning import general
from policies.tuning.example import Voice
from policies.tuning.source import courses
from policies.ui_tars.policy import family_of

TASK = "run the nightly sync"
SIZE = (420, 300)
WORDS = ("Reports", "Members", "Invoices", "Archive", "Calendar", "Contacts", "Billing", "Letters")


def layout(seed: int) -> tuple[Screenshot, Box]:
    """Return a window with words, a cross, and the mark that the task means: a star of three lines."""
    lots = random.Random(seed)
    picture = Image.new("RGB", SIZE, lots.choice(["white", "#f0f0f0", "#e8eef8"]))
    pen = ImageDraw.Draw(picture)
    cells = [(30 + 130 * x, 30 + 60 * y) for x in range(3) for y in range(4)]
    lots.shuffle(cells)
    font = ImageFont.load_default(15)
    for words in lots.sample(WORDS, 5):
        pen.text(cells.pop(), words, "#202020", font)
    x, y = cells.pop()
    pen.line((x, y, x + 16, y + 16), "#202020", 2)
    pen.line((x + 16, y, x, y + 16), "#202020", 2)
    x, y = cells.pop()
    for ends in ((x + 9, y, x + 9, y + 18), (x, y + 4, x + 18, y + 14), (x, y + 14, x + 18, y + 4)):
        pen.line(ends, "#202020", 2)
    pen.rectangle((x - 4, y - 4, x + 22, y + 22), outline="#202020")
    return Screenshot.from_picture(picture), Box(x - 4, y - 4, 26, 26)


def show(folder: Path, seed: int, task: str = TASK, *, rested: bool = False) -> None:
    screenshot, box = layout(seed)
    (folder / "frames").mkdir(parents=True)
    shown = {
        "frame": Frames(folder / "frames").keep(screenshot),
        "at": (box.center.x, box.center.y),
        "box": (box.left, box.top, box.width, box.height),
        "text": "",
    }
    click = {"id": "s1", "click": {"intent": "the mark", "shown": [shown]}}
    moved = {"id": "s0", "move": click["click"], "pause": 0.5}
    steps = [moved, click] if rested else [click]
    said = {"demonstration": task, "screen": {"box": (0, 0, *SIZE)}, "steps": steps}
    save(folder, Demonstration.model_validate(said))


@pytest.fixture
def order(tmp_path: Path) -> Order:
    return ordered(tmp_path, 5)


def ordered(tmp_path: Path, count: int) -> Order:
    """Return an order to learn from so many demonstrations."""
    for seed in range(count):
        show(tmp_path / "demonstrations" / f"{seed}", seed)
    return Order(
        sources=(tmp_path / "demonstrations",),
        folder=tmp_path / "adapters" / "taught",
        settings=Settings(runs=tmp_path / "runs", policy="pocket"),
        general=general.draw(tmp_path / "general", items=10),
        rank=8,
        epochs=2,
        batch=4,
        held_out=0,
    )


def right(settings: Settings, layouts: int = 6) -> int:
    """Return in how many of so many layouts that were never shown the task's mark is pointed at, surely.

    What is sure is what a run acts on: the only mark that nothing else is said for is guessed before, too.
    """
    eye, reader = Eye.from_folder(folder_of(Settings()), settings), OcrReader()
    count = 0
    for seed in range(100, 100 + layouts):
        screenshot, box = layout(seed)
        found = ground(screenshot, TASK, reader, eye)
        count += found is not None and found.score > 0.5 and found.box.center in box
    return count


@pytest.mark.parametrize(
    "method",
    [
        "lora",
        pytest.param("prefix", marks=pytest.mark.bench),
        pytest.param("adapter", marks=pytest.mark.bench),
    ],
)
def test_five_demonstrations_teach_what_a_mark_is_for(order: Order, method: str) -> None:
    before = right(order.settings)
    events = list(tune(replace(order, method=method), Control()))  # type: ignore[arg-type]
    scored = {event.on: event for event in events if isinstance(event, Scored)}
    assert isinstance(events[-1], Ended)
    assert events[-1].objection == ""
    assert scored["seen"].tuned == 100
    assert scored["general"].base - scored["general"].tuned <= 10  # one of ten
    after = right(order.settings.changed(adapters=["taught:1"]))
    assert (before <= 2, after >= 5) == (True, True)


@pytest.mark.bench
@pytest.mark.parametrize("count", [1, 5, 20])
def test_what_few_and_many_demonstrations_teach(tmp_path: Path, count: int) -> None:
    order = ordered(tmp_path, count)
    before = right(order.settings, 20)
    events = list(tune(order, Control()))
    general = next(event for event in events if isinstance(event, Scored) and event.on == "general")
    after = right(order.settings.changed(adapters=["taught:1"]), 20)
    print(
        f"\n{count} demonstrations: {before} of 20 unseen layouts before, {after} after; "
        f"general places {general.base:.0f} % before, {general.tuned:.0f} % after"
    )
    assert after > before


def test_an_adapter_of_another_model_is_refused(order: Order) -> None:
    general.draw(order.general, items=1)
    list(tune(replace(order, epochs=1), Control()))
    card = read(order.folder)
    (order.folder / "card.json").write_text(
        card.model_copy(update={"base_hash": "0" * 32}).model_dump_json(), encoding="utf-8"
    )
    with pytest.raises(UsageError, match="another model"):
        Eye.from_folder(folder_of(Settings()), order.settings.changed(adapters=["taught:1"]))


def test_where_the_pointer_only_rested_is_no_act_that_a_clause_must_name(tmp_path: Path) -> None:
    show(tmp_path / "one", 7, rested=True)
    found, left_out = showings(courses((tmp_path,), Voice(*family_of("", Settings()))))
    assert ([each.sentence for each in found], left_out) == ([TASK], [])


def test_a_task_with_fewer_clauses_than_clicks_is_left_out_with_the_reason(
    order: Order, tmp_path: Path
) -> None:
    show(tmp_path / "more" / "one", 7, task="run the sync, open the menu and close the window")
    with pytest.raises(UsageError, match="3 acts, and 1 were shown"):
        list(tune(replace(order, sources=(tmp_path / "more",)), Control()))
