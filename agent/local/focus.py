"""Listening to which field has the keyboard, whatever the platform."""

from __future__ import annotations

import sys
from collections.abc import Mapping

from agent.record.focus import Focus, NoFocus


def open_focus(environment: Mapping[str, str]) -> Focus:
    """Listen on the desktop of this environment; where nobody tells, nothing is ever known."""
    if sys.platform != "linux":
        return NoFocus()
    from agent.local.accessibility import Accessibility  # needs jeepney, which only Linux has

    return Accessibility(environment)
