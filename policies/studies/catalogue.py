"""What each study is called and what can be turned in it. The measuring is in the module of the same name.

This is loaded to list the studies, so it imports none of those modules: they import torch.
"""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module

from agent.control import Control
from agent.events import Reading
from agent.study import Measure, Parameter, Progress, Study, Values

SEED = Parameter("seed", 0, "Of everything random", least=0)


def _by(module: str) -> Measure:
    """Return a measure that imports the module of this name when it begins, and works on one thread.

    More threads wait for each other where the machine is busy, with the running policy for one, and a time
    then tells of that and not of what is measured.
    """

    def measure(values: Values, control: Control) -> Iterator[Reading | Progress]:
        import torch

        threads = torch.get_num_threads()
        torch.set_num_threads(1)
        try:
            yield from import_module(f"policies.studies.{module}").measure(values, control)
        finally:
            torch.set_num_threads(threads)

    return measure


HABIT = (
    Parameter("novelty", 0.25, "Share of the new habit that no known one has", least=0, most=1),
    Parameter("pretraining", 300, "Steps of training the model that is adapted", least=10, most=5000),
    Parameter("steps", 100, "Steps of adapting it", least=10, most=5000),
    SEED,
)

TRANSFORMER = Study(
    name="transformer",
    about="Transformer against RNN, LSTM and GRU: time by length, and why scores are scaled by the root",
    parameters=(
        Parameter("longest", 512, "Steps of the longest sequence", least=32, most=4096),
        Parameter("width", 64, "Width of every model", least=8, most=512),
        Parameter("heads", 4, "Heads of the transformer", least=1, most=16),
        SEED,
    ),
    measure=_by("transformer"),
)
RECURRENT = Study(
    name="recurrent",
    about="RNN, LSTM, GRU and transformer: the gradient that reaches step 1, and what is recalled of it",
    parameters=(
        Parameter("longest", 60, "Steps of the longest sequence", least=10, most=400),
        Parameter("width", 32, "Width of every model", least=8, most=256),
        Parameter("seeds", 2, "Models of each kind", least=1, most=20),
        Parameter("steps", 120, "Of training", least=10, most=5000),
        SEED,
    ),
    measure=_by("recurrent"),
)
LINEAR_ATTENTION = Study(
    name="linear_attention",
    about="Linear against softmax attention: time and memory by length, where they cross, how they differ",
    parameters=(
        Parameter("longest", 4096, "Positions of the longest sequence", least=256, most=16384),
        Parameter("width", 64, "Width of a head", least=8, most=256),
        Parameter("chunk", 64, "Positions of a chunk, where causal", least=1, most=1024),
        SEED,
    ),
    measure=_by("linear_attention"),
)
ACTIVATIONS = Study(
    name="activations",
    about="Activation functions: the curves, their slopes, and the same small network trained with each",
    parameters=(
        Parameter("seeds", 3, "Networks of each kind", least=1, most=20),
        Parameter("steps", 150, "Of training", least=10, most=5000),
        Parameter("width", 24, "Of a hidden layer; two thirds where gated", least=6, most=512),
        SEED,
    ),
    measure=_by("activations"),
)
LORA = Study(
    name="lora",
    about="LoRA: quality and size by rank, the spectrum of the update, its strength, merged against apart",
    parameters=(
        Parameter("rank", 8, "The highest rank", least=1, most=32),
        Parameter("alpha", 16.0, "α, in the scale α / r", least=0.1, most=256),
        Parameter("stabilised", False, "Scale by α / √r instead"),
        Parameter("examples", 256, "Sequences to learn from", least=1, most=4096),
        *HABIT,
    ),
    measure=_by("lora"),
)
PREFIX = Study(
    name="prefix",
    about="Prefix-tuning: by length, with and without its MLP, from few examples, and where attention goes",
    parameters=(Parameter("length", 8, "Positions of the longest prefix", least=1, most=64), *HABIT),
    measure=_by("prefix"),
)
ADAPTER = Study(
    name="adapter",
    about="Adapter, LoRA, prefix and full tuning side by side: size, time, latency, learned and forgotten",
    parameters=(
        Parameter("bottleneck", 8, "Width of the adapters", least=1, most=128),
        Parameter("rank", 4, "Of LoRA", least=1, most=32),
        Parameter("length", 8, "Positions of the prefix", least=1, most=64),
        *HABIT,
    ),
    measure=_by("adapter"),
)
UPSAMPLING = Study(
    name="upsampling",
    about="Upsampling a crop of text: nearest, bilinear, unpooling, transposed convolution, PixelShuffle",
    parameters=(
        Parameter("factor", 2, "How many times larger", least=2, most=6),
        Parameter("steps", 350, "Of training the learned ones", least=10, most=5000),
        SEED,
    ),
    measure=_by("upsampling"),
)
DETR = Study(
    name="detr",
    about="DETR on drawn widgets: found and found twice, with and without the queries seeing each other",
    parameters=(
        Parameter("steps", 300, "Of training", least=10, most=20_000),
        Parameter("queries", 12, "Of the decoder", least=4, most=100),
        SEED,
    ),
    measure=_by("detr"),
)
OADTR = Study(
    name="oadtr",
    about="OadTR on streams of acts: with and without task token and decoder, against a GRU and one frame",
    parameters=(
        Parameter("window", 16, "Frames that are seen at once", least=2, most=128),
        Parameter("ahead", 4, "Frames that are foretold", least=1, most=32),
        Parameter("steps", 400, "Of training", least=10, most=10_000),
        SEED,
    ),
    measure=_by("oadtr"),
)
DIFFUSION = Study(
    name="diffusion",
    about="Diffusion with a perfect network: steps, DDIM against DDPM, classifier-free guidance",
    parameters=(
        Parameter("samples", 500, "How many are drawn", least=50, most=5000),
        Parameter("steps", 50, "Of sampling, for the way and for guidance", least=1, most=1000),
        SEED,
    ),
    measure=_by("diffusion"),
)
EXPECTS = Study(
    name="expects",
    about="The next screen imagined by latent diffusion: steps, guidance, and whether surprise tells faults",
    parameters=(
        Parameter(
            "act", 0, "Which act is imagined, those that change most first", least=0, most=99, slides=True
        ),
        Parameter("steps", 8, "Of DDIM", least=1, most=50, slides=True),
        Parameter(
            "guidance", 1.0, "w: 0 ignores the act, more than 1 overdoes it", least=0, most=8, slides=True
        ),
        Parameter("acts", 32, "Acts on which steps and guidance are tried", least=1, most=200),
        Parameter("windows", 6, "Windows in which acts went wrong", least=1, most=200),
        Parameter("folder", "", "A folder with Stable Diffusion of your own, to imagine words"),
        Parameter("words", "a window with two buttons", "What it shall imagine"),
        SEED,
    ),
    measure=_by("expects"),
)
