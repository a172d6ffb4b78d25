"""The panel of the transformer, beside recurrent networks."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from ui.panels.history import attention, judgements
from ui.panels.panel import Axis, Bars, Curves, Panel

translate = QCoreApplication.translate


def make() -> Panel:
    names = {
        "transformer": translate("transformer", "transformer"),
        "scaled by 1/√d": translate("transformer", "scaled by 1/√d"),
        "unscaled": translate("transformer", "unscaled"),
    }
    return Panel(
        name="transformer",
        group=translate("transformer", "Attention"),
        title=translate("transformer", "Transformer"),
        line=translate(
            "transformer", "Every step looks at every other at once, instead of one after the other"
        ),
        text=translate(
            "transformer",
            "A recurrent network passes one state from step to step, so its steps wait for each other. A "
            "transformer compares all steps at once: more work, T², but none that waits. That is why short "
            "sequences are cheap for it, and where its curve bends up the comparisons have taken over. The "
            "scores are divided by √d, or for wide models one of them takes all and nothing can be learned. "
            "The models that act here are transformers, and so is one encoder of the critic that notices a "
            "stuck run (--critic history:transformer): below, what it makes of this one.",
        ),
        equation="Attention(Q, K, V) = softmax(QKᵀ / √d) V",
        source=translate(
            "transformer",
            "Vaswani et al. 2017, Attention Is All You Need. Here: policies/components/transformer.py",
        ),
        live=(*judgements(), attention()),
        study=(
            Curves(
                source="transformer.time",
                title=translate("transformer", "Time of a pass forward and back"),
                x=Axis(name=translate("transformer", "steps T"), logarithmic=True),
                y=Axis(name=translate("transformer", "milliseconds"), logarithmic=True),
                names=names,
            ),
            Bars(
                source="transformer.slope",
                title=translate("transformer", "Slopes on these axes"),
                names=names,
            ),
            Curves(
                source="transformer.chain",
                title=translate("transformer", "Operations that must wait for each other"),
                x=Axis(name=translate("transformer", "steps T"), logarithmic=True),
                y=Axis(name=translate("transformer", "longest chain"), logarithmic=True),
                names=names,
            ),
            Curves(
                source="transformer.largest_weight",
                title=translate(
                    "transformer", "The largest weight of attention: at 1 nothing can be learned"
                ),
                x=Axis(name=translate("transformer", "width d"), logarithmic=True),
                y=Axis(name=translate("transformer", "mean of the largest weight")),
                names=names,
            ),
        ),
        parameters={
            "longest": translate("transformer", "Steps of the longest sequence"),
            "width": translate("transformer", "Width of every model"),
            "heads": translate("transformer", "Heads of the transformer"),
            "seed": translate("transformer", "Seed"),
        },
    )
