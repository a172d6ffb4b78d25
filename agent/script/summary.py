"""One HTML page for a whole batch: every run with its steps, and the way to its report."""

from __future__ import annotations

import base64
import hashlib
import os
from collections.abc import Sequence
from pathlib import Path

from agent import assets
from agent.markup import Markup, element
from agent.script.result import ScriptResult, StepResult
from agent.wording import SYMBOLS, Language, Wording


def page(results: Sequence[ScriptResult], folder: Path, *, language: Language = "en") -> str:
    """Return the page; its links are relative to the folder in which it will be."""
    word = Wording(language)
    style = assets.path("report", "report.css").read_text("utf-8")
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    good = sum(result.ending.exit_code == 0 for result in results)
    title = f"{good}/{len(results)} {word('finished')}"
    head = element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", http_equiv="Content-Security-Policy", content=policy),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("meta", name="color-scheme", content="light dark"),
        element("title", f"{title} · Deixis"),
        element("style", Markup(style)),
    )
    sign = element("span", "☞", class_="hand", aria_hidden="true")
    masthead = element(
        "header", element("p", sign, f"Deixis · {word('Report of scripts')}"), element("h1", title)
    )
    body = element("body", masthead, element("main", *(_run(result, folder, word) for result in results)))
    return "<!doctype html>\n" + element("html", head, body, lang={"en": "en", "zh": "zh-Hans"}[language])


def _run(result: ScriptResult, folder: Path, word: Wording) -> Markup:
    values = ", ".join(f"{name} = {value}" for name, value in result.values.items())
    parts = [
        element("header", element("h2", result.title), _badge(result.ending.verdict.value, word)),
        element("p", f"{result.file} · {result.seconds:.1f} s" + (f" · {values}" if values else "")),
    ]
    if result.ending.message:
        parts.append(element("p", result.ending.message, class_="why"))
    if result.attempts > 1:
        parts.append(element("p", f"{word('Tries')}: {result.attempts}", class_="note"))
    if result.report is not None:
        link = Path(os.path.relpath(result.report, folder)).as_posix()
        parts.append(element("p", element("a", word("Report of a run"), href=link)))
    steps = element("ol", *(_step(step, word) for step in result.steps))
    opened = {} if result.ending.exit_code == 0 else {"open": "open"}
    parts.append(
        element("details", element("summary", f"{word('Steps')}: {len(result.steps)}"), steps, **opened)
    )
    return element("section", *parts)


def _step(step: StepResult, word: Wording) -> Markup:
    line = element(
        "span",
        "\u2003" * step.depth,
        _badge(step.ending.verdict.value, word),
        f" {step.title} · {word('line')} {step.line} · {step.seconds:.1f} s",
    )
    bad = step.ending.exit_code != 0 and step.ending.message
    return element("li", line, element("p", step.ending.message, class_="why") if bad else "")


def _badge(verdict: str, word: Wording) -> Markup:
    symbol = element("span", SYMBOLS.get(verdict, ""), aria_hidden="true")
    return element("span", symbol, " ", word(verdict), class_=f"badge {verdict}")
