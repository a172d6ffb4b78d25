"""One HTML page for a whole batch: every run with its steps, and the way to its report."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from agent.document import document
from agent.markup import Markup, element
from agent.script.result import ScriptResult, StepResult
from agent.wording import SYMBOLS, Language, Wording

DEEPEST = 4  # how far steps inside steps are moved in


def page(results: Sequence[ScriptResult], folder: Path, *, language: Language = "en") -> str:
    """Return the page; its links are relative to the folder in which it will be."""
    word = Wording(language)
    good = sum(result.ending.exit_code == 0 for result in results)
    title = f"{word('finished')}: {good} / {len(results)}"
    sign = element("span", "☞", class_="hand", aria_hidden="true")
    masthead = element(
        "header", element("p", sign, f"Deixis · {word('Report of scripts')}"), element("h1", title)
    )
    runs = element("main", *(_run(result, folder, word) for result in results))
    return document(title, masthead, runs, styles=("scripts.css",), language=language)


def _run(result: ScriptResult, folder: Path, word: Wording) -> Markup:
    values = ", ".join(f"{name} = {value}" for name, value in result.values.items())
    facts = [result.file, f"{result.seconds:.1f} s", *([values] if values else [])]
    parts = [
        element("header", element("h2", result.title), _badge(result.ending.verdict.value, word)),
        element("p", " · ".join(facts), class_="facts"),
    ]
    if result.ending.message:
        parts.append(element("p", result.ending.message, class_="why"))
    if result.attempts > 1:
        parts.append(element("p", f"{word('Tries')}: {result.attempts}", class_="note"))
    if result.report is not None:
        link = Path(os.path.relpath(result.report, folder)).as_posix()
        parts.append(element("p", element("a", word("Report of a run"), href=link)))
    steps = element("table", *(_step(step, word) for step in result.steps), class_="steps")
    opened = {} if result.ending.exit_code == 0 else {"open": "open"}
    parts.append(
        element("details", element("summary", f"{word('Steps')}: {len(result.steps)}"), steps, **opened)
    )
    return element("section", *parts)


def _step(step: StepResult, word: Wording) -> Markup:
    wrong = step.ending.message if step.ending.exit_code != 0 else ""
    told = element(
        "div",
        step.title,
        element("span", wrong, class_="wrong") if wrong else "",
        class_=f"depth-{min(step.depth, DEEPEST)}",
    )
    return element(
        "tr",
        element("td", _badge(step.ending.verdict.value, word)),
        element("td", f"{word('line')} {step.line}", class_="number"),
        element("td", told, class_="title"),
        element("td", f"{step.seconds:.1f} s", class_="number seconds"),
    )


def _badge(verdict: str, word: Wording) -> Markup:
    symbol = element("span", SYMBOLS.get(verdict, ""), aria_hidden="true")
    return element("span", symbol, " ", word(verdict), class_=f"badge {verdict}")
