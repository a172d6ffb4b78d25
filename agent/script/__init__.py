"""Task scripts: YAML that a person writes, checks in and runs without watching."""
