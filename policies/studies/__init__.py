"""Measured experiments on this machine, each a generator of Readings."""
