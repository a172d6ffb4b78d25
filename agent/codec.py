"""What is kept and what is printed, as JSON and back: actions, decisions, steps, endings, events.

The trap: a generic (un)pickler of dataclasses breaks every old record when a field is renamed, and lets
a file choose which class is made. Here every value is spelled out, by a `match` that the type checker
closes; a value that has variants carries its `kind`. Pictures are never in here, only their size.
"""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import assert_never

from agent.actions import (
    Action,
    AskUser,
    Button,
    Click,
    Drag,
    Finish,
    Hold,
    Move,
    Press,
    Release,
    Scroll,
    Type,
    Wait,
)
from agent.episode import Decision, Ending, Outcome, Result, Step, Verdict
from agent.errors import UnreadableEpisode
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
from agent.fields import Fields, misfit, number, text, whole
from agent.geometry import Box, Point, Window
from agent.senses import Found, Opinion

Json = dict[str, object]


def _real(value: float) -> float | None:
    """Return the number as JSON can say it: a policy's NaN or infinity is null, and is read as NaN."""
    return float(value) if math.isfinite(value) else None


def point_to_dict(point: Point) -> Json:
    return {"x": _real(point.x), "y": _real(point.y)}


def point_from(value: object, where: str = "point") -> Point:
    fields = Fields.of(value, where, "x", "y")
    return Point(fields.number("x"), fields.number("y"))


def box_to_dict(box: Box) -> Json:
    sides = {"left": box.left, "top": box.top, "width": box.width, "height": box.height}
    return {name: _real(side) for name, side in sides.items()}


def box_from(value: object, where: str = "box") -> Box:
    fields = Fields.of(value, where, "left", "top", "width", "height")
    return Box(fields.number("left"), fields.number("top"), fields.number("width"), fields.number("height"))


def window_to_dict(window: Window) -> Json:
    return {
        "title": window.title,
        "application": window.application,
        "box": box_to_dict(window.box),
        "active": window.active,
        "pid": window.pid,
    }


def window_from(value: object, where: str = "window") -> Window:
    fields = Fields.of(value, where, "title", "application", "box", "active", "pid")
    return Window(
        fields.text("title"),
        fields.text("application"),
        fields.one("box", box_from),
        fields.flag("active"),
        fields.maybe("pid", fields.whole),
    )


def found_to_dict(found: Found) -> Json:
    return {"box": box_to_dict(found.box), "label": found.label, "score": _real(found.score)}


def found_from(value: object, where: str = "found") -> Found:
    fields = Fields.of(value, where, "box", "label", "score")
    return Found(fields.one("box", box_from), fields.text("label"), fields.number("score"))


def action_to_dict(action: Action) -> Json:
    """Spell an action out. A text keeps its `${secret:name}` as it stands."""
    match action:
        case Click(at, button, count, holding):
            return {
                "kind": "click",
                "at": point_to_dict(at),
                "button": button.value,
                "count": int(count),
                "holding": list(holding),
            }
        case Move(at):
            return {"kind": "move", "at": point_to_dict(at)}
        case Drag(path, button, holding):
            return {
                "kind": "drag",
                "path": [point_to_dict(point) for point in path],
                "button": button.value,
                "holding": list(holding),
            }
        case Scroll(at, right, down):
            return {"kind": "scroll", "at": point_to_dict(at), "right": int(right), "down": int(down)}
        case Type(text):
            return {"kind": "type", "text": text}
        case Press(keys):
            return {"kind": "press", "keys": list(keys)}
        case Hold(what):
            return {"kind": "hold", **_held_to_dict(what)}
        case Release(what):
            return {"kind": "release", **_held_to_dict(what)}
        case Wait(seconds, for_change):
            return {"kind": "wait", "seconds": _real(seconds), "for_change": for_change}
        case Finish(message, success, verified, uncertain):
            more = {"uncertain": True} if uncertain else {}  # older readers do not know it
            return {"kind": "finish", "message": message, "success": success, "verified": verified, **more}
        case AskUser(question):
            return {"kind": "ask_user", "question": question}
        case _:
            assert_never(action)


