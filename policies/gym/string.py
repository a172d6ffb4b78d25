"""What people and interfaces say: the tables of concepts and labels, and pairs from programs' catalogues.

python -m policies.gym.string --out build/strings.json
"""

from __future__ import annotations

import argparse
import gettext
import json
import re
import struct
from collections.abc import Iterator
from pathlib import Path

from policies.gym.concept import concepts
from policies.gym.label import learned

_LONGEST = 40  # characters of what is written on a button or a menu
_MARKUP = re.compile(r"[%<>{}\n\\|@=]")
_MNEMONIC = re.compile(r"[_&](?=\w)|\(_?&?\w\)")
_CHINESE = re.compile(r"[\u3400-\u9fff]")


def pairs(folder: Path = Path("/usr/share/locale/zh_CN/LC_MESSAGES")) -> Iterator[tuple[str, str]]:
    """Yield the short texts of every catalogue in a folder, each with its translation, once."""
    seen: set[str] = set()
    for file in sorted(folder.glob("*.mo")):
        try:
            with file.open("rb") as catalogue:
                messages = gettext.GNUTranslations(catalogue)._catalog  # type: ignore[attr-defined]
        except (OSError, ValueError, struct.error):
            continue  # a broken catalogue of some program is no business of ours
        for source, translation in messages.items():
            if not isinstance(source, str) or not isinstance(translation, str):
                continue
            english, chinese = bare(source.rpartition("\x04")[2]), bare(translation)
            if (
                _fits(english)
                and _CHINESE.search(chinese)
                and len(chinese) < _LONGEST
                and english not in seen
            ):
                seen.add(english)
                yield english, chinese


def bare(text: str) -> str:
    """Return the text without the marks of its shortcut key and without its last dots."""
    return _MNEMONIC.sub("", text).rstrip(".…: ").strip()


def _fits(text: str) -> bool:
    return 1 < len(text) <= _LONGEST and _MARKUP.search(text) is None and text[0].isalpha()


def main() -> None:
    """Write the tables and the pairs, English and Chinese, into a file; labels for trying are left out."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, required=True)
    wanted = parser.parse_args()
    found = list(pairs())
    wanted.out.parent.mkdir(parents=True, exist_ok=True)
    table = [{"en": concept.english, "zh": concept.chinese} for concept in concepts()]
    named = [[each.english, each.chinese, each.ways["en"], each.ways["zh"]] for each in learned()]
    kept = json.dumps({"meanings": table, "pairs": found, "labels": named}, ensure_ascii=False)
    wanted.out.write_text(kept, encoding="utf-8")
    print(f"{wanted.out}: {len(found)} pairs, {len(named)} labels")


if __name__ == "__main__":
    main()
