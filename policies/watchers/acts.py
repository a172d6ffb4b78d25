"""What a person can be doing."""

from __future__ import annotations

ACTS = ("idle", "move", "click", "double click", "right click", "drag", "scroll", "type", "shortcut")
