"""pyautogui, bound to one display.

The trap: pyautogui opens the display of the environment while it is imported, and keeps it in a
module. With two virtual displays in one process the second would be worked with the first one's
connection. So each display gets modules of its own.
"""

from __future__ import annotations

import importlib
import os
import sys
import threading
from types import ModuleType

from agent.errors import NoDesktop
from agent.local.connection import quieten

_IMPORTING = threading.Lock()  # the environment and the table of modules belong to the whole process


def bind(display: str | None) -> ModuleType:
    """Import pyautogui anew, for this X display, and take away its pauses and its own corner stop.

    display: as ':3'; None where the platform has just one (Windows, macOS).

    WORKAROUND: three, until pyautogui takes a display as an argument: DISPLAY is set while it is
    imported; its modules are forgotten afterwards; and what it imports for other purposes is kept out:
    mouseinfo ends the whole program where tkinter is missing, pyscreeze leaves pipes open.

    Raises:
        NoDesktop: pyautogui cannot work here.
    """
    with _IMPORTING:
        kept = {name: sys.modules.pop(name) for name in list(sys.modules) if _is_bound(name)}
        before = os.environ.get("DISPLAY")
        for name in _UNWANTED:
            sys.modules[name] = None  # type: ignore[assignment]
        try:
            if display is not None:
                quieten()
                os.environ["DISPLAY"] = display
            module = importlib.import_module("pyautogui")
        except (Exception, SystemExit) as reason:
            raise NoDesktop(
                f"cannot work the mouse and keyboard of display '{display}': {reason} "
                "(run `deixis doctor` to see what is missing)"
            ) from reason
        finally:
            for name in [name for name in sys.modules if _is_bound(name)]:
                del sys.modules[name]
            sys.modules.update(kept)
            if display is not None:
                os.environ.pop("DISPLAY")
                if before is not None:
                    os.environ["DISPLAY"] = before
    vars(module).update(PAUSE=0, FAILSAFE=False)
    return module


_UNWANTED = ("mouseinfo", "pyscreeze", "pymsgbox")


def _is_bound(name: str) -> bool:
    return name.partition(".")[0] in ("pyautogui", *_UNWANTED)
