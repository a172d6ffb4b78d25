"""The process that holds a borrowed clipboard for its owner.

It is given the contents through a pipe before they are replaced, and offers them again when the pipe
closes: at the end of a text, or because we were killed. It stays until somebody copies something else,
as X demands of whoever offers a clipboard.
"""

from __future__ import annotations

import base64
import contextlib
import json
import os
import sys
from select import select

from Xlib import error

from agent.local.connection import connect
from agent.local.selection import Offer


def main(display_name: str) -> None:
    """Read {selection: {target: base64}} to the end, offer it, and return when everything is replaced.

    The first process ends once the offer stands, which is how the other side knows; a child serves it.
    """
    try:
        saved = json.load(sys.stdin)
    except ValueError:
        return  # the other side died before it had told us everything, and so before it took anything
    reading, writing = os.pipe()
    if os.fork():
        os.close(writing)
        os.read(reading, 1)
        os._exit(0)
    os.close(reading)
    os.setsid()
    display = connect(display_name)
    offers = [
        Offer(display, (selection,), {name: base64.b64decode(content) for name, content in contents.items()})
        for selection, contents in saved.items()
    ]
    for offer in offers:
        offer.take()
    os.close(writing)
    with contextlib.suppress(error.ConnectionClosedError, OSError):
        while not all(offer.lost for offer in offers):
            if not display.pending_events():  # else Xlib has read them already, and the socket is silent
                select([display], [], [])
            while display.pending_events():
                notice = display.next_event()
                for offer in offers:
                    offer.answer(notice)
            display.flush()


if __name__ == "__main__":
    main(sys.argv[1])
