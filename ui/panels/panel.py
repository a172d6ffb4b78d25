"""What a panel is: its words, what it watches, and the views that draw it.

A panel computes nothing: each view draws the Readings of one source, from the running agent or from a study
that measures on this machine. So a panel is a page of text and a list of views, and adding one needs no
widget. An entry point of the group `deixis.panels` names a function that returns it, in the language that is
spoken then. Its module imports no drawing library: the gallery lists panels without one.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType


@dataclass(frozen=True, slots=True, kw_only=True)
class Axis:
    """What an axis says, and whether it is logarithmic."""

    name: str
    logarithmic: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Curves:
    """One line a label: the values over the places (`at`) of its Readings, or over their number in one.

    names: the labels' words; a label that has none is shown as it is.
    all_steps: the curve goes on over the steps of a run, up to the chosen one.
    """

    source: str
    title: str
    x: Axis
    y: Axis
    names: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    all_steps: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Bars:
    """One bar a Reading, or a value of one, its label beside it. most: the longest bar's value."""

    source: str
    title: str
    unit: str = ""
    most: float | None = None
    names: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True, slots=True, kw_only=True)
class Heat:
    """A matrix as a picture: the last two axes of the chosen Reading, the axes before chosen by number.

    on_screen: it is drawn over the screen of the step, whose parts its numbers belong to.
    turned: the last axis goes down instead of across; downwards: the words for its places, where it has some.
    """

    source: str
    title: str
    on_screen: bool = False
    turned: bool = False
    downwards: tuple[str, ...] = ()
    names: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True, slots=True, kw_only=True)
class Points:
    """Points on a plane (two values each), one Reading for each place of their way."""

    source: str
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Boxes:
    """Boxes over a picture of grey values from 0 to 1.

    boxes: a row of middle, width and height for each, in shares of the picture. scores: a row of the classes'
    probabilities for each, the last one being that of nothing. classes: their words, written at each box
    with its number and score; none to write nothing. sure: how sure of a class a box must be to be drawn.
    """

    picture: str
    boxes: str
    scores: str
    title: str
    classes: tuple[str, ...] = ()
    sure: float = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Tokens:
    """A text, token by token, each on a ground that tells its probability; the labels are the text."""

    source: str
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """A table: a row a label, a column a source. sources: each with its heading."""

    sources: Mapping[str, str]
    title: str
    names: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    """What the model replied at the chosen step, and what was made of it. It needs no probe."""

    title: str


View = Curves | Bars | Heat | Points | Boxes | Tokens | Figures | Decided


@dataclass(frozen=True, slots=True, kw_only=True)
class Panel:
    """What one shows and says.

    name: that of the component. group: under which heading of the gallery it is. line: one line about it.
    text: what one sees and where it sits in this agent. equation, source: of the paper.
    live, study: the views of the running agent, and those of the study of the same name.
    parameters: the words for the study's parameters. needs: what a run has to have before it shows anything
    here, where not every run has.
    """

    name: str
    group: str
    title: str
    line: str
    text: str
    equation: str
    source: str
    live: tuple[View, ...] = ()
    study: tuple[View, ...] = ()
    parameters: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    needs: str = ""

    @property
    def probes(self) -> frozenset[str]:
        """The sources of the running agent that this panel draws."""
        return frozenset(source for view in self.live for source in sources(view))


MakePanel = Callable[[], Panel]
"""What an entry point of the group `deixis.panels` names."""


def sources(view: View) -> tuple[str, ...]:
    """Return whose Readings the view draws."""
    match view:
        case Figures(sources=columns):
            return tuple(columns)
        case Boxes():
            return view.picture, view.boxes, view.scores
        case Decided():
            return ()
        case _:
            return (view.source,)
