"""What is kept and what is printed, as JSON and back: actions, decisions, steps, endings, events.

The trap: a generic (un)pickler of dataclasses breaks every old record when a field is renamed, and lets
a file choose which class is made. Here every value is spelled out, by a `match` that the type checker
closes; a value that has variants carries its `kind`. Pictures are never in here, only their size.
"""
