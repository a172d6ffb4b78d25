"""Training pictures with exact answers, drawn by Qt offscreen: icons, windows, and what people say of them.

The only part of the policies that may draw with Qt, and nothing else imports it: a policy that runs has never
heard of it. What it makes are files of arrays; training reads those, with or without Qt on that machine.
"""
