"""The script in the README is one, and the first that anybody copies."""

from __future__ import annotations

import re
from pathlib import Path

from agent.script.job import jobs_of
from agent.script.plan import plan
from agent.script.reading import read

README = Path(__file__).parents[3] / "agent" / "README.md"


def test_the_script_in_the_readme_has_no_fault(tmp_path: Path) -> None:
    (text,) = re.findall(r"```yaml\n(name:.*?)```", README.read_text(encoding="utf-8"), re.DOTALL)
    source = read(text, folder=tmp_path)
    (job,) = jobs_of([source], {"who": "Bob"})
    assert 'type "Hello, Bob"' in [words for _, _, words in plan(job)]
