"""What a task script may say. `deixis script --schema` publishes it as a JSON Schema.

A step is a mapping with one verb (`click`, `type`, `check`, `if`, …) and what belongs to it. Short forms are
written as they are read: `click: Save` is `click: {text: Save}`. Nothing here is evaluated: a text may hold
`{{ name }}`, which is replaced by a value, and that is all.
"""
