"""Many scripts at once: workers, each with a display and a home folder of its own, here or on a cluster."""
