"""What a browser is known by: its name in a title, or under its picture.

The trap: a file browser shows no pages.
"""

from __future__ import annotations

import re

_NAMES = re.compile(
    r"chrom(?:e|ium)|firefox|epiphany|falkon|brave|opera|safari|\bedge\b"
    r"|(?<!file )(?<!image )\bbrowser\b|web ?browser|(?<!文件)浏览器",
    re.IGNORECASE,
)


def is_browser(name: str) -> bool:
    """Tell whether a title, an application or a label is a browser's."""
    return _NAMES.search(name) is not None
