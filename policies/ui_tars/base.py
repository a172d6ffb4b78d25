"""The name of a model's weights: what an adapter that was tuned on them is held to.

The trap: a folder's name says nothing, and weights that were merged or tuned further have the same shape.
Reading 15 GB takes a minute, so of each file the size, the beginning and 64 places are read: other weights
differ in nearly every number.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

from agent.errors import UsageError

PLACES = 64
PIECE = 16_384  # bytes
WEIGHTS = ("*.safetensors", "*.bin", "*.pt")


def folder_of(model: str) -> Path:
    """Return the folder of a model, which may be named by its hub id where that is in the cache.

    Raises UsageError.
    """
    folder = Path(model).expanduser()
    if folder.is_dir():
        return folder
    from transformers.utils.hub import cached_file

    try:
        found = cached_file(model, "config.json", local_files_only=True)
    except (OSError, ValueError) as error:
        raise UsageError(f"there is no model '{model}' here (name the folder of a model)") from error
    if found is None:
        raise UsageError(f"there is no model '{model}' here (name the folder of a model)")
    return Path(found).parent


def base_hash(model: str) -> str:
    """Return the name of a model's weights. Raises UsageError where there are none."""
    folder = folder_of(model)
    files = sorted(each for kind in WEIGHTS for each in folder.glob(kind))
    if not files:
        raise UsageError(f"there are no weights in '{folder}' (name the folder of a model)")
    mark = hashlib.blake2b(digest_size=16)
    try:
        for file in files:
            size = file.stat().st_size
            mark.update(f"{file.name} {size}\n".encode())
            with file.open("rb") as stream:
                for place in range(PLACES):
                    stream.seek(place * max(size - PIECE, 0) // (PLACES - 1))
                    mark.update(stream.read(PIECE))
    except OSError as error:
        raise UsageError(f"cannot read the weights in '{folder}': {error} (check the folder)") from error
    return mark.hexdigest()
