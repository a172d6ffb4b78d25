"""What has become of a demonstration's step while it is replayed: in words, and as a sign."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from agent.demonstration.schema import If, Step, targets_of
from agent.replay.progress import State

translate = QCoreApplication.translate

SIGNS = {
    State.WAITING: "search",
    State.ACTED: "working",
    State.ASKED: "working",
    State.VERIFIED: "done",
    State.UNVERIFIED: "unverified",
    State.PASSED: "next",
    State.TAKEN: "next",
    State.SHOWN: "teach",
    State.LOST: "failed",
    State.UNSEEN: "failed",
    State.CUT_OFF: "stop",
}
"""The icon of each state: no two that mean another thing look alike, whatever their colour."""


def progress_words(step: Step, state: State) -> str:
    """Say what has become of the step."""
    match state:
        case State.WAITING if targets_of(step):
            return translate("replay", "Looking for its target…")
        case State.PASSED if isinstance(step, If):
            return translate("replay", "Not needed")
        case _:
            return _words()[state]


def _words() -> dict[State, str]:
    return {
        State.WAITING: translate("replay", "Waiting…"),
        State.ACTED: translate("replay", "At work…"),
        State.ASKED: translate("replay", "The policy is at work…"),
        State.VERIFIED: translate("replay", "Done and verified"),
        State.UNVERIFIED: translate("replay", "Done, not verified"),
        State.PASSED: translate("replay", "Waited"),
        State.TAKEN: translate("replay", "Taken"),
        State.UNSEEN: translate("replay", "Done, but not as it was shown"),
        State.SHOWN: translate("replay", "Shown by you"),
        State.LOST: translate("replay", "The replay ended here"),
        State.CUT_OFF: translate("replay", "Cut off"),
    }
