"""What was tried of a correction, what was wanted, and what came, in the window's language."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from agent.teach.table import NOW, SAME, Result, Subject, Trial

translate = QCoreApplication.translate
FAULTS = ("shift", "scale", "theme", "rename", "decoy", "pop-up")
"""What is made of a screen to try a correction on; a test compares them with those that are made."""


def subject_words(subject: Subject) -> str:
    """Say what was tried."""
    now, step = subject.look == NOW, subject.step_id
    if not subject.fault:
        if now:
            return translate("trial", "Branch {step}: on the screen just shown").format(step=step)
        return translate("trial", "Branch {step}: on the screens before it").format(step=step)
    if subject.is_end:
        step = translate("trial", "{step} (end of the drag)").format(step=step)
    if now:
        words = translate("trial", "Step {step}, as just shown: {fault}")
    else:
        words = translate("trial", "Step {step}, as shown before ({look}): {fault}")
    return words.format(step=step, look=subject.look, fault=fault_words(subject.fault))


def fault_words(fault: str) -> str:
    """Say what was made of a screen; what is not known here stays as it is."""
    words = {
        SAME: translate("trial", "unchanged"),
        "shift": translate("trial", "everything moved"),
        "scale": translate("trial", "drawn larger"),
        "theme": translate("trial", "light and dark swapped"),
        "rename": translate("trial", "other words on it"),
        "decoy": translate("trial", "a second one like it"),
        "pop-up": translate("trial", "a dialog over it"),
    }
    return words.get(fault, fault)


def wanted_words(trial: Trial) -> str:
    """Say what must come of a trial."""
    return _result(trial.wanted, of_branch=not trial.subject.fault)


def came_words(trial: Trial) -> str:
    """Say what came of a trial, and where."""
    words = _result(trial.got, of_branch=not trial.subject.fault)
    if trial.at is None:
        return words
    return translate("trial", "{came} at ({x}, {y})").format(
        came=words, x=f"{trial.at.x:.0f}", y=f"{trial.at.y:.0f}"
    )


def _result(result: Result, *, of_branch: bool) -> str:
    if of_branch:
        taken, passed = translate("trial", "taken"), translate("trial", "not taken")
        return taken if result is Result.FOUND else passed
    return {
        Result.FOUND: translate("trial", "found"),
        Result.REFUSED: translate("trial", "not clicked"),
        Result.EITHER: translate("trial", "found or not clicked"),
        Result.ELSEWHERE: translate("trial", "found elsewhere"),
    }[result]
