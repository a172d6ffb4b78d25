"""Teaching a model of the UI-TARS family: from demonstrations and runs to an adapter with a card."""
