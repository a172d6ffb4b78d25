import json
import subprocess
import sys

import pytest
from typer.testing import CliRunner

from agent.cli import EXIT_CODES, app
from agent.episode import EXIT_CODES as CODES

HEAVY = [
    "torch",
    "transformers",
    "cv2",
    "numpy",
    "onnxruntime",
    "rapidocr",
    "PySide6",
    "pyautogui",
    "pydantic",
]


def test_help_imports_nothing_heavy() -> None:
    probe = (
        "import sys, json\n"
        "from agent import cli\n"
        "sys.argv = ['deixis', '--help']\n"
        "try: cli.main()\n"
        f"finally: print(json.dumps([name for name in {HEAVY!r} if name in sys.modules]))"
    )
    done = subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True, check=False)
    assert json.loads(done.stdout.splitlines()[-1]) == []
    assert "run" in done.stdout


def test_a_run_never_imports_torch() -> None:
    probe = "import sys, agent.work, agent.demo, policies.literal.policy; print('torch' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


def test_every_exit_code_is_documented() -> None:
    text = " ".join(EXIT_CODES.split())
    for code in (*CODES.values(), 2):
        assert f"{code} " in text


@pytest.mark.parametrize("command", ["run", "ground", "report", "list", "doctor", "stop", "demo", "window"])
def test_every_command_has_help(command: str) -> None:
    done = CliRunner().invoke(app, [command, "--help"])
    assert done.exit_code == 0
    assert "Usage" in done.output


def test_nothing_to_list_and_nothing_to_stop_say_so() -> None:
    assert "no episodes yet" in CliRunner().invoke(app, ["list"]).output
    assert "no run is going on" in CliRunner().invoke(app, ["stop"]).output
