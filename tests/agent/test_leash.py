from __future__ import annotations

import socket
import subprocess
import sys


def test_a_command_ends_in_order_when_whoever_started_it_is_gone() -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        address = f"http://127.0.0.1:{silent.getsockname()[1]}/v1"
        command = subprocess.Popen(
            [sys.executable, "-m", "agent.leash", "connect", address],
            stdin=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        call, _ = silent.accept()  # it waits for an answer by now
        _, said = command.communicate()  # which closes its standard input
        call.close()
    assert command.returncode == 130
    assert said.startswith("deixis: stopped")
