"""The parts of a desktop on an X display."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from contextlib import ExitStack
from functools import partial

from agent.desktop import Opening
from agent.errors import NoDesktop
from agent.local import checks
from agent.local.binding import bind
from agent.local.camera import Camera
from agent.local.clipboard import Clipboard
from agent.local.connection import answering, connect, disconnect, harden
from agent.local.keymap import Keymap
from agent.local.killswitch import KillSwitch
from agent.local.launch import Launcher
from agent.local.lifeline import Lifeline
from agent.local.parts import Parts
from agent.local.resizing import Resizing
from agent.local.windows import active_window, focus_of, windows


def open_parts(
    opening: Opening,
    while_stopped: Callable[[], None],
    *,
    display: str,
    environment: Mapping[str, str],
    lifeline: Lifeline,
    own: bool,
    on_close: Callable[[], None] | None = None,
) -> Parts:
    """Open what is needed to see and work an X display.

    environment: of the programs that are started on it.
    own: whether the display is ours, so that applications end with it and a bare screen is no fault.
    on_close: ends the display, after everything else has let go of it.

    Raises:
        NoDesktop: the display does not let itself be worked.
        DesktopError: there is no such monitor.
    """
    with ExitStack() as closing:
        closing.callback(lifeline.close)
        if on_close is not None:
            closing.callback(on_close)
        lifeline.add("display", display)
        for folder in opening.scratch:
            lifeline.add("folder", str(folder))
        hands = bind(display)
        closing.callback(disconnect, harden(hands.platformModule._display))
        # One connection for each thread at a time: the camera's, the looker's and the worker's.
        looks, sees, works = connect(display), connect(display), connect(display)
        for connection in (looks, sees, works):
            closing.callback(disconnect, connection)
        camera = Camera(display=display, monitor=opening.monitor, resized=Resizing(looks))
        closing.callback(camera.close)
        brake = KillSwitch(display=display, control=opening.control, while_stopped=while_stopped)
        closing.callback(brake.close)
        starter = Launcher(
            display=works,
            environment=environment,
            lifeline=lifeline,
            control=opening.control,
            capture=camera.capture,
            own=own,
        )
        closing.callback(starter.close)
        clipboard = Clipboard(display=works, environment=environment, control=opening.control)
        return Parts(
            name=display,
            environment=environment,
            hands=hands,
            camera=camera,
            layout=Keymap(works, hands),
            brake=brake,
            ledger=lifeline,
            inserter=clipboard,
            starter=starter,
            focus=partial(active_window, works),
            describe_focus=partial(focus_of, works),
            windows=partial(windows, sees, without_pid=os.getpid()),
            clipboard=clipboard.text,
            trouble=(lambda screenshot: "" if own else checks.blank_trouble(screenshot, sees)),
            answering=partial(answering, display),
            close=closing.pop_all().close,
        )


def find_display(named: str | None, environment: Mapping[str, str]) -> str:
    """Return the display to work on: the one that is named, or else the environment's.

    Raises:
        NoDesktop: there is none that can be seen and worked, and why.
    """
    display = named or environment.get("DISPLAY")
    trouble = "" if named else checks.session_trouble(environment)
    if trouble := trouble or checks.display_trouble(display):
        raise NoDesktop(trouble)
    assert display is not None
    session = None if named else environment.get("XDG_SESSION_ID")
    connection = connect(display)
    try:
        trouble = checks.extension_trouble(connection) or checks.lock_trouble(connection, session)
    finally:
        disconnect(connection)
    if trouble:
        raise NoDesktop(trouble)
    return display
