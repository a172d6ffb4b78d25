"""A desktop of one's own: a screen in memory, a small window manager and a message bus.

The trap: an application that is started twice under one home talks to itself: it opens a tab in the
other display's window, or asks about a crashed session. So each virtual desktop has its own folders for
settings, caches and sockets; only the home folder, where documents are, stays the person's, unless
another one is named.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from agent.errors import NoDesktop
from agent.local.connection import connect, property_of
from agent.local.guardian import end_marked
from agent.local.lifeline import MARK, Lifeline

START_SECONDS = 15.0
SOCKET_FOLDER_BYTES = 60  # the name of a socket may have 107, and programs put folders of their own before it
BACKGROUND = 0x3B5268  # red, green, blue: plain, and neither black nor white

_WINDOW_MANAGER_SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<openbox_config xmlns="http://openbox.org/3.4/rc">
  <focus><focusNew>yes</focusNew><followMouse>no</followMouse><raiseOnFocus>yes</raiseOnFocus></focus>
  <placement><policy>Smart</policy><center>yes</center></placement>
  <theme><name>Clearlooks</name><titleLayout>NLIMC</titleLayout><animateIconify>no</animateIconify></theme>
  <desktops><number>1</number><popupTime>0</popupTime></desktops>
  <keyboard>
    <keybind key="A-F4"><action name="Close"/></keybind>
    <keybind key="A-Tab"><action name="NextWindow"><dialog>none</dialog></action></keybind>
  </keyboard>
  <mouse>
    <dragThreshold>4</dragThreshold><doubleClickTime>400</doubleClickTime>
    <context name="Titlebar">
      <mousebind button="Left" action="Drag"><action name="Move"/></mousebind>
      <mousebind button="Left" action="DoubleClick"><action name="ToggleMaximize"/></mousebind>
    </context>
    <context name="Titlebar Top Right Bottom Left TLCorner TRCorner BRCorner BLCorner">
      <mousebind button="Left" action="Press"><action name="Focus"/><action name="Raise"/></mousebind>
    </context>
    <context name="Top Right Bottom Left TLCorner TRCorner BRCorner BLCorner">
      <mousebind button="Left" action="Drag"><action name="Resize"/></mousebind>
    </context>
    <context name="Client">
      <mousebind button="Left" action="Press"><action name="Focus"/><action name="Raise"/></mousebind>
      <mousebind button="Middle" action="Press"><action name="Focus"/><action name="Raise"/></mousebind>
      <mousebind button="Right" action="Press"><action name="Focus"/><action name="Raise"/></mousebind>
    </context>
    <context name="Close">
      <mousebind button="Left" action="Click"><action name="Close"/></mousebind>
    </context>
    <context name="Maximize">
      <mousebind button="Left" action="Click"><action name="ToggleMaximize"/></mousebind>
    </context>
    <context name="Iconify">
      <mousebind button="Left" action="Click"><action name="Iconify"/></mousebind>
    </context>
  </mouse>
</openbox_config>
"""


