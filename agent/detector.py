"""The detector of the settings: whoever needs one asks here, and whoever can do without one, too.

The trap: weights may be missing, and a recording must not be lost for that. But a folder that a person named
and that holds none is a mistake, which is told.
"""

from __future__ import annotations

from agent import registry
from agent.errors import UnknownName, UsageError
from agent.senses import Detector, MakeDetector
from agent.settings import Settings


def detector_of(settings: Settings) -> Detector:
    """Return the detector of the settings. Raises UnknownName; UsageError: it has no weights."""
    make: MakeDetector = registry.load("detectors", settings.detector)
    return make(settings)


def detector_if_there(settings: Settings) -> Detector | None:
    """Return the detector of the settings, None where its own weights are missing; raise as `detector_of`."""
    try:
        return detector_of(settings)
    except UnknownName:
        raise
    except UsageError:
        if settings.detector_model:
            raise
        return None
