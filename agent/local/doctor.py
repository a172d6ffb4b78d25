"""Examines the machine for everything that this package needs."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from agent.desktop import Finding


def examine() -> Sequence[Finding]:
    """Return what is well and what is not, each with its remedy. Changes nothing."""
    if sys.platform != "linux":
        return [
            Finding(
                "platform",
                True,
                f"{sys.platform}: mss, pyautogui and pynput work the desktop; nobody has tried it yet "
                "(allow screen recording and input control where the system asks)",
            )
        ]
    from agent.local import x11_doctor  # needs Xlib, which only Linux has

    return x11_doctor.examine()
