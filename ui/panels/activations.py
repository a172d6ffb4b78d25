"""The panel of activation functions."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from ui.panels.panel import Axis, Bars, Curves, Figures, Panel

translate = QCoreApplication.translate


def make() -> Panel:
    names = {"step": translate("activations", "step"), "identity": translate("activations", "identity")}
    return Panel(
        name="activations",
        group=translate("activations", "Building blocks"),
        title=translate("activations", "Activation functions"),
        line=translate("activations", "From the perceptron's step by way of ReLU to GELU, SiLU and SwiGLU"),
        text=translate(
            "activations",
            "Between two matrices stands a function that bends, or both would be one. The step of the "
            "perceptron has no slope to learn by; the sigmoid's vanishes on both sides; ReLU's is one on the "
            "right and dead on the left; GELU and SiLU round its corner; gated units let a second matrix "
            "decide what passes. The large models that act here use SiLU with a gate; what goes into the "
            "layers of Pocket is shown at each step in which it looks or reads. The study trains the same "
            "small network with each, with the same number of parameters, and tests it on points not seen.",
        ),
        equation="ReLU(x) = max(0, x)\nGELU(x) = x·Φ(x),   SiLU(x) = x·σ(x)\nSwiGLU(x) = (SiLU(xW) ⊙ xV) W₂",
        source=translate(
            "activations",
            "Rosenblatt 1958; Nair and Hinton 2010; Hendrycks and Gimpel 2016; Ramachandran et al. 2017; "
            "Shazeer 2020. Here: policies/components/activations.py",
        ),
        live=(
            Curves(
                source="activations.input",
                title=translate("activations", "What goes into them in the model that acts, by layer"),
                x=Axis(name=translate("activations", "value")),
                y=Axis(name="%"),
            ),
            Bars(
                source="activations.silent",
                title=translate("activations", "Units that let nothing pass on this screen"),
                unit="%",
                most=100,
            ),
        ),
        study=(
            Curves(
                source="activations.function",
                title=translate("activations", "The functions"),
                x=Axis(name="x"),
                y=Axis(name="f(x)"),
                names=names,
            ),
            Curves(
                source="activations.slope",
                title=translate("activations", "Their slopes"),
                x=Axis(name="x"),
                y=Axis(name="f′(x)"),
                names=names,
            ),
            Curves(
                source="activations.trained",
                title=translate("activations", "Loss of each trained network"),
                x=Axis(name=translate("activations", "seed")),
                y=Axis(name=translate("activations", "loss (nats)")),
                names=names,
            ),
            Figures(
                sources={
                    "activations.loss": translate("activations", "loss"),
                    "activations.spread": translate("activations", "spread"),
                    "activations.dead": translate("activations", "dead units"),
                },
                title=translate("activations", "Over all seeds, on points not seen in training"),
                names=names,
            ),
        ),
        parameters={
            "seeds": translate("activations", "Networks of each kind"),
            "steps": translate("activations", "Steps of training"),
            "width": translate("activations", "Width of a hidden layer"),
            "seed": translate("activations", "First seed"),
        },
    )
