"""Changing what is set, from anywhere in the window.

The trap: the settings in effect are a file under environment variables under flags. Saving them all
would write a flag that was meant for once into the file. So only what was changed here is written.
"""

from __future__ import annotations

from typing import Any

from agent import settings as kept
from agent.settings import Settings


def keep(settings: Settings, **values: Any) -> Settings:
    """Write these values and return what is in effect now. Raises ValidationError, BadSetting, OSError."""
    changed = Settings.model_validate({**settings.model_dump(), **values})
    stored = kept.load(environment={})
    kept.save(Settings.model_validate({**stored.model_dump(), **values}))
    return changed
