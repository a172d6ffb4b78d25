"""Which pages there are, and which of them this project may look at while it is being made.

The trap: a policy that is tuned on the pages that it is measured on. So the pages are split once and for
all: `TRAINING` ones may be learned from, `GENERALISATION` ones are looked at but not learned from, and
every other page is held out: nothing is tuned on it, and whoever wants its figure names it with `--tasks`.
Three of them (click-checkboxes-soft, click-tab-2-hard, read-table) were run by mistake on 2026-11-28, and how
two of them failed was read: going through tabs and values beside a name were made for such sentences.

Of the sets on which others report, the 59 of Pix2Act are given. SeeClick's 35 and 55 are not: its code
reads them from a file that is not published with it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from agent.errors import UsageError
from agent.registry import did_you_mean

TRAINING = frozenset(
    """
    click-test click-test-2 click-button click-link click-dialog click-dialog-2 click-tab click-tab-2-easy
    click-checkboxes click-checkboxes-transfer click-option click-widget click-menu click-color click-shape
    click-collapsible enter-text enter-text-2 enter-password enter-date enter-time focus-text login-user
    use-autocomplete use-slider use-spinner choose-list choose-date-easy drag-box drag-items resize-textarea
    scroll-text navigate-tree email-inbox-delete email-inbox-important copy-paste grid-coordinate
    identify-shape count-shape simple-arithmetic tic-tac-toe search-engine
    """.split()
)

GENERALISATION = frozenset(
    """
    click-scroll-list click-test-transfer enter-text-dynamic login-user-popup email-inbox-forward-nl
    multi-layouts multi-orderings text-transform find-word unicode-test
    """.split()
)

# The 59 on which Pix2Act (Shaw et al. 2023) and, through it, others are compared. One of them, drag-item,
# has no page in miniwob 1.1.0, so at most 58 can be run.
PIX2ACT = frozenset(
    """
    bisect-angle choose-date-nodelay circle-center click-button click-button-sequence click-checkboxes
    click-checkboxes-large click-checkboxes-soft click-checkboxes-transfer click-collapsible-2-nodelay
    click-collapsible-nodelay click-color click-dialog click-dialog-2 click-link click-option
    click-pie-nodelay click-shades click-shape click-tab click-tab-2 click-tab-2-easy click-tab-2-hard
    click-tab-2-medium click-test click-test-2 click-test-transfer click-widget count-shape count-sides
    drag-box drag-item drag-items drag-items-grid drag-shapes drag-sort-numbers email-inbox-delete
    email-inbox-important enter-date enter-text-2 enter-time find-midpoint grid-coordinate identify-shape
    navigate-tree number-checkboxes resize-textarea right-angle simple-algebra simple-arithmetic
    text-transform tic-tac-toe unicode-test use-autocomplete-nodelay use-colorwheel use-colorwheel-2
    use-slider use-slider-2 visual-addition
    """.split()
)

SUBSETS: Mapping[str, frozenset[str]] = MappingProxyType(
    {"training": TRAINING, "generalisation": GENERALISATION, "the 59 of Pix2Act": PIX2ACT}
)

MOST_ACTIONS = 10
# SeeClick's cap: these need a search by trial, a long drag in small steps, or many clicks through months.
LONG = frozenset({"guess-number", "use-slider", "choose-date"})
MOST_ACTIONS_LONG = 30


def most_actions(task: str) -> int:
    """Return after how many actions an episode of this task is ended."""
    return MOST_ACTIONS_LONG if task in LONG else MOST_ACTIONS


def part_of(task: str) -> str:
    """Return which part of the split a task belongs to."""
    if task in TRAINING:
        return "training"
    return "generalisation" if task in GENERALISATION else "held-out"


def chosen(wanted: Sequence[str], known: frozenset[str]) -> tuple[str, ...]:
    """Return the tasks that these words mean, in order: names of tasks, 'training' or 'generalisation'.

    Raises:
        UsageError: a word is no task among those known.
    """
    found: dict[str, None] = {}
    for word in wanted or ("training",):
        named = {"training": TRAINING, "generalisation": GENERALISATION}.get(word)
        if named is None and word not in known:
            near = did_you_mean(word, sorted(known))
            raise UsageError(
                f"MiniWoB++ has no task '{word}'{near} (name a task, 'training' or 'generalisation')"
            )
        found |= dict.fromkeys(sorted(named or {word}))
    return tuple(found)
