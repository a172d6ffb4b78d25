"""Finds the files that ship with Deixis: icons, translations, weights, samples.

They lie beside the package in a checkout and inside it once installed from a wheel. Whoever writes
`__file__ + "/../assets"` somewhere else is right in one of the two only.
"""

from __future__ import annotations

from pathlib import Path


def path(*parts: str) -> Path:
    """Return the file or folder of this name below `assets`.

    Raises:
        FileNotFoundError: it did not come with this installation.
    """
    package = Path(__file__).resolve().parent
    inside = package / "assets"
    root = inside if inside.is_dir() else package.parent / "assets"
    found = root.joinpath(*parts)
    if not found.exists():
        raise FileNotFoundError(f"'{found}' is missing (it ships with Deixis: install Deixis again)")
    return found
