"""Says what on this machine is in the way of a run, and what to do about it."""

from __future__ import annotations

import importlib.util
import shutil
import sys
import tempfile
from importlib.metadata import entry_points

from agent import registry
from agent.desktop import Examine, Finding
from agent.errors import DeixisError
from agent.settings import load, settings_file

NEEDED_MB = 500


def examine() -> list[Finding]:
    """Look at everything that a run needs, and return what was found, good or bad."""
    found = [_python(), _reader(), _settings(), *_runs_folder(), _policies()]
    for entry in entry_points(group="deixis.doctors"):
        look: Examine = entry.load()
        found += look()
    return found


def _python() -> Finding:
    version = ".".join(str(part) for part in sys.version_info[:3])
    return Finding("python", sys.version_info >= (3, 11), f"Python {version} (3.11 or newer is needed)")


def _reader() -> Finding:
    missing = [name for name in ("rapidocr", "onnxruntime", "cv2") if importlib.util.find_spec(name) is None]
    if missing:
        return Finding("reading", False, f"{', '.join(missing)} missing (pip install -e .)")
    return Finding("reading", True, "the text reader is installed and works offline")


def _settings() -> Finding:
    try:
        load()
    except DeixisError as error:
        return Finding("settings", False, str(error))
    return Finding("settings", True, f"'{settings_file()}' and the environment are in order")


def _runs_folder() -> list[Finding]:
    try:
        runs = load().runs
    except DeixisError:
        return []
    try:
        runs.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=runs):
            free_mb = shutil.disk_usage(runs).free // 2**20
    except OSError as error:
        return [Finding("episodes", False, f"cannot write in '{runs}': {error} (set 'runs' in the settings)")]
    enough = free_mb >= NEEDED_MB
    remedy = "" if enough else f" (free at least {NEEDED_MB} MB, or set 'runs' in the settings)"
    return [Finding("episodes", enough, f"'{runs}' can be written, {free_mb} MB are free{remedy}")]


def _policies() -> Finding:
    names = registry.names("policies")
    return Finding(
        "policies", bool(names), f"known: {', '.join(names) or 'none'} (reinstall if any is missing)"
    )
