"""Showing a task: what the hands did and what the screen looked like, kept as it happened."""