def action_from(value: object, where: str = "action") -> Action:
    """Read an action. Raises UnreadableEpisode."""

    def fields(*names: str) -> Fields:
        return Fields.of(value, where, "kind", *names)

    match value.get("kind") if isinstance(value, Mapping) else None:
        case "click":
            click = fields("at", "button", "count", "holding")
            return Click(
                click.one("at", point_from),
                click.choice("button", Button),
                click.whole("count"),
                click.each("holding", text),
            )
        case "move":
            return Move(fields("at").one("at", point_from))
        case "drag":
            drag = fields("path", "button", "holding")
            path = drag.each("path", point_from)
            if not path:
                raise misfit(f"{where}.path", "a list of points", path)
            return Drag(path, drag.choice("button", Button), drag.each("holding", text))
        case "scroll":
            scroll = fields("at", "right", "down")
            return Scroll(scroll.one("at", point_from), scroll.whole("right"), scroll.whole("down"))
        case "type":
            return Type(fields("text").text("text"))
        case "press":
            return Press(fields("keys").each("keys", text))
        case "hold":
            return Hold(_held_from(value, where))
        case "release":
            return Release(_held_from(value, where))
        case "wait":
            wait = fields("seconds", "for_change")
            return Wait(wait.number("seconds"), wait.flag("for_change"))
        case "finish":
            more = ("uncertain",) if isinstance(value, Mapping) and "uncertain" in value else ()
            end = fields("message", "success", "verified", *more)
            uncertain = bool(more) and end.flag("uncertain")
            verified = end.maybe("verified", end.flag)
            return Finish(end.text("message"), end.flag("success"), verified, uncertain)
        case "ask_user":
            return AskUser(fields("question").text("question"))
        case _:
            raise misfit(where, "an action", value)


def _held_to_dict(what: str | Button) -> Json:
    return {"button": what.value} if isinstance(what, Button) else {"key": what}


def _held_from(value: object, where: str) -> str | Button:
    if isinstance(value, Mapping) and "button" in value:
        return Fields.of(value, where, "kind", "button").choice("button", Button)
    return Fields.of(value, where, "kind", "key").text("key")


def decision_to_dict(decision: Decision) -> Json:
    return {
        "actions": [action_to_dict(action) for action in decision.actions],
        "thought": decision.thought,
        "reply": decision.reply,
        "targets": [found_to_dict(found) for found in decision.targets],
        "confidence": None if decision.confidence is None else _real(decision.confidence),
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
        "seconds": {name: _real(seconds) for name, seconds in step.seconds.items()},
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
        "confidence": _real(opinion.confidence),
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
        "values": [_real(value) for value in reading.values],
        "axes": list(reading.axes),
        "unit": reading.unit,
        "shape": list(reading.shape),
        "label": reading.label,
        "at": None if reading.at is None else _real(reading.at),
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
                "seconds": {name: _real(each) for name, each in seconds.items()},
            }
        case _:
            assert_never(event)


def line(value: Json, hide: Callable[[str], str]) -> str:
    """Write a JSON object as one line of ASCII, each of its texts passed through `hide` first.

    Hiding comes before the escapes of JSON, in which a secret with a quote or an umlaut is not itself.
    ASCII survives any terminal, and keeps a line separator inside a text from cutting the line.
    """
    return json.dumps(_hidden(value, hide))


def parse(data: bytes) -> object:
    """Read one line of JSON. Raises UnreadableEpisode, also for what no JSON writer may write (NaN)."""

    def refuse(constant: str) -> object:
        raise ValueError(f"{constant} is no JSON")

    try:
        return json.loads(data, parse_constant=refuse)
    except (ValueError, RecursionError) as error:
        raise UnreadableEpisode(f"no line of JSON: {error} (the record is damaged)") from None


def _hidden(value: object, hide: Callable[[str], str]) -> object:
    match value:
        case str():
            return hide(value)
        case dict():
            return {key: _hidden(each, hide) for key, each in value.items()}
        case list():
            return [_hidden(each, hide) for each in value]
        case _:
            return value
