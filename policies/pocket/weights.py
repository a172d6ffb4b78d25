"""Where the weights are: those that ship, or those in the folder that the settings name."""

from __future__ import annotations

from pathlib import Path

from agent import assets
from agent.errors import UsageError
from agent.settings import Settings


def folder_of(settings: Settings) -> Path:
    """Return the folder of the model. Raises UsageError where none shipped."""
    if settings.model:
        return Path(settings.model).expanduser()
    try:
        return assets.path("pocket")
    except FileNotFoundError as error:
        raise UsageError(f"the policy 'pocket' has no weights: {error}") from error
