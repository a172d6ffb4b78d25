"""The panel of OadTR."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from ui.panels.panel import Axis, Bars, Curves, Figures, Heat, Panel
from ui.words import ACTS, act_word

translate = QCoreApplication.translate


def make() -> Panel:
    acts = {act: act_word(act) for act in ACTS}
    networks = {
        "one frame": translate("oadtr", "one frame"),
        "encoder": translate("oadtr", "encoder"),
        "encoder, task token": translate("oadtr", "encoder, task token"),
    }
    return Panel(
        name="oadtr",
        group=translate("oadtr", "Seeing"),
        title=translate("oadtr", "OadTR"),
        line=translate("oadtr", "Names what is being done while it is done, and what comes next"),
        text=translate(
            "oadtr",
            "Frames arrive one by one; each has to be named before the next is known. An encoder looks at "
            "the last frames at once, with a token of its own that gathers what the task needs; a decoder "
            "foretells the next frames, and what it foretells helps to name the present one. No state is "
            "carried on, so a frame always costs the same. Its place in this agent is to watch a recording "
            "(the setting Watcher), which it cuts into acts, and films; the study learns on made-up streams.",
        ),
        equation="[F₁ … F_T; T_task] → encoder → m\nd queries, m → decoder → Q̃;   p₀ = softmax(W[m_task; Q̃])",
        source=translate(
            "oadtr",
            "Wang et al. 2021, OadTR: Online Action Detection with Transformers. "
            "Here: policies/components/oadtr.py",
        ),
        live=(
            Curves(
                source="oadtr.now",
                title=translate("oadtr", "What you are doing, as the frames arrive"),
                x=Axis(name=translate("oadtr", "frame")),
                y=Axis(name=translate("oadtr", "probability")),
                names=acts,
                all_steps=True,
            ),
            Heat(
                source="oadtr.next",
                title=translate("oadtr", "What comes next, frame by frame"),
                turned=True,
                downwards=tuple(acts.values()),
            ),
            Curves(
                source="oadtr.resemblance",
                title=translate("oadtr", "How much the token of the task is like each frame"),
                x=Axis(name=translate("oadtr", "frame of the window")),
                y=Axis(name=translate("oadtr", "cosine")),
            ),
        ),
        study=(
            Bars(
                source="oadtr.map",
                title=translate("oadtr", "Mean average precision, frame by frame"),
                unit="%",
                most=100,
                names=networks,
            ),
            Figures(
                sources={
                    "oadtr.start_delay": translate("oadtr", "start noticed after"),
                    "oadtr.time": translate("oadtr", "time"),
                },
                title=translate("oadtr", "How late, and how long"),
                names=networks,
            ),
            Curves(
                source="oadtr.precision",
                title=translate("oadtr", "Average precision of each act"),
                x=Axis(name=translate("oadtr", "act")),
                y=Axis(name="%"),
                names=networks,
            ),
            Curves(
                source="oadtr.anticipated",
                title=translate("oadtr", "Foretold rightly, by how far ahead"),
                x=Axis(name=translate("oadtr", "frames ahead")),
                y=Axis(name="%"),
                names={"as now": translate("oadtr", "as now")},
            ),
            Heat(
                source="oadtr.probability",
                title=translate("oadtr", "Probability of each act over time"),
                turned=True,
            ),
            Curves(
                source="oadtr.truth",
                title=translate("oadtr", "What was really done"),
                x=Axis(name=translate("oadtr", "frame")),
                y=Axis(name=translate("oadtr", "act")),
            ),
        ),
        needs=translate(
            "oadtr",
            "It watches recordings, not runs: choose 'oadtr' as the watcher in the settings, and record.",
        ),
        parameters={
            "window": translate("oadtr", "Frames seen at once"),
            "ahead": translate("oadtr", "Frames foretold"),
            "steps": translate("oadtr", "Steps of training"),
            "seed": translate("oadtr", "Seed"),
        },
    )
