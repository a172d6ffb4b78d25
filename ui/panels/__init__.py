"""What opens the agent up: docks that show the readings of the running policy, or of a study."""
