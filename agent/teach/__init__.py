"""Teaching: a replay that has halted is shown the step, and learns from it once a person agrees."""
