"""What the agent expects of its own acts: the next screen, imagined, and how much the real one surprises."""
