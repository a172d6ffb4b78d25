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
            "in ever smaller steps. The study compares methods and gains on noisy problems whose answer "
            "is known: an error that falls with slope −½ is the best there is.",
        ),
        equation="θₙ₊₁ = θₙ + aₙ · H(θₙ, Sₙ),   H = p − 1[S ≤ θ]\nΣ aₙ = ∞,   Σ aₙ² < ∞",
        source=translate(
            "stochastic",
            "Robbins and Monro 1951; Kiefer and Wolfowitz 1952; Polyak and Juditsky 1992. "
            "Here: agent/stochastic.py",
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
