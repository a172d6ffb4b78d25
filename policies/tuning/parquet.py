"""Rows as Parquet with the pictures inside, which Hugging Face's `datasets` reads as pictures."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

ROWS = 32  # of a group: what is read at once
_TURNS = pa.list_(
    pa.struct(
        [
            ("role", pa.string()),
            ("content", pa.list_(pa.struct([("type", pa.string()), ("text", pa.string())]))),
        ]
    )
)
_TEXT = {"dtype": "string", "_type": "Value"}
_FEATURES = {
    **{
        name: {
            "feature": {
                "role": _TEXT,
                "content": {"feature": {"type": _TEXT, "text": _TEXT}, "_type": "List"},
            },
            "_type": "List",
        }
        for name in ("prompt", "completion")
    },
    "images": {"feature": {"_type": "Image"}, "_type": "List"},
}
SCHEMA = pa.schema(
    [
        ("prompt", _TURNS),
        ("completion", _TURNS),
        ("images", pa.list_(pa.struct([("bytes", pa.binary()), ("path", pa.string())]))),
    ],
    metadata={"huggingface": json.dumps({"info": {"features": _FEATURES}})},
)


def write_parquet(file: Path, rows: Sequence[dict[str, Any]], folder: Path) -> None:
    """Write the rows, group by group; `images` are paths below the folder."""
    with pq.ParquetWriter(file, SCHEMA) as writer:
        for first in range(0, len(rows), ROWS):
            group = [
                {
                    **row,
                    "images": [
                        {"bytes": (folder / path).read_bytes(), "path": Path(path).name}
                        for path in row["images"]
                    ],
                }
                for row in rows[first : first + ROWS]
            ]
            writer.write_table(pa.Table.from_pylist(group, schema=SCHEMA))
