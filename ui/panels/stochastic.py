"""The panel of stochastic approximation."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from ui.panels.panel import Axis, Bars, Curves, Panel

translate = QCoreApplication.translate


def make() -> Panel:
    names = {
        "estimate": translate("stochastic", "estimate θ"),
        "sample": translate("stochastic", "sample"),
        "gain": translate("stochastic", "gain a"),
        "batch": translate("stochastic", "of the whole batch"),
        "threshold": translate("stochastic", "asked below"),
        "yes": translate("stochastic", "you said yes"),
        "no": translate("stochastic", "you said no"),
        "incremental mean": translate("stochastic", "incremental mean"),
        "Polyak averaging": translate("stochastic", "Polyak averaging"),
        "gradient descent": translate("stochastic", "gradient descent"),
    }
    return Panel(
        name="stochastic",
        group=translate("stochastic", "Learning"),
        title=translate("stochastic", "Stochastic approximation"),
        line=translate("stochastic", "A number learned from noisy samples, one at a time"),
        text=translate(
            "stochastic",
            "After each action the agent waits until the screen is still. How long it watches a screen "
            "that does not move yet is the 0.9 quantile of the times that earlier actions took, learned "
            "as the run goes: each sample above the estimate pushes it up, each one below pulls it down, "
            "in ever smaller steps. How sure it has to be to click unasked is learned the same way: where "
            "you say no to what it was sure enough of, that rises; where you say yes, it falls a little, "
            "until the share of wrong ones among those done unasked is the one that you set. The study "
            "compares methods and gains on noisy problems whose answer is known: an error that falls with "
            "slope −½ is the best there is.",
        ),
        equation="θₙ₊₁ = θₙ + aₙ · H(θₙ, Sₙ),   Σ aₙ = ∞,   Σ aₙ² < ∞\n"
        "H = p − 1[S ≤ θ]   or   H = (W − α) · 1[C ≥ θ]",
        source=translate(
            "stochastic",
            "Robbins and Monro 1951; Kiefer and Wolfowitz 1952; Polyak and Juditsky 1992. "
            "Here: agent/stochastic.py, agent/settle.py, agent/confidence.py",
        ),
        live=(
            Curves(
                source="stochastic.settling",
                title=translate("stochastic", "How long the screen took to come to rest"),
                x=Axis(name=translate("stochastic", "action")),
                y=Axis(name=translate("stochastic", "seconds")),
                names=names,
                all_steps=True,
            ),
            Curves(
                source="stochastic.confidence",
                title=translate("stochastic", "How sure it has to be to click unasked"),
                x=Axis(name=translate("stochastic", "your answer")),
                y=Axis(name=translate("stochastic", "confidence")),
                names=names,
                all_steps=True,
            ),
        ),
        study=(
            Curves(
                source="stochastic.quantile",
                title=translate("stochastic", "A quantile followed with several gains"),
                x=Axis(name=translate("stochastic", "samples"), logarithmic=True),
                y=Axis(name=translate("stochastic", "seconds")),
                names=names,
            ),
            Curves(
                source="stochastic.error",
                title=translate("stochastic", "Error of each method"),
                x=Axis(name=translate("stochastic", "samples"), logarithmic=True),
                y=Axis(name=translate("stochastic", "error"), logarithmic=True),
                names=names,
            ),
            Bars(
                source="stochastic.slope",
                title=translate("stochastic", "Slope of the error's later half, on these axes"),
                names=names,
            ),
        ),
        parameters={
            "samples": translate("stochastic", "Samples of each run"),
            "noise": translate("stochastic", "Standard deviation of the noise"),
            "gain": translate("stochastic", "a, in the gains a/n^power"),
            "p": translate("stochastic", "Which quantile"),
            "seeds": translate("stochastic", "Runs to average over"),
            "seed": translate("stochastic", "Seed of the waiting times"),
        },
    )
