"""What a model of this family is shown and told: the same words at work, in training and in export.

The trap: the weights know one format, and a heading or a signature that differs makes another, worse model of
them. So the headings, the signatures and the marks of places are theirs and fixed here for each family; what
stands between them is ours. `prompt_hash` names the whole, so that an adapter is never used with another one.

What is remembered: every word that was said, and the last screenshots; a line of text stands for the others.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from agent.episode import Observation, Outcome, Result, Step
from agent.screenshot import Screenshot
from policies.literal.speech import speech_for
from policies.ui_tars.format import Dialect

LEFT_OUT = "(An earlier screenshot is left out.)"
VERSION = 1


class Surface(StrEnum):
    """What the model works on."""

    COMPUTER = "computer"
    MOBILE = "mobile"
    GROUNDING = "grounding"


@dataclass(frozen=True, slots=True)
class Family:
    """How one family of models is talked to. profile: of coordinates, see `resize.PROFILES`."""

    name: str
    profile: str
    dialect: Dialect
    asks_person: bool


FAMILIES: Mapping[str, Family] = MappingProxyType(
    {
        family.name: family
        for family in (
            Family("ui-tars-1.0", "ui-tars-1.0", Dialect.BOX, asks_person=True),
            Family("ui-tars-1.5", "ui-tars-1.5", Dialect.BOX_TOKENS, asks_person=True),
            Family("doubao", "doubao", Dialect.POINT, asks_person=False),
            Family("qwen2.5-vl", "qwen2.5-vl", Dialect.POINT, asks_person=True),
            Family("qwen3-vl", "qwen3-vl", Dialect.POINT, asks_person=True),
        )
    }
)
PLACES: Mapping[Dialect, tuple[str, str, str]] = MappingProxyType(
    {  # one place, the first and the second of two
        Dialect.POINT: (
            "point='<point>x1 y1</point>'",
            "start_point='<point>x1 y1</point>'",
            "end_point='<point>x2 y2</point>'",
        ),
        Dialect.BOX: ("start_box='(x1,y1)'", "start_box='(x1,y1)'", "end_box='(x2,y2)'"),
        Dialect.BOX_TOKENS: (
            "start_box='<|box_start|>(x1,y1)<|box_end|>'",
            "start_box='<|box_start|>(x1,y1)<|box_end|>'",
            "end_box='<|box_start|>(x2,y2)<|box_end|>'",
        ),
    }
)
_ENGLISH = re.compile(r"[A-Za-z]{2}")
_QUOTED = re.compile(r"\"[^\"]*\"|“[^”]*”|(?<!\w)'[^']*'|「[^」]*」|《[^》]*》")
LANGUAGES: Mapping[str, str] = MappingProxyType({"en": "English", "zh": "Chinese"})


@dataclass(frozen=True, slots=True)
class Message:
    """One turn. parts: texts and pictures in their order; of a model's own turn only one text."""

    role: str  # system, user or assistant
    parts: tuple[str | Screenshot, ...]


def language_of(task: str, otherwise: str) -> str:
    """Return the language that a task is written in, as `LANGUAGES` has it: who writes it reads the thoughts.

    otherwise: what is taken where it has no word of its own, but only what stands in quotes.
    """
    if speech_for(task).chinese:
        return "zh"
    return "en" if _ENGLISH.search(_QUOTED.sub("", task)) else otherwise


def instruction(family: Family, surface: Surface, task: str, language: str = "en") -> str:
    """Return what stands before everything else. language: of the thoughts, where the task tells none."""
    if surface is Surface.GROUNDING:
        return "\n".join(
            [
                "You are a GUI agent. Point at the one element of the screenshot that is asked for.",
                "",
                "## Output Format",
                "```",
                "Action: ...",
                "```",
                "",
                "## Action Space",
                f"click({PLACES[family.dialect][0]})",
                "",
                "## User Instruction",
                task,
            ]
        )
    return "\n".join(
        [
            "You are a GUI agent. You get a task, what was done so far and screenshots; do the next step.",
            "",
            "## Output Format",
            "```",
            "Thought: ...",
            "Action: ...",
            "```",
            "",
            "## Action Space",
            *_signatures(family, surface),
            "",
            "## Note",
            f"- Use {LANGUAGES[language_of(task, language)]} in `Thought` part.",
            "- In `Thought`, plan briefly, then say in one sentence what you do next and to which element.",
            "",
            "## User Instruction",
            task,
        ]
    )


