"""The panel of latent diffusion."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from ui.panels.panel import Axis, Curves, Figures, Panel, Points

translate = QCoreApplication.translate


def make() -> Panel:
    steps = Axis(name=translate("diffusion", "steps of sampling"), logarithmic=True)
    guidance = Axis(name=translate("diffusion", "guidance w"))
    return Panel(
        name="diffusion",
        group=translate("diffusion", "Expecting"),
        title=translate("diffusion", "Diffusion"),
        line=translate("diffusion", "From noise to a picture in small steps, steered by what it shall show"),
        text=translate(
            "diffusion",
            "Noise is added to the data step by step until nothing else is left; a network that can tell the "
            "noise takes the steps back. Latent diffusion does so on the small code of an autoencoder. Here "
            "the perfect network is known, so every error that you see is the sampler's: how many steps are "
            "needed, what fresh noise on the way does, and how guidance trades variety for likeness. Its "
            "place in this agent is to imagine the next screen: see the panel Latent diffusion.",
        ),
        equation="xₜ = √ᾱₜ · x₀ + √(1 − ᾱₜ) · ε\nε̃ = ε(xₜ) + w · (ε(xₜ, c) − ε(xₜ))",
        source=translate(
            "diffusion",
            "Ho et al. 2020, DDPM; Song et al. 2020, DDIM; Ho and Salimans 2022; Rombach et al. 2021, "
            "Latent Diffusion. Here: policies/components/diffusion.py",
        ),
        study=(
            Points(source="diffusion.way", title=translate("diffusion", "The way from noise to points")),
            Curves(
                source="diffusion.alpha_bar",
                title=translate("diffusion", "The schedule"),
                x=Axis(name=translate("diffusion", "time t")),
                y=Axis(name="ᾱ"),
            ),
            Curves(
                source="diffusion.distance",
                title=translate("diffusion", "Distance from the true points, by steps"),
                x=steps,
                y=Axis(name=translate("diffusion", "distance"), logarithmic=True),
            ),
            Figures(
                sources={"diffusion.distance_of_truth": translate("diffusion", "distance")},
                title=translate("diffusion", "Nothing can be nearer than this"),
                names={"": translate("diffusion", "two sets of true points")},
            ),
            Curves(
                source="diffusion.of_the_class",
                title=translate("diffusion", "Points of the class that was asked for"),
                x=guidance,
                y=Axis(name="%"),
            ),
            Curves(
                source="diffusion.from_the_spot",
                title=translate("diffusion", "How far they are from the nearest spot"),
                x=guidance,
                y=Axis(name=translate("diffusion", "distance")),
            ),
            Curves(
                source="diffusion.variety",
                title=translate("diffusion", "How much they differ"),
                x=guidance,
                y=Axis(name=translate("diffusion", "standard deviation")),
            ),
        ),
        parameters={
            "samples": translate("diffusion", "Points that are drawn"),
            "steps": translate("diffusion", "Steps, for the way and for guidance"),
            "seed": translate("diffusion", "Seed"),
        },
    )
