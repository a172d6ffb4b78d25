"""An option that is named with its kind: 'the small size' is 'Small', in the list of sizes.

The trap: whoever looks for 'small size' finds it in no list, types it into one that takes no letters, and has
chosen something else.
"""

from __future__ import annotations

import re
from dataclasses import replace

from agent.sight.match import find_all
from policies.pocket.intent import Choose
from policies.pocket.view import View

_KIND = re.compile(
    r"(?P<item>.+) (?P<kind>size|version|mode|level|difficulty|theme|style|quality|speed|language|format"
    r"|variant|type|layout|skin)"
    r"|(?P<what>[\u3400-\u9fff]{1,6}?)的?(?P<sort>大小|尺寸|模式|难度|主题|样式|语言|格式|布局)",
    re.IGNORECASE,
)


def without_kind(intent: Choose, view: View) -> Choose:
    """Return what is to be chosen without the word for its kind, where nothing that is shown says both."""
    match = _KIND.fullmatch(intent.item)
    if match is None or find_all(intent.item, view.texts):
        return intent
    kind = match["kind"] or match["sort"]
    among = intent.among or (kind if find_all(kind, view.texts) else "")
    return replace(intent, item=match["item"] or match["what"], among=among)
