"""How sure the figures of a trial are: intervals of 95 % for an AUROC, and for how much one is ahead.

The trap: a hundred acts in one window are no hundred tries, for what misleads in it misleads each time. So
whole windows are drawn anew (cluster bootstrap), and for a difference both scores are asked on the same ones.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from agent.evaluate.statistics import Estimate

DRAWS = 400


def interval(
    value: Callable[[NDArray[np.int64]], float],
    windows: NDArray[np.int64],
    *,
    draws: int = DRAWS,
    seed: int = 0,
) -> Estimate:
    """Return a value of acts, given their numbers, with the interval it has over windows.

    windows: in which each act was done (N,). Draws of which there is no value (nan) do not count.
    """
    dice = np.random.default_rng(seed)
    members = [np.flatnonzero(windows == each) for each in np.unique(windows)]
    drawn = [
        value(np.concatenate([members[each] for each in dice.integers(len(members), size=len(members))]))
        for _ in range(draws)
    ]
    low, high = np.nanquantile(drawn, (0.025, 0.975))
    return Estimate(value(np.arange(len(windows))), float(low), float(high))
