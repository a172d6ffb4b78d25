"""What is written is what the model is shown at work, and every place survives the trainers' processors."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from agent.actions import Click, Finish
from agent.control import Control
from agent.demonstration.folder import read as read_demonstration
from agent.demonstration.folder import save
from agent.episode import Decision
from agent.errors import Stopped, UsageError
from agent.export import Ended, Order, Progress, Target
from agent.fake import FakeDesktop, FakeReader, ScriptedPolicy
from agent.frames import Frames
from agent.geometry import Box, Point
from agent.guard import Guard, Mode
from agent.redaction import Veil
from agent.runner import Runner
from agent.screenshot import Screenshot
from agent.secrets import Secrets
from agent.settings import Settings
from agent.settle import Settle
from agent.writer import EpisodeWriter
from policies.tuning.example import Voice
from policies.tuning.export import export
from policies.tuning.source import courses
from policies.ui_tars.parser import parse
from policies.ui_tars.policy import family_of
from policies.ui_tars.prompt import messages
from policies.ui_tars.resize import Space, View
from policies.ui_tars.saying import Click as ClickSaid

SIZES = [(1920, 1080), (2560, 1440), (3840, 2160), (1366, 768), (1440, 900), (5120, 2880)]
SAVED = "${secret:mail}"
Write = Callable[..., tuple[Path, Ended]]


def shown(folder: Path, size: tuple[int, int], at: tuple[int, int], more: str = "") -> Path:
    """Keep a demonstration of a click, of what `more` says, on a screen of this size."""
    (folder / "frames").mkdir(parents=True)
    pixels = np.full((size[1], size[0], 4), 230, np.uint8)
    pixels[at[1] - 8 : at[1] + 8, at[0] - 20 : at[0] + 20, :3] = 40
    frame = Frames(folder / "frames").keep(Screenshot(pixels, Box(0, 0, *size), 0.0))
    target = f"{{intent: Save, shown: [{{frame: {frame}, at: {list(at)}, box: [{at[0]}, {at[1]}, 40, 16]}}]}}"
    more = more.replace("FRAME", frame)
    text = f"demonstration: Save in {folder.name}\nscreen: {{box: [0, 0, {size[0]}, {size[1]}]}}\n"
    text += f"steps:\n- {{id: s1, click: {target}, before: {frame}}}\n{more}"
    save(folder, read_demonstration(text))
    return folder


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Export sources: `write("trl", folder, patches=…)`."""

    def written(target: Target, *sources: Path, **settings: Any) -> tuple[Path, Ended]:
        chosen = Settings.model_validate({"family": "ui-tars-1.5", "runs": tmp_path / "runs", **settings})
        out = tmp_path / f"set-{target}"
        order = Order(sources=sources, target=target, folder=out, settings=chosen, held_out=0.0)
        *progress, ended = export(order, Control())
        assert all(isinstance(each, Progress) for each in progress)
        assert isinstance(ended, Ended)
        return out, ended

    return written


def rows(out: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (out / "train.jsonl").read_text().splitlines()]


def answer(row: dict[str, Any]) -> str:
    return str(row["completion"][0]["content"][0]["text"])


