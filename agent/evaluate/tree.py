"""What applications tell of themselves to assistive programs: what policies are held against.

The trap: whoever may read it while he works needs no eyes. So policies never get it: suites read it before
a picture is shown, or after a run has ended, through an entry point of the group `deixis.trees`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from agent.geometry import Box


@dataclass(frozen=True, slots=True)
class Node:
    """One part of a window, with its parts that are shown.

    role: as AT-SPI names it, such as 'push button'. box: on the screen; None where the application does
    not tell, or tells one without an inside. states: such as 'checked'. text: what an editable part holds.
    """

    role: str
    name: str = ""
    description: str = ""
    states: frozenset[str] = frozenset()
    box: Box | None = None
    text: str = ""
    children: tuple[Node, ...] = ()

    def walk(self) -> Iterator[Node]:
        """Yield this node and all below it, parents first."""
        yield self
        for child in self.children:
            yield from child.walk()


ReadTree = Callable[[Mapping[str, str]], Sequence[Node]]
"""Reads what each application on the desktop of this environment shows; who does not answer is left out."""
