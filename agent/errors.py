"""What can go wrong, and whose fault it is.

    DeixisError
    ├── UsageError              the person's words or settings cannot be understood      (exit code 2)
    │   ├── TaskNotUnderstood       the policy's language does not know this sentence
    │   ├── BadSetting              a settings file, variable or flag
    │   ├── UnknownName             no policy, desktop, ... of this name
    │   ├── UnknownKey              no such key on the keyboard
    │   ├── MissingSecret           `${secret:name}` is nowhere to be found
    │   └── UnreadablePicture       a picture file that cannot be opened
    ├── DesktopError            the machine cannot be seen or worked
    │   └── NoDesktop               there is no desktop to work on, and why
    ├── PolicyError             the policy cannot decide
    │   ├── NotShown                what is looked for is not on the screen
    │   ├── Ambiguous               it is there more than once, each as good as the other
    │   └── Contradictory           two ways of looking for it lead to different places
    ├── UnreadableEpisode       an episode folder that is not one
    ├── StoreError              an episode cannot be kept
    └── Stopped                 a person stopped the run: no failure, and never swallowed

A message says what is wrong, with the value, and ends with the remedy in brackets.
"""

from __future__ import annotations


class DeixisError(Exception):
    """Anything that Deixis itself raises."""


class UsageError(DeixisError):
    """What the person asked for cannot be understood."""


class TaskNotUnderstood(UsageError):
    """The policy's language does not know this sentence."""


class BadSetting(UsageError):
    """A setting has an unknown name or a value that does not fit."""


class UnknownName(UsageError):
    """There is no policy, desktop or window of this name."""


class UnknownKey(UsageError):
    """There is no key of this name."""


class MissingSecret(UsageError):
    """A secret is named that neither the environment nor the keyring holds."""


class UnreadablePicture(UsageError):
    """A picture file cannot be opened."""


class DesktopError(DeixisError):
    """The machine could not be seen or worked."""


class NoDesktop(DesktopError):
    """There is no desktop here to work on."""


class PolicyError(DeixisError):
    """The policy could not decide what to do."""


class NotShown(PolicyError):
    """What is looked for is not on the screen, as far as can be seen."""


class Ambiguous(PolicyError):
    """What is looked for is on the screen more than once, and nothing tells which one is meant."""


class Contradictory(PolicyError):
    """Two independent ways of looking for something lead to different places."""


class UnreadableEpisode(DeixisError):
    """A folder holds no episode that can be read."""


class StoreError(DeixisError):
    """An episode cannot be written or deleted."""


class Stopped(DeixisError):
    """The run was stopped by a person."""
