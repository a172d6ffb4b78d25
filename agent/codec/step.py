"""Steps without their pictures: what was decided, what came of it, and how the run ended."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from agent.codec.action import action_from, action_to_dict
from agent.codec.line import Json, real
from agent.codec.place import found_from, found_to_dict
from agent.episode import Decision, Ending, Outcome, Result, Step, Verdict
from agent.fields import Fields, text


def decision_to_dict(decision: Decision) -> Json:
    return {
        "actions": [action_to_dict(action) for action in decision.actions],
        "thought": decision.thought,
        "reply": decision.reply,
        "targets": [found_to_dict(found) for found in decision.targets],
        "confidence": None if decision.confidence is None else real(decision.confidence),
        **({"taught": list(decision.taught)} if decision.taught else {}),
    }


def decision_from(value: object, where: str = "decision") -> Decision:
    more = ("taught",) if isinstance(value, Mapping) and "taught" in value else ()
    fields = Fields.of(value, where, "actions", "thought", "reply", "targets", "confidence", *more)
    return Decision(
        fields.each("actions", action_from),
        fields.text("thought"),
        fields.text("reply"),
        fields.each("targets", found_from),
        fields.maybe("confidence", fields.number),
        taught=fields.each("taught", text) if more else (),
    )


def outcome_to_dict(outcome: Outcome) -> Json:
    return {
        "result": outcome.result.value,
        "why": outcome.why,
        "changed": outcome.changed,
        "verified": outcome.verified,
        "answer": outcome.answer,
    }


def outcome_from(value: object, where: str = "outcome") -> Outcome:
    fields = Fields.of(value, where, "result", "why", "changed", "verified", "answer")
    return Outcome(
        fields.choice("result", Result),
        fields.text("why"),
        fields.maybe("changed", fields.flag),
        fields.maybe("verified", fields.flag),
        fields.text("answer"),
    )


def step_to_dict(step: Step) -> Json:
    """Spell a step out, without its picture."""
    return {
        "number": int(step.number),
        "decision": decision_to_dict(step.decision),
        "outcome": outcome_to_dict(step.outcome),
        "seconds": {name: real(seconds) for name, seconds in step.seconds.items()},
    }


def step_from(value: object, where: str = "step") -> Step:
    fields = Fields.of(value, where, "number", "decision", "outcome", "seconds")
    return Step(
        fields.whole("number"),
        None,
        fields.one("decision", decision_from),
        fields.one("outcome", outcome_from),
        MappingProxyType(fields.numbers_by_name("seconds")),
    )


def ending_to_dict(ending: Ending) -> Json:
    return {"verdict": ending.verdict.value, "message": ending.message, "verified": ending.verified}


def ending_from(value: object, where: str = "ending") -> Ending:
    fields = Fields.of(value, where, "verdict", "message", "verified")
    return Ending(
        fields.choice("verdict", Verdict), fields.text("message"), fields.maybe("verified", fields.flag)
    )
