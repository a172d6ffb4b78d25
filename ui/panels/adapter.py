"""The panel of adapter tuning, beside the other ways of adapting a model."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from ui.panels.blocks import parts
from ui.panels.panel import Axis, Bars, Curves, Figures, Panel

translate = QCoreApplication.translate


def make() -> Panel:
    names = {
        "none": translate("adapter", "none"),
        "full": translate("adapter", "every weight"),
        "at birth": translate("adapter", "at birth"),
        "adapter": translate("adapter", "adapter"),
        "LoRA, merged": translate("adapter", "LoRA, merged"),
        "prefix": translate("adapter", "prefix"),
    }
    return Panel(
        name="adapter",
        group=translate("adapter", "Adapting"),
        title=translate("adapter", "Adapter tuning"),
        line=translate("adapter", "A narrow layer within each layer, and all ways of adapting side by side"),
        text=translate(
            "adapter",
            "Within each layer stands a bottleneck that begins as the identity: down to a few dimensions, a "
            "bend, up again, and added to what came in. Only it is trained. Unlike LoRA it cannot be merged, "
            "so each pass takes a little longer. While a model with adapters acts, how much they change is "
            "shown. The study adapts the same model in every way to the same "
            "data: what is trained, how long it takes, what is learned, and what is forgotten.",
        ),
        equation="h ← h + W_up · f(W_down · h)",
        source=translate(
            "adapter",
            "Houlsby et al. 2019, Parameter-Efficient Transfer Learning. "
            "Here: policies/components/adapter.py",
        ),
        live=(
            Curves(
                source="adapter.share",
                title=translate("adapter", "How much the adapters change what passes, by layer"),
                x=Axis(name=translate("adapter", "layer")),
                y=Axis(name="‖Δh‖ / ‖h‖"),
                names=parts(),
            ),
        ),
        needs=translate(
            "adapter",
            "It needs adapters that are on: teach some with deixis tune --method adapter, and switch them on "
            "under Models.",
        ),
        study=(
            Figures(
                sources={
                    "adapter.trained": translate("adapter", "trained"),
                    "adapter.training": translate("adapter", "training"),
                    "adapter.latency": translate("adapter", "a pass"),
                    "adapter.loss": translate("adapter", "loss"),
                    "adapter.forgotten": translate("adapter", "forgotten"),
                },
                title=translate("adapter", "Every way of adapting"),
                names=names,
            ),
            Bars(
                source="adapter.loss",
                title=translate("adapter", "Loss on what it was adapted to"),
                unit=translate("adapter", "nats"),
                names=names,
            ),
            Curves(
                source="adapter.bend",
                title=translate("adapter", "How far from the identity it begins, by the size of its weights"),
                x=Axis(name="σ", logarithmic=True),
                y=Axis(name=translate("adapter", "change of the output"), logarithmic=True),
                names=names,
            ),
        ),
        parameters={
            "bottleneck": translate("adapter", "Width of the adapters"),
            "rank": translate("adapter", "Rank of LoRA"),
            "length": translate("adapter", "Positions of the prefix"),
            "novelty": translate("adapter", "Share of acts that are new"),
            "pretraining": translate("adapter", "Steps of training what is adapted"),
            "steps": translate("adapter", "Steps of adapting it"),
            "seed": translate("adapter", "Seed"),
        },
    )
