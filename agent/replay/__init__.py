"""Doing again what was shown: where each target is now, and whether each step came about."""
