"""Finding out whose error a click beside the target is: the model's, the conversion's or the pointer's."""

NEAR = 12.0  # points beside the middle of a target that still hit it
