"""A task that was shown once: what it says, where it is kept, how it changes."""
