"""The panel of prefix-tuning."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from ui.panels.panel import Axis, Bars, Curves, Heat, Panel

translate = QCoreApplication.translate


def make() -> Panel:
    loss = Axis(name=translate("prefix", "loss (nats)"))
    names = {
        "none": translate("prefix", "no prefix"),
        "with MLP": translate("prefix", "with MLP"),
        "without MLP": translate("prefix", "without MLP"),
        "prefix": translate("prefix", "prefix"),
        "full": translate("prefix", "every weight trained"),
    }
    return Panel(
        name="prefix",
        group=translate("prefix", "Adapting"),
        title=translate("prefix", "Prefix-tuning"),
        line=translate("prefix", "Learned positions before the text steer a model that stays as it is"),
        text=translate(
            "prefix",
            "Before the first token stand keys and values that no text has made: they are learned, and every "
            "position can attend to them. It is what CTRL's control codes became when they were made "
            "continuous. An MLP that makes them while they are trained, and is thrown away after, helps them "
            "learn. Their place in this agent is one prefix for each application, tuned by "
            "deixis tune --method prefix and switched by the active window: "
            "deixis adapters --on mail --for thunderbird.",
        ),
        equation="head = Attention(xW_Q, [P_K; CW_K], [P_V; CW_V])\nP = MLP(P′) while training",
        source=translate(
            "prefix",
            "Li and Liang 2021, Prefix-Tuning; Keskar et al. 2019, CTRL. Here: policies/components/prefix.py",
        ),
        live=(
            Heat(
                source="prefix.share",
                title=translate("prefix", "Share of its attention that each head pays to the prefix"),
            ),
        ),
        study=(
            Curves(
                source="prefix.loss",
                title=translate("prefix", "Loss by length"),
                x=Axis(name=translate("prefix", "positions of the prefix")),
                y=loss,
                names=names,
            ),
            Curves(
                source="prefix.kept",
                title=translate("prefix", "What is kept of it"),
                x=Axis(name=translate("prefix", "positions of the prefix")),
                y=Axis(name=translate("prefix", "parameters")),
            ),
            Bars(
                source="prefix.mass",
                title=translate("prefix", "How much attention each head pays to the prefix"),
                most=1,
            ),
            Curves(
                source="prefix.few",
                title=translate("prefix", "Loss by how many examples there are"),
                x=Axis(name=translate("prefix", "examples"), logarithmic=True),
                y=loss,
                names=names,
            ),
        ),
        needs=translate(
            "prefix",
            "It needs a prefix that is on: teach one with deixis tune --method prefix, and switch it on "
            "under Models.",
        ),
        parameters={
            "length": translate("prefix", "Positions of the longest prefix"),
            "novelty": translate("prefix", "Share of acts that are new"),
            "pretraining": translate("prefix", "Steps of training what is adapted"),
            "steps": translate("prefix", "Steps of adapting it"),
            "seed": translate("prefix", "Seed"),
        },
    )
