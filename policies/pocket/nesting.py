"""English sentences that name a tab inside another one: 'open the Books tab under Shop'.

The trap: 'under' is a place elsewhere, and what is written right under the word 'Shop' is any tab of the row
below. And what is in a window or a dialog has no tab to be opened first.
"""

from __future__ import annotations

from policies.pocket.errand import Groups, Intents, Rows
from policies.pocket.intent import ClickThe
from policies.pocket.naming import thing


def _nested(groups: Groups) -> Intents:
    return (ClickThe(thing(groups["outer"])), ClickThe(thing(groups["inner"])))


NESTINGS: Rows = (
    (
        r"(?:open|go to|select|show|choose|switch to|click(?: on)?) (?:the )?(?P<inner>[\w ]+?) (?:sub-?)?tab"
        r" (?:under|in|of|within|inside) (?:the )?(?!.*\b(?:window|dialog|page|app|bar|panel|browser|pane)\b)"
        r"(?P<outer>[\w ]+?)(?: tab| section)?",
        _nested,
    ),
)
