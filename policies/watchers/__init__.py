"""Watchers that learned: they look at the screen, without the events, and name what the person is doing."""
