"""The page of models: what is chosen there is kept, and what commands tell is shown."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMessageBox
from safetensors.numpy import save_file

from agent import adapter
from agent import settings as kept
from agent.adapter import Card, Score
from agent.demonstration.folder import read as read_demonstration
from agent.demonstration.folder import save
from agent.fake import FakeDesktop
from agent.frames import Frames
from ui.calibrate_dialog import CalibrateDialog
from ui.export_dialog import ExportDialog
from ui.tune_dialog import TuneDialog

Desk = Any  # of conftest.py, which cannot be imported


@pytest.fixture
def page(desk: Callable[..., Any]) -> Desk:
    """A window that shows the page."""
    here = desk()
    here.window.header.models.click()
    return here


@pytest.fixture
def two_models() -> Iterator[str]:
    """The address of a server that has two models and says nothing else."""

    class Handler(BaseHTTPRequestHandler):
        def log_message(self, *words: object) -> None:
            """Say nothing."""

        def do_GET(self) -> None:
            models = [{"id": name, "object": "model", "created": 1, "owned_by": "x"} for name in ("a", "b")]
            body = json.dumps({"object": "list", "data": models}).encode()
            self.send_response(200)
            self.send_header("content-type", "application/json")
            self.send_header("content-length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    yield f"http://127.0.0.1:{server.server_address[1]}/v1"
    server.shutdown()
    server.server_close()
    thread.join()


def taught(runs: Path, name: str, *, general: float) -> None:
    """Keep an adapter that points so well in general, in percent; its base did in 60."""
    folder = adapter.shelf_beside(runs) / name
    folder.mkdir(parents=True)
    card = Card(
        method="lora",
        rank=8,
        base="/models/tars",
        base_hash="1",
        family="ui-tars-1.5",
        prompt_hash="2",
        examples=3,
        steps=4,
        loss=0.1,
        scores={"general": Score(base=60, tuned=general, count=50)},
        made_at=1.0,
    )
    adapter.write(folder, card)


def test_the_policy_that_is_chosen_is_kept_and_says_what_it_lacks(page: Desk) -> None:
    card = page.window.models.policy
    index = card.policy.findData("ui-tars")
    card.policy.setCurrentIndex(index)
    card.policy.activated.emit(index)
    assert kept.load(environment={}).policy == "ui-tars"
    assert "No weights are chosen yet" in card.uses.text()
    assert page.window.work.task.policy.currentData() == "ui-tars"


def test_a_folder_is_looked_into_and_only_a_model_can_be_used(page: Desk, tmp_path: Path) -> None:
    card = page.window.models.folder
    card.folder.setText(str(tmp_path))
    page.qtbot.waitUntil(lambda: bool(card.findings.findings))
    assert (card.findings.findings[-1].ok, card.use.isEnabled()) == (False, False)
    for name, said in (
        ("config.json", '{"model_type": "qwen2_vl", "vision_config": {}}'),
        ("vocab.json", ""),
    ):
        (tmp_path / name).write_text(said)
    (tmp_path / "preprocessor_config.json").touch()
    save_file({"a": np.zeros(4, np.float32)}, tmp_path / "model.safetensors")
    card.folder.setText(f"{tmp_path}/")
    page.qtbot.waitUntil(card.use.isEnabled)
    card.use.click()
    settings = kept.load(environment={})
    assert (settings.policy, settings.model) == ("ui-tars", f"{tmp_path}/")


def test_a_server_with_several_models_offers_them(page: Desk, two_models: str) -> None:
    card = page.window.models.server
    card.address.setText(two_models)
    card.attempt.click()
    page.qtbot.waitUntil(card.attempt.isVisible, timeout=60_000)
    assert [card.model.itemText(row) for row in range(card.model.count())] == ["a", "b"]
    assert "name one with --model" in card.findings.findings[-1].message
    assert not card.use.isEnabled()


def test_a_server_that_was_tried_out_is_kept_with_its_family(page: Desk) -> None:
    card = page.window.models.server
    card.address.setText("http://localhost:1/v1")
    card.on_told({"name": "one picture", "ok": True, "message": "seen as red"})
    card.on_told({"url": "http://localhost:1/v1", "model": "m", "family": "qwen3-vl"})
    card.on_ended(0, "")
    card.use.click()
    settings = kept.load(environment={})
    assert (settings.policy, settings.url, settings.model) == ("server", "http://localhost:1/v1", "m")
    assert settings.family == "qwen3-vl"
    card.address.setText("http://localhost:2/v1")
    assert not card.use.isEnabled()


def test_an_adapter_is_switched_on_strengthened_and_off(page: Desk, tmp_path: Path) -> None:
    taught(tmp_path / "runs", "good", general=60)
    card = page.window.models.adapters
    card.refresh()
    page.qtbot.waitUntil(lambda: len(card.rows) == 1)
    card.rows[0].switch.click()
    assert kept.load(environment={}).adapters == ("good:1",)
    (row,) = card.rows
    page.qtbot.waitUntil(row.strength.isVisible)
    row.strength.setValue(0.5)
    assert kept.load(environment={}).adapters == ("good:0.5",)
    assert card.rows == [row]
    row.switch.click()
    assert kept.load(environment={}).adapters == ()


def test_an_adapter_says_in_which_application_alone_it_is_on(page: Desk, tmp_path: Path) -> None:
    taught(tmp_path / "runs", "mail", general=60)
    card = page.window.models.adapters
    card.refresh()
    page.qtbot.waitUntil(lambda: len(card.rows) == 1)
    everywhere = card.rows[0].where.isHidden()
    card.show_settings(kept.load(environment={}).changed(runs=tmp_path / "runs", adapters_for=["mail=bird"]))
    assert everywhere
    assert card.rows[0].where.text() == "Only where the active window has “bird”"


def test_an_adapter_that_unlearned_something_is_asked_about_first(page: Desk, tmp_path: Path) -> None:
    taught(tmp_path / "runs", "bad", general=40)
    card = page.window.models.adapters
    card.refresh()
    page.qtbot.waitUntil(lambda: len(card.rows) == 1)
    card.rows[0].switch.click()
    (box,) = page.window.findChildren(QMessageBox)
    assert "20.0 points" in box.informativeText()
    assert box.textFormat() is Qt.TextFormat.PlainText
    assert kept.load(environment={}).adapters == ()
    box.button(QMessageBox.StandardButton.Yes).click()
    assert kept.load(environment={}).adapters == ("bad:1",)
    assert adapter.find("bad", adapter.shelf_beside(tmp_path / "runs"))[1].forced


def test_tuning_shows_its_lines_and_offers_to_switch_on(page: Desk, tmp_path: Path) -> None:
    page.window.models.adapters.tune.click()
    (dialog,) = page.window.findChildren(TuneDialog)
    assert not dialog.begin.isEnabled()
    assert dialog.form.missing.startswith("Tick")
    dialog.progress.begin()
    for said in (
        {
            "kind": "started",
            "examples": 9,
            "held_out": 1,
            "trained": 5,
            "resumed_at": 0,
            "left_out": ["a: b"],
        },
        {"kind": "progress", "step": 1, "of": 2, "loss": 2.0, "steps_per_second": 1.0, "seconds_left": 1.0},
        {"kind": "progress", "step": 2, "of": 2, "loss": 1.0, "steps_per_second": 1.0, "seconds_left": 0.0},
        {"kind": "scored", "on": "held-out", "base": 10.0, "tuned": 90.0, "count": 10},
        {"kind": "ended", "verdict": "finished", "message": "", "folder": "x", "objection": "worse"},
    ):
        dialog.command.told.emit(said)
    dialog.command.ended.emit(0, "")
    assert dialog.progress.curve.losses == [2.0, 1.0]
    assert dialog.progress.scores.text() == "new steps: base 10.0 %, tuned 90.0 %, of 10"
    assert (dialog.wrong.text(), dialog.on.isVisible()) == ("worse", True)
    dialog.reject()


def test_the_small_model_is_tuned_where_no_folder_is_named(page: Desk, tmp_path: Path) -> None:
    page.window.models.adapters.tune.click()
    (dialog,) = page.window.findChildren(TuneDialog)
    dialog.form.model.setText("")
    assert dialog.form.words[:3] == ["tune", "--policy", "pocket"]
    dialog.form.model.setText(str(tmp_path))
    assert dialog.form.words[:3] == ["tune", "--model", str(tmp_path)]
    dialog.form.model.setText(str(tmp_path / "nowhere"))
    assert dialog.form.missing
    dialog.reject()


def test_a_demonstration_is_exported_from_the_window(page: Desk, tmp_path: Path) -> None:
    folder = tmp_path / "demonstrations" / "note"
    (folder / "frames").mkdir(parents=True)
    frame = Frames(folder / "frames").keep(FakeDesktop().capture())
    shown = f"[{{frame: {frame}, at: [60, 60], box: [40, 52, 40, 16]}}]"
    save(
        folder,
        read_demonstration(
            f"demonstration: Save it\nsteps:\n- {{id: a, click: {{intent: Save, shown: {shown}}}}}\n"
        ),
    )
    page.window.models.export.click()
    (dialog,) = page.window.findChildren(ExportDialog)
    page.qtbot.waitUntil(lambda: dialog.sources.chosen == [folder])
    dialog.folder.setText(str(tmp_path / "set"))
    dialog.begin.click()
    page.qtbot.waitUntil(dialog.look.isVisible, timeout=60_000)
    assert "Written: 1 steps" in dialog.state.text()
    assert len((tmp_path / "set" / "train.jsonl").read_text().splitlines()) == 1
    page.qtbot.waitUntil(dialog.begin.isVisible, timeout=60_000)
    dialog.begin.click()
    page.qtbot.waitUntil(dialog.begin.isVisible, timeout=60_000)
    assert "is there already" in dialog.state.text()
    dialog.reject()


def test_calibration_draws_the_four_places_apart_and_says_whose_error_it_is(
    page: Desk, tmp_path: Path
) -> None:
    picture = tmp_path / "1.png"
    Image.fromarray(np.full((100, 160, 3), 90, np.uint8)).save(picture)
    page.window.models.calibrate.click()
    (dialog,) = page.window.findChildren(CalibrateDialog)
    dialog.on_told(
        {
            "target": [80, 50],
            "area": [0, 0, 160, 100],
            "named": [500, 700],
            "bounds": [1000, 1000],
            "size": [140, 84],
            "sent": [80, 70],
            "landed": [80, 70],
            "off": {"model": 20.0, "conversion": 0.0, "pointer": 0.0},
            "picture": str(picture),
        }
    )
    off = {"model": 20.0, "conversion": 0.0, "pointer": 0.0}
    dialog.on_told({"ok": False, "fault": "model", "verdict": "…", "most_off": off})
    (places,) = dialog.places
    assert (places.at["model"].x(), places.at["model"].y()) == (80, 70)
    assert [dialog.table.item(0, column).text() for column in (1, 4)] == ["500.0, 700.0 of 1000×1000", "20.0"]
    assert "The model points beside it" in dialog.verdict.text()
    dialog.reject()


def test_the_page_is_reached_by_its_key_and_begins_with_the_policy(desk: Callable[..., Any]) -> None:
    here = desk()
    button = here.window.header.models
    assert button.shortcut().toString() == "Ctrl+4"
    button.click()
    assert here.window.pages.currentWidget() is here.window.models
    assert QApplication.focusWidget() is here.window.models.policy.policy
