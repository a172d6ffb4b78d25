"""The settings in the person's language: what each is called, and what it does.

What a setting does is said once, in `agent.settings`; here it is repeated only so that it can be
translated. A test compares the two.
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

translate = QCoreApplication.translate


def groups() -> list[tuple[str, tuple[str, ...]]]:
    """Return the settings by what they are about, in the order of the dialog."""
    return [
        (
            translate("settings", "What decides"),
            (
                "policy",
                "mode",
                "unasked_mistakes",
                "critics",
                "when_stuck",
                "detector",
                "detector_model",
                "snap",
            ),
        ),
        (
            translate("settings", "The model"),
            ("model", "url", "family", "patches", "screenshots", "four_bit", "adapters", "adapters_for"),
        ),
        (translate("settings", "Where it works"), ("display", "monitor", "only_window", "only_region")),
        (
            translate("settings", "Limits"),
            ("max_steps", "max_seconds", "actions_per_minute", "patience_seconds", "settle_seconds"),
        ),
        (translate("settings", "Recording"), ("watcher", "secret_applications", "pause_key")),
        (translate("settings", "This window"), ("language", "theme", "runs")),
    ]


def titles() -> dict[str, str]:
    """Return what each setting is called."""
    return {
        "policy": translate("settings", "Policy"),
        "mode": translate("settings", "Asking"),
        "detector": translate("settings", "Detector"),
        "detector_model": translate("settings", "Detector's weights"),
        "snap": translate("settings", "Snapping"),
        "critics": translate("settings", "Critics"),
        "when_stuck": translate("settings", "When stuck"),
        "model": translate("settings", "Model"),
        "url": translate("settings", "Server"),
        "family": translate("settings", "Family"),
        "patches": translate("settings", "Patches"),
        "screenshots": translate("settings", "Screenshots"),
        "four_bit": translate("settings", "Four bits"),
        "adapters": translate("settings", "Adapters"),
        "unasked_mistakes": translate("settings", "Wrong unasked"),
        "adapters_for": translate("settings", "Adapters in applications"),
        "display": translate("settings", "Display"),
        "monitor": translate("settings", "Monitor"),
        "only_window": translate("settings", "Only in windows named"),
        "only_region": translate("settings", "Only in the region"),
        "max_steps": translate("settings", "Steps"),
        "max_seconds": translate("settings", "Seconds"),
        "actions_per_minute": translate("settings", "Actions a minute"),
        "patience_seconds": translate("settings", "Patience"),
        "settle_seconds": translate("settings", "Settling"),
        "secret_applications": translate("settings", "Secret programs"),
        "watcher": translate("settings", "Watcher"),
        "pause_key": translate("settings", "Pause key"),
        "language": translate("settings", "Language"),
        "theme": translate("settings", "Colours"),
        "runs": translate("settings", "Folder of the runs"),
    }


def descriptions() -> dict[str, str]:
    """Return what each setting does."""
    return {
        "policy": translate("settings", "What decides: the name of a policy."),
        "mode": translate("settings", "Ask before every action, before risky ones, or never."),
        "detector": translate("settings", "What finds widgets: the name of a detector."),
        "detector_model": translate(
            "settings", "The folder of a detector's weights; those that ship where it is empty."
        ),
        "snap": translate(
            "settings", "Move a click that a model gave as a bare point to the middle of its widget."
        ),
        "critics": translate(
            "settings",
            "Who judges each step: names of critics; auto: history, where torch is loaded anyway.",
        ),
        "when_stuck": translate(
            "settings", "Where a critic finds a run stuck: tell it, ask the person, or end the run."
        ),
        "model": translate("settings", "The folder of a model's weights, or its name on the server."),
        "url": translate("settings", "The address of a server, for the policy server."),
        "family": translate("settings", "How the model is talked to; told by its name where that is empty."),
        "patches": translate("settings", "Most patches of a picture that a model gets."),
        "screenshots": translate("settings", "Most screenshots that a model is shown."),
        "adapters": translate(
            "settings",
            "What the model in a folder was taught: adapters that are on, as NAME or NAME:STRENGTH.",
        ),
        "adapters_for": translate(
            "settings",
            "Adapters that are on in one application only, as NAME=WORDS of its name or window's title.",
        ),
        "four_bit": translate(
            "settings", "Keep a model's weights in four bits: less memory, on a CUDA device."
        ),
        "unasked_mistakes": translate(
            "settings",
            "Share of wrong places in what is clicked unasked: how sure to be for that is learned "
            "from your yes and no; 0 learns nothing.",
        ),
        "display": translate(
            "settings", "The screen to work on: real, virtual, virtual:1920x1080, or an X display as :3."
        ),
        "monitor": translate("settings", "A monitor's number, or all."),
        "max_steps": translate("settings", "Most steps of a run; waiting does not count."),
        "max_seconds": translate("settings", "Most seconds of a run."),
        "actions_per_minute": translate("settings", "Most actions a minute."),
        "only_window": translate("settings", "Click and type only in windows whose title holds these words."),
        "only_region": translate("settings", "Click only inside left, top, width, height, in screen points."),
        "patience_seconds": translate("settings", "How long a target may take to appear."),
        "settle_seconds": translate("settings", "Longest wait for the screen to be still."),
        "runs": translate("settings", "Where episodes are kept."),
        "secret_applications": translate(
            "settings", "Programs in which all that is typed is a secret, besides those known as such."
        ),
        "watcher": translate(
            "settings", "Who names what you do while you record: the name of a watcher; empty for nobody."
        ),
        "pause_key": translate(
            "settings", "Pressed before something secret is recorded, and again afterwards."
        ),
        "language": translate("settings", "The language of the window."),
        "theme": translate("settings", "The colours of the window."),
    }


def languages() -> list[tuple[str, str]]:
    """Return the languages; each but the first is named in itself, so that whoever reads it finds it."""
    return [("system", translate("settings", "As the system")), ("en", "English"), ("zh", "中文")]


def themes() -> list[tuple[str, str]]:
    return [
        ("system", translate("settings", "As the system")),
        ("light", translate("settings", "Light")),
        ("dark", translate("settings", "Dark")),
    ]


def stuck_choices() -> list[tuple[str, str]]:
    return [
        ("tell", translate("settings", "Only tell it")),
        ("ask", translate("settings", "Ask the person")),
        ("end", translate("settings", "End the run")),
    ]


def switches() -> list[tuple[str, str]]:
    return [("False", translate("settings", "Off")), ("True", translate("settings", "On"))]
