"""The panel of UI-TARS: from the picture to the pointer."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from ui.panels.panel import Bars, Decided, Figures, Heat, Panel, Tokens

translate = QCoreApplication.translate


def make() -> Panel:
    spaces = {
        "model": translate("ui_tars", "the model's numbers"),
        "sent": translate("ui_tars", "picture as sent (px)"),
        "screenshot": translate("ui_tars", "screenshot (px)"),
        "screen": translate("ui_tars", "screen (points)"),
    }
    return Panel(
        name="ui_tars",
        group=translate("ui_tars", "The agent"),
        title=translate("ui_tars", "UI-TARS"),
        line=translate(
            "ui_tars", "From a picture of the screen to the pointer: what the model says and sees"
        ),
        text=translate(
            "ui_tars",
            "The policy sees nothing but pictures and answers in words, token by token; a ground that is "
            "darker, or a line below, marks what it was unsure of. The reply is parsed, never executed. The "
            "model names places in numbers of its own, which go through the size of the picture it was sent "
            "back to the screen. Of the past it is shown the newest pictures, and the rest in words.",
        ),
        equation="p(aₙ, tₙ | task, o₁, t₁, a₁, …, oₙ)\nx = left + x̂ / X · width,   y = top + ŷ / Y · height",
        source=translate(
            "ui_tars",
            "Qin et al. 2025, UI-TARS (arXiv 2501.12326). Here: policies/ui_tars, the policies that act",
        ),
        live=(
            Tokens(
                source="ui_tars.probability", title=translate("ui_tars", "The reply, and how sure it was")
            ),
            Decided(title=translate("ui_tars", "Raw reply, and the actions made of it")),
            Figures(
                sources={
                    "ui_tars.space": translate("ui_tars", "width, height"),
                    "ui_tars.point": translate("ui_tars", "pointed to"),
                },
                title=translate("ui_tars", "Every space of coordinates on the way to the pointer"),
                names=spaces,
            ),
            Heat(
                source="ui_tars.attention",
                title=translate("ui_tars", "Where on the screen it looked"),
                on_screen=True,
                names={
                    "coordinates": translate("ui_tars", "while writing coordinates"),
                    "answer": translate("ui_tars", "over the whole answer"),
                },
            ),
            Bars(
                source="ui_tars.memory",
                title=translate("ui_tars", "Past steps it is shown (2 with picture, 1 in words, 0 not)"),
                most=2,
            ),
        ),
    )
