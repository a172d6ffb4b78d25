"""A command that ends with whoever started it: `python -m agent.leash tune …`.

The trap: a window that is killed cannot end what it has started, and a training goes on for a day that nobody
sees. But the pipe to the command's standard input is closed by the system, whatever happened. So the command
is stopped in order, as by Ctrl-C, once that is closed, and ended where it does not hear.
"""

from __future__ import annotations

import _thread
import os
import signal
import sys
import threading
import time

PATIENCE_SECONDS = 30.0  # a step of a large model is long, and what was learned is kept behind it
STOPPED = 130


def main() -> None:
    """Do what the arguments say, as `deixis` does."""
    from agent.cli import main as command

    threading.Thread(target=_watch, name="leash", daemon=True).start()
    command()


def _watch() -> None:
    while os.read(0, 4096):
        pass  # nothing that is said matters, only that somebody is there
    if sys.platform == "win32":
        _thread.interrupt_main()
    else:
        os.kill(os.getpid(), signal.SIGINT)
    time.sleep(PATIENCE_SECONDS)
    os._exit(STOPPED)


if __name__ == "__main__":
    main()
