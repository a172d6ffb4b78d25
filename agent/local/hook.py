"""Listening to the mouse and the keys of a desktop, whatever its platform."""

from __future__ import annotations

import sys
from collections.abc import Mapping

from agent.record.hook import Hook


def open_hook(environment: Mapping[str, str]) -> Hook:
    """Listen to the desktop of this environment.

    Raises:
        NoDesktop: there is none, or it does not let its keys be listened to, as under Wayland.
    """
    if sys.platform != "linux":
        from agent.local.hook_elsewhere import PlainHook  # needs pynput, which Linux does not have

        return PlainHook()
    from agent.local.hook_x11 import XHook  # needs Xlib, which only Linux has

    return XHook(environment)
