"""Critics that learned: they watch a run's history, and say when it is stuck or done already."""
