"""Native GUI models of the UI-TARS family: what they are shown, what they answer, and where they point."""
