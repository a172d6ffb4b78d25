"""What a browser of the web is known by: its name in a title, or under its picture.

The trap: files and databases have browsers, too, which show no pages.
"""

from __future__ import annotations

import re

_NAMES = re.compile(
    r"chrom(?:e|ium)|firefox|epiphany|falkon|brave|opera|safari|\bedge\b"
    r"|(?:web|internet) ?browser|^\W*browser\W*$|(?<!文件)浏览器",
    re.IGNORECASE,
)


def is_browser(name: str) -> bool:
    """Tell whether a title, an application or a label is that of a browser of the web."""
    return _NAMES.search(name) is not None
