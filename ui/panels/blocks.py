"""The words for the parts of the models that act, for the panels of what was taught to them."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication

translate = QCoreApplication.translate


def parts() -> Mapping[str, str]:
    """Return the words for what Readings name; matrices of large models are named as their papers do."""
    return {
        "in": translate("blocks", "what comes in"),
        "among": translate("blocks", "between marks"),
        "listen": translate("blocks", "to the sentence"),
        "think": translate("blocks", "each mark alone"),
        "self_attn": translate("blocks", "attention"),
        "mlp": "MLP",
    }
