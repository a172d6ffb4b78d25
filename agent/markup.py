"""HTML and SVG whose texts are escaped by construction.

The trap: with format strings, the one place where somebody forgot to escape is where a model's words
become a script. Here everything is a text, and is escaped, unless `element` itself made it.
"""

from __future__ import annotations

import html

VOID = frozenset({"img", "meta", "link", "br"})


class Markup(str):
    """HTML that is safe as it stands, because `element` made it."""

    __slots__ = ()


def element(tag: str, /, *children: str, **attributes: object) -> Markup:
    """Return an element. `class_` is the attribute class, `aria_label` is aria-label; None leaves one out."""
    given = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{escaped(str(value))}"'
        for key, value in attributes.items()
        if value is not None
    )
    inside = "".join(child if isinstance(child, Markup) else escaped(child) for child in children)
    return Markup(f"<{tag}{given}>" if tag in VOID else f"<{tag}{given}>{inside}</{tag}>")


def escaped(text: str) -> Markup:
    """Return the text with every special character escaped, and what no HTML may hold shown as �."""
    allowed = "".join(each if each in "\n\t" or each.isprintable() or each == " " else "�" for each in text)
    return Markup(html.escape(allowed))