def _signatures(family: Family, surface: Surface) -> Iterator[str]:
    one, first, second = PLACES[family.dialect]
    yield f"click({one})"
    if surface is Surface.MOBILE:
        yield f"long_press({one})"
    else:
        yield f"left_double({one})"
        yield f"right_single({one})"
    yield f"drag({first}, {second})"
    if surface is Surface.COMPUTER:
        yield "hotkey(key='ctrl c') # Keys apart by a space, in lower case, 3 at most."
    yield r"type(content='xxx') # Write \', \" and \n for quotes and line ends. End with \n to submit."
    yield f"scroll({one}, direction='down or up or right or left')"
    if surface is Surface.MOBILE:
        yield "open_app(app_name='')"
        yield "press_home()"
        yield "press_back()"
    else:
        yield "wait() # 5 seconds, then look again."
    yield "finished(content='xxx') # The task is done; say what came of it."
    if family.asks_person:
        yield "call_user() # The task cannot be done without the person."


def messages(
    observation: Observation,
    family: Family,
    *,
    surface: Surface = Surface.COMPUTER,
    language: str = "en",
    screenshots: int = 5,
) -> tuple[Message, ...]:
    """Return the conversation that leads to the next answer. screenshots: how many are shown, at least 1."""
    history = shown_steps(observation.history)
    shown = {id(step) for step in history[max(0, len(history) - screenshots + 1) :]}
    turns = [Message("user", (instruction(family, surface, observation.task, language),))]
    said = ""
    for step in history:
        picture = step.before if id(step) in shown else None
        turns.append(Message("user", _parts(said, picture)))
        turns.append(Message("assistant", (step.decision.reply or "Action: wait()",)))
        said = told(step)
    turns.append(Message("user", _parts(said, observation.screenshot)))
    return tuple(_merged(turns))


def shown_steps(history: Sequence[Step]) -> list[Step]:
    """Return the past steps of which the model is told: those in which something was said or went wrong."""
    return [step for step in history if step.decision.reply or step.outcome.why]


def told(step: Step) -> str:
    """Say what became of a step, where the next picture does not show that."""
    outcome: Outcome = step.outcome
    match outcome.result:
        case Result.DONE:
            return f"The person says: {outcome.answer}" if outcome.answer else ""
        case Result.STALE:
            return "Nothing was done: what you pointed at had changed by then."
        case Result.DRY:
            return ""
        case Result.REFUSED | Result.FAILED:
            return f"That was not done: {outcome.why}"


def _parts(said: str, picture: Screenshot | None) -> tuple[str | Screenshot, ...]:
    return (*((said,) if said else ()), picture if picture is not None else LEFT_OUT)


def _merged(turns: Sequence[Message]) -> Iterator[Message]:
    """Yield the turns with neighbours of one role as one: some templates admit no other order."""
    last: Message | None = None
    for turn in turns:
        if last is not None and last.role == turn.role:
            last = Message(turn.role, (*last.parts, *turn.parts))
            continue
        if last is not None:
            yield last
        last = turn
    if last is not None:
        yield last


def prompt_hash(family: Family, surface: Surface = Surface.COMPUTER) -> str:
    """Return the name of everything here that the weights of an adapter were trained with."""
    words = instruction(family, surface, "", "en") + LEFT_OUT + str(VERSION)
    return hashlib.blake2b(words.encode(), digest_size=8).hexdigest()
