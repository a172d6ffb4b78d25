"""A whole HTML page in Deixis' own style: one file that loads nothing, and whose own policy forbids it."""

from __future__ import annotations

import base64
import hashlib

from agent import assets
from agent.markup import Markup, element
from agent.wording import Language


def document(title: str, *content: Markup, styles: tuple[str, ...], language: Language = "en") -> str:
    """Return a page without scripts. styles: names of files beside the report's own style."""
    names = ("report.css", *styles)
    style = "\n".join(assets.path("report", name).read_text("utf-8") for name in names)
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    head = element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", http_equiv="Content-Security-Policy", content=policy),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("meta", name="color-scheme", content="light dark"),
        element("title", f"{title} · Deixis"),
        element("style", Markup(style)),
    )
    spoken = {"en": "en", "zh": "zh-Hans"}[language]
    return "<!doctype html>\n" + element("html", head, element("body", *content), lang=spoken)
