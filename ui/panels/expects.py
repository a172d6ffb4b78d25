"""The panel of the critic that imagines the next screen by latent diffusion."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from ui.panels.panel import Axis, Curves, Figures, Heat, Panel, View

translate = QCoreApplication.translate


def make() -> Panel:
    error = Axis(name=translate("expects", "mean square error"))
    imagined = {
        "imagined": translate("expects", "imagined"),
        "that nothing changes": translate("expects", "if nothing is taken to change"),
    }
    return Panel(
        name="expects",
        group=translate("expects", "Expecting"),
        title=translate("expects", "Latent diffusion"),
        line=translate(
            "expects", "Imagines what an act will bring, and says how much the real screen surprises"
        ),
        text=translate(
            "expects",
            "An autoencoder makes a few numbers of each view: the whole screen, small, and under it what is "
            "near the act. A U-Net takes the noise out of the change that the act brings, and of where any "
            "pixel differs; the words of the act reach it by cross-attention, the place of the act by a "
            "channel of its own. The surprise is how unlikely it was that just these places differ, or that "
            "none does. In the running agent this is the critic expects: without --critic expects it says "
            "nothing, and works only while this panel is open. The study imagines acts on drawn windows that "
            "were not learned from; name a folder with Stable Diffusion of your own, and that one imagines "
            "your words.",
        ),
        equation="d = ((E(after) − E(before)) / s, 2 m),   p = m̂ from noise alone\n"
        "H = −m log p − (1 − m) log(1 − p),   S = mean of the ten largest H",
        source=translate(
            "expects",
            "Rombach et al. 2021, Latent Diffusion; Song et al. 2020, DDIM; Ho and Salimans 2022. "
            "Here: policies/expectation/model.py, on diffusers",
        ),
        live=(
            Curves(
                source="expects.surprise",
                title=translate("expects", "Surprise over the run"),
                x=Axis(name=translate("expects", "step")),
                y=Axis(name=translate("expects", "surprise")),
                names={
                    "real": translate("expects", "by what changed"),
                    "nothing": translate("expects", "if nothing had changed"),
                    "limit of what changes": translate("expects", "limit of what changed"),
                    "limit of nothing": translate("expects", "limit of nothing"),
                },
                all_steps=True,
            ),
            *_imagined(),
            Heat(
                source="expects.where",
                title=translate("expects", "Where on the screen the surprise is"),
                on_screen=True,
            ),
        ),
        study=(
            *_imagined(),
            Figures(
                sources={"expects.of_this": translate("expects", "surprise")},
                title=translate("expects", "Surprise of this act"),
                names={
                    "real": translate("expects", "by what changed"),
                    "nothing": translate("expects", "if nothing had changed"),
                },
            ),
            Curves(
                source="expects.error_by_steps",
                title=translate("expects", "How far the imagined change is from the real one, by steps"),
                x=Axis(name=translate("expects", "steps of DDIM"), logarithmic=True),
                y=error,
                names=imagined,
            ),
            Curves(
                source="expects.error_by_guidance",
                title=translate("expects", "The same, by guidance"),
                x=Axis(name=translate("expects", "guidance w")),
                y=error,
                names=imagined,
            ),
            Figures(
                sources={
                    "expects.told_by_surprise": translate("expects", "surprise"),
                    "expects.told_by_difference": translate("expects", "difference, likewise"),
                    "expects.told_by_much": translate("expects", "much differs"),
                },
                title=translate("expects", "How well faults are told from ordinary acts (50 % is chance)"),
                names=_faults(),
            ),
        ),
        parameters={
            "act": translate("expects", "Which act is imagined"),
            "steps": translate("expects", "Steps of DDIM"),
            "guidance": translate("expects", "Guidance w"),
            "acts": translate("expects", "Acts on which steps and guidance are tried"),
            "windows": translate("expects", "Windows in which acts went wrong"),
            "folder": translate("expects", "Folder with Stable Diffusion of your own"),
            "words": translate("expects", "What that shall imagine"),
            "seed": translate("expects", "Seed"),
        },
    )


def _imagined() -> tuple[View, ...]:
    names = {
        "before": translate("expects", "before the act"),
        "imagined": translate("expects", "imagined, step by step"),
        "real": translate("expects", "what really came"),
    }
    return (
        Heat(
            source="expects.screens",
            title=translate("expects", "The whole screen, and under it what is near the act"),
            names=names,
        ),
        Heat(
            source="expects.latents",
            title=translate("expects", "The change in latents, as the noise goes"),
            names=names,
        ),
    )


def _faults() -> dict[str, str]:
    return {
        "nothing": translate("expects", "nothing happened"),
        "dialog": translate("expects", "a dialog came up"),
        "window": translate("expects", "another window in front"),
        "elsewhere": translate("expects", "another place changed"),
        "all": translate("expects", "any of these"),
    }
