"""Writes courses as a data set: a new folder that is there whole, or not at all.

FOLDER/
  images/HASH.png       in the size that the model takes, each once
  train.jsonl val.jsonl an example a line, as the trainer wants it (or .parquet, with the pictures inside)
  manifest.json         by which prompt, in which units, below which limit; each file's hash
  ...                   how to begin a training
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image as Pictures

from agent.control import Control
from agent.errors import DeixisError, MissingSecret, StoreError, UsageError
from agent.export import Ended, Event, Order, Progress
from agent.secrets import Secrets, names_in
from policies.tuning.conversation import Conversation, conversation_of
from policies.tuning.example import Course, Example, Voice
from policies.tuning.layout import extras, path_of, row_of
from policies.tuning.source import courses, split
from policies.ui_tars.policy import family_of
from policies.ui_tars.prompt import prompt_hash

VERSION = 1


def export(order: Order, control: Control) -> Iterator[Event]:
    """Write what the order says, and yield what happens. Raises UsageError, StoreError, Stopped."""
    folder = order.folder.expanduser().absolute()
    if folder.exists():
        raise UsageError(f"'{folder}' is there already (name a new folder by --out, or delete it first)")
    if order.target == "parquet":
        _need_parquet()
    voice = Voice(*family_of(order.settings.model, order.settings))
    found = courses(order.sources, voice)
    train, val = split(found, order.held_out)
    if not train:
        raise UsageError(_nothing(found))
    draft = folder.with_name(f".{folder.name}.{os.getpid()}.part")
    try:
        (draft / "images").mkdir(parents=True)
        writing = _Writing(draft, order, voice, hide=_hiding([*train, *val]))
        for part, examples in (("train", train), ("val", val)):
            for done in writing.write(part, examples):
                control.checkpoint()
                yield Progress(done + (len(train) if part == "val" else 0), len(train) + len(val))
        writing.finish([line for course in found for line in course.left_out], held_out=len(val))
        draft.rename(folder)
    except OSError as error:
        raise StoreError(
            f"cannot write '{folder}': {error} (free some space, or name another --out)"
        ) from error
    finally:
        shutil.rmtree(draft, ignore_errors=True)
    yield Ended(str(folder), writing.examples, len(writing.pictures), tuple(writing.left_out))


class _Writing:
    """A data set on its way to the disk."""

    def __init__(self, folder: Path, order: Order, voice: Voice, *, hide: Callable[[str], str]) -> None:
        self._folder, self._order, self._voice, self._hide = folder, order, voice, hide
        self.pictures: dict[str, tuple[int, int]] = {}
        self.examples = 0
        self.left_out: list[str] = []

    def write(self, part: str, examples: Sequence[Example]) -> Iterator[int]:
        """Write one part and yield how many of its examples are done."""
        if not examples:
            return
        settings = self._order.settings
        rows: list[dict[str, Any]] = []
        with (self._folder / f"{part}.meta.jsonl").open("w", encoding="utf-8") as meta:
            for done, example in enumerate(examples, start=1):
                try:
                    talk = conversation_of(
                        example,
                        self._voice,
                        self._keep,
                        language=settings.spoken(),
                        screenshots=settings.screenshots,
                        hide=self._hide,
                    )
                except DeixisError as error:
                    self.left_out.append(f"{example.task}, turn {len(example.before) + 1}: {error}")
                else:
                    rows.append(row_of(talk, self._order.target))
                    meta.write(json.dumps(_meta(talk), ensure_ascii=False) + "\n")
                yield done
        self.examples += len(rows)
        if self._order.target == "parquet":
            from policies.tuning.parquet import write_parquet

            write_parquet(self._folder / f"{part}.parquet", rows, self._folder)
            return
        with (self._folder / f"{part}.jsonl").open("w", encoding="utf-8") as lines:
            lines.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)

    def finish(self, left_out: Sequence[str], *, held_out: int) -> None:
        """Write what stands beside the data. Raises UsageError where no example could be written."""
        self.left_out = [*left_out, *self.left_out]
        if not self.examples:
            raise UsageError(_nothing([Course("", (), tuple(self.left_out))]))
        family, profile = self._voice.family, self._voice.profile
        if self._order.target == "parquet":
            shutil.rmtree(self._folder / "images")  # they are inside
        for name, text in extras(self._order.target, family, profile, held_out=bool(held_out)).items():
            (self._folder / name).write_text(text, encoding="utf-8")
        manifest = {
            "version": VERSION,
            "target": self._order.target,
            "family": family.name,
            "prompt": prompt_hash(family),
            "counted_in": profile.space.value,
            "sides_are_multiples_of": profile.patch,
            "least_pixels": profile.least,
            "most_pixels": profile.most,
            "screenshots": self._order.settings.screenshots,
            "examples": self.examples,
            "held_out": held_out,
            "split": "by task, drawn by its sentence",
            "secrets": "taken out when it was recorded; ${secret:NAME} stands for each",
            "left_out": self.left_out,
            "files": {
                str(file.relative_to(self._folder)): hashlib.sha256(file.read_bytes()).hexdigest()
                for file in sorted(self._folder.rglob("*"))
                if file.is_file()
            },
        }
        (self._folder / "manifest.json").write_text(
            json.dumps(manifest, indent=2, ensure_ascii=False) + "\n", encoding="utf-8"
        )

    def _keep(self, name: str, pixels: NDArray[np.uint8]) -> None:
        if name not in self.pictures:
            self.pictures[name] = (pixels.shape[1], pixels.shape[0])
            Pictures.fromarray(pixels).save(self._folder / "images" / f"{name}.png", compress_level=4)


def _meta(talk: Conversation) -> dict[str, Any]:
    """Return what one may want to know of an example besides: for looking through, not for training."""
    return {
        "task": talk.task,
        "turn": talk.number,
        "captured": list(talk.captured),
        "sent": [talk.view.width, talk.view.height],
        "boxes": [list(box) for box in talk.boxes],
        "images": [path_of(image) for image in talk.images],
    }


def _hiding(examples: Sequence[Example]) -> Callable[[str], str]:
    """Return what takes out the values of those secrets that the examples name, where they are known here."""
    secrets = Secrets(keyring=lambda name: None)
    named = {
        name
        for each in examples
        for text in (each.task, each.turn.reply, *(turn.reply for turn in each.before))
        for name in names_in(text)
    }
    for name in named:
        with suppress(MissingSecret):
            secrets.reveal(f"${{secret:{name}}}")
    return secrets.hide


def _nothing(found: Sequence[Course]) -> str:
    why = [line for course in found for line in course.left_out]
    first = f": {why[0]}" if why else ""
    return f"there is no step to write{first} (name a demonstration, or a run that finished)"


def _need_parquet() -> None:
    from importlib.util import find_spec

    if find_spec("pyarrow") is None:
        raise UsageError("Parquet needs the package pyarrow, which is missing (pip install 'deixis[export]')")
