"""How each trainer wants a conversation, and what it is to be told besides.

The traps: LLaMA-Factory counts the words `<image>` and compares that with the pictures, so such words of a
person's are taken apart. It resizes every picture to 768 x 768 pixels unless it is told a larger limit. Like
ms-swift it learns every answer of a conversation unless it is told that only the last one counts; TRL's
`completion` is the last one by itself.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from string import Template
from typing import Any

from agent import assets
from agent.export import Target
from policies.tuning.conversation import Conversation, Image, Said
from policies.ui_tars.prompt import Family
from policies.ui_tars.resize import Profile

MARK = "<image>"
TAKEN_APART = "< image >"
NAME = "deixis"
TEMPLATES: Mapping[str, tuple[str, str]] = {  # LLaMA-Factory's template, ms-swift's type of model
    "ui-tars-1.0": ("qwen2_vl", "qwen2_vl"),
    "ui-tars-1.5": ("qwen2_vl", "qwen2_5_vl"),
    "doubao": ("qwen2_vl", "qwen2_5_vl"),
    "qwen2.5-vl": ("qwen2_vl", "qwen2_5_vl"),
    "qwen3-vl": ("qwen3_vl", "qwen3_vl"),
}


def row_of(conversation: Conversation, target: Target) -> dict[str, Any]:
    """Return an example as a line of the file for this trainer; pictures by their paths."""
    images = [path_of(image) for image in conversation.images]
    match target:
        case "trl" | "parquet":
            *prompt, completion = conversation.turns
            return {
                "prompt": [_in_parts(turn) for turn in prompt],
                "completion": [_in_parts(completion)],
                "images": images,
            }
        case "llamafactory":
            return {"messages": [_in_text(turn) for turn in conversation.turns], "images": images}
        case "swift":
            turns = [
                {**_in_text(turn), **({"loss": turn.learned} if turn.role == "assistant" else {})}
                for turn in conversation.turns
            ]
            last = len(images) - 1
            boxes = [list(box) for box in conversation.boxes]
            objects = {"ref": [], "bbox": boxes, "image_id": [last] * len(boxes)}
            return {"messages": turns, "images": images, "objects": objects}


def extras(target: Target, family: Family, profile: Profile, *, held_out: bool) -> dict[str, str]:
    """Return the files beside the data, by their names: how to begin a training with them."""
    if target == "parquet":
        return {}
    name = {"trl": "train.py", "llamafactory": "train.yaml", "swift": "train.sh"}[target]
    template, kind = TEMPLATES[family.name]
    written = Template(assets.path("training", f"{name}.txt").read_text(encoding="utf-8"))
    text = written.substitute(most=profile.most, least=profile.least, template=template, kind=kind)
    if target != "llamafactory":
        return {name: text}
    sets = {NAME: "train.jsonl", **({f"{NAME}_val": "val.jsonl"} if held_out else {})}
    known = json.dumps({each: _sharegpt(file) for each, file in sets.items()}, indent=2)
    told = f"{text}eval_dataset: {NAME}_val\n" if held_out else text
    return {name: told, "dataset_info.json": f"{known}\n"}


def path_of(image: Image) -> str:
    return f"images/{image.name}.png"


def _in_parts(turn: Said) -> dict[str, Any]:
    parts = [
        {"type": "image", "text": None} if isinstance(part, Image) else {"type": "text", "text": part}
        for part in turn.parts
    ]
    return {"role": turn.role, "content": parts}


def _in_text(turn: Said) -> dict[str, Any]:
    """Return a turn as one text, in which a mark stands for each picture."""
    parts = [MARK if isinstance(part, Image) else part.replace(MARK, TAKEN_APART) for part in turn.parts]
    return {"role": turn.role, "content": "".join(parts)}


def _sharegpt(file: str) -> dict[str, Any]:
    tags = {"role_tag": "role", "content_tag": "content"}
    roles = {"user_tag": "user", "assistant_tag": "assistant", "system_tag": "system"}
    return {
        "file_name": file,
        "formatting": "sharegpt",
        "columns": {"messages": "messages", "images": "images"},
        "tags": {**tags, **roles},
    }
