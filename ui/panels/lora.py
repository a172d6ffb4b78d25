"""The panel of LoRA."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from ui.panels.blocks import parts
from ui.panels.panel import Axis, Bars, Curves, Figures, Panel

translate = QCoreApplication.translate


def make() -> Panel:
    rank = Axis(name=translate("lora", "rank r"))
    loss = Axis(name=translate("lora", "loss (nats)"))
    names = {"full": translate("lora", "every weight trained"), "": translate("lora", "largest difference")}
    return Panel(
        name="lora",
        group=translate("lora", "Adapting"),
        title=translate("lora", "LoRA"),
        line=translate("lora", "A large model is adapted by the product of two narrow matrices"),
        text=translate(
            "lora",
            "The weights stay as they are; beside some of the matrices W a product BA of low rank is "
            "learned. B begins at zero, so the model begins as it was. Afterwards BA can be added to W: no "
            "step becomes slower. While a model with adapters acts, the share of each layer's output that "
            "comes from them is shown. The study adapts a small model to the habits of a new application.",
        ),
        equation="h = Wx + (α / r) · BAx,   B = 0 at first",
        source=translate("lora", "Hu et al. 2021, LoRA. Here: policies/components/lora.py"),
        live=(
            Curves(
                source="lora.share",
                title=translate("lora", "How large the update is beside what it is added to"),
                x=Axis(name=translate("lora", "layer")),
                y=Axis(name="‖ΔWx‖ / ‖Wx‖"),
                names=parts(),
            ),
        ),
        study=(
            Curves(source="lora.loss", title=translate("lora", "Loss by rank"), x=rank, y=loss, names=names),
            Figures(
                sources={
                    "lora.full": translate("lora", "loss"),
                    "lora.merged_gap": translate("lora", "merged or apart"),
                },
                title=translate("lora", "To compare with"),
                names=names,
            ),
            Curves(
                source="lora.trained",
                title=translate("lora", "Trained parameters, of all"),
                x=rank,
                y=Axis(name="%"),
            ),
            Curves(
                source="lora.spectrum",
                title=translate("lora", "Spectrum of the update BA, by layer"),
                x=Axis(name=translate("lora", "singular value")),
                y=Axis(name=translate("lora", "size")),
            ),
            Bars(
                source="lora.share",
                title=translate("lora", "Share of the update in each matrix"),
                unit="%",
            ),
            Curves(
                source="lora.strength",
                title=translate("lora", "Loss by strength: 0 is without, 1 as trained"),
                x=Axis(name=translate("lora", "strength")),
                y=loss,
            ),
        ),
        needs=translate(
            "lora", "It needs a LoRA that is on: teach one with deixis tune, and switch it on under Models."
        ),
        parameters={
            "rank": translate("lora", "The highest rank"),
            "alpha": translate("lora", "α, in the scale α / r"),
            "stabilised": translate("lora", "Scale by α / √r instead"),
            "examples": translate("lora", "Sequences to learn from"),
            "novelty": translate("lora", "Share of acts that are new"),
            "pretraining": translate("lora", "Steps of training what is adapted"),
            "steps": translate("lora", "Steps of adapting it"),
            "seed": translate("lora", "Seed"),
        },
    )
