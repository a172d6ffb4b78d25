"""The parts of a model, each by its paper: one idea a file, the paper's symbols, torch only, no I/O."""
