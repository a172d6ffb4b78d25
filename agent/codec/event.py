"""Events, and what they carry: questions, opinions and readings."""

from __future__ import annotations

from typing import assert_never

from agent.codec.action import action_from, action_to_dict
from agent.codec.line import Json, real
from agent.codec.place import box_to_dict, found_to_dict
from agent.codec.step import decision_to_dict, ending_to_dict, step_to_dict
from agent.events import (
    Asked,
    Captured,
    Decided,
    Ended,
    Event,
    Judged,
    Need,
    Performed,
    Probed,
    Question,
    Read,
    Reading,
    Said,
    Started,
)
from agent.fields import Fields, number, text, whole
from agent.senses import Opinion


def question_to_dict(question: Question) -> Json:
    action = None if question.action is None else action_to_dict(question.action)
    return {"need": question.need.value, "text": question.text, "action": action}


def question_from(value: object, where: str = "question") -> Question:
    fields = Fields.of(value, where, "need", "text", "action")
    action = fields.maybe("action", lambda name: fields.one(name, action_from))
    return Question(fields.choice("need", Need), fields.text("text"), action)


def opinion_to_dict(opinion: Opinion) -> Json:
    return {
        "critic": opinion.critic,
        "word": opinion.word,
        "confidence": real(opinion.confidence),
        "why": opinion.why,
    }


def opinion_from(value: object, where: str = "opinion") -> Opinion:
    fields = Fields.of(value, where, "critic", "word", "confidence", "why")
    return Opinion(
        fields.text("critic"), fields.text("word"), fields.number("confidence"), fields.text("why")
    )


def reading_to_dict(reading: Reading) -> Json:
    return {
        "source": reading.source,
        "values": [real(value) for value in reading.values],
        "axes": list(reading.axes),
        "unit": reading.unit,
        "shape": list(reading.shape),
        "label": reading.label,
        "at": None if reading.at is None else real(reading.at),
    }


def reading_from(value: object, where: str = "reading") -> Reading:
    fields = Fields.of(value, where, "source", "values", "axes", "unit", "shape", "label", "at")
    return Reading(
        fields.text("source"),
        fields.each("values", number),
        fields.each("axes", text),
        fields.text("unit"),
        fields.each("shape", whole),
        fields.text("label"),
        fields.maybe("at", fields.number),
    )


def event_to_dict(event: Event) -> Json:
    """Spell an event out for whoever reads along. There is no way back: a picture is only its size."""
    match event:
        case Started(task, policy, folder, started_at, probes):
            place = None if folder is None else str(folder)
            return {
                "kind": "started",
                "task": task,
                "policy": policy,
                "folder": place,
                "started_at": started_at,
                "probes": list(probes),
            }
        case Captured(number, screenshot, windows):
            return {
                "kind": "captured",
                "number": number,
                "width_px": screenshot.width_px,
                "height_px": screenshot.height_px,
                "area": box_to_dict(screenshot.area),
                "windows": [window.title for window in windows],
            }
        case Read(texts):
            return {"kind": "read", "texts": [found_to_dict(found) for found in texts]}
        case Said(words):
            return {"kind": "said", "text": words}
        case Probed(reading, of):
            step = {} if of is None else {"step": of}
            return {"kind": "probed", **step, **reading_to_dict(reading)}
        case Decided(number, decision):
            return {"kind": "decided", "number": number, "decision": decision_to_dict(decision)}
        case Asked(question):
            return {"kind": "asked", "question": question_to_dict(question)}
        case Judged(number, opinion):
            return {"kind": "judged", "number": number, "opinion": opinion_to_dict(opinion)}
        case Performed(step):
            return {"kind": "performed", "step": step_to_dict(step)}
        case Ended(ending, seconds):
            return {
                "kind": "ended",
                **ending_to_dict(ending),
                "exit_code": ending.exit_code,
                "seconds": {name: real(each) for name, each in seconds.items()},
            }
        case _:
            assert_never(event)
