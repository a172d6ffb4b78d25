"""Measures how long a decision of `pocket` takes: the first of a process, on a new screen, after a change.

pytest -q -s -m bench tests/policies/pocket/test_bench_decision.py
"""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image, ImageDraw

from agent import assets
from agent.evaluate.speed import MIB

pytestmark = pytest.mark.bench

_SIZE = (1280, 800)
_LOOKS = 20
_DECISIONS = """
import json, resource, sys, time
begun = time.monotonic()
from pathlib import Path
from agent import assets
from agent.screenshot import Screenshot
from agent.sight.ocr import OcrReader
from policies.pocket.eye import Eye
from policies.pocket.grounding import ground
reader, eye = OcrReader(), Eye.from_folder(assets.path("pocket"))
reader.warm()
loaded = time.monotonic()
taken = []
for file in sys.argv[1:]:
    start = time.monotonic()
    ground(Screenshot.from_file(Path(file)), "close the window", reader, eye)
    taken.append(time.monotonic() - start)
print(json.dumps([loaded - begun, taken, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss]))
"""


def screens(folder: Path) -> list[Path]:
    """Return pictures of one window of Deixis, each with another word in one place."""
    shown = Image.open(assets.path("screenshots") / "window.png").convert("RGB").resize(_SIZE)
    files = []
    for look in range(_LOOKS + 1):
        ImageDraw.Draw(shown).rectangle((40, 40, 160, 60), "white")
        ImageDraw.Draw(shown).text((44, 44), f"item {look}", "black")
        files.append(folder / f"{look}.png")
        shown.save(files[-1])
    return files


def test_decisions(tmp_path: Path) -> None:
    files = screens(tmp_path)
    for start in ("the first time", "again"):
        ran = subprocess.run(
            [sys.executable, "-c", _DECISIONS, *map(str, files)], capture_output=True, text=True, check=True
        )
        loading, (first, *later), memory = json.loads(ran.stdout.splitlines()[-1])
        print(
            f"\na process, {start}: {loading:.2f} s to load; first decision on a new screen {first:.2f} s; "
            f"after a small change {statistics.median(later):.3f} s (median of {len(later)}, longest "
            f"{max(later):.3f}); {memory / MIB:.0f} MiB"
        )
    assert len(later) == _LOOKS
