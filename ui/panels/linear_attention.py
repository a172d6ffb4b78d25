"""The panel of linear attention."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from ui.panels.panel import Axis, Bars, Curves, Figures, Panel

translate = QCoreApplication.translate


def make() -> Panel:
    names = {
        "softmax": translate("linear_attention", "softmax, as written"),
        "softmax, fused": translate("linear_attention", "softmax, fused kernel"),
        "linear": translate("linear_attention", "linear"),
        "linear, causal": translate("linear_attention", "linear, causal"),
        "linear, softmax": translate("linear_attention", "softmax, as written"),
        "linear, softmax, fused": translate("linear_attention", "softmax, fused"),
        "to softmax": translate("linear_attention", "to softmax"),
        "": translate("linear_attention", "largest difference"),
    }
    positions = Axis(name=translate("linear_attention", "positions N"), logarithmic=True)
    step = Axis(name=translate("linear_attention", "step"))
    return Panel(
        name="linear_attention",
        group=translate("linear_attention", "Attention"),
        title=translate("linear_attention", "Linear attention"),
        line=translate("linear_attention", "Without the softmax, attention over N positions costs N, not N²"),
        text=translate(
            "linear_attention",
            "Softmax attention compares every position with every other. Where the exponential is replaced "
            "by a product of features, the sums over keys can be made once, before any query is asked: time "
            "and memory grow with N. The same sums, taken one after the other, are a recurrent network. So "
            "the critic history:linear reads a run of any length: it carries the sums on, and each step "
            "costs the same. What it costs is that it cannot be as sharp: the distance below is that from "
            "softmax on what the transformer of the critic asks for now. Both are asked while you look.",
        ),
        equation="Vᵢ′ = φ(Qᵢ)ᵀ Σⱼ φ(Kⱼ)Vⱼᵀ / φ(Qᵢ)ᵀ Σⱼ φ(Kⱼ)\nφ(x) = elu(x) + 1,   Sᵢ = Sᵢ₋₁ + φ(Kᵢ)Vᵢᵀ",
        source=translate(
            "linear_attention",
            "Katharopoulos et al. 2020, Transformers are RNNs. Here: policies/components/linear_attention.py",
        ),
        live=(
            Curves(
                source="linear_attention.live",
                title=translate("linear_attention", "How far from softmax on this run, by layer and head"),
                x=step,
                y=Axis(name=translate("linear_attention", "relative distance")),
                all_steps=True,
            ),
            Curves(
                source="linear_attention.step",
                title=translate("linear_attention", "What reading one more step cost"),
                x=step,
                y=Axis(name=translate("linear_attention", "milliseconds")),
                names=names,
                all_steps=True,
            ),
            Curves(
                source="linear_attention.carried",
                title=translate("linear_attention", "Carried on step by step, against all at once"),
                x=step,
                y=Axis(name=translate("linear_attention", "largest difference")),
                names=names,
                all_steps=True,
            ),
        ),
        study=(
            Curves(
                source="linear_attention.time",
                title=translate("linear_attention", "Time"),
                x=positions,
                y=Axis(name=translate("linear_attention", "milliseconds"), logarithmic=True),
                names=names,
            ),
            Curves(
                source="linear_attention.memory",
                title=translate("linear_attention", "Memory that training keeps"),
                x=positions,
                y=Axis(name=translate("linear_attention", "MiB"), logarithmic=True),
                names=names,
            ),
            Figures(
                sources={
                    "linear_attention.time_slope": translate("linear_attention", "time"),
                    "linear_attention.memory_slope": translate("linear_attention", "memory"),
                },
                title=translate("linear_attention", "Slopes on these axes: 2 is N², 1 is N"),
                names=names,
            ),
            Bars(
                source="linear_attention.crossover",
                title=translate("linear_attention", "From which length on linear attention is faster than"),
                unit=translate("linear_attention", "positions"),
                names=names,
            ),
            Figures(
                sources={"linear_attention.recurrent_gap": translate("linear_attention", "gap")},
                title=translate("linear_attention", "Parallel against recurrent form"),
                names=names,
            ),
            Curves(
                source="linear_attention.distance",
                title=translate("linear_attention", "How far it is from softmax, the sharper that is"),
                x=Axis(name=translate("linear_attention", "sharpness of the queries"), logarithmic=True),
                y=Axis(name=translate("linear_attention", "relative distance")),
                names=names,
            ),
        ),
        parameters={
            "longest": translate("linear_attention", "Positions of the longest sequence"),
            "width": translate("linear_attention", "Width of a head"),
            "chunk": translate("linear_attention", "Positions of a chunk, where causal"),
            "seed": translate("linear_attention", "Seed"),
        },
    )
