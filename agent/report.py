"""One HTML file that shows an episode: every frame with what was pointed at, why, and what came of it.

It can be mailed and opened in ten years: pictures, style and script are in it, and its own policy
forbids it to load anything. Texts of models, screens and persons are only ever text (`agent.markup`).
The trap: an inline `style="…"` would need a policy that allows any style, so widths are drawn in SVG.
"""

from __future__ import annotations

import base64
from collections.abc import Mapping
from datetime import datetime
from io import BytesIO
from pathlib import Path

from PIL import Image

from agent.document import document
from agent.episode import Decision, Outcome
from agent.errors import StoreError, UnreadablePicture
from agent.markup import Markup, element
from agent.overlay import overlay
from agent.screenshot import Screenshot
from agent.senses import Opinion
from agent.store import Entry, Look, Record, read
from agent.wording import SYMBOLS, Language, Wording

WIDTH_PX = 1280
QUALITY = 85
PARTS = 5  # of a step's time; the rest is too short to be seen, and there are no more colours


def write_report(folder: Path, *, language: Language = "en") -> Path:
    """Write `report.html` into an episode's folder, anew each time, and return the file.

    Raises:
        UnreadableEpisode: there is no episode in this folder.
        StoreError: the file cannot be written.
    """
    page = report(read(folder), language=language)
    file, draft = folder / "report.html", folder / ".report.html.part"
    try:
        draft.write_bytes(page.encode("utf-8", "replace"))
        draft.replace(file)
    except OSError as error:
        raise StoreError(f"cannot write the report in '{folder}': {error} (make room there)") from error
    return file


def report(record: Record, *, language: Language = "en") -> str:
    """Return the page for a record."""
    word = Wording(language)
    return document(
        record.header.task,
        _masthead(record, word),
        element("div", _contents(record, word), _steps(record, word), class_="columns"),
        _foot(record, word),
        script="report.js",
        language=language,
    )


def _masthead(record: Record, word: Wording) -> Markup:
    began = datetime.fromtimestamp(record.header.started_at).astimezone()
    verdict = record.ending.verdict.value if record.ending else "cut off"
    facts = {
        word("Steps"): str(len(record.steps)),
        word("Took"): _duration(_took(record)),
        word("Began"): began.strftime("%Y-%m-%d %H:%M:%S %Z"),
        word("Policy"): record.header.policy,
    }
    message = record.ending.message if record.ending else ""
    seen = {True: "verified", False: "not verified", None: ""}[
        record.ending.verified if record.ending else None
    ]
    return element(
        "header",
        element(
            "p",
            element("span", "☞", class_="hand", aria_hidden="true"),
            f"Deixis · {word('Report of a run')}",
        ),
        element("h1", record.header.task),
        element(
            "p",
            _badge(verdict, word),
            element("span", word(seen), class_="seen") if seen else "",
            element("span", message, class_="message") if message else "",
            class_="ending",
        ),
        element(
            "dl", *(element("div", element("dt", name), element("dd", fact)) for name, fact in facts.items())
        ),
        class_="masthead",
    )


def _contents(record: Record, word: Wording) -> Markup:
    entries = [
        _contents_line(
            f"step-{entry.step.number}",
            str(entry.step.number),
            _title(entry.step.decision, word),
            entry.step.outcome.result.value,
            word,
        )
        for entry in record.steps
    ]
    if record.last:
        entries.append(_contents_line("last", "", word("Afterwards"), "", word))
    hint = element("p", word("Arrow keys go from step to step."), class_="hint")
    return element("nav", element("ol", *entries), hint, aria_label=word("Contents"))


def _contents_line(anchor: str, number: str, title: str, result: str, word: Wording) -> Markup:
    kind = f"symbol {result}".strip()
    label = word(result) if result else None
    symbol = element("span", SYMBOLS.get(result, ""), class_=kind, role=label and "img", aria_label=label)
    parts = (element("span", number, class_="number"), element("span", title, class_="title"), symbol)
    return element("li", element("a", *parts, href=f"#{anchor}"))


def _steps(record: Record, word: Wording) -> Markup:
    sections = [_step(entry, word) for entry in record.steps]
    if record.broken_off:
        sections.append(_broken_off(record.broken_off, record.last, word))
    elif record.last:
        over = "This is what the screen showed when the run was over."
        caption = word("This is the last screen that was kept." if record.cut_off else over)
        picture = _picture(record.last, Decision(()), word("Afterwards"), word)
        heading = element("h2", word("Afterwards"), id="title-last")
        figure = element("figure", picture, element("figcaption", caption))
        sections.append(
            element("section", element("header", heading), figure, id="last", aria_labelledby="title-last")
        )
    return element("main", *(sections or [element("p", word("Nothing was done."), class_="empty")]))


def _step(entry: Entry, word: Wording) -> Markup:
    step = entry.step
    number, title = str(step.number), _title(step.decision, word)
    heading = element(
        "header",
        element("span", number, class_="number", aria_hidden="true"),
        element("h2", title, id=f"title-{number}"),
        _badge(step.outcome.result.value, word),
    )
    name = f"{word('Screen before step')} {number}: {title}"
    titles = [window.title for window in entry.windows if window.title]
    caption = element("figcaption", " · ".join(titles[:3])) if titles else ""
    figure = element("figure", _picture(entry.look, step.decision, name, word), caption) if entry.look else ""
    said = [element("p", f"{word('Asked')}: {question.text}", class_="asked") for question in entry.questions]
    said += [element("p", _opinion(opinion, word), class_="note") for opinion in entry.opinions]
    return element(
        "section",
        heading,
        element("blockquote", step.decision.thought) if step.decision.thought else "",
        figure,
        *said,
        *_outcome(step.outcome, word),
        _taught(step.decision, word),
        _times(step.seconds, word),
        _reply(step.decision, word),
        id=f"step-{number}",
        aria_labelledby=f"title-{number}",
    )


