"""Reading what the windows of a desktop tell of themselves, whatever the platform."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence

from agent.evaluate.tree import Node


def read_tree(environment: Mapping[str, str]) -> Sequence[Node]:
    """Return a node for each application on the desktop of this environment; none where nobody tells."""
    if sys.platform != "linux":
        return ()
    from agent.local.atspi import read_applications  # needs jeepney, which only Linux has

    return read_applications(environment)
