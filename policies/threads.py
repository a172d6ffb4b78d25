"""Small networks on one thread.

The trap: two threads share a product of 32 numbers and then wait for each other; on a busy machine a pass
that computes for a millisecond waits for seconds. The number of threads is put back: a policy may need them.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import torch


@contextmanager
def one_thread() -> Iterator[None]:
    """Let torch compute on this thread alone."""
    threads = torch.get_num_threads()
    torch.set_num_threads(1)
    try:
        yield
    finally:
        torch.set_num_threads(threads)