def _broken_off(decision: Decision, look: Look | None, word: Wording) -> Markup:
    title = f"{word('Being done when the record broke off')}: {_title(decision, word)}"
    picture = _picture(look, decision, title, word) if look else ""
    return element(
        "section",
        element("header", element("h2", title, id="title-last"), _badge("cut off", word)),
        element("blockquote", decision.thought) if decision.thought else "",
        element("figure", picture),
        id="last",
        aria_labelledby="title-last",
    )


def _outcome(outcome: Outcome, word: Wording) -> list[Markup]:
    told = []
    if outcome.why:
        told.append(element("p", outcome.why, class_="why"))
    if outcome.answer:
        told.append(element("p", f"{word('Answer')}: {outcome.answer}", class_="asked"))
    if outcome.changed is False:
        told.append(element("p", word("the screen did not change"), class_="note"))
    if outcome.verified is not None:
        told.append(element("p", *_verified(outcome.verified, word), class_="note"))
    return told


def _opinion(opinion: Opinion, word: Wording) -> str:
    why = f": {opinion.why}" if opinion.why else ""
    return f"! {word(opinion.word)} ({opinion.confidence:.0%}, {opinion.critic}){why}"


def _verified(verified: bool, word: Wording) -> tuple[str, str]:
    return ("✓ ", word("verified")) if verified else ("✗ ", word("not verified"))


def _times(seconds: Mapping[str, float], word: Wording) -> Markup:
    """Draw where a step's time went: a bar of the longest parts, and the same in words under it."""
    spent_most = sorted(seconds.items(), key=lambda part: -part[1])
    parts = [(name, spent) for name, spent in spent_most if spent > 0][:PARTS]
    total = sum(spent for _, spent in parts)
    if not total:
        return Markup()
    bars, told, left = [], [], 0.0
    for index, (name, spent) in enumerate(parts):
        width = 1000 * spent / total
        bars.append(
            element("rect", x=f"{left:.2f}", y=0, width=f"{width:.2f}", height=8, class_=f"part-{index}")
        )
        swatch = element("span", class_=f"swatch part-{index}")
        told.append(element("li", swatch, f"{word(name)} ", element("b", _duration(spent))))
        left += width
    bar = element("svg", *bars, viewBox="0 0 1000 8", preserveAspectRatio="none", aria_hidden="true")
    return element(
        "div", bar, element("ul", *told), class_="times", role="group", aria_label=word("Where the time went")
    )


def _taught(decision: Decision, word: Wording) -> Markup:
    if not decision.taught:
        return Markup()
    return element("p", f"{word('Taught, and on')}: {', '.join(decision.taught)}", class_="note")


def _reply(decision: Decision, word: Wording) -> Markup:
    if not decision.reply or decision.reply == decision.thought:
        return Markup()
    return element(
        "details", element("summary", word("The policy's own words")), element("pre", decision.reply)
    )


def _foot(record: Record, word: Wording) -> Markup:
    deixis, python, platform = record.header.versions
    note = word("All of it is in this file; it loads nothing.")
    return element(
        "footer", element("p", f"Deixis {deixis} · Python {python} · {platform}"), element("p", note)
    )


def _badge(result: str, word: Wording) -> Markup:
    symbol = element("span", SYMBOLS.get(result, ""), aria_hidden="true")
    return element("span", symbol, " ", word(result), class_=f"badge {result.replace(' ', '-')}")


def _title(decision: Decision, word: Wording) -> str:
    return ", ".join(map(word.action, decision.actions)) or word("look")


def _picture(look: Look, decision: Decision, name: str, word: Wording) -> Markup:
    """Show a frame, smaller than it was kept, with the marks in the screen's own coordinates over it."""
    try:
        shown = look.screenshot()
    except UnreadablePicture:
        return element("p", word("The picture is missing"), class_="missing")
    data, width, height = _small(shown)
    image = element("img", src=f"data:image/webp;base64,{data}", alt=name, width=width, height=height)
    return element("div", image, overlay(decision, look.area), class_="shot")


def _small(shown: Screenshot) -> tuple[str, int, int]:
    """Return the picture as WebP in base64, at most 1,280 pixels wide, and its size."""
    picture = shown.picture
    if picture.width > WIDTH_PX:
        height = max(round(picture.height * WIDTH_PX / picture.width), 1)
        picture = picture.resize((WIDTH_PX, height), Image.Resampling.LANCZOS)
    encoded = BytesIO()
    picture.save(encoded, "webp", quality=QUALITY, method=2)
    return base64.b64encode(encoded.getvalue()).decode(), picture.width, picture.height


def _took(record: Record) -> float:
    if record.seconds is not None:
        return record.seconds
    return sum(sum(entry.step.seconds.values()) for entry in record.steps)


def _duration(seconds: float) -> str:
    if seconds < 0.001:
        return f"{seconds * 1e6:.0f} µs"
    if seconds < 1:
        return f"{seconds * 1e3:.0f} ms"
    return f"{seconds:.1f} s" if seconds < 60 else f"{seconds // 60:.0f} min {seconds % 60:.0f} s"
