"""The views of the critic that reads a run's history, for the panels of what it may be made of."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from ui.panels.panel import Axis, Curves, Heat, View

translate = QCoreApplication.translate


def judgements() -> tuple[View, ...]:
    """Return the curves of all encoders, over the steps of the run."""
    names = {
        "transformer": translate("history", "transformer"),
        "gru": "GRU",
        "lstm": "LSTM",
        "rnn": "RNN",
        "linear": translate("history", "linear attention"),
    }
    titles = {
        "history.stuck": translate("history", "How surely the run is stuck, by each encoder of its history"),
        "history.done": translate("history", "How surely it is done, and goes on"),
    }
    return tuple(
        Curves(
            source=source,
            title=title,
            x=Axis(name=translate("history", "step")),
            y=Axis(name=translate("history", "probability")),
            names=names,
            all_steps=True,
        )
        for source, title in titles.items()
    )


def attention() -> View:
    """Return where the transformer's answer at the chosen step looks."""
    return Heat(
        source="transformer.attention",
        title=translate("history", "Which steps the transformer's answer looks at, by head"),
        names={
            "layer 1": translate("history", "first layer"),
            "layer 2": translate("history", "second layer"),
        },
    )
