"""Fields found by their look in real forms; what was typed is read from the program itself."""

from __future__ import annotations

import json
import shlex
import sys
from pathlib import Path
from urllib.parse import quote

import pytest

from agent.episode import Verdict

pytestmark = pytest.mark.desktop

VALUES = {"Name": "Alice", "Email": "a.b@c.de", "City": "上海"}
TASK = ", ".join(f'type "{value}" into "{label}"' for label, value in VALUES.items())

PAGE = """<!doctype html><meta charset=utf-8><title>form</title><body style="font:16px sans-serif">
<p><label>Name <input id=a></label><p><label>Email <input id=b placeholder="you@example.org"></label>
<p><label>City<br><input id=c></label><p><button onclick="document.title=a.value+'|'+b.value+'|'+c.value">
Register</button>"""

QT_FORM = """
import json, sys
from PySide6.QtWidgets import QApplication, QFormLayout, QLineEdit, QPushButton, QWidget
app = QApplication([])
form = QWidget(windowTitle="form")
rows = QFormLayout(form)
fields = {name: QLineEdit() for name in ("Name", "Email", "City")}
for name, field in fields.items():
    rows.addRow(name, field)
button = QPushButton("Register")
def save():
    with open(sys.argv[1], "w", encoding="utf-8") as file:
        json.dump({name: field.text() for name, field in fields.items()}, file)
    form.setWindowTitle("registered")
button.clicked.connect(save)
rows.addRow(button)
form.resize(420, 180)
form.show()
app.exec()
"""


def test_a_form_in_a_browser(virtual_desktop, run, tmp_path: Path, until):
    page = quote(PAGE)
    virtual_desktop.start(
        "chromium --no-sandbox --test-type --disable-gpu --no-first-run --no-default-browser-check "
        "--disable-background-networking --disable-component-update --disable-sync --password-store=basic "
        f"--user-data-dir={tmp_path / 'profile'} --window-size=700,500 "
        + shlex.quote(f"--app=data:text/html;charset=utf-8,{page}")
    )
    episode = run(f'{TASK}, click "Register"')
    assert episode.ending.verdict is Verdict.FINISHED, episode.ending.message
    until(lambda: "|".join(VALUES.values()) in {window.title for window in virtual_desktop.windows()})


def test_a_form_in_qt(virtual_desktop, run, tmp_path: Path, until):
    program, saved = tmp_path / "form.py", tmp_path / "saved.json"
    program.write_text(QT_FORM, encoding="utf-8")
    virtual_desktop.start(shlex.join([sys.executable, str(program), str(saved)]))
    episode = run(f'{TASK}, click "Register", wait for "registered"')
    assert episode.ending.verdict is Verdict.FINISHED, episode.ending.message
    assert json.loads(saved.read_text(encoding="utf-8")) == VALUES