def decoded(out: Path, row: dict[str, Any], screen: tuple[int, int]) -> tuple[Point, tuple[int, int]]:
    """Return where an answer clicks on the screen, and the size that the processor makes of its picture."""
    from transformers.models.qwen2_vl.image_processing_pil_qwen2_vl import Qwen2VLImageProcessorPil

    manifest = json.loads((out / "manifest.json").read_text())
    processor = Qwen2VLImageProcessorPil(
        min_pixels=manifest["least_pixels"],
        max_pixels=manifest["most_pixels"],
        do_rescale=False,  # of the pixels' values, which are not looked at
        do_normalize=False,
    )
    with Image.open(out / row["images"][-1]) as picture:
        _, high, wide = processor(images=picture)["image_grid_thw"][0]
    size = (int(wide) * processor.patch_size, int(high) * processor.patch_size)
    view = View(*size, Box(0, 0, *screen), Space.SENT)
    (click,) = parse(answer(row), view.bounds).actions
    assert isinstance(click, ClickSaid)
    return view.point_at(click.at.x, click.at.y), size


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_a_click_comes_back_within_a_pixel_through_the_real_processor(
    write: Write, tmp_path: Path, size: tuple[int, int]
) -> None:
    at = (size[0] * 7 // 9 + 1, size[1] * 3 // 11 + 1)
    out, _ = write("trl", shown(tmp_path / "demo", size, at), patches=16_384)
    row = rows(out)[0]
    point, seen = decoded(out, row, size)
    with Image.open(out / row["images"][-1]) as picture:
        assert picture.size == seen  # nothing is resized again
    assert max(abs(point.x - at[0]), abs(point.y - at[1])) <= 1


@pytest.mark.parametrize("size", [(1366, 768), (3840, 2160)], ids=lambda size: f"{size[0]}x{size[1]}")
def test_with_fewer_patches_it_comes_back_within_a_pixel_of_the_picture(
    write: Write, tmp_path: Path, size: tuple[int, int]
) -> None:
    at = (size[0] * 7 // 9, size[1] * 3 // 11)
    out, _ = write("trl", shown(tmp_path / "demo", size, at))
    point, seen = decoded(out, rows(out)[0], size)
    assert seen[0] * seen[1] <= 1280 * 784
    assert abs(point.x - at[0]) * seen[0] / size[0] <= 1
    assert abs(point.y - at[1]) * seen[1] / size[1] <= 1


def test_the_words_are_those_that_the_model_is_told_at_work(write: Write, tmp_path: Path) -> None:
    folder = shown(
        tmp_path / "demo", (640, 400), (300, 200), "- {id: s2, type: hello, before: FRAME, after: FRAME}\n"
    )
    out, ended = write("trl", folder)
    settings = Settings(family="ui-tars-1.5")
    voice = Voice(*family_of("", settings))
    (course,) = courses([folder], voice)
    assert ended.examples == len(course.examples) == 3
    for row, example in zip(rows(out), course.examples, strict=True):
        told = messages(example.observation(5), voice.family)
        said = [[part["text"] for part in turn["content"]] for turn in row["prompt"]]
        assert said == [[part if isinstance(part, str) else None for part in turn.parts] for turn in told]
        assert answer(row) == example.turn.reply


def test_what_trl_and_parquet_get_is_read_by_their_own_loader(write: Write, tmp_path: Path) -> None:
    datasets = pytest.importorskip("datasets")
    folder = shown(tmp_path / "demo", (640, 400), (300, 200))
    lines, _ = write("trl", folder)
    inside, _ = write("parquet", folder)

    def loaded(kind: str, file: Path) -> Any:
        return datasets.load_dataset(kind, data_files=str(file), cache_dir=str(tmp_path / "cache"))["train"]

    from_lines, table = loaded("json", lines / "train.jsonl"), loaded("parquet", inside / "train.parquet")
    files = [str(lines / each) for each in from_lines[0]["images"]]
    assert [from_lines[0]["prompt"], from_lines[0]["completion"]] == [
        table[0]["prompt"],
        table[0]["completion"],
    ]
    for file, picture in zip(files, table[0]["images"], strict=True):
        with Image.open(file) as kept:
            assert np.array_equal(np.asarray(kept), np.asarray(picture))
    assert not (inside / "images").exists()


def test_llamafactory_gets_as_many_marks_as_pictures_and_roles_in_turn(write: Write, tmp_path: Path) -> None:
    more = "- {id: s2, type: 'an <image> of it', before: FRAME}\n"
    out, _ = write("llamafactory", shown(tmp_path / "demo", (640, 400), (300, 200), more))
    for row in rows(out):
        assert sum(turn["content"].count("<image>") for turn in row["messages"]) == len(row["images"])
        roles = [turn["role"] for turn in row["messages"]]
        assert roles == ["user", "assistant"] * (len(roles) // 2)
    known = json.loads((out / "dataset_info.json").read_text())
    assert known["deixis"]["file_name"] == "train.jsonl"
    assert "image_max_pixels: 1003520\n" in (out / "train.yaml").read_text()


def test_swift_learns_the_last_answer_only(write: Write, tmp_path: Path) -> None:
    more = "- {id: s2, type: hello, before: FRAME, after: FRAME}\n"
    out, _ = write("swift", shown(tmp_path / "demo", (640, 400), (300, 200), more))
    *_, last = rows(out)
    learned = [turn["loss"] for turn in last["messages"] if turn["role"] == "assistant"]
    assert learned == [False, False, True]
    assert rows(out)[0]["objects"]["image_id"] == [0]


def test_a_run_is_written_as_a_demonstration_is(write: Write, tmp_path: Path) -> None:
    control, secrets = Control(), Secrets()
    desktop = FakeDesktop(control=control)
    reader = FakeReader(desktop.texts)
    writer = EpisodeWriter(
        tmp_path / "runs", task="save it", veil=Veil(secrets=secrets, reader=reader), secrets=secrets
    )
    place = desktop.place_of("Save")
    try:
        Runner(
            ScriptedPolicy((Decision((Click(place),), thought="there"), Decision((Finish(),)))),
            desktop,
            emit=writer,
            control=control,
            guard=Guard(reader=reader, mode=Mode.AUTO, actions_per_minute=6000),
            settle=Settle(capture=desktop.capture, control=control, cap_seconds=0.1),
            ask=lambda question: pytest.fail("asked"),
            folder=writer.folder,
        ).run("save it")
    finally:
        writer.close()
    out, ended = write("trl", writer.folder, patches=16_384)
    assert ended.examples == 2
    area = desktop.capture().area
    point, _ = decoded(out, rows(out)[0], (int(area.width), int(area.height)))
    assert max(abs(point.x - place.x), abs(point.y - place.y)) <= 1


def test_no_secret_is_written_in_clear(write: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DEIXIS_SECRET_MAIL", "hunter2-swordfish")
    more = f"- {{id: s2, type: '{SAVED}', before: FRAME, note: it is hunter2-swordfish}}\n"
    out, _ = write("trl", shown(tmp_path / "demo", (640, 400), (300, 200), more))
    written = b"".join(file.read_bytes() for file in out.rglob("*") if file.is_file())
    assert b"swordfish" not in written
    assert SAVED.encode() in written


def test_the_manifest_names_every_file_by_its_hash(write: Write, tmp_path: Path) -> None:
    out, _ = write("trl", shown(tmp_path / "demo", (640, 400), (300, 200)))
    manifest = json.loads((out / "manifest.json").read_text())
    there = {str(file.relative_to(out)) for file in out.rglob("*") if file.is_file()}
    assert there == {*manifest["files"], "manifest.json"}
    assert manifest["files"]["train.jsonl"] == hashlib.sha256((out / "train.jsonl").read_bytes()).hexdigest()
    assert manifest["counted_in"] == "sent"


def test_tasks_that_are_held_out_are_written_apart(tmp_path: Path) -> None:
    sources = tuple(shown(tmp_path / "demos" / name, (640, 400), (300, 200)) for name in ("a", "b"))
    settings = Settings(family="ui-tars-1.5")
    order = Order(sources=sources, target="trl", folder=tmp_path / "out", settings=settings, held_out=0.5)
    list(export(order, Control()))
    tasks = [
        {json.loads(line)["task"] for line in (tmp_path / "out" / name).read_text().splitlines()}
        for name in ("train.meta.jsonl", "val.meta.jsonl")
    ]
    assert all(len(each) == 1 for each in tasks)
    assert tasks[0] != tasks[1]


def test_what_is_stopped_or_cannot_be_done_leaves_nothing_behind(tmp_path: Path) -> None:
    folder = shown(tmp_path / "demo", (640, 400), (300, 200))
    settings = Settings(family="ui-tars-1.5")
    order = Order(sources=(folder,), target="trl", folder=tmp_path / "out" / "set", settings=settings)
    control = Control()
    control.stop("enough")
    with pytest.raises(Stopped):
        list(export(order, control))
    assert list((tmp_path / "out").iterdir()) == []
    for frame in (folder / "frames").iterdir():
        frame.unlink()
    with pytest.raises(UsageError, match=r"no step to write: .*\(name a demonstration"):
        list(export(order, Control()))
    assert list((tmp_path / "out").iterdir()) == []


def test_a_folder_that_is_there_is_not_touched(tmp_path: Path) -> None:
    folder = shown(tmp_path / "demo", (640, 400), (300, 200))
    order = Order(sources=(folder,), target="swift", folder=folder, settings=Settings())
    with pytest.raises(UsageError, match=r"is there already \(name a new folder"):
        list(export(order, Control()))
