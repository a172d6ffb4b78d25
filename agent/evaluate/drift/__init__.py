"""How often a replay still works where the screen has changed, on windows that tell what was really done."""