class VirtualScreen:
    """Xvfb, openbox and, where there is one, a message bus, as children of this process."""

    def __init__(self, lifeline: Lifeline, size: tuple[int, int], home: Path | None = None) -> None:
        self._lifeline = lifeline
        self._size = size
        self._home = home
        self._children: list[subprocess.Popen[bytes]] = []
        self._folder = Path(tempfile.mkdtemp(prefix="deixis-"))
        self._mark = str(self._folder)
        lifeline.add("mark", f"{MARK}={self._mark}")
        lifeline.add("folder", str(self._folder))
        self._sockets = self._short_folder()
        self.name = ""
        self.environment = self._isolated()

    def start(self) -> None:
        """Start everything and wait until windows can be managed."""
        self.name = self._start_server()
        self.environment["DISPLAY"] = self.name
        self._start_bus()
        self._start_window_manager()

    def close(self) -> None:
        """End everything that runs here. May be called twice."""
        for child in reversed(self._children):
            with contextlib.suppress(OSError):
                os.killpg(child.pid, signal.SIGTERM)
        for child in reversed(self._children):
            try:
                child.wait(3)
            except subprocess.TimeoutExpired:
                with contextlib.suppress(OSError):
                    os.killpg(child.pid, signal.SIGKILL)
                child.wait()
            self._lifeline.drop("group", child.pid)
        self._children.clear()
        end_marked(f"{MARK}={self._mark}")
        shutil.rmtree(self._folder, ignore_errors=True)
        shutil.rmtree(self._sockets, ignore_errors=True)

    def _short_folder(self) -> Path:
        """Return a folder for sockets: the system cuts their names off, and temporary folders can be deep."""
        if len(os.fsencode(self._folder)) <= SOCKET_FOLDER_BYTES:
            folder = self._folder / "runtime"
            folder.mkdir(mode=0o700)
        else:
            folder = Path(tempfile.mkdtemp(prefix="deixis-", dir="/tmp"))
            self._lifeline.add("folder", str(folder))
        return folder

    def _isolated(self) -> dict[str, str]:
        """Return the environment for what runs here, its folders made."""
        environment = {
            name: value
            for name, value in os.environ.items()
            if name
            not in ("DISPLAY", "WAYLAND_DISPLAY", "XAUTHORITY", "DBUS_SESSION_BUS_ADDRESS", "SESSION_MANAGER")
            and not name.startswith("QT_")
        }
        for variable in ("XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"):
            folder = self._folder / variable.removeprefix("XDG_").lower()
            folder.mkdir(mode=0o700)
            environment[variable] = str(folder)
        if self._home is not None:
            environment["HOME"] = str(self._home)
        return environment | {
            MARK: self._mark,
            "XDG_RUNTIME_DIR": str(self._sockets),
            "XDG_SESSION_TYPE": "x11",
            "XDG_CURRENT_DESKTOP": "openbox",
            "GDK_BACKEND": "x11",
            "QT_QPA_PLATFORM": "xcb",
            "NO_AT_BRIDGE": "1",
        }

    def _start_server(self) -> str:
        """Start Xvfb on a display number that it picks itself, so that two never race for one."""
        width, height = self._size
        reading, writing = os.pipe()
        with open(reading, "rb") as numbers:
            with open(writing, "wb") as told:
                server = self._spawn(
                    [
                        *("Xvfb", "-displayfd", str(writing), "-screen", "0", f"{width}x{height}x24"),
                        *("-nolisten", "tcp", "-noreset", "-dpi", "96"),
                    ],
                    pass_fds=(told.fileno(),),
                )
            number = numbers.readline().strip().decode()
        if not number:
            raise NoDesktop(
                f"Xvfb did not start a screen of {width}x{height}: {self._last_words(server)} "
                "(try a smaller size, or run `deixis doctor`)"
            )
        return f":{number}"

    def _start_bus(self) -> None:
        if shutil.which("dbus-daemon") is None:
            return
        place = self._sockets / "bus"
        address = f"unix:path={place}"
        self.environment["DBUS_SESSION_BUS_ADDRESS"] = address
        bus = self._spawn(["dbus-daemon", "--session", "--nofork", "--nopidfile", f"--address={address}"])
        self._wait_for(bus, place.exists)

    def _start_window_manager(self) -> None:
        settings = self._folder / "openbox.xml"
        settings.write_text(_WINDOW_MANAGER_SETTINGS, encoding="utf-8")
        manager = self._spawn(["openbox", "--sm-disable", "--config-file", str(settings)])
        display = connect(self.name)
        try:
            root = display.screen().root
            root.change_attributes(background_pixel=BACKGROUND)
            root.clear_area()
            self._wait_for(manager, lambda: property_of(root, "_NET_SUPPORTING_WM_CHECK") is not None)
        finally:
            display.close()

    def _spawn(self, command: list[str], pass_fds: tuple[int, ...] = ()) -> subprocess.Popen[bytes]:
        with open(self._folder / f"{command[0]}.log", "wb") as log:
            child = subprocess.Popen(
                command,
                env=self.environment,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=log,
                start_new_session=True,
                pass_fds=pass_fds,
            )
        self._lifeline.add("group", child.pid)
        self._children.append(child)
        return child

    def _wait_for(self, child: subprocess.Popen[bytes], ready: Callable[[], bool]) -> None:
        deadline = time.monotonic() + START_SECONDS
        while not ready():
            if child.poll() is not None or time.monotonic() > deadline:
                assert isinstance(child.args, list)
                raise NoDesktop(
                    f"{child.args[0]} did not start: {self._last_words(child)} (run `deixis doctor`)"
                )
            time.sleep(0.005)

    def _last_words(self, child: subprocess.Popen[bytes]) -> str:
        assert isinstance(child.args, list)
        text = (self._folder / f"{child.args[0]}.log").read_text(errors="replace")
        return text.strip().rpartition("\n")[2] or "it said nothing"
