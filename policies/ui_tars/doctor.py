"""Examines whether a model can run on this machine: a tiny one, made on the spot, answers a question.

The trap: that torch is installed tells nothing. A wheel for another processor, a broken driver, a release of
transformers without these classes: each shows only when a picture has gone through a whole model.
"""

from __future__ import annotations

import tempfile
import time
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path

import numpy as np

from agent.control import Control
from agent.desktop import Finding
from agent.geometry import Box
from agent.screenshot import Screenshot
from policies.ui_tars.prompt import Message
from policies.ui_tars.resize import profile

NAME = "models"
TOKENS = 4


def examine() -> Sequence[Finding]:
    """Return whether a tiny Qwen2.5-VL of random weights answers here, and on what."""
    missing = [name for name in ("torch", "transformers") if find_spec(name) is None]
    if missing:
        return [Finding(NAME, False, f"{', '.join(missing)} missing (pip install -e .)")]
    began = time.monotonic()
    try:
        said = _answered()
    except Exception as error:  # whatever a wheel, a driver or a release is missing
        first = (str(error).strip().splitlines() or [type(error).__name__])[0]
        return [
            Finding(NAME, False, f"a tiny model cannot answer: {first} (reinstall torch and transformers)")
        ]
    return [Finding(NAME, True, f"a tiny Qwen2.5-VL answers {said}, {time.monotonic() - began:.1f} s in all")]


def _answered() -> str:
    """Return on what and in what numbers it answered."""
    from policies.ui_tars.local import Local  # takes seconds: torch and transformers
    from policies.ui_tars.tiny import write_tiny

    shot = Screenshot(np.full((84, 112, 4), 128, np.uint8), Box(0, 0, 112, 84), 0.0)
    with tempfile.TemporaryDirectory() as folder:
        local = Local(str(write_tiny(Path(folder) / "tiny")), control=Control(), most_tokens=TOKENS)
        local.answer((Message("user", (shot, "Click.")),), profile("qwen2.5-vl"), lambda piece, chance: None)
    return f"on {local.device} in {str(local.model.dtype).removeprefix('torch.')}"
