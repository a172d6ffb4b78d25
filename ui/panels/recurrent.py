"""The panel of recurrent networks: RNN, LSTM, GRU."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from ui.panels.history import judgements
from ui.panels.panel import Axis, Bars, Curves, Panel

translate = QCoreApplication.translate


def make() -> Panel:
    names = {
        "LSTM, bias 2": translate("recurrent", "LSTM, bias 2"),
        "transformer": translate("recurrent", "transformer"),
    }
    return Panel(
        name="recurrent",
        group=translate("recurrent", "Attention"),
        title=translate("recurrent", "RNN, LSTM and GRU"),
        line=translate("recurrent", "What reaches the first step from the last, and what is recalled of it"),
        text=translate(
            "recurrent",
            "What a network learns about step 1 from an error at step T has to pass every step between. In a "
            "plain RNN it is multiplied by one matrix each time, and vanishes; LSTM and GRU add instead of "
            "multiply, through gates; a transformer has a direct way. The study measures the gradient on a "
            "network at birth, then trains each to recall a sign that it saw at the first step. Each of them "
            "can be the memory of the critic that notices stuck runs (--critic history:gru): see them judge.",
        ),
        equation="hₜ = tanh(W xₜ + U hₜ₋₁)\ncₜ = fₜ ⊙ cₜ₋₁ + iₜ ⊙ gₜ,   hₜ = oₜ ⊙ tanh(cₜ)",
        source=translate(
            "recurrent",
            "Elman 1990; Hochreiter and Schmidhuber 1997; Cho et al. 2014. "
            "Here: policies/components/recurrent.py",
        ),
        live=judgements(),
        study=(
            Curves(
                source="recurrent.reach",
                title=translate("recurrent", "How much of the gradient reaches step 1, by length"),
                x=Axis(name=translate("recurrent", "steps T")),
                y=Axis(name=translate("recurrent", "of that at step T − 1"), logarithmic=True),
                names=names,
            ),
            Curves(
                source="recurrent.gradient",
                title=translate("recurrent", "The gradient at every step of the longest sequence"),
                x=Axis(name=translate("recurrent", "step")),
                y=Axis(name=translate("recurrent", "size"), logarithmic=True),
                names=names,
            ),
            Bars(
                source="recurrent.recall",
                title=translate("recurrent", "How often the first sign was recalled (guessing: 0.25)"),
                most=1,
                names=names,
            ),
            Curves(
                source="recurrent.recalled",
                title=translate("recurrent", "The same, for each seed"),
                x=Axis(name=translate("recurrent", "seed")),
                y=Axis(name=translate("recurrent", "share recalled")),
                names=names,
            ),
        ),
        parameters={
            "longest": translate("recurrent", "Steps of the longest sequence"),
            "width": translate("recurrent", "Width of every model"),
            "seeds": translate("recurrent", "Models of each kind"),
            "steps": translate("recurrent", "Steps of training"),
            "seed": translate("recurrent", "First seed"),
        },
    )
