"""The policy `pocket`: a small model of our own that knows icons and what people call them.

Two encoders meet in one space of directions: one looks at a small part of the screen, the other reads a
sentence. What is written on the screen is read by the reader that everything here shares, and the
language of `literal` understands it; the model is asked where words are not enough.
"""
