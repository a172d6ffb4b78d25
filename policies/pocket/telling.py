"""What a person wants to know: sentences that ask, the value that answers, and how it is told at the end.

The trap: a question is answered in words, not on the screen. So nothing is clicked for it; the step that
found the value has it as its target, and what the run ends with is read from there.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from agent.episode import Step
from agent.errors import NotShown
from agent.senses import Found
from policies.pocket.course import ended
from policies.pocket.errand import Rows
from policies.pocket.intent import Answer
from policies.pocket.joining import Clause
from policies.pocket.reading import value_of
from policies.pocket.view import View

_LED = re.compile(
    r"^(?:(?:please )?(?:tell|show|give|read)(?: (?:me|us|out|aloud))*|let me know|find out|say|look up|see"
    r"|check|and|then|(?:what|which|who|where|when)(?:['’]s| is| are| was| were| does| do| did| has)?"
    r"|how (?:much|long|big|large|old|high|far|many)(?: is| are| does| do| was)?)\b\s*",
    re.IGNORECASE,
)
_COSTS = re.compile(r"(?:how much (?:is|are|does|do) )(?P<row>.+?)(?: cost)?", re.IGNORECASE)
_OWNED = re.compile(
    r"(?:what|which) (?P<head>[\w ]+?) (?:does|do|did|has|have|is|are) (?P<row>.+?)(?: have| has)?",
    re.IGNORECASE,
)
_CHINESE_ASKED = r"(?:多少钱?|什么|几[个条封元块]|谁|哪[个里天])"
_CHINESE_LED = re.compile(r"^(?:请?告诉我|帮我|请问|看看|看一下|查一下|查看|读出|念出|读一下|说出)+")
_CHINESE_END = re.compile(rf"(?:一共|总共|现在|目前)?(?:还)?(?:[是有为叫])?{_CHINESE_ASKED}(?:了|呢|的)?$")

QUESTIONS: Rows = (
    (
        r"(?:tell me|let me know|read (?:me|out|aloud|us)|find out|say)"
        r" (?P<question>(?:the|what|which|who|whose|where|how|its|his|her|their|my)\b.+)",
        lambda g: (Answer(g["question"]),),
    ),
    (
        r"(?P<question>(?:which|whose|who|when|where|how (?:big|long|large|old|high|far|often)) .+)",
        lambda g: (Answer(g["question"]),),
    ),
    (r"(?P<question>(?:is|are|does|did|has|was|were) .+)", lambda g: (Answer(g["question"]),)),
)
CHINESE_QUESTIONS: Rows = (
    (
        rf"(?P<question>(?:请问|告诉我|看看|看一下|查一下|查看|读出|念出)?.*(?:[是有为叫写了几]|还有|价格|售价|卖)"
        rf"{_CHINESE_ASKED}(?:了|呢|的)?[?？]?)",
        lambda g: (Answer(g["question"]),),
    ),
    (r"(?P<question>.+多少钱[?？]?)", lambda g: (Answer(g["question"]),)),
    (r"(?P<question>(?:告诉我|读出|念出|读一下).+)", lambda g: (Answer(g["question"]),)),
)


def answer_to(question: str, view: View) -> Found:
    """Return the value on the screen that a question asks for. Raises NotShown."""
    for what in _readings(question):
        try:
            return value_of(what, view)
        except NotShown:
            continue
    raise NotShown(f"no value of '{question}' is seen")


def _readings(question: str) -> list[str]:
    """Return what a question may ask for the value of: 'price of the Kindle', 'Kindle'."""
    said = question.strip(" ?？.。")
    found = []
    for frame, head in ((_COSTS, "price"), (_OWNED, "")):
        match = frame.fullmatch(said)
        if match is not None:
            found.append(f"{head or match['head']} of {match['row']}")
    bare = _CHINESE_END.sub("", _CHINESE_LED.sub("", said))
    while (shorter := _LED.sub("", bare)) != bare:
        bare = shorter
    return [each for each in dict.fromkeys([*found, bare]) if each.strip()]


def answers(said: Sequence[Clause], history: Sequence[Step]) -> list[str]:
    """Return what was found out for each question of a task, in order."""
    found = dict[int, str]()
    for step in history:
        at = ended(step.decision.reply)
        asks = 0 < at <= len(said) and isinstance(said[at - 1].intent, Answer)
        if asks and not step.decision.actions and step.decision.targets:
            found[at] = step.decision.targets[0].label
    return [found[at] for at in sorted(found)]
