"""A whole HTML page in Deixis' own style: one file that loads nothing, and whose own policy forbids it."""

from __future__ import annotations

import base64
import hashlib

from agent import assets
from agent.markup import Markup, element
from agent.wording import Language


def document(
    title: str,
    *content: Markup,
    styles: tuple[str, ...] = (),
    script: str = "",
    language: Language = "en",
) -> str:
    """Return a page. Its pictures are data inside it.

    styles: names of files beside the report's own style. script: the name of its only script, if any.
    """
    style = "\n".join(_text(name) for name in ("report.css", *styles))
    program = _text(script) if script else ""
    allowed = f"script-src {_hash(program)}; " if program else ""
    policy = (
        f"default-src 'none'; img-src data:; style-src {_hash(style)}; {allowed}"
        "base-uri 'none'; form-action 'none'"
    )
    head = element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", http_equiv="Content-Security-Policy", content=policy),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("meta", name="color-scheme", content="light dark"),
        element("title", f"{title} · Deixis"),
        element("style", Markup(style)),
    )
    running = element("script", Markup(program)) if program else ""
    spoken = {"en": "en", "zh": "zh-Hans"}[language]
    return "<!doctype html>\n" + element("html", head, element("body", *content, running), lang=spoken)


def _text(name: str) -> str:
    return assets.path("report", name).read_text("utf-8")


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
