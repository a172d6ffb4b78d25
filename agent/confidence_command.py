"""The command `deixis confidence`: how sure each policy has to be to act unasked, as it was learned."""

from __future__ import annotations

from typing import Annotated

import typer

from agent.errors import UsageError
from agent.registry import did_you_mean


def confidence(
    reset: Annotated[str, typer.Option(help="Forget what was learned of this policy.")] = "",
) -> None:
    """Show how sure each policy has to be to act unasked, as learned from your yes and no."""
    from agent import settings
    from agent.confidence import Confidence, confidence_beside, forget, learned

    chosen = settings.load()
    file = confidence_beside(chosen.runs)
    known = learned(file)
    if reset:
        if reset not in known:
            near = did_you_mean(reset, list(known))
            raise UsageError(f"nothing was learned of '{reset}'{near} (known: {', '.join(known) or 'none'})")
        forget(file, reset)
        print(f"{reset}: forgotten")
        return
    if not known:
        print("nothing was learned yet (it is, where a run asks you whether a place is right)")
    for policy, each in known.items():
        sure = Confidence(policy, mistakes=chosen.unasked_mistakes, file=file)
        yes = sum(answer.right for answer in each.heard)
        print(
            f"{policy}: asks where it is less than {sure.threshold:.0%} sure "
            f"(of the last {len(each.heard)} answers {yes} were yes)"
        )
    if chosen.unasked_mistakes == 0:
        print("learning is off (set unasked_mistakes to 0.1, say)")
