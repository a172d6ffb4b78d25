"""The panel of DETR."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from ui.panels.panel import Axis, Boxes, Curves, Heat, Panel

translate = QCoreApplication.translate

SURE = 0.4  # of a class: what the detector tells, the panel draws


def make() -> Panel:
    step = Axis(name=translate("detr", "step of training"))
    names = {
        "without": translate("detr", "without self-attention"),
        "with self-attention": translate("detr", "with self-attention"),
    }
    return Panel(
        name="detr",
        group=translate("detr", "Seeing"),
        title=translate("detr", "DETR"),
        line=translate("detr", "Finds all things at once, as a set, with nothing to weed out"),
        text=translate(
            "detr",
            "A fixed number of learned queries look at the picture and at each other, and each names one box "
            "or none. In training every true box is given to just one query, by the assignment that costs "
            "least in sum, so that two queries are not paid for the same thing. Without the queries' view of "
            "each other they cannot agree, and things are found twice. Small things are hard for it, and it "
            "learns slowly. Its place in this agent is to find widgets, and it is shown here on the screen "
            "of each step: a small RT-DETR, a quicker relative whose queries start where the picture looks "
            "most like a thing. Choose a query by its number to see where it looked. The study learns on "
            "drawn widgets.",
        ),
        equation="σ̂ = argmin_σ Σᵢ L_match(yᵢ, ŷ_σ(i))\nL_match = −p̂(cᵢ) + λ₁‖bᵢ − b̂‖₁ + λ₂(1 − GIoU)",
        source=translate("detr", "Carion et al. 2020, DETR. Here: policies/components/detr.py, matching.py"),
        live=(
            Boxes(
                picture="detr.screen",
                boxes="detr.screen_boxes",
                scores="detr.screen_scores",
                title=translate("detr", "What it finds on the screen"),
                classes=class_words(),
                sure=SURE,
            ),
            Heat(
                source="detr.screen_gaze",
                title=translate("detr", "Where the chosen query looks on the screen"),
                on_screen=True,
            ),
        ),
        study=(
            Boxes(
                picture="detr.picture",
                boxes="detr.boxes",
                scores="detr.scores",
                title=translate("detr", "What it finds on a picture that it has not seen"),
            ),
            Heat(source="detr.attention", title=translate("detr", "Where each query looks")),
            Curves(source="detr.loss", title=translate("detr", "Loss"), x=step, y=Axis(name=""), names=names),
            Curves(
                source="detr.found",
                title=translate("detr", "Widgets that are found"),
                x=step,
                y=Axis(name="%"),
                names=names,
            ),
            Curves(
                source="detr.duplicates",
                title=translate("detr", "Found once more than needed, by widget"),
                x=step,
                y=Axis(name=""),
                names=names,
            ),
            Curves(
                source="detr.match_kept",
                title=translate("detr", "Queries that keep the box they had"),
                x=step,
                y=Axis(name="%"),
                names=names,
            ),
        ),
        parameters={
            "steps": translate("detr", "Steps of training"),
            "queries": translate("detr", "Queries"),
            "seed": translate("detr", "Seed"),
        },
    )


def class_words() -> tuple[str, ...]:
    """Return the words of the detector's classes, in its order."""
    return (
        translate("detr", "button"),
        translate("detr", "field"),
        translate("detr", "check box"),
        translate("detr", "check box, ticked"),
        translate("detr", "radio button"),
        translate("detr", "radio button, chosen"),
        translate("detr", "drop-down list"),
        translate("detr", "tab"),
        translate("detr", "menu"),
        translate("detr", "item"),
        translate("detr", "slider"),
        translate("detr", "scroll bar"),
        translate("detr", "window"),
        translate("detr", "dialog"),
    )
