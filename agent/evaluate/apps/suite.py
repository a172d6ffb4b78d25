"""The suite `apps`: pointing at places in real applications, as they tell themselves where their parts are.

The pictures are taken when the suite is first asked for in a folder, and kept there: every policy is tried
on the same ones. The policy gets a picture and a sentence; what the applications told it never sees.
"""

from __future__ import annotations

import sys

from agent import registry
from agent.errors import UsageError
from agent.evaluate.annotation import read_spots
from agent.evaluate.apps import plan as plans
from agent.evaluate.apps.harvest import ITEMS, harvest
from agent.evaluate.spots import Spots
from agent.evaluate.suite import Options
from agent.grounding import load_grounder

SCREEN = "virtual:1280x800"
GROUPS = ("kind", "lang", "toolkit", "app", "look")


def make(options: Options) -> Spots:
    """Return the suite; take its pictures first where its folder is not there. Raises UsageError.

    tasks: names of applications, for a new folder only.
    """
    if options.seeds:
        raise UsageError("the suite 'apps' draws no lots (leave --seeds out)")
    grounder = load_grounder(options.settings, options.control)  # before anything is taken, for its faults
    folder = options.data or options.settings.runs.parent / "apps"
    if not (folder / ITEMS).exists():
        plan = plans.read()
        if left_out := plans.missing(plan):
            _tell(f"not installed and left out: {', '.join(left_out)} (apt install {' '.join(left_out)})")
        harvest(
            plan,
            list(plans.views(plan, options.tasks)),
            folder,
            settings=options.settings.changed(display=SCREEN),
            control=options.control,
            read_tree=registry.load("trees", "local"),
            tell=_tell,
        )
    elif options.tasks:
        raise UsageError(f"'{folder}' has its pictures already (leave --tasks out, or name another --data)")
    return Spots("apps", read_spots(folder, groups=GROUPS), grounder)


def _tell(line: str) -> None:
    print(line, file=sys.stderr, flush=True)
